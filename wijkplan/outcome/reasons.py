"""One plain sentence for every outcome of the ladder."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from wijkplan.language import N_, Message
from wijkplan.language.numbers import About, Euros, Number
from wijkplan.outcome.result import Funded, Grant, Outcome
from wijkplan.plan.plan import Interventie, Ronde, Voorstel


def decided(amount: int) -> Outcome:
    """It was decided before, with this amount (cents) or with none."""
    if amount:
        return Outcome("besloten", Message(N_("Hierover is al besloten: {bedrag}."), {"bedrag": Euros(amount)}), amount)
    return Outcome("afgewezen", Message(N_("Hierover is al besloten: er gaat geen geld naartoe.")))


def ended(status: str) -> Outcome:
    """It has stopped, or is done: its ``status``."""
    if status == "klaar":
        return Outcome("klaar", Message(N_("Dit is klaar.")))
    return Outcome("gestopt", Message(N_("Dit is gestopt.")))


def no_costs() -> Outcome:
    """Nobody knows what it costs."""
    return Outcome("geen-begroting", Message(N_("Er staan geen kosten bij, dus er valt niets te verdelen.")))


def asks_nothing() -> Outcome:
    """It goes on without money."""
    return Outcome("geen-geld-nodig", Message(N_("Dit vraagt geen geld.")))


def too_late(ronde: Ronde) -> Outcome:
    """It came in after the last day of this round."""
    text = N_("Dit kwam binnen na de laatste dag van ronde '{naam}', en doet mee in een latere ronde.")
    return Outcome("latere-ronde", Message(text, {"naam": ronde.naam}))


def little_support(draagvlak: int | None, minimaal: int) -> Outcome:
    """Fewer residents support it than is agreed."""
    text = (
        N_("Het draagvlak staat er niet bij, en er is minstens {minimaal} nodig.")
        if draagvlak is None
        else N_("Er is te weinig draagvlak: {draagvlak}, en er is minstens {minimaal} nodig.")
    )
    return Outcome("voldoet-niet", Message(text, {"draagvlak": draagvlak, "minimaal": minimaal}))


def no_own_effort() -> Outcome:
    """Own money or volunteers are agreed, and there are none."""
    return Outcome("voldoet-niet", Message(N_("Eigen geld of vrijwilligers zijn verplicht, en staan er niet bij.")))


def no_legal_person(limit: int) -> Outcome:
    """Residents without a legal person ask more than this amount (cents)."""
    text = N_("Boven {grens} is een vereniging, stichting of andere rechtspersoon nodig.")
    return Outcome("voldoet-niet", Message(text, {"grens": Euros(limit)}))


def excluded(rival: Voorstel) -> Outcome:
    """It cannot go together with something that has money."""
    text = N_("Dit kan niet samen met '{naam}', en dat krijgt geld.")
    return Outcome("uitgesloten", Message(text, {"naam": rival.naam}))


def small(amount: int) -> Outcome:
    """A small amount, on trust."""
    text = N_("Een klein bedrag: dat gaat op vertrouwen, zonder score.")
    return Outcome("toegekend", Message(text), amount)


def stopped(stopper: Voorstel) -> Outcome:
    """The money stopped at an earlier one."""
    text = N_("Het geld was op bij '{naam}', dat hoger staat.")
    return Outcome("budget-op", Message(text, {"naam": stopper.naam}))


def explain_first(living: Voorstel) -> Outcome:
    """Residents are active on this thema, and the interventie does not say why it is needed too."""
    text = N_("Bewoners doen hier al iets aan met '{naam}', en bij 'waarom' staat niet waarom dit ook nodig is.")
    return Outcome("motivering-nodig", Message(text, {"naam": living.naam}))


def not_needed(rest: Fraction, filled_by: Sequence[Voorstel] = ()) -> Outcome:
    """No need is left, or too little to give money for; ``filled_by``: the initiatives that do most about it."""
    values = {"rest": Number(rest), "wie": _names(filled_by)}
    if rest:
        text = N_("Nog niet bereikt: {rest}, en dat is te weinig om er geld voor te geven.")
        if filled_by:
            text = N_("Naast {wie} is dit nog nodig voor {rest}, en dat is te weinig om er geld voor te geven.")
        return Outcome("niet-nodig", Message(text, values))
    text = N_("Iedereen voor wie dit nodig is, wordt al bereikt.")
    if filled_by:
        text = N_("Iedereen voor wie dit nodig is, wordt al bereikt, vooral met {wie}.")
    return Outcome("niet-nodig", Message(text, values))


def _names(filled_by: Sequence[Voorstel]) -> Message:
    """One or two initiatives by name."""
    namen = dict(zip(("een", "twee"), (initiatief.naam for initiatief in filled_by), strict=False))
    return Message(N_("'{een}' en '{twee}'") if "twee" in namen else N_("'{een}'"), namen)


def residents_first(waiting: Voorstel) -> Outcome:
    """An initiative of residents could go on with this money."""
    text = N_("Het bewonersinitiatief '{naam}' kreeg niets en kan met dit geld wel doorgaan: dat gaat voor.")
    return Outcome("wacht-op-bewoners", Message(text, {"naam": waiting.naam}))


def together(asks: int, funded: Funded) -> Outcome:
    """Voters paid this together, each from an equal share of the money."""
    payers = sum(count for _paid, count in funded.payments)
    highest, most = funded.payments[0]
    if payers == 1:
        text = N_("Eén stemmer betaalt dit: {bedrag}.")
    elif most == payers:
        text = N_("{n} stemmers betalen dit samen, ieder {bedrag}.")
    else:
        text = N_("{n} stemmers betalen dit samen: wie het had {bedrag}, de anderen alles wat ze nog hadden.")
    return Outcome("toegekend", Message(text, {"n": payers, "bedrag": About(highest)}), asks)


def topped_up(initiatief: Voorstel, had: int, got: Grant) -> Outcome:
    """It got a part from its thema, and more from what was left of all parts; nothing where there was no more."""
    values = {"deel": Euros(had), "rest": Euros(got.toegekend)}
    if had + got.toegekend == initiatief.asks:
        text = N_("Er was {deel} in het deel van het thema, en de rest ({rest}) komt uit wat overbleef.")
        return Outcome("toegekend", Message(text, values), had + got.toegekend)
    text = N_("Er was {deel} in het deel van het thema en nog {rest} uit wat overbleef, en meer was er niet.")
    return Outcome("deels", Message(text, values), had + got.toegekend if got.toegekend else 0)


def weighed(
    voorstel: Voorstel,
    offered: int,
    got: Grant,
    left: int,
    rest: Fraction | None = None,
    filled_by: Sequence[Voorstel] = (),
    *,
    thema: bool = False,
    voted: bool = False,
) -> Outcome:
    """The offer was tested against what is left.

    Args:
        voorstel: the proposal.
        offered: what it would get if there were enough, in cents.
        got: what it gets.
        left: what was left in the pot, in cents.
        rest: the need that is left for it, where that is known.
        filled_by: the initiatives that do most about that need, two at most.
        thema: whether it was what the thema had of its own.
        voted: whether voters could not pay this together.
    """
    asks = voorstel.asks or 0
    values = {
        "aanbod": Euros(offered),
        "over": Euros(left),
        "bereik": Number(Fraction(voorstel.bereik or 0)),
        "minimum": Euros(voorstel.minimum or 0),
        "rest": Number(rest or Fraction(0)),
        "wie": _names(filled_by),
    }
    if got.toegekend == asks:
        return Outcome("toegekend", Message(_whole(voorstel, rest, thema=thema, voted=voted), values), asks)
    if got.toegekend == offered:
        at_least = rest is not None and offered * (voorstel.bereik or 0) > asks * rest
        return Outcome("deels", Message(_part(at_least=at_least, known=bool(filled_by)), values), got.toegekend)
    if got.toegekend:
        if thema:
            text = N_("Het thema had nog {over} van zijn eigen deel, en het bedrag was {aanbod}.")
        elif got.toegekend == left:
            text = N_("Meer was er niet: dit is alles wat over was, en het bedrag was {aanbod}.")
        else:
            text = N_("Er was nog {over}, naar beneden afgerond, en het bedrag was {aanbod}.")
        return Outcome("deels", Message(text, values), got.toegekend)
    if got.stops:
        text = N_("Hier was het geld op: er was nog {over}, en het bedrag was {aanbod}.")
        return Outcome("budget-op", Message(text, values))
    text = (
        N_("Dit past niet: er was nog {over}, en er is minstens {minimum} nodig.")
        if got.below_minimum
        else N_("Dit past niet: er was nog {over}, en het bedrag was {aanbod}.")
    )
    return Outcome("past-niet", Message(text, values))


def _part(*, at_least: bool, known: bool) -> str:
    """Why a part is offered: in proportion to the need, or as much as it cannot do without (``at_least``).

    ``known``: whether there are initiatives to name that reach the others.
    """
    if at_least and known:
        return N_(
            "Dit kan {bereik} bewoners bereiken en is naast {wie} nog nodig voor {rest}, "
            "en het kan doorgaan vanaf {minimum}."
        )
    if at_least:
        return N_(
            "Dit kan {bereik} bewoners bereiken en is nog nodig voor {rest}, en het kan doorgaan vanaf {minimum}."
        )
    if known:
        return N_(
            "Dit kan {bereik} bewoners bereiken en is naast {wie} nog nodig voor {rest}: "
            "dus {rest} van de {bereik} delen."
        )
    return N_("Dit kan {bereik} bewoners bereiken en is nog nodig voor {rest}: dus {rest} van de {bereik} delen.")


def _whole(voorstel: Voorstel, rest: Fraction | None, *, thema: bool, voted: bool) -> str:
    """Why the whole amount is given."""
    if thema:
        return N_("Het hele bedrag past in het eigen deel van het thema: daarvan was nog {over}.")
    if voted:
        return N_("Stemmers konden dit niet samen betalen, maar het past in de {over} die over was.")
    if rest is None:
        return N_("Het hele bedrag past in de {over} die over was.")
    adds = isinstance(voorstel, Interventie) and voorstel.adds_to_residents
    if adds and rest < (voorstel.bereik or 1):
        return N_("Dit vult aan wat bewoners doen, en het hele bedrag past in de {over} die over was.")
    return N_("Nog niet bereikt: {rest}, en het bedrag past in de {over} die over was.")
