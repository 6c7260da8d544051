"""What residents said and did, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple, dataclass

from wijkplan.account.money import VoorstelAccount
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan, Signaal


@dataclass(frozen=True, slots=True)
class ParticipatieAccount:
    """Meetings, and who was reached."""

    momenten: int
    deelnemers: int
    """How often somebody took part: who came twice counts twice."""
    geteld: int
    """At how many meetings that was written down."""
    nieuw: int
    teruggekoppeld: int
    """At how many of them residents heard what was done."""
    bereikt: tuple[str, ...]
    """Ids of groups that are hard to reach, and that a meeting or a result names to which somebody came; by id."""
    niet_bereikt: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SignalenAccount:
    """What became of what residents said."""

    aantal: int
    met_gevolg: int
    """How many led to something."""
    doorgegeven: int
    teruggekoppeld: int
    zonder_gevolg: int
    """How many led to nothing, and were not passed on."""


@dataclass(frozen=True, slots=True)
class Bereik:
    """How many times residents were reached. Nobody knows how many residents that are: who joins twice counts twice."""

    keer: int = 0
    bekend: int = 0
    """Of so many voorstellen it is known."""

    def __add__(self, other: Bereik) -> Bereik:
        """Together."""
        return Bereik(*map(sum, zip(astuple(self), astuple(other), strict=True)))


def bereik(voorstellen: Iterable[VoorstelAccount]) -> Bereik:
    """What these voorstellen reached, each by itself."""
    known = [line.bereikt for line in voorstellen if line.bereikt is not None]
    return Bereik(sum(known), len(known))


def participatie(plan: Plan, agenda: Agenda) -> ParticipatieAccount:
    """What came of the meetings. Which groups are hard to reach, the agenda says."""
    results = [v.resultaat for v in plan.voorstellen if v.resultaat]
    named = {group for moment in plan.participatie if moment.deelnemers != 0 for group in moment.doelgroepen}
    named |= {group for result in results if result.bereikt != 0 for group in result.doelgroepen}
    hard = sorted(group.id for group in agenda.doelgroepen if group.moeilijk_bereikbaar)
    return ParticipatieAccount(
        momenten=len(plan.participatie),
        deelnemers=sum(moment.deelnemers or 0 for moment in plan.participatie),
        geteld=sum(moment.deelnemers is not None for moment in plan.participatie),
        nieuw=sum(moment.nieuw or 0 for moment in plan.participatie),
        teruggekoppeld=sum(moment.teruggekoppeld is not None for moment in plan.participatie),
        bereikt=tuple(group for group in hard if group in named),
        niet_bereikt=tuple(group for group in hard if group not in named),
    )


def signalen(plan: Plan) -> SignalenAccount:
    """What became of the signals."""
    return SignalenAccount(
        aantal=len(plan.signalen),
        met_gevolg=sum(map(led_to_something, plan.signalen)),
        doorgegeven=sum(signaal.doorgegeven_aan is not None for signaal in plan.signalen),
        teruggekoppeld=sum(signaal.teruggekoppeld is not None for signaal in plan.signalen),
        zonder_gevolg=sum(not led_to_something(s) and s.doorgegeven_aan is None for s in plan.signalen),
    )


def led_to_something(signaal: Signaal) -> bool:
    """Whether something was done, or a voorstel came of it."""
    return bool(signaal.gedaan or signaal.voorstellen)
