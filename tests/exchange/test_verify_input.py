"""`wijkplan verify` on what is no allocation: a clear message and exit code 2, never a traceback."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

import pytest
from helpers import run
from test_verify_command import change, folder, verify
from wijkplan.exchange import claims

__all__ = ["folder"]


class TestWhatIsNoAllocation:
    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("", "regel 1, kolom 1: dat is geen JSON"),
            ("geen json", "regel 1, kolom 1: dat is geen JSON"),
            ('{"plannen":\n  [{,', "regel 2, kolom 5: dat is geen JSON"),
            ("[]", "[...] kan daar niet staan"),
            ("3", "3 kan daar niet staan"),
            ("null", "null kan daar niet staan"),
            ('"tekst"', '"tekst" kan daar niet staan'),
            ("\x00", "regel 1, kolom 1: dat is geen JSON"),
            ("[" * 100_000, "er zitten te veel haken in elkaar"),
            ('{"plannen":' * 50_000, "er zitten te veel haken in elkaar"),
            ("[" + "[]," * 2_000_000 + "[]]", "er staat te veel in"),
            ('{"plannen": NaN}', "plannen: NaN is geen getal dat hier kan staan"),
            ('{"plannen": [{"jaar": -Infinity}]}', "plannen.0.jaar: -Infinity is geen getal dat hier kan staan"),
            ('{"plannen": [], "plannen": []}', 'daar staat "plannen" twee keer'),
            ('{"plannen": [{"wijk": "\\ud83d"}]}', "plannen.0.wijk: daarin staat een teken dat niet bestaat"),
            ('{"plannen": [{"\\udc00": 1}]}', "plannen.0: daarin staat een teken dat niet bestaat"),
            ("{} {}", "regel 1, kolom 4: dat is geen JSON"),
        ],
    )
    def test_at_all(self, folder: Path, text: str, said: str) -> None:
        (folder / "anders.json").write_text(text, encoding="utf-8")
        result = verify(folder, "anders.json")
        assert (result.code, result.out) == (2, "")
        assert result.err == f"wijkplan: anders.json is geen uitkomst van 'wijkplan allocate --format json': {said}.\n"

    def test_another_encoding(self, folder: Path) -> None:
        (folder / "anders.json").write_text("{}", encoding="utf-16")
        result = verify(folder, "anders.json")
        assert (result.code, result.err.endswith("regel 1, kolom 1: dat is geen UTF-8.\n")) == (2, True)

    @pytest.mark.parametrize("text", ["{}", '{"plannen": []}', '{"plannen": {}}', '{"bevindingen": []}'])
    def test_other_json(self, folder: Path, text: str) -> None:
        (folder / "anders.json").write_text(text, encoding="utf-8")
        result = verify(folder, "anders.json")
        assert (result.code, result.out) == (2, "")
        assert "json': plannen: " in result.err

    def test_json_of_another_command(self, folder: Path) -> None:
        (folder / "anders.json").write_text(run("prioritise", "--format", "json", cwd=folder).out, encoding="utf-8")
        result = verify(folder, "anders.json")
        assert (result.code, result.err.endswith(": plannen.0.methode: dat ontbreekt.\n")) == (2, True)

    @pytest.mark.parametrize(
        "amount",
        [
            '"2000"',
            "true",
            "null",
            "[]",
            "NaN",
            "Infinity",
            "1e400",
            "1e99999999",
            "0.001",
            "9" * 30,
            "9" * 5000,
            "1e9999999999999999999",
            "-1e-9999999999999999999",
        ]
        + ["-1e-400", "1e-99999999", "2000.500000000000000000000000000001"],
    )
    def test_what_is_no_amount(self, folder: Path, amount: str) -> None:
        """A text, a truth, no number, too large, or parts of cents."""
        file = folder / "verdeling.json"
        text = file.read_text(encoding="utf-8").replace('"toegekend": 2000.5,', f'"toegekend": {amount},')
        assert amount in text
        file.write_text(text, encoding="utf-8")
        result = verify(folder)
        assert (result.code, result.out) == (2, "")
        assert result.err.startswith("wijkplan: verdeling.json is geen uitkomst van")
        assert "Traceback" not in result.err

    @pytest.mark.parametrize(
        ("how", "where"),
        [
            (lambda plan: plan.pop("methode"), "plannen.0.methode"),
            (lambda plan: plan.update(methode="loten"), "plannen.0.methode"),
            (lambda plan: plan.update(bij_tekort="lenen"), "plannen.0.bij_tekort"),
            (lambda plan: plan.update(wat_als="ja"), "plannen.0.wat_als"),
            (lambda plan: plan.update(bestand=3), "plannen.0.bestand"),
            (lambda plan: plan["budget"].pop("beschikbaar"), "plannen.0.budget.beschikbaar"),
            (lambda plan: plan["regels"][1].pop("id"), "plannen.0.regels.1.id"),
            (lambda plan: plan["regels"][1].update(status=None), "plannen.0.regels.1.status"),
            (lambda plan: plan.update(regels="geen"), "plannen.0.regels"),
        ],
    )
    def test_a_part_that_is_not_right_is_named(self, folder: Path, how: Any, where: str) -> None:
        result = change(folder, how)
        assert (result.code, result.out) == (2, "")
        assert f": {where}: " in result.err

    def test_larger_than_is_read(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(claims, "MAX_BYTES", 100)
        result = verify(folder)
        assert (result.code, "is geen uitkomst" in result.err) == (2, True)

    def test_a_path_that_is_not_there(self, folder: Path) -> None:
        result = run("verify", "weg.json", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert result.err == (
            "wijkplan: weg.json is er niet. Kijk of de naam klopt, zoals hier: wijkplan verify verdeling.json\n"
        )

    def test_a_folder_with_the_name_of_a_file(self, folder: Path) -> None:
        (folder / "map.json").mkdir()
        result = run("verify", "map.json", cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert result.err == "wijkplan: map.json is niet te lezen: het is een map.\n"

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
    @pytest.mark.parametrize("name", ["pijp.json", "pijp.yaml", "pijp"])
    def test_a_pipe_keeps_nobody_waiting(self, folder: Path, name: str) -> None:
        os.mkfifo(folder / name)
        result = run("verify", name, cwd=folder)
        assert (result.code, result.out) == (2, "")
        assert result.err == f"wijkplan: {name} is niet te lezen: het is geen gewoon bestand.\n"

    def test_a_name_longer_than_any_system_has(self, folder: Path) -> None:
        result = run("verify", "x" * 5000, cwd=folder)
        assert (result.code, result.out, "Traceback" in result.err) == (2, "", False)

    def test_nothing_comes_in(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(sys, "stdin", None)
        result = run("verify", "-", cwd=folder)
        assert (result.code, result.err) == (2, "wijkplan: er komt niets binnen.\n")

    @pytest.mark.parametrize("name", ["a\0b\x1b[31m" + "x" * 5000, "x" * 5000, "", ".", "/" * 3000])
    def test_a_path_to_a_plan_that_no_system_has(self, folder: Path, name: str) -> None:
        result = change(folder, lambda plan: plan.update(bestand=name))
        assert (result.code, result.out) == (2, "")
        assert "Traceback" not in result.err
        assert "\x1b" not in result.err
