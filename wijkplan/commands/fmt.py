"""``wijkplan fmt``: plans and agendas in one layout, with the same meaning and the same comments."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.speaking import ERRORS, FINE, Paths, plan_paths, say, show_findings, tell
from wijkplan.language import _, plural

if TYPE_CHECKING:
    from wijkplan.yamltext.document import Document, Where


def fmt(
    paths: Paths = None,
    check: Annotated[
        bool, typer.Option("--check", help=_("Schrijf niets; noem de bestanden die een andere opmaak krijgen."))
    ] = False,
    diff: Annotated[bool, typer.Option("--diff", help=_("Schrijf niets; laat zien wat er verandert."))] = False,
) -> int:
    """Lay out each file anew, if it then means the same."""
    from wijkplan.commands.shell.changing import replace, show_difference
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
            tell(path.as_posix())
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
    from wijkplan.checks.error_rules import ONLY_ERRORS
    from wijkplan.checks.run import check

    found = [finding for finding in check(files, ONLY_ERRORS).findings() if finding.path in files]
    show_findings(found)
    faulty = {finding.path for finding in found}
    for path in sorted(faulty):
        say(_("wijkplan: {path} heeft fouten en is niet opgemaakt.").format(path=path))
    return [path for path in files if path not in faulty]


def _formatted(before: Document) -> Document | None:
    """The file in its layout; None, with a message, where something would not stay the same."""
    from wijkplan.desk.editing import as_written
    from wijkplan.files.discovery import AGENDA
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.plan import Plan
    from wijkplan.plan.writing.notation import formatted
    from wijkplan.yamltext.reformat import LayoutError

    try:
        after = formatted(Agenda if before.path.name == AGENDA else Plan, before)
    except LayoutError:
        text = _("wijkplan: {path} is niet opgemaakt, want dan bleef niet alles hetzelfde. Er is niets veranderd.")
        say(text.format(path=before.path))
        return None
    if moved := _moved(before, after):
        text = _(
            "wijkplan: {path} is niet opgemaakt. De opmerking met 'negeer' op regel {line} zou voor iets anders gelden."
        )
        for line in moved:
            say(text.format(path=before.path, line=line))
        say(_("Zet die opmerking eerst bij één ding: erachter met een spatie ervoor, of op de regel erboven."))
        return None
    was, becomes = _said(before, as_written(after))
    if was != becomes:
        codes = ", ".join(sorted({code for code, _where, _message in (was - becomes) + (becomes - was)}))
        text = _("wijkplan: {path} is niet opgemaakt: validate zou er daarna iets anders van zeggen ({codes}).")
        say(text.format(path=before.path, codes=codes))
        return None
    return after


def _moved(before: Document, after: Document) -> list[int]:
    """The lines with a comment that would switch rules off for other keys or values than it does."""
    was, becomes = _switched_off(before), _switched_off(after)
    differ = {*(was - becomes), *(becomes - was)}
    words = {words for words, _about in differ}
    return [number for number, line in enumerate(before.lines, start=1) if any(line.endswith(said) for said in words)]


def _switched_off(document: Document) -> Counter[tuple[str, frozenset[Where]]]:
    """Each comment that switches rules off, and the roads to what begins on the line that it is for."""
    from wijkplan.checks.suppression import suppressions
    from wijkplan.yamltext.comments import roads_by_line

    roads = roads_by_line(document)
    return Counter(
        (found.text[found.span.column - 1 :], frozenset(roads[found.line])) for found in suppressions(document)
    )


def _said(before: Document, after: Document) -> list[Counter[tuple[str, str, str]]]:
    """What ``validate`` says about a file before and after: code, place and message."""
    from wijkplan.desk.editing import checked

    opened = checked(before)
    said = (opened.findings, opened.changed(after).findings)
    return [Counter((finding.code, finding.where, str(finding.message)) for finding in some) for some in said]


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
