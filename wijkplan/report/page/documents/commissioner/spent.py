"""Where every euro went: the pot, what was granted, spent and sent back, for whom, and of which voorstel."""

from __future__ import annotations

from collections.abc import Iterator

from wijkplan.account.money import GeldThema, VoorstelAccount
from wijkplan.language import _
from wijkplan.language.numbers import euros, number
from wijkplan.report.account import lines, sentences
from wijkplan.report.page.blocks import Block, Bullets, Entries, Entry, Figure, Fold, Heading, Paragraph, Table
from wijkplan.report.page.charts import Bars, Part, Row
from wijkplan.report.page.documents import money
from wijkplan.report.page.reported import Reported


def spent(one: Reported) -> Iterator[Block]:
    """The pot, the sum of what was granted, who gave it, and the money of each thema."""
    account = one.account
    yield Heading(_("Het geld"))
    if money.parts(one.allocation):
        yield money.figure(one.allocation)
    if advice := one.allocation.toegekend:
        text = _("Daarvan is {bedrag} nog maar een advies. Daarover is niet besloten.")
        yield Paragraph(text.format(bedrag=euros(advice)), "note")
    if account.voorstellen:
        yield Table(
            caption=_("Wat er met het geld is gedaan"),
            head=(_("Geld"), _("Bedrag")),
            align="lr",
            rows=tuple((f"{sign} {name}".strip(), euros(cents)) for sign, name, cents in lines.money(account.geld)),
        )
    else:
        yield Paragraph(_("Er is geen geld toegekend."))
    if said := tuple(lines.whose(one.accounted)):
        yield Bullets(said)
    yield from _sources(one)
    yield from _themas(one)


def _sources(one: Reported) -> Iterator[Block]:
    budget = one.account.plan.budget
    if budget.bronnen:
        yield Table(
            caption=_("Van wie het geld komt"),
            head=(_("Wie"), _("Bedrag")),
            align="lr",
            rows=tuple((one.accounted.hidden(bron.naam), euros(bron.bedrag)) for bron in budget.bronnen),
            sums=(_("Samen"), euros(budget.totaal)),
        )


def _themas(one: Reported) -> Iterator[Block]:
    """What was granted per thema, residents beside professionals; nothing where nothing went to any."""
    account = one.account
    all_lines = [(one.accounted.hidden(thema.thema.naam), thema.geld) for thema in account.themas]
    all_lines.append((_("Zonder thema"), account.zonder_thema))
    found = [(naam, geld) for naam, geld in all_lines if geld.vast or geld.toegekend]
    if not found:
        return
    geld = account.geld
    sums = (account.plan.budget.sum_vast, geld.bewoners, geld.professioneel, geld.toegekend, geld.besteed)
    table = Table(
        caption=_("Geld per thema"),
        head=(_("Thema"), _("Vast"), _("Bewoners"), _("Professionals"), _("Toegekend"), _("Uitgegeven")),
        align="lrrrrr",
        rows=tuple((naam, *map(euros, _amounts(geld))) for naam, geld in found),
        sums=(_("Samen"), *map(euros, sums)),
    )
    granted = [(naam, geld) for naam, geld in found if geld.toegekend]
    if not granted:
        yield table
        return
    told = _("{thema}: {bewoners} voor bewoners en {professioneel} voor professionals.")
    yield Figure(
        title=_("Toegekend per thema, bewoners naast professionals"),
        text=" ".join(
            told.format(thema=naam, bewoners=euros(geld.bewoners), professioneel=euros(geld.professioneel))
            for naam, geld in granted
        ),
        chart=Bars(tuple(_row(naam, geld) for naam, geld in granted)),
        table=table,
    )


def _amounts(geld: GeldThema) -> tuple[int, ...]:
    return geld.vast, geld.bewoners, geld.professioneel, geld.toegekend, geld.besteed


def _row(naam: str, geld: GeldThema) -> Row:
    return Row(
        naam,
        (
            Part(_("Bewoners"), geld.bewoners, euros(geld.bewoners), "bewoners"),
            Part(_("Professionals"), geld.professioneel, euros(geld.professioneel), "professioneel"),
        ),
    )


def voorstellen(one: Reported) -> Iterator[Block]:
    """Every voorstel with money. Reach is not added up in the table: who joins twice counts twice."""
    account = one.account
    if not account.voorstellen:
        return
    yield Heading(_("Voorstellen met geld"))
    geld = account.geld
    still_open = f"{euros(geld.nog_te_verantwoorden)} {_('nog te verantwoorden')}" if geld.nog_te_verantwoorden else ""
    yield Table(
        caption=_("Voorstellen met geld"),
        head=(
            *(_("Voorstel"), _("Soort"), _("Toegekend"), _("Uitgegeven"), _("Over")),
            *(_("Bereik verwacht"), _("Bereikt"), _("Verantwoording")),
        ),
        align="llrrrrrl",
        rows=tuple(_line(one, line) for line in account.voorstellen),
        sums=(_("Samen"), "", euros(geld.toegekend), euros(geld.besteed), euros(geld.over), "", "", still_open),
    )
    if reach := sentences.reach(account.bereik, len(account.voorstellen)):
        yield Paragraph(reach, "note")
    if stories := tuple(entry for line in account.voorstellen if (entry := _story(one, line)).lines):
        yield Fold(_("Verhalen bij de voorstellen"), (Entries(stories),))


def _line(one: Reported, line: VoorstelAccount) -> tuple[str, ...]:
    voorstel = line.voorstel
    return (
        one.accounted.hidden(voorstel.naam),
        _("Bewoners") if voorstel.soort == "bewonersinitiatief" else _("Professionals"),
        euros(line.toegekend),
        lines.spent(line),
        lines.left(line),
        *("–" if n is None else number(n) for n in (voorstel.bereik, line.bereikt)),
        _(sentences.STANDEN[line.stand]),
    )


def _story(one: Reported, line: VoorstelAccount) -> Entry:
    hidden, voorstel, told = one.accounted.hidden, line.voorstel, []
    if line.waardering is not None:
        told.append(lines.valued(line.waardering))
    if voorstel.besluit.voorwaarden:
        told.append(f"{_('Verwacht voor het geld')}: {hidden(voorstel.besluit.voorwaarden)}")
    if voorstel.resultaat and voorstel.resultaat.verhaal:
        told.append(hidden(voorstel.resultaat.verhaal))
    return Entry(hidden(voorstel.naam), lines=tuple(told))
