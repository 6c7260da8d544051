"""``wijkplan import stemmen``: the ballots of a meeting become a voice in a plan."""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.changing import write_changed
from wijkplan.commands.shell.options import one_of
from wijkplan.commands.shell.sources import is_file
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, accepted, not_called, say, tell, tell_refused
from wijkplan.desk.editing import Opened, open_sound_plan
from wijkplan.desk.refused import needs_extra
from wijkplan.language import N_, _, plural

if TYPE_CHECKING:
    from wijkplan.exchange.stemmen import Column, Stemmen, StemmenError
    from wijkplan.plan.plan import Plan
    from wijkplan.yamltext.document import Document, Where

_EXAMPLE = N_("wijkplan import stemmen stemmen.csv --plan plans/2026/mijnwijk.yaml --stem wijk")
_MOST = 40  # lines about heads that are not known

_REASONS = {
    "too-large": N_("het bestand is groter dan {limit} MiB"),
    "not-csv": N_("de tabel is niet te lezen; kijk of elk aanhalingsteken een tweede heeft"),
    "no-text": N_("dit is geen tabel met tekst; bewaar die als csv of xlsx"),
    "too-many-rows": N_("er zijn meer dan {limit} rijen; maak er kleinere tabellen van"),
    "too-many-columns": N_("er zijn meer dan {limit} kolommen; haal weg wat er niet bij hoort"),
    "too-many-cells": N_("er zijn meer dan {limit} cellen; maak er kleinere tabellen van"),
    "long-line": N_("een regel heeft meer dan {limit} tekens; haal weg wat er niet bij hoort"),
    "open-quote": N_("een cel is te lang; er staat vast een aanhalingsteken te veel"),
    "long-head": N_("een kop heeft meer dan {limit} tekens; zet er de naam van een thema of voorstel"),
    "formula": N_("er staat een formule zonder uitkomst; zet de uitkomst er zelf neer"),
    "empty": N_("er staan geen stemmen in"),
    "personal": N_("de kop '{text}' noemt gegevens van personen; laat die kolom weg"),
    "no-columns": N_("er is geen kolom met een thema of voorstel"),
    "no-head": N_("een kolom heeft geen kop"),
    "double-head": N_("de kop '{text}' staat er twee keer"),
    "not-anonymous": N_("in de eerste kolom hoort een nummer, geen naam of adres"),
    "twice": N_("deelnemer {text} staat er twee keer"),
    "no-votes": N_("bij '{text}' heeft niemand iets ingevuld"),
    "no-figure": N_("'{text}' bij '{head}' is geen cijfer en geen kruisje"),
    "above-ten": N_("{text} bij '{head}' is meer dan 10; een cijfer gaat van 0 tot en met 10"),
}


class Stem(StrEnum):
    """Whose voice it is."""

    wijk = "wijk"
    aanbieder = "aanbieder"


def stemmen(
    file: Annotated[Path, typer.Argument(metavar="CSV", help=_("De tabel: een rij per deelnemer (csv of xlsx)."))],
    plan: Annotated[Path, typer.Option(metavar="FILE", help=_("Het plan waar de stem in komt."))],
    stem: Annotated[Stem, typer.Option(parser=one_of(Stem), metavar="wijk|aanbieder", help=_("Wiens stem het is."))],
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat alleen zien wat het zou worden."))] = False,
) -> int:
    """Compute the mean of each column, show turnout and spread, and write ``prioriteit`` into the plan."""
    if not all(is_file(path, _(_EXAMPLE)) for path in (file, plan)):
        return WRONG_USE
    ballots = _read(file)
    opened = accepted(open_sound_plan(plan))
    if ballots is None:
        return ERRORS
    places = _places(file, opened.plan, ballots)
    if places is None:
        return ERRORS
    changed = _changed(opened, places, stem.value)
    if changed is None:
        return ERRORS
    if not dry_run:
        write_changed(opened, changed)
    _show(ballots, places)
    if dry_run:
        return FINE
    say(_("De stem '{stem}' staat in {path}.").format(stem=stem.value, path=plan))
    return FINE


def _read(file: Path) -> Stemmen | None:
    from wijkplan.exchange.stemmen import StemmenError, read
    from wijkplan.exchange.tables.package import WorkbookError

    try:
        return read(file)
    except StemmenError as error:
        say(_failure(file, error))
    except WorkbookError as error:
        say(_("wijkplan: {place}: {why}. Er is niets veranderd.").format(place=file, why=error.message))
    except ImportError:
        tell_refused(needs_extra("excel"))
        say(_("Of bewaar de tabel als csv."))
    except OSError as error:
        say(
            _("wijkplan: {path} is niet te lezen of te schrijven: {why}.").format(
                path=file, why=error.strerror or error
            )
        )
    return None


def _failure(file: Path, error: StemmenError) -> str:
    place = f"{file}:{error.row}" if error.row else str(file)
    why = _(_REASONS[error.kind]).format_map(error.values)
    return _("wijkplan: {place}: {why}. Er is niets veranderd.").format(place=place, why=why)


def _places(file: Path, plan: Plan, ballots: Stemmen) -> list[tuple[Column, Where]] | None:
    """Where each column belongs: a thema or voorstel with that id or that name."""
    from wijkplan.plan.naming import Names, Unknown, pairs
    from wijkplan.plan.reading.ids import slug

    known: dict[str, Where] = {}
    for section in ("interventies", "bewonersinitiatieven", "themas"):
        known |= {item.id: (section, n) for n, item in enumerate(getattr(plan, section))}
    things = pairs((*plan.themas, *plan.voorstellen))
    names, loosely = Names(things), Names((name, slug(naam)) for name, naam in things)

    def meant(head: str) -> str | Unknown:
        found = names.called(head)
        likely = loosely.called(slug(head))  # people leave out accents and signs
        return likely if isinstance(found, Unknown) and not found.shared and isinstance(likely, str) else found

    places, unknown, strange = [], False, 0
    if isinstance(meant(ballots.eerste_kop), str):
        unknown = True
        text = _("wijkplan: {file}: de eerste kolom is voor een nummer per deelnemer, en daar staat '{head}'.")
        say(text.format(file=file, head=ballots.eerste_kop) + " " + _("Zet er een kolom met nummers voor."))
    for column in ballots.columns:
        found = meant(column.kop)
        if isinstance(found, Unknown):
            unknown = True
            strange += 1
            if strange > _MOST:
                continue
            text = _("wijkplan: {file}: geen thema of voorstel heet '{head}'.").format(file=file, head=column.kop)
            say(not_called(text, found))
        else:
            places.append((column, known[found]))
    if strange > _MOST:
        say(_("wijkplan: {file}: en nog {n} zulke regels.").format(file=file, n=strange - _MOST))
    if len({where for _column, where in places}) < len(places):
        say(_("wijkplan: {file}: twee kolommen gaan over hetzelfde thema of voorstel.").format(file=file))
        unknown = True
    return None if unknown else places


def _rounded(mean: Fraction) -> Fraction:
    """To one decimal, halves up."""
    return Fraction((20 * mean.numerator + mean.denominator) // (2 * mean.denominator), 10)


def _changed(opened: Opened, places: list[tuple[Column, Where]], stem: str) -> Document | None:
    """The plan with the new figures; None where its layout does not let them be put in without a doubt."""
    from wijkplan.yamltext.editing import Edit, EditError, edited

    edits, heads = [], {}
    for column, where in places:
        figure = _rounded(column.gemiddeld)
        text = str(figure) if figure.denominator == 1 else f"{float(figure):.1f}"
        edits.append(Edit((*where, "prioriteit", stem), text))
        heads[edits[-1].where] = column.kop
    try:
        return edited(opened.document, edits, opened.order)
    except EditError as error:
        why = _("wijkplan: in {path} is geen goede plek voor het cijfer van '{head}'. Er is niets veranderd.")
        say(why.format(path=opened.document.path, head=heads.get(error.roads[0], "")))
        say(_("Schrijf daar zelf 'prioriteit: {{wijk: 5}}', en probeer het opnieuw.").format())
        return None


def _show(ballots: Stemmen, places: list[tuple[Column, Where]]) -> None:
    """A line for each column: the mean, how many filled it in, and how far they were apart."""
    from wijkplan.language.numbers import number

    tell(plural(ballots.deelnemers, "{n} deelnemer", "{n} deelnemers"))
    for column, _where in places:
        low, high = min(column.cijfers), max(column.cijfers)
        spread = (
            plural(sum(figure == 10 for figure in column.cijfers), "{n} kruisje", "{n} kruisjes")
            if column.crosses
            else plural(len(column.cijfers), "{n} cijfer", "{n} cijfers")
            + _(", van {low} tot {high}").format(low=number(low, 1), high=number(high, 1))
        )
        tell(f"  {number(_rounded(column.gemiddeld), 1):>5}  {column.kop} ({spread})")
