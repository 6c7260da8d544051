"""What ``allocate --format json`` printed, read back as claims to verify.

The JSON may come from anybody: it is bounded before it is read, and whatever is wrong with it is said with its place.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from wijkplan.language import N_, Message
from wijkplan.plan.plan import Soort
from wijkplan.plan.spelregels import BijTekort, Methode
from wijkplan.verify import Bought, Claim, Line, Shares

MAX_BYTES = 16 * 1024 * 1024
"""Room for all wijken of the largest city."""
MAX_VALUES = 2_000_000
"""Commas and brackets: what a small text can blow up to in memory is bounded too."""
MAX_DIGITS = 25
"""Of a number, its zeros counted: more than any sum of amounts in a plan can have."""


class ClaimsError(ValueError):
    """This is not the JSON of an allocation: where, as far as that is known, and what is wrong there."""

    def __init__(self, where: str, why: Message) -> None:
        super().__init__(where)
        self.where = where
        self.why = why


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim, and the file of the plan that it is about."""

    bestand: str
    claim: Claim


@dataclass(frozen=True, slots=True)
class _Wrong:
    """In the place of a value that cannot be read."""

    why: Message


def _number(value: Any, decimals: int) -> int:
    """A JSON number, as a whole number of its smallest parts."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError
    parts = Decimal(value).scaleb(decimals)
    if parts != parts.to_integral_value():
        raise ValueError
    return int(parts)


_Euros = Annotated[int, BeforeValidator(lambda value: _number(value, 2))]
"""As cents."""
_Fine = Annotated[int, BeforeValidator(lambda value: _number(value, 4))]
"""Euros with four decimals, as hundredths of a cent."""


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class _Regel(_Part):
    plaats: int
    id: str
    naam: str
    soort: Soort
    thema: str | None
    trede: str | None
    gevraagd: _Euros | None
    toegekend: _Euros
    status: str
    reden: str


class _Budget(_Part):
    totaal: _Euros
    meegenomen: _Euros
    vast: _Euros
    flexibel: _Euros
    reserve: _Euros
    latere_rondes: _Euros = 0
    besloten: _Euros
    beschikbaar: _Euros
    toegekend: _Euros
    over: _Euros
    tekort: _Euros = 0


class _Themadeel(_Part):
    thema: str
    bedrag: _Euros


class _Betaald(_Part):
    bedrag: _Fine
    stemmers: int


class _Samen(_Part):
    id: str
    stemmers: int
    betaald: list[_Betaald]


class _GelijkeDelen(_Part):
    eerste_deel: _Fine
    deel: _Fine
    samen_betaald: list[_Samen]


class _Plan(_Part):
    bestand: str
    wijk: str
    jaar: int
    methode: Methode
    bij_tekort: BijTekort
    ronde: str | None = None
    wat_als: bool = False
    budget: _Budget
    regels: list[_Regel]
    themadelen: list[_Themadeel] = []
    gelijke_delen: _GelijkeDelen | None = None


class _Allocations(_Part):
    plannen: list[_Plan] = Field(min_length=1)


def claims(raw: bytes) -> list[Claimed]:
    """The claims in a JSON text.

    Raises:
        ClaimsError: it is not JSON, not that of an allocation, or larger than `MAX_BYTES`.
    """
    data = _parsed(raw)
    for place, value in _values(data):
        if isinstance(value, _Wrong):
            raise ClaimsError(place, value.why)
        if isinstance(value, str) and not value.isascii() and any("\ud800" <= sign <= "\udfff" for sign in value):
            raise ClaimsError(place, Message(N_("daarin staat een teken dat niet bestaat")))
    try:
        found = _Allocations.model_validate(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        raise ClaimsError(".".join(map(str, first["loc"])), _what(first["type"], first["input"])) from None
    return [_claimed(plan) for plan in found.plannen]


def _parsed(raw: bytes) -> Any:
    """The data; what cannot be read in it is `_Wrong`."""
    if len(raw) > MAX_BYTES:
        raise ClaimsError("", Message(N_("het is groter dan {n} MB"), {"n": MAX_BYTES // 1024 // 1024}))
    if sum(raw.count(sign) for sign in b",[{") > MAX_VALUES:
        raise ClaimsError("", Message(N_("er staat te veel in")))
    try:
        return json.loads(
            raw.decode("utf-8-sig"),
            parse_int=_read_number,
            parse_float=_read_number,
            parse_constant=_no_number,
            object_pairs_hook=_object,
        )
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", "replace").split("\n")
        raise ClaimsError(_at(len(before), len(before[-1]) + 1), Message(N_("dat is geen UTF-8"))) from None
    except json.JSONDecodeError as error:
        raise ClaimsError(_at(error.lineno, error.colno), Message(N_("dat is geen JSON"))) from None
    except RecursionError:
        raise ClaimsError("", Message(N_("er zitten te veel haken in elkaar"))) from None


def _at(line: int, column: int) -> str:
    return str(Message(N_("regel {line}, kolom {column}"), {"line": line, "column": column}))


def _read_number(text: str) -> int | Decimal | _Wrong:
    """A number, unless it is so long or so large that working with it would take all time, or could not be done."""
    mantissa, _e, exponent = text.lower().partition("e")
    if len(mantissa) > MAX_DIGITS or len(exponent) > 3 or abs(int(exponent or 0)) > MAX_DIGITS:
        return _no_number(text)
    return Decimal(text) if exponent or "." in text else int(text)


def _no_number(text: str) -> _Wrong:
    """NaN and Infinity, and what is far too long."""
    return _Wrong(Message(N_("{value} is geen getal dat hier kan staan"), {"value": _short(text)}))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any] | _Wrong:
    """An object in which no key stands twice: of two, one reader would take the first, another the last."""
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    [(twice, _times)] = Counter(key for key, _value in pairs).most_common(1)
    return _Wrong(Message(N_("daar staat {key} twee keer"), {"key": _short(json.dumps(twice))}))


def _values(data: Any) -> Iterator[tuple[str, Any]]:
    """Every value and every key with its place, without going deeper into the stack."""
    waiting = [("", data)]
    while waiting:
        place, value = waiting.pop()
        yield place, value
        below: Iterator[tuple[Any, Any]] = iter(())
        if isinstance(value, dict):
            yield from ((place, key) for key in value)
            below = iter(value.items())
        elif isinstance(value, list):
            below = enumerate(value)
        waiting += [(f"{place}.{_short(str(key))}".lstrip("."), inner) for key, inner in below]


def _what(kind: str, value: Any) -> Message:
    """What is wrong with a part, in words."""
    if kind == "missing":
        return Message(N_("dat ontbreekt"))
    if kind == "too_short":
        return Message(N_("daar staat niets in"))
    shown = "[...]" if isinstance(value, list) else "{...}" if isinstance(value, dict) else _as_json(value)
    return Message(N_("{value} kan daar niet staan"), {"value": _short(shown)})


def _as_json(value: Any) -> str:
    return str(value) if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def _short(text: str, most: int = 40) -> str:
    """As much of a text as fits in a sentence."""
    return text if len(text) <= most else f"{text[: most - 3]}..."


def _claimed(plan: _Plan) -> Claimed:
    lines = tuple(
        Line(r.id, r.trede, r.status, r.toegekend, r.plaats, r.gevraagd, r.naam, r.soort, r.thema, r.reden)
        for r in plan.regels
    )
    shares = None
    if plan.gelijke_delen:
        bought = (
            Bought(one.id, one.stemmers, tuple((paid.bedrag, paid.stemmers) for paid in one.betaald))
            for one in plan.gelijke_delen.samen_betaald
        )
        shares = Shares(plan.gelijke_delen.eerste_deel, plan.gelijke_delen.deel, tuple(bought))
    return Claimed(
        plan.bestand,
        Claim(
            plan.methode,
            plan.bij_tekort,
            plan.ronde,
            plan.wat_als,
            dict(plan.budget),
            lines,
            wijk=plan.wijk,
            jaar=plan.jaar,
            theme_shares=tuple((deel.thema, deel.bedrag) for deel in plan.themadelen),
            shares=shares,
        ),
    )
