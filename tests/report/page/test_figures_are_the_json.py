"""Every number in a figure on a page is one of the JSON of the command that made it: the two are read side by side.

On the pages of all example plans: what stands in the table of each figure, taken from the HTML, against `allocate` and
`account`. A figure that no test here knows is a failure.
"""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from example_pages import CITY, PLANS, name
from helpers import ROOT, run

Row: TypeAlias = list[str]
Json: TypeAlias = dict[str, Any]


class Figures(HTMLParser):
    """The title of each figure, with the rows of its table."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.found: list[tuple[str, list[Row]]] = []
        self._words: list[str] = []
        self._within = False
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._words = []
        if tag == "figure":
            self._within = True
            self.found.append(("", []))
        elif self._within and tag == "tr":
            self.found[-1][1].append([])

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        said = "".join(self._words).replace("\u00a0", " ").strip()
        if not self._within:
            return
        if tag == "figcaption":
            self.found[-1] = (said, [])
        elif tag in ("th", "td"):
            self.found[-1][1][-1].append(said)
        elif tag == "figure":
            self._within = False


def amount(text: str) -> float:
    """Euros, as they are written: `€ 1.234,50`."""
    sign = -1 if text.startswith("−") else 1
    return sign * float(re.sub(r"[−€.\s]", "", text).replace(",", "."))


def meting(text: str) -> tuple[float | None, int | None, int | None]:
    """A figure as it is written, with its year and the number of people who were asked."""
    shown, _sign, about = text.partition(" (")
    year, asked = re.search(r"\b(20\d\d)\b", about), re.search(r"([\d.]+) mens", about)
    number = re.fullmatch(r"(?:(\d+) op de )?([\d.,]+)(%?)", shown)
    value = None
    if number:
        part, of, per_cent = number.groups()
        value = float(of.replace(".", "").replace(",", "."))
        value = int(part) / value if part else value / 100 if per_cent else value
    return value, int(year[1]) if year else None, int(asked[1].replace(".", "")) if asked else None


def given(lines: list[Json], **what: str | None) -> float:
    """What these voorstellen have together."""
    return sum(float(line["toegekend"]) for line in lines if all(line[key] == value for key, value in what.items()))


def the_pot(rows: list[Row], divided: Json) -> None:
    budget = divided["budget"]
    expected = {
        "Al beloofd": budget["vast"],
        "Plannen van bewoners": given(divided["regels"], soort="bewonersinitiatief"),
        "Werk van professionals": given(divided["regels"], soort="interventie"),
        "Achter de hand": budget["reserve"],
        "Nog niet verdeeld": budget["over"],
    }
    _head, *parts, total = rows
    assert {label: amount(value) for label, value in parts} == {key: value for key, value in expected.items() if value}
    assert amount(total[1]) == budget["totaal"] + budget["meegenomen"]


def the_ladder(rows: list[Row], divided: Json) -> None:
    _head, *treden, total = rows
    lines = [line for line in divided["regels"] if line["toegekend"]]
    names = (
        ["besloten", "klein", "bewoners", "professioneel"]
        if len(treden) == 4
        else ["besloten", "bewoners", "professioneel"]
    )
    for trede, (_name, count, value) in zip(names, treden, strict=True):
        assert int(count) == sum(line["trede"] == trede for line in lines)
        assert amount(value) == given(lines, trede=trede)
    assert int(total[1]) == len(lines)
    assert amount(total[2]) == divided["budget"]["besloten"] + divided["budget"]["toegekend"]


def the_effects(rows: list[Row], effects: list[Json]) -> None:
    told = {effect["wat"]: effect for effect in effects}
    for what, was, now, aim, *said in rows[1:]:
        effect = told[what]
        for text, key in ((was, "nulmeting"), (now, "gemeten"), (aim, "streven")):
            there = effect[key] or {"waarde": None, "jaar": None, "aantal": None}
            value, year, asked = meting(text)
            assert value == (None if there["waarde"] is None else pytest.approx(there["waarde"], abs=5e-5)), (what, key)
            if said:
                assert (year, asked) == (there["jaar"], there["aantal"]), (what, key)
        if said:
            verdict, sure = said
            words = {"gehaald": "gehaald", "op-weg": "op weg", "niet": "niet beter", "niet-gemeten": "niet gemeten"}
            words |= {"geen-cijfer": "geen cijfer"}
            assert verdict == words.get(effect["oordeel"], verdict)
            assert ("waarschijnlijk geen toeval" in sure) == (effect["zeker"] is True)
            assert ("kan toeval zijn" in sure) == (effect["zeker"] is False)


def the_themas(rows: list[Row], accounted: Json, divided: Json) -> None:
    _head, *lines, total = rows
    of: dict[str | None, Json] = {thema["id"]: thema for thema in accounted["themas"]}
    sums: Json = {key: sum(thema["geld"][key] for thema in of.values()) for key in ("vast", "toegekend", "besteed")}
    vast, geld = divided["budget"]["vast"], accounted["geld"]
    rest = (vast - sums["vast"], geld["toegekend"] - sums["toegekend"], geld["besteed"] - sums["besteed"])
    expected = {thema["naam"]: (id_, tuple(thema["geld"].values())) for id_, thema in of.items()}
    expected["Zonder thema"] = (None, rest)
    for naam, *values in lines:
        id_, (fixed, granted, spent) = expected.pop(naam)
        own = [given(accounted["voorstellen"], thema=id_, soort=s) for s in ("bewonersinitiatief", "interventie")]
        assert [amount(value) for value in values] == [fixed, *own, granted, spent], naam
    assert all(not any(money[:2]) for _id, money in expected.values())
    everything = (vast, geld["bewoners"], geld["professioneel"], geld["toegekend"], geld["besteed"])
    assert tuple(map(amount, total[1:])) == everything


def the_wijken(rows: list[Row], stad: Json) -> None:
    keys = ("te_verdelen", "besloten", "advies", "gegeven", "over")
    _head, *lines, total = rows
    assert len(lines) == len(stad["wijken"])
    told = {wijk["wijk"]: wijk for wijk in stad["wijken"]}
    for row in (*lines, total):
        there = stad["totaal"] if row is total else told[row[0]]
        assert [amount(value) for value in row[1:6]] == [there[key] for key in keys]
        shares = [float(value.rstrip("%").replace(",", ".")) / 100 for value in row[6:]]
        assert shares == pytest.approx([there["gebruik"], there["deel_bewoners"]], abs=6e-5)


@pytest.fixture(scope="module")
def told() -> dict[str, tuple[Json, Json]]:
    """What `allocate` and `account` give of each example plan."""
    both = [json.loads(run(command, "plans", "--format", "json", cwd=ROOT).out) for command in ("allocate", "account")]
    divided, accounted = ({one["bestand"]: one for one in each["plannen"]} for each in both)
    return {bestand: (divided[bestand], accounted[bestand]) for bestand in divided}


def test_every_figure_about_a_plan(pages: Path, told: dict[str, tuple[Json, Json]]) -> None:
    seen = {"pot": 0, "ladder": 0, "effects": 0, "themas": 0}
    for path in PLANS:
        divided, accounted = told[path.relative_to(ROOT).as_posix()]
        effects = {thema["naam"]: thema["effecten"] for thema in accounted["themas"]}
        for kind in ("bewoners", "opdrachtgever"):
            for title, rows in Figures(pages / name(path, kind)).found:
                if re.fullmatch(r"Waar € \S+ naartoe gaat", title):
                    which = "pot"
                    the_pot(rows, divided)
                elif title == "Wie wanneer aan de beurt komt":
                    which = "ladder"
                    the_ladder(rows, divided)
                elif title == "Hoe het was, hoe het nu is en waar we naartoe willen":
                    which = "effects"
                    the_effects(rows, [effect for several in effects.values() for effect in several])
                elif title == "Toegekend per thema, bewoners naast professionals":
                    which = "themas"
                    the_themas(rows, accounted, divided)
                else:
                    which = "effects"
                    the_effects(rows, effects[title.removeprefix("Effecten van ")])
                seen[which] += 1
    assert seen["pot"] == 2 * len(PLANS)
    assert seen["ladder"] == len(PLANS)
    assert seen["effects"] > 20
    assert seen["themas"] > 3


def test_every_figure_about_the_city(pages: Path) -> None:
    years = sorted({path.parent.name for path in PLANS}, reverse=True)
    figures = Figures(pages / CITY).found
    for year, (title, rows) in zip(years, figures, strict=True):
        assert title == "Gegeven geld per wijk"
        the_wijken(
            rows, json.loads(run("allocate", f"plans/{year}", "--city", "--format", "json", cwd=ROOT).out)["stad"]
        )
