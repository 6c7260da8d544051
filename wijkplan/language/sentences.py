"""Pieces of a sentence as a reader of the language in use writes them: a day, and names one after the other."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from wijkplan.language import N_, _

_MONTHS = (
    N_("januari"),
    N_("februari"),
    N_("maart"),
    N_("april"),
    N_("mei"),
    N_("juni"),
    N_("juli"),
    N_("augustus"),
    N_("september"),
    N_("oktober"),
    N_("november"),
    N_("december"),
)


def day(date: datetime.date) -> str:
    """A day in full: ``2 maart 2026``."""
    return f"{date.day} {_(_MONTHS[date.month - 1])} {date.year}"


def and_(names: Sequence[str]) -> str:
    """Names as they stand in a sentence: ``Soep``, ``Soep en Bal``, ``Soep, Bal en Koor``; empty without any."""
    *first, last = names or [""]
    return _("{eerste} en {laatste}").format(eerste=", ".join(first), laatste=last) if first else last
