"""What holds for the scores of any plan, and the whole of section 6 against an independent reference."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import reference_scores
from helpers import agenda, findings, plan
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from strategies import Data, agendas, plans, reordered, text
from thoroughness import cases
from wijkplan.prioritise import Deel, Ranking, ThemaScore, VoorstelScore, rank

VOORSTELLEN = ("bewonersinitiatieven", "interventies")


def ranked(data: Data, shared: Data) -> Ranking:
    return rank(plan(text(data)), agenda(text(shared)))


def scores(ranking: Ranking) -> list[tuple[str, Fraction]]:
    """The proposals in their order with their exact scores."""
    return [(line.voorstel.id, line.score) for line in ranking.voorstellen]


def without(data: Data, gone: str) -> Data:
    """The same plan without one proposal."""
    return data | {
        section: [voorstel for voorstel in data[section] if voorstel["id"] != gone]
        for section in VOORSTELLEN
        if section in data
    }


def proposals(data: Data) -> list[dict[str, Any]]:
    return [voorstel for section in VOORSTELLEN for voorstel in data.get(section, [])]


@settings(max_examples=cases(40))
@given(plans(), agendas())
def test_the_plans_of_these_tests_have_no_errors(data: Data, shared: Data) -> None:
    """All tests on made-up plans lean on this."""
    assert [f.code for f in findings(text(data), text(shared)) if f.severity == "error"] == []


@settings(max_examples=cases(150))
@given(plans(), agendas())
def test_scores_are_those_of_the_design(data: Data, shared: Data) -> None:
    """Order, scores and the value of every criterion equal those of the reference, exactly."""
    ranking = ranked(data, shared)
    themas, voorstellen = reference_scores.ranking(data, shared)
    assert [(t.thema.id, t.score, values(t.delen)) for t in ranking.themas] == [
        (line.id, line.score, line.values) for line in themas
    ]
    assert [(v.voorstel.id, v.score, values(v.delen)) for v in ranking.voorstellen] == [
        (line.id, line.score, line.values) for line in voorstellen
    ]


def values(delen: tuple[Deel, ...]) -> dict[str, Fraction | None]:
    return {deel.criterium: deel.waarde for deel in delen}


@settings(max_examples=cases(40))
@given(plans(), agendas())
def test_points_add_up_and_stay_within_bounds(data: Data, shared: Data) -> None:
    """Values within 0..1, weights together 100, points value times weight, a score their sum within 0..100."""
    ranking = ranked(data, shared)
    lines: list[ThemaScore | VoorstelScore] = [*ranking.themas, *ranking.voorstellen]
    for line in lines:
        assert all(0 <= (deel.waarde or 0) <= 1 for deel in line.delen)
        assert all(deel.punten == (deel.waarde or 0) * deel.gewicht for deel in line.delen)
        assert sum(deel.gewicht for deel in line.delen) == 100
        assert line.score == sum(deel.punten for deel in line.delen)
        assert 0 <= line.score <= 100
    assert [line.plaats for line in ranking.themas] == list(range(1, len(ranking.themas) + 1))
    assert [line.plaats for line in ranking.voorstellen] == list(range(1, len(ranking.voorstellen) + 1))


@settings(max_examples=cases(40))
@given(plans(), agendas(), st.data())
def test_removing_a_proposal_leaves_the_others_as_they_were(data: Data, shared: Data, draw: st.DataObject) -> None:
    """And so does adding one: read it from the shorter plan to the longer."""
    assume(proposals(data))
    gone = draw.draw(st.sampled_from([voorstel["id"] for voorstel in proposals(data)]))
    others = [line for line in scores(ranked(data, shared)) if line[0] != gone]
    # A reference to what is gone would be an error, but is no part of any score.
    assert scores(ranked(without(data, gone), shared)) == others


@settings(max_examples=cases(40))
@given(plans(), plans(), agendas(), st.data())
def test_changing_a_proposal_leaves_the_others_as_they_were(
    data: Data, source: Data, shared: Data, draw: st.DataObject
) -> None:
    """One proposal is filled in quite differently, with what another plan says of one of the same kind."""
    section = draw.draw(st.sampled_from(VOORSTELLEN))
    assume(data.get(section) and source.get(section))
    index = draw.draw(st.integers(0, len(data[section]) - 1))
    old = data[section][index]
    themas = {thema["id"] for thema in data.get("themas", [])}
    new = draw.draw(st.sampled_from(source[section])) | {"id": old["id"], "naam": old["naam"]}
    if new.get("thema") not in themas:
        new.pop("thema", None)
    changed = data | {section: [*data[section][:index], new, *data[section][index + 1 :]]}
    before = [line for line in scores(ranked(data, shared)) if line[0] != old["id"]]
    after = [line for line in scores(ranked(changed, shared)) if line[0] != old["id"]]
    assert after == before


@settings(max_examples=cases(40))
@given(plans(), agendas(), st.data())
def test_the_order_of_the_lists_in_the_file_does_not_matter(data: Data, shared: Data, draw: st.DataObject) -> None:
    other = draw.draw(reordered(data))
    one, two = ranked(data, shared), ranked(other, shared)
    assert scores(one) == scores(two)
    assert [(t.thema.id, t.score) for t in one.themas] == [(t.thema.id, t.score) for t in two.themas]


@settings(max_examples=cases(40))
@given(plans(rules=False), agendas(), st.integers(2, 9))
def test_only_the_proportions_of_the_weights_matter(data: Data, shared: Data, factor: int) -> None:
    """All weights times the same number: nothing changes."""
    rules = {part: {name: factor * weight for name, weight in weights.items()} for part, weights in WEIGHTS.items()}
    same = shared | {"spelregels": WEIGHTS}
    assert scores(ranked(data, shared | {"spelregels": rules})) == scores(ranked(data, same))


WEIGHTS = {part: reference_scores.DEFAULTS[part] for part in ("stemverhouding", "themacriteria", "criteria")}
