"""The questions of ``wijkplan decide``, for somebody at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import typer

from wijkplan.commands.shell.asking import asked_for, chosen
from wijkplan.commands.shell.options import amount as euros_typed
from wijkplan.commands.shell.options import day
from wijkplan.commands.shell.speaking import WRONG_USE, accepted, say
from wijkplan.language import _
from wijkplan.language.numbers import euros

if TYPE_CHECKING:
    from wijkplan.allocate import Regel
    from wijkplan.desk.deciding import Decision
    from wijkplan.desk.editing import Sound
    from wijkplan.plan.plan import Voorstel


def asked_voorstel(opened: Sound, ronde: str | None) -> str:
    """The id of the voorstel that was decided on, chosen from all of them with what is advised.

    Raises:
        typer.Abort: they stopped.
        typer.Exit: 2 where there is nothing to decide about, or there is no advice.
    """
    from wijkplan.plan.naming import Names, pairs

    if not opened.plan.voorstellen:
        say(_("wijkplan: er staan nog geen voorstellen in dit plan."))
        raise typer.Exit(WRONG_USE)
    names = Names(pairs(opened.plan.voorstellen))
    return chosen("voorstel", _("Over welk voorstel is besloten?"), _with_advice(opened, ronde), names.called)


def asked_decision(
    advised: Regel, amount: int | None, about: Decision, motivering: str | None, *, asks_day: bool
) -> tuple[int, Decision, str | None]:
    """How much was decided, in cents; when and by whom; and why, where that is not as advised.

    Args:
        advised: the advice about this voorstel.
        amount: what was given as an option, as is the ``motivering``.
        about: the day, and the group or an empty text.
        asks_day: whether the day was not given, and so is asked for too.

    Raises:
        typer.Abort: they stopped.
    """
    from wijkplan.plan.reading.money import as_text

    if amount is None:
        text = _("Het advies is {advies}. {reden}").format(advies=euros(advised.toegekend), reden=advised.reden)

        def not_above(typed: str) -> int:
            found = euros_typed(typed)
            if problem := above_asked(advised.voorstel, found):
                raise typer.BadParameter(problem)
            return found

        amount = asked_for("bedrag", text, not_above, as_text(advised.toegekend))
    if asks_day:
        about = {**about, "datum": asked_for("datum", _("De dag van het besluit."), day, about["datum"])}
    if not about["door"]:
        door = asked_for("door", _("Wie het besluit nam: een groep, geen persoon."), _something)
        about = {**about, "door": door}
    if amount != advised.toegekend and not motivering:
        motivering = asked_for("motivering", _("Dit is anders dan het advies. Leg uit waarom."), _something)
    return amount, about, motivering


def above_asked(voorstel: Voorstel, amount: int) -> str | None:
    """What to say of an amount (in cents) that is more than is asked; None where it is not."""
    if voorstel.asks is None or amount <= voorstel.asks:
        return None
    text = _("'{naam}' vraagt {bedrag}; meer toekennen kan niet")
    return text.format(naam=voorstel.naam, bedrag=euros(voorstel.asks))


def _something(text: str) -> str:
    if not text.strip():
        raise typer.BadParameter(_("vul hier iets in"))
    return text.strip()


def _with_advice(opened: Sound, ronde: str | None) -> dict[str, str]:
    """Each voorstel by its id, as they stand in the plan, with what is advised or was decided, and its name."""
    from wijkplan.desk.deciding import all_advice

    said = {"besloten": _("besloten: {bedrag}"), "afgewezen": _("afgewezen")}
    found = {voorstel.id: "" for voorstel in opened.plan.voorstellen}
    for regel in accepted(all_advice(opened, ronde)).regels:
        what = said.get(regel.status, _("advies: {bedrag}")).format(bedrag=euros(regel.toegekend))
        found[regel.voorstel.id] = f"({what}) {regel.voorstel.naam}"
    return found
