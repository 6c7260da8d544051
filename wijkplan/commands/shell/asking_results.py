"""The questions of ``wijkplan results``, for somebody at a terminal."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import typer

from wijkplan.commands.shell.asking import asked_value, chosen
from wijkplan.commands.shell.speaking import FINE, say
from wijkplan.desk import results as desk
from wijkplan.language import _
from wijkplan.language.numbers import euros

if TYPE_CHECKING:
    from wijkplan.desk.editing import Sound
    from wijkplan.desk.results import Subject, Told
    from wijkplan.plan.writing.places import Typed
    from wijkplan.yamltext.document import Document


def asked_subject(opened: Sound) -> str:
    """The name of what somebody tells about, chosen from what has no account yet; all else may be typed.

    Raises:
        typer.Abort: they stopped.
        typer.Exit: 0 where nothing is missing.
    """
    from wijkplan.plan.naming import Unknown

    def meant(word: str) -> str | Unknown:
        found = desk.subject_called(opened.plan, word)
        return found if isinstance(found, Unknown) else found.name

    choices = {one.name: _described(one) for one in desk.subjects(opened.plan) if one.lacks()}
    if not choices:
        text = _("{path}: er ontbreekt niets. Wil je iets veranderen? Noem dan een voorstel of een effect.")
        say(text.format(path=opened.document.path))
        raise typer.Exit(FINE)
    return chosen("id", _("Waarvan schrijf je op wat ervan kwam? Dit ontbreekt nog:"), choices, meant)


def _described(subject: Subject) -> str:
    granted = _("toegekend: {bedrag}").format(bedrag=euros(subject.granted))
    kind = _("effect, niet gemeten") if subject.is_effect else granted
    return f"({kind}) {subject.item.naam}"


def asked_results(opened: Sound, subject: Subject, told: Told) -> Told:
    """What was told, with what somebody answers to what was not given; Enter leaves a thing as it is.

    Raises:
        EditError: the text of the plan cannot be changed like that.
        typer.Abort: they stopped.
    """
    from wijkplan.report.account.unaccounted import value

    say(_("{naam}. Met Enter sla je een vraag over; wat er stond, blijft dan staan.").format(naam=subject.item.naam))
    for key in desk.EFFECT if subject.is_effect else desk.VOORSTEL:
        where = subject.place(key)
        if key in told or not _is_asked(opened, subject, told, key):
            continue
        if key == "besteed":
            say(_("Toegekend is {bedrag}.").format(bedrag=euros(subject.granted)))
        if now := value(key, desk.value_of(opened.document, subject, key)):
            say(_("Nu staat er: {value}").format(value=now))
        answer = asked_value(opened, where, partial(_with, opened, subject, told, key))
        if answer is not None:
            told = {**told, key: answer}
    return told


def _is_asked(opened: Sound, subject: Subject, told: Told, key: str) -> bool:
    """Whether there is anything to ask: the day is today, and money or a meting has to be there."""
    match key:
        case "verantwoord":
            return False
        case "besteed":
            return bool(subject.granted)
        case "doelgroepen":
            return bool(opened.agenda.doelgroepen)
        case "jaar" | "aantal":
            return "gemeten" in told
        case _:
            return True


def _with(opened: Sound, subject: Subject, told: Told, key: str, answer: Typed) -> Document:
    return desk.written_down(opened, subject, {**told, key: answer})
