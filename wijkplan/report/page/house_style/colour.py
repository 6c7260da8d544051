"""Colours as house styles write them, and how well one can be read on another (WCAG 2.2)."""

from __future__ import annotations

import colorsys
import re
from typing import TypeAlias

Colour: TypeAlias = tuple[int, int, int]
"""Red, green and blue, 0 to 255."""

_NAMES = {
    "aqua": "00ffff",
    "black": "000000",
    "blue": "0000ff",
    "fuchsia": "ff00ff",
    "gray": "808080",
    "green": "008000",
    "grey": "808080",
    "lime": "00ff00",
    "maroon": "800000",
    "navy": "000080",
    "olive": "808000",
    "orange": "ffa500",
    "purple": "800080",
    "red": "ff0000",
    "silver": "c0c0c0",
    "teal": "008080",
    "white": "ffffff",
    "yellow": "ffff00",
}
_HEX = re.compile(r"#([0-9a-f]{3}|[0-9a-f]{6})(?:f|ff)?")
_NUMBER = r"(\d{1,3}(?:\.\d{1,6})?)"
_BETWEEN = r"(?: ?, ?| )"
_OPAQUE = r"(?:(?: ?/ ?| ?, ?)(?:1(?:\.0+)?|100%))?"
_RGB = re.compile(rf"rgba?\( ?{_NUMBER}{_BETWEEN}{_NUMBER}{_BETWEEN}{_NUMBER}{_OPAQUE} ?\)")
_HSL = re.compile(rf"hsla?\( ?{_NUMBER}(?:deg)?{_BETWEEN}{_NUMBER}%{_BETWEEN}{_NUMBER}%{_OPAQUE} ?\)")


def colour(text: str) -> Colour | None:
    """A colour that covers what is below it; nothing for any other text, also for one that can be looked through."""
    text = " ".join(text.lower().split())
    text = f"#{_NAMES[text]}" if text in _NAMES else text
    if (found := _HEX.fullmatch(text)) and len(text) in (4, 5, 7, 9):
        digits = found[1] if len(found[1]) == 6 else "".join(digit * 2 for digit in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if found := _RGB.fullmatch(text):
        red, green, blue = (min(255, round(float(part))) for part in found.groups())
        return red, green, blue
    if found := _HSL.fullmatch(text):
        hue, saturation, light = (float(part) for part in found.groups())
        parts = colorsys.hls_to_rgb(hue % 360 / 360, min(light, 100) / 100, min(saturation, 100) / 100)
        red, green, blue = (round(part * 255) for part in parts)
        return red, green, blue
    return None


def as_hex(one: Colour) -> str:
    """A colour as ``#0b5c53``."""
    return "#{:02x}{:02x}{:02x}".format(*one)


def contrast(one: Colour, other: Colour) -> float:
    """From 1 (the same) to 21 (black on white): https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(one: Colour) -> float:
    """How bright it is, 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance."""
    red, green, blue = (
        part / 12.92 if (part := byte / 255) <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for byte in one
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
