"""What residents said and did, and what came of it; counted by hand."""

from __future__ import annotations

from helpers import agenda, plan
from wijkplan.account.account import account
from wijkplan.account.residents import Bereik, ParticipatieAccount, SignalenAccount
from wijkplan.plan.agenda import Agenda

GROUPS = agenda("""
    doelgroepen:
      - {naam: Ouderen}
      - {naam: Nieuwkomers, moeilijk_bereikbaar: ja}
      - {naam: Jongeren, moeilijk_bereikbaar: ja}
      - {naam: Weinig geld, moeilijk_bereikbaar: ja}
""")


def test_signals_that_led_to_something_were_passed_on_told_back_or_left() -> None:
    """Done, a voorstel, passed on, nothing, and done and passed on: three led to something, two were passed on."""
    text = """
        bewonersinitiatieven: [{naam: Soep}]
        signalen:
          - {tekst: De lamp is stuk, gedaan: Er hangt een nieuwe, teruggekoppeld: 2025-03-02}
          - {tekst: Wij willen koken, voorstellen: [soep]}
          - {tekst: De bus rijdt niet, doorgegeven_aan: gemeente, teruggekoppeld: 2025-03-02}
          - {tekst: Het is duur}
          - {tekst: Er ligt afval, gedaan: Wij ruimden op, doorgegeven_aan: gemeente}
    """
    found = account(plan(text), Agenda())
    assert found.signalen == SignalenAccount(aantal=5, met_gevolg=3, doorgegeven=2, teruggekoppeld=2, zonder_gevolg=1)
    assert (found.missing.signalen, found.missing.van_signalen) == (3, 5)


def test_meetings_and_the_groups_that_were_reached() -> None:
    """41 + 18 took part, 12 for the first time; of the feast nobody knows. Two groups were reached."""
    text = """
        bewonersinitiatieven:
          - {naam: Soep, kosten: 100, besluit: {toegekend: 100}, resultaat: {bereikt: 12, doelgroepen: [jongeren]}}
        participatie:
          - {wat: wijktafel, deelnemers: 41, nieuw: 12, doelgroepen: [ouderen], teruggekoppeld: 2025-10-01}
          - {wat: gesprek, deelnemers: 18, doelgroepen: [nieuwkomers]}
          - {wat: buurtfeest}
    """
    found = account(plan(text), GROUPS)
    assert found.participatie == ParticipatieAccount(
        momenten=3,
        deelnemers=59,
        geteld=2,
        nieuw=12,
        teruggekoppeld=1,
        bereikt=("jongeren", "nieuwkomers"),
        niet_bereikt=("weinig-geld",),
    )
    assert (found.missing.momenten, found.missing.van_momenten) == (2, 3)


def test_where_nobody_came_nobody_was_reached() -> None:
    text = """
        bewonersinitiatieven: [{naam: Soep, resultaat: {bereikt: 0, doelgroepen: [jongeren]}}]
        participatie: [{wat: gesprek, deelnemers: 0, doelgroepen: [nieuwkomers]}]
    """
    assert account(plan(text), GROUPS).participatie.bereikt == ()


def test_whom_a_voorstel_is_for_says_not_yet_whom_it_reached() -> None:
    text = """
        bewonersinitiatieven:
          - {naam: Soep, doelgroepen: [nieuwkomers], kosten: 9, besluit: {toegekend: 9}, resultaat: {besteed: 9}}
    """
    assert account(plan(text), GROUPS).participatie.niet_bereikt == ("jongeren", "nieuwkomers", "weinig-geld")


def test_reach_is_how_often_and_of_how_many_voorstellen_that_is_known() -> None:
    """131 + 9 times, where 120 and nothing was expected; of Bal nobody knows."""
    text = """
        bewonersinitiatieven:
          - {naam: Soep, bereik: 120, kosten: 9, besluit: {toegekend: 9}, resultaat: {bereikt: 131}}
          - {naam: Tuin, kosten: 9, besluit: {toegekend: 9}, resultaat: {bereikt: 9}}
          - {naam: Bal, bereik: 40, kosten: 9, besluit: {toegekend: 9}}
    """
    assert account(plan(text), Agenda()).bereik == Bereik(keer=140, bekend=2)
