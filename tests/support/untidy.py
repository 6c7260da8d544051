"""Plans as untidy people write them: any order, any quotes, any layout, and comments everywhere.

Each comment says where it stands, so that a test can see whether it is still there:
``# 7 boven kosten`` stands above that key, ``# 8 achter kosten`` on its line, ``# 9 los`` somewhere else.
A dash stands for the item of a list.
"""

from __future__ import annotations

import json
import re
from random import Random
from typing import Any

from strategies_yaml import NOTHING, PLAIN

MONEY = (
    "totaal",
    "meegenomen",
    "bedrag",
    "kosten",
    "eigen_bijdrage",
    "gevraagd",
    "minimum",
    "toegekend",
    "klein_bedrag",
)
TEXTS = (
    [
        "Soep",
        "'s avonds",
        "Oma's tuin",
        "- geen lijst",
        "samen: eten",
        "eten # samen",
        "[a]",
        "{a: b}",
        "&a",
        "*a",
        "!x",
    ]
    + [
        "%x",
        "@x",
        "? a",
        "null",
        "~",
        "nee",
        "0101",
        "1:30",
        "2.400",
        "a:b",
        "a#b",
        "'",
        '"',
        '\\n "x"',
        "a, b",
        "é😀ŁĳØ",
    ]
    + [
        "Wie wil, schuift aan.",
        "https://example.org/a?b=c#d",
        "a:",
        "=",
        "<<",
        "...",
        "a\tb",
        "c:\td",
        "--- x",
        "|",
        ">-",
    ]
    + [
        "Eerste regel.\nTweede regel.",
        "Een:\n\n- twee\n- drie # vier",
        "a\n  b\n c",
        "Kop\n\n\nStaart",
        "# a\n# b",
        "x\n\ty",
    ]
    + ["Een lange tekst die over meer dan één regel kan staan, als iemand dat graag wil en dat wil niet iedereen."]
)
SIGNS = ("", " ", " 'zo'", " a: b", " # nog een", ' "', " {x}", " [y", " - z", " é€😀", " wijkplan", "  twee   drie  ")


def untidy(data: dict[str, Any], seed: int) -> str:
    """One of the ways to write a plan or an agenda."""
    return _Writer(Random(seed)).document(data)  # noqa: S311 - nothing is kept secret with it


def with_odd_comments(data: dict[str, Any], seed: int) -> str:
    """The same with comments that switch rules off in all the places where a comment can stand, some squeezed in."""
    text = _SwitchingOff(Random(seed)).document(data)  # noqa: S311 - nothing is kept secret with it
    text = text.replace(", #", ",#") if seed % 2 else text
    return text.replace("# wijkplan", "#wijkplan") if seed % 3 == 0 else text


def comments(text: str) -> list[str]:
    """The comments that were put into a text, without spaces at their end."""
    return sorted(found[0].rstrip() for found in re.finditer(r"# ?[0-9]+ (?:boven|achter|los).*", text))


class _Writer:
    def __init__(self, random: Random) -> None:
        self.random = random
        self.count = 0
        self.lines: list[str] = []

    def chance(self, share: float) -> bool:
        return self.random.random() < share

    def one_of(self, *options: Any) -> Any:
        return self.random.choice(options)

    def comment(self, place: str) -> str:
        self.count += 1
        return f"{self.one_of('# ', '# ', '#')}{self.count} {place}{self.one_of(*SIGNS)}"

    def behind(self, place: str, share: float = 0.15) -> str:
        return self.one_of(" ", "  ", "      ") + self.comment(f"achter {place}") if self.chance(share) else ""

    def above(self, indent: str, place: str) -> None:
        """Empty lines and comments above an entry."""
        if self.chance(0.15):
            self.lines += self.one_of([""], ["", "  "], ["", "", ""])
        while self.chance(0.15):
            self.lines.append(indent + self.comment(f"boven {place}"))
            self.lines += self.one_of([], [], [""])

    def document(self, data: dict[str, Any]) -> str:
        if self.chance(0.5):
            self.lines += [self.comment("los"), *self.one_of([], [""])]
        if self.chance(0.2):
            self.lines.append("---")
        # At the top a comment may be about the file; only behind an empty line it is about the first key.
        self.mapping(data, self.one_of("", "", "  "), top=True)
        if self.chance(0.3):
            self.lines += [self.one_of("", "   "), self.comment("los"), *self.one_of([], ["", ""])]
        text = "\n".join([*self.lines, *self.one_of([""], [""], [])])
        return text.replace("\n", self.one_of("\n", "\n", "\r\n"))

    def mapping(self, data: dict[str, Any], indent: str, *, top: bool = False) -> None:
        names = list(data)
        if self.chance(0.7):
            self.random.shuffle(names)
        for n, name in enumerate(names):
            if not (top and n == 0):
                self.above(indent, name)
            self.value(f"{indent}{self.key(name)}:", data[name], indent, name)
        if self.chance(0.1):
            self.lines.append(f"{indent}{self.comment('los')}")

    def key(self, name: str) -> str:
        return str(self.one_of(name, name, name, f'"{name}"', f"'{name}'"))

    def value(self, start: str, value: Any, indent: str, name: str) -> None:
        """Write ``start`` and behind or below it a value."""
        if isinstance(value, dict | list):
            if not value or self.chance(0.3):
                self.flow(start, value, indent, name)
                return
            deeper = indent + self.one_of("  ", "  ", "    ", " ")
            is_item = start.endswith("-")
            if isinstance(value, list):
                deeper = self.one_of(indent, deeper) if not is_item else deeper
                self.lines.append(start + self.behind(name))
                self.items(value, deeper)
            elif is_item and self.chance(0.8):
                self.dashed(start, value)
            else:
                self.lines.append(start + ("" if is_item else self.behind(name)))
                self.mapping(value, deeper)
            return
        if name in MONEY:
            value = self.money(str(value))
        self.text(start, str(value), indent, name)

    def dashed(self, start: str, value: dict[str, Any]) -> None:
        """``- naam: ...``: the first key behind the dash."""
        dash = start + self.one_of(" ", " ", "   ")
        at = len(self.lines)
        self.mapping(value, " " * len(dash))
        while not self.lines[at].strip() or self.lines[at].lstrip().startswith("#"):
            del self.lines[at]  # what came above the first key has no place there
        self.lines[at] = dash + self.lines[at].lstrip()

    def items(self, value: list[Any], indent: str) -> None:
        for item in value:
            self.above(indent, "-")
            self.value(f"{indent}-", item, indent, "-")

    def money(self, text: str) -> str:
        euros, _, cents = text.partition(".")
        grouped = f"{int(euros):,}".replace(",", ".") + f",{cents or '00'}"
        plain = f"{euros},{cents}" if cents else euros
        return str(self.one_of(text, plain, f"€ {plain}", grouped, f"€{grouped}"))

    def text(self, start: str, text: str, indent: str, name: str) -> None:
        deeper = indent + self.one_of("  ", "   ")
        if self.chance(0.3) or "\n" in text:
            body = text.split("\n")
            mark = self.one_of("|", "|-", "|+")
            if "\n" not in text and self.chance(0.5) and re.fullmatch(r"\S+( \S+)*", text):
                mark, body = self.one_of(">", ">-"), self.cut(text)
            if "\n" in text and self.chance(0.3):
                self.lines.append(f"{start} {json.dumps(text, ensure_ascii=False)}{self.behind(name)}")
                return
            self.lines.append(f"{start} {mark}{self.behind(name)}")
            self.lines += [deeper + line if line else "" for line in body]
            return
        if self.chance(0.1) and re.fullmatch(r"\w+( \w+)*[.]?", text):  # plain, over several lines
            first, *more = self.cut(text)
            self.lines += [f"{start} {first}", *(deeper + line for line in more)]
            self.lines[-1] += self.behind(name)
            return
        if self.chance(0.05):  # below its key
            self.lines += [start + self.behind(name), deeper + self.inline(text, in_flow=False) + self.behind(name)]
            return
        self.lines.append(f"{start} {self.inline(text, in_flow=False)}{self.behind(name)}")

    def cut(self, text: str) -> list[str]:
        """A text over lines, cut at spaces."""
        words, lines = text.split(" "), []
        while words:
            count = self.random.randint(1, len(words))
            lines.append(" ".join(words[:count]))
            words = words[count:]
        return lines

    def inline(self, text: str, *, in_flow: bool) -> str:
        options = [json.dumps(text, ensure_ascii=False)]
        if "\t" not in text:
            options.append("'" + text.replace("'", "''") + "'")
        if PLAIN.fullmatch(text) and text not in NOTHING and not (in_flow and "," in text):
            options += [text] * 5
        return str(self.one_of(*options))

    def flow(self, start: str, value: Any, indent: str, name: str) -> None:
        if self.chance(0.5) or not value:
            self.lines.append(f"{start} {self.flat(value)}{self.behind(name) if name != '-' else ''}")
            return
        opened, closed = ("{", "}") if isinstance(value, dict) else ("[", "]")
        self.lines.append(f"{start} {opened}{self.behind(name) if name != '-' else ''}")
        deeper = indent + "  "
        entries = value.items() if isinstance(value, dict) else (("-", item) for item in value)
        for n, (key, item) in enumerate(entries):
            self.above(deeper, key)
            comma = "," if n + 1 < len(value) or self.chance(0.3) else ""
            shown = self.flat(item) if key == "-" else f"{self.key(key)}: {self.flat(item, key)}"
            is_single = not isinstance(item, dict | list)
            self.lines.append(deeper + shown + comma + (self.behind(key) if is_single or key != "-" else ""))
        if self.chance(0.2):
            self.lines.append(deeper + self.comment("los"))
        self.lines.append(indent + " " + closed + (f" {self.comment('los')}" if self.chance(0.1) else ""))

    def flat(self, value: Any, name: str = "") -> str:
        """On one line, between brackets and braces."""
        if isinstance(value, dict):
            return "{" + ", ".join(f"{self.key(key)}: {self.flat(item, key)}" for key, item in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", ".join(map(self.flat, value)) + "]"
        return self.inline(self.money(str(value)) if name in MONEY else str(value), in_flow=True)


class _SwitchingOff(_Writer):
    """Writes few comments, and each of them speaks to the checks."""

    def comment(self, place: str) -> str:
        self.count += 1
        names = self.one_of("WP", "WP4", "WP5", "WP402, WP505", "WP501", "no-effecten", "")
        return f"# wijkplan: negeer {names}{self.one_of(' - zo', ' - zo', '')} {place} {self.count}"

    def behind(self, place: str, share: float = 0.02) -> str:
        return super().behind(place, share)

    def above(self, indent: str, place: str) -> None:
        if self.chance(0.01):
            self.lines.append(indent + self.comment(f"boven {place}"))
