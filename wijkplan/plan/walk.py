"""The items of a plan or an agenda with their roads, which of them somebody means, and what names something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from wijkplan.plan.model import Model
from wijkplan.plan.naming import Unknown, called
from wijkplan.plan.plan import Effect, Plan, Voorstel
from wijkplan.yamltext.document import Where, written


class Item(NamedTuple):
    """An item of a list, with the road to it."""

    where: Where
    item: Model

    @property
    def id(self) -> str:
        """Its id; empty where its kind has none."""
        return getattr(self.item, "id", None) or ""

    @property
    def key(self) -> str:
        """What it can be called by: its id, or its place where its kind has none."""
        return self.id or written(self.where)

    @property
    def naam(self) -> str:
        """What it is called; a signaal by what was said."""
        return next((found for key in ("naam", "wat", "tekst") if (found := getattr(self.item, key, None))), "")


def items(holder: Model, where: Where = ()) -> Iterator[Item]:
    """Every item of every list in a plan or an agenda, as they stand in it."""
    for key in type(holder).model_fields:
        value = getattr(holder, key)
        if isinstance(value, Model):
            yield from items(value, (*where, key))
        for n, one in enumerate(value if isinstance(value, tuple) else ()):
            if isinstance(one, Model):
                yield Item((*where, key, n), one)
                yield from items(one, (*where, key, n))


def known(holder: Model) -> tuple[tuple[str, str], ...]:
    """What can be called in a plan or an agenda, with its naam: for `wijkplan.plan.naming`."""
    return tuple((one.key, one.naam) for one in items(holder))


def items_called(holder: Model, wanted: str) -> list[Item]:
    """The items that are called this; more than one where they share an id or a naam."""
    found = called(known(holder), wanted)
    if isinstance(found, Unknown) and not found.shared:
        return []
    keys = {key for key, _naam in found.near} if isinstance(found, Unknown) else {found}
    return [one for one in items(holder) if one.key in keys]


def voorstellen(plan: Plan) -> Iterator[tuple[Where, Voorstel]]:
    """Every voorstel with its place."""
    yield from ((("bewonersinitiatieven", n), v) for n, v in enumerate(plan.bewonersinitiatieven))
    yield from ((("interventies", n), v) for n, v in enumerate(plan.interventies))


def effecten(plan: Plan) -> Iterator[tuple[Where, Effect]]:
    """Every effect with its place."""
    for n, thema in enumerate(plan.themas):
        yield from ((("themas", n, "effecten", m), effect) for m, effect in enumerate(thema.effecten))


def themas_named(plan: Plan) -> Iterator[tuple[Where, str]]:
    """Every place that names a thema, with the name."""
    for n, vast in enumerate(plan.budget.vast):
        if vast.thema:
            yield ("budget", "vast", n, "thema"), vast.thema
    for section in ("signalen", "aanwezig", "bewonersinitiatieven", "interventies"):
        for n, item in enumerate(getattr(plan, section)):
            if item.thema:
                yield (section, n, "thema"), item.thema


def doelgroepen_named(plan: Plan) -> Iterator[tuple[Where, str]]:
    """Every place that names a target group, with the name; what is known of a group stands behind its name."""
    for n, thema in enumerate(plan.themas):
        for groep in thema.behoefte if isinstance(thema.behoefte, dict) else ():
            yield ("themas", n, "behoefte", groep), groep
    for n, signaal in enumerate(plan.signalen):
        if signaal.doelgroep:
            yield ("signalen", n, "doelgroep"), signaal.doelgroep
    for section in ("themas", "bewonersinitiatieven", "interventies", "participatie"):
        for n, item in enumerate(getattr(plan, section)):
            for m, groep in enumerate(item.doelgroepen):
                yield (section, n, "doelgroepen", m), groep
    for where, voorstel in voorstellen(plan):
        for m, groep in enumerate(voorstel.resultaat.doelgroepen if voorstel.resultaat else ()):
            yield (*where, "resultaat", "doelgroepen", m), groep


def partijen_named(plan: Plan) -> Iterator[tuple[Where, str]]:
    """Every place that names a party, with the name."""
    for n, vast in enumerate(plan.budget.vast):
        if vast.aanbieder:
            yield ("budget", "vast", n, "aanbieder"), vast.aanbieder
    for n, interventie in enumerate(plan.interventies):
        if interventie.aanbieder:
            yield ("interventies", n, "aanbieder"), interventie.aanbieder
    for where, voorstel in voorstellen(plan):
        if voorstel.ondersteund_door:
            yield (*where, "ondersteund_door"), voorstel.ondersteund_door
