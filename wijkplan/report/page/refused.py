"""Why a document cannot be made in a form that was asked for."""

from __future__ import annotations

from wijkplan.language import Message


class MissingExtraError(ImportError):
    """A form needs a library that is not there: it comes with this extra, as in ``wijkplan[word]``."""

    def __init__(self, extra: str) -> None:
        super().__init__(f"wijkplan[{extra}]")
        self.extra = extra


class TemplateError(ValueError):
    """This file cannot be used as a house style for Word; ``message`` says why, and what to do."""

    def __init__(self, text: str, **values: object) -> None:
        super().__init__(text)
        self.message = Message(text, values)
