"""A house style."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """Tokens of a house style that a page takes over, checked."""

    tokens: tuple[tuple[str, str], ...] = ()

    @property
    def style(self) -> str:
        """The tokens as the first rule of a style; empty where there are none."""
        lines = "".join(f"  {name}: {value};\n" for name, value in self.tokens)
        return f":root {{\n{lines}}}\n" if lines else ""


NONE = Theme()
