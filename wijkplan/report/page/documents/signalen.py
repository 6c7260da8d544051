"""What residents said, and what was done with it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from wijkplan.account.residents import led_to_something
from wijkplan.language import _, plural
from wijkplan.language.numbers import number
from wijkplan.language.sentences import and_, day
from wijkplan.plan.plan import Signaal
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.page.blocks import Block, Bullets, Entry, Fold, Paragraph
from wijkplan.report.page.documents.briefly import Told, first_sentence, told
from wijkplan.report.page.documents.tones import of_signaal
from wijkplan.report.page.documents.voorstellen import names_of

FIRST = 4
"""So many are shown, with one line each; the rest can be unfolded."""


def signalen(one: Accounted) -> Iterator[Block]:
    """What most residents said, each with one line of what was done; all of it can be unfolded."""
    said = [signaal for signaal in one.account.plan.signalen if signaal.tekst]
    results = tuple(_results(one))
    in_short = [*_met(one), *_in_short(said)]
    if not said and not results:
        in_short.append(_("In dit plan staat nog niet wat bewoners zeiden."))
    yield Paragraph(" ".join(in_short))
    several = [_told(one, signaal) for signaal in sorted(said, key=lambda s: -(s.aantal or 1))]
    yield from told(several, FIRST, plural(len(said), "Alles over wat je zei", "Alles over de {n} dingen die je zei"))
    if results:
        yield Fold(_("Wat uit de gesprekken kwam"), (Bullets(results),))


def _met(one: Accounted) -> Iterator[str]:
    """How often residents talked along; nothing where the plan has no meetings."""
    moments = len(one.account.plan.participatie)
    if took_part := one.account.participatie.deelnemers:
        yield plural(
            moments,
            "In {n} gesprek deden {m} mensen mee.",
            "In {n} gesprekken deden {m} keer mensen mee.",
            m=number(took_part),
        )
    elif moments:
        yield _("We praatten {n} keer met bewoners.").format(n=moments)


def _results(one: Accounted) -> Iterator[str]:
    """What came of each meeting of which that is written down."""
    for moment in one.account.plan.participatie:
        if moment.opbrengst:
            name = one.hidden(moment.wat or _("gesprek"))
            when = f"{name}, {day(moment.datum)}" if moment.datum else name
            yield f"{when}: {one.hidden(moment.opbrengst)}"


def _in_short(signalen: Sequence[Signaal]) -> Iterator[str]:
    """How many led to something, were only passed on, and are open; nothing of none."""
    met = sum(map(led_to_something, signalen))
    passed_on = sum(not led_to_something(s) and s.doorgegeven_aan is not None for s in signalen)
    left = len(signalen) - met - passed_on
    if not signalen:
        return
    yield plural(len(signalen), "Je vertelde ons {n} ding.", "Je vertelde ons {n} dingen.")
    if met:
        yield _("Met {n} daarvan deden we iets.").format(n=met)
    if passed_on:
        yield _("We gaven er {n} door.").format(n=passed_on)
    if left == len(signalen):
        yield _("Daar deden we nog niets mee.")
    elif left:
        yield plural(left, "{n} staat nog open.", "{n} staan nog open.")


def _told(one: Accounted, signaal: Signaal) -> Told:
    """What was said, with the first thing that was done; and all of it."""
    whole = Entry(
        one.hidden(signaal.tekst or ""), _verdict(signaal), of_signaal(signaal), lines=tuple(_lines(one, signaal))
    )
    return Told(replace(whole, lines=tuple(_one_sentence(one, signaal))), whole)


def _one_sentence(one: Accounted, signaal: Signaal) -> Iterator[str]:
    """Behind the word that says how it stands; nothing of what still waits."""
    if signaal.gedaan:
        yield first_sentence(one.hidden(signaal.gedaan))
    elif names := names_of(one, signaal.voorstellen):
        yield f"{and_(names)}."
    elif signaal.doorgegeven_aan:
        yield _("We gaven dit door aan {wie}.").format(wie=one.partij(signaal.doorgegeven_aan))


def _verdict(signaal: Signaal) -> str:
    """What still waits is called open, and the sentence above all says that nothing was done with it."""
    if signaal.gedaan:
        return _("Gedaan")
    if signaal.voorstellen:
        return _("Er kwam een plan")
    return _("Doorgegeven") if signaal.doorgegeven_aan else _("Nog open")


def _lines(one: Accounted, signaal: Signaal) -> Iterator[str]:
    if signaal.aantal:
        shown = number(signaal.aantal)
        yield plural(signaal.aantal, "{m} bewoner zei dit.", "{m} bewoners zeiden dit.", m=shown)
    if signaal.gedaan:
        yield _("Wat we deden: {gedaan}").format(gedaan=one.hidden(signaal.gedaan))
    if names := names_of(one, signaal.voorstellen):
        yield _("Hieruit kwam: {namen}.").format(namen=and_(names))
    if signaal.doorgegeven_aan:
        yield _("We gaven dit door aan {wie}.").format(wie=one.partij(signaal.doorgegeven_aan))
    if signaal.teruggekoppeld:
        yield _("Op {dag} vertelden we bewoners hoe het ermee staat.").format(dag=day(signaal.teruggekoppeld))
