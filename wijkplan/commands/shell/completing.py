"""What a shell fills in when somebody presses Tab: ids, kinds, rounds, places.

Quick: files are read as text, without the models of a plan, and only so many of them (rules need those models).
Silent: where a file cannot be read there is nothing to fill in. What is offered is harmless to a shell: letters,
digits, points and hyphens.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from functools import wraps
from pathlib import Path
from typing import Any

import typer

MOST_FILES = 25
_HARMLESS = re.compile(r"[A-Za-z0-9_.\[\]-]+")
_BY_ID = ("partijen", "doelgroepen", "ambities", "themas", "interventies", "bewonersinitiatieven")
"""The lists of a plan and of the agenda whose things an id can point at by itself; a later one goes before."""

Words = list[tuple[str, str]]
"""What can be filled in, with what it stands for."""


def quietly(find: Callable[[Any, str], Iterator[tuple[str, str]]]) -> Callable[[typer.Context, str], Words]:
    """Those that begin with what was typed; none where anything is wrong."""

    @wraps(find)
    def complete(ctx: typer.Context, incomplete: str) -> Words:
        from wijkplan.report.draw import escape

        try:
            found = dict(find(ctx, incomplete))
        except Exception:
            return []
        return [
            (word, escape.line(meaning))
            for word, meaning in found.items()
            if word.startswith(incomplete) and _HARMLESS.fullmatch(word)
        ]

    # The annotations of `find` are not those of this one.
    del complete.__wrapped__
    complete.__annotations__ = {"ctx": typer.Context, "incomplete": str}
    return complete


@quietly
def voorstellen(ctx: Any, _typed: str) -> Iterator[tuple[str, str]]:
    """Ids of voorstellen in the plans that were named."""
    for data in _plans(ctx):
        yield from _named(data, "bewonersinitiatieven", "interventies")


@quietly
def results(ctx: Any, _typed: str) -> Iterator[tuple[str, str]]:
    """Ids of what something can have come of: voorstellen, and effects by themselves or with their thema.

    None before a plan was named: a file has to come first.
    """
    from wijkplan.plan.reading.ids import id_of

    for data in _plans(ctx) if _paths(ctx) else ():
        yield from _named(data, "bewonersinitiatieven", "interventies")
        for thema in data.get("themas") or ():
            found = list(_named(thema, "effecten"))
            yield from found
            yield from ((f"{id_of(thema)}.{name}", wat) for name, wat in found)


@quietly
def everything(ctx: Any, _typed: str) -> Iterator[tuple[str, str]]:
    """Ids of themas and voorstellen."""
    for data in _plans(ctx):
        yield from _named(data, "themas", "bewonersinitiatieven", "interventies")


@quietly
def rondes(ctx: Any, _typed: str) -> Iterator[tuple[str, str]]:
    """Rounds."""
    for data in _plans(ctx):
        yield from _named(data.get("budget") or {}, "rondes")


@quietly
def kinds(ctx: Any, _typed: str) -> Iterator[tuple[str, str]]:
    """What can be added to this file."""
    from wijkplan.files.discovery import is_agenda
    from wijkplan.plan.writing.kinds import kinds as known

    return ((kind, "") for kind in known(of_agenda=any(map(is_agenda, _paths(ctx)))))


@quietly
def places(ctx: Any, typed: str) -> Iterator[tuple[str, str]]:
    """Places in a file, one step further than what was typed; what one item of a list says, another may say too."""
    from wijkplan.files.discovery import is_agenda

    agendas = [data for path in _paths(ctx) if is_agenda(path) and (data := _read(path))]
    for data in agendas or _plans(ctx):
        before, _point, _rest = typed.rpartition(".")
        if not before:
            yield from ((key, "") for key in data)
            yield from _named(data, *_BY_ID)
            continue
        here, siblings = _walk(data, before.split("."))
        if isinstance(here, list):
            yield from ((f"{before}.{name}", naam) for name, naam in _named({"": here}, ""))
        for item in siblings if isinstance(here, dict) else ():
            yield from ((f"{before}.{key}", "") for key in item if isinstance(item, dict))


@quietly
def rules(_ctx: Any, typed: str) -> Iterator[tuple[str, str]]:
    """Rules, by code and by name."""
    from wijkplan.checks.registry import RULES

    lower = typed[:1].islower()  # both are understood
    yield from ((rule.code.lower() if lower else rule.code, rule.name) for rule in RULES)
    yield from ((rule.name, rule.code) for rule in RULES)


def one_of(*words: str) -> Callable[[typer.Context, str], Words]:
    """A few fixed words, such as ``draagvlak=``."""

    def complete(_ctx: typer.Context, incomplete: str) -> Words:
        return [(word, "") for word in words if word.startswith(incomplete)]

    complete.__annotations__ = {"_ctx": typer.Context, "incomplete": str}
    return complete


def of_field(field: str) -> Callable[[typer.Context, str], Words]:
    """What can be said about a field of something new: ids of what it points at."""

    @quietly
    def complete(ctx: Any, _typed: str) -> Iterator[tuple[str, str]]:
        for data in _plans(ctx):
            match field:
                case "thema":
                    yield from _named(data, "themas")
                case "effecten":
                    for thema in data.get("themas") or ():
                        yield from _named(thema, "effecten")
                case "niet_samen_met" | "voorstellen":
                    yield from _named(data, "bewonersinitiatieven", "interventies")
                case "vult_aan":
                    yield from _named(data, "bewonersinitiatieven")
        if section := _IN_THE_AGENDA.get(field):
            yield from _named(_agenda(ctx), section)

    return complete


_IN_THE_AGENDA = {
    "aanbieder": "partijen",
    "ondersteund_door": "partijen",
    "ambities": "ambities",
    "doelgroep": "doelgroepen",
    "doelgroepen": "doelgroepen",
}
POINTING = ("thema", "effecten", "niet_samen_met", "voorstellen", "vult_aan", *_IN_THE_AGENDA)
"""The fields that point at something."""


def is_an_option_typed() -> bool:
    """Whether there is an option in the line that the shell wants to complete."""
    line = os.environ.get("COMP_WORDS") or os.environ.get("_TYPER_COMPLETE_ARGS") or "--"
    return " -" in line or line.startswith("-")


def _paths(ctx: Any) -> list[Path]:
    named = ctx.params.get("file") or ctx.params.get("plan") or ctx.params.get("paths")
    paths = named if isinstance(named, (list, tuple)) else [named] if named else []
    # Right behind an option that has no value yet, the words before it are not handed out.
    return [Path(path) for path in paths or ctx.args if os.path.exists(path)]


def _plans(ctx: Any) -> Iterator[dict[str, Any]]:
    """The data of the plans that were named, or that are found where none is."""
    from wijkplan.files.discovery import AGENDA, default_paths, plan_files

    files = [path for path in plan_files(_paths(ctx) or default_paths()) if path.name != AGENDA]
    yield from (data for path in files[:MOST_FILES] if (data := _read(path)))


def _agenda(ctx: Any) -> dict[str, Any]:
    from wijkplan.files.discovery import agenda_file

    found = (agenda_file(path) for path in _paths(ctx))
    return next((_read(path) for path in found if path), {})


def _read(path: Path) -> dict[str, Any]:
    """What stands in a file, as far as it can be read."""
    from wijkplan.files.reading import read
    from wijkplan.yamltext.document import Mapping

    document = read(path)
    data = document.data() if isinstance(document.root, Mapping) else {}
    return data if isinstance(data, dict) else {}


def _named(data: Any, *sections: str) -> Iterator[tuple[str, str]]:
    """The ids of the things in these lists, with their names."""
    from wijkplan.plan.reading.ids import id_of

    for section in sections:
        items = data.get(section) if isinstance(data, dict) else None
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and (name := id_of(item)):
                yield name, str(item.get("naam") or item.get("wat") or "")


def _walk(data: Any, steps: list[str]) -> tuple[Any, list[Any]]:
    """What stands at a place, and beside it what stands at that place in other items of its list."""
    from wijkplan.plan.reading.ids import id_of

    siblings: list[Any] = [data]
    for n, step in enumerate(steps):
        if n == 0 and step not in data:
            section = next(key for key in reversed(_BY_ID) if step in dict(_named(data, key)))
            siblings, data = list(data[section]), data[section]
        if isinstance(data, list):
            siblings = [item for item in data if isinstance(item, dict)]
            data = next(item for item in siblings if id_of(item) == step)
        else:
            siblings = [item.get(step) for item in siblings if isinstance(item, dict) and step in item]
            data = data.get(step)
    return data, siblings
