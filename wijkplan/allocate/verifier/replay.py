"""The treden climbed once more, from the words of the rules: what every voorstel should have.

Under ``gelijke-delen`` the third trede is taken as it is claimed: buying together is not done again here, but
held against what groups of voters may expect (`order.groups_are_heard`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from wijkplan.allocate.verifier.claim import Case, Line, needs_nothing
from wijkplan.plan.plan import Bewonersinitiatief, Interventie, Voorstel

OPEN = frozenset({"past-niet", "budget-op"})
RUNNING = OPEN | {"toegekend", "deels"}


def replayed(case: Case) -> dict[str, Line]:
    """The line that each voorstel should have, by id."""
    again = _Replay(case)
    resident = [v for v in again.running if isinstance(v, Bewonersinitiatief)]
    match case.claim.methode:
        case "per-thema":
            for name, part in _parts(case, again.left):
                again.within(part, [v for v in resident if v.thema == name])
            again.small(resident)
            again.residents(resident)
        case "gelijke-delen":
            again.small(resident)
            again.as_claimed(resident)
        case _:
            again.small(resident)
            again.residents(resident)
    again.professionals([v for v in again.running if isinstance(v, Interventie)])
    return again.lines


def _parts(case: Case, money: int) -> Iterator[tuple[str, int]]:
    """Each thema (id) with its part in cents: by score, what the cents leave over to the largest remainders."""
    themas = case.ranking.themas
    total = sum((line.score for line in themas), Fraction(0))
    exact = [money * (line.score / total if total else Fraction(1, len(themas))) for line in themas]
    short = money - sum(map(int, exact)) if themas else 0
    first = sorted(range(len(themas)), key=lambda n: (int(exact[n]) - exact[n], n))[:short]
    for n, line in enumerate(themas):
        yield line.thema.id, int(exact[n]) + (n in first)


class _Replay:
    """What is left, and the lines so far."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.rules = case.rules.verdeling
        self.step = 100 * self.rules.afronding
        self.left = max(0, case.pot)
        self.lines: dict[str, Line] = {}
        self.running: list[Voorstel] = []
        for voorstel in case.order:
            why = case.out(voorstel)
            if why is None:
                self.running.append(voorstel)
            else:
                self._write(voorstel, "besloten" if why == "besloten" else None, why, voorstel.decided)
        self.left = max(0, case.pot)  # what was decided came out of the pot before
        own = [i for i in case.plan.bewonersinitiatieven if i.asks is not None and i.asks <= self.rules.klein_bedrag]
        plafond = self.rules.klein_plafond * max(0, case.plan.budget.sum_flexibel)
        self.ceiling = int(plafond + Fraction(1, 2)) - sum(i.decided for i in own)

    def within(self, part: int, own: Sequence[Voorstel]) -> None:
        """Treden 2 and 3 with the money of one thema; who got nothing is looked at again later."""
        rest, self.left = self.left - part, part
        self.small(own)
        self.residents(own)
        self.left += rest
        for voorstel in own:
            if self.lines[voorstel.id].status in OPEN:
                del self.lines[voorstel.id]

    def small(self, resident: Sequence[Voorstel]) -> None:
        """Trede 2."""
        for voorstel in resident:
            asks = voorstel.asks or 0
            if voorstel.id in self.lines or asks > self.rules.klein_bedrag or self._excluded(voorstel):
                continue
            if asks <= min(self.ceiling, self.left):
                self.ceiling -= asks
                self._write(voorstel, "klein", "toegekend", asks)

    def residents(self, resident: Sequence[Voorstel]) -> None:
        """Trede 3, by rank; a part of what was asked may be filled up."""
        ended = False
        for voorstel in resident:
            had = self._money(voorstel)
            if voorstel.id in self.lines and self.lines[voorstel.id].status != "deels":
                continue
            if not had and self._excluded(voorstel):
                continue
            status, more, ended = self._tested((voorstel.asks or 0) - had, (voorstel.minimum or 0) - had, ended)
            if more or not had:
                self._write(voorstel, "bewoners", status, had + more)

    def as_claimed(self, resident: Sequence[Voorstel]) -> None:
        """Trede 3 as the claim has it."""
        for voorstel in resident:
            line = self.case.lines.get(voorstel.id)
            if voorstel.id not in self.lines and line:
                self._write(voorstel, line.trede, line.status, line.toegekend)

    def professionals(self, interventies: Sequence[Interventie]) -> None:
        """Trede 4, by rank, for the need that is left."""
        ended = False
        for voorstel in interventies:
            if self._excluded(voorstel):
                continue
            own = self.case.initiatieven(voorstel.thema)
            if any(self._alive(i) for i in own) and not voorstel.waarom:
                self._write(voorstel, "professioneel", "motivering-nodig", 0)
                continue
            offered = self._offered(voorstel, self._need(voorstel.thema))
            if not offered:
                self._write(voorstel, "professioneel", "niet-nodig", 0)
                continue
            status, amount, now = self._tested(offered, voorstel.minimum or 0, ended)
            if amount and any(self._status(i) == "budget-op" and (i.asks or 0) <= amount for i in own):
                self._write(voorstel, "professioneel", "wacht-op-bewoners", 0)
                continue
            ended = now
            if status == "toegekend" and amount < (voorstel.asks or 0):
                status = "deels"
            self._write(voorstel, "professioneel", status, amount)

    def _tested(self, asks: int, minimum: int, ended: bool) -> tuple[str, int, bool]:
        """What the rule for shortage makes of an amount: status, cents, and whether the trede ends here."""
        part = self.left - self.left % self.step
        if ended:
            return "budget-op", 0, True
        if asks <= self.left:
            return "toegekend", asks, False
        if self.case.claim.bij_tekort == "stop":
            return "budget-op", 0, True
        if self.case.claim.bij_tekort == "deels" and part > 0 and part >= minimum:
            return "deels", part, True
        return "past-niet", 0, False

    def _offered(self, voorstel: Interventie, rest: int | None) -> int:
        """All that it asks, or its part for the need that is left."""
        asks, reach = voorstel.asks or 0, voorstel.bereik or 0
        if rest == 0:
            return asks if voorstel.vult_aan and voorstel.waarom else 0
        if rest is None or rest >= reach:
            return asks
        part = asks * rest // reach
        return min(asks, max(part - part % self.step, voorstel.minimum or 0))

    def _need(self, name: str | None) -> int | None:
        """How many residents of a thema are not reached yet; None where that is not known."""
        thema = next((thema for thema in self.case.plan.themas if thema.id == name), None)
        if thema is None or thema.behoefte is None:
            return None
        rest = thema.behoefte
        for initiatief in self.case.initiatieven(name):
            if self._money(initiatief) or needs_nothing(initiatief):
                rest -= initiatief.bereik or 0
        for other in self.case.plan.interventies:
            if other.thema == name and other.asks:
                rest -= -(-(other.bereik or 0) * self._money(other) // other.asks)
        return max(0, rest)

    def _alive(self, initiatief: Bewonersinitiatief) -> bool:
        return self._status(initiatief) in RUNNING or bool(initiatief.decided) or needs_nothing(initiatief)

    def _excluded(self, voorstel: Voorstel) -> bool:
        """Whether something with money excludes it; then that is its line."""
        if any(self._money(other) for other in self.case.excluding(voorstel)):
            self._write(voorstel, None, "uitgesloten", 0)
            return True
        return False

    def _money(self, voorstel: Voorstel) -> int:
        return self.lines[voorstel.id].toegekend if voorstel.id in self.lines else 0

    def _status(self, voorstel: Voorstel) -> str:
        return self.lines[voorstel.id].status if voorstel.id in self.lines else ""

    def _write(self, voorstel: Voorstel, trede: str | None, status: str, amount: int) -> None:
        self.left -= amount - self._money(voorstel)
        self.lines[voorstel.id] = Line(voorstel.id, trede, status, amount)
