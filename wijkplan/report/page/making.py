"""A plan that was checked becomes its documents, in the form that was asked for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from wijkplan.account.account import account
from wijkplan.allocate import Question
from wijkplan.allocate import allocate as divide
from wijkplan.checks.file import Checked
from wijkplan.checks.pressed import Pressed
from wijkplan.desk.dividing import ballots, divided
from wijkplan.desk.loading import named
from wijkplan.desk.refused import Refused
from wijkplan.git.made_from import Revisions
from wijkplan.language import N_, _
from wijkplan.outcome.result import Allocation
from wijkplan.plan.plan import Plan
from wijkplan.prioritise import rank
from wijkplan.report.page.blocks import Document, Link
from wijkplan.report.page.documents.city import city
from wijkplan.report.page.documents.commissioner.commissioner import commissioner
from wijkplan.report.page.documents.residents import residents
from wijkplan.report.page.forms import LINKED, Style, written
from wijkplan.report.page.places import Places, Reader
from wijkplan.report.page.reported import Reported
from wijkplan.report.page.wijken import CityPage, WijkPage, wijk_page
from wijkplan.verify import each_once, verify, verify_decisions
from wijkplan.verify.claim_of import claim_of
from wijkplan.whatif.departures import departures

DOCUMENTS = {"bewoners": residents, "opdrachtgever": commissioner}
OTHER = {"bewoners": N_("De pagina voor bewoners"), "opdrachtgever": N_("De pagina voor de opdrachtgever")}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of some plans."""

    readers: tuple[Reader, ...]
    places: Places
    style: Style
    revisions: Revisions
    has_city: bool
    """Whether there is a page of all wijken together."""


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a plan."""

    pages: tuple[tuple[PurePosixPath, Pressed[bytes]], ...]
    wijk: WijkPage
    gemeente: str
    """As its agenda or the plan names it; empty where neither does."""


@dataclass(frozen=True, slots=True)
class NotMade:
    """Why nothing was made of a plan without errors: its money cannot be divided."""

    plan: Path
    why: Refused


def made(wanted: Wanted, checked: Checked) -> Made | NotMade:
    """The documents of a plan without errors, or why there are none."""
    [(name, plan, agenda)] = named([checked])
    allocation = divided(partial(divide, plan, agenda), Question(), name, plan, agenda)
    if isinstance(allocation, Refused):
        return NotMade(checked.path, allocation)
    one = _reported(wanted, checked, plan, allocation)
    paths = {reader: wanted.places.page(checked.path, reader) for reader in wanted.readers}
    form, style = wanted.places.form, wanted.style
    pages = tuple(
        (path, Pressed.of(written(_with_links(DOCUMENTS[reader](one), wanted, paths, reader), form, style)))
        for reader, path in paths.items()
    )
    hrefs: dict[Reader, str] = {reader: path.as_posix() for reader, path in paths.items() if form in LINKED}
    return Made(pages, wijk_page(one, hrefs), one.accounted.hidden(agenda.gemeente or plan.gemeente or ""))


def city_page(wanted: Wanted, found: tuple[Made, ...], left_out: tuple[Path, ...]) -> bytes:
    """The page of all wijken; the plans that nothing was made of are named on it."""
    gemeenten = {one.gemeente for one in found if one.gemeente}
    gemeente = gemeenten.pop() if len(gemeenten) == 1 else ""
    page = CityPage(tuple(one.wijk for one in found), gemeente, tuple(map(wanted.places.named, left_out)))
    return written(city(page), wanted.places.form, wanted.style)


def _reported(wanted: Wanted, checked: Checked, plan: Plan, allocation: Allocation) -> Reported:
    agenda = checked.agenda
    promises = verify(plan, agenda, claim_of(plan, allocation), ballots(checked.path.as_posix(), plan))
    return Reported(
        bestand=wanted.places.named(checked.path),
        account=account(plan, agenda),
        allocation=allocation,
        promises=each_once(promises, verify_decisions(plan, agenda)),
        revision=_in_words(wanted.revisions, checked.path),
        secrets=checked.secrets,
        departures=departures(plan, rank(plan, agenda)),
    )


def _in_words(revisions: Revisions, plan: Path) -> str:
    commit, otherwise = revisions.of(plan)
    if otherwise == "new":
        return _("nog niet vastgelegd")
    if otherwise == "changed":
        return _("{versie}, daarna veranderd").format(versie=commit)
    return commit


def _with_links(document: Document, wanted: Wanted, paths: dict[Reader, PurePosixPath], reader: Reader) -> Document:
    """The document with the way to the other page of its plan, and to all wijken."""
    return replace(document, foot=(*document.foot, *_links(wanted, paths, reader)))


def _links(wanted: Wanted, paths: dict[Reader, PurePosixPath], reader: Reader) -> Iterator[Link]:
    if wanted.places.form not in LINKED:
        return
    for other, path in paths.items():
        if other != reader:
            yield Link(_(OTHER[other]), path.name)
    if wanted.has_city:
        yield Link(_("Alle wijken"), "../" * (len(paths[reader].parts) - 1) + wanted.places.city.as_posix())
