"""Plans and their voorstellen: what every report says of them in the same way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Literal

from wijkplan.language import _
from wijkplan.language.numbers import euros
from wijkplan.outcome.result import Pot, Regel
from wijkplan.plan.plan import Plan, Voorstel
from wijkplan.plan.reading.money import as_number
from wijkplan.report.draw import escape
from wijkplan.report.draw.machine import listed


def head(bestand: str, plan: Plan) -> dict[str, Any]:
    """Which plan this is, for JSON and CSV."""
    return {"bestand": bestand, "wijk": plan.wijk, "jaar": plan.jaar}


def heading(plan: Plan) -> str:
    """Which plan this is, for Markdown."""
    return f"## {escape.markdown(plan.wijk)} {plan.jaar}\n"


def about(voorstel: Voorstel) -> dict[str, Any]:
    """Which voorstel this is, for JSON and CSV."""
    return {"id": voorstel.id, "naam": voorstel.naam, "soort": voorstel.soort, "thema": voorstel.thema}


def asked(voorstel: Voorstel) -> int | float | None:
    """What a voorstel asks, in euros, for JSON and CSV."""
    return None if voorstel.asks is None else as_number(voorstel.asks)


def asks(voorstel: Voorstel) -> str:
    """What a voorstel asks, for people."""
    return _("onbekend") if voorstel.asks is None else euros(voorstel.asks)


def tone(regel: Regel) -> Literal["good", "partly", "bad", "plain"]:
    """How it went, for a colour beside the word: all, a part, nothing, or not looked at."""
    if regel.status == "deels" or (regel.toegekend and regel.toegekend < (regel.voorstel.asks or 0)):
        return "partly"
    if regel.toegekend:
        return "good"
    return "bad" if regel.trede else "plain"


def up_to_round(naam: str | None) -> list[str]:
    """Which money this is about, where that is not the money of the whole year."""
    return [] if naam is None else [_("Dit is het geld tot en met ronde '{naam}'.").format(naam=naam)]


def sum_of_the_pot(pot: Pot, *, deel: str = "", later: bool = False) -> list[tuple[str, str, int]]:
    """The sum that a reader can check: a sign, a name and an amount in cents for each line.

    Args:
        pot: what there is to divide.
        deel: the reserve as the plan gives it, where that is a share of the flexible money.
        later: whether there is a line for what is kept for later rounds.
    """
    lines = [
        ("", _("totaal"), pot.totaal),
        ("+", _("meegenomen van vorig jaar"), pot.meegenomen),
        ("−", _("vast"), pot.vast),
        ("=", _("flexibel"), pot.flexibel),
        ("−", _("reserve ({deel})").format(deel=deel) if deel else _("reserve"), pot.reserve),
        *([("−", _("voor latere rondes"), pot.latere_rondes)] if later else []),
        ("−", _("al besloten"), pot.besloten),
    ]
    if pot.is_what_if:
        return [*lines, ("→", _("beschikbaar: wat als het dit was"), pot.beschikbaar)]
    lines += [("+", _("tekort"), pot.tekort)] if pot.tekort else []
    return [*lines, ("=", _("beschikbaar"), pot.beschikbaar)]


def as_json(items: Iterable[str]) -> Iterator[str]:
    """One JSON document over all plans, each as `wijkplan.report.draw.machine.item` gives it."""
    return listed("plannen", items)


def as_csv(items: Iterable[str], header: str) -> Iterator[str]:
    """The rows of all plans, each with its header as ``csv_item`` gives it, which stands there once."""
    each = iter(items)
    yield next(each, header)
    yield from (text.partition("\n")[2] for text in each)


def as_markdown(items: Iterable[str]) -> Iterator[str]:
    """All plans, with an empty line between them."""
    for n, text in enumerate(items):
        yield "\n" + text if n else text
