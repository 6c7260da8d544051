"""What all models share."""

from __future__ import annotations

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, Field, model_validator

from wijkplan.language import N_
from wijkplan.plan.reading.fields import Id, Text
from wijkplan.plan.reading.ids import slug


class Model(BaseModel):
    """A frozen piece of a plan or an agenda that knows its keys and no others."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    short: ClassVar[str | None] = None
    """The field that is meant where a single text stands in the place of the mapping; None where that cannot be."""


class Item(Model):
    """Something in a list, about which people can leave a note."""

    notitie: Text | None = Field(None, description=N_("Een notitie voor jezelf. Die komt nergens anders terecht."))


class Named(Item):
    """Something with a name, and an id that is made from the name where it is left out."""

    id: Id = Field("", description=N_("Korte naam om naar te verwijzen: kleine letters, cijfers, streepjes."))
    naam: Text = Field(description=N_("De naam, zoals bewoners die kennen."))

    @model_validator(mode="before")
    @classmethod
    def _id_from_naam(cls, data: Any) -> Any:
        if isinstance(data, dict) and "id" not in data and isinstance(data.get("naam"), str):
            return {"id": slug(data["naam"]), **data}
        return data
