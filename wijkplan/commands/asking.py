"""The questions of ``wijkplan add``: for somebody at a terminal, one field at a time, each answer checked at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from wijkplan.commands.changing import Opened, checked, is_about
from wijkplan.commands.common import say
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.files.document import Where
    from wijkplan.plan.adding import Item


def asked(opened: Opened, kind: str, item: Item) -> Item:
    """The item with what somebody answers to the questions about a thing of this kind; Enter skips what may stay open.

    Raises:
        EditError: the text of the plan cannot be changed like that.
        typer.Abort: they stopped.
    """
    from wijkplan.plan.adding import QUESTIONS, other_id

    data = opened.document.data()
    needed, *more = QUESTIONS[kind]
    try:
        say(_("Met Enter sla je een vraag over. Met Ctrl-C stop je; dan verandert er niets."))
        item = _with_answer(opened, kind, item, needed, needed=True)
        while (free := other_id(data, kind, item)) is not None:
            say(_("Deze id is er al of kan niet."))
            known = {key: value for key, value in item.items() if key != "id"}
            item = _with_answer(opened, kind, known, "id", default=free)
        for key in more:
            item = _with_answer(opened, kind, item, key)
    except typer.Abort:
        say("\n" + _("Gestopt; er is niets veranderd."))
        raise
    return item


def _with_answer(opened: Opened, kind: str, item: Item, key: str, *, needed: bool = False, default: str = "") -> Item:
    """The item with an answer for this field, if it was not known yet and is not skipped."""
    from wijkplan.plan.adding import SECTIONS
    from wijkplan.plan.places import description, typed

    where = (*SECTIONS[kind], 0, key)
    choices = _choices(opened, where)
    if key not in item:
        say(_(description(where)))
        for number, (name, text) in enumerate(choices.items(), start=1):
            say(f"  {number}  {name}  {text}".rstrip())
    while key not in item:
        text = typer.prompt(key, default=None if needed else default, show_default=bool(default), err=True).strip()
        if text in map(str, range(1, len(choices) + 1)):
            text = list(choices)[int(text) - 1]
        answer = typed(where, text)
        if answer is None and not text:
            break
        problems = [_("Hier staan tekens in die niet kunnen.")] if answer is None else []
        problems = problems or _problems(opened, kind, {**item, key: answer}, key)
        if not problems:
            return {**item, key: answer}
        for problem in problems:
            say(problem)
    return item


def _choices(opened: Opened, where: Where) -> dict[str, str]:
    """The words from which to choose for a field, with what they stand for."""
    from wijkplan.plan.places import choices

    match where[-1]:
        case "thema":
            return {thema.id: thema.naam for thema in opened.plan.themas} if opened.plan else {}
        case "aanbieder":
            return {partij.id: partij.naam for partij in opened.agenda.partijen}
        case _:
            return dict.fromkeys(choices(where), "")


def _problems(opened: Opened, kind: str, item: Item, key: str) -> list[str]:
    """What the checks say is wrong with this field of an item."""
    from wijkplan.files.editing import value_at, with_item
    from wijkplan.plan.adding import SECTIONS, ordered, other_id

    section = SECTIONS[kind]
    free = other_id(opened.document.data(), kind, item)  # an id that is taken is asked for next
    item = item if free is None else {**item, "id": free}
    after = with_item(opened.document, section, ordered(kind, item), opened.order)
    where = (*section, len(value_at(after, section)) - 1, key)
    return [f"{found.message} {found.help}" for found in checked(after).errors if is_about(found, where)]
