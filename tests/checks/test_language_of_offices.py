"""Sentences as people in welfare work say them, and as offices write them: only of the second something is said.

All are written for this test. Many plain ones have a word that a rule might take for another: "de zaal is gesloten".
"""

from __future__ import annotations

import pytest
from wijkplan.checks.language.reading import remarks

PLAIN = """
Elke maandag koken we met twintig buren.
De kok is ziek, dus we eten brood.
De zaal is op zondag gesloten.
Zijn moeder woont al veertig jaar in de straat.
Hij heeft zijn plan zelf gemaakt.
Er is nog niets afgesproken over de zomer.
De speeltuin is oud en een beetje kaal.
We dienen soep op in de grote zaal.
Deze bank dient als plek om te praten.
Mensen stemmen op een plan in hun eigen wijk.
Ze neemt een deel van de taart mee.
Hij vindt een plaats naast zijn vriendin.
Het licht in de gang gaat vanzelf aan.
Wij stellen vragen en luisteren goed.
Ouders leggen uit wat er thuis speelt.
De fiets staat tegen de muur.
Kinderen worden blij van muziek.
Over tien jaar worden zij zelf buurtmoeder.
De jongens komen na school langs.
Wie weinig geld heeft, eet gratis mee.
We wandelen langs het water en drinken daarna thee.
Ze past op de kinderen van de buren.
De buurvrouw kent haar nog van vroeger.
Wij maken een praatje op straat.
Hij is gek op voetbal en zij houdt van dansen.
In het voorjaar planten we bloemen.
De vloer is nat, dus kijk uit.
Jij bent de baas over je eigen geld.
Samen vullen we de papieren in.
Met een kopje koffie praat je makkelijker.
De deur staat open voor iedereen.
De trap is te steil voor mensen met een rollator.
Op straat is het veel rustiger dan eerst.
Wij zoeken nog mensen die willen helpen.
We zijn door het park gelopen.
Het duurt lang voor de bus komt.
Zij brak haar enkel op het ijs.
De kinderen zijn in het park gebleven.
Vraag het aan de vrijwilliger aan de balie.
Het is fijn als iemand je groet.
"""
OF_AN_OFFICE = """
Met betrekking tot het huiswerk vragen ouders meer hulp.
De aanvang van de cursus is om tien uur.
Gelieve op tijd te komen.
Indien het regent, schuilen we binnen.
Wij trachten elke straat te bereiken.
De bewoners beoogden een rustiger plein.
Vrijwilligers verstrekten soep aan de hele buurt.
Het overleg vindt elke maand in de school plaats.
De straatcoach neemt deel aan het gesprek.
Wij lichten het plan aan de buren toe.
Alvorens we beginnen, halen we de sleutel.
Jongeren dienen zich voor mei aan te melden om een plek te krijgen.
De bibliotheek stelt ruimte ter beschikking.
In het kader van de Week tegen Eenzaamheid bakken we taart.
De kosten komen voor rekening van de huurder.
Het team brengt de problemen in kaart.
Bewoners werden vorig jaar door ons bezocht.
De tuin is in het voorjaar met de school aangelegd.
De regels zijn in 2024 door niemand anders dan de raad gewijzigd.
Dit voorstel is vorige week met alle partners besproken.
Een en ander hangt af van het weer.
Wij implementeren de aanpak in elke wijk.
Het project faciliteert ontmoeting.
Op basis van gesprekken kiezen we een plek.
De coördinatie geschiedt op het kantoor.
Ten behoeve van de kinderen komt er een speelplek.
Conform de afspraak sluiten we om acht uur.
Middels een brief nodigen we iedereen uit.
Wij zetten in op zelfredzaamheid.
Ketenpartners werken integraal samen.
Deze laagdrempelige voorziening is er voor iedereen.
De sociale basis heeft onderhoud nodig.
Het wijkteam zal de bevindingen monitoren.
Wij gaan de werkwijze opschalen en borgen.
Derhalve vragen wij extra geld.
Zulks is niet de bedoeling.
Onderhavige aanvraag gaat over de tuin.
Ter zake van de huur is er nog een vraag.
De gemeente draagt hier al jaren zorg voor.
Hij verneemt graag of er nog plek is.
"""


def test_there_are_forty_of_each() -> None:
    assert (len(PLAIN.strip().splitlines()), len(OF_AN_OFFICE.strip().splitlines())) == (40, 40)


@pytest.mark.parametrize("sentence", PLAIN.strip().splitlines())
def test_of_a_plain_sentence_nothing_is_said(sentence: str) -> None:
    assert remarks(sentence) == ()


@pytest.mark.parametrize("sentence", OF_AN_OFFICE.strip().splitlines())
def test_of_a_sentence_of_an_office_something_is_said(sentence: str) -> None:
    assert {remark.kind for remark in remarks(sentence)} & {"formal", "jargon", "passive"}
