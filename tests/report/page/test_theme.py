"""A house style gives a page its colours, letters and spaces, and can do nothing else."""

from __future__ import annotations

import re

import pytest
from wijkplan.report.page.house_style import palette, theme
from wijkplan.report.page.house_style.colour import as_hex, colour, contrast
from wijkplan.report.page.house_style.theme import NoThemeError, Theme
from wijkplan.report.page.templating import style

PAPER, INK = "--basis-color-default-bg-document", "--basis-color-default-color-document"
SOFT, FAMILY = "--basis-color-default-color-subtle", "--basis-text-font-family-default"
RADIUS = "--basis-border-radius-md"


def of(text: str) -> Theme:
    return theme.of(text.encode())


def taken(text: str) -> dict[str, str]:
    return dict(of(f".dorp-theme {{ {text} }}").tokens)


def test_tokens_are_followed_to_their_value() -> None:
    text = f"""/* made up */ @charset "utf-8";
    .dorp-theme, :root {{
      {INK}: var(--dorp-blauw-9);
      --dorp-blauw-9: var(--dorp-weg, #003);
      {FAMILY}: 'Dorp Sans', var(--dorp-reserve);
      --dorp-reserve: Arial, sans-serif;
      --dorp-button-color: red;
    }}"""
    assert dict(of(text).tokens) == {INK: "#000033", FAMILY: "'Dorp Sans', Arial, sans-serif"}


def test_only_rules_for_the_page_itself_count() -> None:
    text = f"""
    @media print {{ :root {{ {RADIUS}: 1px }} }}
    .dorp-theme--color-scheme-dark {{ {RADIUS}: 2px }}
    .dorp-theme .button {{ {RADIUS}: 3px }}
    :root {{ {RADIUS}: 4px; {RADIUS}: 5px }}"""
    assert dict(of(text).tokens) == {RADIUS: "5px"}


@pytest.mark.parametrize(
    "value",
    ["var(--weg)", "var(--a)", f"var({RADIUS})", "var(--b0)", ""],
    ids=["missing", "in a ring", "itself", "too deep", "empty"],
)
def test_what_leads_nowhere_is_named(value: str) -> None:
    deep = "".join(f"--b{n}: var(--b{n + 1});" for n in range(60)) + "--b60: 4px;"
    one = of(f":root {{ {RADIUS}: {value}; --a: var(--c); --c: var(--a); {deep} }}")
    assert one.tokens == ()
    assert str(one.left[0]) == (
        f"{RADIUS} verwijst naar een token dat er niet is, of naar zichzelf. Het telt niet mee."
    )


def test_values_that_grow_without_end_are_let_go() -> None:
    grow = "".join(f"--g{n}: var(--g{n + 1}) var(--g{n + 1});" for n in range(40)) + "--g40: xxxxxxxx;"
    assert of(f":root {{ {FAMILY}: var(--g0); {grow} }}").tokens == ()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        (INK, "url(https://example.org/x)"),
        (INK, "expression(alert(1))"),
        (INK, "#fff\\; color: red"),
        (INK, "</style><script>alert(1)</script>"),
        (INK, "rgb(0 0 0 / 50%)"),
        (INK, "#0008"),
        (INK, "transparent"),
        (INK, "currentcolor"),
        (FAMILY, "x, url(x)"),
        (FAMILY, "'a\\27 b'"),
        (FAMILY, '"</style>"'),
        (RADIUS, "calc(1px + 100vw)"),
        (RADIUS, "-4px"),
        (RADIUS, "9999px"),
        ("--basis-text-font-size-md", "0.1rem"),
        ("--basis-text-font-size-md", "900px"),
        ("--basis-text-line-height-md", "0.5"),
        ("--basis-heading-font-weight", "1;"),
    ],
)
def test_another_form_is_not_taken_over(name: str, value: str) -> None:
    assert name not in taken(f"{name}: {value}; --basis-space-block-md: 8px")
    assert not re.search(r"url|expression|script|\\|calc", of(f":root{{{name}: {value}; {PAPER}: #fff}}").style)


@pytest.mark.parametrize(
    ("raw", "why"),
    [
        (b"x" * (1024 * 1024 + 1), "groter dan 1 MiB"),
        (b"\xff\xfe:root", "geen tekst in UTF-8"),
        (b".x { --andere-kleur: red }", f"zoals {palette.tokens()[0].name}"),
        (b"", "geen tokens"),
        (b"{" * 100_000 + b"}" * 100_000, "geen tokens"),
        (b" " * 500_000 + b"--a" + b" " * 500_000, "geen tokens"),
    ],
    ids=["large", "binary", "others", "empty", "braces", "spaces"],
)
def test_what_is_no_house_style_is_refused(raw: bytes, why: str) -> None:
    with pytest.raises(NoThemeError) as refused:
        theme.of(raw)
    assert why in str(refused.value.why)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("#FA0", "#ffaa00"),
        ("#0b5c53ff", "#0b5c53"),
        ("rgb(11, 92, 83)", "#0b5c53"),
        ("rgba(11 92 83 / 1)", "#0b5c53"),
        ("hsl(120, 100%, 25%)", "#008000"),
        ("hsl(0deg 0% 100%)", "#ffffff"),
        ("Navy", "#000080"),
    ],
)
def test_colours_in_every_notation(text: str, expected: str) -> None:
    found = colour(text)
    assert found
    assert as_hex(found) == expected


@pytest.mark.parametrize("text", ["#12", "#12345", "#123456789", "rgb(1,2)", "blauw", "rgb(1 2 3 / 0.5)", "#ffff0"])
def test_no_colours(text: str) -> None:
    assert colour(text) is None


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((0, 0, 0), (255, 255, 255), 21.0),
        ((255, 255, 255), (255, 255, 255), 1.0),
        # 0x77 / 255 = 0.46667; ((0.46667 + 0.055) / 1.055) ** 2.4 = 0.18447; 1.05 / 0.23447 = 4.478
        ((0x77, 0x77, 0x77), (255, 255, 255), 4.478),
        # Red is 0.2126 of the light: 1.05 / 0.2626.
        ((255, 0, 0), (255, 255, 255), 3.998),
    ],
)
def test_contrast(one: tuple[int, int, int], other: tuple[int, int, int], expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.001)
    assert contrast(one, other) == contrast(other, one)


def test_a_pair_that_is_hard_to_read_is_named_and_neither_is_kept() -> None:
    one = of(f":root {{ {SOFT}: #777; {PAPER}: #fff; {RADIUS}: 3px }}")
    assert dict(one.tokens) == {RADIUS: "3px"}
    assert [str(why) for why in one.left] == [
        f"{SOFT} is slecht te zien op {PAPER}: het contrast is 4,47, en 4,5 is nodig."
        " De bladzijden houden hier hun eigen twee kleuren."
    ]


def test_what_no_longer_stands_on_its_own_ground_is_looked_at_again() -> None:
    """Grey is too dark on a black page, so the page is ours and white; then white letters cannot stay."""
    one = of(f":root {{ {PAPER}: #000; {INK}: #fff; {SOFT}: #444 }}")
    assert INK not in dict(one.tokens)
    assert PAPER not in dict(one.tokens)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_our_own_colours_can_be_read(scheme: str) -> None:
    own = {token.short: token.own for token in palette.tokens()}
    if scheme == "dark":
        dark = style().partition("prefers-color-scheme: dark")[2].partition("@media")[0]
        own |= dict(re.findall(r"--([\w-]+): (#\w+);", dark))
    for text, ground, needed in theme.PAIRS:
        front, back = colour(own[text]), colour(own[ground])
        assert front
        assert back
        assert contrast(front, back) >= needed, (text, ground)


def test_every_colour_has_a_dark_one() -> None:
    dark = style().partition("prefers-color-scheme: dark")[2].partition("@media")[0]
    assert {token.short for token in palette.tokens() if theme.is_colour(token)} == set(
        re.findall(r"--([\w-]+):", dark)
    )
