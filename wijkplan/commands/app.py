"""The command line: which commands there are."""

from __future__ import annotations

from typing import Annotated, Any

import typer
import typer.core
import typer.main

from wijkplan.language import _


class _Words:
    """Typer's own words, in the language in use."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The first line of the help."""
        pieces = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Gebruik: "))

    def get_help_option(self, ctx: Any) -> Any:
        """``--help``, explained."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Laat deze uitleg zien.")
        return option


class Command(_Words, typer.core.TyperCommand):
    """A command whose help speaks the language in use."""


class Group(_Words, typer.core.TyperGroup):
    """A group of commands whose help speaks the language in use."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant, or a suggestion."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing and args[0][:1] != "-":
            from difflib import get_close_matches

            likely = get_close_matches(args[0], self.commands, n=1)
            text = _("Het commando '{name}' bestaat niet.").format(name=args[0])
            ctx.fail(f"{text} {_('Bedoel je {likely}?').format(likely=likely[0])}" if likely else text)
        return super().resolve_command(ctx, args)


def _version(asked: bool) -> None:
    if asked:
        from wijkplan import __version__

        typer.echo(f"wijkplan {__version__}")
        raise typer.Exit


def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=_("Laat de versie zien."))
    ] = False,
    lang: Annotated[str | None, typer.Option("--lang", metavar="nl|en", help=_("Taal; ook met WIJKPLAN_LANG."))] = None,
) -> None:
    """Taken out of the arguments before they come here; stands here for the help."""


def command() -> Any:
    """The whole command line, ready to run."""
    from wijkplan.commands import allocate, explain, import_pabulib, import_stemmen, new, prioritise, schema, validate

    app = typer.Typer(
        name="wijkplan",
        cls=Group,
        help=_("Wijkplannen controleren, voorstellen ordenen en het flexibele budget verdelen."),
        rich_markup_mode=None,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback(cls=Group)(_root)
    app.command("new", cls=Command, help=_("Maak een nieuw plan om in te vullen."))(new.new)
    app.command("validate", cls=Command, help=_("Controleer plannen."))(validate.validate)
    app.command("prioritise", cls=Command, help=_("Zet thema's en voorstellen op volgorde."))(prioritise.prioritise)
    app.command("allocate", cls=Command, help=_("Verdeel het flexibele budget."))(allocate.allocate)
    app.command("explain", cls=Command, help=_("Leg een regel van de controle uit."))(explain.explain)
    app.command("schema", cls=Command, help=_("Laat het JSON Schema zien, voor je tekstverwerker."))(schema.schema)
    importers = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=True)
    importers.command("pabulib", cls=Command, help=_("Maak plannen van Pabulib-bestanden."))(import_pabulib.pabulib)
    importers.command("stemmen", cls=Command, help=_("Zet de stemmen van een bijeenkomst in een plan."))(
        import_stemmen.stemmen
    )
    app.add_typer(importers, name="import", cls=Group, help=_("Neem gegevens over van elders."))

    root: Any = typer.main.get_command(app)
    for option in root.params:
        if option.help:
            option.help = _(option.help)  # Typer has an English text for its own options
    return root
