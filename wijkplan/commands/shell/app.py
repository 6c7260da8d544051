"""The command line: which commands there are."""

from __future__ import annotations

import re
from importlib import import_module
from typing import Annotated, Any, NamedTuple

import typer
import typer.core
import typer.main

from wijkplan.language import N_, _

ROOT = "wijkplan"
_WIDEST = 100  # columns of help, as of every screen
GROUPS = {
    "import": N_("Neem gegevens over uit een ander bestand."),
    "export": N_("Maak van een plan een bestand voor een ander programma."),
}


class Lazy(NamedTuple):
    """A command that is not loaded yet."""

    module: str
    function: str
    help: str = ""
    cls: str = ""
    """The class in its module that makes the command; none for a plain one."""


COMMANDS: dict[str, dict[str, Lazy]] = {
    ROOT: {
        "new": Lazy("new", "new", N_("Maak een nieuw plan om in te vullen.")),
        "add": Lazy("add", "add", N_("Zet iets nieuws in een plan."), "AddCommand"),
        "set": Lazy("set_value", "set_value", N_("Verander één ding in een plan.")),
        "show": Lazy("show", "show", N_("Laat een plan of de agenda zelf zien, leesbaar.")),
        "validate": Lazy("validate", "validate", N_("Controleer plannen.")),
        "language": Lazy("language", "language", N_("Laat zien welke zinnen en woorden veel vragen van een lezer.")),
        "fmt": Lazy("fmt", "fmt", N_("Geef plannen en de agenda één opmaak.")),
        "prioritise": Lazy("prioritise", "prioritise", N_("Zet thema's en voorstellen op volgorde.")),
        "allocate": Lazy("allocate", "allocate", N_("Verdeel het flexibele budget.")),
        "verify": Lazy("verify", "verify", N_("Kijk of het geld volgens de regels is verdeeld.")),
        "decide": Lazy("decide", "decide", N_("Schrijf op wat er is besloten.")),
        "results": Lazy("results", "results", N_("Schrijf op wat ervan kwam.")),
        "account": Lazy("account", "account", N_("Laat zien wat er van een plan kwam.")),
        "report": Lazy("report", "report", N_("Maak pagina's en documenten voor bewoners, opdrachtgever en stad.")),
        "live": Lazy("live", "live", N_("Zet een plan op een scherm, met knoppen om te proberen.")),
        "diff": Lazy("diff", "diff", N_("Laat zien wat er veranderde, en wat dat doet."), "DiffCommand"),
        "next": Lazy("next_year", "next_year", N_("Maak het plan voor volgend jaar.")),
        "room": Lazy("room", "room", N_("Laat zien welk vast geld wanneer vrijkomt.")),
        "explain": Lazy("explain", "explain", N_("Leg een regel van de controle uit.")),
        "schema": Lazy("schema", "schema", N_("Laat het JSON Schema zien, voor je tekstverwerker.")),
        "git-setup": Lazy("git_setup", "git_setup", N_("Laat git plannen in gewone woorden zien.")),
        "textconv": Lazy("textconv", "textconv"),
    },
    "import": {
        "pabulib": Lazy("import_pabulib", "pabulib", N_("Maak plannen van Pabulib-bestanden.")),
        "stemmen": Lazy("import_stemmen", "stemmen", N_("Zet de stemmen van een bijeenkomst in een plan.")),
        "xlsx": Lazy("import_xlsx", "xlsx", N_("Neem over wat in een Excel-tabel is ingevuld.")),
        "csv": Lazy("import_csv", "csv", N_("Neem over wat in een CSV met resultaten is ingevuld.")),
    },
    "export": {
        "xlsx": Lazy("export_xlsx", "xlsx", N_("Maak een Excel-tabel die anderen invullen.")),
        "csv": Lazy("export_csv", "csv", N_("Maak een CSV waarin anderen de resultaten invullen.")),
    },
}
"""The commands by group, in the order in which people need them; one without help is not shown."""


METAVARS = {
    "FILE": N_("BESTAND"),
    "PATHS": N_("BESTANDEN"),
    "PATHS|ID": N_("BESTANDEN|ID"),
    "FILE...": N_("BESTAND"),
    "REV|FILE": N_("VERSIE|BESTAND"),
    "PATH": N_("PLAATS"),
    "VALUE": N_("WAARDE"),
    "PLANS": N_("PLANNEN"),
    "WORKBOOK": N_("TABEL"),
}
"""What is to be typed at a place, in the language in use."""
_PIECES = {"[OPTIONS]": N_("[OPTIES]"), "COMMAND [ARGS]...": N_("COMMANDO [ARGUMENTEN]...")}


def _in_plain_words(command: Any) -> Any:
    """The command, with arguments that are named in the language in use and have no types behind them."""
    for parameter in command.params:
        if parameter.metavar in METAVARS:
            parameter.metavar = _(METAVARS[parameter.metavar])
        if parameter.param_type_name == "argument":
            parameter.display_type_rich = lambda ctx: None  # noqa: ARG005 - the name is Typer's
    return command


class _Words:
    """Typer's own words, in the language in use."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """What can be typed behind the command; what has to be has no mark."""
        pieces = super().collect_usage_pieces(ctx)  # type: ignore[misc]
        return [_(_PIECES[piece]) if piece in _PIECES else re.sub(r"^\{(.*)\}", r"\1", piece) for piece in pieces]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """The first line of the help."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=_("Gebruik: "))

    def get_help_option(self, ctx: Any) -> Any:
        """``--help``, explained."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = _("Laat deze uitleg zien.")
        return option

    def get_short_help_str(self, limit: int = 0) -> str:  # noqa: ARG002 - the name is Typer's
        """What it does, in the list of commands: whole, over as many lines as it takes."""
        return self.help or ""  # type: ignore[attr-defined]


class Command(_Words, typer.core.TyperCommand):
    """A command whose help speaks the language in use."""


class Group(_Words, typer.core.TyperGroup):
    """A group of commands whose help speaks the language in use."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - the name is Typer's
        """The names, in the order of `COMMANDS`; groups come last."""
        return [*dict.fromkeys((*COMMANDS[self.name or ROOT], *self.commands))]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """A command, loaded when it is asked for the first time."""
        lazy = COMMANDS[self.name or ROOT].get(cmd_name)
        if lazy and cmd_name not in self.commands:
            module = import_module(f"wijkplan.commands.{lazy.module}")
            made = typer.Typer(rich_markup_mode=None, add_completion=False, pretty_exceptions_enable=False)
            cls = getattr(module, lazy.cls) if lazy.cls else Command
            made.command(cmd_name, cls=cls, help=_(lazy.help), hidden=not lazy.help)(getattr(module, lazy.function))
            self.commands[cmd_name] = _in_plain_words(typer.main.get_command(made))
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command that is meant, or a suggestion."""
        if self.get_command(ctx, args[0]) is None and not ctx.resilient_parsing and args[0][:1] != "-":
            from difflib import get_close_matches

            likely = get_close_matches(args[0], self.list_commands(ctx), n=1)
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


def _nothing() -> None:
    """A group does nothing by itself."""


def command() -> Any:
    """The whole command line, ready to run; a command is loaded when it is asked for."""
    app = typer.Typer(
        name=ROOT,
        cls=Group,
        help=_("Wijkplannen controleren, voorstellen ordenen en het flexibele budget verdelen."),
        rich_markup_mode=None,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"], "max_content_width": _WIDEST},
    )
    app.callback(cls=Group)(_root)
    for name, text in GROUPS.items():
        group = typer.Typer(cls=Group, rich_markup_mode=None, no_args_is_help=True)
        group.callback(cls=Group)(_nothing)
        app.add_typer(group, name=name, cls=Group, help=_(text))
    root: Any = typer.main.get_command(app)
    for option in root.params:
        if option.help:
            option.help = _(option.help)  # Typer has an English text for its own options
    return root
