"""What an allocation claims, in the words of the verifier."""

from __future__ import annotations

from fractions import Fraction
from math import floor

from wijkplan.outcome import result
from wijkplan.plan.plan import Plan
from wijkplan.verify.claim import Bought, Claim, Line, Shares


def claim_of(plan: Plan, allocation: result.Allocation) -> Claim:
    """All that an allocation says about a plan, as its JSON says it."""
    pot = allocation.pot
    names = ("totaal", "meegenomen", "vast", "flexibel", "reserve", "latere_rondes", "besloten", "beschikbaar")
    budget = {name: getattr(pot, name) for name in names}
    budget |= {"toegekend": allocation.toegekend, "over": allocation.over}
    budget["tekort"] = 0 if pot.is_what_if else pot.tekort
    return Claim(
        methode=allocation.methode,
        bij_tekort=allocation.bij_tekort,
        ronde=allocation.ronde,
        what_if=pot.is_what_if,
        budget=budget,
        lines=tuple(_line(regel) for regel in allocation.regels),
        wijk=plan.wijk,
        jaar=plan.jaar,
        theme_shares=tuple((share.thema.id, share.cents) for share in allocation.theme_shares),
        shares=_shares(allocation.shares) if allocation.shares else None,
    )


def _line(regel: result.Regel) -> Line:
    voorstel = regel.voorstel
    return Line(
        *(voorstel.id, regel.trede, regel.status, regel.toegekend, regel.plaats, voorstel.asks),
        *(voorstel.naam, voorstel.soort, voorstel.thema, str(regel.reden)),
    )


def _shares(shares: result.Shares) -> Shares:
    """Amounts in hundredths of a cent, halves up."""

    def told(cents: Fraction) -> int:
        return floor(cents * 100 + Fraction(1, 2))

    bought = (
        Bought(funded.id, sum(n for _paid, n in funded.payments), tuple((told(paid), n) for paid, n in funded.payments))
        for funded in shares.funded
    )
    return Shares(told(shares.start), told(shares.share), tuple(bought))
