"""Family 6 too: whether the metingen of an effect can be held against each other."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.rule import Hit, Source, on_plan, rule
from wijkplan.language import N_, Message
from wijkplan.plan import walk
from wijkplan.plan.plan import Plan
from wijkplan.yamltext.document import Mapping

COMPARE = N_("Of het beter gaat, zie je pas als je hetzelfde twee keer meet, op dezelfde manier.")


@rule(
    "WP607",
    "metingen-of-two-kinds",
    "warning",
    summary=N_("Van één effect is de ene meting een deel, zoals 41%, en de andere een getal."),
    reason=COMPARE,
    wrong="themas: [{naam: Samen, effecten: [{wat: Minder eenzaam, nulmeting: 41%, gemeten: '44'}]}]\n",
    right="themas: [{naam: Samen, effecten: [{wat: Minder eenzaam, nulmeting: 2 op de 5, gemeten: 44%}]}]\n",
)
def metingen_of_two_kinds(source: Source) -> Iterator[Hit]:
    """A percentage and a part are both a share; what was told has no kind. ``let_op`` explains why it was so."""
    for where, effect in walk.effecten(source.plan) if source.plan else ():
        metingen = {"nulmeting": effect.nulmeting, "streven": effect.streven, "gemeten": effect.gemeten}
        counted = [(key, meting, found) for key, meting in metingen.items() if meting and (found := meting.figure)]
        other = next((one for one in counted if one[2].is_share != counted[0][2].is_share), None)
        if other is None or effect.let_op:
            continue
        (first, start, _), (key, meting, _) = counted[0], other
        values = {"first": first, "start": start.waarde, "key": key, "waarde": meting.waarde}
        at = (*where, key)
        yield Hit(
            (*at, "waarde") if isinstance(source.document.at(at), Mapping) else at,
            Message(N_("Bij '{first}' staat {start}, en bij '{key}' {waarde}: dat kun je niet vergelijken."), values),
            Message(
                N_(
                    "Schrijf ze allebei als deel (41% of 1 op de 5), of allebei als getal. "
                    "Is er anders gemeten? Leg dat dan uit bij 'let_op'."
                )
            ),
        )


@rule(
    "WP608",
    "before-the-nulmeting",
    "warning",
    summary=N_("Een meting of een streven is van een jaar voor de nulmeting."),
    reason=N_("De nulmeting is het begin. Wat eerder is gemeten, zegt niet wat er daarna veranderde."),
    wrong=(
        "themas:\n"
        "  - naam: Samen\n"
        "    effecten:\n"
        "      - {wat: Minder eenzaam, nulmeting: {waarde: 41%, jaar: 2025}, gemeten: {waarde: 44%, jaar: 2024}}\n"
    ),
    right=(
        "themas:\n"
        "  - naam: Samen\n"
        "    effecten:\n"
        "      - {wat: Minder eenzaam, nulmeting: {waarde: 41%, jaar: 2024}, gemeten: {waarde: 44%, jaar: 2025}}\n"
    ),
)
@on_plan
def before_the_nulmeting(plan: Plan) -> Iterator[Hit]:
    """In the same year is fine. Where both are before it, the year of the nulmeting is most likely the wrong one."""
    for where, effect in walk.effecten(plan):
        begin = effect.nulmeting.jaar if effect.nulmeting else None
        years = {"gemeten": effect.gemeten and effect.gemeten.jaar, "streven": effect.streven and effect.streven.jaar}
        earlier = [(key, jaar) for key, jaar in years.items() if jaar and begin and jaar < begin]
        for key, jaar in earlier[:1]:
            text = (
                N_("Er is gemeten in {jaar}, en de nulmeting is pas van {begin}.")
                if key == "gemeten"
                else N_("Het streven is voor {jaar}, en de nulmeting is pas van {begin}.")
            )
            at = "nulmeting" if len(earlier) > 1 else key
            advice = Message(N_("Kijk welk van de twee jaren niet klopt."))
            yield Hit((*where, at, "jaar"), Message(text, {"jaar": jaar, "begin": begin}), advice)
