"""The ladder once more: written from the words of the design (section 7), on plain dicts, not from the program.

`expected` climbs it by the method `rangorde`, `Ladder` knows the others too. They take the data of a plan file.
Amounts are in cents.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias

from reference_equal_shares import equal_shares

Data: TypeAlias = dict[str, Any]
Line: TypeAlias = tuple[str | None, str, int]
"""Trede, status and what it gets."""

DEFAULTS: Data = {
    "voorwaarden": {"draagvlak_minimaal": 0, "eigen_inzet_verplicht": "nee", "rechtspersoon_vanaf": 5000},
    "verdeling": {"bij_tekort": "sla-over", "klein_bedrag": 0, "klein_plafond": "10%", "afronding": 1},
}


def cents(amount: object) -> int:
    """Euros, as they stand in a file or in JSON, as whole cents."""
    exact = Decimal(str(amount)) * 100
    assert exact == exact.to_integral_value(), f"{amount} has more than two decimals"
    return int(exact)


def asks(voorstel: Data) -> int | None:
    """`gevraagd`, or else `kosten - eigen_bijdrage - sum(medefinanciers)`; None where no costs are given.

    Where there is a `begroting` the costs may be left out.
    """
    if "kosten" not in voorstel and not voorstel.get("begroting"):
        return None
    if "gevraagd" in voorstel:
        return cents(voorstel["gevraagd"])
    kosten = cents(voorstel["kosten"]) if "kosten" in voorstel else total(voorstel["begroting"])
    return kosten - cents(voorstel.get("eigen_bijdrage", 0)) - total(voorstel.get("medefinanciers", []))


def total(parts: list[Data]) -> int:
    """What the amounts of a list are together."""
    return sum(cents(part["bedrag"]) for part in parts)


def percent(share: str, of: int) -> int:
    """A percentage of an amount, to the nearest cent, halves up."""
    return int(Fraction(share.removesuffix("%")) * of / 100 + Fraction(1, 2))


def rule(data: Data, group: str, name: str) -> Any:
    """A rule of play: the plan's own, or else the default."""
    return data.get("spelregels", {}).get(group, {}).get(name, DEFAULTS[group][name])


def voorstellen(data: Data) -> list[Data]:
    """Initiatives and interventions, each with its kind."""
    own = [{**v, "resident": True} for v in data.get("bewonersinitiatieven", [])]
    return own + [{**v, "resident": False} for v in data.get("interventies", [])]


def pot(data: Data, ronde: str | None = None) -> dict[str, int]:
    """The sum of the pot: of the whole year, or up to and including a round."""
    budget = data["budget"]
    vast = sum(cents(v["bedrag"]) for v in budget.get("vast", []))
    flexibel = cents(budget["totaal"]) + cents(budget.get("meegenomen", 0)) - vast
    kept = str(budget.get("reserve", 0))
    reserve = percent(kept, max(0, flexibel)) if kept.endswith("%") else cents(kept)
    besloten = sum(decided(v) or 0 for v in voorstellen(data))
    later = 0
    if ronde:
        names = [r["naam"] for r in rounds(data)]
        delen = [Fraction(r["deel"].removesuffix("%")) / 100 for r in rounds(data)]
        to_divide = max(0, flexibel - reserve)
        later = to_divide - int(to_divide * sum(delen[: names.index(ronde) + 1]))
    return {
        "totaal": cents(budget["totaal"]),
        "meegenomen": cents(budget.get("meegenomen", 0)),
        "vast": vast,
        "flexibel": flexibel,
        "reserve": reserve,
        **({"latere_rondes": later} if ronde else {}),
        "besloten": besloten,
        "beschikbaar": max(0, flexibel - reserve - later - besloten),
        **({"tekort": short} if (short := besloten - (flexibel - reserve - later)) > 0 else {}),
    }


def rounds(data: Data) -> list[Data]:
    """The rounds in order of their last day, which each must have."""
    return sorted(data["budget"]["rondes"], key=lambda ronde: str(ronde["tot"]))


def decided(voorstel: Data) -> int | None:
    """What was decided; None where nothing was."""
    amount = voorstel.get("besluit", {}).get("toegekend")
    return None if amount is None else cents(amount)


def out_of_the_running(data: Data, voorstel: Data, ronde: str | None = None) -> str | None:
    """The status of a voorstel that does not compete (in this round), apart from those that exclude each other."""
    amount = asks(voorstel)
    if decided(voorstel) is not None:
        return "besloten" if decided(voorstel) else "afgewezen"
    if voorstel.get("status") in ("gestopt", "klaar"):
        return str(voorstel["status"])
    if not amount:
        return "geen-begroting" if amount is None else "geen-geld-nodig"
    if ronde:
        [last_day] = [r["tot"] for r in rounds(data) if r["naam"] == ronde]
        if voorstel.get("ingediend", "") > last_day:
            return "latere-ronde"
    if voorstel["resident"]:
        few = voorstel.get("draagvlak", 0) < rule(data, "voorwaarden", "draagvlak_minimaal")
        money = cents(voorstel.get("eigen_bijdrage", 0)) + total(voorstel.get("medefinanciers", []))
        effort = money or voorstel.get("vrijwilligers", 0)
        idle = rule(data, "voorwaarden", "eigen_inzet_verplicht") == "ja" and not effort
        limit = cents(rule(data, "voorwaarden", "rechtspersoon_vanaf"))
        if few or idle or (voorstel.get("rechtsvorm") == "bewoners" and amount > limit):
            return "voldoet-niet"
    return None


def exclude(one: Data, other: Data) -> bool:
    """Whether either of two says that they cannot go together."""
    return other["id"] in one.get("niet_samen_met", []) or one["id"] in other.get("niet_samen_met", [])


def goes_on(voorstel: Data) -> bool:
    """Asks no money and is not stopped or done."""
    return asks(voorstel) == 0 and voorstel.get("status") not in ("gestopt", "klaar")


def expected(data: Data, order: list[str], bij_tekort: str, left: int) -> dict[str, Line]:
    """What becomes of every voorstel, given the order of rank (ids) and what there is to divide."""
    return Ladder(data, order, bij_tekort, left).rangorde()


def divided(amount: int, scores: dict[str, Fraction]) -> dict[str, int]:
    """An amount in proportion to scores, the highest first: whole cents, the last ones by largest remainder."""
    if not any(scores.values()):
        scores = dict.fromkeys(scores, Fraction(1))
    exact = {name: amount * score / sum(scores.values()) for name, score in scores.items()}
    parts = {name: int(share) for name, share in exact.items()}
    for name in sorted(exact, key=lambda name: parts[name] - exact[name])[: amount - sum(parts.values())]:
        parts[name] += 1
    return parts


class Ladder:
    """One climb: each trede adds its lines, and takes what it gives out of what is left."""

    def __init__(self, data: Data, order: list[str], bij_tekort: str, left: int, ronde: str | None = None) -> None:
        by_id = {v["id"]: v for v in voorstellen(data)}
        self.data, self.bij_tekort, self.left, self.ronde = data, bij_tekort, max(0, left), ronde
        self.ranked = [by_id[name] for name in order]
        self.initiatieven = [v for v in self.ranked if v["resident"]]
        self.step = 100 * int(rule(data, "verdeling", "afronding"))
        self.over = False
        """Whether the trede has stopped."""
        self.lines: dict[str, Line] = {}

    def rangorde(self) -> dict[str, Line]:
        """The whole ladder, over all themas together."""
        for trede in (self.decided, self.small, self.residents, self.professionals):
            trede()
        return self.lines

    def per_thema(self, scores: dict[str, Fraction]) -> dict[str, Line]:
        """First each thema (the highest score first) within its own part, then all of them over what is left."""
        self.decided()
        pooled, parts = self.left, divided(self.left, scores)
        for name, part in parts.items():
            own = [v for v in self.initiatieven if v.get("thema") == name]
            self.left = part
            self.small(own)
            self.residents(own)
            pooled -= part - self.left
            self.lines = {i: line for i, line in self.lines.items() if line[1] not in ("past-niet", "budget-op")}
        self.left = pooled
        for trede in (self.small, self.residents, self.professionals):
            trede()
        return self.lines

    def gelijke_delen(self, voters: int, supporters: dict[str, tuple[int, ...]]) -> dict[str, Line]:
        """Trede 3 by equal shares of what is left then; what voters did not buy is next, by its votes."""
        self.decided()
        self.small()
        candidates = [v for v in self.waiting(self.initiatieven) if not self.excluded(v)]
        costs = {v["id"]: asks(v) or 0 for v in candidates}
        rivals = {v["id"]: [other["id"] for other in candidates if exclude(v, other)] for v in candidates}
        _share, bought = equal_shares(costs, voters, supporters, self.left, rivals, 100)
        by_id = {v["id"]: v for v in candidates}
        for name, _paid in bought:
            self.give(by_id[name], "bewoners", "toegekend", costs[name])
        self.residents(sorted(candidates, key=lambda v: (-len(supporters.get(v["id"], ())), costs[v["id"]], v["id"])))
        self.professionals()
        return self.lines

    def decided(self) -> None:
        """Trede 1, and who is not in the running."""
        for v in self.ranked:
            status = out_of_the_running(self.data, v, self.ronde)
            if status == "besloten":
                self.lines[v["id"]] = ("besloten", status, decided(v) or 0)
            elif status:
                self.lines[v["id"]] = (None, status, 0)

    def small(self, some: list[Data] | None = None) -> None:
        """Trede 2, for all initiatives or for some."""
        small = cents(rule(self.data, "verdeling", "klein_bedrag"))
        ceiling = percent(rule(self.data, "verdeling", "klein_plafond"), max(0, pot(self.data)["flexibel"]))
        for v in self.initiatieven:
            amount = asks(v)
            if amount is not None and amount <= small:
                ceiling -= decided(v) or (self.money(v) if self.trede(v) == "klein" else 0)
        for v in self.waiting(self.initiatieven if some is None else some):
            amount = asks(v) or 0
            if amount <= small and not self.excluded(v) and amount <= min(ceiling, self.left):
                self.give(v, "klein", "toegekend", amount)
                ceiling -= amount

    def residents(self, some: list[Data] | None = None) -> None:
        """Trede 3, for all initiatives or for some; one that got a part from its thema may get more."""
        self.over = False
        for v in self.initiatieven if some is None else some:
            had = self.money(v)
            if (v["id"] in self.lines and self.lines[v["id"]][1] != "deels") or self.excluded(v):
                continue
            status, amount = self.weigh((asks(v) or 0) - had, cents(v.get("minimum", 0)) - had)
            if amount or not had:
                self.give(v, "bewoners", "toegekend" if status == "whole" else status, amount)

    def professionals(self) -> None:
        """Trede 4."""
        self.over = False
        for v in self.waiting(self.ranked):
            if not self.excluded(v):
                status, amount = self.answer(v)
                self.give(v, "professioneel", status, amount)

    def answer(self, v: Data) -> tuple[str, int]:
        """What an interventie gets."""
        same = [i for i in self.initiatieven if v.get("thema") and i.get("thema") == v["thema"]]
        if any(self.alive(i) for i in same) and "waarom" not in v:
            return "motivering-nodig", 0
        offer = self.offer(v)
        if not offer:
            return "niet-nodig", 0
        over = self.over
        status, amount = self.weigh(offer, cents(v.get("minimum", 0)))
        if amount and any(self.stopped(i) and (asks(i) or 0) <= amount for i in same):
            self.over = over
            return "wacht-op-bewoners", 0
        if status == "whole":
            return ("toegekend" if amount == asks(v) else "deels"), amount
        return status, amount

    def offer(self, v: Data) -> int:
        """In proportion to the need that is left, which is worked out anew for each."""
        gevraagd, rest = asks(v) or 0, self.rest(v)
        if rest is None or (v.get("vult_aan") and "waarom" in v):
            return gevraagd
        if rest == 0:
            return 0
        if rest >= v.get("bereik", 0):
            return gevraagd
        part = int(gevraagd * rest / v["bereik"]) // self.step * self.step
        return min(gevraagd, max(part, cents(v.get("minimum", 0))))

    def rest(self, v: Data) -> Fraction | None:
        """Of the groups that an interventie is for, what initiatives and interventions with money leave of the need.

        One number for all is as a number for one group that everybody names.
        """
        [thema] = [t for t in self.data.get("themas", []) if t["id"] == v.get("thema")] or [{}]
        needs = thema.get("behoefte", {})
        one = not isinstance(needs, dict)
        left = {name: Fraction(number) for name, number in ({"all": needs} if one else needs).items()}

        def named(other: Data) -> list[str]:
            return [name for name in left if one or name in other.get("doelgroepen", [])]

        def meant(other: Data) -> list[str]:
            return named(other) if other.get("doelgroepen") else list(left)

        for other in self.ranked:
            if other.get("thema") != v.get("thema") or other["id"] not in self.lines:
                continue
            amount, reached, groups = self.money(other), Fraction(0), named(other)
            if other["resident"]:
                reached = Fraction(other.get("bereik", 0)) if amount or goes_on(other) else reached
            elif asks(other):
                groups = meant(other)
                reached = Fraction(-(-other.get("bereik", 0) * amount // (asks(other) or 1)))
            for name in groups:
                left[name] -= reached / len(groups)
        return sum((max(Fraction(0), left[name]) for name in meant(v)), Fraction(0)) if meant(v) else None

    def weigh(self, offer: int, minimum: int) -> tuple[str, int]:
        """What the rule for shortage makes of an offer."""
        if self.over:
            return "budget-op", 0
        if offer <= self.left:
            return "whole", offer
        if self.bij_tekort == "stop":
            self.over = True
            return "budget-op", 0
        part = self.left // self.step * self.step
        if self.bij_tekort == "sla-over" or not part or part < minimum:
            return "past-niet", 0
        self.over = True
        return "deels", part

    def give(self, v: Data, trede: str, status: str, amount: int) -> None:
        """Write a line, and take the money, which comes on top of what it has, out of the pot."""
        self.lines[v["id"]] = (trede, status, self.money(v) + amount)
        self.left -= amount

    def waiting(self, some: list[Data]) -> list[Data]:
        """Those that have no line yet."""
        return [v for v in some if v["id"] not in self.lines]

    def excluded(self, v: Data) -> bool:
        """Whether something with money excludes it; then that is its line."""
        out = any(exclude(v, other) and self.money(other) for other in self.ranked if other is not v)
        if out:
            self.lines[v["id"]] = (None, "uitgesloten", 0)
        return out

    def money(self, v: Data) -> int:
        """What it got so far."""
        return self.lines[v["id"]][2] if v["id"] in self.lines else 0

    def trede(self, v: Data) -> str | None:
        """The trede on which it stands so far."""
        return self.lines[v["id"]][0] if v["id"] in self.lines else None

    def alive(self, v: Data) -> bool:
        """In the running, decided with money, or without need of money and not stopped."""
        running = self.lines[v["id"]][1] in ("toegekend", "deels", "past-niet", "budget-op")
        return running or bool(decided(v)) or goes_on(v)

    def stopped(self, v: Data) -> bool:
        """Whether the money stopped before it."""
        return self.lines[v["id"]][1] == "budget-op"
