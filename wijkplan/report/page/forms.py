"""The forms that a document can have, and what makes each."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, TypeAlias

from wijkplan.report.page.blocks import Document
from wijkplan.report.page.house_style.theme import NONE, Theme
from wijkplan.report.page.refused import MissingExtraError

Form: TypeAlias = Literal["html", "docx", "pdf", "markdown"]
ENDINGS: dict[Form, str] = {"html": ".html", "docx": ".docx", "pdf": ".pdf", "markdown": ".md"}
LINKED: frozenset[Form] = frozenset({"html", "markdown"})
"""The forms in which a link can be followed; on paper it would be words that lead nowhere."""
_NEEDS: dict[Form, tuple[str, tuple[str, ...]]] = {"docx": ("word", ("docx", "resvg_py")), "pdf": ("pdf", ("typst",))}
"""The extra of a form, and the libraries that come with it."""


@dataclass(frozen=True, slots=True)
class Style:
    """What somebody wants a document to look like."""

    theme: Theme = NONE
    """For HTML."""
    template: Path | None = None
    """For Word: a file with a house style."""


def check(form: Form) -> None:
    """Whether documents of this form can be made here.

    Raises:
        MissingExtraError: a library for it is not installed.
    """
    extra, libraries = _NEEDS.get(form, ("", ()))
    if not all(map(find_spec, libraries)):
        raise MissingExtraError(extra)


def written(document: Document, form: Form, style: Style) -> bytes:
    """A document in this form.

    Raises:
        MissingExtraError: its library is not installed.
        TemplateError: the template cannot be used.
    """
    match form:
        case "html":
            from wijkplan.report.page.render.html import html

            return html(document, style.theme).encode()
        case "markdown":
            from wijkplan.report.page.render.markdown import markdown

            return markdown(document).encode()
        case "pdf":
            from wijkplan.report.page.render.pdf import pdf
            from wijkplan.report.page.render.picture import svg

            return pdf(document, svg)
        case "docx":
            from wijkplan.report.page.render.picture import svg
            from wijkplan.report.page.render.word.word import word

            return word(document, svg, style.template)
