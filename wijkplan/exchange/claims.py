"""What ``allocate --format json`` printed, read back as claims to verify."""

from __future__ import annotations

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from wijkplan.allocate.verifier import Claim, Line
from wijkplan.plan.money import MAX_CENTS
from wijkplan.plan.spelregels import BijTekort, Methode

MAX_BYTES = 64 * 1024 * 1024


class ClaimsError(ValueError):
    """This is not the JSON of an allocation; ``where`` says which part, as far as that is known."""

    def __init__(self, where: str = "") -> None:
        super().__init__(where)
        self.where = where


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim, and the file of the plan that it is about."""

    bestand: str
    claim: Claim


def _cents(value: Any) -> int:
    """Euros as a JSON number, as whole cents."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise ValueError
    exact = Decimal(value)
    # Arithmetic comes after the bounds: it rounds, and overflows, on numbers that are far too long.
    if not exact.is_finite() or exact.copy_abs() > MAX_CENTS // 100 or exact != exact.quantize(Decimal("0.01")):
        raise ValueError
    return int(exact * 100)


_Euros = Annotated[int, BeforeValidator(_cents)]


class _Part(BaseModel):
    model_config = ConfigDict(strict=True, frozen=True)


class _Regel(_Part):
    plaats: int
    id: str
    gevraagd: _Euros | None
    trede: str | None
    status: str
    toegekend: _Euros


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


class _Plan(_Part):
    bestand: str
    methode: Methode
    bij_tekort: BijTekort
    ronde: str | None = None
    wat_als: bool = False
    budget: _Budget
    regels: list[_Regel]


class _Allocations(_Part):
    plannen: list[_Plan] = Field(min_length=1)


def claims(raw: bytes) -> list[Claimed]:
    """The claims in a JSON text.

    Raises:
        ClaimsError: it is not JSON, not that of an allocation, or larger than `MAX_BYTES`.
    """
    if len(raw) > MAX_BYTES:
        raise ClaimsError
    try:
        data = json.loads(raw.decode("utf-8-sig"), parse_float=Decimal, parse_constant=_refuse)
        found = _Allocations.model_validate(data)
    except ValidationError as error:
        raise ClaimsError(".".join(map(str, error.errors()[0]["loc"]))) from None
    except (ValueError, RecursionError):
        raise ClaimsError from None
    return [_claimed(plan) for plan in found.plannen]


def _refuse(constant: str) -> None:
    """NaN and Infinity are no amounts."""
    raise ValueError(constant)


def _claimed(plan: _Plan) -> Claimed:
    lines = tuple(
        Line(regel.id, regel.trede, regel.status, regel.toegekend, regel.plaats, regel.gevraagd)
        for regel in plan.regels
    )
    claim = Claim(plan.methode, plan.bij_tekort, plan.ronde, plan.wat_als, dict(plan.budget), lines)
    return Claimed(plan.bestand, claim)
