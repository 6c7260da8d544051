"""How was chosen: the treden as a picture with three sentences, and folded the rules and who weighs how much."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import About, euros, percentage
from wijkplan.language.sentences import and_
from wijkplan.outcome.result import TREDEN, Allocation, Trede
from wijkplan.plan.spelregels import BijTekort, Methode, Spelregels, over
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.page.blocks import Block, Bullets, Figure, Fold, Paragraph, Table
from wijkplan.report.page.charts import Ladder, Tint, Tread

_NAMES: dict[Trede, tuple[str, Tint]] = {
    "besloten": (N_("Eerst: besluiten die er al zijn"), "besloten"),
    "klein": (N_("Dan: kleine plannen van bewoners"), "bewoners"),
    "bewoners": (N_("Dan: andere plannen van bewoners"), "bewoners"),
    "professioneel": (N_("Als laatste: werk van professionals"), "professioneel"),
}
_METHODS: dict[Methode, str] = {
    "rangorde": N_("Alle plannen staan in één rij. Het plan met de meeste punten komt het eerst aan de beurt."),
    "per-thema": N_("Elk thema krijgt eerst een eigen deel van het geld. Wat overblijft, gaat op één hoop."),
    "gelijke-delen": N_(
        "Elke stemmer heeft een gelijk deel van het geld. Daarmee betaal je mee aan plannen waar je op stemt."
    ),
}
_IN_SHORT: dict[Methode, str] = {
    "rangorde": N_("Wie de meeste punten heeft, komt het eerst aan de beurt."),
    "per-thema": N_("Elk thema krijgt eerst een eigen deel van het geld."),
    "gelijke-delen": N_("Elke stemmer heeft een gelijk deel van het geld."),
}
_SHORTAGE: dict[BijTekort, str] = {
    "sla-over": N_("Past een plan niet meer? Dan kijken we of het volgende plan past."),
    "stop": N_("Past een plan niet meer? Dan krijgen de plannen erna ook niets."),
    "deels": N_("Past een plan niet meer? Dan krijgt het wat er nog over is."),
}
_WEIGHS = {
    "thema": N_("hoe belangrijk het thema is"),
    "draagvlak": N_("hoeveel bewoners het steunen"),
    "doelgroepen": N_("voor wie het is"),
    "bereik": N_("hoeveel bewoners er iets aan hebben"),
    "eigen_inzet": N_("eigen geld en vrijwilligers"),
    "prioriteit": N_("hoe belangrijk de wijk en de aanbieder het vinden"),
}


def ladder(one: Accounted, allocation: Allocation) -> Iterator[Block]:
    """The picture, where there is something to choose from, and what it says; the exact rules are folded."""
    rules = over(one.account.agenda.spelregels, one.account.plan.spelregels)
    small = rules.verdeling.klein_bedrag
    treden = [trede for trede in TREDEN if trede != "klein" or small]
    if allocation.regels:
        yield _figure(allocation, treden)
    yield Paragraph(" ".join(_in_short(allocation)))
    told = (
        Bullets(tuple(_sentences(small)), numbered=True),
        Paragraph(" ".join(_method(allocation))),
        Paragraph(" ".join(_who_weighs(rules, by_points=allocation.methode != "gelijke-delen"))),
    )
    yield Fold(_("Precies hoe we kiezen"), told)


def _in_short(allocation: Allocation) -> Iterator[str]:
    yield _("Plannen van bewoners gaan voor.")
    yield _("Werk van professionals vult aan wat dan nog nodig is.")
    yield _(_IN_SHORT[allocation.methode])


def _figure(allocation: Allocation, treden: list[Trede]) -> Figure:
    treads, rows, count = [], [], 0
    for trede in treden:
        name, tint = _NAMES[trede]
        if trede == "bewoners" and "klein" not in treden:
            name = N_("Dan: plannen van bewoners")
        paid = [regel.toegekend for regel in allocation.regels if regel.trede == trede and regel.toegekend]
        shown = plural(len(paid), "{n} plan, {bedrag}", "{n} plannen, {bedrag}", bedrag=euros(sum(paid)))
        treads.append(Tread(_(name), shown, tint))
        rows.append((_(name), str(len(paid)), euros(sum(paid))))
        count += len(paid)
    title = _("Wie wanneer aan de beurt komt")
    text = " ".join(f"{tread.naam} ({tread.shown})." for tread in treads)
    total = allocation.toegekend + allocation.pot.besloten
    sums = (_("Samen"), str(count), euros(total))
    table = Table(title, (_("Stap"), _("Plannen met geld"), _("Bedrag")), "lrr", tuple(rows), sums)
    return Figure(title, text, Ladder(tuple(treads)), table)


def _sentences(small: int) -> Iterator[str]:
    """The treden in the order in which they are climbed; ``small``: up to and including this amount (cents)."""
    yield _("Besluiten die er al zijn, blijven staan.")
    if small:
        text = _("Dan komen kleine plannen van bewoners, tot en met {bedrag}. Die krijgen geld op vertrouwen.")
        yield text.format(bedrag=euros(small))
    yield _("Dan komen de andere plannen van bewoners.") if small else _("Dan komen de plannen van bewoners.")
    yield _("Als laatste komt het werk van professionals, voor wat dan nog nodig is.")


def _method(allocation: Allocation) -> Iterator[str]:
    yield _(_METHODS[allocation.methode])
    if allocation.shares:
        yield _("Elke stemmer had daarvoor {bedrag}.").format(bedrag=About(allocation.shares.share))
    yield _(_SHORTAGE[allocation.bij_tekort])


def _who_weighs(rules: Spelregels, *, by_points: bool) -> Iterator[str]:
    voices = rules.stemverhouding
    both = voices.wijk + voices.aanbieder
    yield _("De wijk en de aanbieder zeggen samen hoe belangrijk een thema is.")
    if both:
        text = _("De stem van de wijk telt voor {wijk}, die van de aanbieder voor {aanbieder}.")
        yield text.format(wijk=percentage(voices.wijk / both), aanbieder=percentage(voices.aanbieder / both))
    weights = {name: getattr(rules.criteria, name) for name in _WEIGHS}
    most = max(weights.values())
    heaviest = [_(text) for name, text in _WEIGHS.items() if weights[name] == most]
    if by_points and most and len(heaviest) < len(_WEIGHS):
        yield _("Het zwaarst telt: {wat}.").format(wat=and_(heaviest))
