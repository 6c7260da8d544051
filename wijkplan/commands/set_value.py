"""``wijkplan set``: one value in a plan or the agenda."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from wijkplan.commands.shell import completing
from wijkplan.commands.shell.changing import write_changed
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, accepted, not_called, say, show
from wijkplan.desk.editing import Opened, cannot_edit, open_file
from wijkplan.files.discovery import is_agenda
from wijkplan.language import N_, _

if TYPE_CHECKING:
    from wijkplan.commands.shell.asking import Answer
    from wijkplan.plan.writing.places import UnknownPlaceError
    from wijkplan.yamltext.document import Document, Where

_MANY = 12  # words that fit in one message

_REASONS = {
    "not-a-place": N_("'{name}' is geen plaats. Schrijf bijvoorbeeld budget.totaal of soep-op-dinsdag.kosten."),
    "unknown-key": N_("'{name}' is er niet in {where}."),
    "unknown-id": N_("'{name}' is er niet in {where}."),
    "many-items": N_("in {where} heten er meer '{name}'. Noem een nummer: {known}."),
    "no-item": N_("er is geen {where}[{name}]: de lijst heeft er {count}, geteld vanaf 0."),
    "which-item": N_("{where} is een lijst. Noem een deel, zoals {where}[0], of zet er een id tussen."),
    "no-list": N_("{where} is geen lijst."),
    "no-keys": N_("{where} heeft geen delen."),
}


def set_value(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("Het plan of de agenda."))],
    path: Annotated[
        str | None,
        typer.Argument(
            autocompletion=completing.places,
            metavar="PATH",
            help=_("De plaats, zoals budget.totaal of soep-op-dinsdag.kosten. Zonder: je kiest uit een lijst."),
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(
            metavar="VALUE",
            help=_(
                "Wat er moet komen te staan; van een lijst: een,twee; van bedragen: Zaalhuur: 120,50; Soep: 300. "
                "Zonder: je krijgt een vraag."
            ),
        ),
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help=_("Haal weg wat op die plaats staat."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat alleen zien wat er zou veranderen."))] = False,
) -> int:
    """Change one value, or take one away; all else in the file stays as it is."""
    from wijkplan.plan.writing.places import UnknownPlaceError, at_its_value, in_long_notation, place_by_name
    from wijkplan.yamltext.editing import EditError, value_at, with_value, without

    is_given = value is not None
    if problem := _wrong_use(file, path, is_given=is_given, remove=remove):
        say(problem)
        return WRONG_USE
    opened = accepted(open_file(file))
    document = opened.document
    try:
        where = _place(opened, path, asks=not (remove or is_given))
        where = where if remove else at_its_value(document.data(), where, opened.model)
    except UnknownPlaceError as error:
        say(_("wijkplan: {file}: {why}").format(file=file, why=_unknown(error, document)))
        return WRONG_USE
    if command := _to_decide(opened, where, value, remove=remove):
        say(_("wijkplan: een besluit leg je vast met decide: dan staan er ook een dag en een groep bij."))
        say(command)
        return WRONG_USE
    old, spoken = value_at(document, where), place_by_name(document.data(), where)
    try:
        new = None if remove else _new(opened, where, value)
        if old == new and not (remove and document.at(where)):
            say(_("{file}: bij {where} is dat al zo; er is niets veranderd.").format(file=file, where=spoken))
            return FINE
        to, whole = in_long_notation(document.data(), where, new, opened.model)
        after = without(document, where) if remove else with_value(document, to, whole, opened.order)
        if (same := _id_of_before(opened, after, where)) is not None:
            after = with_value(after, (*where[:-1], "id"), same, opened.order)
    except EditError as error:
        say(cannot_edit(error, file))
        return ERRORS
    write_changed(opened, after, where, dry_run=dry_run)
    if not dry_run:
        from wijkplan.report.plan import answers_text

        show(answers_text.value(file, spoken, _shown(old), _shown(new)))
        if same is not None:
            show(answers_text.said(_("De id blijft {id}: daaraan is het te herkennen.").format(id=same)))
    return FINE


def _wrong_use(file: Path, path: str | None, *, is_given: bool, remove: bool) -> str | None:
    """What is wrong with what was asked."""
    from wijkplan.commands.shell.asking import somebody_there

    if path is None and not somebody_there():
        if is_agenda(file):
            text = _("wijkplan: zeg wat je wilt veranderen, zoals: wijkplan set {file} gemeente Amersfoort")
        else:
            text = _("wijkplan: zeg wat je wilt veranderen, zoals: wijkplan set {file} budget.totaal 60000")
        return text.format(file=file)
    if (remove and is_given) or not (remove or is_given or somebody_there()):
        return _("wijkplan: geef een nieuwe waarde, of --remove om de oude weg te halen.")
    return None


def _place(opened: Opened, path: str | None, *, asks: bool) -> Where:
    """The place that was typed, and from there what somebody chooses who still has to say what is to stand there.

    Raises:
        UnknownPlaceError: what was typed is no place.
        typer.Abort: they stopped.
    """
    from wijkplan.commands.shell.asking import asked_place
    from wijkplan.plan.writing.places import Shape, place, shape

    where = () if path is None else place(opened.document.data(), path, opened.model)
    if asks:
        say(_("Met Ctrl-C stop je; dan verandert er niets."))
    if path is None or (asks and shape(where, opened.model) in (Shape.mapping, Shape.mappings)):
        return asked_place(opened, where)
    return where


_DECIDE = {"datum": "--datum", "motivering": "--motivering", "ronde": "--round"}


def _to_decide(opened: Opened, where: Where, value: str | None, *, remove: bool) -> str | None:
    """The command that makes (or takes back) the decision that is asked for here; None where `set` may go on.

    What a decision gives is never changed without who and when; the words around one that is there may be. Where the
    plan has errors an amount that is there can be mended here, since `decide` would not go on.
    """
    import shlex

    from wijkplan.plan.reading.ids import id_of
    from wijkplan.plan.writing.places import typed
    from wijkplan.yamltext.editing import value_at

    if where[0] == "themas" or where[2:3] != ("besluit",):
        return None
    key = where[3] if len(where) > 3 else None
    there = value_at(opened.document, (*where[:2], "besluit"))
    besluit = there if isinstance(there, dict) else {}
    is_decided = besluit.get("toegekend") is not None
    if (is_decided and opened.errors) or (key != "toegekend" and (remove or is_decided)):
        return None
    about = ["wijkplan", "decide", str(opened.document.path), id_of(value_at(opened.document, where[:2]))]
    if remove:
        return shlex.join([*about, "--undo"])
    given = typed(where, value) if key and value is not None else None
    amount = given if key == "toegekend" and isinstance(given, str) else _("BEDRAG")
    door = given if key == "door" and isinstance(given, str) else besluit.get("door") or _("GROEP")
    also = [_DECIDE[key], given] if key in _DECIDE and isinstance(given, str) else []
    return shlex.join([*about, amount, "--door", door, *also])


def _id_of_before(opened: Opened, after: Document, where: Where) -> str | None:
    """The id to write down where it followed from the naam, would change with it, and is referred to.

    What is in the agenda may be referred to by any plan.
    """
    from wijkplan.plan.agenda import Agenda
    from wijkplan.plan.reading.ids import id_of
    from wijkplan.plan.writing.places import SECTIONS, references
    from wijkplan.yamltext.editing import value_at

    names_it = where[2:] == ("naam",) or (where[-1] == "wat" and "effecten" in where)
    if where[0] not in SECTIONS[opened.model] or not names_it:
        return None
    old, new = (value_at(document, where[:-1]) for document in (opened.document, after))
    if "id" in old or id_of(old) == id_of(new):
        return None
    is_used = opened.model is Agenda or id_of(old) in references(opened.document.data())
    return id_of(old) if is_used else None


def _new(opened: Opened, where: Where, given: str | None) -> Answer | list[dict[str, Any]]:
    """The value to come at this place as the plan holds it: what was given, or what somebody answers.

    Raises:
        EditError: the text of the plan cannot be changed like that.
        typer.Exit: 2 where no single value can stand, or there is none; 0 where somebody leaves it as it is.
    """
    from wijkplan.plan.writing.places import NAMED_AMOUNTS, Shape, keys, named_amounts, place_by_name, shape, typed
    from wijkplan.yamltext.editing import value_at

    match shape(where, opened.model):
        case Shape.mapping:
            text = _("wijkplan: {where} heeft delen; noem er een: {known}.")
        case Shape.mappings if where[-1] in NAMED_AMOUNTS and given is not None:
            if isinstance(amounts := typed(where, given, opened.model), dict):
                return named_amounts(str(where[-1]), amounts, value_at(opened.document, where))
            text = _(
                "wijkplan: schrijf bij {where} elke naam met het bedrag erachter, zoals: Zaalhuur: 120,50; Soep: 300"
            )
        case Shape.mappings:
            text = _("wijkplan: {where} is een lijst; noem een deel, of maak een nieuw met: wijkplan add.")
        case _ if given is None:
            return _asked(opened, where)
        case _ if (found := typed(where, given, opened.model)) is not None:
            return opened.ids(where, found)
        case _:
            text = _("wijkplan: wat je geeft is leeg of heeft vreemde tekens. Met --remove haal je iets weg.")
    spoken = place_by_name(opened.document.data(), where)
    known = ", ".join(f"{spoken}.{key}" for key in keys(where, opened.model))
    say(text.format(where=spoken, known=known))
    raise typer.Exit(WRONG_USE)


def _asked(opened: Opened, where: Where) -> Answer:
    """What somebody answers when they see what is there now.

    Raises:
        EditError: the text of the plan cannot be changed like that.
        typer.Exit: 0 where they leave it as it is.
    """
    from wijkplan.commands.shell.asking import asked_value
    from wijkplan.plan.writing.places import place_by_name
    from wijkplan.yamltext.editing import value_at

    now = _shown(value_at(opened.document, where))
    spoken = place_by_name(opened.document.data(), where)
    say(_("Nu staat er bij {where}: {value}").format(where=spoken, value=now))
    say(_("Met Enter blijft dat zo."))
    answer = asked_value(opened, where)
    if answer is None:
        say(_("Goed. Er is niets veranderd."))
        raise typer.Exit(FINE)
    return answer


def _shown(value: Any) -> str:
    """A value in one line of text."""
    if isinstance(value, list):
        return ("; " if any(isinstance(one, dict) for one in value) else ", ").join(map(_shown, value))
    if isinstance(value, dict):
        return ", ".join(f"{key}: {_shown(inner)}" for key, inner in value.items())
    return _("(niets)") if value is None else str(value)


def _unknown(error: UnknownPlaceError, document: Document) -> str:
    """What is wrong with a place, and what would be right."""
    from wijkplan.plan.writing.places import place_by_name

    where = place_by_name(document.data(), error.where) or (
        _("de agenda") if is_agenda(document.path) else _("het plan")
    )
    known = ", ".join(f"{where}{number}" for number in error.known) if error.kind == "many-items" else ""
    text = _(_REASONS[error.kind]).format(name=error.name, where=where, count=error.count, known=known)
    if error.near and error.near.help:
        return not_called(text, error.near)
    if known or not error.known:
        return text
    shown = ", ".join(error.known[:_MANY]) + (", …" if len(error.known) > _MANY else "")
    return f"{text} {_('Kies uit: {known}.').format(known=shown)}"
