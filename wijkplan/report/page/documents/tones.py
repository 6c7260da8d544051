"""How an effect and a signal ended, as every document shows it. The word beside it is the document's own."""

from __future__ import annotations

from wijkplan.account.effects import EffectAccount
from wijkplan.account.residents import led_to_something
from wijkplan.plan.plan import Signaal
from wijkplan.report.page.blocks import Tone


def of_effect(account: EffectAccount) -> Tone:
    """What may be chance is not called good."""
    match account.oordeel:
        case "gehaald":
            return "good" if account.zeker else "partly"
        case "op-weg":
            return "partly"
        case "niet":
            return "bad"
    return "plain"


def of_signaal(signaal: Signaal) -> Tone:
    """What still waits is not bad: only who reads the whole year can say that."""
    if led_to_something(signaal):
        return "good"
    return "partly" if signaal.doorgegeven_aan else "plain"
