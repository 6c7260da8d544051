"""Plan-like YAML in many styles, as people and programs write it, together with the data that it must mean.

Every scalar is a text. Plain, quoted, literal and folded texts; block and flow; comments, empty lines, other
widths of indentation and Windows line ends.
"""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass
from typing import Any

from hypothesis import strategies as st

KEYS = st.sampled_from(
    ["naam", "themas", "kosten", "eigen_bijdrage", "wijk", "tekst", "id", "no", "null", "1:30", "a-b", "é", "0101"]
)
TRICKY = st.sampled_from(
    ["no", "0101", "1:30", "1_000", "2026-03-31", "€ 2.400,50", "5%", "7,5", "a:b", "https://example.org/a?b=c#d"]
    + ["a#b", "'s avonds", "Oma's tuin", "- geen lijst", "samen: eten", "eten # samen", "null", "~", "[a]", "{a: b}"]
    + ["", " ", "&a", "*a", "!x", "%x", "@x", "? a", ":", "-", "|", ">", "a b  c", "eind ", " begin", "\\n", '"', "''"]
    + ["<<", "="]
)
WORDS = st.lists(st.text("abcdeéëïöü😀ŁĳABC019()+=_;./", min_size=1, max_size=8), min_size=1, max_size=8)
TEXTS = st.one_of(TRICKY, WORDS.map(" ".join), st.lists(WORDS.map(" ".join), min_size=2, max_size=3).map("\n".join))

PLAIN = re.compile(r"[0-9A-Za-z€éëïöüŁĳ(/.+=_;😀]([^\s:#,\[\]{}]|[:#,](?=[^\s#:,\[\]{}])|(?<=[^ ]) (?=[^ #:]))*")
NOTHING = ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True)
class Written:
    """A YAML text and what it means."""

    text: str
    means: dict[str, Any]


@st.composite
def documents(draw: st.DrawFn) -> Written:
    """A file that holds a mapping."""
    writer = _Writer(draw)
    lines: list[str] = draw(st.sampled_from([[], ["---"], ["# Een plan"], ["%YAML 1.2", "---"]])).copy()
    means = writer.mapping(lines, "", draw(st.integers(1, 3)))
    break_ = draw(st.sampled_from(["\n", "\n", "\r\n"]))
    return Written("".join(line + break_ for line in lines), means)


class _Writer:
    """Writes random data line by line, and gives back what it wrote."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def one_of(self, *options: Any) -> Any:
        return self.draw(st.sampled_from(options))

    def key(self, name: str) -> str:
        return str(self.one_of(name, name, json.dumps(name, ensure_ascii=False), f"'{name}'"))

    def mapping(self, lines: list[str], indent: str, depth: int) -> dict[str, Any]:
        means = {}
        for name in self.draw(st.lists(KEYS, min_size=1, max_size=4, unique=True)):
            if self.one_of(0, 0, 0, 1):
                lines.append(self.one_of("", "  ", f"{indent}# een opmerking", "# nog een"))
            value = self.value(lines, f"{indent}{self.key(name)}:", indent, depth)
            if value is not None:
                means[name] = value
        return means

    def value(self, lines: list[str], start: str, indent: str, depth: int) -> Any:
        """Write ``start`` and behind or below it a value."""
        kind = self.one_of("text", "text", "text", "nothing", "flow", "mapping", "list") if depth else "text"
        if kind == "text":
            return self.text(lines, start, indent)
        if kind == "nothing":
            lines.append(f"{start} {self.one_of(*NOTHING)}{self.comment()}")
            return None
        if kind == "flow":
            text, means = self.flow(depth)
            lines.append(f"{start} {text}{self.comment()}")
            return means
        lines.append(start + self.comment())
        deeper = indent + self.one_of("  ", "    ", " ")
        if kind == "mapping":
            return self.mapping(lines, deeper, depth - 1)
        return self.items(lines, deeper, depth - 1)

    def items(self, lines: list[str], indent: str, depth: int) -> list[Any]:
        return [self.value(lines, f"{indent}-", indent, depth) for _ in range(self.draw(st.integers(1, 3)))]

    def comment(self) -> str:
        return str(self.one_of("", "", "", " # opmerking: 'zo'", "   #"))

    def text(self, lines: list[str], start: str, indent: str) -> str | None:
        text = self.draw(TEXTS)
        deeper = indent + "  "
        if self.one_of(True, False) and re.fullmatch(r"\S.*\S|\S", text, re.DOTALL):
            mark = self.one_of("|", "|-")
            lines.append(f"{start} {mark}{self.comment()}")
            lines += [deeper + line for line in text.split("\n")]
            return text if mark == "|-" else f"{text}\n"
        if self.one_of(True, False) and re.fullmatch(r"\S+([ \n]\S+)*", text):
            lines.append(f"{start} >-")
            lines += [deeper + line for line in "\n\n".join(map(self.wrap, text.split("\n"))).split("\n")]
            return text
        first, *more = self.inline(text, in_flow=False).split("\n")
        lines += [f"{start} {first}", *(deeper + line for line in more)]
        lines[-1] += self.comment()
        return text if text.strip() else None

    def inline(self, text: str, *, in_flow: bool) -> str:
        """Plain or quoted, over several lines where that means the same."""
        options = [json.dumps(text, ensure_ascii=False)]
        if "\n" not in text:
            options.append("'" + text.replace("'", "''") + "'")
        # Between brackets and braces a comma ends a value.
        if PLAIN.fullmatch(text) and text not in NOTHING and not (in_flow and "," in text):
            options.append(text)
        chosen = str(self.one_of(*options))
        return chosen if in_flow or re.search(r"^.? |  | .?$", text) else self.wrap(chosen)

    def wrap(self, text: str) -> str:
        width = self.one_of(80, 80, 12)
        return "\n".join(textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)) or text

    def flow(self, depth: int) -> tuple[str, Any]:
        """A list or a mapping between brackets or braces, on one line."""
        if self.one_of(True, False):
            items = [self.flow_value(depth - 1) for _ in range(self.draw(st.integers(0, 3)))]
            return "[" + ", ".join(text for text, _ in items) + "]", [means for _, means in items]
        names = self.draw(st.lists(KEYS, max_size=3, unique=True))
        parts = {name: self.flow_value(depth - 1) for name in names}
        written = ", ".join(f"{self.key(name)}: {text}" for name, (text, _) in parts.items())
        return "{" + written + "}", {name: means for name, (_, means) in parts.items() if means is not None}

    def flow_value(self, depth: int) -> tuple[str, Any]:
        if depth > 0 and self.one_of(True, False, False):
            return self.flow(depth)
        text = self.draw(TEXTS)
        return self.inline(text, in_flow=True), text if text.strip() else None
