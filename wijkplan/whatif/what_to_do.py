"""What people can do about a voorstel that did not come as far as the money: in words, and as a change of the plan."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wijkplan.allocate.conditions import rivals
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.outcome.result import Allocation, Regel
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Plan
from wijkplan.plan.rondes import in_time, ronde_named
from wijkplan.plan.spelregels import Voorwaarden


@dataclass(frozen=True, slots=True)
class ToDo:
    """One thing to do."""

    text: Message
    changes: dict[str, Any] = field(default_factory=dict)
    """The keys of the voorstel that change; empty where only people can say what comes of it."""


def what_to_do(plan: Plan, run: Allocation, regel: Regel, voorwaarden: Voorwaarden) -> tuple[ToDo, ...]:
    """All that has to be done before this voorstel can get money; nothing where it competes."""
    voorstel = regel.voorstel
    match regel.status:
        case "voldoet-niet" if isinstance(voorstel, Bewonersinitiatief):
            return tuple(_conditions(voorstel, voorwaarden))
        case "geen-begroting":
            return (ToDo(Message(N_("Zet bij 'kosten' wat het kost. Dan doet het mee."))),)
        case "gestopt" | "klaar":
            text = N_("Gaat het toch door? Zet dan bij 'status' dat het loopt.")
            return (ToDo(Message(text), {"status": "loopt"}),)
        case "afgewezen":
            text = N_("Dit besluit staat. Vraag aan wie het nam wat er anders moet, en dien het dan opnieuw in.")
            return (ToDo(Message(text)),)
        case "latere-ronde":
            return (ToDo(_later(plan, run, regel)),)
        case "uitgesloten":
            got = {other.voorstel.id: other for other in run.regels if other.toegekend}
            rival = min(name for name in rivals(plan)[voorstel.id] if name in got)
            text = N_("Overleg met '{naam}': kan het toch samen, of past het in één plan?")
            return (ToDo(Message(text, {"naam": got[rival].voorstel.naam})),)
        case "motivering-nodig":
            text = N_("Schrijf bij 'waarom' waarom bewoners dit niet zelf kunnen.")
            return (ToDo(Message(text), {"waarom": "?"}),)
        case "niet-nodig" if isinstance(voorstel, Interventie):
            return tuple(_complements(plan, voorstel))
        case _:
            return ()


def _conditions(initiatief: Bewonersinitiatief, voorwaarden: Voorwaarden) -> Iterator[ToDo]:
    """Every condition that it fails, also where one was enough to put it aside."""
    if (initiatief.draagvlak or 0) < voorwaarden.draagvlak_minimaal:
        text = N_("Zoek meer steun: er is minstens {minimaal} nodig.")
        least = voorwaarden.draagvlak_minimaal
        yield ToDo(Message(text, {"minimaal": least}), {"draagvlak": least})
    if voorwaarden.eigen_inzet_verplicht and not (initiatief.own_money or initiatief.vrijwilligers):
        text = N_("Zet erbij hoeveel vrijwilligers meedoen, of hoeveel geld je zelf inlegt.")
        yield ToDo(Message(text), {"vrijwilligers": 1})
    if initiatief.rechtsvorm == "bewoners" and (initiatief.asks or 0) > voorwaarden.rechtspersoon_vanaf:
        text = N_("Doe dit samen met een vereniging of stichting, of vraag niet meer dan {grens}.")
        yield ToDo(Message(text, {"grens": Euros(voorwaarden.rechtspersoon_vanaf)}), {"rechtsvorm": "vereniging"})


def _later(plan: Plan, run: Allocation, regel: Regel) -> Message:
    """The first round in which it takes part."""
    day = regel.voorstel.ingediend
    this = ronde_named(plan, run.ronde or "")
    values = {"ingediend": day, "tot": this.tot}
    for ronde in in_time(plan.budget.rondes):
        if day and (ronde.tot is None or ronde.tot >= day):
            text = N_("Dit is ingediend op {ingediend}, na {tot}. Het doet mee vanaf ronde '{naam}'.")
            return Message(text, {**values, "naam": ronde.naam})
    return Message(N_("Dit is ingediend op {ingediend}, na {tot}. Dit jaar is er geen ronde meer."), values)


def _complements(plan: Plan, interventie: Interventie) -> Iterator[ToDo]:
    """Who adds to what residents do, may go on where the need is met."""
    own = sorted(i.id for i in plan.bewonersinitiatieven if i.thema == interventie.thema and not i.ended)
    if own and not interventie.vult_aan:
        text = N_("Vult dit aan wat bewoners doen? Zet bij 'vult_aan' welk initiatief.")
        yield ToDo(Message(text), {"vult_aan": (own[0],)})
    if (own or interventie.vult_aan) and not interventie.waarom:
        text = N_("Schrijf bij 'waarom' waarom bewoners dit niet zelf kunnen.")
        yield ToDo(Message(text), {"waarom": "?"})
