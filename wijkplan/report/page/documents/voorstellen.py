"""What became of each voorstel, in words for everybody: a verdict, one sentence, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import euros, figure, number
from wijkplan.language.sentences import and_, day
from wijkplan.outcome.result import Regel, Status
from wijkplan.plan.plan import Besluit, Interventie, Resultaat
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.page.blocks import Entry, Tone


class Verdict(NamedTuple):
    """A status as people read it."""

    word: str
    tone: Tone
    sentence: str


VERDICTS: dict[Status, Verdict] = {
    "besloten": Verdict(N_("Ja"), "good", N_("Hier gaat {bedrag} naartoe.")),
    "toegekend": Verdict(N_("Voorstel: ja"), "good", N_("Het hele bedrag past.")),
    "deels": Verdict(N_("Voorstel: een deel"), "partly", N_("Er is geld voor een deel.")),
    "past-niet": Verdict(N_("Voorstel: nog niet"), "bad", N_("Er is niet genoeg geld over.")),
    "budget-op": Verdict(N_("Voorstel: nog niet"), "bad", N_("Het geld is op.")),
    "niet-nodig": Verdict(N_("Voorstel: nu niet"), "plain", N_("Dit is nu niet nodig.")),
    "motivering-nodig": Verdict(
        N_("Voorstel: nog niet"), "plain", N_("Het is nog niet duidelijk waarom dit ook nodig is.")
    ),
    "wacht-op-bewoners": Verdict(N_("Voorstel: nog niet"), "plain", N_("Een plan van bewoners gaat voor.")),
    "voldoet-niet": Verdict(N_("Voorstel: nog niet"), "bad", N_("Dit past nog niet bij de afspraken.")),
    "uitgesloten": Verdict(N_("Voorstel: nee"), "bad", N_("Dit kan niet samen met een ander plan.")),
    "geen-begroting": Verdict(N_("Nog niet beslist"), "plain", N_("Er staat nog niet bij wat het kost.")),
    "geen-geld-nodig": Verdict(N_("Kan zonder geld"), "good", N_("Hier is geen geld voor nodig.")),
    "gestopt": Verdict(N_("Gestopt"), "plain", N_("Dit gaat niet verder.")),
    "klaar": Verdict(N_("Klaar"), "good", N_("Dit is klaar.")),
    "latere-ronde": Verdict(N_("Later"), "plain", N_("Dit doet mee in een latere ronde.")),
    "afgewezen": Verdict(N_("Nee"), "bad", N_("Hier gaat geen geld naartoe.")),
}
"""Of every status. ``Ja`` and ``Nee`` were decided; ``Voorstel`` is what the advice says."""

GOES_ON: tuple[Status, ...] = ("geen-geld-nodig", "klaar")
_OPEN: tuple[Status, ...] = ("geen-begroting", "latere-ronde")


def in_order(regel: Regel) -> int:
    """A sort key: who has money, who goes on without, whose turn is still to come, who gets none, who has stopped."""
    if regel.toegekend:
        return 0
    if regel.status in GOES_ON:
        return 1
    if regel.status in _OPEN:
        return 2
    return 4 if regel.status == "gestopt" else 3


def without_money(regel: Regel) -> bool:
    """Whether it asks for money and gets none, so that somebody may want to know why."""
    return not regel.toegekend and regel.status not in (*GOES_ON, "gestopt")


def entry(one: Accounted, regel: Regel) -> Entry:
    """What it is, whether it gets money, and what came of it."""
    voorstel = regel.voorstel
    word, tone = verdict(regel)
    amount = euros(regel.toegekend) if regel.toegekend else ""
    told = [one.hidden(voorstel.tekst)] if voorstel.tekst else []
    if name := who(one, regel):
        told.append(_("Wie dit doet: {wie}.").format(wie=name))
    told += [*_why_professionals(one, regel), *_outcome(one, regel)]
    if result := _result(one, voorstel.resultaat):
        told.append(result)
    return Entry(one.hidden(voorstel.naam), word, tone, amount, tuple(told))


def verdict(regel: Regel) -> tuple[str, Tone]:
    """How it ended, in a word or two."""
    found = VERDICTS[regel.status]
    status = regel.voorstel.status
    if regel.status == "geen-geld-nodig" and status == "loopt":
        return _("Loopt zonder geld"), found.tone
    if regel.status != "besloten":
        return _(found.word), found.tone
    if status == "klaar":
        return _("Ja, en klaar"), "good"
    if status == "gestopt":
        return _("Ja, maar gestopt"), "plain"
    return (_("Ja, een deel"), "partly") if _is_part(regel) else (_(found.word), found.tone)


def _is_part(regel: Regel) -> bool:
    return regel.toegekend < (regel.voorstel.asks or 0)


def who(one: Accounted, regel: Regel) -> str:
    """Which group or organisation does it; empty where the plan does not say."""
    voorstel = regel.voorstel
    return one.partij(voorstel.who) if isinstance(voorstel, Interventie) else one.hidden(voorstel.who)


def _why_professionals(one: Accounted, regel: Regel) -> Iterator[str]:
    """Why residents cannot do this themselves, and to what of theirs it adds."""
    voorstel = regel.voorstel
    if not isinstance(voorstel, Interventie):
        return
    if voorstel.waarom:
        yield _("Waarom: {waarom}").format(waarom=one.hidden(voorstel.waarom))
    if names := names_of(one, voorstel.vult_aan):
        yield _("Dit vult {namen} aan.").format(namen=and_(names))


def names_of(one: Accounted, ids: tuple[str, ...]) -> list[str]:
    """What those of these voorstellen are called that are in the plan."""
    known = {voorstel.id for voorstel in one.account.plan.voorstellen}
    return one.names(tuple(id_ for id_ in ids if id_ in known))


def _outcome(one: Accounted, regel: Regel) -> Iterator[str]:
    """Whether it gets money, in one sentence, and of a decision the reason and what is expected in return."""
    besluit, asks = regel.voorstel.besluit, regel.voorstel.asks
    said = [_gets(one, regel)]
    if asks is not None and regel.toegekend and _is_part(regel):
        said.insert(0, _("Gevraagd: {bedrag}.").format(bedrag=euros(asks)))
    if regel.status in ("besloten", "afgewezen"):
        said += [decided_by(one, besluit), one.hidden(besluit.motivering or "")]
    yield " ".join(filter(None, said))
    if regel.status == "besloten" and besluit.voorwaarden:
        yield _("Wat daarbij hoort: {voorwaarden}").format(voorwaarden=one.hidden(besluit.voorwaarden))


def _gets(one: Accounted, regel: Regel) -> str:
    """What the status says. The reason of the advice stands in its place where it says more than that it fits."""
    if regel.status == "deels" or (regel.status == "toegekend" and "n" in regel.reden.values):
        return one.hidden(reason(regel))
    if regel.trede == "klein":
        return _("Een klein bedrag: dat gaat op vertrouwen.")
    return sentence(regel)


def sentence(regel: Regel) -> str:
    """What its status says; of what ended, the money that it used."""
    voorstel = regel.voorstel
    if regel.status == "besloten" and voorstel.ended:
        spent = voorstel.resultaat.besteed if voorstel.resultaat else None
        if spent is not None and spent < regel.toegekend:
            text = _("Dit gebruikte {besteed} van de {bedrag}.")
            return text.format(besteed=euros(spent), bedrag=euros(regel.toegekend))
        return _("Hier ging {bedrag} naartoe.").format(bedrag=euros(regel.toegekend))
    return _(VERDICTS[regel.status].sentence).format(bedrag=euros(regel.toegekend))


def reason(regel: Regel) -> str:
    """The reason of the advice; in shorter sentences where it speaks of a need, of a condition or of a ``waarom``."""
    values = regel.reden.values
    match regel.status:
        case "deels" if "{rest}" in regel.reden.text:
            text = _("Dit is nog nodig voor {rest} van de {bereik} bewoners die het kan bereiken.")
            if values["wie"].values:
                text = _("Naast {wie} is dit nog nodig voor {rest} van de {bereik} bewoners die het kan bereiken.")
            return text.format_map(values)
        case "niet-nodig" if not values["rest"].value:
            text = _("We bereiken al iedereen voor wie dit nodig is.")
            if values["wie"].values:
                text = _("We bereiken al iedereen voor wie dit nodig is, vooral met {wie}.")
            return text.format_map(values)
        case "voldoet-niet":
            return _lacking(values)
        case "motivering-nodig":
            text = _("Bewoners doen hier al iets aan met '{naam}'. Er staat nog niet bij waarom dit ook nodig is.")
            return text.format_map(values)
    return str(regel.reden)


def _lacking(values: dict[str, Any]) -> str:
    """Which condition is not met, by the values of the reason."""
    if "grens" in values:
        return _("Boven {grens} is een vereniging of stichting nodig.").format_map(values)
    if "minimaal" not in values:
        return _("Eigen geld of vrijwilligers zijn nodig, en staan er nog niet bij.")
    if values["draagvlak"] is None:
        return _("Er staat nog niet bij hoeveel bewoners dit steunen.")
    return _("Bewoners die dit steunen: {draagvlak}. Nodig: minstens {minimaal}.").format_map(values)


def decided_by(one: Accounted, besluit: Besluit) -> str:
    """When it was decided and by whom; empty where nobody wrote that down."""
    if besluit.datum and besluit.door:
        return _("Besluit van {dag}, door {wie}.").format(dag=day(besluit.datum), wie=one.partij(besluit.door))
    if besluit.datum:
        return _("Besluit van {dag}.").format(dag=day(besluit.datum))
    return _("Besluit door {wie}.").format(wie=one.partij(besluit.door)) if besluit.door else ""


def _result(one: Accounted, result: Resultaat | None) -> str:
    """What came of it, in a line; empty where nobody wrote that down."""
    if result is None:
        return ""
    said = []
    if result.bereikt is not None:
        shown = number(result.bereikt)
        said.append(plural(result.bereikt, "Dit bereikte {m} bewoner.", "Dit bereikte {m} bewoners.", m=shown))
    if result.waardering is not None:
        said.append(_("Wie meedeed, gaf een {cijfer}.").format(cijfer=figure(result.waardering, 1)))
    if result.verhaal:
        said.append(one.hidden(result.verhaal))
    return f"{_('Wat het bracht:')} {' '.join(said)}" if said else ""
