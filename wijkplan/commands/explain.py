"""``wijkplan explain``: what does this rule say, and why?"""

from __future__ import annotations

from typing import Annotated

import typer

from wijkplan.commands.shell import completing
from wijkplan.commands.shell.speaking import FINE, WRONG_USE, say, show
from wijkplan.language import _


def explain(
    rule: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completing.rules, metavar="CODE", help=_("Code, naam of familie (WP4); zonder: alle regels.")
        ),
    ] = None,
) -> int:
    """Show a rule with its reason and its examples."""
    from wijkplan.checks.registry import RULES
    from wijkplan.checks.selection import UnknownRule, codes
    from wijkplan.report.checks import rules_text

    if rule is None:
        show(rules_text.listing())
        return FINE
    try:
        found = codes([f"WP{rule}" if rule.isdecimal() and len(rule) in (1, 3) else rule], RULES)
    except UnknownRule as unknown:
        from wijkplan.report.checks.unknown_rule import unknown_rule

        say(_("wijkplan: {why}").format(why=unknown_rule(unknown)))
        return WRONG_USE
    show(rules_text.show([one for one in RULES if one.code in found]))
    return FINE
