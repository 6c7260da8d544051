"""For who gave the money: what is not known, what came of each ambition, and where every euro went."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.language import _, current
from wijkplan.language.numbers import euros
from wijkplan.report.account import lines, sentences
from wijkplan.report.page.blocks import Block, Bullets, Callout, Document, Facts, Heading
from wijkplan.report.page.documents.commissioner.chain import chain
from wijkplan.report.page.documents.commissioner.decided import decided, promises
from wijkplan.report.page.documents.commissioner.measured import measured
from wijkplan.report.page.documents.commissioner.spent import spent, voorstellen
from wijkplan.report.page.documents.commissioner.taking_part import taking_part
from wijkplan.report.page.reported import Reported


def commissioner(one: Reported) -> Document:
    """The whole account: what is missing stands above what was reached."""
    parts = (missing, chain, measured, spent, decided, taking_part, voorstellen, learned, promises, not_said)
    return Document(
        title=lines.title(one.accounted),
        blocks=tuple(block for part in parts for block in part(one)),
        kicker=_("Voor de opdrachtgever"),
        foot=tuple(_made_from(one)),
        language="en" if current() == "en" else "nl",
    )


def missing(one: Reported) -> Iterator[Block]:
    """What is not known yet, with the figures that are seen first beside it."""
    account = one.account
    said = sentences.missing(account.missing, account.geld.nog_te_verantwoorden)
    yield Callout(_("Wat nog ontbreekt"), (Bullets(tuple(said or [sentences.nothing_missing()])),))
    lacking, effects = account.missing, account.effecten
    part = _("{n} van de {of}")
    pairs = [(name.capitalize(), euros(cents)) for _sign, name, cents in lines.money(account.geld)]
    if effects.aantal:
        pairs.append((_("Effecten met een cijfer"), part.format(n=effects.met_cijfer, of=effects.aantal)))
    if of := lacking.van_voorstellen:
        pairs.append((_("Voorstellen verantwoord"), part.format(n=of - lacking.voorstellen, of=of)))
    yield Facts(tuple(pairs))


def learned(one: Reported) -> Iterator[Block]:
    """What people wrote down that they learned."""
    told = [(thema.thema.naam, thema.thema.geleerd) for thema in one.account.themas]
    told += [(v.naam, v.resultaat.geleerd) for v in one.account.plan.voorstellen if v.resultaat]
    hidden = one.accounted.hidden
    if found := tuple(f"{hidden(naam)}: {hidden(geleerd)}" for naam, geleerd in told if geleerd):
        yield Heading(_("Wat er is geleerd"))
        yield Bullets(found)


def not_said(_one: Reported) -> Iterator[Block]:
    """What no figure of this document says."""
    yield Heading(_("Wat dit niet zegt"))
    yield Bullets(
        (
            sentences.no_proof(),
            _("Er is geen cijfer voor het geheel. Ook staat nergens hoeveel euro een effect waard is."),
            _("Hoeveel verschillende bewoners zijn bereikt, weet niemand. Wie vaker meedeed, telt vaker mee."),
        )
    )


def _made_from(one: Reported) -> Iterator[str]:
    yield _("Gemaakt uit {bestand}.").format(bestand=one.accounted.hidden(one.bestand))
    if one.revision:
        yield _("Versie in git: {revisie}.").format(revisie=one.revision)
