"""A plan or an agenda as facts in plain words, one a line, so that a difference between lines is one in meaning."""

from __future__ import annotations

import datetime
from fractions import Fraction

from wijkplan.changes.facts import Items, Measured, Value, in_order
from wijkplan.checks.personal import masked
from wijkplan.language import N_, _
from wijkplan.language.numbers import Euros, Percentage, figure, number
from wijkplan.report.draw.escape import line
from wijkplan.report.draw.numbers import measured

SECTIONS = {
    "plan": N_("plan"),
    "budget": N_("budget"),
    "bronnen": N_("bron van geld"),
    "vast": N_("vast geld"),
    "rondes": N_("ronde"),
    "spelregels": N_("spelregels"),
    "themas": N_("thema"),
    "effecten": N_("effect"),
    "bewonersinitiatieven": N_("initiatief"),
    "interventies": N_("interventie"),
    "begroting": N_("post in de begroting"),
    "medefinanciers": N_("medefinancier"),
    "besluiten": N_("besluit"),
    "resultaten": N_("resultaat"),
    "signalen": N_("signaal"),
    "aanwezig": N_("aanwezig"),
    "participatie": N_("participatie"),
    "stemmen": N_("stembriefjes"),
    "agenda": N_("agenda"),
    "ambities": N_("ambitie"),
    "doelgroepen": N_("doelgroep"),
    "partijen": N_("partij"),
}


def as_text(found: Items) -> str:
    """The facts, by section and id."""
    lines = []
    for item in in_order(found):
        about = _(SECTIONS[item.section]) + (f" '{masked(item.id)}'" if item.id else "")
        lines += [line(f"{about}, {key(name)}: {value(fact)}") for name, fact in item.facts.items()]
    return "".join(f"{one}\n" for one in lines)


def key(naam: str) -> str:
    """The key of a field as words: ``eigen_bijdrage`` is eigen bijdrage."""
    return naam.replace("_", " ").replace(".", " ")


def value(found: Value | None) -> str:
    """A value in the words of the reader."""
    match found:
        case None:
            return _("niet ingevuld")
        case bool():
            return _("ja") if found else _("nee")
        case int():
            return number(found) if found > 9999 else str(found)  # a year has no point in it
        case Fraction():
            return figure(found, 2)
        case datetime.date():
            return found.isoformat()
        case tuple():
            return masked(", ".join(found))
        case Euros() | Percentage():
            return str(found)
        case Measured():
            return masked(measured(found))
        case _:
            return masked(" ".join(found.split()))
