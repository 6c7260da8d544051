"""A day in full, and names one after the other."""

from __future__ import annotations

import datetime

from wijkplan import language
from wijkplan.language.sentences import and_, day


def test_a_day_in_full() -> None:
    assert day(datetime.date(2026, 3, 2)) == "2 maart 2026"
    with language.spoken("en"):
        assert day(datetime.date(2026, 12, 31)) == "31 December 2026"


def test_names_as_they_stand_in_a_sentence() -> None:
    assert [and_([]), and_(["Soep"]), and_(["Soep", "Bal"])] == ["", "Soep", "Soep en Bal"]
    assert and_(["Soep", "Bal", "Koor"]) == "Soep, Bal en Koor"
    with language.spoken("en"):
        assert and_(["Soep", "Bal"]) == "Soep and Bal"
