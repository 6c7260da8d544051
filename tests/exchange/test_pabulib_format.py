"""Pabulib's `.pb` files, read to the letter: what is in small made-up files becomes a plan."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml
from helpers import run
from wijkplan.exchange.from_pabulib import plan_text
from wijkplan.exchange.pabulib import Pabulib, parse, read

META = "META\nkey;value\nunit;Amersfoort\nsubunit;Soesterkwartier\ninstance;2025\nbudget;10000\n"
PROJECTS = "PROJECTS\nproject_id;cost;votes;name;category\n1;2400;64;Soep op dinsdag;Samen\n"
VOTES = "VOTES\nvoter_id;vote\nv1;1\n"


def projects(*rows: str, header: str = "project_id;cost;votes;name;category") -> Pabulib:
    """A budget with these projects and no ballots."""
    return parse("\n".join([META + "PROJECTS", header, *rows, ""]))


def plan(text: str) -> Any:
    """The data of the plan file that is made of a `.pb` text."""
    return yaml.safe_load(plan_text(parse(text), None))


class TestReading:
    def test_the_three_sections(self) -> None:
        found = parse(META + PROJECTS + VOTES)
        assert found.meta["subunit"] == "Soesterkwartier"
        assert found.budget == 10_000_00
        [project] = found.projects
        assert (project.id, project.naam, project.categorie) == ("1", "Soep op dinsdag", "Samen")
        assert (project.kosten, project.steun, project.selected) == (2400_00, Fraction(64), None)
        assert [(ballot.voter, ballot.projects) for ballot in found.ballots] == [("v1", ("1",))]

    def test_quotes_hold_semicolons_quotes_and_line_breaks(self) -> None:
        """CSV quoting: a quote inside quotes is written twice."""
        [project] = projects('7;100;3;"Plein ""De Hoek""; met\nbankjes";"Groen; en water"').projects
        assert project.naam == 'Plein "De Hoek"; met bankjes'
        assert project.categorie == "Groen; en water"

    @pytest.mark.parametrize("naam", ['"Soep', '"Soep"op dinsdag'])
    def test_of_a_quote_that_does_not_fit_only_our_own_words_are_shown(self, tmp_path: Path, naam: str) -> None:
        (tmp_path / "x.pb").write_text(META + PROJECTS.replace("Soep op dinsdag", naam), encoding="utf-8")
        result = run("import", "pabulib", tmp_path / "x.pb", "--to", tmp_path)
        assert result.code == 1
        assert "deze regel is niet te lezen; kijk of elk aanhalingsteken een tweede heeft" in " ".join(
            result.err.split()
        )

    def test_a_quote_in_the_middle_of_a_name_is_just_a_quote(self) -> None:
        assert projects('7;100;3;Plein "De Hoek" opnieuw;Groen').projects[0].naam == 'Plein "De Hoek" opnieuw'

    @pytest.mark.parametrize("newline", ["\n", "\r\n"])
    @pytest.mark.parametrize("start", ["", "\ufeff"])
    def test_a_byte_order_mark_and_windows_line_ends(self, tmp_path: Path, start: str, newline: str) -> None:
        file = tmp_path / "x.pb"
        file.write_bytes((start + META + PROJECTS + VOTES).replace("\n", newline).encode())
        assert read(file) == parse(META + PROJECTS + VOTES)

    def test_empty_lines_and_loose_capitals_and_spaces_in_headers(self) -> None:
        text = (META + "\n" + PROJECTS + "\n;;\n" + VOTES).replace("project_id;cost", " Project_ID ; COST")
        assert parse(text.replace("META\nkey;", "meta\nKey;")) == parse(META + PROJECTS + VOTES)

    @pytest.mark.parametrize(
        ("cost", "cents"), [("2400", 240_000), ("2400.5", 240_050), ("1647263,73", 164_726_373), (" 0.01 ", 1)]
    )
    def test_costs_to_the_cent(self, cost: str, cents: int) -> None:
        assert projects(f"1;{cost};3;Soep;").projects[0].kosten == cents

    def test_the_budget_to_the_cent(self) -> None:
        assert parse(META.replace("10000", "322239.55") + PROJECTS).budget == 322_239_55

    def test_score_goes_before_votes(self) -> None:
        found = projects("1;100;64;12.5", header="project_id;cost;votes;score")
        assert found.projects[0].steun == Fraction(25, 2)
        assert found.has_scores

    def test_votes_are_counted_where_no_column_gives_them(self) -> None:
        """Three voters: 1, 1 and 2, and 2."""
        text = META + "PROJECTS\nproject_id;cost\n1;100\n2;100\n3;100\n"
        found = parse(text + "VOTES\nvoter_id;vote\na;1\nb;1,2\nc;2\n")
        assert [project.steun for project in found.projects] == [2, 2, 0]

    def test_points_of_ballots(self) -> None:
        text = META + PROJECTS + "2;100;1;Tuin;\nVOTES\nvoter_id;vote;points\na;1, 2;3,1.5\nb;2;\n"
        one, other = parse(text).ballots
        assert (one.projects, one.points) == (("1", "2"), (Fraction(3), Fraction(3, 2)))
        assert (other.projects, other.points) == (("2",), None)

    @pytest.mark.parametrize(("cell", "selected"), [("0", False), ("1", True), ("2", True), ("", False)])
    def test_selected(self, cell: str, selected: bool) -> None:
        found = projects(f"1;100;{cell}", header="project_id;cost;selected")
        assert found.projects[0].selected is selected

    @pytest.mark.parametrize(
        ("cell", "categorie"),
        [
            ("Samen", "Samen"),
            ("Groen, Samen,Sport", "Groen"),
            (",Samen", "Samen"),
            ("", None),
            ("None", None),
            ('"Kunst &amp; Cultuur,Sport"', "Kunst & Cultuur"),
            ("Zieleń miejska", "Zieleń miejska"),
        ],
    )
    def test_the_first_of_several_categories(self, cell: str, categorie: str | None) -> None:
        assert projects(f"1;100;3;Soep;{cell}").projects[0].categorie == categorie

    def test_html_entities_in_names(self) -> None:
        assert projects('1;100;3;"Caf&eacute; &quot;Ons&quot; &#38; meer";').projects[0].naam == 'Café "Ons" & meer'

    def test_without_a_name_the_id_is_the_name(self) -> None:
        assert projects("BO.12;100", header="project_id;cost").projects[0].naam == "BO.12"
        assert projects("BO.12;100;3; ;").projects[0].naam == "BO.12"


class TestThePlan:
    def test_of_a_small_budget(self) -> None:
        """Draagvlak alone counts, on a scale that no project goes beyond: here more votes than ballots."""
        assert plan(META + PROJECTS + VOTES) == {
            "wijk": "Soesterkwartier",
            "jaar": 2025,
            "gemeente": "Amersfoort",
            "budget": {"totaal": 10_000},
            "themas": [{"id": "samen", "naam": "Samen"}],
            "bewonersinitiatieven": [
                {"id": 1, "naam": "Soep op dinsdag", "thema": "samen", "kosten": 2400, "draagvlak": 64}
            ],
            "spelregels": {
                "criteria": dict.fromkeys(("thema", "doelgroepen", "bereik", "eigen_inzet", "prioriteit"), 0)
                | {"draagvlak": 100},
                "schaal": {"draagvlak": 64},
                "verdeling": {"methode": "rangorde", "bij_tekort": "sla-over"},
            },
        }

    def test_reads_as_if_it_was_written_by_hand(self) -> None:
        """The wijk first, letters as they are, and no remark where there is nothing to remark."""
        text = META.replace("Soester", "Łąka") + PROJECTS
        assert [line for line in plan_text(parse(text), None).splitlines() if not line.startswith("# Over")][:3] == [
            "wijk: Łąkakwartier",
            "jaar: 2025",
            "gemeente: Amersfoort",
        ]

    def test_the_scale_of_draagvlak_is_the_number_of_votes_cast(self) -> None:
        votes = "VOTES\nvoter_id;vote\n" + "".join(f"v{n};1\n" for n in range(70))
        assert plan(META + PROJECTS + votes)["spelregels"]["schaal"] == {"draagvlak": 70}

    def test_the_scale_of_draagvlak_is_the_highest_score_where_there_are_scores(self) -> None:
        text = META + "PROJECTS\nproject_id;cost;votes;score\n1;100;9;450\n2;100;7;300\n" + VOTES
        assert plan(text)["spelregels"]["schaal"] == {"draagvlak": 450}

    def test_scores_with_decimals_are_made_whole(self) -> None:
        """0,5 and 1,25 and a threshold of 0,6: four times each is 2, 5 and 2,4, so at least 3."""
        text = META + "min_project_score_threshold;0.6\nPROJECTS\nproject_id;cost;score\n1;100;0.5\n2;100;1.25\n"
        found = plan(text)
        assert [i["draagvlak"] for i in found["bewonersinitiatieven"]] == [2, 5]
        assert found["spelregels"]["schaal"] == {"draagvlak": 5}
        assert found["spelregels"]["voorwaarden"] == {"draagvlak_minimaal": 3}
        assert "4 keer de score" in plan_text(parse(text), None)

    @pytest.mark.parametrize(
        ("meta", "verdeling"),
        [
            ("", {"methode": "rangorde", "bij_tekort": "sla-over"}),
            ("rule;greedy\n", {"methode": "rangorde", "bij_tekort": "sla-over"}),
            ("rule;greedy-threshold\n", {"methode": "rangorde", "bij_tekort": "sla-over"}),
            ("rule;greedy-no-skip\n", {"methode": "rangorde", "bij_tekort": "stop"}),
            (
                "rule;greedy\nleftover_budget;Partially fund one additional project with highest score\n",
                {"methode": "rangorde", "bij_tekort": "deels"},
            ),
            (
                "rule;greedy\nleftover_budget;Fund additional projects that fit within leftover budget\n",
                {"methode": "rangorde", "bij_tekort": "sla-over"},
            ),
            ("rule;equalshares\n", {"methode": "gelijke-delen"}),
            ("rule;equalshares/add1\n", {"methode": "gelijke-delen"}),
        ],
    )
    def test_the_rule_of_the_city(self, meta: str, verdeling: dict[str, str]) -> None:
        assert plan(META + meta + PROJECTS)["spelregels"]["verdeling"] == verdeling

    @pytest.mark.parametrize(
        ("meta", "wijk"),
        [
            ("unit;Amsterdam\ndistrict;Oost\nsubunit;Indische Buurt\ndescription;Oost begroot", "Indische Buurt"),
            ("unit;Amsterdam\ndistrict;Oost\ndescription;Oost begroot", "Oost begroot"),
            ("unit;Amsterdam\ndistrict;Oost", "Oost"),
            ("unit;Świecie\ndescription;Budżet", "Świecie"),
        ],
    )
    def test_the_wijk_is_the_smallest_area_that_is_named(self, meta: str, wijk: str) -> None:
        assert plan(f"META\nkey;value\n{meta}\ninstance;2025\nbudget;1\n{PROJECTS}")["wijk"] == wijk

    @pytest.mark.parametrize(
        ("meta", "jaar"),
        [
            ("instance;2023", 2023),
            ("instance;2019/2020", 2019),
            ("instance;III edycja\ndate_begin;21.06.2019\ndate_end;2020", 2019),
            ("date_end;2020-01-31", 2020),
        ],
    )
    def test_the_year(self, meta: str, jaar: int) -> None:
        assert plan(f"META\nkey;value\nunit;X\n{meta}\nbudget;1\n{PROJECTS}")["jaar"] == jaar

    def test_ids_are_made_fit_and_stay_apart(self) -> None:
        text = META + "PROJECTS\nproject_id;cost\nBO.D1/23;1\nbo d1 23;1\nпроект;1\n★;1\n"
        assert [i["id"] for i in plan(text)["bewonersinitiatieven"]] == [
            "bo-d1-23",
            "bo-d1-23-2",
            "project-3",
            "project-4",
        ]

    def test_other_alphabets_keep_their_names(self) -> None:
        text = META + PROJECTS + "2;100;3;Зелений двір;Зелень\n3;100;2;绿地;绿地\n4;100;1;Łąka;Zieleń\n"
        found = plan(text)
        assert [i["naam"] for i in found["bewonersinitiatieven"][1:]] == ["Зелений двір", "绿地", "Łąka"]
        assert found["themas"] == [
            {"id": "samen", "naam": "Samen"},
            {"id": "thema-2", "naam": "Зелень"},
            {"id": "thema-3", "naam": "绿地"},
            {"id": "zielen", "naam": "Zieleń"},
        ]

    def test_two_ways_to_write_a_category_are_one_thema(self) -> None:
        found = plan(META + PROJECTS + "2;100;3;Tuin;samen!\n")
        assert found["themas"] == [{"id": "samen", "naam": "Samen"}]
        assert {i["thema"] for i in found["bewonersinitiatieven"]} == {"samen"}

    def test_a_made_up_id_is_not_that_of_another_category(self) -> None:
        """Of the second no id can be made; `thema-2` is taken already, by a category of that name."""
        found = plan(META + "PROJECTS\nproject_id;cost;category\n1;1;Thema 2\n2;1;Зелень\n")
        assert [thema["naam"] for thema in found["themas"]] == ["Thema 2", "Зелень"]

    def test_control_characters_in_names_are_cleaned(self) -> None:
        text = META.replace("Soester", "Soester\x1b[31m") + PROJECTS.replace("Soep", "So\x07ep \u202e")
        found = plan(text)
        assert found["wijk"] == "Soester [31mkwartier"
        assert found["bewonersinitiatieven"][0]["naam"] == "So ep op dinsdag"

    @pytest.mark.parametrize("naam", ["null", "~", "Nee", "0101", "1:30", "- a", "#x", "{x}", "'t Zand", "a: b"])
    def test_names_that_mean_something_in_yaml(self, tmp_path: Path, naam: str) -> None:
        (tmp_path / "x.pb").write_text(META + PROJECTS.replace("Soep op dinsdag", naam), encoding="utf-8")
        assert run("import", "pabulib", tmp_path / "x.pb", "--to", tmp_path).code == 0
        out = run("prioritise", tmp_path / "x.yaml", "--format", "csv").out
        assert naam in out

    def test_amounts_in_other_money_are_marked(self) -> None:
        assert "PLN" in plan_text(parse(META + "currency;PLN\n" + PROJECTS), None).splitlines()[1]
        assert "EUR" not in plan_text(parse(META + "currency;EUR\n" + PROJECTS), None)
