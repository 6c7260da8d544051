"""``wijkplan decide``: write down what was decided."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from wijkplan.commands.shell import completing
from wijkplan.commands.shell.changing import write_changed
from wijkplan.commands.shell.options import amount as euros_typed
from wijkplan.commands.shell.options import day
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, accepted, agreed, not_called, say, show
from wijkplan.desk.dividing import divided, why_not
from wijkplan.desk.editing import Opened, Sound, cannot_edit, open_sound_plan
from wijkplan.language import _, plural

if TYPE_CHECKING:
    from collections.abc import Callable

    from wijkplan.allocate import Allocation, Question
    from wijkplan.plan.plan import Plan, Voorstel
    from wijkplan.yamltext.document import Document, Where
    from wijkplan.yamltext.editing import Edit

T = TypeVar("T")
Decision = dict[str, str]
"""The keys of a ``besluit`` as they are to stand in the file."""


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
    from wijkplan.plan.naming import Unknown, called, pairs

    if problem := _wrong_use(wanted, amount, door, advice=advice, undo=undo):
        say(problem)
        return WRONG_USE
    opened = accepted(open_sound_plan(file))
    plan = opened.plan
    about = {"door": door or "", "datum": datum or _today()}
    if round is not None:
        about["ronde"] = _ronde(opened, round)
    if advice:
        return _take_over(opened, round, about, ask=not yes, dry_run=dry_run)
    from wijkplan.checks.walk import voorstellen

    found = called(pairs(plan.voorstellen), wanted or "")
    if isinstance(found, Unknown):
        text = _("wijkplan: {file}: geen voorstel heeft de id '{name}'.").format(file=file, name=wanted)
        say(not_called(text, found))
        return WRONG_USE
    where, voorstel = next((where, voorstel) for where, voorstel in voorstellen(plan) if voorstel.id == found)
    if undo:
        return _take_back(opened, where, voorstel, dry_run=dry_run)
    advised = _advised(opened, voorstel, round)
    if amount != advised and not motivering:
        from wijkplan.language.numbers import euros

        text = _("wijkplan: het advies voor '{naam}' is {advies}. Leg met --motivering uit waarom je daarvan afwijkt.")
        say(text.format(naam=voorstel.naam, advies=euros(advised)))
        if (amount or 0) > (left := _left_for(plan, voorstel, about.get("ronde"))):
            say(_("Er is nog {bedrag} te verdelen.").format(bedrag=euros(left)))
        return WRONG_USE
    return _record(opened, [(where, voorstel, _decision(amount or 0, about, motivering))], dry_run=dry_run)


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
    import datetime

    return datetime.date.today().isoformat()


def _advised(opened: Sound, voorstel: Voorstel, round_name: str | None) -> int:
    """What the ladder gives this voorstel with all other decisions standing, in cents."""
    from wijkplan.prioritise import rank
    from wijkplan.whatif.advice import advice_for

    ranking = rank(opened.plan, opened.agenda)
    return _divided(opened, round_name, lambda asked: advice_for(opened.plan, ranking, voorstel, asked).toegekend)


def _divided(opened: Sound, round_name: str | None, work: Callable[[Question], T]) -> T:
    """What comes of dividing the money up to and including this round."""
    from wijkplan.allocate import Question

    name = opened.document.path.as_posix()
    return accepted(divided(work, Question(ronde=round_name), name, opened.plan, opened.agenda))


def _ronde(opened: Sound, name: str) -> str:
    """The name of this round as the plan has it."""
    from wijkplan.plan.rondes import UnknownRondeError, ronde_named

    try:
        return ronde_named(opened.plan, name).naam
    except UnknownRondeError as error:
        say(why_not(error, opened.document.path.as_posix(), opened.plan))
        raise typer.Exit(WRONG_USE) from None


def _left_for(plan: Plan, voorstel: Voorstel, round_name: str | None) -> int:
    """What there is (up to and including a round) with all other decisions standing, in cents."""
    from wijkplan.allocate.pot import pot
    from wijkplan.plan.rondes import ronde_named

    the_pot = pot(plan, ronde=ronde_named(plan, round_name) if round_name else None)
    return max(0, the_pot.te_verdelen - the_pot.besloten + voorstel.decided)


def _take_over(opened: Sound, round_name: str | None, about: Decision, *, ask: bool, dry_run: bool) -> int:
    """Record all that is advised, once it has been shown and agreed to."""
    from wijkplan.allocate import allocate
    from wijkplan.checks.walk import voorstellen
    from wijkplan.report.allocate import allocation_text
    from wijkplan.report.allocate.allocation import Allocated

    name, plan = opened.document.path.as_posix(), opened.plan
    allocation = _divided(opened, round_name, lambda asked: allocate(plan, opened.agenda, asked))
    given = {regel.voorstel.id: regel.toegekend for regel in allocation.regels if regel.trede != "besloten"}
    decisions = [
        (where, voorstel, _decision(given[voorstel.id], about, None))
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


def _decision(cents: int, about: Decision, motivering: str | None) -> Decision:
    from wijkplan.plan.money import as_text

    found = {"toegekend": as_text(cents), "datum": about["datum"], "door": about["door"]}
    if motivering:
        found["motivering"] = motivering
    return {**found, "ronde": about["ronde"]} if "ronde" in about else found


def _record(opened: Opened, decisions: list[tuple[Where, Voorstel, Decision]], *, dry_run: bool) -> int:
    """Write these decisions, and say what became of each."""
    from wijkplan.yamltext.editing import EditError, edited

    edits = [edit for where, _voorstel, decision in decisions for edit in _edits(opened.document, where, decision)]
    try:
        after = edited(opened.document, edits, opened.order)
    except EditError as error:
        say(cannot_edit(error, opened.document.path))
        return ERRORS
    if after.text == opened.document.text:
        say(_("{path}: dit staat er al; er is niets veranderd.").format(path=opened.document.path))
        return FINE
    only = decisions[0][0] if len(decisions) == 1 else ()
    write_changed(opened, after, only, dry_run=dry_run)
    if not dry_run:
        from wijkplan.plan.money import cents
        from wijkplan.report.plan import answers_text

        made = [
            (voorstel.id, cents(new["toegekend"]), voorstel.besluit.toegekend) for _where, voorstel, new in decisions
        ]
        show(answers_text.decisions(made))
        show(answers_text.said(*_what_is_left(after, decisions[0][0])))
    return FINE


def _what_is_left(after: Document, where: Where) -> list[str]:
    """What the round of this decision has left, in words; nothing where it belongs to none."""
    from wijkplan.allocate.pot import pot
    from wijkplan.checks.walk import voorstellen
    from wijkplan.language.numbers import euros
    from wijkplan.plan.form import load
    from wijkplan.plan.plan import Plan
    from wijkplan.plan.rondes import ronde_of
    from wijkplan.report.allocate.allocation import short

    plan = load(Plan, after).value
    if plan is None or not plan.budget.rondes:
        return []
    ronde = ronde_of(plan, dict(voorstellen(plan))[where].besluit)
    if ronde is None:
        return []
    the_pot = pot(plan, ronde=ronde)
    text = _("Ronde '{naam}': tot en met deze ronde is nog {bedrag} te verdelen.")
    return [text.format(naam=ronde.naam, bedrag=euros(the_pot.beschikbaar)), *short(the_pot)]


def _edits(document: Document, where: Where, decision: Decision) -> list[Edit]:
    """What writes this decision down: key by key where there was one, so that its comments stay."""
    from wijkplan.yamltext.document import Mapping
    from wijkplan.yamltext.editing import Edit

    place = (*where, "besluit")
    there = document.at(place)
    if not isinstance(there, Mapping) or not there.items:
        return [Edit(place, decision)]
    # A reason belongs to the decision that it was given for.
    gone = {"motivering": None} if "motivering" in there.items else {}
    return [Edit((*place, key), value) for key, value in {**gone, **decision}.items()]


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
