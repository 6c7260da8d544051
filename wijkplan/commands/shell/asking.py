"""The questions of commands, for somebody at a terminal: each answer is checked at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import typer

from wijkplan.commands.shell.speaking import not_called, say, stoppable
from wijkplan.desk.editing import Opened, is_about
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.plan.naming import Unknown
    from wijkplan.plan.writing.adding import Item
    from wijkplan.yamltext.document import Document, Where

T = TypeVar("T")
Answer: TypeAlias = str | list[str] | dict[str, str]
"""A value, or a list of values, in the notation of plans."""

# What is asked only where there is a list to choose from.
_CHOSEN = ("ambities", "doelgroepen", "doelgroep")


def somebody_there() -> bool:
    """Whether there is anybody who can answer."""
    return "CI" not in os.environ and sys.stdin.isatty() and sys.stderr.isatty()


def asked_for(name: str, about: str, read: Callable[[str], T], default: str | None = None) -> T:
    """What somebody answers, read as an option is.

    Args:
        name: of the question.
        about: what is asked, in a sentence.
        read: makes a value of the answer.
        default: what Enter means; None where an answer is needed.

    Raises:
        typer.Abort: they stopped.
    """
    with stoppable():
        say(about)
        while True:
            try:
                return read(_typed(name, needed=default is None, default=default or ""))
            except typer.BadParameter as error:
                say(f"{error.message[:1].upper()}{error.message[1:]}.")


def chosen(name: str, about: str, choices: dict[str, str], meant: Callable[[str], str | Unknown]) -> str:
    """One of these words, by its number or by what it is called; each is shown with what it stands for.

    Raises:
        typer.Abort: they stopped.
    """
    from wijkplan.plan.naming import Unknown

    with stoppable():
        say(about)
        _show(choices)
        while isinstance(found := meant(_numbered(_typed(name, needed=True), choices)), Unknown):
            say(_not_there(found.word, found, choices))
    return found


def _not_there(word: str, found: Unknown, choices: dict[str, str]) -> str:
    """What to say of an answer that is none of these."""
    text = _("'{kind}' kan hier niet.").format(kind=word)
    if word.strip().isdecimal() and not found.near:
        return f"{text} {_('Kies een nummer van 1 tot en met {last}.').format(last=len(choices))}"
    return not_called(text, found)


def asked_kind(kinds: tuple[str, ...]) -> str:
    """What somebody wants to add, as one of these kinds.

    Raises:
        typer.Abort: they stopped.
    """
    from wijkplan.plan.naming import Names
    from wijkplan.plan.writing.adding import model_of
    from wijkplan.plan.writing.kinds import SECTIONS, kind_meant
    from wijkplan.plan.writing.places import description

    known = {kind: _(description(SECTIONS[kind], model_of(kind))) for kind in kinds}
    names = Names((kind, "") for kind in kinds)
    return chosen("soort", _("Wat wil je erbij zetten?"), known, lambda word: names.called(kind_meant(word) or word))


def asked(opened: Opened, kind: str, item: Item) -> Item:
    """The item with what somebody answers to the questions about a thing of this kind; Enter skips what may stay open.

    Raises:
        EditError: the text of the plan cannot be changed like that.
        typer.Abort: they stopped.
    """
    from wijkplan.commands.shell.speaking import agreed
    from wijkplan.plan.reading.ids import id_of
    from wijkplan.plan.writing.adding import MORE, QUESTIONS, needed, other_id

    data = opened.document.data()
    with stoppable():
        say(_("Met Enter sla je een vraag over. Met Ctrl-C stop je; dan verandert er niets."))
        for field in needed(kind):
            item = _with_answer(opened, kind, item, field, needed=True)
        while (free := other_id(data, kind, item)) is not None:
            if taken := id_of(item):
                text = _(
                    "Er is al iets met de id {id}. Is dit hetzelfde? Stop dan met Ctrl-C. Anders krijgt het een id:"
                )
                say(text.format(id=taken))
            else:
                say(_("Van deze naam is geen id te maken."))
            known = {field: value for field, value in item.items() if field != "id"}
            item = _with_answer(opened, kind, known, "id", default=free)
        for field in QUESTIONS[kind]:
            item = _with_answer(opened, kind, item, field)
        more = [field for field in MORE.get(kind, ()) if field not in item]
        if more and agreed(_("Meer invullen?"), goes_on=True):
            for field in more:
                item = _with_answer(opened, kind, item, field)
    return item


def asked_place(opened: Opened, where: Where = ()) -> Where:
    """The place of a value that somebody wants to change: step by step from a list, or typed as a whole.

    Args:
        opened: the plan or the agenda.
        where: what they chose already.

    Raises:
        typer.Abort: they stopped.
    """
    from wijkplan.plan.naming import Unknown, called
    from wijkplan.plan.writing.places import Shape, UnknownPlaceError, place, shape

    data = opened.document.data()
    with stoppable():
        say(_("Wat wil je veranderen? Kies uit de lijst, of typ de hele plaats, zoals budget.totaal."))
        while not where or shape(where, opened.model) in (Shape.mapping, Shape.mappings):
            steps = _steps(opened, where)
            if not steps:
                say(_("Hier staat nog niets in de lijst. Iets nieuws zet je erin met: wijkplan add"))
                where = ()
                continue
            choices = {name: text for name, (text, _where) in steps.items()}
            _show(choices)
            text = _numbered(_typed("plaats", needed=True), choices)
            is_list = shape(where, opened.model) is Shape.mappings
            found = called([(name, naam if is_list else "") for name, naam in choices.items()], text)
            try:
                where = place(data, text, opened.model) if isinstance(found, Unknown) else steps[found][1]
            except UnknownPlaceError as error:
                likely = found if isinstance(found, Unknown) and found.near else error.near or Unknown(text)
                say(_not_there(text, likely, choices))
    return where


def _steps(opened: Opened, where: Where) -> dict[str, tuple[str, Where]]:
    """What there is to choose one step further: keys, or items by their id; with what each is, and its place."""
    from wijkplan.plan.reading.ids import id_of
    from wijkplan.plan.writing.places import Shape, description, keys, shape
    from wijkplan.yamltext.editing import value_at

    if shape(where, opened.model) is Shape.mappings:
        items = value_at(opened.document, where) or []
        names = ((n, item if isinstance(item, dict) else {}) for n, item in enumerate(items))
        return {
            id_of(item) or str(n): (str(item.get("naam") or item.get("wat") or item.get("tekst") or ""), (*where, n))
            for n, item in names
        }
    known = keys(where, opened.model)
    return {key: (_(description((*where, key), opened.model)), (*where, key)) for key in known}


def asked_value(opened: Opened, where: Where, put: Callable[[Answer], Document] | None = None) -> Answer | None:
    """What somebody wants to stand at this place of a plan; None where all stays as it is.

    Args:
        opened: the plan.
        where: the place.
        put: gives the plan with an answer in it, where it does not come alone.

    Raises:
        EditError: the text of the plan cannot be changed like that.
        typer.Abort: they stopped.
    """
    from wijkplan.plan.writing.places import Shape, shape
    from wijkplan.plan.writing.questions import question
    from wijkplan.yamltext.editing import with_value

    def problems(answer: Answer) -> list[str]:
        after = put(answer) if put else with_value(opened.document, where, answer, opened.order)
        return _problems(opened, after, where)

    key = where if isinstance(where[-1], str) else where[:-1]  # an item of a list of values is about the same
    if shape(key, opened.model) is not Shape.unknown:
        say(_(question(key, opened.model)))
    with stoppable():
        return _answer(opened, str(key[-1]), where, problems)


def _with_answer(opened: Opened, kind: str, item: Item, field: str, *, needed: bool = False, default: str = "") -> Item:
    """The item with an answer for this field, if it was not known yet and is not skipped."""
    from wijkplan.plan.writing.adding import example
    from wijkplan.plan.writing.questions import NAMES, question

    def problems(answer: Answer) -> list[str]:
        return _problems_of(opened, kind, {**item, field: answer}, field)

    where = example(kind, field)
    if field in item or (field in _CHOSEN and not _choices(opened, where)):
        return item
    say(_(question(where, opened.model)))
    name = _(NAMES[field]) if field in NAMES else field
    answer = _answer(opened, name, where, problems, needed=needed, default=default)
    return item if answer is None else {**item, field: answer}


def _answer(
    opened: Opened,
    name: str,
    where: Where,
    problems: Callable[[Answer], list[str]],
    *,
    needed: bool = False,
    default: str = "",
) -> Answer | None:
    """The first answer that has no problems, for such a place in a plan; None where the question is skipped."""
    from wijkplan.plan.writing.places import Shape, shape, typed

    is_list = shape(where, opened.model) is Shape.values
    choices = _choices(opened, where)
    _show(choices)
    if is_list:
        say(_("Je kunt er meer noemen, met een komma ertussen."))
    while True:
        text = _typed(name, needed=needed, default=default)
        words = ",".join(_named(part, choices) for part in (text.split(",") if is_list else [text]))
        answer = typed(where, words, opened.model)
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
    while True:
        text: str = typer.prompt(name, default=default, show_default=bool(default), err=True)
        if text.strip() or not needed:
            return text.strip()
        say(_("Hier is een antwoord nodig. Met Ctrl-C stop je."))


def _show(choices: dict[str, str]) -> None:
    """The words from which to choose, each with a number and what it stands for."""
    for number, (name, text) in enumerate(choices.items(), start=1):
        say(f"{number} {name} {text}")


def _named(text: str, choices: dict[str, str]) -> str:
    """The choice with this number or naam; the text itself where it is none."""
    from wijkplan.plan.naming import Names

    return str(Names(choices.items()).ids(_numbered(text, choices)))


def _numbered(text: str, choices: dict[str, str]) -> str:
    """The choice with this number; the text itself where it is no number of one."""
    return dict(zip(map(str, range(1, len(choices) + 1)), choices, strict=True)).get(text.strip(), text)


def _choices(opened: Opened, where: Where) -> dict[str, str]:
    """The words from which to choose at a place, with what they stand for."""
    from wijkplan.plan.naming import pairs
    from wijkplan.plan.writing.places import choices
    from wijkplan.plan.writing.pointing import pointed_at

    things = pointed_at(where, opened.plan, opened.agenda)
    return dict.fromkeys(choices(where, opened.model), "") if things is None else dict(pairs(things))


def _problems_of(opened: Opened, kind: str, item: Item, field: str) -> list[str]:
    """What is wrong with this field of an item."""
    from wijkplan.plan.naming import called
    from wijkplan.plan.writing.adding import ordered, other_id, road, section, themes
    from wijkplan.yamltext.editing import value_at, with_item

    data = opened.document.data()
    if (kind, field) == ("effect", "thema"):
        text, found = _("Het thema '{name}' staat niet in dit plan."), called(themes(data), str(item["thema"]))
        return [] if isinstance(found, str) else [not_called(text.format(name=item["thema"]), found)]
    if field == "aanbieder" and (problem := unknown_partij(opened, item)):
        return [problem]
    free = other_id(data, kind, item)  # an id that is taken is asked for next
    item = item if free is None else {**item, "id": free}
    place = section(kind, item, data)
    after = with_item(opened.document, place, ordered(kind, item), opened.order)
    return _problems(opened, after, (*place, len(value_at(after, place)) - 1, *road(field)))


def unknown_partij(opened: Opened, item: Item) -> str | None:
    """What to say of an aanbieder that is not in the agenda; an agenda without partijen knows none."""
    from wijkplan.plan.naming import Unknown, called, pairs

    partijen, name = pairs(opened.agenda.partijen), str(item.get("aanbieder", ""))
    if not name or not partijen or not isinstance(found := called(partijen, name), Unknown):
        return None
    text = _("De aanbieder '{name}' staat niet bij de partijen in de agenda. Kies uit: {known}.")
    return not_called(text.format(name=name, known=", ".join(one for one, _naam in partijen)), found)


def _problems(opened: Opened, after: Document, where: Where) -> list[str]:
    """What the checks say is wrong with this place of a changed plan."""
    return [f"{found.message} {found.help}" for found in opened.changed(after).errors if is_about(found, where)]
