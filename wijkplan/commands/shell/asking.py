"""The questions of ``wijkplan add`` and ``set``, for somebody at a terminal: each answer is checked at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeAlias

import typer

from wijkplan.commands.shell.speaking import not_called, say, suggesting
from wijkplan.desk.editing import Opened, is_about
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.plan.writing.adding import Item
    from wijkplan.yamltext.document import Document, Where

Answer: TypeAlias = str | list[str] | dict[str, str]
"""A value, or a list of values, in the notation of plans."""

# What is asked only where there is a list to choose from.
_CHOSEN = ("ambities", "doelgroepen", "doelgroep")


def somebody_there() -> bool:
    """Whether there is anybody who can answer."""
    return "CI" not in os.environ and sys.stdin.isatty() and sys.stderr.isatty()


def asked_kind() -> str:
    """What somebody wants to add, as a kind that can be added.

    Raises:
        typer.Abort: they stopped.
    """
    from wijkplan.plan.writing.kinds import SECTIONS, kind_meant
    from wijkplan.plan.writing.places import description

    kinds = {kind: _(description(section)) for kind, section in SECTIONS.items()}
    with _stoppable():
        say(_("Wat wil je erbij zetten?"))
        _show(kinds)
        while (kind := kind_meant(word := _named(_typed("soort", needed=True), kinds))) is None:
            say(suggesting(_("'{kind}' kan hier niet.").format(kind=word), word, kinds))
    return kind


def asked(opened: Opened, kind: str, item: Item) -> Item:
    """The item with what somebody answers to the questions about a thing of this kind; Enter skips what may stay open.

    Raises:
        EditError: the text of the plan cannot be changed like that.
        typer.Abort: they stopped.
    """
    from wijkplan.plan.writing.adding import QUESTIONS, needed, other_id

    data = opened.document.data()
    with _stoppable():
        say(_("Met Enter sla je een vraag over. Met Ctrl-C stop je; dan verandert er niets."))
        for field in needed(kind):
            item = _with_answer(opened, kind, item, field, needed=True)
        while (free := other_id(data, kind, item)) is not None:
            say(_("Deze id is er al of kan niet."))
            known = {field: value for field, value in item.items() if field != "id"}
            item = _with_answer(opened, kind, known, "id", default=free)
        for field in QUESTIONS[kind]:
            item = _with_answer(opened, kind, item, field)
    return item


def asked_value(opened: Opened, where: Where) -> Answer | None:
    """What somebody wants to stand at this place of a plan; None where all stays as it is.

    Raises:
        EditError: the text of the plan cannot be changed like that.
        typer.Abort: they stopped.
    """
    from wijkplan.plan.writing.places import Shape, description, shape
    from wijkplan.yamltext.editing import with_value

    def problems(answer: Answer) -> list[str]:
        return _problems(opened, with_value(opened.document, where, answer, opened.order), where)

    key = where if isinstance(where[-1], str) else where[:-1]  # an item of a list of values is about the same
    if shape(key) is not Shape.unknown:
        say(_(description(key)))
    with _stoppable():
        return _answer(str(key[-1]), where, _choices(opened, where), problems)


def _with_answer(opened: Opened, kind: str, item: Item, field: str, *, needed: bool = False, default: str = "") -> Item:
    """The item with an answer for this field, if it was not known yet and is not skipped."""
    from wijkplan.plan.writing.adding import example
    from wijkplan.plan.writing.places import description

    def problems(answer: Answer) -> list[str]:
        return _problems_of(opened, kind, {**item, field: answer}, field)

    where = example(kind, field)
    choices = _choices(opened, where)
    if field in item or (field in _CHOSEN and not choices):
        return item
    say(_(description(where)))
    answer = _answer(field, where, choices, problems, needed=needed, default=default)
    return item if answer is None else {**item, field: answer}


def _answer(
    name: str,
    where: Where,
    choices: dict[str, str],
    problems: Callable[[Answer], list[str]],
    *,
    needed: bool = False,
    default: str = "",
) -> Answer | None:
    """The first answer that has no problems, for such a place in a plan; None where the question is skipped."""
    from wijkplan.plan.writing.places import Shape, shape, typed

    is_list = shape(where) is Shape.values
    _show(choices)
    if is_list:
        say(_("Je kunt er meer noemen, met een komma ertussen."))
    while True:
        text = _typed(name, needed=needed, default=default)
        answer = typed(where, ",".join(_named(part, choices) for part in (text.split(",") if is_list else [text])))
        if answer is None and not text:
            return None
        if answer is None:
            say(_("Hier staan tekens in die niet kunnen."))
        elif wrong := problems(answer):
            for problem in wrong:
                say(problem)
        else:
            return answer


def _typed(name: str, *, needed: bool, default: str = "") -> str:
    text: str = typer.prompt(name, default=None if needed else default, show_default=bool(default), err=True)
    return text.strip()


def _show(choices: dict[str, str]) -> None:
    """The words from which to choose, each with a number and what it stands for."""
    for number, (name, text) in enumerate(choices.items(), start=1):
        say(f"{number} {name} {text}")


def _named(text: str, choices: dict[str, str]) -> str:
    """The choice with this number or naam; the text itself where it is none."""
    from wijkplan.plan.naming import Names

    by_number = dict(zip(map(str, range(1, len(choices) + 1)), choices, strict=True))
    return by_number.get(text.strip()) or str(Names(choices.items()).ids(text))


def _choices(opened: Opened, where: Where) -> dict[str, str]:
    """The words from which to choose at a place, with what they stand for."""
    from wijkplan.plan.naming import pairs
    from wijkplan.plan.writing.places import choices
    from wijkplan.plan.writing.pointing import pointed_at

    things = pointed_at(where, opened.plan, opened.agenda)
    return dict.fromkeys(choices(where), "") if things is None else dict(pairs(things))


def _problems_of(opened: Opened, kind: str, item: Item, field: str) -> list[str]:
    """What is wrong with this field of an item."""
    from wijkplan.plan.naming import called
    from wijkplan.plan.writing.adding import ordered, other_id, road, section, themes
    from wijkplan.yamltext.editing import value_at, with_item

    data = opened.document.data()
    if (kind, field) == ("effect", "thema"):
        text, found = _("Het thema '{name}' staat niet in dit plan."), called(themes(data), str(item["thema"]))
        return [] if isinstance(found, str) else [not_called(text.format(name=item["thema"]), found)]
    free = other_id(data, kind, item)  # an id that is taken is asked for next
    item = item if free is None else {**item, "id": free}
    place = section(kind, item, data)
    after = with_item(opened.document, place, ordered(kind, item), opened.order)
    return _problems(opened, after, (*place, len(value_at(after, place)) - 1, *road(field)))


def _problems(opened: Opened, after: Document, where: Where) -> list[str]:
    """What the checks say is wrong with this place of a changed plan."""
    return [f"{found.message} {found.help}" for found in opened.changed(after).errors if is_about(found, where)]


@contextmanager
def _stoppable() -> Iterator[None]:
    """Somebody who stops answering is told that nothing was changed."""
    try:
        yield
    except typer.Abort:
        sys.stderr.write("\n")
        say(_("Gestopt; er is niets veranderd."))
        raise
