"""The page for residents: two minutes to read, and at its end they know where the money went and how to join."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan import language
from wijkplan.language import _, plural
from wijkplan.language.numbers import euros
from wijkplan.outcome.result import Regel
from wijkplan.plan.plan import Soort
from wijkplan.report.draw.plans import up_to_round
from wijkplan.report.page.blocks import Block, Bullets, Callout, Document, Entries, Facts, Fold, Heading, Paragraph
from wijkplan.report.page.documents import briefly, money
from wijkplan.report.page.documents.effecten import effecten
from wijkplan.report.page.documents.joining import joining
from wijkplan.report.page.documents.ladder import ladder
from wijkplan.report.page.documents.signalen import signalen
from wijkplan.report.page.documents.voorstellen import in_order, without_money
from wijkplan.report.page.documents.without_money import explained
from wijkplan.report.page.reported import Reported

FIRST_OF_RESIDENTS, FIRST_OF_PROFESSIONALS = 5, 3
"""So many voorstellen are shown; all can be unfolded. With these a plan of usual size reads in two minutes."""
FIRST_OF_AANWEZIG = 6


def residents(one: Reported) -> Document:
    """What a plan says to the residents of its wijk, in the language in use."""
    hidden, plan = one.accounted.hidden, one.account.plan
    title = _("Het plan voor {wijk} in {jaar}").format(wijk=hidden(plan.wijk), jaar=plan.jaar)
    made_of = hidden(one.bestand)
    if one.revision:
        made_of = f"{made_of} ({one.revision})"
    return Document(
        title,
        tuple(_blocks(one)),
        kicker=_("Voor bewoners"),
        foot=(_("Alles op deze pagina komt uit {bestand}.").format(bestand=made_of),),
        language="en" if language.current() == "en" else "nl",
    )


def _blocks(one: Reported) -> Iterator[Block]:
    accounted = one.accounted
    yield from _section(_("In het kort"), _in_short(one))
    yield from _section(_("Wat je zei en wat we deden"), signalen(accounted))
    yield from _section(_("Waar het geld naartoe gaat"), _money(one))
    yield from _section(_("Wat bewoners doen"), _of_residents(one))
    yield from _section(_("Wat professionals erbij doen"), _of_professionals(one))
    yield from _section(_("Hoe we kiezen"), ladder(accounted, one.allocation))
    yield from _section(_("Wat geen geld krijgt, en waarom"), _without_money(one))
    yield from _section(_("Wat er al is"), _aanwezig(one))
    yield from _section(_("Wat het opleverde"), effecten(accounted))
    yield from _section(_("Zelf meedoen"), joining(accounted))


def _section(heading: str, blocks: Iterator[Block]) -> Iterator[Block]:
    """Blocks under their heading; nothing where there are none."""
    if found := tuple(blocks):
        yield Heading(heading)
        yield from found


def _in_short(one: Reported) -> Iterator[Block]:
    plan, allocation = one.account.plan, one.allocation
    if plan.samenvatting:
        yield Paragraph(one.accounted.hidden(plan.samenvatting), "lead")
    there_is = max(0, allocation.pot.te_verdelen)
    if not allocation.regels:
        text = _("Voor plannen van bewoners en professionals is er {bedrag}. Er staan nog geen plannen in.")
        yield Paragraph(text.format(bedrag=euros(there_is)), "lead")
        return
    said = []
    decided = sum(regel.status == "besloten" for regel in allocation.regels)
    advised = sum(regel.status in ("toegekend", "deels") for regel in allocation.regels)
    if decided:
        said.append(plural(decided, "{n} plan kreeg al een ja.", "{n} plannen kregen al een ja."))
    if advised:
        said.append(plural(advised, "Voor {n} plan is het voorstel: ja.", "Voor {n} plannen is het voorstel: ja."))
    if said:
        yield Paragraph(" ".join(said), "lead")
    yield Facts(((_("Geld voor plannen"), euros(there_is)), *_facts(one)))


def _facts(one: Reported) -> Iterator[tuple[str, str]]:
    """Of each kind: how many have money."""
    kinds: tuple[tuple[Soort, str], ...] = (
        ("bewonersinitiatief", _("Plannen van bewoners met geld")),
        ("interventie", _("Werk van professionals met geld")),
    )
    for soort, name in kinds:
        if found := _of(one, soort):
            paid = sum(bool(regel.toegekend) for regel in found)
            yield name, _("{n} van de {of}").format(n=paid, of=len(found))


def _of(one: Reported, soort: Soort) -> list[Regel]:
    """The voorstellen of one kind: who has money first, and within that as the advice has them."""
    return sorted((regel for regel in one.allocation.regels if regel.voorstel.soort == soort), key=in_order)


def _money(one: Reported) -> Iterator[Block]:
    pot = one.allocation.pot
    if one.allocation.supposed:
        yield Callout(_("Dit is een wat-als"), (Bullets(tuple(map(str, one.allocation.supposed))),))
    if pot.tekort and not pot.is_what_if:
        text = _("We beloofden {bedrag} meer dan er is. Daarom valt er nu niets te verdelen.")
        yield Callout(_("Er is te weinig geld"), (Paragraph(text.format(bedrag=euros(pot.tekort))),))
    yield from map(Paragraph, up_to_round(one.allocation.ronde))
    if money.parts(one.allocation):
        yield money.figure(one.allocation)
    else:
        yield Paragraph(_("Er is nog geen geld."))
    if more := tuple(_where_from(one)):
        yield Fold(_("Meer over dit geld"), (Bullets(more),))


def _where_from(one: Reported) -> Iterator[str]:
    """What came from last year, to whom was promised before this plan, and what organising costs."""
    budget = one.account.plan.budget
    if budget.meegenomen:
        yield _("Van vorig jaar bleef {bedrag} over.").format(bedrag=euros(budget.meegenomen))
    for vast in budget.vast:
        text = _("Aan {naam} beloofden we al eerder {bedrag}.")
        yield text.format(naam=one.accounted.hidden(vast.naam), bedrag=euros(vast.bedrag))
    if organising := one.account.geld.uitvoering:
        yield _("Om het werk te regelen is er {bedrag}.").format(bedrag=euros(organising))


def _of_residents(one: Reported) -> Iterator[Block]:
    found = _of(one, "bewonersinitiatief")
    if not found:
        yield Paragraph(_("In dit plan staan nog geen plannen van bewoners."))
        return
    if any(regel.status in ("toegekend", "deels") for regel in found):
        yield Paragraph(_("Een voorstel is een advies: het besluit komt nog."), "note")
    several = [briefly.voorstel(one.accounted, regel) for regel in found]
    everything = plural(len(found), "Alles over het plan van bewoners", "Alles over de {n} plannen van bewoners")
    yield from briefly.told(several, FIRST_OF_RESIDENTS, everything)


def _of_professionals(one: Reported) -> Iterator[Block]:
    several = [briefly.voorstel(one.accounted, regel) for regel in _of(one, "interventie")]
    yield from briefly.told(several, FIRST_OF_PROFESSIONALS, _("Alles over het werk van professionals"))


def _without_money(one: Reported) -> Iterator[Block]:
    lines = [*_of(one, "bewonersinitiatief"), *_of(one, "interventie")]
    found = tuple(explained(one.accounted, regel) for regel in lines if without_money(regel))
    if not found:
        return
    yield Paragraph(_("Geen geld zegt niet dat een idee slecht is."))
    summary = plural(len(found), "{n} plan zonder geld", "{n} plannen zonder geld")
    yield Fold(summary, (Entries(found),))


def _aanwezig(one: Reported) -> Iterator[Block]:
    """What is there, in the order of the themas; what belongs to none stands last."""
    plan, hidden = one.account.plan, one.accounted.hidden
    places = {thema.id: n for n, thema in enumerate(plan.themas)}
    there = sorted(plan.aanwezig, key=lambda aanwezig: places.get(aanwezig.thema or "", len(places)))
    names = tuple(hidden(aanwezig.naam) for aanwezig in there)
    if names:
        yield Bullets(names[:FIRST_OF_AANWEZIG])
    if rest := names[FIRST_OF_AANWEZIG:]:
        yield Fold(_("Wat er nog meer is"), (Bullets(rest),))
