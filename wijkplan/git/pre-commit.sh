#!/bin/sh
# wijkplan git-setup --undo
git diff --cached --quiet -- {folder} ':(glob)**/agenda.yaml' ':(glob)**/*.pb' && exit 0
copy=$(mktemp -d) || exit 1
trap 'rm -rf "$copy"' EXIT
git ls-files -z -- {folder} ':(glob)**/agenda.yaml' ':(glob)**/*.pb' | git checkout-index -z --stdin --prefix="$copy/" || exit 1
mkdir "$copy/.git" && cd "$copy" || exit 1
[ -e {folder} ] || exit 0
{program} validate --quiet {folder}
