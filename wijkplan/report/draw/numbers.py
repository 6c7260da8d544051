"""Numbers for machines, in the shapes that JSON and CSV promise, and measurements for people."""

from __future__ import annotations

import re
from fractions import Fraction

from wijkplan.language import _
from wijkplan.language.numbers import number
from wijkplan.plan.reading.meting import canonical, figure


def four_decimals(value: Fraction) -> float:
    """A number with four decimals, halves up."""
    return (2 * 10**4 * value.numerator + value.denominator) // (2 * value.denominator) / 10**4


def measured(text: str) -> str:
    """A measurement as people read it: ``41,5%``, ``1 op de 5``, ``1.350,5``; what was told as it was told."""
    found = figure(text)
    if found is None:
        return text
    if found.soort == "deel":
        part, whole = re.findall(r"[0-9]+", text)
        return _("{deel} op de {geheel}").format(deel=int(part), geheel=int(whole))
    written = canonical(text).removesuffix("%")
    sign = "%" if found.soort == "percentage" else ""
    return f"{number(Fraction(written), len(written.partition('.')[2]))}{sign}"
