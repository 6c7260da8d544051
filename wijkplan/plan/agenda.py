"""The shared agenda: what the city and all wijken agree on (`agenda.yaml`)."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from wijkplan.language import N_
from wijkplan.plan.model import Model, Named
from wijkplan.plan.reading.fields import Text, YesNo
from wijkplan.plan.spelregels import Spelregels


class Ambitie(Named):
    """Something that the municipality wants to reach."""


class Doelgroep(Named):
    """A group of residents."""

    moeilijk_bereikbaar: YesNo = Field(default=False, description=N_("Is deze groep moeilijk te bereiken? ja of nee."))


class Partij(Named):
    """An organisation that takes part."""

    rol: Literal["coordinator", "uitvoerder", "financier"] | None = Field(
        None, description=N_("Rol: coordinator, uitvoerder of financier.")
    )


class Controle(Model):
    """How plans are checked."""

    negeer: tuple[Text, ...] = Field((), description=N_("Regels van de controle die hier niet gelden."))
    woorden: tuple[Text, ...] = Field((), description=N_("Woorden die bewoners hier kennen, en die dus mogen."))


class Agenda(Model):
    """Ambitions, target groups, parties and rules of play that all plans share."""

    gemeente: Text | None = Field(None, description=N_("De gemeente."))
    coordinatie: Text | None = Field(None, description=N_("De partij die het werk regelt (een id)."))
    ambities: tuple[Ambitie, ...] = Field((), description=N_("Wat de gemeente wil bereiken."))
    doelgroepen: tuple[Doelgroep, ...] = Field((), description=N_("Groepen bewoners."))
    partijen: tuple[Partij, ...] = Field((), description=N_("Organisaties die meedoen."))
    spelregels: Spelregels = Field(default_factory=Spelregels, description=N_("Spelregels voor alle plannen."))
    controle: Controle = Field(default_factory=Controle, description=N_("Hoe wijkplan de plannen controleert."))
