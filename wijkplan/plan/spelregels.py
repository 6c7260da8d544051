"""The rules of play: weights, scales, conditions and the way to divide. All have defaults.

The agenda sets them for all plans, a plan may set its own on top: `over` lays one on the other, key by key.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeVar

from pydantic import Field

from wijkplan.language import N_
from wijkplan.plan.model import Model
from wijkplan.plan.reading.fields import Money, Positive, Share, Weight, Whole, YesNo

Methode = Literal["rangorde", "per-thema", "gelijke-delen"]
BijTekort = Literal["sla-over", "stop", "deels"]


class Stemverhouding(Model):
    """The weight of each of the two voices."""

    wijk: Weight = Field(Fraction(60), description=N_("Hoe zwaar de stem van de wijk telt."))
    aanbieder: Weight = Field(Fraction(40), description=N_("Hoe zwaar de stem van de aanbieder telt."))


class Themacriteria(Model):
    """The weight of each criterion in the score of a thema."""

    stem: Weight = Field(Fraction(70), description=N_("Hoe zwaar de twee stemmen samen tellen."))
    signalen: Weight = Field(Fraction(20), description=N_("Hoe zwaar de signalen van bewoners tellen."))
    ambities: Weight = Field(Fraction(10), description=N_("Hoe zwaar de ambities van de gemeente tellen."))


class Criteria(Model):
    """The weight of each criterion in the score of a voorstel."""

    thema: Weight = Field(Fraction(30), description=N_("Hoe zwaar de score van het thema telt."))
    draagvlak: Weight = Field(Fraction(30), description=N_("Hoe zwaar de steun van bewoners telt."))
    doelgroepen: Weight = Field(Fraction(15), description=N_("Hoe zwaar de doelgroepen tellen."))
    bereik: Weight = Field(Fraction(10), description=N_("Hoe zwaar het telt hoeveel bewoners er iets aan hebben."))
    eigen_inzet: Weight = Field(Fraction(15), description=N_("Hoe zwaar eigen geld en vrijwilligers tellen."))
    prioriteit: Weight = Field(Fraction(0), description=N_("Hoe zwaar de eigen prioriteit van het voorstel telt."))


class Schaal(Model):
    """The number that earns full marks, for each criterion that counts something."""

    draagvlak: Positive = Field(100, description=N_("Zoveel steun geeft alle punten."))
    bereik: Positive = Field(200, description=N_("Zoveel bereikte bewoners geven alle punten."))
    vrijwilligers: Positive = Field(20, description=N_("Zoveel vrijwilligers geven alle punten."))
    signalen: Positive = Field(50, description=N_("Zoveel signalen geven alle punten."))


class Voorwaarden(Model):
    """What a bewonersinitiatief has to meet."""

    draagvlak_minimaal: Whole = Field(0, description=N_("Zoveel steun moet een initiatief minstens hebben."))
    eigen_inzet_verplicht: YesNo = Field(
        default=False, description=N_("Moet een initiatief eigen geld of vrijwilligers inbrengen? ja of nee.")
    )
    rechtspersoon_vanaf: Money = Field(
        500_000, description=N_("Boven dit bedrag is een vereniging of stichting nodig.")
    )


class Verdeling(Model):
    """How the flexible budget is divided."""

    methode: Methode = Field("rangorde", description=N_("Manier van verdelen."))
    bij_tekort: BijTekort = Field("sla-over", description=N_("Wat er gebeurt als het geld niet genoeg is."))
    klein_bedrag: Money = Field(0, description=N_("Tot en met dit bedrag: vertrouwen, zonder score."))
    klein_plafond: Share = Field(
        Fraction(1, 10), description=N_("Hoogste deel van het flexibele geld voor kleine bedragen.")
    )
    afronding: Positive = Field(
        1, description=N_("Op zoveel euro rondt wijkplan een deel van een bedrag naar beneden af.")
    )


class Spelregels(Model):
    """All rules of play; without an agenda these defaults hold."""

    stemverhouding: Stemverhouding = Field(default_factory=Stemverhouding, description=N_("Hoe zwaar elke stem telt."))
    themacriteria: Themacriteria = Field(default_factory=Themacriteria, description=N_("Wat telt voor een thema."))
    criteria: Criteria = Field(default_factory=Criteria, description=N_("Wat telt voor een voorstel."))
    schaal: Schaal = Field(default_factory=Schaal, description=N_("Hoeveel er nodig is voor alle punten."))
    voorwaarden: Voorwaarden = Field(
        default_factory=Voorwaarden, description=N_("Waar een initiatief aan moet voldoen.")
    )
    verdeling: Verdeling = Field(default_factory=Verdeling, description=N_("Hoe je het flexibele geld verdeelt."))


M = TypeVar("M", bound=Model)


def over(base: M, top: M) -> M:
    """``base`` with all keys that were set in ``top`` laid over it, as deep as they go."""
    changes = {}
    for name in top.model_fields_set:
        value = getattr(top, name)
        changes[name] = over(getattr(base, name), value) if isinstance(value, Model) else value
    return base.model_copy(update=changes)
