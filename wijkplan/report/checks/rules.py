"""A rule explained, on a screen and as a page of Markdown."""

from __future__ import annotations

from itertools import groupby
from textwrap import fill
from typing import Any

from wijkplan.checks.registry import FAMILY_NAMES, RULES
from wijkplan.checks.rule import Rule
from wijkplan.language import _
from wijkplan.report.checks.findings_text import NAMES


def as_text(rule: Rule[Any, Any]) -> str:
    """What the rule says, why, and how it looks wrong and right."""
    head = f"{rule.code} {rule.name} ({_(NAMES[rule.severity])})"
    parts = [head, "", fill(_(rule.summary), 80), "", fill(_(rule.reason), 80)]
    for title, example in ((_("Fout:"), rule.wrong), (_("Goed:"), rule.right)):
        if rule.wrong:
            parts += ["", title, "", *(f"    {line}" for line in example.splitlines())]
    parts += ["", _switch_off(rule)]
    return "\n".join(parts) + "\n"


def _switch_off(rule: Rule[Any, Any]) -> str:
    if rule.always:
        return _("Deze regel kan niet uit.")
    return _("Uitzetten op één regel: # wijkplan: negeer {code} - reden").format(code=rule.code)


def listing() -> str:
    """All rules, a line each."""
    width = max(len(rule.name) for rule in RULES)
    return "".join(f"{rule.code}  {rule.name:<{width}}  {_(rule.summary)}\n" for rule in RULES)


def as_page() -> str:
    """All rules with their reasons and examples, by family."""
    text = "# " + _("Regels van de controle") + "\n\n"
    text += _("Deze pagina komt uit de regels zelf. Op het scherm: `wijkplan explain WP401`.") + "\n"
    for family, rules in groupby(RULES, key=lambda rule: rule.family):
        text += f"\n## {family}: {_(FAMILY_NAMES[family])}\n"
        for rule in rules:
            text += f"\n### {rule.code} {rule.name}\n\n"
            text += f"**{_(NAMES[rule.severity])}** · {_(rule.summary)}\n\n{_(rule.reason)}\n\n"
            for title, example in ((_("Fout:"), rule.wrong), (_("Goed:"), rule.right)):
                if rule.wrong:
                    text += f"{title}\n\n```yaml\n{example.rstrip()}\n```\n\n"
            text += f"{_switch_off(rule)}\n"
    return text
