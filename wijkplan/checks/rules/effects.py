"""Family 6: effects and ambitions. What became better, told in figures and in stories; and who works on it."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.rule import Hit, Source, on_plan, rule
from wijkplan.language import N_, Message
from wijkplan.plan import walk
from wijkplan.plan.plan import Effect, Plan
from wijkplan.yamltext.document import Where

EFFECT = N_("Het gaat niet om wat je deed, maar om wat het uitmaakte voor mensen.")
COUNT_AND_TELL = N_("Tellen en vertellen: een cijfer zonder verhaal zegt weinig, een verhaal zonder cijfer ook.")


def _readable(source: Source) -> Iterator[tuple[Where, Effect]]:
    """The effects of which every key could be read: of the others nobody knows what is missing."""
    unread = {fault.where[:4] for fault in source.faults if fault.where[2:3] == ("effecten",)}
    if source.plan:
        yield from ((where, effect) for where, effect in walk.effecten(source.plan) if where not in unread)


@rule(
    "WP601",
    "thema-without-effecten",
    "warning",
    summary=N_("Bij een thema staat niet wat er beter moet worden, en bij andere wel."),
    reason=EFFECT,
    wrong=(
        "themas:\n"
        "  - {naam: Samen, effecten: [{wat: Minder eenzaam, nulmeting: 41%, bron: enquête, verhaal: Zie samen}]}\n"
        "  - {naam: Jeugd}\n"
    ),
    right=(
        "themas:\n"
        "  - {naam: Samen, effecten: [{wat: Minder eenzaam, nulmeting: 41%, bron: enquête, verhaal: Zie samen}]}\n"
        "  - {naam: Jeugd, effecten: [{wat: Meer sport, nulmeting: 30%, bron: school, verhaal: Zie jeugd}]}\n"
    ),
)
@on_plan
def thema_without_effecten(plan: Plan) -> Iterator[Hit]:
    """Where other themes have them."""
    some = any(thema.effecten for thema in plan.themas)
    for n, thema in enumerate(plan.themas):
        if some and not thema.effecten:
            yield Hit(
                ("themas", n),
                Message(N_("Bij '{naam}' staat niet wat er beter moet worden."), {"naam": thema.naam}),
                Message(N_("Voeg 'effecten:' toe, met 'wat', 'nulmeting' en 'streven'.")),
            )


@rule(
    "WP602",
    "no-effecten",
    "info",
    summary=N_("In het plan staat geen enkel effect."),
    reason=EFFECT,
    wrong="themas: [{naam: Samen}]\n",
    right="themas: [{naam: Samen, effecten: [{wat: Minder eenzaam, nulmeting: 41%, bron: enquête, verhaal: Meer.}]}]\n",
    needs=("themas",),
)
@on_plan
def no_effecten(plan: Plan) -> Iterator[Hit]:
    """Said once, not for every theme."""
    if plan.themas and not any(thema.effecten for thema in plan.themas):
        yield Hit(
            ("themas",),
            Message(N_("Er staat nergens wat er beter moet worden.")),
            Message(N_("Voeg bij een thema 'effecten:' toe, met 'wat', 'nulmeting' en 'streven'.")),
            key=True,
        )


@rule(
    "WP603",
    "effect-without-baseline",
    "warning",
    summary=N_("Bij een effect ontbreekt de nulmeting of de bron."),
    reason=N_("Zonder begin en bron kan niemand nagaan of het beter ging."),
    wrong="themas: [{naam: Samen, effecten: [{wat: Minder eenzaam, streven: 50%}]}]\n",
    right="themas: [{naam: Samen, effecten: [{wat: Minder eenzaam, nulmeting: 41%, streven: 50%, bron: enquête}]}]\n",
)
def effect_without_baseline(source: Source) -> Iterator[Hit]:
    """Where it started, and who says so."""
    for where, effect in _readable(source):
        missing = [name for name in ("nulmeting", "bron") if getattr(effect, name) is None]
        if missing:
            values = {"missing": ", ".join(missing)}
            yield Hit(
                where,
                Message(N_("Bij dit effect ontbreekt: {missing}."), values),
                Message(N_("Voeg toe: {missing}. Weet je het niet, vraag het dan na of meet het nu."), values),
            )


@rule(
    "WP604",
    "effect-half-told",
    "info",
    summary=N_("Een effect heeft alleen een cijfer, of alleen een verhaal."),
    reason=COUNT_AND_TELL,
    wrong="themas: [{naam: Samen, effecten: [{wat: Minder eenzaam, nulmeting: 41%, bron: enquête}]}]\n",
    right=(
        "themas:\n"
        "  - naam: Samen\n"
        "    effecten: [{wat: Minder eenzaam, nulmeting: 41%, bron: enquête, verhaal: Buren eten nu samen.}]\n"
    ),
)
def effect_half_told(source: Source) -> Iterator[Hit]:
    """Counting and telling go together."""
    for where, effect in _readable(source):
        figures = (effect.nulmeting, effect.streven, effect.gemeten)
        counts = any(figure and figure.figure for figure in figures)
        if counts and not effect.verhaal:
            yield Hit(
                where,
                Message(N_("Dit effect heeft een cijfer, maar geen verhaal.")),
                Message(N_("Voeg 'verhaal:' toe: wat merken bewoners ervan?")),
            )
        elif effect.verhaal and not counts:
            yield Hit(
                where,
                Message(N_("Dit effect heeft een verhaal, maar geen cijfer.")),
                Message(N_("Voeg 'nulmeting:' of 'gemeten:' toe, met alleen een cijfer: 41%, 7,2 of 1 op de 5.")),
            )


@rule(
    "WP605",
    "effect-not-measured",
    "warning",
    summary=N_("In een plan van een jaar dat voorbij is, is een effect niet gemeten."),
    reason=EFFECT,
    wrong="jaar: 2020\nthemas: [{naam: Samen, effecten: [{wat: Minder eenzaam, nulmeting: 41%, bron: enquête}]}]\n",
    right=(
        "jaar: 2020\n"
        "themas:\n"
        "  - {naam: Samen, effecten: [{wat: Minder eenzaam, nulmeting: 41%, gemeten: 44%, bron: enquête}]}\n"
    ),
    needs=("jaar",),
)
def effect_not_measured(source: Source) -> Iterator[Hit]:
    """The year is over."""
    plan = source.past_plan
    if plan is None:
        return
    for where, effect in _readable(source):
        if effect.gemeten is None:
            yield Hit(
                where,
                Message(N_("Het jaar {jaar} is voorbij, en 'gemeten' ontbreekt."), {"jaar": plan.jaar}),
                Message(N_("Meet het nog, of schrijf bij 'gemeten' waarom dat niet kan.")),
            )
