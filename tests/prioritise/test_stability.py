"""`prioritise --stability`: the smallest change of one weight that swaps two neighbours, and which places are sure."""

from __future__ import annotations

import csv
import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
from helpers import Result, agenda, complete, plan, run
from wijkplan.prioritise import rank
from wijkplan.prioritise.stability import Stability, Sure, stability
from wijkplan.report.prioritise.sentences import sureness

if TYPE_CHECKING:
    from pathlib import Path

PLAN = """
    bewonersinitiatieven:
      - {naam: Bal, draagvlak: 60, bereik: 20}
      - {naam: Soep, draagvlak: 40, bereik: 120}
      - {naam: Tuin, draagvlak: 10, bereik: 20}
"""
"""Worked out with the default weights: draagvlak 30 (full at 100), bereik 10 (full at 200).

Bal 18 + 1 = 19, Soep 12 + 6 = 18, Tuin 3 + 1 = 4.

Bal is 6 ahead of Soep by draagvlak and 5 behind by bereik: 1 ahead. So a sixth of draagvlak less makes them equal
(15 + 1 = 10 + 6), and a fifth of bereik more (18 + 1.2 = 12 + 7.2). The sixth is the smaller. When both may vary by a
part p, the lead is at least 1 - 11 p: 1/11 is the largest margin within which it holds.

Soep is ahead of Tuin by both, 9 and 5: nothing swaps them.
"""
ALL_BUT_BEREIK = "thema: 0, draagvlak: 0, doelgroepen: 0, eigen_inzet: 0"


def sure(written: str, marge: Fraction | int | str = Fraction(1, 5)) -> Stability:
    return stability(rank(plan(written), agenda("gemeente: Amersfoort")), Fraction(marge))


def swap(line: Sure) -> tuple[str, Fraction] | None:
    found = line.swap
    return None if found is None else (found.criterium, found.verandering)


def places(written: str, marge: Fraction | str) -> list[tuple[int, int]]:
    """The highest and the lowest place of each proposal."""
    return [(line.hoogste, line.laagste) for line in sure(written, marge).voorstellen]


def test_the_smallest_change_of_one_weight() -> None:
    """Of the last there is no next one to change places with."""
    bal, soep, tuin = sure(PLAN).voorstellen
    assert swap(bal) == ("draagvlak", Fraction(-1, 6))
    assert swap(soep) is None
    assert swap(tuin) is None


@pytest.mark.parametrize(
    ("above", "below", "criterium", "verandering"),
    [
        # 18 + 1 and 16.5 + 2: ahead by 1.5, behind by 1, so 0.5 ahead. 0.5/1.5 less of draagvlak; 0.5/1 more of bereik.
        ("draagvlak: 60, bereik: 20", "draagvlak: 55, bereik: 40", "draagvlak", Fraction(-1, 3)),
        # 3 + 9 and 9 + 2.5: behind by 6, ahead by 6.5. 0.5/6.5 less of bereik; 0.5/6 more of draagvlak.
        ("draagvlak: 10, bereik: 180", "draagvlak: 30, bereik: 50", "bereik", Fraction(-1, 13)),
        # 1.5 (bereik) + 1.5 (volunteers) and 2.4 (draagvlak): 0.6/2.4 more of draagvlak; 0.6/1.5 less of the others.
        ("bereik: 30, vrijwilligers: 2", "draagvlak: 8", "draagvlak", Fraction(1, 4)),
        # 27 + 10 + 7.5 (a group) and 3 + 9 + 15 (volunteers): ahead by 24, 1 and 7.5, behind by 15, so 17.5 ahead.
        # 17.5/24 less of draagvlak; 17.5/15 more of volunteers; the others cannot go below nothing.
        (
            "draagvlak: 90, bereik: 200, doelgroepen: [ouderen]",
            "draagvlak: 10, bereik: 180, vrijwilligers: 20",
            "draagvlak",
            Fraction(-35, 48),
        ),
        # 3 (bereik) + 3 (volunteers) and 1.2 (draagvlak): 4.8/1.2 more; 4.8 is more than either of the others.
        ("bereik: 60, vrijwilligers: 4", "draagvlak: 4", "draagvlak", Fraction(4)),
    ],
)
def test_more_or_less_of_a_weight(above: str, below: str, criterium: str, verandering: Fraction) -> None:
    written = f"bewonersinitiatieven: [{{naam: Soep, {below}}}, {{naam: Tuin, {above}}}]"
    first, _last = sure(written).voorstellen
    assert swap(first) == (criterium, verandering)


def test_equal_scores_need_no_change() -> None:
    """Bal 3 by draagvlak, Soep 3 by bereik: equal, and Bal goes first for its draagvlak. Any change decides."""
    written = "bewonersinitiatieven: [{naam: Bal, draagvlak: 10}, {naam: Soep, bereik: 60}]"
    found = swap(sure(written).voorstellen[0])
    assert found is not None
    assert found[1] == 0


def test_what_is_equal_in_everything_never_swaps() -> None:
    """The id decides, whatever the weights."""
    written = "bewonersinitiatieven: [{naam: Bal, draagvlak: 10}, {naam: Soep, draagvlak: 10}]"
    first, last = sure(written, 1).voorstellen
    assert (swap(first), first.is_sure, last.is_sure) == (None, True, True)


def test_taking_a_weight_away_counts_only_if_a_tie_is_enough() -> None:
    """Without bereik both are equal; Soep has more draagvlak than full marks ask, and so goes first then."""
    written = "bewonersinitiatieven: [{naam: Bal, draagvlak: 100, bereik: 20}, {naam: Soep, draagvlak: 110}]"
    assert swap(sure(written).voorstellen[0]) == ("bereik", Fraction(-1))
    # With as much draagvlak Bal would still go first, by its id.
    assert swap(sure(written.replace("110", "100")).voorstellen[0]) is None


def test_the_only_weight_cannot_be_taken_away() -> None:
    """Only bereik counts: without it there is no score at all, and `--weight bereik=0` is refused. So nothing swaps."""
    written = f"""
        spelregels: {{criteria: {{{ALL_BUT_BEREIK}}}}}
        bewonersinitiatieven: [{{naam: Bal, bereik: 20}}, {{naam: Soep, draagvlak: 10}}]
    """
    assert swap(sure(written).voorstellen[0]) is None


@pytest.mark.parametrize(
    ("marge", "expected"),
    [
        ("0", [(1, 1), (2, 2), (3, 3)]),
        ("1/12", [(1, 1), (2, 2), (3, 3)]),
        ("1/11", [(1, 1), (2, 2), (3, 3)]),  # equal at the very edge: Bal has more draagvlak and stays first
        ("100000001/1100000000", [(1, 2), (1, 2), (3, 3)]),  # a hair more
        ("1/5", [(1, 2), (1, 2), (3, 3)]),
        ("1", [(1, 2), (1, 2), (3, 3)]),
    ],
)
def test_the_places_within_a_margin(marge: str, expected: list[tuple[int, int]]) -> None:
    assert places(PLAN, marge) == expected


def test_at_the_edge_of_the_margin_the_rules_for_ties_decide() -> None:
    """Aap 5 by bereik, Soep 3 by draagvlak: lead 2, together 8: a quarter. Then they are equal: 3.75 and 3.75.

    Soep has draagvlak, so it can come first with a quarter, and not with less.
    """
    written = "bewonersinitiatieven: [{naam: Aap, bereik: 100}, {naam: Soep, draagvlak: 10}]"
    assert places(written, "1/4") == [(1, 2), (1, 2)]
    assert places(written, "249999999/1000000000") == [(1, 1), (2, 2)]


def test_themes_have_places_that_are_sure_too() -> None:
    """Samen 0.5 x 70 = 35; Taal 0.2 x 70 + 20 = 34: 21 ahead by stem, 20 behind by signals: 1/21 less is enough.

    Within p: 1 - 41 p.
    """
    written = """
        themas: [{naam: Samen, prioriteit: {wijk: 5}}, {naam: Taal, prioriteit: {wijk: 2}}]
        signalen: [{tekst: Ik begrijp de brieven niet, thema: taal, aantal: 60}]
    """
    samen, taal = sure(written, "1/41").themas
    assert swap(samen) == ("stem", Fraction(-1, 21))
    assert samen.is_sure
    assert taal.is_sure
    samen, taal = sure(written, "1/40").themas
    assert ((samen.hoogste, samen.laagste), (taal.hoogste, taal.laagste)) == ((1, 2), (1, 2))


def said(written: str) -> list[str]:
    """What is said of each proposal when every weight may vary by a fifth."""
    return [sureness(line, Fraction(1, 5)) for line in sure(written).voorstellen]


def test_two_places_are_named_and_of_more_the_first_and_the_last() -> None:
    """Bal 19, Soep 18, Fiets 6 + 10 = 16. Bal is 12 ahead of Fiets and 9 behind: 3 - 21/5 is below nothing.

    Soep is 6 ahead of Fiets and 4 behind: with a fifth they are equal, and then Soep has more draagvlak.
    """
    written = PLAN.replace("{naam: Tuin, draagvlak: 10, bereik: 20}", "{naam: Fiets, draagvlak: 20, bereik: 200}")
    bal, soep, fiets = said(written)
    assert bal.startswith("Komt ergens van plaats 1 tot en met 3. ")
    assert soep.startswith("Komt op plaats 1 of 2.")
    assert fiets == "Komt op plaats 2 of 3."


@pytest.mark.parametrize(
    ("first", "second", "enough"),
    [
        # 18 + 1 and 12 + 6: a sixth of draagvlak less, 16.67%.
        ("draagvlak: 60, bereik: 20", "draagvlak: 40, bereik: 120", "'draagvlak' 17% minder zwaar"),
        # 12 + 8 and 18 + 0.5: a fifth of bereik less, and when they are equal the second has more draagvlak.
        ("draagvlak: 40, bereik: 160", "draagvlak: 60, bereik: 10", "'bereik' 20% minder zwaar"),
        # 18 + 1 and 12 + 5.8: a fifth of draagvlak less makes them equal, and then the first one is still first.
        ("draagvlak: 60, bereik: 20", "draagvlak: 40, bereik: 116", "'draagvlak' 21% minder zwaar"),
        # 1.5 (bereik) + 1.5 (volunteers) and 2.7 (draagvlak): 0.3/2.7 more of draagvlak, 11.11%.
        ("bereik: 30, vrijwilligers: 2", "draagvlak: 9", "'draagvlak' 12% zwaarder"),
    ],
)
def test_what_lets_the_next_go_first_is_rounded_up_so_that_it_does(first: str, second: str, enough: str) -> None:
    written = f"bewonersinitiatieven: [{{naam: Bal, {first}}}, {{naam: Soep, {second}}}]"
    assert said(written)[0].endswith(f" Telt {enough}, dan gaat de volgende voor.")


class TestCommand:
    def prioritise(self, folder: Path, *arguments: str, written: str = PLAN) -> Result:
        (folder / "plan.yaml").write_text(complete(written), encoding="utf-8")
        return run("prioritise", "plan.yaml", "--stability", *arguments, cwd=folder, env={"COLUMNS": "200"})

    def said(self, result: Result) -> list[str]:
        assert (result.code, result.err) == (0, "")
        return [line.strip() for line in result.out.splitlines()]

    def test_in_plain_words(self, tmp_path: Path) -> None:
        lines = self.said(self.prioritise(tmp_path))
        assert "Zekerheid: elk criterium mag hier 20% zwaarder of lichter tellen." in lines
        assert "Komt op plaats 1 of 2. Telt 'draagvlak' 17% minder zwaar, dan gaat de volgende voor." in lines
        assert "Komt op plaats 1 of 2." in lines
        assert "Deze plaats is zeker." in lines

    def test_with_another_margin(self, tmp_path: Path) -> None:
        """Within 9% all is sure; a swap that takes more than the margin is not spoken of."""
        lines = self.said(self.prioritise(tmp_path, "--margin", "9%"))
        assert "Zekerheid: elk criterium mag hier 9% zwaarder of lichter tellen." in lines
        assert lines.count("Deze plaats is zeker.") == 3
        assert not [line for line in lines if "Telt" in line]

    @pytest.mark.parametrize("margin", ["10", "10%", "10,0%", "10.00"])
    def test_a_margin_is_a_percentage(self, tmp_path: Path, margin: str) -> None:
        result = self.prioritise(tmp_path, "--margin", margin, "--format", "json")
        assert json.loads(result.out)["plannen"][0]["marge"] == 0.1

    @pytest.mark.parametrize("margin", ["101%", "-5%", "veel", "", "%", "1e1", "10%%", "١%"])
    def test_what_is_no_percentage(self, tmp_path: Path, margin: str) -> None:
        result = self.prioritise(tmp_path, "--margin", margin)
        assert (result.code, result.out) == (2, "")
        assert "--margin" in result.err

    @pytest.mark.parametrize(
        "written",
        [
            """
            themas: [{naam: Samen, prioriteit: {wijk: 2}}, {naam: Taal}]
            signalen: [{tekst: Ik begrijp de brieven niet, thema: taal, aantal: 35}]
            """,
            "interventies: [{naam: Samen, kosten: 100, bereik: 150}, {naam: Taal, doelgroepen: [ouderen]}]",
        ],
    )
    def test_what_decides_between_equal_scores_is_said_as_it_is(self, tmp_path: Path, written: str) -> None:
        """14 and 14 points; 7.5 and 7.5. Of themes the id decides, here the amount: none of these has draagvlak."""
        lines = self.said(self.prioritise(tmp_path, written=written))
        (said,) = [line for line in lines if "Heeft evenveel punten als de volgende." in line]
        assert "draagvlak" not in said

    def test_as_json(self, tmp_path: Path) -> None:
        found: Any = json.loads(self.prioritise(tmp_path, "--format", "json").out)["plannen"][0]
        assert found["marge"] == 0.2
        keys = ("id", "plaats_hoogste", "plaats_laagste", "wissel")
        assert [{key: line[key] for key in keys} for line in found["voorstellen"]] == [
            {
                "id": "bal",
                "plaats_hoogste": 1,
                "plaats_laagste": 2,
                "wissel": {"criterium": "draagvlak", "verandering": -0.1667},
            },
            {"id": "soep", "plaats_hoogste": 1, "plaats_laagste": 2, "wissel": None},
            {"id": "tuin", "plaats_hoogste": 3, "plaats_laagste": 3, "wissel": None},
        ]

    def test_as_csv_and_markdown(self, tmp_path: Path) -> None:
        rows = list(csv.DictReader(io.StringIO(self.prioritise(tmp_path, "--format", "csv").out)))
        assert [(row["plaats_hoogste"], row["plaats_laagste"], row["wissel_verandering"]) for row in rows] == [
            ("1", "2", "-0.1667"),
            ("1", "2", ""),
            ("3", "3", ""),
        ]
        table = self.prioritise(tmp_path, "--format", "markdown").out.splitlines()
        assert [line.split("|")[-2].strip() for line in table if "Tuin" in line] == ["Deze plaats is zeker."]

    def test_without_the_option_nothing_is_said_of_it(self, tmp_path: Path) -> None:
        (tmp_path / "plan.yaml").write_text(complete(PLAN), encoding="utf-8")
        out = run("prioritise", "plan.yaml", "--format", "json", cwd=tmp_path).out
        assert "wissel" not in out
        assert "marge" not in out

    def test_a_plan_without_themes_and_proposals(self, tmp_path: Path) -> None:
        assert self.prioritise(tmp_path, written="").code == 0
