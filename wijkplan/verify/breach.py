"""A place where a promise is broken."""

from __future__ import annotations

from dataclasses import dataclass

from wijkplan.language import Message
from wijkplan.language.numbers import Euros
from wijkplan.outcome.words import in_words
from wijkplan.plan.plan import Voorstel
from wijkplan.verify.claim import Case


@dataclass(frozen=True, slots=True)
class Breach:
    """What is wrong, in one sentence."""

    message: Message
    voorstel: str | None = None
    """The id of the voorstel whose money breaks the promise."""
    other: str | None = None
    """The id of the other one, where it takes two."""


def about(case: Case, voorstel: Voorstel, text: str) -> Breach:
    """A breach by one voorstel; the text may name what it asks and gets, its status, and why it does not compete."""
    line = case.lines.get(voorstel.id)
    values = {
        "naam": voorstel.naam,
        "vraagt": Euros(voorstel.asks or 0),
        "krijgt": Euros(case.got(voorstel)),
        "status": in_words(line.status) if line else "",
        "waarom": in_words(case.out(voorstel) or ""),
    }
    return Breach(Message(text, values), voorstel.id)
