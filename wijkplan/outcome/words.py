"""What each status is called where people read it."""

from __future__ import annotations

from wijkplan.language import N_, Message

STATUSSEN = {
    "besloten": N_("besloten"),
    "toegekend": N_("toegekend"),
    "deels": N_("deels"),
    "past-niet": N_("past niet"),
    "budget-op": N_("budget op"),
    "niet-nodig": N_("niet nodig"),
    "motivering-nodig": N_("motivering nodig"),
    "wacht-op-bewoners": N_("wacht op bewoners"),
    "voldoet-niet": N_("voldoet niet"),
    "uitgesloten": N_("uitgesloten"),
    "geen-begroting": N_("geen begroting"),
    "geen-geld-nodig": N_("geen geld nodig"),
    "gestopt": N_("gestopt"),
    "klaar": N_("klaar"),
    "latere-ronde": N_("latere ronde"),
    "afgewezen": N_("afgewezen"),
}


def in_words(status: str) -> Message | str:
    """A status inside a sentence: ``past niet`` for ``past-niet``; what is no status stays as it was said."""
    return Message(STATUSSEN[status]) if status in STATUSSEN else status
