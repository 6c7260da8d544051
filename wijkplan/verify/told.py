"""Promises about what is told beside the amounts: which plan, in which order, which parts, and why."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from wijkplan.language import LANGUAGES, N_, Message, spoken
from wijkplan.language.numbers import Euros
from wijkplan.outcome.result import TREDEN, Funded, Shares
from wijkplan.verify import claim as said
from wijkplan.verify.breach import Breach
from wijkplan.verify.claim import Case


def about_this_plan(case: Case) -> Iterator[Breach]:
    """It is about this plan, and supposes what can be supposed of it."""
    claim = case.claim
    for name, here, own in (("wijk", claim.wijk, case.plan.wijk), ("jaar", claim.jaar, case.plan.jaar)):
        if here != own:
            text = N_("Als {veld} staat er '{hier}', en in het plan '{plan}'.")
            yield Breach(Message(text, {"veld": name, "hier": here, "plan": own}))
    if claim.ronde is not None and case.ronde is None:
        yield Breach(Message(N_("Ronde '{naam}' staat niet in het plan."), {"naam": claim.ronde}))
    if claim.methode == "gelijke-delen" and case.votes is None:
        yield Breach(Message(N_("Bij gelijke delen verdelen stemmers het geld, en er zijn geen stembriefjes.")))
    if claim.what_if and (case.pot == case.own_pot or case.pot < 0):
        text = N_("Dit heet een wat-als met {bedrag}, en dat is het niet.")
        yield Breach(Message(text, {"bedrag": Euros(case.pot)}))


def in_order(case: Case) -> Iterator[Breach]:
    """The lines go down the ladder, on each trede by place; who is not in the running comes last."""
    again, here = case.again, [line.id for line in case.claim.lines]
    if again is None or sorted(here) != sorted(voorstel.id for voorstel in case.order):
        return
    steps: dict[str | None, int] = {trede: number for number, trede in enumerate(TREDEN)}
    true = sorted(case.order, key=lambda v: steps.get(again.lines[v.id].trede, len(steps)))
    for name, voorstel in zip(here, true, strict=True):
        if name != voorstel.id:
            text = N_("Waar '{hier}' staat, hoort '{naam}' te staan.")
            yield Breach(Message(text, {"hier": name, "naam": voorstel.naam}), voorstel.id)
            return


def parts_are_true(case: Case) -> Iterator[Breach]:
    """The parts of themas, and what voters had and paid, are what the rules give."""
    if case.again is None:
        return
    here, true = case.claim.theme_shares, case.again.theme_shares
    if [name for name, _cents in here] != [name for name, _cents in true]:
        yield Breach(Message(N_("Bij 'themadelen' staan niet de thema's die een eigen deel hebben, in hun volgorde.")))
    else:
        for (name, cents), (_name, own) in zip(here, true, strict=True):
            if cents != own:
                text = N_("Het eigen deel van thema '{id}' is {deel}, en hier staat {hier}.")
                yield Breach(Message(text, {"id": name, "deel": Euros(own), "hier": Euros(cents)}))
    shares = _as_said(case.again.shares)
    if case.claim.shares and shares:
        yield from _different(case.claim.shares, shares)
    elif case.claim.shares or shares:
        yield Breach(Message(N_("'gelijke_delen' hoort er te staan als stemmers samen betalen, en anders niet.")))


def _different(here: said.Shares, true: said.Shares) -> Iterator[Breach]:
    """Where what is said of equal shares differs from what is true."""
    for field in ("eerste_deel", "deel"):
        if getattr(here, field) != getattr(true, field):
            yield Breach(Message(N_("Bij '{veld}' staat niet wat elke stemmer had."), {"veld": field}))
    if [bought.id for bought in here.samen_betaald] != [bought.id for bought in true.samen_betaald]:
        yield Breach(Message(N_("Bij 'samen_betaald' staat niet wat stemmers samen kochten, of niet in die volgorde.")))
        return
    for bought, own in zip(here.samen_betaald, true.samen_betaald, strict=True):
        if bought != own:
            text = N_("Bij 'samen_betaald' staat niet wat stemmers voor '{id}' betaalden.")
            yield Breach(Message(text, {"id": own.id}), own.id)


def _as_said(shares: Shares | None) -> said.Shares | None:
    """Shares as they are told: in hundredths of a cent."""
    if shares is None:
        return None
    return said.Shares(_told(shares.start), _told(shares.share), tuple(map(_bought, shares.funded)))


def _bought(funded: Funded) -> said.Bought:
    voters = sum(count for _paid, count in funded.payments)
    return said.Bought(funded.id, voters, tuple((_told(paid), count) for paid, count in funded.payments))


def _told(cents: Fraction) -> int:
    """Hundredths of a cent, halves up."""
    return int(100 * cents + Fraction(1, 2))


def reasons_fit(case: Case) -> Iterator[Breach]:
    """Of a line that is right, the sentence is true too, in the language that it is in."""
    if not case.claim.budget or case.again is None:
        return
    for voorstel in case.order:
        line, own = case.lines.get(voorstel.id), case.again.lines[voorstel.id]
        if line is None or line.reden is None or (line.status, line.toegekend) != (own.status, own.toegekend):
            continue
        true: list[str] = []
        for language in LANGUAGES:
            with spoken(language):
                true += map(str, case.again.reasons[voorstel.id])
        if line.reden not in true:
            text = N_("Bij '{naam}' staat een reden die niet klopt.")
            if case.again.reasons[voorstel.id]:
                text = N_("Bij '{naam}' staat een reden die niet klopt. Wel waar is: {reden}")
            values = {"naam": voorstel.naam, "reden": next(iter(case.again.reasons[voorstel.id]), "")}
            yield Breach(Message(text, values), voorstel.id)
