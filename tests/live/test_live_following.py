"""The page follows the files: a plan, its agenda and its ballots, saved, broken, mended and taken away."""

from __future__ import annotations

import os
import re
from html import unescape
from pathlib import Path

from helpers import ROOT
from live_helpers import PLAN, Served, granted, words, written

BROKEN = PLAN.replace("kosten: 300", "kosten: veel")


def version(served: Served, address: str = "/version") -> str:
    return str(served.ask(address).json()["version"])


def test_what_is_saved_is_on_the_page_with_the_knobs_where_they_were(tmp_path: Path) -> None:
    plan = written(tmp_path)
    served = Served(plan)
    assert granted(served.page(budget=600))["taalcafe"] == 0
    before = version(served)
    assert version(served) == before == version(Served(plan))
    written(tmp_path, PLAN.replace("kosten: 350", "kosten: 250"))
    assert version(served) != before
    assert granted(served.page(budget=600))["taalcafe"] == 250


def test_with_errors_they_stand_beside_the_last_sound_result(tmp_path: Path) -> None:
    served = Served(written(tmp_path))
    served.page()
    broken = written(tmp_path, BROKEN)
    line = 1 + next(n for n, text in enumerate(broken.read_text("utf-8").splitlines()) if "veel" in text)
    html = served.page(budget=300)
    assert "Er staan nu fouten in het plan Hieronder staat hoe het was voor die fouten." in words(html)
    assert f"kruiskamp.yaml:{line} " in words(html)
    assert granted(html) == {"soep": 300, "taalcafe": 0, "bal": 0}
    written(tmp_path)
    assert "fouten" not in words(served.page())


def test_a_plan_with_errors_from_the_start(tmp_path: Path) -> None:
    served = Served(written(tmp_path, BROKEN))
    assert "Verbeter ze en bewaar het bestand. Dan komt het plan hier vanzelf." in words(served.page(budget=300))
    written(tmp_path)
    assert granted(served.page())


def test_a_file_that_is_taken_away_and_put_back(tmp_path: Path) -> None:
    plan = written(tmp_path)
    served = Served(plan)
    served.page()
    plan.unlink()
    html = served.page()
    assert "Het bestand van dit plan is weg Hieronder staat hoe het was." in words(html)
    assert granted(html)["soep"] == 300
    plan.mkdir()
    assert "Het bestand van dit plan is weg" in words(served.page())
    plan.rmdir()
    written(tmp_path)
    assert "weg" not in words(served.page())


def test_rules_of_the_agenda_that_changed_or_that_came(tmp_path: Path) -> None:
    served = Served(written(tmp_path))
    assert 'name="weight.draagvlak" value="30"' in served.page()
    written(tmp_path, "spelregels: {criteria: {draagvlak: 55}}\n", "agenda.yaml")
    assert 'name="weight.draagvlak" value="55"' in served.page()
    written(tmp_path, "spelregels: {criteria: {draagvlak: vijf}}\n", "agenda.yaml")
    assert "agenda.yaml:1" in words(served.page())


def test_ballots_that_came_later(tmp_path: Path) -> None:
    """They are a file of their own: the plan does not change when they do."""
    plan = written(tmp_path, (ROOT / "docs" / "voorbeeld-verdelen.yaml").read_text("utf-8"))
    served = Served(plan)
    assert "Er staan nu fouten in het plan" in words(served.page())
    ballots = (ROOT / "docs" / "voorbeeld-verdelen.pb").read_bytes()
    (tmp_path / "voorbeeld-verdelen.pb").write_bytes(ballots)
    assert "ieder die stemde een gelijk deel" in words(served.page())
    before = version(served)
    assert version(served) == before
    (tmp_path / "voorbeeld-verdelen.pb").write_bytes(ballots + b"\n")
    assert version(served) != before


def test_a_folder_is_a_choice_with_all_wijken_side_by_side(tmp_path: Path) -> None:
    written(tmp_path, name="2026/kruiskamp.yaml")
    written(tmp_path, PLAN.replace("Kruiskamp", "Schothorst"), "2026/schothorst.yaml")
    served = Served(tmp_path)
    text = words(served.page())
    assert "Kies een wijk Kruiskamp 2026 2026/kruiskamp.yaml Schothorst 2026 2026/schothorst.yaml" in text
    assert "Alles samen € 2.000 € 0 € 1.300 € 1.300 € 700" in text
    before = version(served)
    written(tmp_path, PLAN.replace("2026", "2025"), "2025/kruiskamp.yaml")
    written(tmp_path, BROKEN.replace("Kruiskamp", "Vathorst"), "2026/vathorst.yaml")
    assert version(served) != before
    text = words(served.page())
    assert "2026/vathorst.yaml – hier staan nu fouten in" in text
    assert "Van deze plannen is niets berekend. Ze tellen nergens in mee: 2026/vathorst.yaml" in text
    assert text.index("Schothorst 2026") < text.index("Kruiskamp 2025")
    assert '<a href="/">Alle wijken</a>' in served.page("/plan/2026/kruiskamp.yaml")


def test_a_folder_from_which_all_plans_went(tmp_path: Path) -> None:
    plan = written(tmp_path)
    served = Served(tmp_path)
    served.page("/plan/kruiskamp.yaml")
    plan.unlink()
    assert "In deze map staan geen plannen." in words(served.page())
    assert "Het bestand van dit plan is weg" in words(served.page("/plan/kruiskamp.yaml"))


def test_a_plan_is_found_by_its_address_whatever_its_file_is_called(tmp_path: Path) -> None:
    names = ["wijk met spatie.yaml", "wijk#1.yaml", "50%.yaml", "café&co.yml", "o'q;x=1.yaml"]
    for name in names if os.name == "nt" else [*names, 'a"b?.yaml', "c:d\\e.yaml"]:
        written(tmp_path, name=f"2026/{name}")
    served = Served(tmp_path)
    addresses = re.findall(r'<a href="(/plan/[^"]+)"', served.page())
    assert len(addresses) >= len(names)
    for address in addresses:
        assert "Soep" in words(served.page(unescape(address))), address
        assert "Soep" in words(served.page(f"{unescape(address)}?view=professionals")), (
            "a longer address leads to the short one"
        )
