"""What goes on in next year's plan: voorstellen, each with what became of it, and signals that are still open."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan.plan import Bewonersinitiatief, Plan, Signaal, Voorstel
from wijkplan.plan.writing.carried import Data, NextYear, note, one_line, without

_AT_THE_END = ("besluit", "resultaat", "ingediend")
"""What is said of a voorstel about one year."""


def signalen(made: NextYear, plan: Plan, data: Data, left_out: list[Message]) -> None:
    """The signals that are still open, each with what did happen in a note."""
    ids = going_on(plan)
    items: list[Data] = []
    for item, signaal in zip(data.get("signalen", []), plan.signalen, strict=True):
        if signaal.gedaan:
            continue
        for text, values in _heard(plan, signaal):
            note(made, ("signalen", len(items)), text, **values)
        kept = without(item, ("teruggekoppeld",))
        if "voorstellen" in kept:
            kept["voorstellen"] = [name for name in kept["voorstellen"] if name.strip() in ids]
        items.append({key: value for key, value in kept.items() if value != []})
    made.data.pop("signalen", None)
    if items:
        made.data["signalen"] = items
    if done := len(plan.signalen) - len(items):
        text = N_("Signalen waar al iets mee is gedaan in {jaar}: {aantal}. Die zijn niet overgenomen.")
        left_out.append(Message(text, {"jaar": plan.jaar, "aantal": done}))


def _heard(plan: Plan, signaal: Signaal) -> Iterator[tuple[str, Data]]:
    """What a person has to know about a signal that comes along."""
    yield N_("Nagaan: dit signaal uit {jaar} staat nog open. Speelt het nog?"), {"jaar": plan.jaar}
    if signaal.voorstellen:
        yield N_("Hieruit kwam: {voorstellen}."), {"voorstellen": ", ".join(signaal.voorstellen)}
    if signaal.doorgegeven_aan:
        yield N_("Doorgegeven aan: {partij}."), {"partij": one_line(signaal.doorgegeven_aan)}
    if signaal.teruggekoppeld:
        yield N_("Teruggekoppeld op {datum}."), {"datum": signaal.teruggekoppeld.isoformat()}


def voorstellen(made: NextYear, plan: Plan, data: Data, left_out: list[Message]) -> None:
    """The voorstellen that come along, and what has become of them."""
    ids = going_on(plan)
    present = [*data.get("aanwezig", [])]
    for section in ("bewonersinitiatieven", "interventies"):
        items: list[Data] = []
        for item, voorstel in zip(data.get(section, []), getattr(plan, section), strict=True):
            why = _stays_out(voorstel)
            if why is not None:
                left_out.append(Message(why, {"naam": voorstel.naam, "jaar": plan.jaar}))
                if learnt := voorstel.resultaat and voorstel.resultaat.geleerd:
                    values = {"naam": voorstel.naam, "geleerd": one_line(learnt)}
                    left_out.append(Message(N_("Geleerd bij '{naam}': {geleerd}"), values))
                continue
            for text, values in _story(plan, voorstel):
                note(made, (section, len(items)), text, **values)
            items.append(_carried(item, voorstel, ids, int(made.data["jaar"])))
            if _is_there_now(plan, voorstel):
                note(made, ("aanwezig", len(present)), N_("Nagaan: dit begon in {jaar}."), jaar=plan.jaar)
                present.append(_present(voorstel))
        made.data.pop(section, None)
        if items:
            made.data[section] = items
    if present:
        made.data["aanwezig"] = present


def going_on(plan: Plan) -> set[str]:
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
        yield N_("Geleerd in {jaar}: {geleerd}"), {"jaar": plan.jaar, "geleerd": one_line(result.geleerd)}
    if any(other.toegezegd for other in voorstel.medefinanciers):
        yield (
            N_("Nagaan: betalen de medefinanciers weer mee? Wat was toegezegd, gold voor {jaar}."),
            {"jaar": plan.jaar},
        )


def _carried(item: Data, voorstel: Voorstel, ids: set[str], jaar: int) -> Data:
    """A voorstel for the new year: its decision, its result and days that are over are behind it, its id stays."""
    kept: Data = {"id": voorstel.id}
    for key, value in item.items():
        if key == "id" or key in _AT_THE_END:
            continue
        if key in ("start", "einde") and getattr(voorstel, key).year < jaar:
            continue
        if key in ("niet_samen_met", "vult_aan"):
            value = [name for name in value if name.strip() in ids]
            if not value:
                continue
        if key == "medefinanciers":
            value = [without(other, ("toegezegd",)) for other in value]
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
