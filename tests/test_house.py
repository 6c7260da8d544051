"""Each room of the house knows only the rooms before it on the road."""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest
import wijkplan

HOUSE = Path(wijkplan.__file__).parent
ROAD = re.findall(
    r"\w+",
    "language < yamltext < files < git < plan < prioritise < outcome < allocate < whatif < verify"
    " < account < changes < exchange < checks < desk < report < live < commands",
)
QUIET = ROAD[: ROAD.index("desk") + 1]
MODULES = {
    ".".join(file.relative_to(HOUSE.parent).with_suffix("").parts): file.read_text("utf-8")
    for file in sorted(HOUSE.rglob("*.py"))
}


@functools.cache
def parsed(text: str) -> ast.Module:
    return ast.parse(text)


@functools.cache
def imports(text: str) -> frozenset[str]:
    """What runs of a module import, at its top or later: modules, and of ``from wijkplan import`` the rooms."""
    return frozenset(_imports(parsed(text)))


def _imports(tree: ast.Module) -> Iterator[str]:
    waiting: list[ast.AST] = [tree]
    while waiting:
        match waiting.pop():
            case ast.If(test=ast.Name("TYPE_CHECKING"), orelse=other):
                waiting += other
            case ast.Import(names):
                yield from (alias.name for alias in names)
            case ast.ImportFrom("wijkplan", names):
                yield from (f"wijkplan.{alias.name}" for alias in names)
            case ast.ImportFrom(module):
                yield module or "."
            case node:
                waiting += ast.iter_child_nodes(node)


def room(module: str) -> str:
    """The room of a module of ours; of the package itself and its ``__main__``, and of others, nothing."""
    found = re.match(r"wijkplan\.(?!__)(\w+)", module)
    return found.group(1) if found else ""


def known(*rooms: str) -> set[tuple[str, str]]:
    """Which modules in these rooms import what, in the same room or elsewhere."""
    return {(module, name) for module, text in MODULES.items() if room(module) in rooms for name in imports(text)}


def speaks(text: str) -> bool:
    """Whether a module writes on the terminal, or asks there."""
    for node in ast.walk(parsed(text)):
        match node:
            case ast.Name("print" | "input") | ast.Attribute(ast.Name("sys"), "stdin" | "stdout" | "stderr"):
                return True
    return False


def test_what_counts_as_an_import() -> None:
    text = """
import rich.text
from wijkplan import __version__, language
if TYPE_CHECKING:
    import typer
else:
    import os
def later():
    from wijkplan.plan.plan import Plan
"""
    assert imports(text) == {"rich.text", "wijkplan.__version__", "wijkplan.language", "os", "wijkplan.plan.plan"}
    assert [room(name) for name in ("wijkplan.plan.plan", "wijkplan.__version__", "rich.text")] == ["plan", "", ""]


def test_what_counts_as_speaking() -> None:
    assert speaks("def tell():\n    print(1)")
    assert speaks("import sys\nsys.stderr.write('')")
    assert not speaks("'see print(1)'")


def test_every_room_is_on_the_road() -> None:
    assert {room(module) for module in MODULES} - {""} == set(ROAD)


@pytest.mark.parametrize("here", ROAD)
def test_a_room_knows_only_what_comes_before_it(here: str) -> None:
    later = ROAD[ROAD.index(here) + 1 :]
    assert {(module, name) for module, name in known(here) if room(name) in later} == set()


def test_the_verifier_takes_nothing_of_what_it_verifies() -> None:
    assert {(module, name) for module, name in known("verify") if room(name) in ("allocate", "whatif")} == set()


def test_yaml_text_knows_no_plan() -> None:
    assert {name for _module, name in known("yamltext") if room(name) not in ("", "yamltext", "language")} == set()


def test_up_to_the_desk_nobody_speaks() -> None:
    loud = {"typer", "click", "rich"}
    assert {(module, name) for module, name in known(*QUIET) if name.split(".")[0] in loud} == set()
    assert {module for module, text in MODULES.items() if room(module) in QUIET and speaks(text)} == set()


def test_the_package_names_the_road() -> None:
    said = " ".join((wijkplan.__doc__ or "").split())
    assert " < ".join(ROAD) in said


def test_no_module_comes_back_to_itself() -> None:
    """Through all that it imports, also later; but for a case to verify, which plays itself again when asked."""
    again = ("wijkplan.verify.claim", "wijkplan.verify.replay")
    found = {
        name: {other for other in imports(text) if other in MODULES and (name, other) != again}
        for name, text in MODULES.items()
    }
    assert tuple(TopologicalSorter(found).static_order())


def test_nothing_that_a_room_offers_has_the_name_of_a_module_in_it() -> None:
    """Python would give the one that was imported last. The front door settles it for its own (`wijkplan._Package`)."""
    for module, text in MODULES.items():
        package = module.removesuffix(".__init__")
        if package not in (module, "wijkplan"):
            offered = {node.name for node in ast.parse(text).body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
            assert {
                name for name in offered if {f"{package}.{name}", f"{package}.{name}.__init__"} & set(MODULES)
            } == set()


TOLD = dict(
    re.findall(
        r"^\| `(\w+)/` \|.*\| (.*) \|$",
        (HOUSE.parent / "docs" / "architecture.md").read_text("utf-8"),
        re.MULTILINE,
    )
)
"""Of each folder, what docs/architecture.md says of its rooms and modules."""


@pytest.mark.parametrize("folder", [folder for folder in ROAD if folder not in ("language", "report", "commands")])
def test_the_page_about_the_house_names_the_modules_that_are_there(folder: str) -> None:
    """All modules of a folder, and of those in its rooms the ones that are worth a word."""
    named = set(re.findall(r"`(\w+)`", TOLD[folder]))
    inside = {file.stem for file in (HOUSE / folder).rglob("*.py")}
    assert {file.stem for file in (HOUSE / folder).glob("[!_]*.py")} - named == set()
    assert named - inside == set()
