"""``wijkplan report``: which pages come where, which do not and why, and what is left alone."""

from __future__ import annotations

import os
import re
import webbrowser
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import unquote

import docx
import pypdf
import pytest
from git_helpers import PLAN
from helpers import Result, run
from wijkplan.report.page import forms

AGENDA = "gemeente: Berkenstad\n"
WEST = PLAN.replace("Soesterkwartier", "West")
OOST = PLAN.replace("Soesterkwartier", "Oost")
ASKED = ("2025/west", "2026/oost", "2026/west")
MAIL = "samenvatting: Mail naar iemand@example.org.\n"
PAPER = "--basis-color-default-bg-document"


def put(folder: Path, files: dict[str, str]) -> Path:
    """These files, in a repository of which git knows nothing."""
    (folder / ".git").mkdir(parents=True, exist_ok=True)
    for name, text in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def berkenstad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two wijken, one of them in two years; only read."""
    plans = {
        "plans/agenda.yaml": AGENDA,
        "plans/2025/west.yaml": WEST.replace("2026", "2025"),
        "plans/2026/oost.yaml": OOST,
        "plans/2026/west.yaml": WEST,
    }
    return put(tmp_path_factory.mktemp("berkenstad"), plans)


@pytest.fixture(scope="module")
def all_pages(berkenstad: Path) -> Result:
    """All pages, as somebody in the folder above the plans makes them, into ``uit``."""
    return run("report", "--to", "uit", cwd=berkenstad)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return put(tmp_path / "wijken", {})


def pages(to: Path) -> dict[str, str]:
    """The pages in a folder, by place."""
    found = sorted(file for file in to.rglob("*") if file.is_file())
    return {file.relative_to(to).as_posix(): file.read_text(encoding="utf-8") for file in found}


def links(page: str) -> list[str]:
    """Where a page leads: in HTML or in Markdown, but for places on the page itself."""
    found = re.findall(r'<a href="([^"#][^"]*)"|\]\(([^)]+)\)', page)
    return [unquote(one or other) for one, other in found]


class TestAllWijken:
    def test_each_plan_has_two_pages_and_the_city_has_one(self, berkenstad: Path, all_pages: Result) -> None:
        assert all_pages == Result(0, "Er staan 7 pagina's in uit. Begin bij uit/index.html.\n", "")
        two = {f"{plan}-{kind}.html" for plan in ASKED for kind in ("bewoners", "opdrachtgever")}
        assert set(pages(berkenstad / "uit")) == {*two, "index.html"}

    def test_every_link_leads_to_a_page(self, berkenstad: Path, all_pages: Result) -> None:
        """Each page to the other one and to the city; the city to all six."""
        assert run("report", "--to", "tekst", "--format", "markdown", cwd=berkenstad).code == all_pages.code
        for to in (berkenstad / "uit", berkenstad / "tekst"):
            for name, page in pages(to).items():
                assert len(links(page)) == (6 if name.startswith("index.") else 2)
                assert all((to / name).parent.joinpath(link).resolve().is_file() for link in links(page))

    def test_a_page_says_from_which_file_it_is_wherever_somebody_stood(
        self, berkenstad: Path, all_pages: Result
    ) -> None:
        again = run("report", berkenstad / "plans", "--to", "../uit-2", cwd=berkenstad / "plans")
        assert again.code == all_pages.code
        there = pages(berkenstad / "uit-2")
        assert there == pages(berkenstad / "uit")
        assert "Alles op deze pagina komt uit plans/2026/west.yaml." in there["2026/west-bewoners.html"]
        assert "Gemaakt uit plans/2026/west.yaml." in there["2026/west-opdrachtgever.html"]
        assert not any(str(berkenstad) in page for page in there.values())

    def test_the_language_of_the_pages(self, berkenstad: Path, all_pages: Result) -> None:
        assert run("--lang", "en", "report", "--to", "en", cwd=berkenstad).code == all_pages.code
        for to, language in (("uit", "nl"), ("en", "en")):
            assert all(f'<html lang="{language}">' in page for page in pages(berkenstad / to).values())

    def test_the_city_carries_the_name_of_the_gemeente(self, berkenstad: Path, all_pages: Result) -> None:
        assert "<title>Berkenstad</title>" in pages(berkenstad / "uit")["index.html"]
        assert all_pages.err == ""


class TestWhatIsWanted:
    def test_one_plan_for_one_reader_is_one_page(self, folder: Path) -> None:
        put(folder / "a", {"plans/west.yaml": WEST})
        result = run("report", "a/plans/west.yaml", "--for", "bewoners", "--to", "uit", cwd=folder)
        assert result == Result(0, "Er staat 1 pagina in uit. Begin bij uit/west-bewoners.html.\n", "")
        assert list(pages(folder / "uit")) == ["west-bewoners.html"]
        assert links(pages(folder / "uit")["west-bewoners.html"]) == []

    @pytest.mark.parametrize("form", ["docx", "pdf"])
    def test_on_paper_no_words_stand_for_a_link(self, folder: Path, form: str) -> None:
        put(folder / "a", {"west.yaml": WEST})
        assert run("report", "a", "--to", "uit", "--format", form, cwd=folder).code == 0
        file = folder / "uit" / f"west-bewoners.{form}"
        if form == "docx":
            lines = [paragraph.text for paragraph in docx.Document(str(file)).paragraphs]
        else:
            lines = pypdf.PdfReader(file).pages[-1].extract_text().splitlines()
        assert "Alles op deze pagina komt uit west.yaml." in lines
        assert "De pagina voor de opdrachtgever" not in lines

    @pytest.mark.parametrize(
        ("options", "said"),
        [
            ((), "zeg met --to in welke map"),
            (("--to", "a/west.yaml"), "a/west.yaml is geen map."),
            (("--to", "uit", "--format", "docx", "--theme", "stijl.css"), "--theme is er voor --format html."),
            (("--to", "uit", "--template", "stijl.docx"), "--template is er voor --format docx."),
            (("--to", "uit", "--theme", "weg.css"), "weg.css is er niet."),
            (("--to", "uit", "--theme", "a"), "a is een map."),
            (("--to", "uit", "--theme", "a/west.yaml"), "a/west.yaml: Hierin staan geen tokens"),
            (("--to", "uit", "--theme", "groot.css"), "groot.css: Dit bestand is groter dan 1 MiB."),
            (("--to", "uit", "--format", "docx", "--template", "a/west.yaml"), "dit is geen Word-document"),
            (("--to", "uit", "nergens"), "nergens is er niet."),
        ],
    )
    def test_wrong_use_is_said_before_a_plan_is_read(self, folder: Path, options: tuple[str, ...], said: str) -> None:
        put(folder / "a", {"west.yaml": "[dit is geen plan"})
        (folder / "groot.css").write_bytes(b" " * 2_000_000)
        result = run("report", "a", *options, cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert said in result.err
        assert "fout[" not in result.err
        assert not (folder / "uit").exists()

    def test_a_theme_dresses_the_pages_and_what_is_left_of_it_is_said(self, folder: Path) -> None:
        put(
            folder,
            {"a/west.yaml": WEST, "stijl.css": f":root {{ {PAPER}: #fff; --basis-focus-outline-color: url(x) }}"},
        )
        result = run("report", "a", "--to", "uit", "--theme", "stijl.css", cwd=folder)
        assert result.code == 0
        assert result.err.startswith("stijl.css: --basis-focus-outline-color is ")
        assert all(f"{PAPER}: #ffffff;" in page for page in pages(folder / "uit").values())

    @pytest.mark.parametrize(
        ("form", "library", "extra"), [("docx", "docx", "word"), ("docx", "resvg_py", "word"), ("pdf", "typst", "pdf")]
    )
    def test_a_library_that_is_not_there(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch, form: str, library: str, extra: str
    ) -> None:
        put(folder / "a", {"west.yaml": WEST})
        monkeypatch.setattr(forms, "find_spec", lambda name: None if name == library else find_spec(name))
        result = run("report", "a", "--to", "uit", "--format", form, cwd=folder)
        assert (result.code, result.out) == (1, "")
        assert f"whl[{extra}]" in result.err

    def test_open(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        put(folder / "a", {"een wijk.yaml": WEST})
        opened: list[str] = []

        def no_browser(address: str) -> bool:
            opened.append(address)
            return False

        monkeypatch.setattr(webbrowser, "open", no_browser)
        result = run("report", "a", "--to", "uit", "--open", cwd=folder)
        assert opened == [(folder / "uit" / "een wijk-bewoners.html").as_uri()]
        assert (result.code, result.err) == (
            0,
            "wijkplan: het lukt niet om uit/een wijk-bewoners.html te openen. Open het zelf.\n",
        )


class TestPlaces:
    def test_plans_of_several_folders_keep_theirs(self, folder: Path) -> None:
        """However they are named: pages stay below the folder that was asked for."""
        put(folder / "gemeente", {"a/west.yaml": WEST, "b/oost.yaml": OOST})
        ways: list[tuple[str, list[str]]] = [
            ("gemeente/a", ["west.yaml", "../b/oost.yaml"]),
            ("gemeente/b", [str(folder / "gemeente" / "a"), "oost.yaml"]),
            ("gemeente", ["b/../a/west.yaml", "a/../b"]),
            ("", ["gemeente"]),
        ]
        for number, (cwd, named) in enumerate(ways):
            to = folder / "uit" / str(number)
            assert run("report", *named, "--for", "bewoners", "--to", to, cwd=folder / cwd).code == 0
            assert set(pages(to)) == {"a/west-bewoners.html", "b/oost-bewoners.html", "index.html"}

    @pytest.mark.skipif(os.name == "nt", reason="this system knows one name for both")
    def test_two_plans_with_the_same_page(self, folder: Path) -> None:
        put(folder / "a", {"west.yaml": WEST, "West.yml": OOST})
        result = run("report", "a", "--to", "uit", cwd=folder)
        said = "a/West.yml en a/west.yaml krijgen dezelfde pagina (west-bewoners.html)."
        assert (result.code, result.err) == (2, f"wijkplan: {said} Geef een van de twee een andere naam.\n")

    def test_plans_on_two_drives(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_common(_folders: list[Path]) -> str:
            raise ValueError("Paths don't have the same drive")

        put(folder / "a", {"west.yaml": WEST})
        monkeypatch.setattr(os.path, "commonpath", no_common)
        result = run("report", "a", "--to", "uit", cwd=folder)
        assert result.code == 2
        assert "staan op meer dan één schijf" in result.err

    @pytest.mark.skipif(os.name == "nt", reason="this system has no such names")
    def test_names_that_are_no_text(self, folder: Path) -> None:
        """A plan named ``index`` does not get the page of the city, and a link goes by bytes."""
        odd = os.fsdecode(b"w\xefjk #1?.yaml")
        try:
            put(folder / "a", {odd: WEST, "index.yaml": OOST})
        except OSError:
            pytest.skip("this system has no such names")
        assert run("report", "a", "--to", "uit", cwd=folder).code == 0
        there = {os.fsencode(file.name) for file in (folder / "uit").iterdir()}
        kinds = (b"bewoners", b"opdrachtgever")
        two = [[b"%b-%b.html" % (stem, kind) for kind in kinds] for stem in (b"w\xefjk #1?", b"index")]
        assert there == {b"index.html", *two[0], *two[1]}
        city = (folder / "uit" / "index.html").read_text(encoding="utf-8")
        assert 'href="w%EFjk%20%231%3F-bewoners.html"' in city

    def test_what_is_there_stays_but_for_the_pages(self, folder: Path) -> None:
        """Also in the folder of the plans itself."""
        put(folder / "a", {"west.yaml": WEST, "brief.html": "Beste buren", "west-bewoners.html": "oud"})
        said = "Er staan 2 pagina's in deze map. Begin bij west-bewoners.html.\n"
        assert run("report", "west.yaml", "--to", ".", cwd=folder / "a").out == said
        found = pages(folder / "a")
        assert set(found) == {"west.yaml", "brief.html", "west-bewoners.html", "west-opdrachtgever.html"}
        assert (found["west.yaml"], found["brief.html"]) == (WEST, "Beste buren")
        assert found["west-bewoners.html"].startswith("<!doctype html>")

    def test_a_page_that_cannot_be_written(self, folder: Path) -> None:
        """The first of the two is there, whole; nothing else is left behind."""
        put(folder / "a", {"west.yaml": WEST})
        (folder / "uit" / "west-opdrachtgever.html").mkdir(parents=True)
        result = run("report", "a", "--to", "uit", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert "het is een map. 1 bestand staat er al, en is heel." in result.err
        assert [name for name, page in pages(folder / "uit").items() if page.endswith("</html>\n")] == [
            "west-bewoners.html"
        ]

    def test_a_folder_that_cannot_be_made(self, folder: Path) -> None:
        put(folder / "a", {"west.yaml": WEST})
        result = run("report", "a", "--to", "a/west.yaml/uit", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert "een deel van de naam is geen map. Er is niets veranderd." in result.err

    def test_a_link_out_of_the_repository_is_not_followed(self, folder: Path) -> None:
        put(folder / "a", {"west.yaml": WEST})
        outside = folder.parent / "elders"
        outside.mkdir()
        try:
            (folder / "a" / "uit").symlink_to(outside, target_is_directory=True)
        except OSError:
            pytest.skip("no links here")
        result = run("report", "west.yaml", "--to", "uit/2026", cwd=folder / "a")
        assert (result.code, result.out) == (2, "")
        assert list(outside.iterdir()) == []


NO_BALLOTS = "spelregels: {verdeling: {methode: gelijke-delen}} # wijkplan: negeer WP211 - ze komen nog\n"
LEFT_OUT = {
    "plans/goed.yaml": WEST,
    "plans/fout.yaml": OOST.replace("totaal: 1000", "totaal: 2.400"),
    "plans/mail.yaml": OOST.replace("Oost", "Noord") + MAIL,
    "plans/stemmen.yaml": OOST.replace("Oost", "Zuid") + NO_BALLOTS,
}


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Result, dict[str, str]]:
    """What is said of those four plans, and the pages."""
    folder = put(tmp_path_factory.mktemp("vier"), LEFT_OUT)
    return run("report", "--to", "uit", cwd=folder), pages(folder / "uit")


class TestLeftOut:
    def test_the_others_are_made(self, made: tuple[Result, dict[str, str]]) -> None:
        result, found = made
        assert (result.code, set(found)) == (1, {"goed-bewoners.html", "goed-opdrachtgever.html", "index.html"})

    def test_each_is_told_why_with_file_and_line(self, made: tuple[Result, dict[str, str]]) -> None:
        err = made[0].err
        assert "fout[WP107]" in err
        assert "plans/fout.yaml:3:18" in err
        assert "let op[WP803]" in err
        assert "plans/mail.yaml:10:25" in err
        said = [line for line in err.splitlines() if line.startswith("wijkplan:")]
        assert [line.partition(":")[2].split(".yaml")[0] for line in said] == [
            " plans/fout",
            " van plans/mail",
            " plans/stemmen",
        ]
        assert "heeft fouten en is niet berekend" in said[0]
        assert "gegevens van personen" in said[1]
        assert "geen stembriefjes" in said[2]
        assert "iemand@" not in err

    def test_the_city_names_them(self, made: tuple[Result, dict[str, str]]) -> None:
        city = made[1]["index.html"]
        assert "Niet alle plannen staan hier" in city
        assert [name for name in LEFT_OUT if name in city] == sorted(set(LEFT_OUT) - {"plans/goed.yaml"})

    def test_where_nothing_can_be_made_nothing_is_written(self, folder: Path) -> None:
        put(folder / "a", {"fout.yaml": LEFT_OUT["plans/fout.yaml"], "mail.yaml": LEFT_OUT["plans/mail.yaml"]})
        result = run("report", "a", "--to", "uit", cwd=folder)
        assert (result.code, result.out, (folder / "uit").exists()) == (1, "", False)


class TestDataOfPersons:
    PERSONAL = (
        WEST.replace("naam: Soep", 'naam: "Soep 06-12345678"')
        + MAIL
        + "signalen: [{tekst: Kom langs op 3812 AB 12., thema: samen}]\n"
    )
    SECRETS = ("iemand@", "12345678", "3812")

    def test_they_stop_the_page_and_can_be_made_unreadable(self, folder: Path) -> None:
        put(folder / "a", {"west.yaml": self.PERSONAL})
        stopped = run("report", "a", "--to", "uit", cwd=folder)
        assert stopped.code == 1
        assert [code for code in ("WP803", "WP804", "WP805") if code in stopped.err] == ["WP803", "WP804", "WP805"]
        assert run("report", "a", "--to", "uit", "--anyway", cwd=folder).code == 0
        found = pages(folder / "uit")
        assert "Soep •••••••••••" in found["west-bewoners.html"]
        assert not any(secret in page for page in found.values() for secret in self.SECRETS)

    def test_what_somebody_says_is_none_makes_a_page_and_stays_unreadable(self, folder: Path) -> None:
        """With a comment in the plan, or for all plans in the agenda."""
        comment = f"# wijkplan: negeer WP803 - dit adres is van de wijk\n{MAIL}"
        put(folder / "a", {"west.yaml": WEST + comment})
        put(folder / "b", {"west.yaml": WEST + MAIL, "agenda.yaml": "controle: {negeer: [WP803]}\n"})
        for plans in ("a", "b"):
            assert run("report", plans, "--to", f"uit-{plans}", cwd=folder).code == 0
            page = pages(folder / f"uit-{plans}")["west-bewoners.html"]
            assert "Mail naar ••••" in page
            assert "iemand@" not in page

    def test_in_the_agenda(self, folder: Path) -> None:
        put(folder / "a", {"west.yaml": WEST, "agenda.yaml": "gemeente: Bel 06-12345678\n"})
        result = run("report", "a", "--to", "uit", cwd=folder)
        assert result.code == 1
        assert "a/agenda.yaml:1:" in result.err
        assert "in, of in de agenda." in result.err

    def test_a_bsn_is_an_error_whatever_is_asked(self, folder: Path) -> None:
        put(folder / "a", {"west.yaml": WEST + "samenvatting: Zoek op 111222333.\n"})
        result = run("report", "a", "--to", "uit", "--anyway", cwd=folder)
        assert (result.code, result.out) == (1, "")
        assert "fout[WP801]" in result.err


def test_a_decision_that_breaks_a_promise_is_on_the_page(folder: Path) -> None:
    """The coach gets the money of the soup, and nobody said why."""
    work = "interventies:\n  - {naam: Coach, thema: samen, kosten: 700, waarom: Een vak., besluit: {toegekend: 700}}\n"
    put(folder / "a", {"west.yaml": WEST + work})
    assert run("report", "a", "--for", "opdrachtgever", "--to", "uit", cwd=folder).code == 0
    page = pages(folder / "uit")["west-opdrachtgever.html"]
    assert "kan met dat geld door en krijgt niets" in page
