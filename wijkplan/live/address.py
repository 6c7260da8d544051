"""The address is the scenario: a query becomes a setting of the knobs, and a setting its shortest query.

Nothing that stands in an address is an error: what cannot be is said in a friendly line, and the nearest value that
can be takes its place. A value that the plan has already is left out, so that two people who turn a knob there and
back are at the same address.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches
from fractions import Fraction
from typing import Any, TypeAlias, get_args

from pydantic import TypeAdapter, ValidationError

from wijkplan.allocate.pot import pot
from wijkplan.language import N_, Message
from wijkplan.plan.agenda import Agenda
from wijkplan.plan.naming import called
from wijkplan.plan.naming import pairs as pairs_of_names
from wijkplan.plan.plan import STEMMEN, Plan
from wijkplan.plan.reading.fields import LARGEST, Cijfer, Share, Weight
from wijkplan.plan.reading.money import MAX_CENTS, MoneyError, as_text, cents
from wijkplan.plan.rondes import UnknownRondeError, ronde_named
from wijkplan.plan.spelregels import BijTekort, Criteria, Methode, Spelregels, Themacriteria, over
from wijkplan.whatif.setting import Setting

Query: TypeAlias = Sequence[tuple[str, str]]
"""Names and values, in the order of the address."""
MOST = 1_000
"""So many names are read of an address; a page with four hundred themas has fewer knobs."""
LONGEST = 200
"""Characters of a value."""
_AS_IT_STANDS = Setting()
VIEWS = ("professionals", "bewoners")
"""For whom the page is: with all figures, or in words."""

ONE = Fraction(1)
_NUMBER = re.compile(r"[+-]?[0-9]+(?:[.,][0-9]+)?")
_NEAREST = N_("'{value}' bij {name} kan niet. Hier staat nu {nearest}.")
_WEIGHT: TypeAdapter[Fraction] = TypeAdapter(Weight)
_CIJFER: TypeAdapter[Fraction] = TypeAdapter(Cijfer)
_SHARE: TypeAdapter[Fraction] = TypeAdapter(Share)


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks."""

    setting: Setting = _AS_IT_STANDS
    explain: str | None = None
    """The id of the voorstel whose line is open."""
    view: str = VIEWS[0]
    notes: tuple[Message, ...] = ()
    """What could not be as it was asked, and what was taken in its place."""


@dataclass
class _Reading:
    """What was read so far."""

    plan: Plan
    rules: Spelregels
    notes: list[Message] = field(default_factory=list)
    setting: Setting = _AS_IT_STANDS
    explain: str | None = None
    view: str = VIEWS[0]

    def one_of(self, name: str, text: str, known: Sequence[str]) -> str | None:
        """The word that is meant: the very one, or the nearest."""
        if text in known:
            return text
        likely = get_close_matches(text.lower(), known, n=1)
        self.say(N_("'{value}' is er niet bij {name}. Kies uit {known}."), name, text, known=", ".join(known))
        return likely[0] if likely else None

    def number(self, name: str, text: str, kind: TypeAdapter[Any], high: int, unit: Fraction = ONE) -> Any:
        """The value; the nearest bound where it is beyond that, and None where it is no number.

        ``high`` is the largest that can be typed; ``unit`` is what one that is typed counts for.
        """
        try:
            return kind.validate_python(text)
        except ValidationError:
            pass
        if (typed := self.typed(name, text)) is None:
            return None
        nearest = min(max(typed, Fraction(0)), Fraction(high))
        self.say(_NEAREST, name, text, nearest=shown(nearest))
        return nearest * unit

    def typed(self, name: str, text: str, mark: str = "%") -> Fraction | None:
        """The number that stands there, whether it can be or not; this mark may stand behind it."""
        if _NUMBER.fullmatch(bare := text.rstrip(f"{mark} ")):
            return Fraction(bare.replace(",", "."))
        self.say(N_("'{value}' bij {name} is geen getal. Hier staat nu wat het plan zegt."), name, text)
        return None

    def say(self, note: str, name: str, value: str, **values: object) -> None:
        """Tell what could not be."""
        self.notes.append(Message(note, {"name": name, "value": value[:40], **values}))

    def set(self, **changes: object) -> None:
        """Turn a knob."""
        self.setting = replace(self.setting, **changes)  # type: ignore[arg-type]


def read(query: Query, plan: Plan, agenda: Agenda) -> Asked:
    """What an address asks of this plan. The last value of a name counts, as the last option on a command line does.

    Args:
        query: ``method``, ``shortfall``, ``budget``, ``round``, ``klein_bedrag``, ``klein_plafond``, ``explain``,
            ``view``; ``weight.CRITERIUM`` and ``ratio.STEM`` (or ``weight`` and ``ratio`` as the options have them);
            ``prioriteit.THEMA.STEM``. An empty value is as the plan says.
        plan: a plan without errors.
        agenda: the agenda that belongs to it.
    """
    reading = _Reading(plan, over(agenda.spelregels, plan.spelregels))
    for name, text in _last(query[:MOST]).items():
        if value := text.strip()[:LONGEST]:
            _read(reading, name, value)
    return Asked(_possible(reading), reading.explain, reading.view, tuple(reading.notes))


def _last(query: Query) -> dict[str, str]:
    """Every name with its last value; weights as options have them become a name for each."""
    found: dict[str, str] = {}
    for name, text in query:
        if name in ("weight", "ratio"):
            for part in text.split(","):
                key, _sign, value = part.partition("=")
                found[f"{name}.{key.strip()}"] = value
        else:
            found[name] = text
    return found


def _read(reading: _Reading, name: str, text: str) -> None:
    match name.split("."):
        case [single] if single in _SINGLE:
            _SINGLE[single](reading, text)
        case ["weight", criterion]:
            _weight(reading, name, criterion, text)
        case ["ratio", stem]:
            _ratio(reading, name, stem, text)
        case ["prioriteit", thema, stem]:
            _prioriteit(reading, name, (thema, stem), text)
        case _:
            reading.say(N_("'{value}' is hier geen knop."), name, name)


def _method(reading: _Reading, text: str) -> None:
    word = reading.one_of("method", text, get_args(Methode))
    if word is not None and word != reading.rules.verdeling.methode:
        reading.set(methode=word)


def _shortfall(reading: _Reading, text: str) -> None:
    word = reading.one_of("shortfall", text, get_args(BijTekort))
    if word is not None and word != reading.rules.verdeling.bij_tekort:
        reading.set(bij_tekort=word)


def _budget(reading: _Reading, text: str) -> None:
    if (amount := _cents(reading, "budget", text)) is not None:
        reading.set(beschikbaar=amount)


def _round(reading: _Reading, text: str) -> None:
    try:
        reading.set(ronde=ronde_named(reading.plan, text).naam)
    except UnknownRondeError:
        known = [ronde.naam for ronde in reading.plan.budget.rondes]
        if known:
            reading.set(ronde=reading.one_of("round", text, known))
        else:
            reading.say(N_("Er zijn geen rondes in dit plan."), "round", text)


def _klein_bedrag(reading: _Reading, text: str) -> None:
    amount = _cents(reading, "klein_bedrag", text)
    if amount is not None and amount != reading.rules.verdeling.klein_bedrag:
        reading.set(klein_bedrag=amount)


def _klein_plafond(reading: _Reading, text: str) -> None:
    share = reading.number("klein_plafond", f"{text.rstrip('% ')}%", _SHARE, 100, Fraction(1, 100))
    if share is not None and share != reading.rules.verdeling.klein_plafond:
        reading.set(klein_plafond=share)


def _explain(reading: _Reading, text: str) -> None:
    found = called(pairs_of_names(reading.plan.voorstellen), text)
    if isinstance(found, str):
        reading.explain = found
    else:
        reading.say(N_("Geen voorstel heet '{value}'."), "explain", text)


def _view(reading: _Reading, text: str) -> None:
    reading.view = reading.one_of("view", text, VIEWS) or VIEWS[0]


_SINGLE: dict[str, Callable[[_Reading, str], None]] = {
    "method": _method,
    "shortfall": _shortfall,
    "budget": _budget,
    "round": _round,
    "klein_bedrag": _klein_bedrag,
    "klein_plafond": _klein_plafond,
    "explain": _explain,
    "view": _view,
}


def _cents(reading: _Reading, name: str, text: str) -> int | None:
    try:
        return cents(text)
    except MoneyError as error:
        if error.kind == "money-ambiguous":
            large = error.values["large"]
            note = N_("'{value}' kun je op twee manieren lezen. Hier staat nu {nearest}.")
            reading.say(note, name, text, nearest=large)
            return int(large) * 100
        if (typed := reading.typed(name, text, mark="")) is None:
            return None
        nearest = min(max(int(typed * 100), 0), MAX_CENTS)
        reading.say(_NEAREST, name, text, nearest=as_text(nearest))
        return nearest


def _weight(reading: _Reading, name: str, criterion: str, text: str) -> None:
    now: dict[str, Fraction] = {**dict(reading.rules.themacriteria), **dict(reading.rules.criteria)}
    if criterion not in now:
        reading.say(N_("'{value}' is geen criterium. Kies uit {known}."), name, criterion, known=", ".join(now))
        return
    weight = reading.number(name, text, _WEIGHT, LARGEST)
    if weight is not None and weight != now[criterion]:
        reading.set(weights=(*reading.setting.weights, (criterion, Fraction(weight))))


def _ratio(reading: _Reading, name: str, stem: str, text: str) -> None:
    now = dict(reading.rules.stemverhouding)
    if stem not in now:
        reading.say(N_("'{value}' is geen stem. Kies uit {known}."), name, stem, known=", ".join(now))
        return
    weight = reading.number(name, text, _WEIGHT, LARGEST)
    if weight is not None and weight != now[stem]:
        reading.set(ratio=(*reading.setting.ratio, (stem, Fraction(weight))))


def _prioriteit(reading: _Reading, name: str, where: tuple[str, str], text: str) -> None:
    id_, stem = where
    thema = next((thema for thema in reading.plan.themas if thema.id == id_), None)
    if thema is None or stem not in dict(reading.rules.stemverhouding):
        reading.say(N_("'{value}' is hier geen knop."), name, name)
        return
    figure = reading.number(name, text, _CIJFER, 10)
    if figure is not None and figure != getattr(thema.prioriteit, stem):
        reading.set(prioriteit=(*reading.setting.prioriteit, (id_, stem, Fraction(figure))))


def _possible(reading: _Reading) -> Setting:
    """The setting, without weights that leave nothing to weigh with; always in one order."""
    setting = reading.setting
    ronde = None if setting.ronde is None else ronde_named(reading.plan, setting.ronde)
    if setting.beschikbaar == pot(reading.plan, None, ronde).own:
        setting = replace(setting, beschikbaar=None)
    rules, weights = reading.rules, dict(setting.weights)
    for group in (rules.themacriteria, rules.criteria):
        weights = _counting(reading, weights, dict(group))
    ratio = _counting(
        reading, {str(stem): weight for stem, weight in setting.ratio}, dict(reading.rules.stemverhouding)
    )
    names = [*Themacriteria.model_fields, *Criteria.model_fields]
    return replace(
        setting,
        weights=tuple(sorted(weights.items(), key=lambda pair: names.index(pair[0]))),
        ratio=tuple((stem, ratio[stem]) for stem in STEMMEN if stem in ratio),
        prioriteit=tuple(sorted(setting.prioriteit)),
    )


def _counting(reading: _Reading, given: dict[str, Fraction], of_plan: dict[str, Fraction]) -> dict[str, Fraction]:
    """The weights that were given; where those of one score would all be zero, without these."""
    if any(given.get(name, weight) for name, weight in of_plan.items()):
        return given
    reading.notes.append(Message(N_("Iets moet tellen: niet alle gewichten kunnen nul zijn.")))
    return {name: weight for name, weight in given.items() if name not in of_plan}


def pairs(asked: Asked) -> Iterator[tuple[str, str]]:
    """The shortest query that asks the same."""
    setting = asked.setting
    if setting.methode:
        yield "method", setting.methode
    if setting.bij_tekort:
        yield "shortfall", setting.bij_tekort
    if setting.beschikbaar is not None:
        yield "budget", as_text(setting.beschikbaar)
    if setting.ronde is not None:
        yield "round", setting.ronde
    if setting.klein_bedrag is not None:
        yield "klein_bedrag", as_text(setting.klein_bedrag)
    if setting.klein_plafond is not None:
        yield "klein_plafond", percent(setting.klein_plafond)
    yield from ((f"weight.{name}", shown(weight)) for name, weight in setting.weights)
    yield from ((f"ratio.{stem}", shown(weight)) for stem, weight in setting.ratio)
    yield from ((f"prioriteit.{thema}.{stem}", shown(figure)) for thema, stem, figure in setting.prioriteit)
    if asked.explain:
        yield "explain", asked.explain
    if asked.view != VIEWS[0]:
        yield "view", asked.view


def shown(value: Fraction) -> str:
    """A number as an address and a form have it, with a point: 12.5.

    >>> shown(Fraction(25, 2)), shown(Fraction(60))
    ('12.5', '60')
    """
    text = f"{Decimal(value.numerator) / value.denominator:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def percent(share: Fraction) -> str:
    """A share (0..1) as an address, a form and a plan have it.

    >>> percent(Fraction(1, 8))
    '12.5%'
    """
    return f"{shown(share * 100)}%"
