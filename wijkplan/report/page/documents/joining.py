"""How residents hand in a plan of their own: when, what is asked of it, and with which organisation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wijkplan.language import _, plural
from wijkplan.language.numbers import euros, percentage
from wijkplan.language.sentences import day
from wijkplan.plan.plan import Ronde
from wijkplan.plan.rondes import in_time
from wijkplan.plan.spelregels import Voorwaarden, over
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.page.blocks import Block, Bullets, Fold, Paragraph


def joining(one: Accounted) -> Iterator[Block]:
    """The rounds, the conditions, and with whom to talk: never a person."""
    plan, agenda = one.account.plan, one.account.agenda
    yield Paragraph(_with_whom(one))
    rondes = in_time(plan.budget.rondes)
    if rondes:
        yield Paragraph(_("De rondes van {jaar}:").format(jaar=plan.jaar))
        yield Bullets(tuple(_ronde(one, ronde) for ronde in rondes))
    else:
        yield Paragraph(_("Dit plan heeft geen vaste rondes. Vraag wanneer je iets kunt indienen."))
    conditions = _conditions(over(agenda.spelregels, plan.spelregels).voorwaarden)
    yield Fold(_("Hier letten we op"), (Bullets((*conditions, *_of_rounds(one, rondes))),))


def _of_rounds(one: Accounted, rondes: Sequence[Ronde]) -> Iterator[str]:
    """How the money is parted over the rounds, and what happens to who is late."""
    for ronde in rondes:
        if ronde.deel is not None:
            text = _("Voor ronde '{naam}' is er {deel} van het geld.")
            yield text.format(naam=one.hidden(ronde.naam), deel=percentage(ronde.deel))
    if len(rondes) > 1:
        yield _("Ben je te laat voor een ronde? Dan doet je plan mee in de volgende.")


def _with_whom(one: Accounted) -> str:
    plan, agenda = one.account.plan, one.account.agenda
    coordinators = [partij.id for partij in agenda.partijen if partij.rol == "coordinator"]
    for name in (agenda.coordinatie, *coordinators):
        if name:
            return _("Heb je een idee voor de wijk? Praat erover met {wie}.").format(wie=one.partij(name))
    if gemeente := plan.gemeente or agenda.gemeente:
        text = _("Heb je een idee voor de wijk? Praat erover met de gemeente {gemeente}.")
        return text.format(gemeente=one.hidden(gemeente))
    return _("Heb je een idee voor de wijk? In dit plan staat nog niet met welke organisatie je kunt praten.")


def _ronde(one: Accounted, ronde: Ronde) -> str:
    name = one.hidden(ronde.naam)
    when = _("tot en met {dag}").format(dag=day(ronde.tot)) if ronde.tot else _("de laatste dag is nog niet bekend")
    return f"{name}: {when}"


def _conditions(voorwaarden: Voorwaarden) -> Iterator[str]:
    if voorwaarden.draagvlak_minimaal:
        yield plural(
            voorwaarden.draagvlak_minimaal,
            "Minstens {n} bewoner steunt je plan.",
            "Minstens {n} bewoners steunen je plan.",
        )
    if voorwaarden.eigen_inzet_verplicht:
        yield _("Je betaalt zelf mee, of er helpen vrijwilligers.")
    text = _("Vraag je meer dan {bedrag}? Dan heb je een vereniging of stichting nodig.")
    yield text.format(bedrag=euros(voorwaarden.rechtspersoon_vanaf))
