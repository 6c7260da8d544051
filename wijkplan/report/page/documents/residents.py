"""The page for residents: two minutes to read, and at its end they know where the money went and how to join."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from wijkplan import language
from wijkplan.language import _, plural
from wijkplan.language.numbers import euros
from wijkplan.language.sentences import and_
from wijkplan.outcome.result import Regel
from wijkplan.plan.plan import Soort
from wijkplan.report.draw.plans import up_to_round
from wijkplan.report.page.blocks import Block, Bullets, Callout, Document, Entries, Facts, Fold, Heading, Paragraph
from wijkplan.report.page.documents import money
from wijkplan.report.page.documents.effecten import effecten
from wijkplan.report.page.documents.joining import joining
from wijkplan.report.page.documents.ladder import ladder
from wijkplan.report.page.documents.pieces import in_part
from wijkplan.report.page.documents.signalen import gesprekken, signalen
from wijkplan.report.page.documents.voorstellen import entry, in_order
from wijkplan.report.page.documents.without_money import explained, without_money
from wijkplan.report.page.reported import Reported

FIRST_OF_RESIDENTS, FIRST_OF_PROFESSIONALS = 8, 4
"""So many voorstellen are shown; the rest can be unfolded."""


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
    yield from _section(_("Wat je zei en wat we deden"), (*signalen(accounted), *gesprekken(accounted)))
    yield from _section(_("Waar het geld naartoe gaat"), _money(one))
    yield from _section(_("Wat bewoners doen"), _of_residents(one))
    yield from _section(_("Wat professionals erbij doen"), _of_professionals(one))
    yield from _section(_("Hoe we kiezen"), ladder(accounted, one.allocation))
    yield from _section(_("Wat geen geld krijgt, en waarom"), _without_money(one))
    yield from _section(_("Wat er al is"), _aanwezig(one))
    yield from _section(_("Wat het opleverde"), effecten(accounted))
    yield from _section(_("Zelf meedoen"), joining(accounted))


def _section(heading: str, blocks: Iterator[Block] | tuple[Block, ...]) -> Iterator[Block]:
    """Blocks under their heading; nothing where there are none."""
    if found := tuple(blocks):
        yield Heading(heading)
        yield from found


def _in_short(one: Reported) -> Iterator[Block]:
    plan, allocation = one.account.plan, one.allocation
    if plan.samenvatting:
        yield Paragraph(one.accounted.hidden(plan.samenvatting), "lead")
    there_is = max(0, allocation.pot.te_verdelen)
    said = [_("Voor plannen van bewoners en professionals is er {bedrag}.").format(bedrag=euros(there_is))]
    decided = sum(regel.status == "besloten" for regel in allocation.regels)
    advised = sum(regel.status in ("toegekend", "deels") for regel in allocation.regels)
    if decided:
        said.append(plural(decided, "{n} plan kreeg al een ja.", "{n} plannen kregen al een ja."))
    if advised:
        said.append(plural(advised, "Voor {n} plan is het voorstel: ja.", "Voor {n} plannen is het voorstel: ja."))
    if not allocation.regels:
        said.append(_("Er staan nog geen plannen in."))
    yield Paragraph(" ".join(said), "lead")
    if allocation.regels:
        yield Facts(tuple(_facts(one)))


def _facts(one: Reported) -> Iterator[tuple[str, str]]:
    """Of each kind: how many have money, and how much."""
    kinds: tuple[tuple[Soort, str, int], ...] = (
        ("bewonersinitiatief", _("Plannen van bewoners"), money.of_residents(one.allocation)),
        ("interventie", _("Werk van professionals"), money.of_professionals(one.allocation)),
    )
    for soort, name, cents in kinds:
        if found := _of(one, soort):
            paid = sum(bool(regel.toegekend) for regel in found)
            text = _("{n} van de {of} met geld, samen {bedrag}")
            yield name, text.format(n=paid, of=len(found), bedrag=euros(cents))


def _of(one: Reported, soort: Soort) -> list[Regel]:
    """The voorstellen of one kind: who has money first, and within that as the advice has them."""
    return sorted((regel for regel in one.allocation.regels if regel.voorstel.soort == soort), key=in_order)


def _money(one: Reported) -> Iterator[Block]:
    budget, pot = one.account.plan.budget, one.allocation.pot
    if one.allocation.supposed:
        yield Callout(_("Dit is een wat-als"), (Bullets(tuple(map(str, one.allocation.supposed))),))
    if pot.tekort and not pot.is_what_if:
        text = _("We beloofden {bedrag} meer dan er is. Daarom valt er nu niets te verdelen.")
        yield Callout(_("Er is te weinig geld"), (Paragraph(text.format(bedrag=euros(pot.tekort))),))
    yield from map(Paragraph, up_to_round(one.allocation.ronde))
    yield Paragraph(" ".join(_where_from(one)))
    if money.parts(one.allocation):
        yield money.figure(one.allocation)
    if len(budget.vast) > 1:
        promised = tuple(f"{one.accounted.hidden(vast.naam)}: {euros(vast.bedrag)}" for vast in budget.vast)
        yield Fold(_("Wat we al eerder beloofden"), (Bullets(promised),))


def _where_from(one: Reported) -> Iterator[str]:
    """All there is, and what was promised before this plan."""
    budget = one.account.plan.budget
    total = budget.totaal + budget.meegenomen
    yield _("In totaal is er {bedrag}.").format(bedrag=euros(total))
    if budget.meegenomen:
        yield _("Daarvan komt {bedrag} van vorig jaar.").format(bedrag=euros(budget.meegenomen))
    if budget.sum_vast:
        largest = sorted(budget.vast, key=lambda vast: (-vast.bedrag, vast.naam))[:2]
        names = and_([one.accounted.hidden(vast.naam) for vast in largest])
        text = _("{bedrag} beloofden we al eerder, vooral aan {namen}.")
        if len(budget.vast) <= len(largest):
            text = _("{bedrag} beloofden we al eerder, aan {namen}.")
        yield text.format(bedrag=euros(budget.sum_vast), namen=names)
    if organising := one.account.geld.uitvoering:
        yield _("Daarvan is {bedrag} om het werk te regelen.").format(bedrag=euros(organising))


def _of_residents(one: Reported) -> Iterator[Block]:
    found = _of(one, "bewonersinitiatief")
    if not found:
        yield Paragraph(_("In dit plan staan nog geen plannen van bewoners."))
        return
    if any(regel.status in ("toegekend", "deels") for regel in found):
        yield Paragraph(_("Ja is een besluit. Een voorstel is een advies: het besluit komt nog."), "note")
    entries = [entry(one.accounted, regel) for regel in found]
    yield from in_part(
        entries, FIRST_OF_RESIDENTS, lambda n: plural(n, "Nog {n} plan van bewoners", "Nog {n} plannen van bewoners")
    )


def _of_professionals(one: Reported) -> Iterator[Block]:
    found = _of(one, "interventie")
    if found and any(regel.voorstel.soort == "bewonersinitiatief" for regel in one.allocation.regels):
        yield Paragraph(_("Eerst kijken we wat bewoners zelf doen. Dit komt daarbij."))
    entries = [entry(one.accounted, regel) for regel in found]
    yield from in_part(entries, FIRST_OF_PROFESSIONALS, lambda n: _("Nog {n} keer werk van professionals").format(n=n))


def _without_money(one: Reported) -> Iterator[Block]:
    lines = [*_of(one, "bewonersinitiatief"), *_of(one, "interventie")]
    found = tuple(explained(one.accounted, regel) for regel in lines if without_money(regel))
    if not found:
        return
    yield Paragraph(_("Ook in deze plannen zit werk. Geen geld zegt niet dat een idee slecht is."))
    summary = plural(len(found), "{n} plan zonder geld", "{n} plannen zonder geld")
    yield Fold(summary, (Entries(found),))


def _aanwezig(one: Reported) -> Iterator[Block]:
    """What is there, thema by thema as the plan has them; what belongs to none stands last, by itself."""
    plan, hidden = one.account.plan, one.accounted.hidden
    there: dict[str | None, list[str]] = defaultdict(list)
    known = {thema.id for thema in plan.themas}
    for aanwezig in plan.aanwezig:
        there[aanwezig.thema if aanwezig.thema in known else None].append(hidden(aanwezig.naam))
    items = [f"{hidden(thema.naam)}: {', '.join(there[thema.id])}" for thema in plan.themas if there[thema.id]]
    if items or there[None]:
        yield Bullets((*items, *there[None]))
