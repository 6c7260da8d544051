"""What the reports of an account show: the account, and what of its texts may be seen."""

from __future__ import annotations

from dataclasses import dataclass

from wijkplan.account.account import Account
from wijkplan.checks.masking import without


@dataclass(frozen=True)
class Accounted:
    """A plan with what became of it."""

    bestand: str
    account: Account
    secrets: frozenset[str] = frozenset()
    """Ids made of data of persons."""

    def hidden(self, text: str) -> str:
        """A text of this plan as it may be shown: stories are written by many hands."""
        return without(text, self.secrets)

    def names(self, ids: tuple[str, ...]) -> list[str]:
        """What the ambitions, groups and voorstellen with these ids are called; the id where nothing is."""
        agenda, plan = self.account.agenda, self.account.plan
        known = {one.id: one.naam for one in (*agenda.ambities, *agenda.doelgroepen, *plan.voorstellen)}
        return [self.hidden(known.get(id_, id_)) for id_ in ids]

    def partij(self, name: str) -> str:
        """What an organisation is called, by its id; where no agenda knows that, it was a name."""
        known = {partij.id: partij.naam for partij in self.account.agenda.partijen}
        return self.hidden(known.get(name, name))
