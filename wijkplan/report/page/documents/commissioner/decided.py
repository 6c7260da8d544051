"""Decisions that departed from the advice or from a promise, with their reasons, and what became of each promise."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.language import Message, _, plural
from wijkplan.language.numbers import euros
from wijkplan.plan.plan import Voorstel
from wijkplan.report.page.blocks import Block, Bullets, Entries, Entry, Heading, Paragraph, Tone
from wijkplan.report.page.documents.voorstellen import decided_by
from wijkplan.report.page.reported import Reported
from wijkplan.verify import Breach, Promise
from wijkplan.whatif.departures import Departure


def decided(one: Reported) -> Iterator[Block]:
    """Every decision that needed a reason: another amount than was advised, or a promise that it broke.

    Where nobody can say what was advised, all that gave a reason.
    """
    taken = [v for v in one.account.plan.voorstellen if v.besluit.toegekend is not None]
    if not taken:
        return
    yield Heading(_("Besluiten die afwijken van het advies"))
    departures = {departure.voorstel.id: departure for departure in one.departures or ()}
    breaches = _against_promises(one.promises)
    explained = {v.id for v in taken if one.departures is None and v.besluit.motivering}
    found = tuple(
        _decision(one, voorstel, departures.get(voorstel.id), breaches.get(voorstel.id, []))
        for voorstel in sorted(taken, key=lambda v: v.id)
        if voorstel.id in (departures.keys() | breaches.keys() | explained)
    )
    if one.departures is None:
        yield Paragraph(
            _(
                "Wat het advies was, is hier niet per voorstel te zeggen."
                " Hier staan de besluiten met een reden, en die tegen een belofte."
            )
        )
    elif not found:
        yield Paragraph(_("Geen enkel besluit week af van het advies."))
    else:
        yield Paragraph(_("Het advies is wat de ladder geeft, als alle andere besluiten blijven staan."), "note")
    if found:
        yield Entries(found)


def _against_promises(promises: tuple[Promise, ...]) -> dict[str, list[Breach]]:
    """What decisions did against a promise, by the id of the voorstel whose money it is; with a reason or without."""
    found: dict[str, list[Breach]] = {}
    for promise in promises:
        for breach in (*promise.broken, *promise.explained):
            if breach.voorstel:
                found.setdefault(breach.voorstel, []).append(breach)
    return found


def _decision(one: Reported, voorstel: Voorstel, departure: Departure | None, breaches: list[Breach]) -> Entry:
    besluit, hidden, told = voorstel.besluit, one.accounted.hidden, []
    verdict = _("tegen een belofte") if breaches else ""
    if departure:
        advised = departure.advised
        more = voorstel.decided > advised.toegekend
        verdict = _("meer dan het advies") if more else _("minder dan het advies")
        text = _("Het advies was {advies}: {reden}")
        told.append(text.format(advies=euros(advised.toegekend), reden=_shown(one, advised.reden)))
    told += [_shown(one, breach.message) for breach in breaches]
    reasons = _reasons(one, voorstel, breaches)
    told += reasons or [_("Er staat niet bij waarom.")]
    if taken := decided_by(one.accounted, besluit):
        told.append(taken)
    return Entry(hidden(voorstel.naam), verdict, "partly" if reasons else "bad", euros(voorstel.decided), tuple(told))


def _reasons(one: Reported, voorstel: Voorstel, breaches: list[Breach]) -> list[str]:
    """The written reason of this decision, and of those about the voorstellen that it passed over."""
    ids = dict.fromkeys([voorstel.id, *(breach.other for breach in breaches)])
    by_id = {v.id: v for v in one.account.plan.voorstellen}
    named = [by_id[id_] for id_ in ids if id_ in by_id]
    hidden = one.accounted.hidden
    return [
        f"{_('Waarom')}: {hidden(v.besluit.motivering)}"
        if v is voorstel
        else f"{_('Waarom')} ({hidden(v.naam)}): {hidden(v.besluit.motivering)}"
        for v in named
        if v.besluit.motivering
    ]


def _shown(one: Reported, message: Message) -> str:
    """A sentence with the names of others in it."""
    return str(message.masked(lambda _name, value: one.accounted.hidden(value)))


def promises(one: Reported) -> Iterator[Block]:
    """Each promise of the ladder: what is broken first, then what a decision explains, what is kept, and the rest."""
    if not one.promises:
        return
    applies = [promise for promise in one.promises if promise.applies]
    kept = [promise for promise in applies if not promise.broken]
    yield Heading(_("De beloften van de ladder"))
    of = len(applies)
    text = plural(len(kept), "{n} van de {of} beloften is gehouden.", "{n} van de {of} beloften zijn gehouden.", of=of)
    yield Paragraph(text)
    yield Paragraph(_("Elke belofte is apart nagerekend, zonder de verdeling te geloven."), "note")
    told = [_promise(one, promise, _("gebroken"), "bad") for promise in applies if promise.broken]
    told += [_promise(one, promise, _("afgeweken, met uitleg"), "partly") for promise in kept if promise.explained]
    if told:
        yield Entries(tuple(told))
    if simply := tuple(_(promise.text) for promise in kept if not promise.explained):
        yield Heading(_("Gehouden"), 3)
        yield Bullets(simply)
    if beside := tuple(_(promise.text) for promise in one.promises if not promise.applies):
        yield Heading(_("Geldt hier niet"), 3)
        yield Bullets(beside)


def _promise(one: Reported, promise: Promise, verdict: str, tone: Tone) -> Entry:
    explained = _("Het besluit legt uit waarom.")
    told = [_shown(one, breach.message) for breach in promise.broken]
    told += [f"{_shown(one, breach.message)} {explained}" for breach in promise.explained]
    return Entry(_(promise.text), verdict, tone, lines=tuple(told))
