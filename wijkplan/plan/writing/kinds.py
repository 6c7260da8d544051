"""The kinds of things that can be added to a plan or the agenda, and the words that people have for them."""

from __future__ import annotations

from wijkplan.plan.naming import plain

SECTIONS: dict[str, tuple[str | int, ...]] = {
    "initiatief": ("bewonersinitiatieven",),
    "interventie": ("interventies",),
    "thema": ("themas",),
    "effect": ("themas", 0, "effecten"),
    "signaal": ("signalen",),
    "aanwezig": ("aanwezig",),
    "participatie": ("participatie",),
    "vast": ("budget", "vast"),
    "ronde": ("budget", "rondes"),
    "ambitie": ("ambities",),
    "doelgroep": ("doelgroepen",),
    "partij": ("partijen",),
}
"""The list in which a thing of each kind stands; which thema has an effect, `adding.section` says."""

OF_AGENDA = ("ambitie", "doelgroep", "partij")
"""Those that stand in the agenda; all others stand in a plan."""

_MEANT = {
    "initiatief": ("initiatieven", "bewonersinitiatief", "bewonersinitiatieven"),
    "interventie": ("interventies",),
    "thema": ("themas", "thema's", "thema’s"),
    "effect": ("effecten",),
    "signaal": ("signalen",),
    "aanwezig": ("aanwezige", "aanwezigen"),
    "participatie": ("participaties", "bijeenkomst", "bijeenkomsten"),
    "vast": ("vaste", "budget.vast"),
    "ronde": ("rondes", "ronden", "budget.rondes"),
    "ambitie": ("ambities",),
    "doelgroep": ("doelgroepen",),
    "partij": ("partijen",),
}


def kinds(*, of_agenda: bool) -> tuple[str, ...]:
    """What can be added to the agenda, or to a plan."""
    return tuple(kind for kind in SECTIONS if (kind in OF_AGENDA) is of_agenda)


def kind_meant(word: str) -> str | None:
    """The kind that this word can only mean: one or many, or as its list is called in a plan; None for others."""
    wanted = plain(word)
    return next((kind for kind in SECTIONS if wanted in (kind, *_MEANT[kind])), None)
