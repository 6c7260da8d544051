"""All wijken of a folder side by side, as the plans are now: what stands below the choice."""

from __future__ import annotations

from collections.abc import Mapping

from wijkplan.account.account import account
from wijkplan.live.watched import Seen, Sound
from wijkplan.report.page.blocks import Block
from wijkplan.report.page.documents.city import city
from wijkplan.report.page.reported import Reported
from wijkplan.report.page.wijken import CityPage, WijkPage, wijk_page


def blocks(plans: Mapping[str, Seen]) -> tuple[Block, ...]:
    """The city's own page; a plan with errors counts nowhere. Empty where no plan can be computed."""
    sound = {name: seen.sound for name, seen in plans.items() if seen.sound and seen.is_current}
    if not sound:
        return ()
    page = CityPage(
        wijken=tuple(_wijk(name, one) for name, one in sound.items()),
        gemeente=next((one.agenda.gemeente for one in sound.values() if one.agenda.gemeente), ""),
        left_out=tuple(name for name in plans if name not in sound),
    )
    return city(page).blocks


def _wijk(name: str, sound: Sound) -> WijkPage:
    divided = sound.as_it_stands.allocation
    return wijk_page(Reported(name, account(sound.plan, sound.agenda), divided, (), secrets=sound.secrets), {})
