"""``wijkplan results``: write down what came of it, and see what has no account yet."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell import completing
from wijkplan.commands.shell.options import amount as euros_typed
from wijkplan.commands.shell.options import choice, cijfer, day, whole
from wijkplan.commands.shell.rendering import Dialect, DialectOption, Format, FormatOption, output
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, accepted, made_of_sound, not_called, say, show
from wijkplan.desk import results as desk
from wijkplan.desk.editing import Sound, cannot_edit, open_sound_plan
from wijkplan.desk.missing import PLAN
from wijkplan.desk.result_refused import command, option, why_not
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.account.unaccounted import PlanUnaccounted
    from wijkplan.checks.file import Checked
    from wijkplan.desk.results import Subject, Told
    from wijkplan.report.account.unaccounted import Listed
    from wijkplan.report.draw.pieces import Pieces
    from wijkplan.yamltext.document import Document


class Status(StrEnum):
    """How a voorstel can stand once something came of it."""

    loopt = "loopt"
    klaar = "klaar"
    gestopt = "gestopt"


def results(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="PATHS|ID",
            help=_("Het plan, en daarna een voorstel of een effect. Met --missing: bestanden of mappen."),
            autocompletion=completing.results,
        ),
    ] = None,
    besteed: Annotated[
        int | None,
        typer.Option(parser=euros_typed, metavar=_("BEDRAG"), help=_("Hoeveel van het toegekende geld is uitgegeven.")),
    ] = None,
    bereikt: Annotated[
        int | None,
        typer.Option(parser=whole(0, 999_999_999), metavar=_("AANTAL"), help=_("Hoeveel bewoners er zijn bereikt.")),
    ] = None,
    doelgroepen: Annotated[
        str | None,
        typer.Option(
            metavar=_("GROEPEN"),
            help=_("Welke doelgroepen zijn bereikt: een,twee."),
            autocompletion=completing.of_field("doelgroepen"),
        ),
    ] = None,
    waardering: Annotated[
        str | None,
        typer.Option(parser=cijfer, metavar=_("CIJFER"), help=_("Het cijfer van de deelnemers, van 0 tot 10.")),
    ] = None,
    verhaal: Annotated[
        str | None, typer.Option(metavar=_("TEKST"), help=_("Wat het heeft gebracht, of wat er achter het cijfer zit."))
    ] = None,
    geleerd: Annotated[
        str | None, typer.Option(metavar=_("TEKST"), help=_("Wat een volgende keer anders moet."))
    ] = None,
    verantwoord: Annotated[
        str | None,
        typer.Option(parser=day, metavar=_("DATUM"), help=_("Wanneer dit is opgeschreven; zonder: vandaag.")),
    ] = None,
    status: Annotated[Status | None, choice(Status, _("Hoe het met het voorstel staat."))] = None,
    gemeten: Annotated[
        str | None,
        typer.Option(metavar=_("METING"), help=_("Van een effect: 44%, 1 op de 5, 7,2 of een paar woorden.")),
    ] = None,
    jaar: Annotated[
        int | None, typer.Option(parser=whole(2000, 2100), metavar=_("JAAR"), help=_("Het jaar van de meting."))
    ] = None,
    aantal: Annotated[
        int | None,
        typer.Option(parser=whole(1, 999_999_999), metavar=_("AANTAL"), help=_("Aan hoeveel mensen het is gevraagd.")),
    ] = None,
    bijdrage: Annotated[
        str | None, typer.Option(metavar=_("TEKST"), help=_("Waarom je denkt dat jullie werk hielp."))
    ] = None,
    andere_oorzaken: Annotated[
        str | None, typer.Option(metavar=_("TEKST"), help=_("Waar het ook door kan komen."))
    ] = None,
    let_op: Annotated[str | None, typer.Option(metavar=_("TEKST"), help=_("Wat vergelijken moeilijk maakt."))] = None,
    missing: Annotated[
        bool, typer.Option("--missing", help=_("Laat zien wat nog niet is verantwoord, per organisatie."))
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help=_("Met --missing: eindig met code 1 als er iets ontbreekt."))
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Vraag niets."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat alleen zien wat er zou veranderen."))] = False,
    format: FormatOption = Format.text,  # noqa: A002
    dialect: DialectOption = Dialect.en,
) -> int:
    """Record what came of a voorstel or an effect, or show what has no account yet."""
    from wijkplan.commands.shell.asking import somebody_there
    from wijkplan.plan.reading.money import as_text

    given = {
        "besteed": None if besteed is None else as_text(besteed),
        "bereikt": bereikt,
        "doelgroepen": doelgroepen,
        "waardering": waardering,
        "verhaal": verhaal,
        "geleerd": geleerd,
        "verantwoord": verantwoord,
        "status": status,
        "gemeten": gemeten,
        "jaar": jaar,
        "aantal": aantal,
        "bijdrage": bijdrage,
        "andere_oorzaken": andere_oorzaken,
        "let_op": let_op,
    }
    told = {key: str(value) for key, value in given.items() if value is not None}
    words = paths or []
    if missing and not told:
        return _missing([Path(word) for word in words] or None, format, dialect, check=check)
    asks = not (yes or missing) and somebody_there()
    if problem := _wrong_use(words, told, asks=asks, missing=missing, check=check):
        say(problem)
        return WRONG_USE
    opened = accepted(open_sound_plan(Path(words[0])))
    return _tell(opened, words[1] if len(words) > 1 else None, told, asks=asks, dry_run=dry_run)


def _wrong_use(words: list[str], told: dict[str, str], *, asks: bool, missing: bool, check: bool) -> str | None:
    """What is wrong with what was asked."""
    if missing:
        text = _("wijkplan: met --missing schrijf je niets op; laat {option} weg.")
        return text.format(option=option(next(iter(told))))
    if check:
        return _("wijkplan: --check hoort bij --missing.")
    if not words or len(words) > 2:
        text = _("wijkplan: noem één plan en daarna één voorstel of effect, zoals: {example}")
        return text.format(example=command("results", PLAN, "soep-op-dinsdag"))
    if len(words) == 1 and not asks:
        text = _("wijkplan: noem een voorstel of een effect. Wat nog ontbreekt, zie je met: {command}")
        return text.format(command=command("results", words[0], "--missing"))
    if not told and not asks:
        text = _("wijkplan: zeg wat ervan kwam, zoals {voorstel}; of bij een effect {effect}.")
        return text.format(voorstel="--besteed 3400 --bereikt 131", effect="--gemeten 44%")
    return None


def _tell(opened: Sound, wanted: str | None, given: dict[str, str], *, asks: bool, dry_run: bool) -> int:
    """Write down what came of this; somebody who did not give the whole account is asked for the rest."""
    from wijkplan.commands.shell.asking_results import asked_results, asked_subject
    from wijkplan.plan.naming import Unknown
    from wijkplan.yamltext.editing import EditError

    path = opened.document.path
    stop = _("Met Ctrl-C stop je; dan verandert er niets.")
    if asks and wanted is None:
        say(stop)
    word = asked_subject(opened) if wanted is None else wanted
    subject = desk.subject_called(opened.plan, word)
    if isinstance(subject, Unknown):
        text = _("wijkplan: {file}: geen voorstel of effect heeft de id '{name}'.").format(file=path, name=word)
        say(not_called(text, subject))
        return WRONG_USE
    try:
        told = _in_notation(opened, subject, given)
        if problem := why_not(opened, subject, told):
            say(problem)
            return WRONG_USE
        if asks and (not told or subject.lacks(told)):
            if wanted is not None:
                say(stop)
            told = asked_results(opened, subject, told)
        after = desk.written_down(opened, subject, told)
        if after.text == opened.document.text:
            say(_("{path}: dit staat er al; er is niets veranderd.").format(path=path))
            return FINE
        if not subject.is_effect and "verantwoord" not in told and told.keys() & set(desk.VOORSTEL):
            from wijkplan.plan.reading import dates

            told = {**told, "verantwoord": dates.today().isoformat()}
            after = desk.written_down(opened, subject, told)
    except EditError as error:
        say(cannot_edit(error, path))
        return ERRORS
    return _record(opened, after, subject, told, dry_run=dry_run)


def _in_notation(opened: Sound, subject: Subject, given: dict[str, str]) -> Told:
    """What was given as a plan has it, with an id in the place of every naam.

    Raises:
        typer.Exit: 2 where something is empty.
    """
    from wijkplan.plan.writing.places import typed

    told: Told = {}
    for key, text in given.items():
        where = subject.place(key)
        value = typed(where, text)
        if value is None:
            say(_("wijkplan: wat je bij {option} geeft is leeg of heeft vreemde tekens.").format(option=option(key)))
            raise typer.Exit(WRONG_USE)
        told[key] = opened.ids(where, value)
    return told


def _record(opened: Sound, after: Document, subject: Subject, told: Told, *, dry_run: bool) -> int:
    """Write it, and say what was written, what is left of the money, and what the plan still lacks."""
    from wijkplan.commands.shell.changing import write_changed

    write_changed(opened, after, subject.where, dry_run=dry_run)
    found = None if dry_run else desk.missing_after(opened, after)
    if found is not None:
        from wijkplan.report.account.unaccounted import after as said_after
        from wijkplan.report.plan import answers_text

        lines, missing = found
        line = None if subject.is_effect else lines.get(subject.item.id)
        rows = [(key, _shown(opened.document, subject, key), _shown(after, subject, key)) for key in told]
        show(answers_text.told(subject.name, [row for row in rows if row[1] != row[2]]))
        kept = [f"{key} {value}" for key in ("jaar", "aantal") if (value := _shown(after, subject, key))]
        if subject.is_effect and "gemeten" in told and kept and not told.keys() & {"jaar", "aantal"}:
            say(_("Bij de meting bleef staan: {kept}. Klopt dat nog?").format(kept=", ".join(kept)))
        for sentence in said_after(line, missing):
            say(sentence)
    return FINE


def _shown(document: Document, subject: Subject, key: str) -> str:
    from wijkplan.report.account.unaccounted import value

    return value(key, desk.value_of(document, subject, key))


def _missing(paths: list[Path] | None, form: Format, dialect: Dialect, *, check: bool) -> int:
    """Show what has no account yet in these plans."""
    from wijkplan.account.unaccounted import together
    from wijkplan.report.account import unaccounted as report

    out = output(form, dialect)
    made, code = made_of_sound(paths, _of_plan)
    found = together(plan for plan, _secrets in made)
    secrets = frozenset(secret for _plan, own in made for secret in own)
    out.render(report.Listed(found, secrets), report, _on_screen)
    return ERRORS if check and found else code


def _of_plan(checked: Checked) -> tuple[PlanUnaccounted, frozenset[str]]:
    """What one plan lacks, made where the plan is checked: the plan itself is not kept."""
    from wijkplan.account.unaccounted import of_plan
    from wijkplan.desk.loading import named

    [(name, plan, agenda)] = named([checked])
    return of_plan(name, plan, agenda), checked.secrets


def _on_screen(one: Listed) -> Pieces:
    from wijkplan.report.account import unaccounted_text

    return unaccounted_text.show(one)
