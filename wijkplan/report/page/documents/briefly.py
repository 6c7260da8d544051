"""The page for residents in two minutes: each thing in one sentence, and all there is to say about it behind a fold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from wijkplan.checks.language.sentences import sentences
from wijkplan.language import _
from wijkplan.outcome.result import Regel
from wijkplan.plan.plan import Interventie
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.page.blocks import Block, Entries, Entry, Fold
from wijkplan.report.page.documents.voorstellen import entry, sentence, who, without_money


class Told(NamedTuple):
    """One thing, twice: as it is seen at once, and with all that is known of it."""

    short: Entry
    whole: Entry


def told(several: Sequence[Told], most: int, everything: str) -> Iterator[Block]:
    """The first so many in short, and folded under ``everything`` each of them wholly; nothing of none."""
    if several:
        yield Entries(tuple(one.short for one in several[:most]))
    if len(several) > most or any(one.short != one.whole for one in several):
        yield Fold(everything, (Entries(tuple(one.whole for one in several)),))


def voorstel(one: Accounted, regel: Regel) -> Told:
    """What it is, or why it gets nothing, in one sentence; and all of it."""
    whole = entry(one, regel)
    return Told(replace(whole, lines=(_one_sentence(one, regel),)), whole)


def _one_sentence(one: Accounted, regel: Regel) -> str:
    voorstel = regel.voorstel
    if without_money(regel):
        why = voorstel.besluit.motivering if regel.status == "afgewezen" else None
        return first_sentence(one.hidden(why)) if why else sentence(regel)
    if isinstance(voorstel, Interventie) and voorstel.waarom:
        return _("Waarom: {waarom}").format(waarom=first_sentence(one.hidden(voorstel.waarom)))
    if voorstel.tekst:
        return first_sentence(one.hidden(voorstel.tekst))
    if name := who(one, regel):
        return _("Wie dit doet: {wie}.").format(wie=name)
    return sentence(regel)


def first_sentence(text: str) -> str:
    """Of a text that is not empty."""
    found = sentences(text)
    return text[: found[0].end].strip() if found else text.strip()
