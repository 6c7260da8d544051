"""The templates, and what they need to write texts, addresses and numbers without harm."""

from __future__ import annotations

import functools
from fractions import Fraction
from importlib.resources import files
from typing import TYPE_CHECKING

from wijkplan.language import _
from wijkplan.report.page.geometry.drawing import LETTER, for_pages
from wijkplan.report.page.texts import address, clean, paragraphs

if TYPE_CHECKING:
    from jinja2 import Environment


@functools.cache
def environment() -> Environment:
    """All templates of `wijkplan.report.page`; every value is escaped, and one that is not there is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    made = Environment(
        loader=PackageLoader("wijkplan.report.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters |= {"kind": _kind, "clean": clean, "paragraphs": paragraphs, "address": address, "drawn": for_pages}
    made.globals |= {"_": _, "letter": LETTER, "percent": percent}
    return made


def source(package: str, name: str) -> str:
    """A file beside the templates of a package, with line ends as a browser reads them, whatever they are on disk."""
    return files(package).joinpath("templates", name).read_text("utf-8")


def style() -> str:
    """The style of every page."""
    return source("wijkplan.report.page", "page.css")


def _kind(one: object) -> str:
    return type(one).__name__


def percent(share: Fraction) -> str:
    """A share (0..1) as an attribute: ``33.33%``; with no more decimals than it needs."""
    return f"{decimal(share * 100)}%"


def decimal(value: Fraction) -> str:
    """A number as an attribute, rounded to two decimals: ``12``, ``12.5``, ``0.33``."""
    return f"{float(round(value, 2)):.2f}".rstrip("0").rstrip(".")
