"""Any YAML that we can read can be laid out: in whatever style it is written, and after slips of the pen."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from helpers import unindent
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies_yaml import Written, documents
from test_yaml_agreement import SNIPPETS, their_reading
from thoroughness import cases
from wijkplan.yamltext.comments import comments
from wijkplan.yamltext.document import Document, Mapping
from wijkplan.yamltext.reformat import laid_out
from wijkplan.yamltext.text import document

PLAN = unindent("""
    # Een plan
    wijk: Soesterkwartier   # in Amersfoort
    samenvatting: >-
      Samen eten,
      samen doen.

        en meer
    # geld
    budget:   # in euro's
      totaal: "480000"
      # in stukken
      rondes:
      - { # eerst
         naam: voorjaar, tot: 2026-03-31, deel: '50%'}
      - {naam: na'jaar, deel: 50%}
      # en dan
    themas:
      - id: samen
        naam: 'Prettig ''samen'' leven'
        doel: |+
          elkaar kennen

          iets doen

        ambities: [meedoen, "gezond leven", no, ~ ]
        waarom: "een \\
          twee\\n drie
          vier"
    # einde
""")
SIGNS = [*SNIPPETS, "# x", "\n# y\n", " #z\n", "[", "]", "{", "}", ","]


def laid(read: Document) -> Document:
    """In any order of keys."""
    return laid_out(read, lambda _where: (), lambda _where, text: text.strip())


def stripped(data: Any) -> Any:
    """The data without spaces at the ends of texts."""
    if isinstance(data, dict):
        return {key: stripped(value) for key, value in data.items()}
    if isinstance(data, list):
        return [stripped(item) for item in data]
    return data and data.strip()


@settings(max_examples=cases(150), deadline=None)
@given(documents())
def test_whatever_the_style_it_means_the_same(written: Written) -> None:
    after = laid(document(Path("plan.yaml"), written.text))
    assert after.data() == stripped(written.means)
    assert their_reading(after.text) == after.data()


@settings(max_examples=cases(400), deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(PLAN)), st.integers(0, 3), st.sampled_from(SIGNS)), min_size=1, max_size=3)
)
@example([(PLAN.index('480000"'), 0, "a\n"), (PLAN.index('"gezond') + 9, 0, "\n\n")])
@example([(PLAN.index("    en meer"), 11, "# zo\n")])
def test_after_slips_of_the_pen_it_still_does(slips: list[tuple[int, int, str]]) -> None:
    text = PLAN
    for place, length, sign in slips:
        text = text[:place] + sign + text[place + length :]
    before = document(Path("plan.yaml"), text)
    if before.faults or not isinstance(before.root, Mapping):
        return
    after = laid(before)
    assert after.data() == stripped(before.data())
    assert comments(after) == comments(before)
