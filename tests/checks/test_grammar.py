"""What is passive, and what begins a subordinate clause."""

from __future__ import annotations

import pytest
from wijkplan.checks.language.grammar import clauses, passive
from wijkplan.checks.language.sentences import Sentence


def of(text: str) -> Sentence:
    return Sentence(text, 0, len(text))


@pytest.mark.parametrize(
    "text",
    [
        "De zaal [wordt] elke avond [geopend].",
        "Er [wordt] in de zomer soep [gekookt].",
        "Wij weten dat het plan [gemaakt] [wordt].",
        "Dit kan pas [opgelost] kunnen [worden].",
        "De brieven [worden] samen [gelezen], en daarna eten we.",
        "Hier [worden] o.a. films [gemaakt].",
        "Het geld [werd] vorig jaar [toegekend].",
        "Met ouders [wordt] vaak [besproken] wat er is.",
        "De zaal [is] door de gemeente [opgeknapt].",
        "Het plan [is] vorig jaar [vastgesteld].",
        "Er [zijn] in de wijk twee bankjes [geplaatst].",
        "Ook [is] in mei het plan 'Ons plein' [besproken].",
        "Hier [wordt] een zaal (met keuken) [gebouwd].",
        "De tuin [werd] door ons [aangelegd].",
    ],
)
def test_a_sentence_without_somebody_who_does_it_is_passive(text: str) -> None:
    clean = text.replace("[", "").replace("]", "")
    found = passive(of(clean))
    assert found is not None
    marks = {piece.partition("]")[0] for piece in text.split("[")[1:]}
    assert {clean[word.start : word.end] for word in found} == marks


@pytest.mark.parametrize(
    "text",
    [
        "Wij openen de zaal elke avond.",
        "De buurt wordt gezond en veilig.",
        "Kinderen worden groot in deze gemeente.",
        "Wie ouder wordt, bekend is en geholpen heeft, telt mee.",
        "Het wordt een gesloten groep.",
        "Zij worden verlegen van zo'n gesprek.",
        "De club is vol en gezellig.",
        "De zaal is gesloten.",
        "We zijn door de wijk gelopen.",
        "Wie schulden heeft, wil niet gezien worden.",
        "Dat is gelukt.",
        "De deur is om tien uur open en daarna gesloten.",
        "Hij heeft zijn plan vorig jaar gemaakt.",
        "Er is nog niets met de buren afgesproken.",
        "Het is fijn dat het is gemaakt.",
        "Zij is heel erg geïnteresseerd.",
        "We zijn in de winter op elkaar aangewezen.",
        "De zaal is heel mooi ingericht.",
    ],
)
def test_what_only_looks_like_it_is_left_alone(text: str) -> None:
    assert passive(of(text)) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We vragen de buren die hier wonen of ze komen, zodat ze mensen zien.", ["die", "zodat"]),
        ("Ouders vinden dat er meer te doen moet zijn, omdat kinderen zich vervelen.", ["dat", "omdat"]),
        ("Als je hulp zoekt, bel dan de man die er werkt.", ["als", "die"]),
        ("Dat plein en die straat zijn net zo mooi als een park.", []),
        ("Met die groep gaan we naar dat huis.", []),
        ("Wij koken, eten en wassen af.", []),
    ],
)
def test_the_words_with_which_a_clause_begins(text: str, words: list[str]) -> None:
    assert [word.text for word in clauses(of(text))] == words
