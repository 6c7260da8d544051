"""Section 4.1 of the design: ids, and how an id is made from a name."""

from __future__ import annotations

import re
import unicodedata

import pytest
from helpers import at, complete, findings, plan
from hypothesis import example, given, settings
from hypothesis import strategies as st
from thoroughness import cases
from wijkplan.checks.finding import errors
from wijkplan.plan.reading.ids import slug


@pytest.mark.parametrize(
    ("naam", "made"),
    [
        ("Soep op dinsdag!", "soep-op-dinsdag"),
        ("  Soep -- op / dinsdag  ", "soep-op-dinsdag"),
        ("Café Één & Co", "cafe-een-co"),
        ("Oma's tuin", "omas-tuin"),
        ("Buurthuis 't Hart", "buurthuis-t-hart"),
        ("IJsbaan", "ijsbaan"),
        ("Ĳsbaan", "ijsbaan"),
        ("Zażółć gęślą jaźń", "zazolc-gesla-jazn"),
        ("Łódź", "lodz"),
        ("Straßenfest", "strassenfest"),
        ("Smørrebrød in de Æbelø", "smorrebrod-in-de-aebelo"),
        ("Çay saati: İstanbul ılık", "cay-saati-istanbul-ilik"),
        ("2 x 3 = 6", "2-x-3-6"),
        ("مطبخ Soep", "soep"),
        ("ＳＯＥＰ", "soep"),  # full-width letters are letters
    ],
)
def test_an_id_is_made_from_the_name(naam: str, made: str) -> None:
    """Accents come off, all else that is no letter or digit becomes one hyphen."""
    assert slug(naam) == made
    assert plan(f'themas: [{{naam: "{naam}"}}]\n').themas[0].id == made


def test_an_id_that_is_given_stays() -> None:
    assert plan("themas: [{id: soep-1, naam: Soep op dinsdag!}]\n").themas[0].id == "soep-1"


@pytest.mark.parametrize("naam", ["مطبخ الحي", "邻里厨房", "!!!", "…"])
def test_a_name_without_latin_letters_needs_an_id_of_its_own(naam: str) -> None:
    """The finding points at the name and asks for an id; with an id the name is fine."""
    (found,) = errors(findings(complete(f'themas: [{{naam: "{naam}"}}]\n')))
    assert at(found)[:4] == ("WP114", 1, 17, 19 + len(naam))
    assert "'id:'" in str(found.help)
    assert errors(findings(complete(f'themas: [{{id: keuken, naam: "{naam}"}}]\n'))) == []


@pytest.mark.parametrize("written", ["Samen", "samen_leven", "samen leven", "samén", "samen!", "sam/en", "ѕamen"])
def test_an_id_is_lower_case_letters_digits_and_hyphens(written: str) -> None:
    """The last one begins with a Cyrillic letter that looks like an s."""

    (found,) = errors(findings(complete(f'themas: [{{id: "{written}", naam: Samen}}]\n')))
    assert at(found) == ("WP114", 1, 15, 17 + len(written), "themas[0].id")


@settings(max_examples=cases(300), deadline=None)
@given(st.text())
@example("İ")
@example("ǅ")
def test_an_id_made_from_any_name_is_sound_or_empty_and_makes_itself(naam: str) -> None:
    made = slug(naam)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*|", made)
    assert slug(made) == made


@settings(max_examples=cases(300), deadline=None)
@given(st.text(st.characters(max_codepoint=0x24F)))
@example("Coördinatie")
@example("ǿ")
def test_a_name_gives_the_same_id_whether_its_accents_are_written_apart_or_not(naam: str) -> None:
    """A Mac may write 'ö' as an o and a dots mark: the reader sees no difference."""
    assert slug(unicodedata.normalize("NFD", naam)) == slug(unicodedata.normalize("NFC", naam))


@settings(max_examples=cases(100), deadline=None)
@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1), min_size=1), st.sampled_from(" -_./&"))
def test_plain_words_are_joined_by_hyphens(words: list[str], mark: str) -> None:
    assert slug(mark.join(words).upper()) == "-".join(words)
