"""What came of it, for residents: where each effect started, where it stands, and what that says.

No sentence calls a difference real that may be chance.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wijkplan.account.effects import EffectAccount
from wijkplan.language import _, plural
from wijkplan.plan.plan import Effect
from wijkplan.plan.reading.meting import Meting
from wijkplan.report.account.accounted import Accounted
from wijkplan.report.account.sentences import sureness, verdict
from wijkplan.report.draw.numbers import measured
from wijkplan.report.page.blocks import Block, Entries, Entry, Figure, Fold, Paragraph, Table
from wijkplan.report.page.charts import Lines, Point, Scale
from wijkplan.report.page.documents.tones import of_effect


def effecten(one: Accounted) -> Iterator[Block]:
    """A line for each effect that can be drawn on one, and how they went; nothing without any meting."""
    found = [effect for thema in one.account.themas for effect in thema.effecten]
    if not any(account.effect.gemeten for account in found):
        return
    if drawn := [(account, scale) for account in found if (scale := _scale(one, account))]:
        yield _figure(drawn)
    yield Paragraph(" ".join(_in_short(found)))
    told = tuple(_entry(one, account) for account in found)
    yield Fold(_("Wat deze cijfers zeggen, met de verhalen"), (Entries(told),))


def _in_short(found: list[EffectAccount]) -> Iterator[str]:
    """How many reached their aim, came nearer, did not, and are not known; and how little that proves."""
    count = Counter(account.oordeel for account in found)
    if n := count["gehaald"]:
        yield plural(n, "{n} meting haalt het doel.", "{n} metingen halen het doel.")
    if n := count["op-weg"]:
        yield plural(n, "{n} meting ging de goede kant op.", "{n} metingen gingen de goede kant op.")
    if n := count["niet"]:
        yield plural(n, "{n} meting werd niet beter.", "{n} metingen werden niet beter.")
    if n := count["niet-gemeten"]:
        yield plural(n, "{n} doel maten we niet.", "{n} doelen maten we niet.")
    if n := count["geen-cijfer"] + count[None]:
        yield plural(n, "Van {n} doel weten we niet hoe ver we zijn.", "Van {n} doelen weten we niet hoe ver we zijn.")
    if any(account.voortgang is not None and not account.zeker for account in found):
        yield _("Een verschil kan toeval zijn, of ergens anders door komen.")
    else:
        yield _("Een verschil kan ook ergens anders door komen.")


def _scale(one: Accounted, account: EffectAccount) -> Scale | None:
    effect = account.effect
    if account.schaal is None or effect.nulmeting is None or effect.streven is None:
        return None
    start, now, aim = account.schaal
    point = Point(now, _shown(effect.gemeten)) if now is not None else None
    name = _name(one, effect)
    ends = Point(start, _shown(effect.nulmeting)), Point(aim, _shown(effect.streven))
    return Scale(name, ends[0], point, ends[1], _shown(effect.gemeten))


def _name(one: Accounted, effect: Effect) -> str:
    """What should become better; never an id, which says nothing to a resident."""
    return one.hidden(effect.wat or "") or _("(zonder naam)")


def _shown(meting: Meting | None) -> str:
    """A figure as people read it, or that there is none."""
    if meting is None:
        return _("niet gemeten")
    return measured(meting.waarde) if meting.figure else _("geen cijfer")


def _figure(drawn: list[tuple[EffectAccount, Scale]]) -> Figure:
    title = _("Hoe het was, hoe het nu is en waar we naartoe willen")
    rows = tuple(
        (scale.naam, scale.start.shown, _shown(account.effect.gemeten), scale.aim.shown) for account, scale in drawn
    )
    said = _("{wat}. Dit was {was}, nu {nu}, en het doel is {doel}.")
    text = " ".join(said.format(wat=wat, was=was, nu=nu, doel=doel) for wat, was, nu, doel in rows)
    table = Table(title, (_("Wat"), _("Was"), _("Nu"), _("Doel")), "lrrr", rows)
    return Figure(title, text, Lines(tuple(scale for _account, scale in drawn)), table)


def _entry(one: Accounted, account: EffectAccount) -> Entry:
    effect = account.effect
    lines = [" ".join(filter(None, (_how_far(account), sureness(account))))]
    if effect.gemeten and not effect.gemeten.figure:
        lines.append(one.hidden(effect.gemeten.waarde))
    if effect.let_op:
        lines.append(one.hidden(effect.let_op))
    if effect.verhaal:
        lines.append(one.hidden(effect.verhaal))
    return Entry(_name(one, effect), verdict(account).capitalize(), of_effect(account), lines=tuple(lines))


def _how_far(account: EffectAccount) -> str:
    match account.oordeel:
        case "niet-gemeten":
            return _("We hebben hier geen meting van. Of het beter gaat, weten we niet.")
        case "geen-cijfer":
            return _("Hier is geen cijfer van. Dit vertelden mensen:")
        case "gehaald":
            return _("De meting haalt het doel.")
        case "op-weg":
            return _("De meting ging de goede kant op.")
        case "niet" if account.voortgang == 0:
            return _("De meting bleef gelijk.")
        case "niet":
            return _("De meting ging de andere kant op.")
    return _("Hoe ver we zijn, kunnen we niet zeggen.")
