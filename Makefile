# Each target sets up what it needs in .venv; nothing but Python 3.11+, make and git has to be there.
PYTHON ?= python3
ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
else
BIN := .venv/bin
endif
LOWEST := $(subst .venv,.venv-lowest,$(BIN))

.PHONY: demo test test-thorough test-lowest check docs docs-pictures lock clean

demo: .venv/demo-ready
	$(BIN)/wijkplan validate plans
	$(BIN)/wijkplan prioritise plans/2026/soesterkwartier.yaml
	$(BIN)/wijkplan allocate plans/2026/soesterkwartier.yaml

test: .venv/dev-ready
	$(BIN)/python -m pytest -n auto --dist worksteal

# All made-up cases, and the large files with real ballots: many minutes.
test-thorough: export WIJKPLAN_TESTS := thorough
test-thorough: test

# The lowest versions that pyproject.toml allows of what it names itself.
test-lowest: .venv-lowest/ready
	$(LOWEST)/python -m pytest -n auto --dist worksteal

check: .venv/dev-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tools.generate --check
	$(BIN)/wijkplan fmt --check plans
	$(BIN)/wijkplan allocate plans --format json > .venv/advice.json
	$(BIN)/wijkplan verify .venv/advice.json
	$(BIN)/wijkplan verify plans

# Everything that is made from the code: schemas, catalogues, the pages under docs/ that show output.
docs: .venv/dev-ready
	$(BIN)/python -m tools.generate

# Pictures of pages, in Chromium: they differ a little from machine to machine, so they are taken only when asked for.
docs-pictures: .venv/dev-ready
	$(BIN)/python -m tools.screenshots

.venv/bin-ready:
	$(PYTHON) -m venv .venv
	@touch $@

.venv/demo-ready: .venv/bin-ready pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

# What is installed is what was tested: only the files of requirements-dev.txt, known by their hashes.
.venv/dev-ready: .venv/bin-ready pyproject.toml requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --requirement requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@ .venv/demo-ready

# Take the newest versions that pyproject.toml allows, for every Python and system at once.
lock: .venv/bin-ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv>=0.5"
	$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-annotate \
		--extra dev --custom-compile-command "make lock" --output-file requirements-dev.txt pyproject.toml

.venv-lowest/ready: pyproject.toml
	$(PYTHON) -m venv .venv-lowest
	$(LOWEST)/python -m pip install --quiet --disable-pip-version-check "uv>=0.5"
	$(LOWEST)/uv pip compile --quiet --resolution lowest-direct --extra test \
		--output-file .venv-lowest/requirements.txt pyproject.toml
	$(LOWEST)/python -m pip install --quiet --disable-pip-version-check \
		--requirement .venv-lowest/requirements.txt
	$(LOWEST)/python -m pip install --quiet --disable-pip-version-check \
		--no-deps --no-build-isolation --editable .
	@touch $@

clean:
	rm -rf .venv .venv-lowest

# What an organisation that wants to adopt this looks at: every file has a licence, workflows are sound.
.PHONY: public-code build sbom audit
check: public-code
public-code: .venv/dev-ready
	$(BIN)/reuse lint --lines
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/ci.yml .github/workflows/release.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-actions action.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml

# What a release is made of; its tools are an extra, so that nothing else waits for them.
build: .venv/release-ready
	rm -rf dist
	$(BIN)/python -m build
	$(BIN)/twine check --strict dist/*

sbom: .venv/release-ready .venv/runtime-ready
	mkdir -p build
	$(BIN)/cyclonedx-py environment --pyproject pyproject.toml --mc-type application --output-reproducible \
		--output-file build/wijkplan.cdx.json $(RUNTIME)/python

# Asks PyPI which versions have known vulnerabilities; --strict: what it could not look up is a failure too.
audit: .venv/release-ready .venv/runtime-ready
	mkdir -p build
	$(BIN)/python -m pip --python $(RUNTIME)/python freeze --exclude wijkplan > build/runtime.txt
	$(BIN)/pip-audit --strict --no-deps --disable-pip --requirement build/runtime.txt

# An environment with what users get, in the versions that were tested, and nothing else.
RUNTIME := $(subst .venv,.venv/runtime,$(BIN))
.venv/runtime-ready: .venv/bin-ready pyproject.toml requirements-dev.txt
	$(BIN)/python -m venv --clear --without-pip .venv/runtime
	sed -e '/--hash/d' -e 's/ *\\$$//' requirements-dev.txt > .venv/versions.txt
	$(BIN)/python -m pip --python $(RUNTIME)/python install --quiet --disable-pip-version-check \
		--constraint .venv/versions.txt ".[excel,live,pdf,word]"
	@touch $@

.venv/release-ready: .venv/bin-ready pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[release]"
	@touch $@
