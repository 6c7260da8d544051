"""The accounts of all wijken side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from wijkplan.account.account import Account, Missing
from wijkplan.account.ambities import AmbitieAccount, together
from wijkplan.account.effects import Tally
from wijkplan.account.money import Geld
from wijkplan.account.residents import Bereik


@dataclass(frozen=True, slots=True)
class Sums:
    """What is counted of a plan, or of all together."""

    effecten: Tally
    geld: Geld
    bereik: Bereik
    missing: Missing

    def __add__(self, other: Sums) -> Sums:
        """Together."""
        return Sums(
            self.effecten + other.effecten,
            self.geld + other.geld,
            self.bereik + other.bereik,
            self.missing + other.missing,
        )


NOTHING = Sums(Tally(), Geld(0, 0, 0, 0, 0, 0, 0, 0), Bereik(), Missing())


@dataclass(frozen=True, slots=True)
class WijkAccount:
    """What the city needs of one account: a few sums, so that the plans of all wijken need not be kept."""

    wijk: str
    jaar: int
    sums: Sums
    ambities: tuple[AmbitieAccount, ...]
    names: tuple[tuple[str, str], ...]
    """Id and name of the ambitions of its agenda."""

    @property
    def naam(self) -> str:
        """The wijk with its year."""
        return f"{self.wijk} {self.jaar}"


@dataclass(frozen=True, slots=True)
class CityAccount:
    """The accounts of all plans: a line for each, also where a wijk has plans of several years."""

    wijken: tuple[WijkAccount, ...]
    sums: Sums
    ambities: tuple[AmbitieAccount, ...]
    """In the order of the agenda."""

    @property
    def several_years(self) -> bool:
        """Whether money that moved to the next year may count twice in the sums."""
        return len({wijk.jaar for wijk in self.wijken}) > 1


def summary(account: Account) -> WijkAccount:
    """An account, summed up."""
    return WijkAccount(
        account.plan.wijk,
        account.plan.jaar,
        Sums(account.effecten, account.geld, account.bereik, account.missing),
        account.ambities,
        tuple((ambitie.id, ambitie.naam) for ambitie in account.agenda.ambities),
    )


def city_account(wijken: Sequence[WijkAccount]) -> CityAccount:
    """Lay accounts side by side, and add up what can be added up."""
    names = {id_: naam for wijk in wijken for id_, naam in wijk.names}
    parts = [part for wijk in wijken for part in wijk.ambities]
    return CityAccount(tuple(wijken), sum((wijk.sums for wijk in wijken), NOTHING), together(parts, names))
