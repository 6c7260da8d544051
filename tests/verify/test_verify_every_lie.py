"""Five thousand lies: everything in the JSON of an allocation is changed, and whatever is not true is seen.

What is true is told by the allocator: a changed JSON is no lie where `allocate`, asked for the method, the rule, the
round and the amount that the JSON names, prints just that. All else has to be seen, but for what breaks no promise:
`HARMLESS`. The default run does a share of the lies, `make test-thorough` tells them all.
"""

from __future__ import annotations

import copy
import json
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from random import Random
from typing import Any, get_args

import pytest
from made_up_allocations import Case, made_up
from thoroughness import FACTOR
from wijkplan.allocate import NoBallotsError, UnknownRondeError, allocate
from wijkplan.allocate.question import Question
from wijkplan.exchange.claims import ClaimsError, claims
from wijkplan.language import spoken
from wijkplan.outcome.result import Status
from wijkplan.plan.spelregels import BijTekort, Methode
from wijkplan.report.allocate.allocation import Allocated, json_item
from wijkplan.report.draw.plans import as_json
from wijkplan.verify import verify

LIES = 5_000
EACH = 5
"""So many lies are told about one plan."""
BATCHES = 4

Document = dict[str, Any]
Place = tuple[str | int, ...]
STATUSES: tuple[str, ...] = get_args(Status)
TREDEN = ("besloten", "klein", "bewoners", "professioneel", None, "hoogste")


def printed(case: Case, **settings: Any) -> Document:
    """What `allocate` prints about one plan."""
    allocation = allocate(case.plan, case.agenda, Question(**(case.settings | settings)))
    [found] = json.loads("".join(as_json([json_item(Allocated("plan.yaml", case.plan, allocation))])))["plannen"]
    assert isinstance(found, dict)
    return found


@cache
def told(seed: int) -> tuple[Case, Document, tuple[str, ...]]:
    """A case, what is true of it, and its reasons in English."""
    case = made_up(seed)
    return case, *in_both(case, {})


def seen(case: Case, document: Document) -> set[str]:
    """The promises that are broken; or that it is no allocation at all."""
    try:
        [claimed] = claims(json.dumps({"plannen": [document]}).encode())
    except ClaimsError:
        return {"no allocation"}
    promises = verify(case.plan, case.agenda, claimed.claim, case.settings["ballots"])
    return {promise.name for promise in promises if promise.broken}


# How to lie.


def places(value: Any, place: Place = ()) -> Iterator[Place]:
    """Every field of a document."""
    if place:
        yield place
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in items:
        yield from places(below, (*place, key))


def kind(place: Place) -> str:
    """A field without the number of its item."""
    return ".".join(str(step) for step in place if isinstance(step, str)) + "[]" * isinstance(place[-1], int)


def another(random: Random, field: str, value: Any, document: Document) -> Any:
    """Something else in this field."""
    lines = document["regels"]
    words: dict[str, list[Any]] = {
        "methode": ["rangorde", "per-thema", "gelijke-delen", "loten"],
        "bij_tekort": ["sla-over", "stop", "deels", "lenen"],
        "ronde": ["ronde 1", "ronde 2", "ronde 3", "ronde 4", None],
        "status": list(STATUSES),
        "trede": list(TREDEN),
        "soort": ["bewonersinitiatief", "interventie", "initiatief"],
        "thema": ["samen", "opgroeien", "gezond", None, ""],
        "wijk": ["Voorbeeld ", "voorbeeld", "Ergens anders"],
        **{key: [line[key] for line in lines] for key in ("id", "naam", "reden")},
    }
    if random.random() < 0.1:
        return random.choice([None, "", True, [], {}, -1, 0, 1e30, "1", float("nan"), "\ud800"])
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return random.choice([value + 0.01, value - 0.01, value + 1, -value, value * 2, value + 1e-4, 0])
    if isinstance(value, list):
        return random.choice([value[:-1], value + value[:1], value[::-1], random.sample(value, len(value)), []])
    if isinstance(value, dict):
        return random.choice([{}, [value], dict(list(value.items())[1:])])
    options = words.get(field, [])
    if isinstance(value, str):
        digits = "".join("7" if sign == "5" else "5" if sign.isdigit() else sign for sign in value)
        options = [*options, f"{value}.", value[:-1], value.upper(), digits, value.replace("niet ", "")]
    return random.choice(options or ["iets"])


def one_field(random: Random, document: Document, place: Place) -> None:
    """Change one field, or leave it out."""
    holder: Any = document
    for step in place[:-1]:
        holder = holder[step]
    if isinstance(holder, dict) and random.random() < 0.1:
        del holder[place[-1]]
    else:
        field = next(str(step) for step in reversed(place) if isinstance(step, str))
        holder[place[-1]] = another(random, field, holder[place[-1]], document)


def mended(document: Document) -> None:
    """Make the sum fit the lines."""
    given = sum(line["toegekend"] for line in document["regels"] if line["trede"] != "besloten")
    document["budget"]["toegekend"] = round(given, 2)
    document["budget"]["over"] = round(document["budget"]["beschikbaar"] - given, 2)


def money_moved(random: Random, document: Document) -> None:
    """Take money from one line and give it to another."""
    one, other = random.sample(document["regels"], 2)
    amount = random.choice([one["toegekend"], 0.01, 50])
    one["toegekend"] = round(one["toegekend"] - amount, 2)
    other["toegekend"] = round(other["toegekend"] + amount, 2)
    mended(document)


def outcomes_swapped(random: Random, document: Document) -> None:
    """Let one line tell what became of another."""
    one, other = random.sample(document["regels"], 2)
    for key in random.choice([("toegekend", "status", "reden"), ("trede",), ("naam",), ("id", "naam"), ("plaats",)]):
        one[key], other[key] = other[key], one[key]
    mended(document)


def all_or_nothing(random: Random, document: Document) -> None:
    """Give a line all that it asks, or nothing, with a status that says so."""
    line = random.choice(document["regels"])
    line["toegekend"] = (line["gevraagd"] or 0) if line["toegekend"] == 0 else 0
    line["status"] = "toegekend" if line["toegekend"] else random.choice(STATUSES[3:])
    mended(document)


def another_way(random: Random, document: Document) -> None:
    """Say that it was divided in another way, as if there were nothing more to it."""
    document["methode"] = random.choice(["rangorde", "per-thema", "gelijke-delen"])
    document["bij_tekort"] = random.choice(["sla-over", "stop", "deels"])
    document.pop("gelijke_delen", None)
    if random.random() < 0.5:
        document.pop("themadelen", None)


def another_amount(random: Random, document: Document) -> None:
    """Say that there was more or less to divide."""
    document["wat_als"] = True
    document["budget"]["beschikbaar"] += random.choice([0, 0.01, 1, 100, 1000, -0.01, -100])
    mended(document)


def another_round(random: Random, document: Document) -> None:
    """Say that it is for another round, or for the whole year."""
    document["ronde"] = random.choice(["ronde 1", "ronde 2", "ronde 3"])
    if random.random() < 0.5:
        document.pop("ronde")


def line_moved(random: Random, document: Document) -> None:
    """Leave a line out, tell it twice, or put it elsewhere."""
    lines = document["regels"]
    line = lines.pop(random.randrange(len(lines)))
    for _time in range(random.choice([0, 1, 2])):
        lines.insert(random.randint(0, len(lines)), copy.deepcopy(line))


def words_from_elsewhere(random: Random, document: Document) -> None:
    """Add a key that no allocation has, or one of another moment."""
    key, value = random.choice([("goedgekeurd", True), ("wat_als", False), ("themadelen", []), ("ronde", None)])
    document.setdefault(key, value)


LIARS: tuple[Callable[[Random, Document], None], ...] = (
    *(money_moved, outcomes_swapped, all_or_nothing, another_way, another_amount),
    *(another_round, line_moved, words_from_elsewhere),
)


# What is no lie.


def keys_that_say_nothing(document: Document, _truth: Document, _english: tuple[str, ...]) -> None:
    """What is passed over, since programs may add keys, or says what leaving it out says."""
    known = {"bestand", "wijk", "jaar", "methode", "bij_tekort", "ronde", "wat_als", "budget", "regels"}
    for key in document.keys() - known - {"themadelen", "gelijke_delen"}:
        del document[key]
    for key, nothing in (("ronde", None), ("wat_als", False), ("themadelen", []), ("gelijke_delen", None)):
        if key in document and json.dumps(document[key]) == json.dumps(nothing):
            del document[key]


def nothing_for_later(document: Document, _truth: Document, _english: tuple[str, ...]) -> None:
    """That nothing is kept for later rounds may be said, or not: it is the same sum."""
    budget = document.get("budget")
    if isinstance(budget, dict) and budget.get("latere_rondes") == 0:
        del budget["latere_rondes"]


def the_name_of_the_file(document: Document, _truth: Document, _english: tuple[str, ...]) -> None:
    """That is how the plan is found, so it can only be a lie about another file (`test_verify_command`)."""
    if isinstance(document.get("bestand"), str) and document["bestand"].isprintable():
        document["bestand"] = "plan.yaml"


def the_other_language(document: Document, truth: Document, english: tuple[str, ...]) -> None:
    """A reason may be in Dutch or in English."""
    for line, true, text in zip(document["regels"], truth["regels"], english, strict=False):
        if isinstance(line, dict) and line.get("id") == true["id"] and line.get("reden") == text:
            line["reden"] = true["reden"]


HARMLESS = (keys_that_say_nothing, nothing_for_later, the_name_of_the_file, the_other_language)


def plain(document: Document, truth: Document, english: tuple[str, ...]) -> str:
    """Without what breaks no promise; 1 and 1.0 are the same, 1 and true are not."""
    found = copy.deepcopy(document)
    for harmless in HARMLESS:
        harmless(found, truth, english)

    def number(text: str) -> float:
        return float(text) + 0.0  # -0.0 is 0.0

    return json.dumps(json.loads(json.dumps(found), parse_int=number, parse_float=number), sort_keys=True)


def is_true(case: Case, document: Document) -> bool:
    """Whether `allocate` prints this, asked for what it names."""
    way = document.get("methode"), document.get("bij_tekort")
    if way[0] not in get_args(Methode) or way[1] not in get_args(BijTekort):
        return False
    try:
        amount = round(document["budget"]["beschikbaar"] * 100) if document.get("wat_als") is True else None
        if amount is not None and amount < 0:
            return False  # that cannot be asked
        settings = {"methode": way[0], "bij_tekort": way[1], "ronde": document.get("ronde"), "beschikbaar": amount}
        truth, english = in_both(case, settings)
        return plain(document, truth, english) == plain(truth, truth, english)
    except (NoBallotsError, UnknownRondeError, KeyError, TypeError, AttributeError, ValueError, OverflowError):
        return False  # it names nothing that can be asked


def in_both(case: Case, settings: dict[str, Any]) -> tuple[Document, tuple[str, ...]]:
    """What `allocate` prints, and its reasons in English."""
    with spoken("en"):
        english = tuple(line["reden"] for line in printed(case, **settings)["regels"])
    return printed(case, **settings), english


def lie(number: int) -> tuple[Case, Document, str]:
    """A case, a document in which something was changed, and what."""
    random = Random(number)  # noqa: S311 - nothing is kept secret with it
    case, truth, english = told(number // EACH)
    document = copy.deepcopy(truth)
    if random.random() < 0.35:
        liar = random.choice(LIARS)
        if len(document["regels"]) > 1:
            liar(random, document)
        return case, document, liar.__name__
    if random.random() < 0.05 and document["regels"]:
        n = random.randrange(len(document["regels"]))
        document["regels"][n]["reden"] = english[n]
        return case, document, "the other language"
    fields: dict[str, list[Place]] = {}
    for place in places(truth):
        fields.setdefault(kind(place), []).append(place)
    rare = [name for name in fields if name.startswith(("ronde", "wat_als", "themadelen", "gelijke_delen"))]
    name = random.choice(sorted(rare if rare and random.random() < 0.5 else fields))
    one_field(random, document, random.choice(fields[name]))
    return case, document, name


def another_truth(case: Case, document: Document) -> bool:
    """Whether only a reason differs, and that names another voorstel of which it is as true.

    Such as one of two that both exclude a third. Which of them is named makes no difference to anybody.
    """
    truth = printed(case)
    names = {voorstel.naam: voorstel for voorstel in case.plan.voorstellen}
    found = {voorstel.naam: line["toegekend"] for line in truth["regels"] for voorstel in [names[line["naam"]]]}
    for line, true in zip(document["regels"], truth["regels"], strict=True):
        if line != true and line | {"reden": true["reden"]} == true and true["status"] == "uitgesloten":
            other = names.get(line["reden"].split("'")[1])
            own = names[line["naam"]]
            if other and found[other.naam] and (other.id in own.niet_samen_met or own.id in other.niet_samen_met):
                line["reden"] = true["reden"]
    return is_true(case, document)


@cache
def judged(number: int) -> tuple[str, bool, set[str], bool]:
    """A lie: what was changed, whether it is true after all, what is seen of it, and whether it may go unseen."""
    case, document, what = lie(number)
    broken, true = seen(case, document), is_true(case, document)
    return what, true, broken, true or (not broken and another_truth(case, document))


@pytest.mark.parametrize("batch", range(BATCHES))
def test_every_lie_is_seen_and_no_truth_is_called_one(batch: int) -> None:
    count = LIES // FACTOR // BATCHES
    for number in range(batch * count, (batch + 1) * count):
        what, true, broken, harmless = judged(number)
        assert not (true and broken), ("a truth is called a lie", number, what, broken)
        assert broken or harmless, ("a lie goes unseen", number, what)


def test_the_lies_are_about_every_field_under_every_method_and_rule() -> None:
    """And nearly all of them are lies, though some are not; the rarest fields are only met in all of them."""
    fields, ways = set(), set()
    true: Counter[bool] = Counter()
    for number in range(LIES // FACTOR):
        what, is_so, _broken, _harmless = judged(number)
        case = told(number // EACH)[0]
        true[is_so] += 1
        fields.add(what)
        ways.add((case.settings["methode"], case.settings["bij_tekort"], "ronde" in case.settings))
    known = {kind(place) for seed in range(200) for place in places(told(seed)[1])}
    assert {liar.__name__ for liar in LIARS} <= fields
    # Too rare to be hit by chance; `test_verify` lies about what is short, and about a whole line.
    rare = ("gelijke_delen.samen_betaald", "budget.tekort")
    assert {name for name in known if not name.startswith(rare)} - {"regels[]"} <= fields
    assert FACTOR > 1 or known <= fields
    assert len(ways) == 3 * 3 * 2
    assert true[False] > 2 * true[True] > 50
