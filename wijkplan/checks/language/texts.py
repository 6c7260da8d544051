"""Which texts of a plan are written for residents, and where they stand; and which words in them are names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wijkplan.checks.language.sentences import listed
from wijkplan.plan import walk
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.plan import Plan
from wijkplan.yamltext.document import Document, Mapping, Node, Scalar, Sequence, Where

FOR_RESIDENTS = listed("samenvatting doel waarom tekst motivering verhaal opbrengst gedaan bijdrage geleerd")
"""The keys with texts for residents."""
_NAMES = ("naam", "wie", "aanbieder")


class Text(NamedTuple):
    """A text for residents, where it stands."""

    where: Where
    scalar: Scalar


def texts(node: Node, where: Where = ()) -> Iterator[Text]:
    """The texts for residents in a plan, in its own order."""
    if isinstance(node, Mapping):
        for key, inner in node.items.items():
            if not isinstance(inner, Scalar):
                yield from texts(inner, (*where, key))
            elif key in FOR_RESIDENTS and inner.text and (key, where[:1]) != ("tekst", ("signalen",)):
                yield Text((*where, key), inner)
    elif isinstance(node, Sequence):
        for n, inner in enumerate(node.items):
            yield from texts(inner, (*where, n))


def dutch_texts(document: Document, plan: Plan) -> tuple[Text, ...]:
    """The texts for residents that are looked at: none where the plan says that it is in English."""
    return () if plan.taal == "en" or document.root is None else tuple(texts(document.root))


def names(*holders: Agenda | Plan) -> frozenset[str]:
    """What people and things are called in these."""
    found = (getattr(one.item, key, None) for holder in holders for one in walk.items(holder) for key in _NAMES)
    return frozenset(name for name in found if name)


def allowed(agenda: Agenda) -> frozenset[str]:
    """The words that residents know, as the agenda says, in small letters."""
    return frozenset(word.casefold() for word in agenda.controle.woorden)
