"""``wijkplan add``: one more initiatief, thema, signaal ... in a plan, or doelgroep in the agenda."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from inspect import Parameter, Signature
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
import typer.main

from wijkplan.commands.shell import completing
from wijkplan.commands.shell.app import Command
from wijkplan.commands.shell.changing import write_changed
from wijkplan.commands.shell.speaking import (
    ERRORS,
    FINE,
    WRONG_USE,
    accepted,
    agreed,
    not_called,
    say,
    show,
    suggesting,
)
from wijkplan.desk.editing import Opened, cannot_edit, open_file
from wijkplan.files.discovery import is_agenda
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.plan.writing.adding import Item
    from wijkplan.yamltext.document import Document, Where


_AS_IN_A_PLAN = re.compile(r"--[a-z]+(?:[_.][a-z]+)+(?==|\Z)")
"""An option with the key of a plan: ``--eigen_bijdrage``, ``--prioriteit.wijk``."""


class AddCommand(Command):
    """A command with an option for every field of everything that can be added, and a help page for each kind."""

    @cached_property
    def fields(self) -> list[Any]:
        """The options. They come from the models, which are loaded only when this command runs."""
        from wijkplan.plan.writing.adding import example, fields, model_of
        from wijkplan.plan.writing.kinds import SECTIONS
        from wijkplan.plan.writing.places import choices

        words = {field: choices(example(kind, field), model_of(kind)) for kind in SECTIONS for field in fields(kind)}
        parameters = []
        for field, known in words.items():
            option = typer.Option(
                _option(field),
                metavar=field.upper(),
                callback=_kept(field),
                hidden=True,
                autocompletion=_completion(field, known),
            )
            annotation = Annotated[str | None, option]
            parameters.append(Parameter(f"veld_{field}", Parameter.KEYWORD_ONLY, default=None, annotation=annotation))

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
        """All options, those of the fields last; a shell that fills in a word needs them only behind an option."""
        if ctx.resilient_parsing and not completing.is_an_option_typed():
            return super().get_params(ctx)
        return [*super().get_params(ctx), *self.fields]

    def parse_args(self, ctx: Any, args: list[str]) -> Any:
        """The arguments; the help shows the options of the kind that is named among them, wherever it stands."""
        from wijkplan.plan.writing.kinds import kind_meant

        kind = next(filter(None, map(kind_meant, args)), None)
        if not ctx.resilient_parsing or completing.is_an_option_typed():
            self._unfold(kind)
        return super().parse_args(ctx, [_AS_IN_A_PLAN.sub(lambda found: _option(found[0][2:]), arg) for arg in args])

    def _unfold(self, kind: str | None) -> None:
        """Let the help say what can be said of a thing of this kind."""
        for option in self.fields:
            option.hidden = True
        if kind is None:
            return
        from wijkplan.plan.writing.adding import example, fields, model_of
        from wijkplan.plan.writing.places import NAMED_AMOUNTS, choices, description

        options = {option.name.removeprefix("veld_"): option for option in self.fields}
        for field in fields(kind):
            where, model = example(kind, field), model_of(kind)
            options[field].hidden = False
            options[field].help = _(description(where, model))
            if field in NAMED_AMOUNTS:
                options[field].help += " " + _("Zo: Zaalhuur: 120,50; Soep: 300")
            options[field].metavar = "|".join(choices(where, model)) or field.upper()


def _completion(field: str, words: tuple[str, ...]) -> Callable[..., Any] | None:
    if field in completing.POINTING:
        return completing.of_field(field)
    return completing.one_of(*words) if words else None


def _kept(field: str) -> Callable[..., None]:
    """Keeps what was given for a field with the other ones."""

    def keep(ctx: typer.Context, value: str | None) -> None:
        if value is not None:
            ctx.meta.setdefault("fields", {})[field] = value

    return keep


def _option(field: str) -> str:
    return f"--{field.replace('_', '-').replace('.', '-')}"


def add(
    ctx: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("Het plan of de agenda."))],
    soort: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completing.kinds,
            metavar="SOORT",
            help=_(
                "Wat: initiatief, interventie, thema, effect, signaal, aanwezig, participatie, vast of ronde;"
                " in de agenda: ambitie, doelgroep of partij. Zonder: je kiest uit een lijst."
                " Wat je erbij kunt zeggen, zie je zo: wijkplan add initiatief --help"
            ),
        ),
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", help=_("Stel geen vragen."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat alleen zien wat er zou veranderen."))] = False,
) -> int:
    """Add one thing to a plan; what is not given as an option is asked for where somebody can answer."""
    from wijkplan.commands.shell.asking import asked, asked_kind, somebody_there
    from wijkplan.plan.writing.adding import ordered, section
    from wijkplan.plan.writing.kinds import kind_meant, kinds
    from wijkplan.yamltext.editing import EditError, value_at, with_item

    asks = not yes and somebody_there()
    known = kinds(of_agenda=is_agenda(file))
    if soort is None and not asks:
        say(_("wijkplan: zeg wat je erbij wilt zetten. Kies uit: {known}.").format(known=", ".join(known)))
        return WRONG_USE
    meant = kind_meant(soort) if soort is not None else None
    if soort is not None and meant is None:
        say(_no_kind(file, soort, known))
        return WRONG_USE
    opened = accepted(open_file(file))
    if meant is not None and meant not in known:
        text = _("wijkplan: '{kind}' hoort niet in {file}. Kies uit: {known}.")
        say(text.format(kind=soort, file=file, known=", ".join(known)))
        return WRONG_USE
    kind = meant or asked_kind(known)
    item = _given(kind, ctx.meta.get("fields", {}), opened)
    try:
        if asks:
            item = asked(opened, kind, item)
        _complete(kind, item, opened)
        place = section(kind, item, opened.document.data())
        after = with_item(opened.document, place, ordered(kind, item), opened.order)
    except EditError as error:
        say(cannot_edit(error, file))
        return ERRORS
    where = (*place, len(value_at(after, place)) - 1)
    if asks and not dry_run:
        say(_("Dit komt in {file}:").format(file=file))
        _show(after, where, err=True)
        if not agreed(_("Zo toevoegen?"), by_enter=True):
            return WRONG_USE
    write_changed(opened, after, where, dry_run=dry_run)
    if not dry_run:
        _show(after, where)
        if kind == "ronde":
            _say_what_is_next(after)
    return FINE


def _no_kind(file: Path, soort: str, known: tuple[str, ...]) -> str:
    """What to say of a word for which nothing can be added."""
    from wijkplan.plan.writing.kinds import SECTIONS

    if soort.casefold() in ("bron", "bronnen", "budget.bronnen"):  # one by one they would not add up to `totaal`
        text = _(
            "wijkplan: van wie het geld komt, zeg je in één keer, zoals: "
            'wijkplan set {file} budget.bronnen "Gemeente: 50000; Woningcorporatie: 10000"'
        )
        return text.format(file=file)
    text = _("wijkplan: '{kind}' kan hier niet. Kies uit: {known}.")
    return suggesting(text.format(kind=soort, known=", ".join(known)), soort, SECTIONS)


def _given(kind: str, given: dict[str, str], opened: Opened) -> Item:
    """The options as the fields of a thing of this kind.

    Raises:
        typer.Exit: 2 where one of them is not a field of it, has no value that can be written, or names a thema
            to put an effect in, or an aanbieder, that is not there.
    """
    from wijkplan.commands.shell.asking import unknown_partij
    from wijkplan.plan.writing.adding import example, fields
    from wijkplan.plan.writing.places import typed

    known = fields(kind)
    if wrong := [_option(field) for field in given if field not in known]:
        say(_("wijkplan: bij '{kind}' hoort geen {options}.").format(kind=kind, options=", ".join(wrong)))
        say(_("Wat hier kan: {options}.").format(options=", ".join(map(_option, known))))
        raise typer.Exit(WRONG_USE)
    item: Item = {}
    empty = []
    for field, text in given.items():
        if (value := typed(example(kind, field), text, opened.model)) is None:
            empty.append(_option(field))
        else:
            item[field] = opened.ids(example(kind, field), value)
    if empty:
        say(_("wijkplan: {options} is leeg of heeft vreemde tekens.").format(options=", ".join(empty)))
        raise typer.Exit(WRONG_USE)
    if kind == "effect":
        _in_a_thema(item, opened)
    if problem := unknown_partij(opened, item):
        say(_("wijkplan: {why}").format(why=problem))
        raise typer.Exit(WRONG_USE)
    return item


def _in_a_thema(effect: Item, opened: Opened) -> None:
    """Go on only where an effect can come in the thema that was named, or in any.

    Raises:
        typer.Exit: 2 where it cannot.
    """
    from wijkplan.plan.naming import called
    from wijkplan.plan.writing.adding import themes

    known = themes(opened.document.data())
    name = effect.get("thema")
    found = None if name is None else called(known, str(name))
    if not known:
        say(_("wijkplan: een effect hoort bij een thema. Zet er eerst een thema in, met: wijkplan add ... thema"))
    elif found is not None and not isinstance(found, str):
        text = _("wijkplan: het thema '{name}' staat niet in dit plan. Kies uit: {known}.")
        say(not_called(text.format(name=name, known=", ".join(one for one, _naam in known)), found))
    else:
        if found is not None:
            effect["thema"] = found
        return
    raise typer.Exit(WRONG_USE)


def _complete(kind: str, item: Item, opened: Opened) -> None:
    """Go on only with what cannot be left out.

    Raises:
        typer.Exit: 2 where something is missing, or the id is not free.
    """
    from wijkplan.plan.reading.ids import id_of
    from wijkplan.plan.writing.adding import QUESTIONS, needed, other_id

    if missing := [_option(field) for field in needed(kind) if field not in item]:
        more = [_option(field) for field in QUESTIONS[kind] if field not in needed(kind)]
        text = _("wijkplan: dit ontbreekt: {needed}. Nuttig zijn ook: {more}.")
        say(text.format(needed=", ".join(missing), more=", ".join(more)))
        raise typer.Exit(WRONG_USE)
    if (free := other_id(opened.document.data(), kind, item)) is not None:
        if taken := id_of(item):
            text = _(
                "wijkplan: er is al iets met de id {id}. Is dit iets anders? "
                "Geef het een andere naam, of een id: --id {free}"
            )
        else:
            text = _("wijkplan: van deze naam is geen id te maken. Geef er een: --id {free}")
        say(text.format(id=taken, free=free))
        raise typer.Exit(WRONG_USE)


def _say_what_is_next(after: Document) -> None:
    """The command with which the rounds make 100%, where they do not yet."""
    import shlex
    from fractions import Fraction

    from wijkplan.language.numbers import percentage
    from wijkplan.plan.plan import Plan
    from wijkplan.plan.reading.form import load
    from wijkplan.plan.writing.notation import as_percentage

    plan = load(Plan, after).value
    rondes = plan.budget.rondes if plan else ()
    parts = [ronde.deel or Fraction(0) for ronde in rondes]
    more = sum(parts, Fraction(-1))
    if not rondes or not more:
        return
    say(
        _("De rondes zijn samen {deel}, en dat moet 100% zijn. Dit is de volgende stap:").format(
            deel=percentage(1 + more)
        )
    )
    name = str(after.path)
    largest = max(range(len(parts)), key=lambda n: parts[n])
    if more < 0:
        command = ["wijkplan", "add", name, "ronde", "--naam", _("NAAM"), "--deel", as_percentage(-more)]
    else:
        left = as_percentage(max(Fraction(0), parts[largest] - more))
        command = ["wijkplan", "set", name, f"budget.rondes[{largest}].deel", left]
    say(shlex.join(command))


def _show(after: Document, where: Where, *, err: bool = False) -> None:
    """The place of what was added, and its lines without data of persons."""
    from wijkplan.checks.personal.places import shown_lines
    from wijkplan.report.plan import answers_text
    from wijkplan.yamltext.document import LINE_BREAK, Sequence
    from wijkplan.yamltext.entries import entries

    node = after.at(where[:-1])
    if isinstance(node, Sequence):
        entry = entries(after.text, node)[-1]
        number = len(LINE_BREAK.split(after.text[: entry.start]))
        # Between brackets the item ends before its line does.
        last = len(LINE_BREAK.split(after.text[: entry.end].rstrip("\r\n")))
        show(answers_text.added(f"{after.path}:{number}", shown_lines(after)[number - 1 : last]), err=err)
