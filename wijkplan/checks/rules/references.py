"""Family 2: references. Every name points at something that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from wijkplan.checks.rule import Hit, Source, on_plan, rule
from wijkplan.language import N_, Message
from wijkplan.plan import walk
from wijkplan.plan.model import Named
from wijkplan.plan.naming import HasName, Names, Unknown, pairs
from wijkplan.plan.plan import Effect, Plan
from wijkplan.yamltext.document import Where

ONE_AGENDA = N_("Eén agenda voor iedereen: wie dezelfde woorden gebruikt, kan plannen naast elkaar leggen.")
MANY = 200  # suggestions take time; a plan with more mistakes or names than this gets no more of them
POINTS = N_("Een verwijzing die nergens op uitkomt, telt niet mee in de volgorde of de verdeling.")


def _unknown(named: Iterable[tuple[Where, str]], there: Iterable[HasName], text: str, none: str) -> Iterator[Hit]:
    """A hit for every name that is not the id of anything there."""
    things = dict(pairs(there))
    known, names, missed = list(things), Names(things.items(), within=MANY), 0
    for where, name in named:
        if name in things:
            continue
        missed += 1
        found = names.called(name) if missed <= MANY else Unknown(name)
        if isinstance(found, str):
            advice = Message(N_("Dat is de naam. Schrijf hier de id: {id}."), {"id": found})
        elif found.help:
            advice = found.help
        elif known:
            shown = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
            advice = Message(N_("Kies uit: {known}."), {"known": shown})
        else:
            advice = Message(none)
        yield Hit(where, Message(text, {"name": name}), advice, key=where[-1] == name)


@rule(
    "WP201",
    "unknown-thema",
    summary=N_("Een thema bestaat niet in dit plan."),
    reason=POINTS,
    wrong="themas: [{naam: Samen}]\nbewonersinitiatieven: [{naam: Soep, thema: samne}]\n",
    right="themas: [{naam: Samen}]\nbewonersinitiatieven: [{naam: Soep, thema: samen}]\n",
    needs=("themas",),
)
@on_plan
def unknown_thema(plan: Plan) -> Iterator[Hit]:
    """Themes are named by their id."""
    return _unknown(
        walk.themas_named(plan),
        plan.themas,
        N_("Het thema '{name}' staat niet in dit plan."),
        N_("Voeg het toe aan 'themas', of haal deze verwijzing weg."),
    )


@rule(
    "WP202",
    "unknown-ambitie",
    summary=N_("Een ambitie staat niet in de agenda."),
    reason=ONE_AGENDA,
    wrong="themas: [{naam: Samen, ambities: [medoen]}]\n",
    right="themas: [{naam: Samen, ambities: [meedoen]}]\n",
)
def unknown_ambitie(source: Source) -> Iterator[Hit]:
    """Ambitions come from the agenda, where it has any."""
    plan = source.plan
    if plan is None or not source.has_agenda or not source.agenda.ambities:
        return iter(())
    named = (
        (("themas", n, "ambities", m), name)
        for n, thema in enumerate(plan.themas)
        for m, name in enumerate(thema.ambities)
    )
    return _unknown(
        named,
        source.agenda.ambities,
        N_("De ambitie '{name}' staat niet in de agenda."),
        N_("Zet die bij 'ambities' in de agenda."),
    )


@rule(
    "WP203",
    "unknown-doelgroep",
    summary=N_("Een doelgroep staat niet in de agenda."),
    reason=ONE_AGENDA,
    wrong="themas: [{naam: Samen, doelgroepen: [oudern]}]\n",
    right="themas: [{naam: Samen, doelgroepen: [ouderen]}]\n",
)
def unknown_doelgroep(source: Source) -> Iterator[Hit]:
    """Target groups come from the agenda, where it has any."""
    plan = source.plan
    if plan is None or not source.has_agenda or not source.agenda.doelgroepen:
        return iter(())
    return _unknown(
        walk.doelgroepen_named(plan),
        source.agenda.doelgroepen,
        N_("De doelgroep '{name}' staat niet in de agenda."),
        N_("Zet die bij 'doelgroepen' in de agenda."),
    )


@rule(
    "WP204",
    "unknown-partij",
    "warning",
    summary=N_("Een partij staat niet in de agenda."),
    reason=ONE_AGENDA,
    wrong="interventies: [{naam: Jongerenwerk, aanbieder: indebuurt}]\n",
    right="interventies: [{naam: Jongerenwerk, aanbieder: indebuurt033}]\n",
)
def unknown_partij(source: Source) -> Iterator[Hit]:
    """Parties come from the agenda, where it has any; the agenda names its own coordinator."""
    if not source.has_agenda or not source.agenda.partijen:
        return iter(())
    named: Iterable[tuple[Where, str]] = ()
    if source.plan:
        named = walk.partijen_named(source.plan)
    elif source.agenda.coordinatie:
        named = [(("coordinatie",), source.agenda.coordinatie)]
    return _unknown(
        named,
        source.agenda.partijen,
        N_("De partij '{name}' staat niet in de agenda."),
        N_("Zet die bij 'partijen' in de agenda."),
    )


@rule(
    "WP205",
    "unknown-initiatief",
    summary=N_("Een interventie vult een initiatief aan dat er niet is."),
    reason=N_("Eerst kijken wat bewoners doen: dan moet dat initiatief wel in het plan staan."),
    wrong="bewonersinitiatieven: [{naam: Soep}]\ninterventies: [{naam: Kookles, vult_aan: [soup]}]\n",
    right="bewonersinitiatieven: [{naam: Soep}]\ninterventies: [{naam: Kookles, vult_aan: [soep]}]\n",
    needs=("bewonersinitiatieven",),
)
@on_plan
def unknown_initiatief(plan: Plan) -> Iterator[Hit]:
    """``vult_aan`` names initiatives."""
    named = (
        (("interventies", n, "vult_aan", m), name)
        for n, interventie in enumerate(plan.interventies)
        for m, name in enumerate(interventie.vult_aan)
    )
    return _unknown(
        named,
        plan.bewonersinitiatieven,
        N_("Het bewonersinitiatief '{name}' staat niet in dit plan."),
        N_("Voeg het toe aan 'bewonersinitiatieven', of haal deze verwijzing weg."),
    )


@rule(
    "WP206",
    "unknown-voorstel",
    summary=N_("Een voorstel dat je noemt, staat niet in dit plan."),
    reason=POINTS,
    wrong="bewonersinitiatieven: [{naam: Tuin, niet_samen_met: [plien]}, {naam: Plein}]\n",
    right=(
        "bewonersinitiatieven:\n  - {naam: Tuin, niet_samen_met: [plein]}\n  - {naam: Plein, niet_samen_met: [tuin]}\n"
    ),
    needs=("bewonersinitiatieven", "interventies"),
)
@on_plan
def unknown_voorstel(plan: Plan) -> Iterator[Hit]:
    """``niet_samen_met`` names initiatives or interventions, and so do ``voorstellen`` of a signaal."""
    excluded = (
        ((*where, "niet_samen_met", m), name)
        for where, voorstel in walk.voorstellen(plan)
        for m, name in enumerate(voorstel.niet_samen_met)
    )
    heard = (
        (("signalen", n, "voorstellen", m), name)
        for n, signaal in enumerate(plan.signalen)
        for m, name in enumerate(signaal.voorstellen)
    )
    named: Iterable[tuple[Where, str]] = (*excluded, *heard)
    return _unknown(
        named,
        plan.voorstellen,
        N_("Het voorstel '{name}' staat niet in dit plan."),
        N_("Voeg het toe, of haal deze verwijzing weg."),
    )


@rule(
    "WP216",
    "unknown-effect",
    summary=N_("Een voorstel werkt aan een effect dat niet bij zijn thema staat."),
    reason=N_("Zo is te volgen welk geld naar welk effect gaat. Een verkeerde naam breekt die lijn."),
    wrong=(
        "themas: [{naam: Samen, effecten: [{id: buren, wat: Buren kennen elkaar}]}]\n"
        "bewonersinitiatieven: [{naam: Soep, thema: samen, effecten: [burne]}]\n"
    ),
    right=(
        "themas: [{naam: Samen, effecten: [{id: buren, wat: Buren kennen elkaar}]}]\n"
        "bewonersinitiatieven: [{naam: Soep, thema: samen, effecten: [buren]}]\n"
    ),
    needs=("themas",),
)
@on_plan
def unknown_effect(plan: Plan) -> Iterator[Hit]:
    """``effecten`` names effects of the thema; where no thema is given, of any.

    Of a thema that is not there WP201 speaks.
    """
    by_thema: dict[str | None, list[tuple[Where, str]]] = {}
    for where, voorstel in walk.voorstellen(plan):
        named = [((*where, "effecten", m), name) for m, name in enumerate(voorstel.effecten)]
        by_thema.setdefault(voorstel.thema, []).extend(named)
    known = {None, *(thema.id for thema in plan.themas)}
    for thema, named in by_thema.items():
        if thema not in known:
            continue
        there = [effect for one in plan.themas if thema in (one.id, None) for effect in one.effecten if effect.id]
        yield from _unknown(
            named,
            there,
            N_("Het effect '{name}' staat niet bij dit thema.")
            if thema
            else N_("Het effect '{name}' staat niet in dit plan."),
            N_("Voeg het toe bij 'effecten' van het thema, of haal deze verwijzing weg."),
        )


@rule(
    "WP207",
    "excludes-itself",
    summary=N_("Een voorstel sluit zichzelf uit."),
    reason=POINTS,
    wrong="bewonersinitiatieven: [{naam: Tuin, niet_samen_met: [tuin]}]\n",
    right="bewonersinitiatieven: [{naam: Tuin}]\n",
)
@on_plan
def excludes_itself(plan: Plan) -> Iterator[Hit]:
    """``niet_samen_met`` names others."""
    for where, voorstel in walk.voorstellen(plan):
        for m, name in enumerate(voorstel.niet_samen_met):
            if name == voorstel.id:
                text = Message(N_("'{naam}' sluit zichzelf uit."), {"naam": voorstel.naam})
                yield Hit((*where, "niet_samen_met", m), text, Message(N_("Haal deze verwijzing weg.")))


@rule(
    "WP208",
    "one-sided-exclusion",
    "info",
    summary=N_("Maar één van twee voorstellen zegt dat ze niet samen kunnen."),
    reason=N_("De regel geldt voor allebei. Wie maar één van de twee leest, moet dat ook zien."),
    wrong="bewonersinitiatieven: [{naam: Tuin, niet_samen_met: [plein]}, {naam: Plein}]\n",
    right=(
        "bewonersinitiatieven:\n  - {naam: Tuin, niet_samen_met: [plein]}\n  - {naam: Plein, niet_samen_met: [tuin]}\n"
    ),
)
@on_plan
def one_sided_exclusion(plan: Plan) -> Iterator[Hit]:
    """It works either way, but a reader of the other one does not see it."""
    by_id = {voorstel.id: voorstel for voorstel in plan.voorstellen}
    for where, voorstel in walk.voorstellen(plan):
        for m, name in enumerate(voorstel.niet_samen_met):
            other = by_id.get(name)
            if other and other is not voorstel and voorstel.id not in other.niet_samen_met:
                values = {"naam": other.naam, "id": voorstel.id}
                yield Hit(
                    (*where, "niet_samen_met", m),
                    Message(N_("Bij '{naam}' staat niet dat dit niet samen kan."), values),
                    Message(N_("Zet bij '{naam}' ook 'niet_samen_met: [{id}]'."), values),
                )


@rule(
    "WP209",
    "duplicate-id",
    summary=N_("Twee dingen hebben dezelfde id."),
    reason=N_("Een id wijst één ding aan: in een verwijzing, in een besluit en in de uitleg aan bewoners."),
    wrong="bewonersinitiatieven: [{naam: Soep}, {naam: Soep!}]\n",
    right="bewonersinitiatieven: [{naam: Soep}, {id: soep-2, naam: Soep!}]\n",
)
def duplicate_id(source: Source) -> Iterator[Hit]:
    """Unique in each list; initiatives and interventions share one list of ids."""
    if source.plan:
        yield from _doubles(source, (("themas", n, thema) for n, thema in enumerate(source.plan.themas)))
        for n, thema in enumerate(source.plan.themas):
            yield from _typed_twice(source, ("themas", n, "effecten"), thema.effecten)
        yield from _doubles(source, ((str(w[0]), int(w[1]), v) for w, v in walk.voorstellen(source.plan)))
    else:
        for section in ("ambities", "doelgroepen", "partijen"):
            items: tuple[Named, ...] = getattr(source.agenda, section)
            yield from _doubles(source, ((section, n, item) for n, item in enumerate(items)))


def _doubles(source: Source, items: Iterable[tuple[str, int, Named]]) -> Iterator[Hit]:
    seen: dict[str, tuple[Where, Named]] = {}
    items = list(items)
    taken = {item.id for _section, _n, item in items}
    for section, n, item in items:
        where: Where = (section, n)
        there, first = seen.setdefault(item.id, (where, item))
        if first is item:
            continue
        if source.document.at((*where, "id")) is None:
            line = source.document.locate((*there, "naam")).line
            free = next(made for k in count(2) if (made := f"{item.id}-{k}") not in taken)
            taken.add(free)
            yield _same_name((*where, "naam"), item, first, line, free)
        else:
            text = Message(N_("De id '{id}' is al van '{naam}'."), {"id": item.id, "naam": first.naam})
            yield Hit((*where, "id"), text, Message(N_("Geef dit een eigen 'id:'.")))


def _typed_twice(source: Source, where: Where, effecten: Sequence[Effect]) -> Iterator[Hit]:
    """An effect with an id of its own that another one has; of the same words alone there may be more."""
    typed = [source.document.at((*where, n, "id")) is not None for n in range(len(effecten))]
    same: dict[str, list[int]] = {}
    for n, effect in enumerate(effecten):
        same.setdefault(effect.id, []).append(n)
    for n, effect in enumerate(effecten):
        others = (m for m in same[effect.id] if m < n or (m > n and not typed[m]))
        if typed[n] and (other := next(others, None)) is not None:
            text = N_("De id '{id}' is al van '{naam}'.")
            values = {"id": effect.id, "naam": effecten[other].naam or effect.id}
            yield Hit((*where, n, "id"), Message(text, values), Message(N_("Geef dit een eigen 'id:'.")))


def _same_name(where: Where, item: Named, first: Named, line: int, free: str) -> Hit:
    """Who typed no id does not know of ids: to them it is the naam that is there twice."""
    same = item.naam == first.naam
    text = (
        N_("De naam '{naam}' is er al, op regel {line}.")
        if same
        else N_("De naam '{naam}' lijkt te veel op '{first}' op regel {line}.")
    )
    advice = N_("Geef een van de twee een andere naam, of een eigen 'id:', zoals {free}.")
    values = {"naam": item.naam, "first": first.naam, "line": line}
    return Hit(where, Message(text, values), Message(advice, {"free": free}))
