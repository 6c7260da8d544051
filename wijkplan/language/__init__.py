"""The program's own texts, in the language of the reader.

Dutch is the source: a text stands in the code in Dutch, and ``locale/en`` holds the English. Texts that
are made before it is known who reads them (a finding, the reason of a line in the allocation) are kept
as a `Message` and become text when they are shown.
"""

from __future__ import annotations

import contextlib
import functools
import gettext
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

LANGUAGES = ("nl", "en")
VARIABLE = "WIJKPLAN_LANG"
DOMAIN = "wijkplan"
LOCALE = Path(__file__).parent / "locale"

_current = "nl"


def use(language: str) -> None:
    """Show all texts from now on in this language (one of `LANGUAGES`)."""
    global _current
    _current = language
    # Typer asks the standard gettext for its few own words ("Options", "required", ...).
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, LOCALE)
    gettext.textdomain(DOMAIN)


@contextlib.contextmanager
def spoken(language: str) -> Iterator[None]:
    """Texts in this language for a while, as they are shown to a reader of it."""
    global _current
    before, _current = _current, language
    try:
        yield
    finally:
        _current = before


def current() -> str:
    """The language in use."""
    return _current


@functools.cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation(DOMAIN, LOCALE, languages=[language], fallback=True)


@functools.cache
def _translated(language: str, text: str) -> str:
    return _catalogue(language).gettext(text)


def _(text: str) -> str:
    """This text in the language in use."""
    return _translated(_current, text) if text else text


def plural(number: int, one: str, more: str, **values: object) -> str:
    """``one`` or ``more`` in the language in use, with ``{n}`` and these values filled in."""
    return _catalogue(_current).ngettext(one, more, number).format(n=number, **values)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name for "mark, translate later"
    """Mark a text for the catalogue; it is translated where it is shown."""
    return text


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence with its values, translated when it becomes text.

    >>> str(Message("{naam} krijgt alles.", {"naam": "Soep op dinsdag"}))
    'Soep op dinsdag krijgt alles.'
    """

    text: str
    values: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """The sentence in the language in use."""
        return _(self.text).format_map(self.values) if self.values else _(self.text)

    def masked(self, mask: Callable[[str, str], str]) -> Message:
        """The same sentence, with this done to every text among its values (the name of a value, then the value)."""
        masked = {
            name: value.masked(mask) if isinstance(value, Message) else mask(name, value)
            for name, value in self.values.items()
            if isinstance(value, Message | str)
        }
        return Message(self.text, {**self.values, **masked})
