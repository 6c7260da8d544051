"""A plan that was checked becomes its documents, in the form that was asked for."""

from __future__ import annotations

import os
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
from wijkplan.git.made_from import Revision
from wijkplan.language import N_, _
from wijkplan.outcome.result import Allocation
from wijkplan.plan.plan import Plan
from wijkplan.prioritise import rank
from wijkplan.report.page.blocks import Document, Link
from wijkplan.report.page.documents.city import city
from wijkplan.report.page.documents.commissioner import commissioner
from wijkplan.report.page.documents.residents import residents
from wijkplan.report.page.forms import ENDINGS, Form, Style, written
from wijkplan.report.page.reported import Reported
from wijkplan.report.page.wijken import CityPage, Kind, WijkPage, wijk_page
from wijkplan.verify import each_once, verify, verify_decisions
from wijkplan.verify.claim_of import claim_of
from wijkplan.whatif.departures import departures

DOCUMENTS = {"bewoners": residents, "opdrachtgever": commissioner}
OTHER = {"bewoners": N_("De pagina voor bewoners"), "opdrachtgever": N_("De pagina voor de opdrachtgever")}
CITY = "index"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of some plans."""

    base: Path
    """The folder below which the plans stand; pages get the same folders below theirs."""
    kinds: tuple[Kind, ...]
    form: Form
    style: Style
    revision: Revision
    has_city: bool
    """Whether there is a page of all wijken together."""

    def page(self, plan: Path, kind: Kind) -> PurePosixPath:
        """Where the page of a plan goes, from the folder of the pages: ``2026/soesterkwartier-bewoners.html``."""
        below = PurePosixPath(Path(os.path.relpath(plan, self.base)).as_posix())
        return below.with_name(f"{below.stem}-{kind}{ENDINGS[self.form]}")

    @property
    def city_page(self) -> PurePosixPath:
        """Where the page of all wijken goes."""
        return PurePosixPath(CITY + ENDINGS[self.form])


@dataclass(frozen=True, slots=True)
class Made:
    """What was made of a plan."""

    pages: tuple[tuple[PurePosixPath, Pressed[bytes]], ...]
    wijk: WijkPage
    gemeente: str
    """As its agenda or the plan names it; empty where neither does."""


def made(wanted: Wanted, checked: Checked) -> Made | Refused:
    """The documents of a plan without errors, or why there are none: its money cannot be divided."""
    [(name, plan, agenda)] = named([checked])
    allocation = divided(partial(divide, plan, agenda), Question(), name, plan, agenda)
    if isinstance(allocation, Refused):
        return allocation
    one = _reported(wanted, checked, plan, allocation)
    paths = {kind: wanted.page(checked.path, kind) for kind in wanted.kinds}
    pages = tuple(
        (path, Pressed.of(written(_with_links(DOCUMENTS[kind](one), wanted, paths, kind), wanted.form, wanted.style)))
        for kind, path in paths.items()
    )
    gemeente = one.accounted.hidden(agenda.gemeente or plan.gemeente or "")
    return Made(pages, wijk_page(one, {kind: path.as_posix() for kind, path in paths.items()}), gemeente)


def city_page(wanted: Wanted, wijken: tuple[WijkPage, ...], gemeente: str, left_out: tuple[str, ...]) -> bytes:
    """The page of all wijken."""
    return written(city(CityPage(wijken, gemeente, left_out)), wanted.form, wanted.style)


def _reported(wanted: Wanted, checked: Checked, plan: Plan, allocation: Allocation) -> Reported:
    agenda = checked.agenda
    promises = verify(plan, agenda, claim_of(plan, allocation), ballots(checked.path.as_posix(), plan))
    return Reported(
        bestand=checked.path.as_posix(),
        account=account(plan, agenda),
        allocation=allocation,
        promises=each_once(promises, verify_decisions(plan, agenda)),
        revision=_in_words(wanted.revision, checked.path),
        secrets=checked.secrets,
        departures=departures(plan, rank(plan, agenda)),
    )


def _in_words(revision: Revision, file: Path) -> str:
    if revision.commit and file in revision.changed:
        return _("{versie}, daarna veranderd").format(versie=revision.commit)
    return revision.commit


def _with_links(document: Document, wanted: Wanted, paths: dict[Kind, PurePosixPath], kind: Kind) -> Document:
    """The document with the way to the other page of its plan, and to all wijken."""
    return replace(document, foot=(*document.foot, *_links(wanted, paths, kind)))


def _links(wanted: Wanted, paths: dict[Kind, PurePosixPath], kind: Kind) -> Iterator[Link]:
    for other, path in paths.items():
        if other != kind:
            yield Link(_(OTHER[other]), path.name)
    if wanted.has_city:
        yield Link(_("Alle wijken"), "../" * (len(paths[kind].parts) - 1) + wanted.city_page.as_posix())
