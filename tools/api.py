"""docs/api.md: the public Python API, from its docstrings."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from textwrap import dedent
from typing import Any

import wijkplan

HEAD = """\
# The Python API

<!-- Made by `python -m tools.generate` from the docstrings of wijkplan/desk/api.py. -->

The same outcomes as on the command line, as values. Amounts are in cents, scores are exact fractions (0..100). Texts
such as `reden` and `message` become words with `str()`: in Dutch, and between `with wijkplan.language.spoken("en"):`
(after `import wijkplan.language`) in English.
"""
FUNCTIONS = ("read", "check", "rank", "allocate", "verify", "account")
EXAMPLE, SECTION = ">>> ", re.compile(r"(Args|Raises):\n")


def page() -> str:
    """The whole page: functions first, then the values that they take and give."""
    values = (name for name in wijkplan.__all__ if name not in FUNCTIONS)
    parts = [*map(_function, FUNCTIONS), *map(_value, values)]
    return "\n".join((HEAD, *parts))


def _function(name: str) -> str:
    function = getattr(wijkplan, name)
    signature = re.sub(r"Question\(.*?\)(?=[,)])", "Question()", str(inspect.signature(function)).replace("'", ""))
    return f"## {name}\n\n```python\nwijkplan.{name}{signature}\n```\n\n{_text(function)}"


def _value(name: str) -> str:
    value = getattr(wijkplan, name)
    return "\n".join((f"## {name}\n", _text(value), "".join(_fields(value)))).rstrip() + "\n"


def _text(documented: Any) -> str:
    """A docstring as Markdown."""
    return "\n".join(map(_paragraph, (inspect.getdoc(documented) or "").replace("``", "`").split("\n\n")))


def _paragraph(text: str) -> str:
    if text.startswith(EXAMPLE):
        return f"```pycon\n{text}\n```\n"
    if section := SECTION.match(text):
        items = re.sub(r"\n\s{4,}", " ", dedent(text[section.end() :]))
        lines = "".join(f"* `{name}`: {told}\n" for name, told in re.findall(r"^(\w+): (.*)$", items, re.MULTILINE))
        return f"{section[1]}:\n\n{lines}"
    return f"{text}\n"


def _fields(value: type) -> Iterator[str]:
    """The fields of a class, each with the text below it."""
    [definition] = ast.parse(dedent(inspect.getsource(value))).body
    assert isinstance(definition, ast.ClassDef)  # noqa: S101 - it is one
    for field, after in zip(definition.body, [*definition.body[1:], None], strict=True):
        if not isinstance(field, ast.AnnAssign):
            continue
        told = f": {ast.literal_eval(after.value)}".replace("``", "`") if isinstance(after, ast.Expr) else ""
        yield f"* `{ast.unparse(field.target)}: {ast.unparse(field.annotation)}`{told}\n"
