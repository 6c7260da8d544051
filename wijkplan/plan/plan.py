"""The plan of one wijk for one year. Money is in whole cents; what is not given is None."""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, TypeAlias

from pydantic import Field

from wijkplan.language import N_
from wijkplan.plan.fields import (
    Cijfer,
    Date,
    Money,
    Share,
    ShareOrMoney,
    Text,
    Whole,
    WholePerGroup,
    Wijkcode,
    Year,
)
from wijkplan.plan.model import Model, Named
from wijkplan.plan.money import share_of
from wijkplan.plan.spelregels import Spelregels

Soort: TypeAlias = Literal["bewonersinitiatief", "interventie"]


class Prioriteit(Model):
    """The two voices: one figure from 0 to 10 each."""

    wijk: Cijfer | None = Field(None, description=N_("Cijfer van de wijk, van 0 tot 10."))
    aanbieder: Cijfer | None = Field(None, description=N_("Cijfer van de aanbieder, van 0 tot 10."))


class Vast(Model):
    """Money that was promised before this plan."""

    naam: Text = Field(description=N_("Waar het vaste geld voor is."))
    aanbieder: Text | None = Field(None, description=N_("Wie het geld krijgt (een id uit de agenda)."))
    bedrag: Money = Field(0, description=N_("Het bedrag in euro's."))
    thema: Text | None = Field(None, description=N_("Bij welk thema het hoort (een id)."))
    tot_en_met: Year | None = Field(None, description=N_("Het laatste jaar van deze afspraak."))


class Ronde(Model):
    """A round in which money is divided."""

    naam: Text = Field(description=N_("De naam van de ronde."))
    tot: Date | None = Field(None, description=N_("Laatste dag om iets in te dienen, zoals 2026-03-31."))
    deel: Share | None = Field(None, description=N_("Welk deel van het geld in deze ronde vrijkomt, zoals 50%."))


class Budget(Model):
    """The money of the plan."""

    totaal: Money = Field(description=N_("Al het geld voor dit jaar, in euro's."))
    meegenomen: Money = Field(0, description=N_("Wat er over is van vorig jaar."))
    vast: tuple[Vast, ...] = Field((), description=N_("Geld dat al is beloofd."))
    flexibel: Money | None = Field(None, description=N_("Wat vrij te verdelen is: totaal + meegenomen - vast."))
    reserve: ShareOrMoney = Field(0, description=N_("Wat je achter de hand houdt: een deel (5%) of een bedrag."))
    rondes: tuple[Ronde, ...] = Field((), description=N_("Rondes waarin het geld wordt verdeeld."))

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


class Effect(Model):
    """What should become better, and whether it did."""

    wat: Text | None = Field(None, description=N_("Wat er beter moet worden."))
    nulmeting: Text | None = Field(None, description=N_("Hoe het er nu voor staat."))
    streven: Text | None = Field(None, description=N_("Waar je naartoe wilt."))
    gemeten: Text | None = Field(None, description=N_("Wat er is gemeten."))
    bron: Text | None = Field(None, description=N_("Waar het cijfer vandaan komt."))
    verhaal: Text | None = Field(None, description=N_("Het verhaal achter het cijfer."))


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


class Signaal(Model):
    """Something that residents say."""

    tekst: Text | None = Field(None, description=N_("Wat bewoners zeggen."))
    thema: Text | None = Field(None, description=N_("Bij welk thema het hoort (een id)."))
    bron: Text | None = Field(None, description=N_("Waar het signaal vandaan komt."))
    datum: Date | None = Field(None, description=N_("De datum, zoals 2025-09-12."))
    aantal: Whole | None = Field(None, description=N_("Hoeveel bewoners dit zeiden."))
    doelgroep: Text | None = Field(None, description=N_("Welke doelgroep dit zei (een id)."))


class Aanwezig(Model):
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


class Resultaat(Model):
    """What became of a voorstel."""

    besteed: Money | None = Field(None, description=N_("Hoeveel geld er is uitgegeven."))
    bereikt: Whole | None = Field(None, description=N_("Hoeveel bewoners er zijn bereikt."))
    verhaal: Text | None = Field(None, description=N_("Wat het heeft gebracht."))


class Voorstel(Named):
    """A bewonersinitiatief or an interventie."""

    thema: Text | None = Field(None, description=N_("Bij welk thema het hoort (een id)."))
    status: Literal["idee", "nieuw", "loopt", "gestopt"] = Field(
        "nieuw", description=N_("Hoe het ervoor staat: idee, nieuw, loopt of gestopt.")
    )
    kosten: Money | None = Field(None, description=N_("Wat het in totaal kost."))
    eigen_bijdrage: Money | None = Field(None, description=N_("Wat de indieners zelf betalen."))
    gevraagd: Money | None = Field(None, description=N_("Wat er wordt gevraagd: kosten - eigen_bijdrage."))
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
    tekst: Text | None = Field(None, description=N_("Uitleg voor bewoners."))
    besluit: Besluit = Field(default_factory=Besluit, description=N_("Wat er is besloten."))
    resultaat: Resultaat | None = Field(None, description=N_("Wat het heeft opgeleverd."))

    @property
    def soort(self) -> Soort:
        """Which of the two kinds this is."""
        return "interventie" if isinstance(self, Interventie) else "bewonersinitiatief"

    @property
    def asks(self) -> int | None:
        """What is asked, in cents: ``gevraagd``, or else ``kosten - eigen_bijdrage``; None without ``kosten``."""
        if self.kosten is None:
            return None
        if self.gevraagd is not None:
            return self.gevraagd
        return max(0, self.kosten - (self.eigen_bijdrage or 0))

    @property
    def decided(self) -> int:
        """What was granted by a decision, in cents."""
        return self.besluit.toegekend or 0

    @property
    def is_over(self) -> bool:
        """Whether it has stopped, or was rejected."""
        return self.status == "gestopt" or self.besluit.toegekend == 0

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


class Participatie(Model):
    """A moment at which residents took part."""

    wat: Text | None = Field(None, description=N_("Wat er was, zoals een wijktafel."))
    datum: Date | None = Field(None, description=N_("De datum."))
    deelnemers: Whole | None = Field(None, description=N_("Hoeveel bewoners meededen."))
    doelgroepen: tuple[Text, ...] = Field((), description=N_("Doelgroepen uit de agenda (id's)."))
    ambassadeurs: Whole | None = Field(None, description=N_("Hoeveel wijkambassadeurs hielpen."))


class Plan(Model):
    """The plan of one wijk for one year."""

    wijk: Text = Field(description=N_("De naam van de wijk."))
    jaar: Year = Field(description=N_("Het jaar van dit plan."))
    gemeente: Text | None = Field(None, description=N_("De gemeente."))
    wijkcode: Wijkcode | None = Field(None, description=N_("De wijkcode van het CBS: WK en zes cijfers."))
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
        section = "interventies" if changed.soort == "interventie" else "bewonersinitiatieven"
        items = tuple(changed if item.id == changed.id else item for item in getattr(self, section))
        return self.model_copy(update={section: items})
