"""Data as YAML text: in one layout, with quotes only where they are needed, and read back as what they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from gathered import together
from helpers import unindent
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies_yaml import TEXTS
from test_yaml_agreement import their_reading
from thoroughness import cases
from untidy import TEXTS as ODD_TEXTS
from wijkplan.yamltext.belonging import Around
from wijkplan.yamltext.document import Where
from wijkplan.yamltext.emit import emit, flow, line
from wijkplan.yamltext.parse import CONTROL
from wijkplan.yamltext.text import document

PLAIN = [
    "Soep op dinsdag", "é😀ŁĳØ", "nee", "ja", "yes", "true", "0101", "1:30", "1_000", "2026-03-31", "7.5", "5%",
    "€ 2.400", "a:b", "a#b", "https://example.org/a#b", "-5 graden", "a & b", "Nil", "nul",
    'zo "genoemd"', "a\\b", "(nog niet)", "~ vijf", "null en niet", "+31", "/pad", "=1+1", "$x", "^", "_",
]  # fmt: skip
QUOTED = {
    "": '""', "~": '"~"', "null": '"null"', "NULL": '"NULL"', "- eten": '"- eten"', "-": '"-"', "? a": '"? a"',
    "[a]": '"[a]"', "{a": '"{a"', "samen: eten": '"samen: eten"', "kop:": '"kop:"', "eten # samen": '"eten # samen"',
    "#1": '"#1"',
    " begin": '" begin"', "eind ": '"eind "', "*": '"*"', "&a": '"&a"', "!": '"!"', "%": '"%"', "@": '"@"',
    "-A": '"-A"',
    "---": '"---"', "...x": '"...x"', "|": '"|"', ">": '">"', "`": '"`"', ", en": '", en"', "=": '"="', "<<": '"<<"',
    "a\tb": '"a\\tb"', "a\nb": '"a\\nb"',
    '"zo"': "'\"zo\"'", "'s avonds": '"\'s avonds"', "C:\\ is: vol": "'C:\\ is: vol'", "'\"": "'''\"'",
    '"\n': '"\\"\\n"',
}  # fmt: skip


def ours(text: str) -> Any:
    read = document(Path("plan.yaml"), text)
    assert not read.faults, text
    return read.data()


def pyyaml(text: str) -> Any:
    """The data with all scalars as text."""
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but texts


@together("text", PLAIN)
def test_a_text_that_means_itself_has_no_quotes(text: str) -> None:
    assert flow(text) == line(text) == text


@together(("text", "written"), QUOTED.items())
def test_a_text_that_would_mean_something_else_has_quotes(text: str, written: str) -> None:
    """Double ones, or single ones where that needs fewer signs."""
    assert flow(text) == line(text) == written


@pytest.mark.parametrize("text", ["Wie wil, schuift aan.", "a [b]", "voor {wijk}", "eten,drinken", "Wie wil?"])
def test_only_between_brackets_what_ends_a_value_there_needs_quotes(text: str) -> None:
    assert line(text) == text
    assert flow(text) == f'"{text}"'


SOUND = st.one_of(
    TEXTS,
    st.sampled_from([*PLAIN, *QUOTED, *ODD_TEXTS]),
    st.text(max_size=20),
    st.text(" -?:,[]{}#&*!|>'\"%@`~\\a\n\t"),
).filter(lambda text: not CONTROL.search(text) and text.strip())


@settings(max_examples=cases(250), deadline=None)
@given(SOUND)
def test_a_text_reads_back_as_itself_wherever_it_stands(text: str) -> None:
    """By our reader, by PyYAML and by ruamel.yaml."""
    for written, means in [
        (f"a: {line(text)}\n", {"a": text}),
        (f"a:\n  - {line(text)}\n  - {line(text)}  # x\n", {"a": [text, text]}),
        (f"a: [{flow(text)}, {flow(text)}]\n", {"a": [text, text]}),
        (f"a: {{b: {flow(text)}, c: {flow(text)}}}\n", {"a": {"b": text, "c": text}}),
        (f"{flow(text)[:100]}: b\n", {text: "b"}) if len(flow(text)) < 100 else ("a: b\n", {"a": "b"}),
    ]:
        assert ours(written) == means, written
        assert pyyaml(written) == means, written
        assert their_reading(written) == means, written


def nested(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    keys = st.sampled_from(["naam", "wijk", "kosten", "null", "a b", "é", "- x"])
    return st.lists(leaves, max_size=3) | st.dictionaries(keys, leaves, max_size=3)


DATA = st.dictionaries(
    st.sampled_from(["themas", "budget", "tekst", "~"]), st.recursive(SOUND, nested, max_leaves=8), min_size=1
)


@settings(max_examples=cases(150), deadline=None)
@given(DATA)
def test_data_read_back_as_they_were(data: dict[str, Any]) -> None:
    text = emit(data)
    assert ours(text) == data
    assert ours(f"a: {flow(data)}\n") == {"a": data}
    assert their_reading(text) == data


@settings(deadline=None)
@given(DATA)
def test_data_are_written_in_the_same_way_every_time(data: dict[str, Any]) -> None:
    assert emit(ours(emit(data))) == emit(data)


def test_a_mapping_has_a_line_for_each_key_and_a_list_of_mappings_a_dash_for_each_item() -> None:
    data: dict[str, Any] = {
        "wijk": "Soesterkwartier",
        "budget": {"totaal": "480000", "rondes": [{"naam": "voorjaar", "deel": "50%"}, {"naam": "najaar"}]},
        "reserve": None,
        "themas": [],
        "spelregels": {},
    }
    assert emit(data) == unindent("""
        wijk: Soesterkwartier
        budget:
          totaal: 480000
          rondes:
            - naam: voorjaar
              deel: 50%
            - naam: najaar
        reserve:
        themas: []
        spelregels: {}
    """)


def test_a_list_of_single_values_stands_on_one_line_as_long_as_it_fits() -> None:
    names = [f"doelgroep-{n}" for n in range(7)]
    assert emit({"doelgroepen": names[:6]}) == f"doelgroepen: [{', '.join(names[:6])}]\n"
    assert emit({"doelgroepen": names}) == "doelgroepen:\n" + "".join(f"  - {name}\n" for name in names)
    assert (len(emit({"doelgroepen": names[:6]})), len(f"doelgroepen: [{', '.join(names)}]")) == (92, 104)


def test_a_text_of_several_lines_keeps_them() -> None:
    assert emit([{"tekst": "Elke dinsdag:\n\n- soep # heet\n- brood"}]) == (
        "- tekst: |-\n    Elke dinsdag:\n\n    - soep # heet\n    - brood\n"
    )


def test_lines_that_cannot_stand_as_they_are_become_escapes() -> None:
    """Spaces at the ends would be lost, and a lone carriage return is a line end to YAML."""
    assert emit({"a": " x\ny"}) == 'a: " x\\ny"\n'
    assert emit({"a": "x\n"}) == 'a: "x\\n"\n'
    assert emit({"a": "x\r\ny"}) == 'a: "x\\r\\ny"\n'


def test_comments_stand_above_behind_and_below() -> None:
    around: dict[Where, Around] = {
        (): Around(above=["# Een plan", ""], below=["", "# einde"]),
        ("budget",): Around(above=["", "# geld"], behind=["# in euro's", "# per jaar"], below=["# reserve: 5%"]),
        ("budget", "totaal"): Around(behind=["# alles"]),
        ("themas", 1): Around(above=["", "# nieuw"], behind=["# dit jaar"]),
        ("themas", 1, "naam"): Around(above=["# zo heet het"]),
        ("lijst", 0): Around(above=["# de eerste"]),
    }
    data = {"budget": {"totaal": "5"}, "themas": [{"naam": "A"}, {"naam": "B"}], "lijst": ["x", "y"]}
    assert emit(data, around=around) == unindent("""
        # Een plan

        # geld
        # in euro's
        budget:  # per jaar
          totaal: 5  # alles
          # reserve: 5%
        themas:
          - naam: A

          # nieuw
          # dit jaar
          # zo heet het
          - naam: B
        lijst:
          # de eerste
          - x
          - y

        # einde
    """)


def test_what_stays_on_one_line_and_what_is_folded() -> None:
    around: dict[Where, Around] = {
        ("a",): Around(behind=["# zo"], on_one_line=True),
        ("b",): Around(behind=["# twee"], folded=["Een", "twee"]),
    }
    assert emit({"a": {"x": "1", "y": ["2"]}, "b": "Een twee"}, around=around) == (
        "a: {x: 1, y: [2]}  # zo\nb: >-  # twee\n  Een\n  twee\n"
    )


def test_nothing_and_empty_items_have_lines_of_their_own_too() -> None:
    """No spaces behind a key with nothing, none before a bracket, and the next item on the next line."""
    around: dict[Where, Around] = {("a",): Around(behind=["# leeg"]), ("a", 1): Around(above=["# niets"])}
    data: dict[str, Any] = {"a": [{}, None, "x", ["y", {"z": "1"}]], "b": {"c": [[{}, "d"]]}}
    assert emit(data, around).startswith("a:  # leeg\n  - {}\n  # niets\n  - ~\n  - x\n")
    assert flow(data) == "{a: [{}, ~, x, [y, {z: 1}]], b: {c: [[{}, d]]}}"
    assert ours(emit(data, around)) == data
