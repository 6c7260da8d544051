"""Mistakes in the use of a command, in the language in use."""

from __future__ import annotations

import re
from typing import Any

from wijkplan.checks.personal import masked
from wijkplan.desk.missing import PLAN
from wijkplan.language import _
from wijkplan.report.draw import escape


def explain(error: Any) -> str:
    """One message for a mistake that Typer found: what is wrong, and where to look."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return str(error.format_message())
    text = f"wijkplan: {masked(escape.line(_what(error)))}"
    context = getattr(error, "ctx", None)
    if context is not None:
        text += "\n" + _("Uitleg: {command} --help").format(command=context.command_path)
    return text


def _what(error: Any) -> str:
    parameter = getattr(error, "param", None)
    hint = getattr(error, "param_hint", None)
    name = _name(parameter) if parameter is not None else str(hint or "")
    match type(error).__name__:
        case "MissingParameter" if name == _("BESTAND"):
            return _("{name} ontbreekt. Noem een bestand, zoals {example}.").format(name=name, example=PLAN)
        case "MissingParameter":
            return _("{name} ontbreekt.").format(name=name)
        case "NoSuchOption":
            text = _("De optie {name} bestaat niet.").format(name=error.option_name)
            likely = ", ".join(_holding(error) or error.possibilities or ())
            return f"{text} {_('Bedoel je {likely}?').format(likely=likely)}" if likely else text
        case "BadParameter" if name:
            return _("{name} kan niet zo: {why}.").format(name=name, why=error.message)
        case "BadOptionUsage" if "does not take" in error.message:
            return _("Achter de optie {name} hoort niets.").format(name=error.option_name)
        case "BadOptionUsage":
            return _("Achter de optie {name} hoort nog iets.").format(name=error.option_name)
        case "UsageError" if extra := re.search(r"unexpected extra argument.*\(([^()]*)\)", str(error.message)):
            return _("Dit is te veel: {extra}.").format(extra=extra[1])
        case _:
            return str(error.format_message())


def _holding(error: Any) -> list[str]:
    """The shown options that have the word that was typed as a part: --prioriteit-wijk for --wijk."""
    if error.ctx is None:
        return []
    word = error.option_name.lstrip("-")
    shown = [one for one in error.ctx.command.get_params(error.ctx) if not getattr(one, "hidden", False)]
    return [name for one in shown for name in one.opts if word in name.lstrip("-").split("-")]


def _name(parameter: Any) -> str:
    """How a person types this option or argument."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.make_metavar(None) if parameter.metavar is None else parameter.metavar)
