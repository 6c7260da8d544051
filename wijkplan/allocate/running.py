"""Who is in the running: what has been decided stands, and some voorstellen do not compete for money."""

from __future__ import annotations

from wijkplan.allocate.result import Outcome
from wijkplan.language import N_, Message
from wijkplan.language.numbers import Euros
from wijkplan.plan.plan import Bewonersinitiatief, Plan, Ronde, Voorstel
from wijkplan.plan.spelregels import Voorwaarden


def before_the_ladder(voorstel: Voorstel, voorwaarden: Voorwaarden, ronde: Ronde | None = None) -> Outcome | None:
    """What is clear about a voorstel before any money is divided (in this round); None where it competes."""
    if voorstel.besluit.toegekend is not None:
        return _decided(voorstel.besluit.toegekend)
    if voorstel.status == "gestopt":
        return Outcome("gestopt", Message(N_("Dit is gestopt.")))
    if voorstel.asks is None:
        return Outcome("geen-begroting", Message(N_("Er staan geen kosten bij, dus er valt niets te verdelen.")))
    if voorstel.asks == 0:
        return Outcome("geen-geld-nodig", Message(N_("Dit vraagt geen geld.")))
    if ronde and ronde.tot and voorstel.ingediend and voorstel.ingediend > ronde.tot:
        text = N_("Dit kwam binnen na de laatste dag van ronde '{naam}', en doet mee in een latere ronde.")
        return Outcome("latere-ronde", Message(text, {"naam": ronde.naam}))
    if isinstance(voorstel, Bewonersinitiatief):
        return _conditions(voorstel, voorstel.asks, voorwaarden)
    return None


def _decided(toegekend: int) -> Outcome:
    if toegekend:
        reden = Message(N_("Hierover is al besloten: {bedrag}."), {"bedrag": Euros(toegekend)})
        return Outcome("besloten", reden, toegekend)
    return Outcome("afgewezen", Message(N_("Hierover is al besloten: er gaat geen geld naartoe.")))


def _conditions(initiatief: Bewonersinitiatief, asks: int, voorwaarden: Voorwaarden) -> Outcome | None:
    if (initiatief.draagvlak or 0) < voorwaarden.draagvlak_minimaal:
        known = initiatief.draagvlak is not None
        text = (
            N_("Er is te weinig draagvlak: {draagvlak}, en er is minstens {minimaal} nodig.")
            if known
            else N_("Het draagvlak staat er niet bij, en er is minstens {minimaal} nodig.")
        )
        values = {"draagvlak": initiatief.draagvlak, "minimaal": voorwaarden.draagvlak_minimaal}
        return Outcome("voldoet-niet", Message(text, values))
    if voorwaarden.eigen_inzet_verplicht and not (initiatief.eigen_bijdrage or initiatief.vrijwilligers):
        text = N_("Eigen geld of vrijwilligers zijn verplicht, en staan er niet bij.")
        return Outcome("voldoet-niet", Message(text))
    if initiatief.rechtsvorm == "bewoners" and asks > voorwaarden.rechtspersoon_vanaf:
        text = N_("Boven {grens} is een vereniging, stichting of andere rechtspersoon nodig.")
        return Outcome("voldoet-niet", Message(text, {"grens": Euros(voorwaarden.rechtspersoon_vanaf)}))
    return None


def rivals(plan: Plan) -> dict[str, set[str]]:
    """For each voorstel the ones that it cannot go together with, whichever of the two says so (by id)."""
    pairs: dict[str, set[str]] = {}
    ids = {voorstel.id for voorstel in plan.voorstellen}
    for voorstel in plan.voorstellen:
        for other in voorstel.niet_samen_met:
            if other in ids and other != voorstel.id:
                pairs.setdefault(voorstel.id, set()).add(other)
                pairs.setdefault(other, set()).add(voorstel.id)
    return pairs
