"""How the values of options are read: choices and numbers, with our own words for a mistake."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, Any, TypeVar

import typer

from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.whatif.scenarios import Wanted

C = TypeVar("C", bound=StrEnum)
_DECIMAL = re.compile(r"[0-9]{1,9}(?:\.[0-9]{1,6})?")


def choice(kind: type[C], text: str) -> Any:
    """An option that takes one word of an enumeration."""
    names = [member.value for member in kind]
    return typer.Option(parser=one_of(kind), metavar="|".join(names), help=text, autocompletion=lambda: names)


def one_of(kind: type[C]) -> Callable[[str], C]:
    """Reads one word of an enumeration."""

    def parse(value: str) -> C:
        if value not in list(kind):
            known = ", ".join(kind)
            raise typer.BadParameter(_("'{value}' is er niet bij; kies uit {known}").format(value=value, known=known))
        return kind(value)

    return parse


def whole(low: int, high: int) -> Callable[[str], int]:
    """Reads a whole number within bounds."""

    def parse(value: str | int) -> int:
        text = str(value)
        if not text.isascii() or not text.isdigit() or len(text) > 9 or not low <= int(text) <= high:
            why = _("schrijf een heel getal van {low} tot en met {high}").format(low=low, high=high)
            raise typer.BadParameter(why)
        return int(text)

    return parse


def share(value: str | Fraction) -> Fraction:
    """Reads a percentage (with or without its sign); gives 0..1."""
    if isinstance(value, Fraction):
        return value
    text = value.strip().removesuffix("%").rstrip().replace(",", ".")
    if not _DECIMAL.fullmatch(text) or Fraction(text) > 100:
        raise typer.BadParameter(_("'{value}' is geen percentage van 0 tot 100").format(value=value))
    return Fraction(text) / 100


def weights(given: list[str], known: tuple[str, ...], option: str) -> dict[str, Fraction]:
    """Reads weights such as ``draagvlak=50,bereik=0``."""
    found = {}
    for part in (part.strip() for text in given for part in text.split(",")):
        name, _sign, number = part.partition("=")
        name, number = name.strip(), number.strip()
        if name not in known:
            why = _("'{name}' is er niet bij; kies uit {known}").format(name=name, known=", ".join(known))
            raise typer.BadParameter(why, param_hint=option)
        if not _DECIMAL.fullmatch(number):
            why = _("schrijf een getal van nul of meer, zoals {name}=50").format(name=name)
            raise typer.BadParameter(why, param_hint=option)
        found[name] = Fraction(number)
    return found


def amount(value: str | int) -> int:
    """Reads euros as typed; gives cents."""
    from wijkplan.plan.reading.money import MoneyError, cents

    if isinstance(value, int):
        return value
    try:
        return cents(value)
    except MoneyError as error:
        if error.kind == "money-ambiguous":
            why = _("{text} is op twee manieren te lezen: {large} of {small} euro").format(text=value, **error.values)
        elif error.kind == "money-negative":
            why = _("{text} is minder dan nul").format(text=value)
        elif error.kind == "money-with-words":
            why = _("{text} is geen bedrag; schrijf alleen {amount}").format(text=value, **error.values)
        else:
            why = _("{text} is geen bedrag; schrijf bijvoorbeeld 2400 of 2400,50").format(text=value)
        raise typer.BadParameter(why) from None


def cijfer(value: str) -> str:
    """Reads a figure from 0 to 10; gives it as a plan has it."""
    text = value.strip().replace(",", ".")
    if not _DECIMAL.fullmatch(text) or Fraction(text) > 10:
        raise typer.BadParameter(_("'{value}' is geen cijfer van 0 tot 10").format(value=value))
    return text.rstrip("0").rstrip(".") if "." in text else text


def scenario(value: str | Wanted) -> Wanted:
    """Reads another amount to divide: ``-10%`` or ``+10%``, ``-5000`` or ``+5000``, or ``350000``."""
    from wijkplan.whatif.scenarios import Wanted

    if isinstance(value, Wanted):
        return value
    text = value.strip().replace("−", "-")
    sign, number = (text[0], text[1:].strip()) if text[:1] in ("-", "+") else ("", text)
    direction = -1 if sign == "-" else 1
    if not number.endswith("%"):
        return Wanted(text, cents=direction * amount(number), instead=not sign)
    if not sign:
        why = _("schrijf +{text} voor meer geld, of -{text} voor minder").format(text=text)
        raise typer.BadParameter(why)
    return Wanted(text, share=direction * share(number))


def day(value: str) -> str:
    """Reads a date in every notation that can be read one way only; gives it as a plan has it."""
    from wijkplan.plan.reading import dates

    try:
        return dates.day(value).isoformat()
    except dates.DateError as error:
        if error.kind == "date-ambiguous":
            why = _("'{value}' is op twee manieren te lezen: als {one} of als {other}")
        elif error.kind == "date-impossible":
            why = _("de dag '{value}' bestaat niet: die maand ({month}) heeft {days} dagen")
        elif error.kind == "date-no-month":
            why = _("'{value}' is geen datum: er is geen maand {month}")
        else:
            why = _("'{value}' is geen datum; schrijf bijvoorbeeld 2026-03-31 of 31-03-2026")
        raise typer.BadParameter(why.format(value=value, **error.values)) from None
