"""What people call a thing: its id, or its exact naam where only one has that."""

from __future__ import annotations

import pytest
from wijkplan.plan.naming import Names, Unknown, called, called_in_each

KNOWN = [
    ("soep-op-dinsdag", "Soep op dinsdag"),
    ("straatfeest", "Feest in de straat"),
    ("tuin", "De moestuin"),
    ("tuin-2", "De moestuin"),
    ("loods", "straatfeest"),
]


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("soep-op-dinsdag", "soep-op-dinsdag"),
        ("Soep op dinsdag", "soep-op-dinsdag"),
        ("  soep  op DINSDAG ", "soep-op-dinsdag"),
        ("Soep-op-dinsdag", "soep-op-dinsdag"),
        ("Feest in de straat", "straatfeest"),
        ("straatfeest", "straatfeest"),  # the id of one, the naam of another: the id wins
    ],
)
def test_an_id_or_a_naam(word: str, found: str) -> None:
    assert called(KNOWN, word) == found


def help_for(word: str) -> str | None:
    found = called(KNOWN, word)
    assert isinstance(found, Unknown)
    return None if found.help is None else str(found.help)


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("De moestuin", "Er zijn er meer met deze naam. Noem de id: tuin (De moestuin), tuin-2 (De moestuin)."),
        ("sop op dinsdag", "Bedoel je soep-op-dinsdag (Soep op dinsdag)?"),
        ("Feest in straat", "Bedoel je straatfeest (Feest in de straat)?"),
        ("dinsdag", "Bedoel je soep-op-dinsdag (Soep op dinsdag)?"),
        ("moestuin", "Bedoel je tuin (De moestuin)?"),
        ("zwembad", None),
        ("", None),
    ],
)
def test_what_was_probably_meant(word: str, said: str | None) -> None:
    assert help_for(word) == said


def test_over_plans_a_naam_counts_where_it_is_one_thing() -> None:
    there, double, absent = [("a", "Soep")], [("a", "Soep"), ("b", "Soep")], [("c", "Tuin")]
    assert called_in_each([there, double, absent], "soep") == ["a", None, None]
    found = called_in_each([absent, double], "soep")
    assert isinstance(found, Unknown)
    assert found.near == (("a", "Soep"), ("b", "Soep"))


def test_a_list_may_hold_a_naam_with_a_comma() -> None:
    names = Names([("wonen", "Wonen, zorg en werk"), ("ouderen", "Ouderen")])
    assert names.ids(["Wonen", "zorg en werk"]) == ["wonen"]
    assert names.ids(["Ouderen", "jongeren"]) == ["ouderen", "jongeren"]
