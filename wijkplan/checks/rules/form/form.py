"""Family 1, the form: every key is known, and what stands behind it has the shape that it asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wijkplan.checks.rule import Hit, Source, from_faults, nearest, rule
from wijkplan.language import N_, Message

TYPO = N_("Een typefout moet je altijd zien: anders klopt het plan niet en merkt niemand het.")
EXACT = N_("Je moet elke euro kunnen uitleggen. Daarom kun je elk bedrag en elk getal maar op één manier lezen.")


@rule(
    "WP101",
    "unknown-key",
    summary=N_("Een sleutel bestaat niet."),
    reason=TYPO,
    wrong="samenvating: Samen\n",
    right="samenvatting: Samen\n",
)
def unknown_key(source: Source) -> Iterator[Hit]:
    """A key that no plan has at this place."""
    for fault in source.by_kind.get("unknown-key", ()):
        key = fault.values["key"]
        likely = nearest(key, fault.values["known"])
        if likely:
            advice = Message(N_("Bedoel je '{likely}'?"), {"likely": likely})
        elif not fault.values["text"]:
            # {tekst: Leuk, maar duur} is a text "Leuk" and a key "maar duur".
            advice = Message(N_("Hoort dit bij de tekst ervoor? Zet die hele tekst dan tussen aanhalingstekens."))
        else:
            known = ", ".join(fault.values["known"])
            advice = Message(N_("Haal de sleutel weg. Hier kan: {known}."), {"known": known})
        text = Message(N_("De sleutel '{key}' bestaat hier niet."), {"key": key})
        yield Hit(fault.where, text, advice, span=fault.span)


@rule(
    "WP102",
    "missing-key",
    summary=N_("Een verplichte sleutel ontbreekt."),
    reason=N_("Alleen 'wijk', 'jaar', 'budget.totaal' en een 'naam' zijn verplicht: zo blijft een plan klein."),
    wrong="themas: [{doel: Meer ontmoeting}]\n",
    right="themas: [{naam: Samen, doel: Meer ontmoeting}]\n",
)
def missing_key(source: Source) -> Iterator[Hit]:
    """What every plan needs."""
    return from_faults(
        source,
        "missing-key",
        N_("Hier ontbreekt '{key}'."),
        N_("Voeg '{key}:' toe, en vul erachter in wat het is."),
    )


@rule(
    "WP103",
    "not-a-list",
    summary=N_("Er staat geen lijst waar een lijst hoort."),
    reason=EXACT,
    wrong="themas: Samen\n",
    right="themas: [{naam: Samen}]\n",
)
def not_a_list(source: Source) -> Iterator[Hit]:
    """One value where several may stand."""
    for fault in source.by_kind.get("not-a-list", ()):
        first = fault.values["text"].split(" ")[0]
        if len(first) > 1 and first.startswith("-"):
            advice = Message(N_("Zet een spatie achter elk streepje: '- {first}'."), {"first": first[1:]})
        else:
            advice = Message(N_("Zet elk deel op een eigen regel met '- ' ervoor, of gebruik haken: [een, twee]."))
        text = Message(N_("Bij '{key}' hoort een lijst."), fault.values)
        yield Hit(fault.where, text, advice, span=fault.span)


@rule(
    "WP104",
    "not-a-mapping",
    summary=N_("Er staat een los woord of getal waar sleutels horen."),
    reason=EXACT,
    wrong="themas: [Samen]\n",
    right="themas: [{naam: Samen}]\n",
)
def not_a_mapping(source: Source) -> Iterator[Hit]:
    """A text where keys are expected."""
    for fault in source.by_kind.get("not-a-mapping", ()):
        found = fault.values["text"]
        key = fault.values.get("key", "")
        if glued := _GLUED.fullmatch(found):
            advice = Message(
                N_("Zet een spatie achter de dubbele punt: '{example}'."), {"example": ": ".join(glued.groups())}
            )
        else:
            in_list = bool(fault.where) and isinstance(fault.where[-1], int)
            example = _item(key, found) if in_list or key not in _FIRST else _pair(key, found)
            advice = Message(N_("Schrijf bijvoorbeeld '{example}'."), {"example": example})
        yield Hit(
            fault.where,
            Message(N_("Hier horen sleutels met iets erachter, geen los woord of getal.")),
            advice,
            span=fault.span,
        )


_GLUED = re.compile(r"([^\W\d]\w*):(\S.*)")  # naam:Soep
_FIRST = {"prioriteit": ("wijk", "7"), "budget": ("totaal", "60000"), "besluit": ("toegekend", "1500")}
"""What somebody means who gives one value for all of it: the key, and a value where theirs is no number."""
_ITEMS = {"signalen": "tekst", "participatie": "wat", "effecten": "wat"}


def _pair(key: str, text: str) -> str:
    """``prioriteit: {wijk: 7}``, with the value that was given."""
    inner, other = _FIRST[key]
    value = text if re.match(r"(?:€\s*)?[0-9]", text) else other
    return f"{key}: {{{inner}: {_quoted(value)}}}"


def _item(key: str, text: str) -> str:
    """``naam: Soep``, with the value that was given."""
    value = "Soep" if not text or text.startswith(("[", "{")) else text
    return f"{_ITEMS.get(key, 'naam')}: {_quoted(value)}"


def _quoted(value: str) -> str:
    """A value that can stand between braces."""
    return f'"{value}"' if re.search(r"[,:#\[\]{}]", value) and '"' not in value else value


@rule(
    "WP105",
    "not-a-text",
    summary=N_("Er staat een lijst of een blok waar één ding hoort."),
    reason=EXACT,
    wrong="gemeente: [Amersfoort, Soest]\n",
    right="gemeente: Amersfoort\n",
)
def not_a_text(source: Source) -> Iterator[Hit]:
    """A list or keys where one value is expected."""
    return from_faults(
        source,
        "not-a-text",
        N_("Bij '{key}' hoort één ding, geen lijst en geen blok."),
        N_("Schrijf één ding achter '{key}:'. Begint het met [ of {{, zet het dan tussen aanhalingstekens."),
    )


@rule(
    "WP117",
    "empty-item",
    summary=N_("Een deel van een lijst is leeg."),
    reason=TYPO,
    wrong="themas:\n  - naam: Samen\n  -\n",
    right="themas:\n  - naam: Samen\n",
)
def empty_item(source: Source) -> Iterator[Hit]:
    """A dash with nothing behind it."""
    return from_faults(
        source,
        "empty-item",
        N_("Achter dit streepje staat niets."),
        N_("Vul het in of haal het streepje weg."),
    )
