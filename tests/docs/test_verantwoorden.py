"""docs/verantwoorden.md: what is worked out by hand on the page is what the program gives."""

from __future__ import annotations

import json
import re
from fractions import Fraction

from helpers import ROOT, plan, run
from wijkplan.account.account import account
from wijkplan.account.effects import effect_account, zeker
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.reading.meting import Meting
from wijkplan.report.account.sentences import OORDELEN, STANDEN

PAGE = (ROOT / "docs" / "verantwoorden.md").read_text(encoding="utf-8")


def table(heading: str) -> list[list[str]]:
    """The rows of the first table below a heading, without its own heading."""
    below = PAGE.partition(f"## {heading}\n")[2]
    lines = re.search(r"(?:^\|.*\n)+", below, re.MULTILINE)
    assert lines
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[0].splitlines()[2:]]


def test_every_verdict_is_in_the_table_with_its_word() -> None:
    told = {word: None if key == "`null`" else key.strip("`") for word, key, _when in table("Hoe ver is een effect?")}
    assert told == {word: key for key, word in OORDELEN.items()}


def test_the_sum_of_the_money_is_that_of_the_example() -> None:
    amounts = [int(row[1].removeprefix("€ ").replace(".", "")) for row in table("Het geld")]
    [found] = json.loads(run("account", "plans/2025/vathorst.yaml", "--format", "json", cwd=ROOT).out)["plannen"]
    assert amounts == [found["geld"][key] for key in ("toegekend", "besteed", "over", "nog_te_verantwoorden")]
    assert amounts[0] - amounts[1] - amounts[2] == amounts[3]


def test_the_example_of_what_to_write_is_a_plan_and_came_a_quarter_of_the_way() -> None:
    (block,) = re.findall(r"^```yaml\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    found = account(plan(block), Agenda())
    [thema] = found.themas
    assert [effect.voortgang for effect in thema.effecten] == [Fraction(3, 12)]
    assert [effect.zeker for effect in thema.effecten] == [False]
    assert [voorstel.id for voorstel in thema.effecten[0].voorstellen] == ["soep-op-dinsdag"]
    assert [STANDEN[line.stand] for line in found.voorstellen] == ["verantwoord"]
    assert effect_account(found.plan, thema.thema, thema.thema.effecten[0]) == thema.effecten[0]


def test_ten_points_among_200_people_are_no_chance_and_among_190_they_may_be() -> None:
    def sure(asked: int) -> bool | None:
        metingen = (Meting.model_validate({"waarde": text, "aantal": str(asked)}) for text in ("40%", "50%"))
        return zeker(*metingen)

    assert "200 mensen, nu 50% van 200" in PAGE
    assert "Met 190 mensen" in PAGE
    assert (sure(200), sure(190)) == (True, False)
