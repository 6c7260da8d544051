"""A meting: what was measured, as a figure that can be held against another, or as it was told.

A percentage (``41%``), a part (``1 op de 5``) or a number (``7,2``); any other text is kept as told.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

from pydantic import (
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PlainValidator,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError

from wijkplan.language import N_
from wijkplan.plan.model import Model
from wijkplan.plan.reading.fields import TEXT_SCHEMA, Positive, Year

SoortMeting: TypeAlias = Literal["percentage", "deel", "getal"]

_LONGEST = 12  # digits: a longer figure is no measurement
_DIGITS = r"[0-9]+(?:[.,][0-9]+)?"
_PERCENTAGE = re.compile(rf"({_DIGITS})\s*%")
_PART = re.compile(r"([0-9]+)\s+op\s+(?:de\s+)?([0-9]+)", re.IGNORECASE)
_NUMBER = re.compile(rf"[-−]?\s*{_DIGITS}")
_GROUPED = re.compile(r"[-−]?\s*[0-9]{1,3}(?:(?:\.[0-9]{3})+,[0-9]+|(?:\.[0-9]{3}){2,})")
_TWO_WAYS = re.compile(r"[-−]?\s*([1-9][0-9]{0,2})[.,]([0-9]{3})")


@dataclass(frozen=True, slots=True)
class Figure:
    """A measurement as a figure."""

    soort: SoortMeting
    waarde: Fraction
    """Percentages and parts as a share: 41% is 41/100, 1 op de 5 is 1/5."""

    @property
    def is_share(self) -> bool:
        """Whether it is a share of something: a percentage or a part."""
        return self.soort != "getal"


def figure(text: str) -> Figure | None:
    """The figure in a text that is nothing but a figure; None where it is a text, told and not measured.

    >>> figure("7,2"), figure("1 op de 5"), figure("vaker buiten")
    (Figure(soort='getal', waarde=Fraction(36, 5)), Figure(soort='deel', waarde=Fraction(1, 5)), None)
    """
    text = text.strip()
    if sum(map(str.isdigit, text)) > _LONGEST:
        return None
    if found := _PERCENTAGE.fullmatch(text):
        return Figure("percentage", _decimal(found[1]) / 100)
    if (found := _PART.fullmatch(text)) and int(found[2]):
        return Figure("deel", Fraction(int(found[1]), int(found[2])))
    if _GROUPED.fullmatch(text):
        return Figure("getal", _decimal(text.replace(".", "")))
    if _NUMBER.fullmatch(text):
        return Figure("getal", _decimal(text))
    return None


def canonical(text: str) -> str:
    """A measurement in the one notation that each kind of figure has; what was told stays as it is.

    >>> canonical("41,50 %"), canonical("1 OP 5"), canonical("1.350,5"), canonical("vaker buiten")
    ('41.5%', '1 op de 5', '1350.5', 'vaker buiten')
    """
    found = figure(text)
    if found is None:
        return text
    if part := _PART.fullmatch(text.strip()):
        return f"{int(part[1])} op de {int(part[2])}"
    if found.soort == "percentage":
        return f"{_decimals(found.waarde * 100)}%"
    written = _decimals(found.waarde)
    # 12,3450 has one reading, 12.345 has two.
    return f"{written}0" if _TWO_WAYS.fullmatch(written) and "." in written else written


def _decimals(value: Fraction) -> str:
    return f"{Decimal(value.numerator) / Decimal(value.denominator):f}"


def _decimal(text: str) -> Fraction:
    return Fraction("".join(text.split()).replace("−", "-").replace(",", "."))


def _waarde(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "string_type")
    text = " ".join(value.split())
    if not text:
        raise PydanticCustomError("string_too_short", "string_too_short")
    if found := _TWO_WAYS.fullmatch(text):
        values = {"large": found[1] + found[2], "small": f"{found[1]},{found[2].rstrip('0') or '0'}"}
        raise PydanticCustomError("number-ambiguous", "number-ambiguous", values)
    return text


Waarde = Annotated[str, PlainValidator(_waarde), WithJsonSchema(TEXT_SCHEMA)]
"""A measurement as it was written, on one line."""


class Meting(Model):
    """What was measured, when, and among how many people. In a file a single text stands for the ``waarde`` alone."""

    short: ClassVar[str | None] = "waarde"

    waarde: Waarde = Field(description=N_("Wat er is gemeten: 41%, 1 op de 5, 7,2 of een paar woorden."))
    jaar: Year | None = Field(None, description=N_("Het jaar van de meting."))
    aantal: Positive | None = Field(None, description=N_("Aan hoeveel mensen het is gevraagd."))

    def __eq__(self, other: object) -> bool:
        """Whether it says the same: ``41 %`` is ``41%``, written short or long."""
        return isinstance(other, Meting) and self._says == other._says

    def __hash__(self) -> int:
        """Equal metingen have the same one."""
        return hash(self._says)

    @property
    def _says(self) -> tuple[str, int | None, int | None]:
        return canonical(self.waarde), self.jaar, self.aantal

    @property
    def figure(self) -> Figure | None:
        """The figure; None where it was told and not measured."""
        return figure(self.waarde)

    @model_validator(mode="wrap")
    @classmethod
    def _from_text(cls, value: Any, handler: ModelWrapValidatorHandler[Meting]) -> Meting:
        return cls.model_construct(waarde=_waarde(value)) if isinstance(value, str) else handler(value)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        """A text will do as well."""
        return {"anyOf": [TEXT_SCHEMA, handler.resolve_ref_schema(handler(core_schema))]}
