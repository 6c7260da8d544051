"""Next year's plan, from this year's: what goes on is carried over, what was learnt becomes where it starts.

Nothing is decided here for anybody: whatever a person has to look at gets a note in the new file.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan.plan import Plan
from wijkplan.plan.reading.dates import day
from wijkplan.plan.reading.meting import Meting
from wijkplan.plan.reading.money import as_text
from wijkplan.plan.writing.carried import Data, NextYear, note, one_line, without
from wijkplan.plan.writing.going_on import signalen, voorstellen

LEFT_OUT = ("participatie", "stemmen")
"""What belongs to one year only."""
_OF_A_THEMA = ("oordeel", "geleerd")
_OF_AN_EFFECT = ("gemeten", "verhaal", "bijdrage", "andere_oorzaken")
"""What is said at the end of a year, about that year."""


def next_year(plan: Plan, data: Data, jaar: int) -> NextYear:
    """The plan for another year.

    * ``meegenomen`` is what is left: the flexible money less what was spent, or else granted. Where that is nothing,
      a note says so with the sum.
    * Commitments that end before the year are left out; the rest of ``budget`` stays, to be looked at.
    * What was measured of an effect (``gemeten``) becomes where it starts (``nulmeting``), with its year. Where it was
      told and not measured, a figure where it started stays. What was learnt of a thema or a voorstel stands in a
      note beside it.
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
    note(made, ("jaar",), N_("Nagaan: dit plan is gemaakt van dat van {jaar}."), jaar=plan.jaar)
    if "samenvatting" in made.data:
        note(made, ("samenvatting",), N_("Nagaan: klopt deze samenvatting nog?"))
    made.data["budget"] = dict(_budget(made, plan, data["budget"], jaar, left_out))
    if plan.themas:
        made.data["themas"] = [_thema(made, plan, n, thema) for n, thema in enumerate(data["themas"])]
    signalen(made, plan, data, left_out)
    voorstellen(made, plan, data, left_out)
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


def _budget(made: NextYear, plan: Plan, budget: Data, jaar: int, left_out: list[Message]) -> Iterator[tuple[str, Any]]:
    note(made, ("budget", "totaal"), N_("Nagaan: dit was het bedrag voor {jaar}."), jaar=plan.jaar)
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
    note(made, ("budget", "meegenomen"), text, jaar=plan.jaar, **values)
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
        note(made, ("budget", "rondes"), N_("Nagaan: dezelfde dagen, in het nieuwe jaar."))
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
        note(made, where, N_("Geleerd in {jaar}: {geleerd}"), jaar=plan.jaar, geleerd=one_line(thema["geleerd"]))
    thema = without(thema, _OF_A_THEMA)
    if "prioriteit" in thema:
        note(made, (*where, "prioriteit"), N_("Nagaan: stel deze cijfers samen opnieuw vast."))
    if "behoefte" in thema:
        note(made, (*where, "behoefte"), N_("Nagaan: hoeveel bewoners hebben dit nu nodig?"))
    if "effecten" not in thema:
        return thema
    effecten = []
    for n, effect in enumerate(thema["effecten"]):
        was, now = plan.themas[number].effecten[n].nulmeting, plan.themas[number].effecten[n].gemeten
        if was and was.figure and now and not now.figure:
            text = N_("Nagaan: in {jaar} is er niets gemeten. Wel verteld: {gemeten}")
            told = one_line(now.waarde)
            note(made, (*where, "effecten", n, "nulmeting"), text, jaar=plan.jaar, gemeten=told)
        elif "gemeten" in effect:
            text = N_("Nagaan: dit is wat er is gemeten. Eerst was de nulmeting: {was}.")
            note(made, (*where, "effecten", n, "nulmeting"), text, was=_in_words(was) if was else "–")
            effect = {**effect, "nulmeting": _with_its_year(effect["gemeten"], plan.jaar)}
        effecten.append(without(effect, _OF_AN_EFFECT))
    return {**thema, "effecten": effecten}


def _with_its_year(gemeten: Any, jaar: int) -> Data:
    """A meting that says when it was made: in the year of its plan, where it does not say so itself."""
    meting = {"waarde": gemeten} if isinstance(gemeten, str) else gemeten
    return {"waarde": meting["waarde"], "jaar": str(jaar), **meting}


def _in_words(meting: Meting) -> str:
    return f"{meting.waarde} ({meting.jaar})" if meting.jaar else meting.waarde
