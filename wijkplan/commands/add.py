"""``wijkplan add``: one more initiatief, thema, signaal ... in a plan."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import cached_property
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.main

from wijkplan.commands.app import Command
from wijkplan.commands.changing import Opened, cannot_edit, open_plan, write_changed
from wijkplan.commands.common import ERRORS, FINE, WRONG_USE, say, suggesting, write
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.files.document import Document, Where
    from wijkplan.plan.adding import Item


class AddCommand(Command):
    """A command with an option for every field of everything that can be added."""

    @cached_property
    def fields(self) -> list[Any]:
        """The options. They come from the models, which are loaded only when this command runs."""
        from wijkplan.plan.adding import SECTIONS, fields
        from wijkplan.plan.places import choices, description

        kinds: dict[str, list[str]] = {}
        for kind in SECTIONS:
            for key in fields(kind):
                kinds.setdefault(key, []).append(kind)
        parameters = []
        for key, known in kinds.items():
            where = (*SECTIONS[known[0]], 0, key)
            option = typer.Option(
                _option(key),
                metavar="|".join(choices(where)) or key.upper(),
                help=f"{_(description(where))} ({', '.join(known)})",
                callback=_kept(key),
            )
            annotation = Annotated[str | None, option]
            parameters.append(Parameter(f"veld_{key}", Parameter.KEYWORD_ONLY, default=None, annotation=annotation))

        def with_fields() -> None:
            """Only its options are used."""

        with_fields.__signature__ = Signature(parameters)  # type: ignore[attr-defined]
        app = typer.Typer(add_completion=False)
        app.command()(with_fields)
        options: list[Any] = typer.main.get_command(app).params
        for option in options:
            option.expose_value = False
        return options

    def get_params(self, ctx: Any) -> list[Any]:
        """All options, those of the fields last."""
        return [*super().get_params(ctx), *self.fields]


UNFINISHED = frozenset({"WP310"})
"""Errors that adding one thing cannot help: the rounds make 100% when the last one is there."""


def _kept(key: str) -> Callable[..., None]:
    """Keeps what was given for a field with the other ones."""

    def keep(ctx: typer.Context, value: str | None) -> None:
        if value is not None:
            ctx.meta.setdefault("fields", {})[key] = value

    return keep


def _option(key: str) -> str:
    return f"--{key.replace('_', '-')}"


def add(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("Het plan."))],
    soort: Annotated[
        str,
        typer.Argument(
            metavar="SOORT",
            help=_("Wat: initiatief, interventie, thema, signaal, aanwezig, participatie, vast of ronde."),
        ),
    ],
    yes: Annotated[bool, typer.Option("--yes", help=_("Stel geen vragen."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat alleen zien wat er zou veranderen."))] = False,
) -> int:
    """Add one thing to a plan; what is not given as an option is asked for where somebody can answer."""
    from wijkplan.commands.asking import asked
    from wijkplan.files.editing import EditError, value_at, with_item
    from wijkplan.plan.adding import SECTIONS, ordered

    if soort not in SECTIONS:
        text = _("wijkplan: '{kind}' kan hier niet. Kies uit: {known}.")
        say(suggesting(text.format(kind=soort, known=", ".join(SECTIONS)), soort, SECTIONS))
        return WRONG_USE
    item = _given(soort, ctx.meta.get("fields", {}))
    opened = open_plan(file)
    try:
        if not yes and "CI" not in os.environ and sys.stdin.isatty() and sys.stderr.isatty():
            item = asked(opened, soort, item)
        _complete(soort, item, opened)
        after = with_item(opened.document, SECTIONS[soort], ordered(soort, item), opened.order)
    except EditError as error:
        say(cannot_edit(error, file))
        return ERRORS
    where = (*SECTIONS[soort], len(value_at(after, SECTIONS[soort])) - 1)
    write_changed(opened, after, where, unfinished=UNFINISHED, dry_run=dry_run)
    if not dry_run:
        _show(after, where)
    return FINE


def _given(kind: str, given: dict[str, str]) -> Item:
    """The options as the fields of a thing of this kind.

    Raises:
        typer.Exit: 2 where one of them is not a field of it, or has no value that can be written.
    """
    from wijkplan.plan.adding import SECTIONS, fields
    from wijkplan.plan.places import typed

    known = fields(kind)
    if wrong := [_option(key) for key in given if key not in known]:
        say(_("wijkplan: bij '{kind}' hoort geen {options}.").format(kind=kind, options=", ".join(wrong)))
        say(_("Wat hier kan: {options}.").format(options=", ".join(map(_option, known))))
        raise typer.Exit(WRONG_USE)
    item = {key: typed((*SECTIONS[kind], 0, key), value) for key, value in given.items()}
    if empty := [_option(key) for key, value in item.items() if value is None]:
        say(_("wijkplan: {options} is leeg of heeft vreemde tekens.").format(options=", ".join(empty)))
        raise typer.Exit(WRONG_USE)
    return item


def _complete(kind: str, item: Item, opened: Opened) -> None:
    """Go on only with what cannot be left out.

    Raises:
        typer.Exit: 2 where something is missing, or the id is not free.
    """
    from wijkplan.plan.adding import QUESTIONS, other_id

    needed, *more = map(_option, QUESTIONS[kind])
    if QUESTIONS[kind][0] not in item:
        say(
            _("wijkplan: {option} ontbreekt. Nuttig zijn ook: {options}.").format(
                option=needed, options=", ".join(more)
            )
        )
        raise typer.Exit(WRONG_USE)
    if (free := other_id(opened.document.data(), kind, item)) is not None:
        say(_("wijkplan: deze id is er al of kan niet. Kies een andere, zoals: --id {free}").format(free=free))
        raise typer.Exit(WRONG_USE)


def _show(after: Document, where: Where) -> None:
    """The place of what was added, and its lines."""
    from wijkplan.files.document import LINE_BREAK, Sequence
    from wijkplan.files.entries import entries

    node = after.at(where[:-1])
    if isinstance(node, Sequence):
        entry = entries(after.text, node)[-1]
        number = len(LINE_BREAK.split(after.text[: entry.start]))
        # Between brackets the item ends before its line does.
        last = len(LINE_BREAK.split(after.text[: entry.end].rstrip("\r\n")))
        write(f"{after.path}:{number}\n" + "".join(f"{line}\n" for line in after.lines[number - 1 : last]))
