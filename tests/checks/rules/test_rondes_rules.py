"""Which round a decision belongs to, and whether its money was there.

What is between « and » is what a finding points at; the marks are no part of the plan.
"""

from __future__ import annotations

from helpers import complete, expect, findings

ROUNDS = """
budget:
  totaal: 30000
  rondes:
    - {naam: lente, tot: 2026-03-31, deel: 40%}
    - {naam: zomer, tot: 2026-06-30, deel: 30%}
    - {naam: herfst, tot: 2026-09-30, deel: 30%}
"""


def decided(*besluiten: str) -> str:
    """A plan in which so many voorstellen were decided."""
    lines = (f"  - {{naam: Plan {n}, kosten: 30000, besluit: {{{one}}}}}\n" for n, one in enumerate(besluiten))
    return f"{ROUNDS}bewonersinitiatieven:\n{''.join(lines)}"


def said(text: str, code: str) -> list[str]:
    return [str(finding.message) for finding in findings(complete(text)) if finding.code == code]


def test_wp214_a_round_that_is_not_in_the_plan() -> None:
    where = "bewonersinitiatieven[0].besluit.ronde"
    (found,) = expect(decided("toegekend: 10, ronde: «Lentte»"), ("WP214", where))
    assert str(found.help) == "Bedoel je 'lente'?"
    (found,) = expect(decided("toegekend: 10, ronde: «q1»"), ("WP214", where))
    assert str(found.help) == "Kies uit: lente, zomer, herfst."
    (found,) = expect(
        "interventies: [{naam: Coach, kosten: 10, besluit: {toegekend: 10, ronde: «lente»}}]",
        ("WP214", "interventies[0].besluit.ronde"),
    )
    assert str(found.help) == "Zet de rondes bij 'budget', of haal deze regel weg."


def test_a_round_is_known_by_its_name_with_capitals_or_without() -> None:
    expect(decided("toegekend: 10, ronde: Lente", "toegekend: 10, ronde: herfst"))


def test_a_round_is_known_by_its_id_as_every_command_knows_it() -> None:
    """The decision counts for that round: 12.000 is all that there is in it."""
    text = decided("toegekend: 12001, ronde: voor-jaar").replace("naam: lente", "naam: Vóór jaar")
    assert said(text, "WP214") == []
    assert said(text, "WP319") == [
        "Tot en met ronde 'Vóór jaar' is € 12.001 toegekend, en er is € 12.000: € 1 te veel."
    ]


def test_wp319_a_round_gave_more_than_it_had() -> None:
    """In spring there is 40% of 30.000: 12.000. In summer 21.000 together."""
    text = decided("toegekend: 12000, ronde: lente", "toegekend: 100.50, datum: 2026-03-31")
    text = text.replace("naam: lente, tot", "naam: «lente», tot")
    (found,) = expect(text, ("WP319", "budget.rondes[0].naam"))
    assert (found.severity, str(found.message)) == (
        "warning",
        "Tot en met ronde 'lente' is € 12.100,50 toegekend, en er is € 12.000: € 100,50 te veel.",
    )


def test_wp319_counts_what_earlier_rounds_left_and_took() -> None:
    """Summer may use what spring left. Where spring took too much, summer has less."""
    assert said(decided("toegekend: 1000, ronde: lente", "toegekend: 20000, ronde: zomer"), "WP319") == []
    assert said(decided("toegekend: 13000, ronde: lente", "toegekend: 9000, ronde: zomer"), "WP319") == [
        "Tot en met ronde 'lente' is € 13.000 toegekend, en er is € 12.000: € 1.000 te veel.",
        "Tot en met ronde 'zomer' is € 22.000 toegekend, en er is € 21.000: € 1.000 te veel.",
    ]


def test_wp319_says_nothing_where_nobody_can_know() -> None:
    """Without a day or a name; where parts are not whole; in the last round, where WP309 looks at the whole pot."""
    assert said(decided("toegekend: 25000, door: buurtbestuur"), "WP319") == []
    assert said(decided("toegekend: 25000, ronde: lente").replace("deel: 40%", "deel: 10%"), "WP319") == []
    assert said(decided("toegekend: 30000, ronde: herfst", "toegekend: 1, ronde: herfst"), "WP319") == []


def test_wp315_two_rounds_that_one_name_means() -> None:
    """A decision names a round by what its name makes as an id: accents and signs make no difference."""
    rounds = "budget: {totaal: 1000, rondes: [{naam: Ronde één, deel: 50%}, {naam: «ronde-een», deel: 50%}]}"
    expect(rounds, ("WP315", "budget.rondes[1].naam"))
    expect(rounds.replace("«ronde-een»", "ronde twee"))
