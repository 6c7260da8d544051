"""Family 0: the file and its YAML. These rules keep a file readable in one way only."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.checks.rule import Hit, Source, from_faults, rule
from wijkplan.language import N_, Message

ONE_MEANING = N_("Een plan is openbaar en komt uit veel handen. Het moet voor iedereen hetzelfde betekenen.")
READABLE = N_("Wat de computer niet kan lezen, kan niemand controleren.")


@rule(
    "WP001",
    "unreadable-file",
    summary=N_("Het bestand is niet te lezen."),
    reason=READABLE,
    wrong="",
    right="wijk: Soesterkwartier\n",
)
def unreadable_file(source: Source) -> Iterator[Hit]:
    """The operating system refuses, or it is a link to somewhere else."""
    yield from from_faults(
        source,
        "outside",
        N_("Dit verwijst naar een bestand buiten de map van git. Dat leest wijkplan niet."),
        N_("Zet het bestand zelf in de map."),
    )
    yield from from_faults(
        source,
        "unreadable",
        N_("Dit bestand is niet te lezen: {reason}."),
        N_("Kijk of het bestand er is en of je het mag openen."),
    )


@rule(
    "WP002",
    "not-utf8",
    summary=N_("Het bestand is geen gewone tekst in UTF-8."),
    reason=READABLE,
    wrong="",
    right="wijk: Soesterkwartier\n",
)
def not_utf8(source: Source) -> Iterator[Hit]:
    """Another encoding, or no text at all."""
    advice = N_("Sla het bestand op als tekst, met de codering UTF-8.")
    yield from from_faults(
        source, "not-utf8", N_("Dit is geen UTF-8: hier is een teken niet te lezen ({byte})."), advice
    )
    yield from from_faults(source, "binary", N_("Dit is geen tekst maar een ander soort bestand."), advice)


@rule(
    "WP003",
    "file-too-large",
    summary=N_("Het bestand is groter dan 1 MiB, of er staat te veel in."),
    reason=N_("Een plan past in een klein bestand. Een grens houdt de controle snel en veilig."),
    wrong="",
    right="wijk: Soesterkwartier\n",
)
def file_too_large(source: Source) -> Iterator[Hit]:
    """More than a plan can be."""
    advice = N_("Haal eruit wat geen plan is, of verdeel het over meer bestanden.")
    yield from from_faults(source, "too-large", N_("Dit bestand is groter dan {limit} KiB."), advice)
    yield from from_faults(source, "too-many", N_("Er staat te veel in dit bestand: meer dan {limit} dingen."), advice)


@rule(
    "WP004",
    "empty-file",
    summary=N_("Er staat niets in het bestand."),
    reason=N_("Een plan heeft minstens een wijk, een jaar en een budget."),
    wrong="# nog niets\n",
    right="wijk: Soesterkwartier\njaar: 2026\nbudget: {totaal: 480000}\n",
)
def empty_file(source: Source) -> Iterator[Hit]:
    """No data at all."""
    return from_faults(
        source,
        "empty",
        N_("Dit bestand is leeg."),
        N_("Begin met 'wijk', 'jaar' en 'budget', of maak een plan met 'wijkplan new'."),
    )


_NO_SIGN = N_("Zet de tekst tussen aanhalingstekens, of begin met een ander teken.")

# Pieces of what the YAML parser says (libyaml, or PyYAML's own), what that is in our words, and what a person can do.
# The first line with a piece that fits counts. The parser's own words are shown to nobody.
_PROBLEMS = (
    (
        ("mapping values are not allowed", "unexpected ':'"),
        N_("Hier kan geen dubbele punt staan."),
        N_("Zet tekst met een dubbele punt tussen aanhalingstekens, of kijk of de regel goed inspringt."),
    ),
    (
        ("could not find expected ':'",),
        N_("Achter deze sleutel ontbreekt een dubbele punt."),
        N_(
            "Schrijf het zoals 'kosten: 2400', met een spatie na de dubbele punt. Gaat hier een tekst verder? Laat de"
            " regel dan verder inspringen dan die erboven."
        ),
    ),
    (
        ("unexpected end of stream", "unexpected document"),
        N_("Een aanhalingsteken of haakje van regel {begun} gaat niet meer dicht."),
        N_("Sluit de tekst met hetzelfde teken als waarmee die begint."),
    ),
    (
        ("expected ',' or",),
        N_("De accolades of haken van regel {begun} kloppen niet."),
        N_("Zet komma's tussen de delen en sluit elke haak en elke accolade."),
    ),
    (
        ("node content",),
        N_("Hier ontbreekt iets, of een haak gaat niet meer dicht."),
        N_("Vul in wat ontbreekt, sluit elke haak en elke accolade, en haal een komma te veel weg."),
    ),
    (
        ("cannot start any token",),
        N_("Met dit teken kan een tekst niet beginnen."),
        N_("Zet de tekst tussen aanhalingstekens."),
    ),
    (
        ("sequence entries are not allowed",),
        N_("Hier kan geen streepje staan."),
        N_("Zet elk deel van een lijst op een eigen regel, met '- ' ervoor."),
    ),
    (
        ("mapping keys are not allowed",),
        N_("Hier kan geen los vraagteken staan."),
        N_("Zet tekst met een vraagteken ervoor tussen aanhalingstekens."),
    ),
    (
        ("expected '-' indicator", "while parsing a block collection"),
        N_("Deze regel hoort niet bij de lijst van regel {begun}."),
        N_("Laat alle delen van de lijst even ver inspringen, met '- ' ervoor."),
    ),
    (
        ("expected <block end>", "expected key"),
        N_("Deze regel springt anders in dan de rest van het blok van regel {begun}."),
        N_("Laat alle regels van een blok even ver inspringen."),
    ),
    (
        ("<document start>",),
        N_("Deze regel hoort niet bij wat erboven staat."),
        N_("Kijk of de regel goed inspringt en of elke sleutel een dubbele punt heeft."),
    ),
    (
        ("escape character", "escape code", "quoted scalar"),
        N_("Na de backslash (\\) staat een teken dat daar niet kan."),
        N_("Gebruik enkele aanhalingstekens, of schrijf twee backslashes."),
    ),
    (
        ("while scanning a block scalar",),
        N_("Achter het teken | of > staat iets dat daar niet kan."),
        N_("Begin de tekst op de volgende regel, en laat die regel inspringen met spaties."),
    ),
    (("tab character",), N_("Deze regel springt in met een tab."), N_("Gebruik spaties in plaats van tabs.")),
    (("directive", "YAML document"), N_("Een regel kan niet met % beginnen."), _NO_SIGN),
    (("an anchor",), N_("Achter de & hoort een naam."), _NO_SIGN),
    (("an alias",), N_("Achter de * hoort een naam."), _NO_SIGN),
    (("tag",), N_("Achter de ! staat iets dat daar niet kan."), _NO_SIGN),
)
_BEHIND = (
    (
        ("expected <block end>", "expected key"),
        N_("Hierachter staat nog iets dat daar niet kan."),
        N_("Zet de hele tekst tussen aanhalingstekens, of haal weg wat erachter staat."),
    ),
)
"""What the same words mean where something stands before the fault on its line."""
_OTHER = (
    N_("Dit is geen goede YAML: hier kan de computer niet verder lezen."),
    N_("Kijk naar het inspringen en naar de tekens ervoor."),
)


@rule(
    "WP005",
    "yaml-syntax",
    summary=N_("De tekst is geen goede YAML."),
    reason=READABLE,
    wrong="samenvatting: Samen: dat doen we\n",
    right='samenvatting: "Samen: dat doen we"\n',
)
def yaml_syntax(source: Source) -> Iterator[Hit]:
    """The parser stopped, or would have read something else than what was meant."""
    yield from from_faults(
        source,
        "apostrophe",
        N_("Deze tekst begint met een apostrof. Voor de computer begint daar een citaat."),
        N_("Schrijf {example}, met dubbele aanhalingstekens om de tekst."),
    )
    yield from from_faults(
        source,
        "dash",
        N_("Achter dit streepje ontbreekt een spatie."),
        N_("Schrijf '{example}'."),
    )
    yield from from_faults(
        source,
        "bullet",
        N_("Dit teken lijkt op een streepje, en is het niet."),
        N_("Schrijf '{example}', met het gewone streepje van je toetsenbord."),
    )
    yield from from_faults(
        source,
        "space",
        N_("Achter '{key}:' ontbreekt een spatie."),
        N_("Schrijf '{example}'."),
    )
    yield from from_faults(
        source,
        "too-far",
        N_("Deze regel springt te ver in."),
        N_("Zet er {spaces} spaties voor, net zoveel als bij de regels ernaast."),
    )
    yield from from_faults(
        source, "not-at-margin", N_("Deze regel springt te ver in."), N_("Haal de spaties ervoor weg.")
    )
    yield from from_faults(
        source,
        "too-near",
        N_("Deze regel springt niet ver genoeg in."),
        N_("Zet er {spaces} spaties voor, net zoveel als bij de regels ernaast."),
    )
    for fault in source.by_kind.get("syntax", ()):
        problem = fault.values["problem"]
        known = _BEHIND + _PROBLEMS if fault.values["behind"] else _PROBLEMS
        fitting = ((text, advice) for pieces, text, advice in known if any(piece in problem for piece in pieces))
        text, advice = next(fitting, _OTHER)
        yield Hit(fault.where, Message(text, {"begun": fault.values["begun"]}), Message(advice), span=fault.span)


@rule(
    "WP006",
    "tab-in-indentation",
    summary=N_("Een regel springt in met een tab."),
    reason=N_("Een tab is op elk scherm anders breed. YAML telt alleen spaties."),
    wrong="themas:\n\t- naam: Samen\n",
    right="themas:\n  - naam: Samen\n",
)
def tab_in_indentation(source: Source) -> Iterator[Hit]:
    """Tabs where YAML wants spaces."""
    return from_faults(
        source, "tab", N_("Deze regel springt in met een tab."), N_("Gebruik spaties in plaats van tabs.")
    )


@rule(
    "WP007",
    "duplicate-key",
    summary=N_("Een sleutel staat twee keer op dezelfde plek."),
    reason=ONE_MEANING,
    wrong="gemeente: Amersfoort\ngemeente: Soest\n",
    right="gemeente: Amersfoort\n",
)
def duplicate_key(source: Source) -> Iterator[Hit]:
    """The second would silently win."""
    yield from from_faults(
        source,
        "no-dash",
        N_("'naam' staat hier nog een keer. De eerste staat op regel {first}."),
        N_("Begint hier iets nieuws? Laat de regel dan beginnen met '{begin}'. Zo niet: laat één van de twee staan."),
    )
    yield from from_faults(
        source,
        "duplicate-key",
        N_("'{key}' staat hier nog een keer. De eerste staat op regel {first}."),
        N_("Laat één van de twee staan."),
    )


@rule(
    "WP008",
    "anchor-or-alias",
    summary=N_("Er staat een anker (&naam) of een verwijzing (*naam)."),
    reason=ONE_MEANING,
    wrong="gemeente: &stad Amersfoort\n",
    right="gemeente: Amersfoort\n",
)
def anchor_or_alias(source: Source) -> Iterator[Hit]:
    """One value in two places."""
    yield from from_faults(
        source,
        "anchor",
        N_("Een anker (&) kan niet in een plan."),
        N_("Haal het weg. Begint een tekst met &, zet die dan tussen aanhalingstekens."),
    )
    yield from from_faults(
        source,
        "alias",
        N_("Een verwijzing (*) kan niet in een plan."),
        N_("Schrijf hier voluit wat er moet staan. Begint een tekst met *, zet die dan tussen aanhalingstekens."),
    )


@rule(
    "WP009",
    "tag",
    summary=N_("Er staat een tag (!naam)."),
    reason=ONE_MEANING,
    wrong="gemeente: !!str Amersfoort\n",
    right="gemeente: Amersfoort\n",
)
def tag(source: Source) -> Iterator[Hit]:
    """A type of its own."""
    return from_faults(
        source,
        "tag",
        N_("Een tag (!) kan niet in een plan."),
        N_("Haal de tag weg. Begint een tekst met !, zet die dan tussen aanhalingstekens."),
    )


@rule(
    "WP010",
    "several-documents",
    summary=N_("Er staan meer plannen in één bestand."),
    reason=N_("Eén bestand per wijk per jaar: zo is in git te zien wat er veranderde."),
    wrong="wijk: A\njaar: 2026\nbudget: {totaal: 1}\n---\nwijk: B\n",
    right="wijk: A\njaar: 2026\nbudget: {totaal: 1}\n",
)
def several_documents(source: Source) -> Iterator[Hit]:
    """A second document begins."""
    return from_faults(
        source,
        "several-documents",
        N_("Hier begint een tweede plan in hetzelfde bestand."),
        N_("Zet elk plan in een eigen bestand, en haal '---' weg."),
    )


@rule(
    "WP011",
    "too-deep",
    summary=N_("Er zitten te veel lagen in elkaar."),
    reason=N_("Een plan is nooit zo diep. Een grens houdt de controle veilig."),
    wrong="samenvatting: " + "[" * 30 + "]" * 30 + "\n",
    right="samenvatting: Samen\n",
)
def too_deep(source: Source) -> Iterator[Hit]:
    """Deeper than any plan."""
    return from_faults(
        source,
        "too-deep",
        N_("Hier zitten meer dan {depth} lagen in elkaar."),
        N_("Kijk of alle haken en accolades gesloten zijn."),
    )


@rule(
    "WP012",
    "control-character",
    summary=N_("Er staat een teken in de tekst dat je niet ziet."),
    reason=N_("Zulke tekens kunnen op een scherm iets anders laten zien dan er staat."),
    wrong='samenvatting: "Samen\\e[31m"\n',
    right="samenvatting: Samen\n",
)
def control_character(source: Source) -> Iterator[Hit]:
    """Escape codes, reversed text, and their like."""
    return from_faults(
        source,
        "control-character",
        N_("Hier staat een teken dat je niet ziet."),
        N_("Haal het weg; typ de tekst zo nodig opnieuw."),
    )


@rule(
    "WP013",
    "complex-key",
    summary=N_("Een sleutel is zelf een lijst of een blok."),
    reason=ONE_MEANING,
    wrong="{a: 1}: b\n",
    right="samenvatting: b\n",
)
def complex_key(source: Source) -> Iterator[Hit]:
    """Keys are words."""
    return from_faults(
        source,
        "complex-key",
        N_("Hier staat een lijst of een blok waar een sleutel hoort."),
        N_("Een sleutel is één woord met een dubbele punt erachter."),
    )
