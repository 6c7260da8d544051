"""Family 0 and 2: the switching off of rules is itself checked. The run finds these, after all other rules."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.rule import CityHit, rule
from wijkplan.checks.rules.city import City
from wijkplan.language import N_

IN_SIGHT = N_("Wie een regel uitzet, zegt waarom. Wat niet meer nodig is, gaat weg: anders verbergt het later iets.")
_PLAN = "themas:\n  - naam: Samen\n"


def _by_the_run(city: City) -> Iterator[CityHit]:  # noqa: ARG001 - the run itself finds them
    """What is unused is only known when all rules have spoken."""
    return iter(())


without_reason = rule(
    "WP014",
    "negeer-without-reden",
    "warning",
    summary=N_("Een regel is uitgezet zonder reden."),
    reason=IN_SIGHT,
    wrong=_PLAN.replace("Samen", "Samen # wijkplan: negeer WP402"),
    right=_PLAN.replace("Samen", "Samen # wijkplan: negeer WP402 - nieuwbouw, er is nog niets"),
)(_by_the_run)

unused = rule(
    "WP015",
    "unused-negeer",
    "warning",
    summary=N_("Een regel is uitgezet, maar dat was hier niet nodig."),
    reason=IN_SIGHT,
    wrong=_PLAN.replace("Samen", "Samen # wijkplan: negeer WP301 - oud"),
    right=_PLAN,
)(_by_the_run)

unknown = rule(
    "WP016",
    "unknown-rule",
    "warning",
    summary=N_("Een regel die je uitzet, bestaat niet of kan niet uit."),
    reason=IN_SIGHT,
    wrong=_PLAN.replace("Samen", "Samen # wijkplan: negeer WP499 - weg ermee"),
    right=_PLAN,
)(_by_the_run)
