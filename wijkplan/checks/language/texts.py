"""Which texts of a plan are written for residents, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wijkplan.checks.language.sentences import listed
from wijkplan.yamltext.document import Mapping, Node, Scalar, Sequence, Where

FOR_RESIDENTS = listed("samenvatting doel waarom tekst motivering verhaal opbrengst gedaan bijdrage geleerd")
"""The keys with texts for residents."""


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
