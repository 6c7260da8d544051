"""The places in a plan that rules of several families look at."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.plan.plan import Plan, Voorstel
from wijkplan.yamltext.document import Where


def voorstellen(plan: Plan) -> Iterator[tuple[Where, Voorstel]]:
    """Every voorstel with its place."""
    yield from ((("bewonersinitiatieven", n), v) for n, v in enumerate(plan.bewonersinitiatieven))
    yield from ((("interventies", n), v) for n, v in enumerate(plan.interventies))


def themas_named(plan: Plan) -> Iterator[tuple[Where, str]]:
    """Every place that names a thema, with the name."""
    for n, vast in enumerate(plan.budget.vast):
        if vast.thema:
            yield ("budget", "vast", n, "thema"), vast.thema
    for section in ("signalen", "aanwezig", "bewonersinitiatieven", "interventies"):
        for n, item in enumerate(getattr(plan, section)):
            if item.thema:
                yield (section, n, "thema"), item.thema


def doelgroepen_named(plan: Plan) -> Iterator[tuple[Where, str]]:
    """Every place that names a target group, with the name; what is known of a group stands behind its name."""
    for n, thema in enumerate(plan.themas):
        for groep in thema.behoefte if isinstance(thema.behoefte, dict) else ():
            yield ("themas", n, "behoefte", groep), groep
    for n, signaal in enumerate(plan.signalen):
        if signaal.doelgroep:
            yield ("signalen", n, "doelgroep"), signaal.doelgroep
    for section in ("themas", "bewonersinitiatieven", "interventies", "participatie"):
        for n, item in enumerate(getattr(plan, section)):
            for m, groep in enumerate(item.doelgroepen):
                yield (section, n, "doelgroepen", m), groep


def partijen_named(plan: Plan) -> Iterator[tuple[Where, str]]:
    """Every place that names a party, with the name."""
    for n, vast in enumerate(plan.budget.vast):
        if vast.aanbieder:
            yield ("budget", "vast", n, "aanbieder"), vast.aanbieder
    for n, interventie in enumerate(plan.interventies):
        if interventie.aanbieder:
            yield ("interventies", n, "aanbieder"), interventie.aanbieder
