"""Next year's plan, from this year's: what goes on is carried over, what was learnt becomes where it starts.

Nothing is decided here for anybody: whatever a person has to look at gets a note in the new file.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan.dates import day
from wijkplan.plan.meting import Meting
from wijkplan.plan.money import as_text
from wijkplan.plan.plan import Bewonersinitiatief, Plan, Signaal, Voorstel
from wijkplan.yamltext.document import Where

Data: TypeAlias = dict[str, Any]

LEFT_OUT = ("participatie", "stemmen")
"""What belongs to one year only."""
_AT_THE_END = {
    "themas": ("oordeel", "geleerd"),
    "effecten": ("gemeten", "verhaal", "bijdrage", "andere_oorzaken"),
    "signalen": ("teruggekoppeld",),
    "voorstellen": ("besluit", "resultaat", "ingediend"),
}
"""What is said at the end of a year, about that year."""


@dataclass(frozen=True, slots=True)
class NextYear:
    """A plan as data, with a note wherever a person has to look."""

    data: Data
    notes: dict[Where, list[Message]] = field(default_factory=dict)
    """By the road to what the note stands above."""
    left_out: tuple[Message, ...] = ()
    """What did not come along, and why."""


def next_year(plan: Plan, data: Data, jaar: int) -> NextYear:
    """The plan for another year.

    * ``meegenomen`` is what is left: the flexible money less what was spent, or else granted. Where that is nothing,
      a note says so with the sum.
    * Commitments that end before the year are left out; the rest of ``budget`` stays, to be looked at.
    * What was measured of an effect (``gemeten``) becomes where it starts (``nulmeting``), with its year. What was
      learnt of a thema or a voorstel stands in a note beside it.
    * Voorstellen with money or that run go on with ``status: loopt``; what was rejected, stopped or is done does not.
      An initiatief with a result is there now: it joins ``aanwezig``. What was not decided comes along too.
    * Signals with which nothing was done yet come along, those with ``gedaan`` do not. Moments of participation and
      ballots belong to their year.

    Args:
        plan: this year's plan, without errors.
        data: the same plan as it stands in its file (`Document.data`).
        jaar: the year of the new plan.
    """
    made = NextYear({}, {})
    left_out: list[Message] = []
    for key, value in data.items():
        if key not in LEFT_OUT:
            made.data[key] = value
    made.data["jaar"] = str(jaar)
    _note(made, ("jaar",), N_("Nagaan: dit plan is gemaakt van dat van {jaar}."), jaar=plan.jaar)
    if "samenvatting" in made.data:
        _note(made, ("samenvatting",), N_("Nagaan: klopt deze samenvatting nog?"))
    made.data["budget"] = dict(_budget(made, plan, data["budget"], jaar, left_out))
    if plan.themas:
        made.data["themas"] = [_thema(made, plan, n, thema) for n, thema in enumerate(data["themas"])]
    _signalen(made, plan, data, left_out)
    _voorstellen(made, plan, data, left_out)
    for key in LEFT_OUT:
        if key in data:
            text = N_("'{key}' hoort bij {jaar} en is niet overgenomen.")
            left_out.append(Message(text, {"key": key, "jaar": plan.jaar}))
    return NextYear(made.data, made.notes, tuple(left_out))


def left_over(plan: Plan) -> int:
    """The flexible money that was not spent, in cents; where nobody wrote what was spent, what was granted counts."""
    return max(0, plan.budget.sum_flexibel - _used(plan))


def _used(plan: Plan) -> int:
    """What was spent of the flexible money, or else granted; in cents."""
    used = 0
    for voorstel in plan.voorstellen:
        spent = voorstel.resultaat.besteed if voorstel.resultaat else None
        used += voorstel.decided if spent is None else spent
    return used


def _note(made: NextYear, where: Where, text: str, **values: Any) -> None:
    made.notes.setdefault(where, []).append(Message(text, values))


def _budget(made: NextYear, plan: Plan, budget: Data, jaar: int, left_out: list[Message]) -> Iterator[tuple[str, Any]]:
    _note(made, ("budget", "totaal"), N_("Nagaan: dit was het bedrag voor {jaar}."), jaar=plan.jaar)
    yield "totaal", budget["totaal"]
    if "bronnen" in budget:
        yield "bronnen", budget["bronnen"]
    left = left_over(plan)
    text = (
        N_("Nagaan: flexibel geld dat in {jaar} niet is uitgegeven, of waarover nog niet is besloten.")
        if left
        else N_("Nagaan: er gaat niets mee. Flexibel in {jaar}: {flexibel}; besteed of toegekend: {gebruikt}.")
    )
    values = {"flexibel": Euros(max(0, plan.budget.sum_flexibel)), "gebruikt": Euros(_used(plan))}
    _note(made, ("budget", "meegenomen"), text, jaar=plan.jaar, **values)
    yield "meegenomen", as_text(left)
    going_on = []
    for item, vast in zip(budget.get("vast", []), plan.budget.vast, strict=True):
        if vast.tot_en_met is None or vast.tot_en_met >= jaar:
            going_on.append(item)
            continue
        text = N_("Vast geld dat vrijkomt: {naam}, {bedrag}, tot en met {jaar}.")
        left_out.append(Message(text, {"naam": vast.naam, "bedrag": Euros(vast.bedrag), "jaar": vast.tot_en_met}))
    if going_on:
        yield "vast", going_on
    if "reserve" in budget:
        yield "reserve", budget["reserve"]
    if plan.budget.rondes:
        _note(made, ("budget", "rondes"), N_("Nagaan: dezelfde dagen, in het nieuwe jaar."))
        yield "rondes", [_ronde(item, jaar - plan.jaar) for item in budget["rondes"]]


def _ronde(item: Data, years: int) -> Data:
    """A round, so many years later; the last of February where the day is not there."""
    if "tot" not in item:
        return item
    last = day(item["tot"])
    leap = (last.month, last.day) == (2, 29)
    return {**item, "tot": last.replace(year=last.year + years, day=28 if leap else last.day).isoformat()}


def _thema(made: NextYear, plan: Plan, number: int, thema: Data) -> Data:
    """A thema with its figures, which have to be agreed on again, and its effects from where they are now."""
    where = ("themas", number)
    if "geleerd" in thema:
        _note(made, where, N_("Geleerd in {jaar}: {geleerd}"), jaar=plan.jaar, geleerd=_line(thema["geleerd"]))
    thema = _without(thema, _AT_THE_END["themas"])
    if "prioriteit" in thema:
        _note(made, (*where, "prioriteit"), N_("Nagaan: stel deze cijfers samen opnieuw vast."))
    if "behoefte" in thema:
        _note(made, (*where, "behoefte"), N_("Nagaan: hoeveel bewoners hebben dit nu nodig?"))
    if "effecten" not in thema:
        return thema
    effecten = []
    for n, effect in enumerate(thema["effecten"]):
        if "gemeten" in effect:
            text = N_("Nagaan: dit is wat er is gemeten. Eerst was de nulmeting: {was}.")
            was = plan.themas[number].effecten[n].nulmeting
            _note(made, (*where, "effecten", n, "nulmeting"), text, was=_in_words(was) if was else "–")
            effect = {**effect, "nulmeting": _with_its_year(effect["gemeten"], plan.jaar)}
        effecten.append(_without(effect, _AT_THE_END["effecten"]))
    return {**thema, "effecten": effecten}


def _with_its_year(gemeten: Any, jaar: int) -> Data:
    """A meting that says when it was made: in the year of its plan, where it does not say so itself."""
    meting = {"waarde": gemeten} if isinstance(gemeten, str) else gemeten
    return {"waarde": meting["waarde"], "jaar": str(jaar), **meting}


def _in_words(meting: Meting) -> str:
    return f"{meting.waarde} ({meting.jaar})" if meting.jaar else meting.waarde


def _without(item: Data, keys: tuple[str, ...]) -> Data:
    return {key: value for key, value in item.items() if key not in keys}


def _line(text: str) -> str:
    """A text on one line, as a comment has to be."""
    return " ".join(text.split())


def _signalen(made: NextYear, plan: Plan, data: Data, left_out: list[Message]) -> None:
    """The signals that are still open, each with what did happen in a note."""
    going_on = _going_on(plan)
    items: list[Data] = []
    for item, signaal in zip(data.get("signalen", []), plan.signalen, strict=True):
        if signaal.gedaan:
            continue
        for text, values in _heard(plan, signaal):
            _note(made, ("signalen", len(items)), text, **values)
        kept = _without(item, _AT_THE_END["signalen"])
        if "voorstellen" in kept:
            kept["voorstellen"] = [name for name in kept["voorstellen"] if name.strip() in going_on]
        items.append({key: value for key, value in kept.items() if value != []})
    made.data.pop("signalen", None)
    if items:
        made.data["signalen"] = items
    if done := len(plan.signalen) - len(items):
        text = N_("Signalen waar al iets mee is gedaan in {jaar}: {aantal}. Die zijn niet overgenomen.")
        left_out.append(Message(text, {"jaar": plan.jaar, "aantal": done}))


def _heard(plan: Plan, signaal: Signaal) -> Iterator[tuple[str, Data]]:
    """What a person has to know about a signal that comes along."""
    yield N_("Nagaan: hier is in {jaar} nog niets mee gedaan. Speelt het nog?"), {"jaar": plan.jaar}
    if signaal.voorstellen:
        yield N_("Hieruit kwam: {voorstellen}."), {"voorstellen": ", ".join(signaal.voorstellen)}
    if signaal.doorgegeven_aan:
        yield N_("Doorgegeven aan: {partij}."), {"partij": _line(signaal.doorgegeven_aan)}
    if signaal.teruggekoppeld:
        yield N_("Teruggekoppeld op {datum}."), {"datum": signaal.teruggekoppeld.isoformat()}


def _voorstellen(made: NextYear, plan: Plan, data: Data, left_out: list[Message]) -> None:
    """The voorstellen that come along, and what has become of them."""
    going_on = _going_on(plan)
    present = [*data.get("aanwezig", [])]
    for section in ("bewonersinitiatieven", "interventies"):
        items: list[Data] = []
        for item, voorstel in zip(data.get(section, []), getattr(plan, section), strict=True):
            why = _stays_out(voorstel)
            if why is not None:
                left_out.append(Message(why, {"naam": voorstel.naam, "jaar": plan.jaar}))
                if learnt := voorstel.resultaat and voorstel.resultaat.geleerd:
                    values = {"naam": voorstel.naam, "geleerd": _line(learnt)}
                    left_out.append(Message(N_("Geleerd bij '{naam}': {geleerd}"), values))
                continue
            for text, values in _story(plan, voorstel):
                _note(made, (section, len(items)), text, **values)
            items.append(_carried(item, voorstel, going_on, int(made.data["jaar"])))
            if _is_there_now(plan, voorstel):
                _note(made, ("aanwezig", len(present)), N_("Nagaan: dit begon in {jaar}."), jaar=plan.jaar)
                present.append(_present(voorstel))
        made.data.pop(section, None)
        if items:
            made.data[section] = items
    if present:
        made.data["aanwezig"] = present


def _going_on(plan: Plan) -> set[str]:
    """The ids of the voorstellen that come along."""
    return {voorstel.id for voorstel in plan.voorstellen if _stays_out(voorstel) is None}


def _stays_out(voorstel: Voorstel) -> str | None:
    """Why a voorstel does not come along; None where it does."""
    if voorstel.status == "gestopt":
        return N_("'{naam}' is gestopt in {jaar}.")
    if voorstel.status == "klaar":
        return N_("'{naam}' is klaar in {jaar}.")
    if voorstel.besluit.toegekend == 0:
        return N_("'{naam}' is afgewezen in {jaar}.")
    return None


def _story(plan: Plan, voorstel: Voorstel) -> Iterator[tuple[str, Data]]:
    """What a person has to know about a voorstel that comes along."""
    result = voorstel.resultaat
    if voorstel.decided:
        text = N_("Nagaan: gaat dit door? In {jaar} kreeg het {bedrag}.")
        yield text, {"jaar": plan.jaar, "bedrag": Euros(voorstel.decided)}
    elif voorstel.status == "loopt":
        yield N_("Nagaan: gaat dit door?"), {}
    else:
        yield N_("Nagaan: over dit voorstel is in {jaar} niets besloten."), {"jaar": plan.jaar}
    if result and result.besteed is not None:
        yield N_("Besteed: {bedrag}."), {"bedrag": Euros(result.besteed)}
    if result and result.bereikt is not None:
        yield N_("Bereikt: {aantal} bewoners."), {"aantal": result.bereikt}
    if result and result.geleerd:
        yield N_("Geleerd in {jaar}: {geleerd}"), {"jaar": plan.jaar, "geleerd": _line(result.geleerd)}
    if any(other.toegezegd for other in voorstel.medefinanciers):
        yield (
            N_("Nagaan: betalen de medefinanciers weer mee? Wat was toegezegd, gold voor {jaar}."),
            {"jaar": plan.jaar},
        )


def _carried(item: Data, voorstel: Voorstel, going_on: set[str], jaar: int) -> Data:
    """A voorstel for the new year: its decision, its result and days that are over are behind it, its id stays."""
    kept: Data = {"id": voorstel.id}
    for key, value in item.items():
        if key == "id" or key in _AT_THE_END["voorstellen"]:
            continue
        if key in ("start", "einde") and getattr(voorstel, key).year < jaar:
            continue
        if key in ("niet_samen_met", "vult_aan"):
            value = [name for name in value if name.strip() in going_on]
            if not value:
                continue
        if key == "medefinanciers":
            value = [_without(other, ("toegezegd",)) for other in value]
        kept[key] = value
    if voorstel.decided:
        kept["status"] = "loopt"
    if voorstel.resultaat and voorstel.resultaat.bereikt is not None:
        kept["bereik"] = str(voorstel.resultaat.bereikt)
    return kept


def _is_there_now(plan: Plan, voorstel: Voorstel) -> bool:
    """Whether this is an initiative that got money and has a result, and is not listed yet."""
    began = isinstance(voorstel, Bewonersinitiatief) and voorstel.decided and voorstel.resultaat
    return bool(began) and all(voorstel.naam != there.naam for there in plan.aanwezig)


def _present(voorstel: Voorstel) -> Data:
    found = {"naam": voorstel.naam, "soort": "initiatief"}
    return {"naam": voorstel.naam, "thema": voorstel.thema, "soort": "initiatief"} if voorstel.thema else found
