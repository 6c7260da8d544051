"""The types of single fields. Every scalar comes in as text; the type reads it or says what is wrong.

Each type also carries its JSON Schema: what an editor, which types scalars its own way, may accept.
"""

from __future__ import annotations

import datetime
import re
from fractions import Fraction
from typing import Annotated, Any

from pydantic import GetCoreSchemaHandler, GetPydanticSchema, PlainValidator, StringConstraints, WithJsonSchema
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from wijkplan.plan.reading.dates import PATTERN as DAY
from wijkplan.plan.reading.dates import DateError, day
from wijkplan.plan.reading.ids import ID
from wijkplan.plan.reading.money import PATTERN as MONEY
from wijkplan.plan.reading.money import MoneyError, cents

FIRST_YEAR, LAST_YEAR = 2000, 2100
LARGEST = 999_999_999

_NUMBER = re.compile(r"[0-9]+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:[.,\s][0-9]{3})+")
_WITH_WORDS = re.compile(r"([0-9]+)[\s(:;,]+[^\W\d_].*", re.DOTALL)
_DECIMAL = re.compile(r"[0-9]+(?:[.,][0-9]+)?")
_PERCENTAGE = re.compile(r"([0-9]+(?:[.,][0-9]+)?)\s*%")
_WIJKCODE = re.compile(r"WK[0-9]{6}")
_YES_NO = {"ja": True, "true": True, "nee": False, "false": False}


def _error(kind: str, **values: Any) -> PydanticCustomError:
    """A form error: ``kind`` leads to the rule that has words for it."""
    return PydanticCustomError(kind, kind, values)


def _text(value: Any) -> str:
    """Only a single text can be read further."""
    if not isinstance(value, str):
        raise _error("string_type")
    return value.strip()


def _money(value: Any) -> int:
    try:
        return cents(_text(value))
    except MoneyError as error:
        raise _error(error.kind, **error.values) from None


def _whole(value: Any) -> int:
    text = _text(value)
    if not _NUMBER.fullmatch(text):
        if _GROUPED.fullmatch(text):
            raise _error("number-grouped", whole=re.sub(r"[^0-9]", "", text))
        if found := _WITH_WORDS.fullmatch(text):
            raise _error("number-with-words", whole=found[1])
        raise _error("number-invalid")
    if len(text) > 12 or int(text) > LARGEST:
        raise _error("out-of-range", low=0, high=LARGEST)
    return int(text)


def _number_or_numbers(value: Any, numbers: core_schema.ValidatorFunctionWrapHandler) -> int | dict[str, int] | None:
    """Several numbers where there are keys; keys without any number say nothing."""
    return (numbers(value) or None) if isinstance(value, dict) else _whole(value)


def _per_group(_kind: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
    return core_schema.no_info_wrap_validator_function(_number_or_numbers, handler(dict[str, Whole]))


def _positive(value: Any) -> int:
    number = _whole(value)
    if number == 0:
        raise _error("out-of-range", low=1, high=LARGEST)
    return number


def _year(value: Any) -> int:
    try:
        number = _whole(value)
    except PydanticCustomError as error:
        raise _error("year-invalid") if error.type == "number-invalid" else error from None
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise _error("out-of-range", low=FIRST_YEAR, high=LAST_YEAR)
    return number


def _decimal(text: str) -> Fraction:
    return Fraction(text.replace(",", "."))


def _up_to_ten(value: Any) -> Fraction:
    text = _text(value)
    if not _DECIMAL.fullmatch(text):
        raise _error("decimal-invalid")
    if len(text) > 12 or not _decimal(text) <= 10:
        raise _error("out-of-range", low=0, high=10)
    return _decimal(text)


def _weight(value: Any) -> Fraction:
    text = _text(value)
    if not _DECIMAL.fullmatch(text):
        raise _error("decimal-invalid")
    if len(text) > 12 or _decimal(text) > LARGEST:
        raise _error("out-of-range", low=0, high=LARGEST)
    return _decimal(text)


def _percentage(value: Any) -> Fraction:
    found = _PERCENTAGE.fullmatch(_text(value))
    if not found:
        raise _error("percentage-invalid")
    if len(found[1]) > 12 or _decimal(found[1]) > 100:
        raise _error("out-of-range", low="0%", high="100%")
    return _decimal(found[1]) / 100


def _share_or_money(value: Any) -> Fraction | int:
    return _percentage(value) if _text(value).endswith("%") else _money(value)


def _yes_no(value: Any) -> bool:
    text = _text(value).lower()
    if text not in _YES_NO:
        raise _error("yes-no-invalid")
    return _YES_NO[text]


def _date(value: Any) -> datetime.date:
    try:
        return day(_text(value))
    except DateError as error:
        raise _error(error.kind, **error.values) from None


def _id(value: Any) -> str:
    text = _text(value)
    if not ID.fullmatch(text):
        raise _error("id-invalid" if text else "id-impossible")
    return text


def _wijkcode(value: Any) -> str:
    text = _text(value)
    if not _WIJKCODE.fullmatch(text):
        raise _error("wijkcode-invalid")
    return text


def _any_case(word: str) -> str:
    """A pattern for a word, in capitals or not: a schema has no flag for that."""
    return "".join(f"[{letter.upper()}{letter}]" for letter in word)


# An editor reads 12, 12.5, yes and 2026-03-31 as numbers, truth values and dates; to us they are text.
TEXT_SCHEMA = {"type": ["string", "number", "boolean"]}
_MONEY_SCHEMA = {
    "anyOf": [
        {"type": "string", "pattern": rf"^\s*{MONEY}\s*$"},
        {"type": "number", "minimum": 0},
    ]
}
_WHOLE_PATTERN = r"^\s*[0-9]+\s*$"
_DECIMAL_PATTERN = r"^\s*[0-9]+([.,][0-9]+)?\s*$"
_YES_NO_PATTERN = rf"^\s*({'|'.join(map(_any_case, _YES_NO))})\s*$"
_PERCENTAGE_PATTERN = r"^\s*0*(100([.,]0+)?|[0-9]{1,2}([.,][0-9]+)?)\s*%\s*$"


def _whole_schema(low: int, high: int) -> dict[str, Any]:
    return {
        "anyOf": [
            {"type": "integer", "minimum": low, "maximum": high},
            {"type": "string", "pattern": _WHOLE_PATTERN},
        ]
    }


def _decimal_schema(high: int) -> dict[str, Any]:
    return {
        "anyOf": [
            {"type": "number", "minimum": 0, "maximum": high},
            {"type": "string", "pattern": _DECIMAL_PATTERN},
        ]
    }


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), WithJsonSchema(TEXT_SCHEMA)]
Money = Annotated[int, PlainValidator(_money), WithJsonSchema(_MONEY_SCHEMA)]
"""Euros in the file, whole cents in the model."""
Whole = Annotated[int, PlainValidator(_whole), WithJsonSchema(_whole_schema(0, LARGEST))]
WholePerGroup = Annotated[
    int | dict[str, int],
    GetPydanticSchema(_per_group),
    WithJsonSchema(
        {
            "anyOf": [
                *_whole_schema(0, LARGEST)["anyOf"],
                {
                    "type": "object",
                    "additionalProperties": {
                        "anyOf": [
                            *_whole_schema(0, LARGEST)["anyOf"],
                            {"type": "null"},
                            {"type": "string", "pattern": r"^\s*$"},
                        ]
                    },
                },
            ]
        }
    ),
]
"""One number, or a number for each of some doelgroepen (by id); a group with nothing behind it is not given."""
Positive = Annotated[int, PlainValidator(_positive), WithJsonSchema(_whole_schema(1, LARGEST))]
Year = Annotated[int, PlainValidator(_year), WithJsonSchema(_whole_schema(FIRST_YEAR, LAST_YEAR))]
Cijfer = Annotated[Fraction, PlainValidator(_up_to_ten), WithJsonSchema(_decimal_schema(10))]
"""A figure from 0 to 10."""
Weight = Annotated[Fraction, PlainValidator(_weight), WithJsonSchema(_decimal_schema(LARGEST))]
Share = Annotated[
    Fraction,
    PlainValidator(_percentage),
    WithJsonSchema({"type": "string", "pattern": _PERCENTAGE_PATTERN}),
]
"""``5%`` in the file, 0..1 in the model."""
ShareOrMoney = Annotated[
    Fraction | int,
    PlainValidator(_share_or_money),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": _PERCENTAGE_PATTERN}, *_MONEY_SCHEMA["anyOf"]]}),
]
"""``5%`` (a Fraction, 0..1) or an amount (an int, cents)."""
YesNo = Annotated[
    bool,
    PlainValidator(_yes_no),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "boolean"},
                {"type": "string", "pattern": _YES_NO_PATTERN},
            ]
        }
    ),
]
Date = Annotated[datetime.date, PlainValidator(_date), WithJsonSchema({"type": "string", "pattern": rf"^\s*{DAY}\s*$"})]
Id = Annotated[
    str,
    PlainValidator(_id),
    WithJsonSchema(
        {"anyOf": [{"type": "string", "pattern": rf"^\s*{ID.pattern}\s*$"}, {"type": "integer", "minimum": 0}]}
    ),
]
Wijkcode = Annotated[
    str, PlainValidator(_wijkcode), WithJsonSchema({"type": "string", "pattern": rf"^\s*{_WIJKCODE.pattern}\s*$"})
]
