"""The plan of one wijk for one year. Money is in whole cents; what is not given is None."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any, Literal, TypeAlias

from pydantic import Field, model_validator

from wijkplan.language import N_
from wijkplan.plan.model import Item, Model, Named
from wijkplan.plan.reading.fields import (
    Cijfer,
    Date,
    Id,
    Money,
    Share,
    ShareOrMoney,
    Text,
    Whole,
    WholePerGroup,
    Wijkcode,
    Year,
    YesNo,
)
from wijkplan.plan.reading.ids import slug
from wijkplan.plan.reading.meting import Meting
from wijkplan.plan.reading.money import share_of
from wijkplan.plan.spelregels import Spelregels

Soort: TypeAlias = Literal["bewonersinitiatief", "interventie"]
Stem: TypeAlias = Literal["wijk", "aanbieder"]
STEMMEN: tuple[Stem, Stem] = ("wijk", "aanbieder")
"""The two voices, as `Prioriteit` and `Stemverhouding` name them."""


class Prioriteit(Model):
    """The two voices: one figure from 0 to 10 each."""

    wijk: Cijfer | None = Field(None, description=N_("Cijfer van de wijk, van 0 tot 10."))
    aanbieder: Cijfer | None = Field(None, description=N_("Cijfer van de aanbieder, van 0 tot 10."))


class Vast(Item):
    """Money that was promised before this plan."""

    naam: Text = Field(description=N_("Waar het vaste geld voor is."))
    aanbieder: Text | None = Field(None, description=N_("Wie het geld krijgt (een id uit de agenda)."))
    bedrag: Money = Field(0, description=N_("Het bedrag in euro's."))
    thema: Text | None = Field(None, description=N_("Bij welk thema het hoort (een id)."))
    tot_en_met: Year | None = Field(None, description=N_("Het laatste jaar van deze afspraak."))
    soort: Literal["voorziening", "personeel", "uitvoering"] | None = Field(
        None, description=N_("Soort: voorziening, personeel of uitvoering (kosten om het werk te regelen).")
    )


class Ronde(Item):
    """A round in which money is divided."""

    naam: Text = Field(description=N_("De naam van de ronde."))
    tot: Date | None = Field(None, description=N_("Laatste dag om iets in te dienen, zoals 2026-03-31."))
    deel: Share | None = Field(None, description=N_("Welk deel van het geld in deze ronde vrijkomt, zoals 50%."))


class Bron(Item):
    """Who gives money for the plan."""

    naam: Text = Field(description=N_("Wie het geld geeft."))
    bedrag: Money = Field(description=N_("Het bedrag in euro's."))


class Budget(Model):
    """The money of the plan."""

    totaal: Money = Field(description=N_("Al het geld voor dit jaar, in euro's."))
    bronnen: tuple[Bron, ...] = Field((), description=N_("Van wie het geld komt; samen het totaal."))
    meegenomen: Money = Field(0, description=N_("Wat er over is van vorig jaar."))
    vast: tuple[Vast, ...] = Field((), description=N_("Geld dat al is beloofd."))
    flexibel: Money | None = Field(None, description=N_("Wat vrij te verdelen is: totaal + meegenomen - vast."))
    reserve: ShareOrMoney = Field(0, description=N_("Wat je achter de hand houdt: een deel (5%) of een bedrag."))
    rondes: tuple[Ronde, ...] = Field((), description=N_("Rondes waarin je het geld verdeelt."))

    @property
    def sum_vast(self) -> int:
        """All committed money, in cents."""
        return sum(vast.bedrag for vast in self.vast)

    @property
    def sum_flexibel(self) -> int:
        """``totaal + meegenomen - vast``, in cents; below 0 where more was promised than there is."""
        return self.totaal + self.meegenomen - self.sum_vast

    @property
    def sum_reserve(self) -> int:
        """The reserve in cents: an amount, or a share of the flexible money to the nearest cent."""
        if isinstance(self.reserve, Fraction):
            return share_of(self.reserve, max(0, self.sum_flexibel))
        return self.reserve


class Effect(Item):
    """What should become better, and whether it did."""

    id: Id = Field("", description=N_("Korte naam om naar te verwijzen: kleine letters, cijfers, streepjes."))
    wat: Text | None = Field(None, description=N_("Wat er beter moet worden."))
    nulmeting: Meting | None = Field(None, description=N_("Hoe het er nu voor staat."))
    streven: Meting | None = Field(None, description=N_("Waar je naartoe wilt."))
    gemeten: Meting | None = Field(None, description=N_("Wat er is gemeten."))
    bron: Text | None = Field(None, description=N_("Waar het cijfer vandaan komt."))
    verhaal: Text | None = Field(None, description=N_("Het verhaal achter het cijfer."))
    bijdrage: Text | None = Field(None, description=N_("Waarom je denkt dat jullie werk hielp."))
    andere_oorzaken: Text | None = Field(None, description=N_("Waar het ook door kan komen."))
    let_op: Text | None = Field(None, description=N_("Wat vergelijken moeilijk maakt, zoals een andere vraag."))

    @property
    def naam(self) -> str:
        """What it is called: its ``wat``."""
        return self.wat or ""

    @model_validator(mode="before")
    @classmethod
    def _id_from_wat(cls, data: Any) -> Any:
        if isinstance(data, dict) and "id" not in data and isinstance(data.get("wat"), str) and slug(data["wat"]):
            return {"id": slug(data["wat"]), **data}
        return data


class Thema(Named):
    """A social theme of the wijk."""

    doel: Text | None = Field(None, description=N_("Wat je met dit thema wilt bereiken."))
    waarom: Text | None = Field(None, description=N_("Waarom dit thema belangrijk is."))
    ambities: tuple[Text, ...] = Field((), description=N_("Ambities uit de agenda (id's)."))
    doelgroepen: tuple[Text, ...] = Field((), description=N_("Doelgroepen uit de agenda (id's)."))
    behoefte: WholePerGroup | None = Field(
        None, description=N_("Hoeveel bewoners hier iets nodig hebben: een getal, of een getal per doelgroep.")
    )
    prioriteit: Prioriteit = Field(default_factory=Prioriteit, description=N_("De cijfers van wijk en aanbieder."))
    effecten: tuple[Effect, ...] = Field((), description=N_("Wat er beter moet worden."))
    oordeel: Prioriteit = Field(
        default_factory=Prioriteit, description=N_("Hoe goed ging dit? Aan het eind van het jaar, van 0 tot 10.")
    )
    geleerd: Text | None = Field(None, description=N_("Wat je volgend jaar anders doet."))


class Signaal(Item):
    """Something that residents say."""

    tekst: Text | None = Field(None, description=N_("Wat bewoners zeggen."))
    thema: Text | None = Field(None, description=N_("Bij welk thema het hoort (een id)."))
    bron: Text | None = Field(None, description=N_("Waar het signaal vandaan komt."))
    datum: Date | None = Field(None, description=N_("De datum, zoals 2025-09-12."))
    aantal: Whole | None = Field(None, description=N_("Hoeveel bewoners dit zeiden."))
    doelgroep: Text | None = Field(None, description=N_("Welke doelgroep dit zei (een id)."))
    gedaan: Text | None = Field(None, description=N_("Wat ermee is gedaan."))
    voorstellen: tuple[Text, ...] = Field((), description=N_("Voorstellen die hieruit kwamen (id's)."))
    doorgegeven_aan: Text | None = Field(None, description=N_("Aan wie het is doorgegeven: een organisatie."))
    teruggekoppeld: Date | None = Field(None, description=N_("Wanneer je bewoners vertelde wat ermee is gedaan."))


class Aanwezig(Item):
    """What is there already."""

    naam: Text = Field(description=N_("Wat er al is."))
    thema: Text | None = Field(None, description=N_("Bij welk thema het hoort (een id)."))
    soort: Literal["voorziening", "netwerk", "initiatief"] | None = Field(
        None, description=N_("Soort: voorziening, netwerk of initiatief.")
    )


class Besluit(Model):
    """What was decided about a voorstel."""

    toegekend: Money | None = Field(None, description=N_("Het bedrag dat is toegekend; 0 is een afwijzing."))
    datum: Date | None = Field(None, description=N_("De datum van het besluit."))
    door: Text | None = Field(None, description=N_("Wie het besluit nam: een groep, geen persoon."))
    motivering: Text | None = Field(None, description=N_("Waarom dit is besloten."))
    ronde: Text | None = Field(
        None, description=N_("De ronde waar dit geld uit komt (een naam); zonder: de ronde van de datum.")
    )
    voorwaarden: Text | None = Field(None, description=N_("Wat jullie voor het geld verwachten."))


class Resultaat(Model):
    """What became of a voorstel."""

    besteed: Money | None = Field(None, description=N_("Hoeveel van het toegekende geld is uitgegeven."))
    bereikt: Whole | None = Field(None, description=N_("Hoeveel bewoners er zijn bereikt."))
    doelgroepen: tuple[Text, ...] = Field((), description=N_("Welke doelgroepen zijn bereikt (id's)."))
    waardering: Cijfer | None = Field(None, description=N_("Het cijfer van de deelnemers, van 0 tot 10."))
    verhaal: Text | None = Field(None, description=N_("Wat het heeft gebracht."))
    geleerd: Text | None = Field(None, description=N_("Wat een volgende keer anders moet."))
    verantwoord: Date | None = Field(None, description=N_("Wanneer dit is opgeschreven."))


class Post(Item):
    """One line of what a voorstel costs."""

    post: Text = Field(description=N_("Waar het geld voor is."))
    bedrag: Money = Field(description=N_("Het bedrag in euro's."))


class Medefinancier(Item):
    """Somebody else who pays for a voorstel."""

    naam: Text = Field(description=N_("De organisatie die meebetaalt."))
    bedrag: Money = Field(description=N_("Het bedrag in euro's."))
    toegezegd: YesNo | None = Field(None, description=N_("Is het geld toegezegd? ja of nee."))


class Voorstel(Named):
    """A bewonersinitiatief or an interventie."""

    thema: Text | None = Field(None, description=N_("Bij welk thema het hoort (een id)."))
    status: Literal["idee", "nieuw", "loopt", "klaar", "gestopt"] = Field(
        "nieuw", description=N_("Hoe het ervoor staat: idee, nieuw, loopt, klaar of gestopt.")
    )
    kosten: Money | None = Field(None, description=N_("Wat het in totaal kost."))
    begroting: tuple[Post, ...] = Field((), description=N_("Waar het geld voor is; samen de kosten."))
    eigen_bijdrage: Money | None = Field(None, description=N_("Wat de indieners zelf betalen."))
    medefinanciers: tuple[Medefinancier, ...] = Field((), description=N_("Wie er nog meer meebetalen."))
    gevraagd: Money | None = Field(
        None, description=N_("Wat het voorstel vraagt: kosten - eigen_bijdrage - medefinanciers.")
    )
    minimum: Money | None = Field(None, description=N_("Het minste geld waarmee het nog door kan gaan."))
    bereik: Whole | None = Field(None, description=N_("Hoeveel bewoners er iets aan hebben."))
    doelgroepen: tuple[Text, ...] = Field((), description=N_("Doelgroepen uit de agenda (id's)."))
    prioriteit: Prioriteit = Field(default_factory=Prioriteit, description=N_("De cijfers van wijk en aanbieder."))
    niet_samen_met: tuple[Text, ...] = Field(
        (), description=N_("Voorstellen die niet samen kunnen met dit voorstel (id's).")
    )
    ingediend: Date | None = Field(None, description=N_("De datum van indienen."))
    start: Date | None = Field(None, description=N_("De dag waarop het begint."))
    einde: Date | None = Field(None, description=N_("De dag waarop het klaar is."))
    ondersteund_door: Text | None = Field(None, description=N_("Welke organisatie helpt (een id uit de agenda)."))
    effecten: tuple[Text, ...] = Field((), description=N_("Aan welke effecten van het thema dit werkt (id's)."))
    tekst: Text | None = Field(None, description=N_("Uitleg voor bewoners."))
    besluit: Besluit = Field(default_factory=Besluit, description=N_("Wat er is besloten."))
    resultaat: Resultaat | None = Field(None, description=N_("Wat het heeft opgeleverd."))

    @property
    def soort(self) -> Soort:
        """Which of the two kinds this is."""
        return "interventie" if isinstance(self, Interventie) else "bewonersinitiatief"

    @property
    def section(self) -> str:
        """The list of the plan that it stands in."""
        return "interventies" if isinstance(self, Interventie) else "bewonersinitiatieven"

    @property
    def who(self) -> str:
        """Who does it, and so has the money, as the plan writes that; empty where it does not say."""
        match self:
            case Bewonersinitiatief(wie=str(name)) | Interventie(aanbieder=str(name)):
                return name
        return ""

    @property
    def ended(self) -> bool:
        """Whether it does not go on: stopped, or done."""
        return self.status in ("gestopt", "klaar")

    @property
    def costs(self) -> int | None:
        """``kosten`` in cents, or else the sum of ``begroting``; None where neither is given."""
        if self.kosten is None and self.begroting:
            return sum(post.bedrag for post in self.begroting)
        return self.kosten

    @property
    def own_money(self) -> int | None:
        """``eigen_bijdrage`` and what ``medefinanciers`` give, in cents; None where neither is given."""
        if self.eigen_bijdrage is None and not self.medefinanciers:
            return None
        return (self.eigen_bijdrage or 0) + sum(other.bedrag for other in self.medefinanciers)

    @property
    def asks(self) -> int | None:
        """What is asked, in cents: ``gevraagd``, or else the costs without ``own_money``; None without costs."""
        costs = self.costs
        if costs is None:
            return None
        return max(0, costs - (self.own_money or 0)) if self.gevraagd is None else self.gevraagd

    @property
    def decided(self) -> int:
        """What was granted by a decision, in cents."""
        return self.besluit.toegekend or 0

    @property
    def is_over(self) -> bool:
        """Whether it has ended, or was rejected."""
        return self.ended or self.besluit.toegekend == 0

    @property
    def takes_part(self) -> bool:
        """Whether it has money, or may still get some."""
        return bool(self.decided) or not self.is_over


class Bewonersinitiatief(Voorstel):
    """What residents do or want to do themselves."""

    wie: Text | None = Field(None, description=N_("De groep of organisatie; nooit gegevens van een persoon."))
    rechtsvorm: Literal["bewoners", "vereniging", "stichting", "cooperatie", "bedrijf"] | None = Field(
        None, description=N_("Rechtsvorm: bewoners, vereniging, stichting, cooperatie of bedrijf.")
    )
    draagvlak: Whole | None = Field(None, description=N_("Hoeveel bewoners dit steunen."))
    vrijwilligers: Whole | None = Field(None, description=N_("Hoeveel vrijwilligers meedoen."))


class Interventie(Voorstel):
    """What professionals could add."""

    aanbieder: Text | None = Field(None, description=N_("Wie het uitvoert (een id uit de agenda)."))
    vult_aan: tuple[Text, ...] = Field((), description=N_("Initiatieven die dit aanvult (id's)."))
    waarom: Text | None = Field(None, description=N_("Waarom bewoners dit niet zelf kunnen."))

    @property
    def adds_to_residents(self) -> bool:
        """Whether it adds to an initiative and says why: then it is needed whatever residents do already."""
        return bool(self.vult_aan and self.waarom)


class Participatie(Item):
    """A moment at which residents took part."""

    wat: Text | None = Field(None, description=N_("Wat er was, zoals een wijktafel."))
    datum: Date | None = Field(None, description=N_("De datum."))
    deelnemers: Whole | None = Field(None, description=N_("Hoeveel bewoners meededen."))
    doelgroepen: tuple[Text, ...] = Field((), description=N_("Doelgroepen uit de agenda (id's)."))
    ambassadeurs: Whole | None = Field(None, description=N_("Hoeveel wijkambassadeurs hielpen."))
    nieuw: Whole | None = Field(None, description=N_("Hoeveel bewoners er voor het eerst bij waren."))
    opbrengst: Text | None = Field(None, description=N_("Wat eruit kwam."))
    teruggekoppeld: Date | None = Field(None, description=N_("Wanneer je vertelde wat ermee is gedaan."))


class Plan(Item):
    """The plan of one wijk for one year."""

    wijk: Text = Field(description=N_("De naam van de wijk."))
    jaar: Year = Field(description=N_("Het jaar van dit plan."))
    gemeente: Text | None = Field(None, description=N_("De gemeente."))
    wijkcode: Wijkcode | None = Field(None, description=N_("De wijkcode van het CBS: WK en zes cijfers."))
    taal: Literal["nl", "en"] | None = Field(
        None, description=N_("De taal van de teksten: nl of en; zonder: nl. Naar Engels kijkt de controle niet.")
    )
    samenvatting: Text | None = Field(None, description=N_("Het plan in het kort, voor bewoners."))
    budget: Budget = Field(description=N_("Het geld."))
    themas: tuple[Thema, ...] = Field((), description=N_("De sociale thema's van de wijk."))
    signalen: tuple[Signaal, ...] = Field((), description=N_("Wat bewoners zeggen."))
    aanwezig: tuple[Aanwezig, ...] = Field((), description=N_("Wat er al is in de wijk."))
    bewonersinitiatieven: tuple[Bewonersinitiatief, ...] = Field(
        (), description=N_("Wat bewoners zelf doen of willen doen.")
    )
    interventies: tuple[Interventie, ...] = Field((), description=N_("Wat professionals kunnen toevoegen."))
    participatie: tuple[Participatie, ...] = Field((), description=N_("Hoe bewoners meepraatten."))
    stemmen: Text | None = Field(None, description=N_("Bestand met stembriefjes, naast dit plan (Pabulib)."))
    spelregels: Spelregels = Field(
        default_factory=Spelregels, description=N_("Eigen spelregels; die gaan voor die van de agenda.")
    )

    @property
    def voorstellen(self) -> tuple[Voorstel, ...]:
        """Initiatives and interventions together."""
        return (*self.bewonersinitiatieven, *self.interventies)

    def with_voorstel(self, changed: Voorstel) -> Plan:
        """The same plan with this in the place of the voorstel that has its id."""
        return self.with_voorstellen(changed if one.id == changed.id else one for one in self.voorstellen)

    def with_voorstellen(self, voorstellen: Iterable[Voorstel]) -> Plan:
        """The same plan with these voorstellen and no others, each in the list of its kind."""
        lists: dict[str, list[Voorstel]] = {"bewonersinitiatieven": [], "interventies": []}
        for voorstel in voorstellen:
            lists[voorstel.section].append(voorstel)
        return self.model_copy(update={section: tuple(found) for section, found in lists.items()})
