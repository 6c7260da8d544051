"""Every command that changes a plan changes what was asked, and not one byte more.

The example plans, and a thousand made-up ones as untidy people write them: comments everywhere, odd quotes, other
line ends, a BOM, no line end at the end. Each goes through one or two commands. What the data should become is worked
out here, on the data as PyYAML reads them; which lines may differ is for `line_by_line` to say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from difflib import unified_diff
from itertools import pairwise, product
from pathlib import Path
from random import Random
from typing import Any
from unittest import mock

import pytest
from helpers import ROOT, run
from line_by_line import BOM, Road, assert_only_this_changed, their_data, value_at
from strategies import Data, text
from test_layout_1000 import with_texts
from test_reference_1000 import made_up
from thoroughness import THOROUGH, batches
from untidy import untidy
from workbook_helpers import cell, openpyxl

PLANS = 1_000
WAYS = ("as it is", "with a BOM and other line ends")
FOLDER = ROOT / "plans"
EXAMPLES = sorted((FOLDER / "2026").glob("*.yaml"))
VOORSTELLEN = ("bewonersinitiatieven", "interventies")
TEXTS = ("Soep", "'s avonds", 'De "Kom"', "samen: eten # hier", "é😀ŁĳØ", "0101", "nee", "[a, b]", "*a", "1:30")
CAN_GO = ("bereik", "prioriteit", "doelgroepen", "draagvlak", "vrijwilligers", "tekst", "wie", "waarom")
NEW: tuple[tuple[str, str, str, dict[str, Any]], ...] = (
    ("initiatief", "bewonersinitiatieven", "naam", {"kosten": "100"}),
    ("interventie", "interventies", "naam", {"waarom": "Hier is een diploma voor nodig."}),
    ("thema", "themas", "naam", {"doelgroepen": ["ouderen", "jongeren"]}),
    ("signaal", "signalen", "tekst", {"aantal": "12"}),
)
"""What is added: its kind, its section, the key of its name or text, and what more is said about it."""
DECISION = {"datum": "2026-03-02", "door": "buurtbestuur", "motivering": "Het kan met minder: dat is genoeg."}


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the program, and what should come of it."""

    command: tuple[str, ...]
    roads: tuple[Road, ...]
    """What may change."""
    data: Data
    """The data afterwards."""


def voorstellen(data: Data, *keys: str) -> list[Road]:
    """The roads to the voorstellen that have an id and all these keys."""
    return [
        (section, n)
        for section in VOORSTELLEN
        for n, voorstel in enumerate(data.get(section) or ())
        if all(voorstel.get(key) for key in ("id", *keys))
    ]


def id_at(data: Data, road: Road) -> str:
    """The id, of which somebody may have made a block of text with a line end behind it."""
    return str(value_at(data, road)["id"]).strip()


def put(data: Data, road: Road, value: Any) -> Data:
    """Data with this value at the end of a road, or without it where the value is None."""
    found = deepcopy(data)
    part: Any = found
    for step, following in pairwise(road):
        if isinstance(part, dict) and not part.get(step):
            part[step] = [] if isinstance(following, int) else {}
        part = part[step]
    if isinstance(part, list):
        part.append(value)
    elif value is None:
        del part[road[-1]]
    else:
        part[road[-1]] = value
    return found


def written(road: Road) -> str:
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in road).removeprefix(".")


def asked_of_set(random: Random, data: Data, _folder: Path) -> Asked:
    roads: list[tuple[Road, str]] = [(("samenvatting",), random.choice(TEXTS)), (("budget", "totaal"), "500000")]
    for road in voorstellen(data):
        roads += [((*road, "tekst"), random.choice(TEXTS)), ((*road, "bereik"), "77")]
        roads += [((*road, "prioriteit", "aanbieder"), "7.5")]
    roads += [(("themas", n, "naam"), random.choice(TEXTS)) for n, thema in enumerate(data["themas"]) if "id" in thema]
    road, value = random.choice([(road, value) for road, value in roads if value_at(data, road) != value])
    return Asked(("set", "plan.yaml", written(road), value), (road,), put(data, road, value))


def asked_to_remove(random: Random, data: Data, _folder: Path) -> Asked | None:
    roads = [(*road, key) for road in voorstellen(data) for key in CAN_GO if key in value_at(data, road)]
    if not roads:
        return None
    road = random.choice(roads)
    return Asked(("set", "plan.yaml", written(road), "--remove"), (road,), put(data, road, None))


def asked_to_add(random: Random, data: Data, _folder: Path) -> Asked:
    kind, section, name, more = random.choice(NEW)
    item: dict[str, Any] = {name: f"Nieuw: {random.choice(TEXTS)}", **more}
    options = [f"--{key}={','.join(v) if isinstance(v, list) else v}" for key, v in item.items()]
    road = (section, len(data.get(section) or ()))
    return Asked(("add", "plan.yaml", kind, "--yes", *options), (road,), put(data, road, item))


def asked_to_decide(random: Random, data: Data, _folder: Path) -> Asked | None:
    known = voorstellen(data, "kosten")
    if not known:
        return None
    road = random.choice(known)
    decision = {"toegekend": random.choice(("0", "1")), **DECISION}
    options = [f"--{key}={value}" for key, value in DECISION.items()]
    command = ("decide", "plan.yaml", id_at(data, road), decision["toegekend"], *options)
    place = (*road, "besluit")
    there = value_at(data, place) or {}
    return Asked(command, (place,), put(data, place, there | decision))


def asked_to_undo(random: Random, data: Data, _folder: Path) -> Asked | None:
    known = voorstellen(data, "besluit")
    if not known:
        return None
    road = random.choice(known)
    return Asked(
        ("decide", "plan.yaml", id_at(data, road), "--undo"),
        ((*road, "besluit"),),
        put(data, (*road, "besluit"), None),
    )


def asked_by_a_meeting(random: Random, data: Data, folder: Path) -> Asked | None:
    """Two people, 6 and 9: 7.5 on average."""
    themas: list[Road] = [("themas", n) for n, thema in enumerate(data["themas"]) if thema.get("id")]
    chosen = [random.choice(roads) for roads in (themas, voorstellen(data)) if roads]
    if not chosen:
        return None
    names = ";".join(id_at(data, road) for road in chosen)
    (folder / "stemmen.csv").write_text(f"nr;{names}\n1{';6' * len(chosen)}\n2{';9' * len(chosen)}\n", encoding="utf-8")
    stem = random.choice(("wijk", "aanbieder"))
    roads = tuple((*road, "prioriteit", stem) for road in chosen)
    for road in roads:
        data = put(data, road, "7.5")
    return Asked(("import", "stemmen", "stemmen.csv", "--plan", "plan.yaml", "--stem", stem), roads, data)


def asked_in_a_workbook(random: Random, data: Data, folder: Path) -> Asked | None:
    known = voorstellen(data)
    if not known or run("export", "xlsx", "plan.yaml", "--force", cwd=folder).code:
        return None
    road = random.choice(known)
    key, value = random.choice((("bereik", 77), ("tekst", random.choice(TEXTS[:7]))))
    book = openpyxl.load_workbook(folder / "plan.xlsx")
    cell(book, str(road[0]).capitalize(), id_at(data, road), key).value = value
    book.save(folder / "plan.xlsx")
    place = (*road, key)
    return Asked(("import", "xlsx", "plan.xlsx", "--plan", "plan.yaml"), (place,), put(data, place, str(value)))


COMMANDS: dict[str, Callable[[Random, Data, Path], Asked | None]] = {
    "set": asked_of_set,
    "set --remove": asked_to_remove,
    "add": asked_to_add,
    "decide": asked_to_decide,
    "decide --undo": asked_to_undo,
    "import stemmen": asked_by_a_meeting,
    "import xlsx": asked_in_a_workbook,
}


def outcome(kind: str, random: Random, folder: Path, name: object) -> str:
    """Let a command change the plan in this folder, and judge what it did."""
    plan = folder / "plan.yaml"
    before = plan.read_bytes()
    asked = COMMANDS[kind](random, their_data(before), folder)
    if asked is None:
        return "nothing to ask"
    result = run(*asked.command, cwd=folder)
    after = plan.read_bytes()
    if result.code:
        assert after == before, (name, asked.command)
        return "refused"
    assert their_data(after) == asked.data, (name, asked.command)
    try:
        assert_only_this_changed(before, after, *asked.roads)
    except AssertionError as error:
        shown = "\n".join(unified_diff(before.decode().split("\n"), after.decode().split("\n"), lineterm=""))
        raise AssertionError(f"{name}: {asked.command}: {error}\n{shown}") from error
    return "changed"


def an_untidy_plan(seed: int) -> tuple[bytes, bytes]:
    """A plan and its agenda as they stand on disk."""
    random = Random(seed)  # noqa: S311 - nothing is kept secret with it
    data, shared = made_up(seed)
    for road in voorstellen(data, "kosten"):
        if random.random() < 0.5:
            value_at(data, road)["besluit"] = {"toegekend": 0, **DECISION}
    raw = untidy(with_texts(data, random), seed)
    if seed % 5 == 0:
        raw = raw.rstrip("\r\n")
    elif seed % 7 == 3:  # from the hands of two people
        raw = raw.replace("\r\n", "\n").replace("\n", "\r\n", raw.count("\n") // 2)
    return (BOM if seed % 3 == 0 else b"") + raw.encode(), text(shared).encode()


def kinds(seed: int) -> tuple[str, ...]:
    """One command, or for every tenth plan two; workbooks, which are slow, less often than the others."""
    *others, workbook = COMMANDS
    names = [*others, *others, *others, workbook]
    first, second = names[seed % len(names)], names[seed // len(names) % len(names)]
    return (first, second) if seed % 10 == 0 else (first,)


@pytest.mark.parametrize("seeds", batches(PLANS, 100))
def test_only_what_was_asked_changes_in_untidy_plans(seeds: range, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    found: Counter[tuple[str, str]] = Counter()
    for seed in seeds:
        plan, agenda = an_untidy_plan(seed)
        (tmp_path / "plan.yaml").write_bytes(plan)
        (tmp_path / "agenda.yaml").write_bytes(agenda)
        for kind in kinds(seed):
            with mock.patch("os.fsync"):  # nothing of this has to outlive a power cut
                done = outcome(kind, Random(seed), tmp_path, seed)  # noqa: S311 - nothing is kept secret with it
            found[kind, done] += 1
    changed = {kind: found[kind, "changed"] for kind in COMMANDS}
    assert sum(changed.values()) >= 0.8 * found.total(), found
    assert min(changed.values()) >= 3, found


@pytest.mark.parametrize(
    ("kind", "example", "way"),
    [
        pytest.param(kind, example, way, id=f"{kind}-{example.stem}-{way}")
        for n, (kind, example) in enumerate(product(COMMANDS, EXAMPLES))
        for way in (WAYS if THOROUGH else [WAYS[n % 2]])
    ],
)
def test_only_what_was_asked_changes_in_the_examples(kind: str, example: Path, way: str, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "agenda.yaml").write_bytes((FOLDER / "agenda.yaml").read_bytes())
    raw = example.read_bytes()
    (tmp_path / "plan.yaml").write_bytes(raw if way == "as it is" else BOM + raw.replace(b"\n", b"\r\n").rstrip())
    for seed in range(3 if THOROUGH else 1):
        done = outcome(kind, Random(seed), tmp_path, seed)  # noqa: S311 - nothing is kept secret with it
        assert done in ("changed", "nothing to ask")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"Soep", b"'Soep'"),
        (b"  # twee", b" # twee"),
        (b"# een\r\n", b"# een\n"),
        (b"# een\r\n", b""),
        (b"wijk: A", b"# erbij\r\nwijk: A"),
        (b"# drie\r\n", b"# drie"),
        (BOM, b""),
    ],
)
def test_the_judge_sees_each_byte_that_was_not_asked_for(old: bytes, new: bytes) -> None:
    before = BOM + b"# een\r\nwijk: A\r\nthemas:\r\n- naam: Soep  # twee\r\n  behoefte: 3\r\n# drie\r\n"
    asked = before.replace(b"behoefte: 3", b"behoefte: 45")
    road: Road = ("themas", 0, "behoefte")
    assert_only_this_changed(before, asked, road)
    assert asked.replace(old, new) != asked
    with pytest.raises(AssertionError):
        assert_only_this_changed(before, asked.replace(old, new), road)


def test_the_thousand_hold_what_matters() -> None:
    """Every kind of file is there often, for each of the commands; also in each third of them."""
    found: Counter[tuple[str, str]] = Counter()
    for seed in range(0, PLANS, 1 if THOROUGH else 3):
        plan, _agenda = an_untidy_plan(seed)
        signs = {
            "BOM": plan.startswith(BOM),
            "CRLF": b"\r\n" in plan,
            "no line end": plan[-1:] not in (b"\r", b"\n"),
            "comment": b"# " in plan,
            "single quote": b": '" in plan,
            "double quote": b': "' in plan,
            "brackets": b"[" in plan,
            "not ASCII": not plan.removeprefix(BOM).isascii(),
        }
        for kind in kinds(seed):
            found.update((kind, sign) for sign, there in signs.items() if there)
    assert len(found) == len(COMMANDS) * 8
    assert min(found.values()) >= (20 if THOROUGH else 6), found
