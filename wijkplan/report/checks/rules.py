"""All rules explained, as a page of Markdown."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from wijkplan.checks.registry import FAMILY_NAMES, RULES
from wijkplan.checks.rule import Rule
from wijkplan.language import _
from wijkplan.report.draw.labels import SEVERITIES


def switch_off(rule: Rule[Any, Any]) -> str:
    """How this rule is switched off, if it can be."""
    if rule.always:
        return _("Deze regel kan niet uit.")
    return _("Uitzetten op één regel: # wijkplan: negeer {code} - reden").format(code=rule.code)


def as_page() -> str:
    """All rules with their reasons and examples, by family."""
    text = "# " + _("Regels van de controle") + "\n\n"
    text += _("Deze pagina komt uit de regels zelf. Op het scherm: `wijkplan explain WP401`.") + "\n"
    for family, rules in groupby(RULES, key=lambda rule: rule.family):
        text += f"\n## {family}: {_(FAMILY_NAMES[family])}\n"
        for rule in rules:
            text += f"\n### {rule.code} {rule.name}\n\n"
            text += f"**{_(SEVERITIES[rule.severity])}** · {_(rule.summary)}\n\n{_(rule.reason)}\n\n"
            for title, example in ((_("Fout:"), rule.wrong), (_("Goed:"), rule.right)):
                if rule.wrong:
                    text += f"{title}\n\n```yaml\n{example.rstrip()}\n```\n\n"
            text += f"{switch_off(rule)}\n"
    return text
