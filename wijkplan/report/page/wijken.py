"""What the page of the city is made of: a few sums of each plan, so that the plans of all wijken need not be kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from wijkplan.account import city as accounts
from wijkplan.allocate import city_money as money
from wijkplan.report.page.places import Reader
from wijkplan.report.page.reported import Reported


@dataclass(frozen=True, slots=True)
class Groep:
    """A group of the agenda that is hard to reach."""

    id: str
    naam: str
    bereikt: bool
    """Whether a meeting or a result names it."""


@dataclass(frozen=True, slots=True)
class WijkPage:
    """A plan on the page of the city. Its texts may be seen: data of persons are hidden already."""

    wijk: str
    jaar: int
    hrefs: tuple[tuple[Reader, str], ...]
    """The paths to its own pages, from the page of the city."""
    account: accounts.WijkAccount
    money: money.Summary
    themas: tuple[tuple[str, tuple[str, ...]], ...]
    """The naam of each thema, with the ids of its ambitions."""
    groepen: tuple[Groep, ...]
    """In the order of the agenda."""


@dataclass(frozen=True, slots=True)
class CityPage:
    """All plans of a folder, also of several years."""

    wijken: tuple[WijkPage, ...]
    gemeente: str = ""
    """As the agenda names it; empty where it does not."""
    left_out: tuple[str, ...] = ()
    """The files of plans that nothing was computed of, such as those with errors."""


def wijk_page(one: Reported, hrefs: Mapping[Reader, str]) -> WijkPage:
    """A plan with all that came of it, summed up where it is checked."""
    account, hidden = one.account, one.accounted.hidden
    plan, agenda = account.plan, account.agenda
    wijk, summed = hidden(plan.wijk), accounts.summary(account)
    ambities = tuple(replace(ambitie, naam=ambitie.naam and hidden(ambitie.naam)) for ambitie in summed.ambities)
    found = money.summary(plan, agenda, one.allocation)
    return WijkPage(
        wijk=wijk,
        jaar=plan.jaar,
        hrefs=tuple(hrefs.items()),
        account=replace(summed, wijk=wijk, ambities=ambities),
        money=replace(found, wijk=replace(found.wijk, wijk=wijk)),
        themas=tuple((hidden(thema.naam), tuple(dict.fromkeys(thema.ambities))) for thema in plan.themas),
        groepen=tuple(
            Groep(groep.id, hidden(groep.naam), groep.id in account.participatie.bereikt)
            for groep in agenda.doelgroepen
            if groep.moeilijk_bereikbaar
        ),
    )
