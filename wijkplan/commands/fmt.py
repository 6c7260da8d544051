"""``wijkplan fmt``: plans and agendas in one layout, with the same meaning and the same comments."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.common import ERRORS, FINE, Paths, plan_paths, say, styled, width, write
from wijkplan.language import _, plural

if TYPE_CHECKING:
    from wijkplan.files.document import Document


def fmt(
    paths: Paths = None,
    check: Annotated[
        bool, typer.Option("--check", help=_("Schrijf niets; noem de bestanden die een andere opmaak krijgen."))
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help=_("Schrijf niets; laat zien wat er verandert."))] = False,
) -> int:
    """Lay out each file anew, if it then means the same."""
    from wijkplan.commands.changing import replace, show_difference
    from wijkplan.files.reading import read

    files = _files(paths)
    sound = _sound(files)
    good = changed = 0
    for path in sound:
        before = read(path)
        after = _formatted(before)
        if after is None:
            continue
        if after.text == before.text:
            good += 1
            continue
        if diff:
            show_difference(before, after)
        elif not check:
            try:
                replace(before, after)
            except typer.Exit:  # it said why
                continue
        if not diff:
            write(f"{path.as_posix()}\n")
        changed += 1
    refused = len(files) - good - changed
    _summary(changed, good, refused, written=not (check or diff))
    return ERRORS if refused or (check and changed) else FINE


def _files(paths: list[Path] | None) -> list[Path]:
    """The plans, and the agendas that are named or lie below a folder."""
    from wijkplan.files.discovery import AGENDA, default_paths

    plans = plan_paths(paths)
    folders = [path for path in paths or default_paths() if path.is_dir()]
    agendas = [
        agenda
        for folder in folders
        for agenda in folder.rglob(AGENDA)
        if not any(part.startswith(".") for part in agenda.relative_to(folder).parts)
    ]
    return sorted({*plans, *agendas})


def _sound(files: list[Path]) -> list[Path]:
    """The files without errors; those of the others are shown."""
    from wijkplan.checks.run import check
    from wijkplan.report.findings_text import as_text

    errors = [f for f in check(files).findings() if f.severity == "error" and f.path in files]
    styled(as_text(errors, width()), err=True)
    faulty = {finding.path for finding in errors}
    for path in sorted(faulty):
        say(_("wijkplan: {path} heeft fouten en is niet opgemaakt.").format(path=path))
    return [path for path in files if path not in faulty]


def _formatted(before: Document) -> Document | None:
    """The file in its layout; None, with a message, where something would not stay the same."""
    from wijkplan.files.discovery import AGENDA
    from wijkplan.files.layout import LayoutError
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.layout import formatted
    from wijkplan.plan.plan import Plan

    try:
        after = formatted(Agenda if before.path.name == AGENDA else Plan, before)
    except LayoutError:
        text = _("wijkplan: {path} is niet opgemaakt, want dan bleef niet alles hetzelfde. Er is niets veranderd.")
        say(text.format(path=before.path))
        return None
    moved = _moved(before, after)
    for line in moved:
        text = _(
            "wijkplan: {path} is niet opgemaakt. De opmerking met 'negeer' op regel {line} is voor die hele regel."
        )
        say(text.format(path=before.path, line=line))
        say(_("Zet die opmerking eerst bij één waarde: erachter, of op de regel erboven."))
    return None if moved else after


def _moved(before: Document, after: Document) -> list[int]:
    """The lines with a comment that would switch rules off for other keys or values than it does."""
    from wijkplan.checks.suppress import suppressions
    from wijkplan.files.comments import roads_by_line

    was, becomes = roads_by_line(before), roads_by_line(after)
    stay = Counter((s.names, s.reason, frozenset(becomes[s.line])) for s in suppressions(after))
    lines = []
    for comment in suppressions(before):
        about = comment.names, comment.reason, frozenset(was[comment.line])
        stay[about] -= 1
        if stay[about] < 0:
            lines.append(comment.span.line)
    return lines


def _summary(changed: int, good: int, refused: int, *, written: bool) -> None:
    words = [
        plural(changed, "{n} bestand opgemaakt", "{n} bestanden opgemaakt")
        if written
        else plural(changed, "{n} bestand krijgt een andere opmaak", "{n} bestanden krijgen een andere opmaak"),
        plural(good, "{n} bestand was al goed", "{n} bestanden waren al goed"),
        plural(refused, "{n} bestand overgeslagen", "{n} bestanden overgeslagen"),
    ]
    told = [word for word, count in zip(words, (changed, good, refused), strict=True) if count]
    say(", ".join(told) + ".")
