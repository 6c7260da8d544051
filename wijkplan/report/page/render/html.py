"""A document as one HTML file: no script, nothing from elsewhere, its style inside and known by its hash."""

from __future__ import annotations

import base64
import hashlib
from itertools import count

from wijkplan.report.page import templating
from wijkplan.report.page.blocks import Document
from wijkplan.report.page.house_style.theme import NONE, Theme


def html(document: Document, theme: Theme = NONE) -> str:
    """The whole page. The same document and theme give the same bytes."""
    style = theme.style + templating.style()
    return (
        templating.environment()
        .get_template("page.html.j2")
        .render(
            document=document,
            style=style,
            policy=policy(style),
            ink=ink,
            fresh=map(str, count(1)).__next__,
        )
    )


def policy(style: str) -> str:
    """What a browser may do for this page: use this one style, and nothing else."""
    known = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'sha256-{known}'; base-uri 'none'; form-action 'none'"


def ink(short: str) -> str:
    """A colour in a chart on a page: the one of the page, so also of its house style and in the dark."""
    return f"var(--{short})"
