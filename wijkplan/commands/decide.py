"""``wijkplan decide``: write down what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell import completing
from wijkplan.commands.shell.changing import write_changed
from wijkplan.commands.shell.options import amount as euros_typed
from wijkplan.commands.shell.options import day
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, accepted, agreed, not_called, say, show
from wijkplan.desk import deciding
from wijkplan.desk.dividing import why_not
from wijkplan.desk.editing import Opened, Sound, cannot_edit, open_sound_plan
from wijkplan.language import _, plural

if TYPE_CHECKING:
    from wijkplan.allocate import Allocation
    from wijkplan.desk.deciding import Decision
    from wijkplan.plan.plan import Voorstel
    from wijkplan.yamltext.document import Document, Where


def decide(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("Het plan."))],
    wanted: Annotated[
        str | None,
        typer.Argument(
            metavar="ID", help=_("Het voorstel waarover is besloten."), autocompletion=completing.voorstellen
        ),
    ] = None,
    amount: Annotated[
        int | None,
        typer.Argument(parser=euros_typed, metavar=_("BEDRAG"), help=_("Wat het krijgt; 0 is een afwijzing.")),
    ] = None,
    door: Annotated[
        str | None, typer.Option(metavar=_("WIE"), help=_("Wie het besluit nam: een groep, geen persoon."))
    ] = None,
    motivering: Annotated[
        str | None, typer.Option(metavar=_("TEKST"), help=_("Waarom; verplicht als je afwijkt van het advies."))
    ] = None,
    datum: Annotated[
        str | None, typer.Option(parser=day, metavar=_("DATUM"), help=_("De dag van het besluit; zonder: vandaag."))
    ] = None,
    advice: Annotated[bool, typer.Option("--advice", help=_("Neem het hele advies van allocate over."))] = False,
    round: Annotated[  # noqa: A002
        str | None,
        typer.Option(
            autocompletion=completing.rondes,
            metavar=_("RONDE"),
            help=_("De ronde waar het geld uit komt; het advies gaat daar ook over."),
        ),
    ] = None,
    undo: Annotated[bool, typer.Option("--undo", help=_("Haal het besluit over dit voorstel weer weg."))] = False,
    yes: Annotated[bool, typer.Option("--yes", help=_("Vraag niets."))] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help=_("Laat alleen zien wat er zou veranderen."))] = False,
) -> int:
    """Record one decision, or all that is advised, or take one back."""
    from wijkplan.commands.shell.asking import somebody_there

    asks = not (advice or undo or yes) and (wanted is None or amount is None or not door) and somebody_there()
    if not asks and (problem := _wrong_use(wanted, amount, door, advice=advice, undo=undo)):
        say(problem)
        return WRONG_USE
    opened = accepted(open_sound_plan(file))
    about = {"door": (door or "").strip(), "datum": datum or _today()}
    if round is not None:
        about["ronde"] = _ronde(opened, round)
    if advice:
        return _take_over(opened, round, about, ask=not yes, dry_run=dry_run)
    from wijkplan.commands.shell.asking_decision import above_asked, asked_decision, asked_voorstel

    if asks:
        say(_("Met Ctrl-C stop je; dan verandert er niets."))
    where, voorstel = _called(opened, asked_voorstel(opened, round) if wanted is None else wanted)
    if undo:
        return _take_back(opened, where, voorstel, dry_run=dry_run)
    advised = accepted(deciding.advice(opened, voorstel, round))
    if asks:
        amount, about, motivering = asked_decision(advised, amount, about, motivering, asks_day=datum is None)
    if amount != advised.toegekend and not motivering:
        if problem := above_asked(voorstel, amount or 0):  # no reason would help
            say(_("wijkplan: {why}").format(why=f"{problem}."))
            return WRONG_USE
        from wijkplan.language.numbers import euros

        text = _("wijkplan: het advies voor '{naam}' is {advies}. Leg met --motivering uit waarom je daarvan afwijkt.")
        say(text.format(naam=voorstel.naam, advies=euros(advised.toegekend)))
        say(_("Waarom het advies dat is: {reden}").format(reden=advised.reden))
        if (amount or 0) > (left := deciding.left_for(opened.plan, voorstel, about.get("ronde"))):
            say(_("Er is nog {bedrag} te verdelen.").format(bedrag=euros(left)))
        return WRONG_USE
    made = deciding.decision(amount or 0, about, motivering)
    return _record(opened, [(where, voorstel, made)], motivering or str(advised.reden), dry_run=dry_run)


def _wrong_use(wanted: str | None, amount: int | None, door: str | None, *, advice: bool, undo: bool) -> str | None:
    """What is wrong with what was asked."""
    if advice and (wanted or undo):
        return _("wijkplan: --advice gaat over alle voorstellen; laat de id en --undo weg.")
    if undo and (not wanted or amount is not None):
        return _("wijkplan: --undo vraagt alleen de id van een voorstel.")
    if not advice and not undo and (wanted is None or amount is None):
        return _("wijkplan: noem een voorstel en een bedrag, of kies --advice of --undo.")
    if not undo and not (door and door.strip()):
        return _("wijkplan: wie nam het besluit? Noem een groep met --door, zoals --door buurtbestuur.")
    return None


def _today() -> str:
    from wijkplan.plan.reading import dates

    return dates.today().isoformat()


def _called(opened: Sound, name: str) -> tuple[Where, Voorstel]:
    """The voorstel that is called this, with its place.

    Raises:
        typer.Exit: 2 where there is none, or more than one.
    """
    from wijkplan.plan.naming import Unknown, called, pairs
    from wijkplan.plan.walk import voorstellen

    found = called(pairs(opened.plan.voorstellen), name)
    if isinstance(found, Unknown):
        text = _("wijkplan: {file}: geen voorstel heeft de id '{name}'.").format(file=opened.document.path, name=name)
        say(not_called(text, found))
        raise typer.Exit(WRONG_USE)
    return next((where, voorstel) for where, voorstel in voorstellen(opened.plan) if voorstel.id == found)


def _ronde(opened: Sound, name: str) -> str:
    """The name of this round as the plan has it."""
    from wijkplan.plan.rondes import UnknownRondeError, ronde_named

    try:
        return ronde_named(opened.plan, name).naam
    except UnknownRondeError as error:
        say(why_not(error, opened.document.path.as_posix(), opened.plan))
        raise typer.Exit(WRONG_USE) from None


def _take_over(opened: Sound, round_name: str | None, about: Decision, *, ask: bool, dry_run: bool) -> int:
    """Record all that is advised, once it has been shown and agreed to."""
    from wijkplan.plan.walk import voorstellen
    from wijkplan.report.allocate import allocation_text
    from wijkplan.report.allocate.allocation import Allocated

    name, plan = opened.document.path.as_posix(), opened.plan
    allocation = accepted(deciding.all_advice(opened, round_name))
    given = {regel.voorstel.id: regel.toegekend for regel in allocation.regels if regel.trede != "besloten"}
    decisions = [
        (where, voorstel, deciding.decision(given[voorstel.id], about))
        for where, voorstel in voorstellen(plan)
        if given.get(voorstel.id)
    ]
    if not decisions:
        say(_("{path}: er is geen nieuw advies om over te nemen; er is niets veranderd.").format(path=name))
        return FINE
    show(allocation_text.show(Allocated(name, plan, allocation)), err=True)
    if ask and not dry_run and not agreed(_asking(allocation, len(decisions))):
        return WRONG_USE
    return _record(opened, decisions, dry_run=dry_run)


def _asking(allocation: Allocation, count: int) -> str:
    from wijkplan.language.numbers import euros

    amount = _(", samen {amount}?").format(amount=euros(allocation.toegekend))
    return plural(count, "{n} besluit schrijven", "{n} besluiten schrijven") + amount


def _record(
    opened: Opened, decisions: list[tuple[Where, Voorstel, Decision]], reason: str = "", *, dry_run: bool
) -> int:
    """Write these decisions, and say what became of each, and why, when and what is left."""
    from wijkplan.yamltext.editing import EditError

    try:
        after = deciding.written_down(opened, ((where, made) for where, _voorstel, made in decisions))
    except EditError as error:
        say(cannot_edit(error, opened.document.path))
        return ERRORS
    if after.text == opened.document.text:
        say(_("{path}: dit staat er al; er is niets veranderd.").format(path=opened.document.path))
        return FINE
    only = decisions[0][0] if len(decisions) == 1 else ()
    write_changed(opened, after, only, dry_run=dry_run)
    if not dry_run:
        from wijkplan.plan.reading.money import cents
        from wijkplan.report.plan import answers_text

        made = [
            (voorstel.id, cents(new["toegekend"]), voorstel.besluit.toegekend) for _where, voorstel, new in decisions
        ]
        show(answers_text.decisions(made))
        if reason:
            say(_("Waarom: {reden}").format(reden=reason))
        say(_("Besloten op {datum} door {door}.").format_map(decisions[0][2]))
        for line in _what_is_left(after, decisions[0][0]):
            say(line)
    return FINE


def _what_is_left(after: Document, where: Where) -> list[str]:
    """What is left by this decision in its round, or of all the money where it belongs to none, in words."""
    from wijkplan.language.numbers import euros
    from wijkplan.report.allocate.allocation import short

    left = deciding.left_after(after, where)
    if left is None:
        return []
    ronde, pot = left
    bedrag = euros(pot.beschikbaar)
    if ronde is None:
        return [_("Nog te verdelen: {bedrag}.").format(bedrag=bedrag), *short(pot)]
    text = _("Ronde '{naam}': tot en met deze ronde is nog {bedrag} te verdelen.")
    return [text.format(naam=ronde.naam, bedrag=bedrag), *short(pot)]


def _take_back(opened: Opened, where: Where, voorstel: Voorstel, *, dry_run: bool) -> int:
    from wijkplan.yamltext.editing import EditError, without

    if opened.document.at((*where, "besluit")) is None:
        text = _("{path}: over '{naam}' is nog niets besloten; er is niets veranderd.")
        say(text.format(path=opened.document.path, naam=voorstel.naam))
        return FINE
    try:
        after = without(opened.document, (*where, "besluit"))
    except EditError as error:
        say(cannot_edit(error, opened.document.path))
        return ERRORS
    write_changed(opened, after, where, dry_run=dry_run)
    if not dry_run:
        from wijkplan.report.plan import answers_text

        show(answers_text.said(_("{id}: het besluit is weggehaald").format(id=voorstel.id)))
    return FINE
