"""What an account says in words: the same on a screen and on a page.

No sentence calls a difference real that may be chance, and none says that residents were counted once.
"""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.account.account import Missing
from wijkplan.account.effects import EffectAccount
from wijkplan.account.residents import Bereik
from wijkplan.language import N_, _, plural
from wijkplan.language.numbers import euros, number
from wijkplan.plan.reading.meting import Meting
from wijkplan.report.draw.numbers import measured

OORDELEN = {
    "gehaald": N_("gehaald"),
    "op-weg": N_("op weg"),
    "niet": N_("niet beter"),
    "niet-gemeten": N_("niet gemeten"),
    "geen-cijfer": N_("geen cijfer"),
    None: N_("niet te zeggen"),
}
STANDEN = {
    "verantwoord": N_("verantwoord"),
    "deels": N_("deels verantwoord"),
    "nog-niet": N_("nog niet verantwoord"),
}


def missing(lacking: Missing, unaccounted: int) -> list[str]:
    """What has no account yet, what weighs most first; empty where nothing is missing.

    Args:
        lacking: how many of how many.
        unaccounted: the money of which nobody wrote down what was spent, in cents.
    """
    return [*_effects(lacking), *_money(lacking, unaccounted), *_told_back(lacking)]


def not_measured(count: int, of: int) -> str:
    """So many of so many effects."""
    if of == 1:
        return _("Het enige effect is niet gemeten.")
    return plural(
        count, "{n} van de {of} effecten is niet gemeten.", "{n} van de {of} effecten zijn niet gemeten.", of=of
    )


def not_accounted(count: int, of: int) -> str:
    """So many of so many voorstellen."""
    if of == 1:
        return _("Het enige voorstel met geld is nog niet helemaal verantwoord.")
    return plural(
        count,
        "{n} van de {of} voorstellen met geld is nog niet helemaal verantwoord.",
        "{n} van de {of} voorstellen met geld zijn nog niet helemaal verantwoord.",
        of=of,
    )


def _effects(lacking: Missing) -> Iterator[str]:
    of = lacking.van_effecten
    if lacking.effecten:
        yield not_measured(lacking.effecten, of)
    if lacking.geen_cijfer and of == 1:
        yield _("Het enige effect is verteld, en niet gemeten in een cijfer.")
    elif lacking.geen_cijfer:
        yield plural(
            lacking.geen_cijfer,
            "{n} van de {of} effecten is verteld, en niet gemeten in een cijfer.",
            "{n} van de {of} effecten zijn verteld, en niet gemeten in een cijfer.",
            of=of,
        )
    if lacking.onbekend and of == 1:
        yield _("Van het enige effect is niet te zeggen hoe ver het is.")
    elif lacking.onbekend:
        yield plural(
            lacking.onbekend,
            "Van {n} van de {of} effecten is niet te zeggen hoe ver het is.",
            "Van {n} van de {of} effecten is niet te zeggen hoe ver ze zijn.",
            of=of,
        )
    if lacking.zonder_effect:
        one = _("Bij het enige thema staat niet wat er beter moet worden.")
        many = _("Bij {n} van de {of} thema's staat niet wat er beter moet worden.")
        yield _of_all(one, many, lacking.zonder_effect, lacking.van_themas)
    elif not lacking.van_themas:
        yield _("Er staan geen thema's. Dan staat er ook niet wat er beter moet worden.")


def _money(lacking: Missing, unaccounted: int) -> Iterator[str]:
    if lacking.voorstellen:
        yield not_accounted(lacking.voorstellen, lacking.van_voorstellen)
    if unaccounted:
        yield _("Van {bedrag} staat nergens wat ermee is gedaan.").format(bedrag=euros(unaccounted))


def _told_back(lacking: Missing) -> Iterator[str]:
    if lacking.signalen:
        one = _("Van het enige signaal hoorden bewoners niet wat ermee is gedaan.")
        many = _("Van {n} van de {of} signalen hoorden bewoners niet wat ermee is gedaan.")
        yield _of_all(one, many, lacking.signalen, lacking.van_signalen)
    if lacking.momenten:
        one = _("Na het enige moment hoorden bewoners niet wat ermee is gedaan.")
        many = _("Na {n} van de {of} momenten hoorden bewoners niet wat ermee is gedaan.")
        yield _of_all(one, many, lacking.momenten, lacking.van_momenten)
    if lacking.oordelen:
        one = _("Bij het enige thema staat niet hoe wijk en aanbieder vonden dat het ging.")
        many = _("Bij {n} van de {of} thema's staat niet hoe wijk en aanbieder vonden dat het ging.")
        yield _of_all(one, many, lacking.oordelen, lacking.van_themas)


def _of_all(one: str, many: str, count: int, of: int) -> str:
    """So many of so many; where there is only one in all, the sentence about that one."""
    return one if of == 1 else many.format(n=count, of=of)


def nothing_missing() -> str:
    """What stands in the place of `missing` where that is empty."""
    return _("Er ontbreekt niets.")


def verdict(one: EffectAccount) -> str:
    """The word for what became of an effect."""
    return _(OORDELEN[one.oordeel])


def what_it_says(one: EffectAccount) -> str:
    """How far an effect came, and how sure that is."""
    how_far = _how_far(one)
    sure = sureness(one)
    return f"{how_far} {sure}" if sure else how_far


def _how_far(one: EffectAccount) -> str:
    effect, progress = one.effect, one.voortgang
    if effect.gemeten is None:
        return _("Dit is niet gemeten. Of het beter gaat, weten we niet.")
    if effect.gemeten.figure is None:
        return _("Dit is verteld, en niet gemeten.")
    if progress is None:
        return _why_unknown(one)
    if progress >= 1:
        return _("Volgens de meting is het streven gehaald.")
    if progress > 0:
        return _("Volgens de meting is dit {deel} van de weg naar het streven.").format(deel=_part(one))
    if progress == 0:
        return _("De meting is gelijk gebleven.")
    return _("De meting ging de andere kant op, weg van het streven.")


def _part(one: EffectAccount) -> str:
    """Whole per cents, rounded down: what is not all of the way is never 100%."""
    whole = int(100 * (one.voortgang or 0))
    return f"{number(whole)}%" if whole else _("nog geen 1%")


def _why_unknown(one: EffectAccount) -> str:
    effect = one.effect
    if effect.nulmeting is None:
        return _("Er is geen nulmeting. Daarom is niet te zeggen hoe ver het is.")
    if effect.streven is None:
        return _("Er is geen streven. Daarom is niet te zeggen hoe ver het is.")
    start, aim = effect.nulmeting.figure, effect.streven.figure
    if start and aim and start.is_share == aim.is_share and start.waarde == aim.waarde:
        return _("Het streven was dat dit gelijk bleef. Daar is geen weg naartoe.")
    return _("De metingen zijn niet alle drie hetzelfde soort cijfer. Daarom is niet te zeggen hoe ver het is.")


def sureness(one: EffectAccount) -> str:
    """Whether the difference can be chance; empty where there is no difference to speak of."""
    if not one.verschil:
        return ""
    if one.zeker is None:
        return _("Hoe zeker dit verschil is, weten we niet.")
    return _("Dit verschil is waarschijnlijk geen toeval.") if one.zeker else _("Dit verschil kan toeval zijn.")


def asked(one: EffectAccount) -> str:
    """When and among how many people it was measured; empty where nobody wrote that down."""
    found = []
    for name, meting in ((_("nulmeting"), one.effect.nulmeting), (_("nu"), one.effect.gemeten)):
        when = [str(meting.jaar)] if meting and meting.jaar else []
        if meting and meting.aantal:
            people = number(meting.aantal)
            when.append(
                plural(meting.aantal, "aan {aantal} mens gevraagd", "aan {aantal} mensen gevraagd", aantal=people)
            )
        if when:
            found.append(f"{name}: {', '.join(when)}")
    if one.effect.streven and one.effect.streven.jaar:
        found.append(f"{_('streven')}: {one.effect.streven.jaar}")
    return "; ".join(found).capitalize()


def figures(one: EffectAccount) -> list[tuple[str, Meting | None]]:
    """The three metingen, each with a word for it."""
    return [(_("was"), one.effect.nulmeting), (_("nu"), one.effect.gemeten), (_("streven"), one.effect.streven)]


def figure(meting: Meting | None) -> str:
    """A meting as people read it, where it is a figure."""
    if meting is None:
        return "–"
    return measured(meting.waarde) if meting.figure else _("(geen cijfer)")


def stories(one: EffectAccount) -> list[tuple[str, str]]:
    """What people wrote about an effect, each with a word for it."""
    effect = one.effect
    told = [
        (_("Verteld"), effect.gemeten.waarde if effect.gemeten and effect.gemeten.figure is None else None),
        (_("Let op"), effect.let_op),
        (_("Verhaal"), effect.verhaal),
        (_("Onze bijdrage"), effect.bijdrage),
        (_("Kan ook komen door"), effect.andere_oorzaken),
    ]
    return [(name, text) for name, text in told if text]


def sources(one: EffectAccount) -> list[tuple[str, str]]:
    """Where its figures come from, as `stories` are."""
    return [(_("Bron"), one.effect.bron)] if one.effect.bron else []


def reach(bereik: Bereik, voorstellen: int) -> str:
    """How many times residents were reached, never how many residents; empty where nobody knows.

    Args:
        bereik: what is known.
        voorstellen: how many voorstellen with money there are.
    """
    if not bereik.bekend:
        return ""
    if voorstellen == 1:
        return _("{keer} keer bereikt, met het enige voorstel met geld.").format(keer=number(bereik.keer))
    text = _("Samen {keer} keer bereikt. Dat is bekend van {bekend} van de {of} voorstellen met geld.").format(
        keer=number(bereik.keer), bekend=bereik.bekend, of=voorstellen
    )
    return f"{text} {_('Wie aan meer dan één voorstel meedeed, telt vaker mee.')}"


def no_proof() -> str:
    """What no figure in an account says."""
    return _("Een ander cijfer zegt nog niet dat het door dit werk komt. Lees daarom ook de verhalen.")
