"""More money, or less: what changes then, as JSON, CSV and Markdown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from wijkplan.language import Message, _
from wijkplan.language.numbers import euros
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.money import as_number
from wijkplan.report.draw import escape, supposed
from wijkplan.report.draw.machine import dump
from wijkplan.report.draw.plans import head, heading, up_to_round
from wijkplan.report.draw.tables import Dialect, csv_text, markdown_table
from wijkplan.whatif.scenarios import Change, Scenario


@dataclass(frozen=True)
class Tried:
    """A plan with its scenarios."""

    bestand: str
    plan: Plan
    scenarios: tuple[Scenario, ...]

    @property
    def supposed(self) -> tuple[Message, ...]:
        """What is supposed in any of the scenarios."""
        return tuple(message for scenario in self.scenarios for message in scenario.wordt.supposed)


def as_json(plans: list[Tried]) -> str:
    """One JSON document over all plans."""
    return dump({"plannen": [_plan(tried) for tried in plans]})


def _plan(tried: Tried) -> dict[str, Any]:
    return {
        **head(tried.bestand, tried.plan),
        "scenarios": [_scenario(scenario) for scenario in tried.scenarios],
    }


def _scenario(scenario: Scenario) -> dict[str, Any]:
    was, wordt = scenario.was, scenario.wordt
    return {
        "scenario": scenario.wanted.text,
        **supposed.for_json(scenario.wordt.supposed),
        "methode": wordt.methode,
        "bij_tekort": wordt.bij_tekort,
        "beschikbaar_was": as_number(was.pot.beschikbaar),
        "beschikbaar": as_number(wordt.pot.beschikbaar),
        "toegekend_was": as_number(was.toegekend),
        "toegekend": as_number(wordt.toegekend),
        "valt_af": [_change(change) for change in scenario.valt_af],
        "komt_erbij": [_change(change) for change in scenario.komt_erbij],
        "minder": [_change(change) for change in scenario.minder],
        "meer": [_change(change) for change in scenario.meer],
    }


def _change(change: Change) -> dict[str, Any]:
    return {
        "plaats": change.plaats,
        "id": change.voorstel.id,
        "naam": change.voorstel.naam,
        "soort": change.voorstel.soort,
        "was": as_number(change.was),
        "wordt": as_number(change.wordt),
        "verschil": as_number(change.verschil),
    }


def as_csv(plans: list[Tried], dialect: Dialect = "en") -> str:
    """One row for each voorstel that gets another amount, in each scenario."""
    names = ["plaats", "id", "naam", "soort", "was", "wordt", "verschil"]
    rows = [
        [
            *head(tried.bestand, tried.plan).values(),
            scenario.wanted.text,
            supposed.in_words(scenario.wordt.supposed),
            *_change(change).values(),
        ]
        for tried in plans
        for scenario in tried.scenarios
        for change in scenario.changes
    ]
    return csv_text(["bestand", "wijk", "jaar", "scenario", supposed.KEY, *names], rows, dialect)


def as_markdown(plans: list[Tried]) -> str:
    """A heading for each plan and each scenario, and a table of what changes."""
    return "\n".join(_section(tried) for tried in plans)


def _section(tried: Tried) -> str:
    md = escape.markdown
    text = supposed.in_markdown(tried.supposed) + heading(tried.plan)
    for scenario in tried.scenarios:
        text += f"\n### {md(scenario.wanted.text)}\n\n" + "".join(f"{md(line)}\n" for line in summary(scenario))
        for title, changes in groups(scenario):
            rows = [
                [
                    str(c.plaats),
                    md(c.voorstel.naam),
                    md(c.voorstel.id),
                    euros(c.was),
                    euros(c.wordt),
                    signed(c.verschil),
                ]
                for c in changes
            ]
            text += f"\n**{title}**\n\n"
            text += markdown_table(["", _("Voorstel"), _("Id"), _("Nu"), _("Dan"), _("Verschil")], "rllrrr", rows)
    return text


def summary(scenario: Scenario) -> list[str]:
    """The money now and then."""
    now, then = (
        {"bedrag": euros(allocation.pot.beschikbaar), "gegeven": euros(allocation.toegekend)}
        for allocation in (scenario.was, scenario.wordt)
    )
    lines = [
        *up_to_round(scenario.was.ronde),
        _("Nu: {bedrag} om te verdelen. Daarvan gaat {gegeven} naar voorstellen.").format_map(now),
        _("Dan: {bedrag} om te verdelen. Daarvan gaat {gegeven} naar voorstellen.").format_map(then),
    ]
    return lines if scenario.changes else [*lines, _("Elk voorstel krijgt dan hetzelfde.")]


def groups(scenario: Scenario) -> list[tuple[str, tuple[Change, ...]]]:
    """The changes by their kind; a kind without any is left out."""
    groups = [
        (_("Valt af"), scenario.valt_af),
        (_("Komt erbij"), scenario.komt_erbij),
        (_("Krijgt minder"), scenario.minder),
        (_("Krijgt meer"), scenario.meer),
    ]
    return [(title, changes) for title, changes in groups if changes]


def signed(cents: int) -> str:
    """A difference, with its sign in front."""
    return f"{'+' if cents > 0 else '−'} {euros(abs(cents))}"
