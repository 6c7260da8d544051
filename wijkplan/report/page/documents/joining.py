"""How residents hand in a plan of their own: when, what is asked of it, and with which organisation."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.language import _, plural
from wijkplan.language.numbers import euros, percentage
from wijkplan.language.sentences import day
from wijkplan.plan.plan import Ronde
from wijkplan.plan.rondes import in_time
from wijkplan.plan.spelregels import Voorwaarden, over
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.page.blocks import Block, Bullets, Paragraph


def joining(one: Accounted) -> Iterator[Block]:
    """The rounds, the conditions, and with whom to talk: never a person."""
    plan, agenda = one.account.plan, one.account.agenda
    yield Paragraph(_with_whom(one))
    if rondes := in_time(plan.budget.rondes):
        yield Paragraph(_("Dit zijn de rondes van {jaar}:").format(jaar=plan.jaar))
        yield Bullets(tuple(_ronde(one, ronde) for ronde in rondes))
    else:
        yield Paragraph(_("Dit plan heeft geen vaste rondes. Vraag wanneer je iets kunt indienen."))
    if len(rondes) > 1:
        yield Paragraph(_("Ben je te laat voor een ronde? Dan doet je plan mee in de volgende."))
    if asked := tuple(_conditions(over(agenda.spelregels, plan.spelregels).voorwaarden)):
        yield Paragraph(_("Hier letten we op:"))
        yield Bullets(asked)


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
    if ronde.deel is None:
        return f"{name}: {when}"
    share = _("{deel} van het geld").format(deel=percentage(ronde.deel))
    return f"{name}: {when} ({share})"


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
