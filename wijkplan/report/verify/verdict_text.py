"""What was promised, and whether it was kept, on a screen."""

from __future__ import annotations

from rich.text import Text

from wijkplan.language import _, plural
from wijkplan.report.draw.pieces import Pieces, Row, Rows, indented, text, title
from wijkplan.report.verify.verdict import Verified
from wijkplan.verify import Breach


def _with_id(breach: Breach, told: Text) -> Text:
    """What is told, behind the id of the voorstel that it is about."""
    return Text.assemble(text(breach.voorstel, "less"), " · ", told) if breach.voorstel else told


def show(one: Verified) -> Pieces:
    """A line for each promise, with every place where it is broken."""
    yield from title(f"{one.plan.wijk} {one.plan.jaar}", one.bestand)
    for message in one.suppositions:
        yield indented(text(message, "partly"), 2)
    if one.suppositions:
        yield ""
    rows = []
    for promise in one.promises:
        mark, style = ("✗", "bad") if promise.broken else ("✓", "good") if promise.applies else ("-", "less")
        notes = [_with_id(breach, text(breach.message)) for breach in promise.broken]
        explained = _("Het besluit legt uit waarom.")
        notes += [_with_id(breach, text(f"{breach.message} {explained}", "less")) for breach in promise.explained]
        rows.append(Row(Text(mark, style), text(_(promise.text), "" if mark == "✓" else style), notes=notes))
    yield Rows("l*", rows, indent=2, gap=1)
    broken = sum(bool(promise.broken) for promise in one.promises)
    beside = sum(not promise.applies for promise in one.promises)
    kept = len(one.promises) - broken - beside
    told = plural(kept, "{n} belofte gehouden", "{n} beloften gehouden") + _(", {n} gebroken.").format(n=broken)
    told += plural(beside, " {n} geldt hier niet (-).", " {n} gelden hier niet (-).") if beside else ""
    yield ""
    yield indented(text(told, "bad" if broken else "good"), 2)
    yield ""
