"""Family 2 as well: the ballots that a plan names. They can be read, and are about this plan."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from wijkplan.checks.personal import masked
from wijkplan.checks.rule import Hit, Source, rule
from wijkplan.language import N_, Message
from wijkplan.plan import walk
from wijkplan.plan.plan import Bewonersinitiatief, Plan
from wijkplan.plan.spelregels import over

if TYPE_CHECKING:
    from wijkplan.exchange.pabulib import PabulibError

VOTES_COUNT = N_("Wie stemt, moet erop kunnen rekenen dat die stem meetelt.")
_METHODE = ("spelregels", "verdeling", "methode")


def voted_on(path: Path, plan: Plan) -> frozenset[str] | PabulibError | None:
    """The ids that residents could vote for, or why the ballots cannot be read; None where a plan names none."""
    if not plan.stemmen:
        return None

    from wijkplan.exchange.ballots import read_votes
    from wijkplan.exchange.ids import project_ids
    from wijkplan.exchange.pabulib import PabulibError

    try:
        return frozenset(project_ids(read_votes(path, plan.stemmen).projects).values())
    except PabulibError as error:
        return error


def _by_equal_shares(source: Source, plan: Plan) -> bool:
    return over(source.agenda.spelregels, plan.spelregels).verdeling.methode == "gelijke-delen"


@rule(
    "WP210",
    "unreadable-ballots",
    summary=N_("Het bestand met stembriefjes is er niet, of is niet te lezen."),
    reason=VOTES_COUNT,
    wrong="stemmen: stemmen/er-is-niets.pb\n",
    right="wijk: Soesterkwartier\n",
    needs=("stemmen",),
)
def unreadable_ballots(source: Source) -> Iterator[Hit]:
    """``stemmen`` is a Pabulib file in the repository of the plan."""
    problem = source.voted_on
    if source.plan is None or problem is None or isinstance(problem, frozenset):
        return

    from wijkplan.exchange.pabulib import REASONS

    values = {key: masked(value) if isinstance(value, str) else value for key, value in problem.values.items()}
    why = Message(REASONS[problem.kind], values)
    text = N_("De stembriefjes in '{name}' zijn niet te lezen: {why}.")
    if problem.line:
        text = N_("De stembriefjes in '{name}' zijn niet te lezen, regel {line}: {why}.")
    yield Hit(
        ("stemmen",),
        Message(text, {"name": source.plan.stemmen, "line": problem.line, "why": why}),
        Message(N_("Noem een Pabulib-bestand in een map bij dit plan, of haal 'stemmen' weg.")),
    )


@rule(
    "WP211",
    "equal-shares-without-ballots",
    summary=N_("Gelijke delen zonder stembriefjes."),
    reason=N_("Bij gelijke delen krijgt iedereen die stemde een even groot deel. Dan moet er gestemd zijn."),
    wrong="spelregels: {verdeling: {methode: gelijke-delen}}\n",
    right="spelregels: {verdeling: {methode: per-thema}}\n",
    needs=("stemmen", "spelregels"),
)
def equal_shares_without_ballots(source: Source) -> Iterator[Hit]:
    """The method may be set in the plan or in the agenda; the plan is where the ballots should be named."""
    plan = source.plan
    if plan is None or plan.stemmen or not _by_equal_shares(source, plan):
        return
    own = source.document.at(_METHODE) is not None
    yield Hit(
        _METHODE if own else ("stemmen",),
        Message(
            N_("Het geld gaat in gelijke delen, en er zijn geen stembriefjes.")
            if own
            else N_("De agenda verdeelt het geld in gelijke delen, en dit plan heeft geen stembriefjes.")
        ),
        Message(N_("Zet bij 'stemmen' waar het bestand met stembriefjes staat, of kies een andere methode.")),
    )


@rule(
    "WP212",
    "vote-for-nothing",
    "warning",
    summary=N_("Mensen konden stemmen op iets dat niet in het plan staat."),
    reason=VOTES_COUNT,
    wrong="",
    right="wijk: Soesterkwartier\n",
    needs=("bewonersinitiatieven", "stemmen"),
)
def vote_for_nothing(source: Source) -> Iterator[Hit]:
    """Votes are for initiatives of this plan, by id."""
    if source.plan is None or not isinstance(source.voted_on, frozenset):
        return
    for name in sorted(source.voted_on - {initiatief.id for initiatief in source.plan.bewonersinitiatieven}):
        yield Hit(
            ("stemmen",),
            Message(N_("Mensen konden stemmen op '{name}', en dat is geen initiatief in dit plan."), {"name": name}),
            Message(N_("Kijk of de id klopt. Anders tellen deze stemmen niet mee.")),
        )


@rule(
    "WP213",
    "initiatief-not-voted-on",
    "warning",
    summary=N_("Bij gelijke delen kon niemand op een initiatief stemmen."),
    reason=N_("Wat niet bij de stembriefjes staat, krijgt bij gelijke delen alleen geld dat overblijft."),
    wrong="",
    right="wijk: Soesterkwartier\n",
    needs=("bewonersinitiatieven", "stemmen", "spelregels"),
)
def initiatief_not_voted_on(source: Source) -> Iterator[Hit]:
    """Of those that still ask money."""
    plan = source.plan
    if plan is None or not isinstance(source.voted_on, frozenset) or not _by_equal_shares(source, plan):
        return
    for where, voorstel in walk.voorstellen(plan):
        asks_money = not voorstel.ended and voorstel.besluit.toegekend is None and voorstel.asks != 0
        if isinstance(voorstel, Bewonersinitiatief) and asks_money and voorstel.id not in source.voted_on:
            yield Hit(
                where,
                Message(N_("Niemand kon stemmen op '{naam}'."), {"naam": voorstel.naam}),
                Message(N_("Kijk of de id '{id}' ook zo bij de stembriefjes staat."), {"id": voorstel.id}),
            )
