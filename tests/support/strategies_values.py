"""The small values that plans are made of, as hypothesis makes them up: amounts, figures, counts, dates, names."""

from __future__ import annotations

import functools
from typing import Any, TypeAlias

import yaml
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

# A plan takes longer to make up than hypothesis likes, and a busy computer must not fail a test.
settings.register_profile("wijkplan", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("wijkplan")

Data: TypeAlias = dict[str, Any]


def text(data: Data) -> str:
    """The YAML file of a plan or an agenda."""
    return yaml.dump(data, Dumper=_dumper(), allow_unicode=True, sort_keys=False)


@functools.cache
def _dumper() -> Any:
    """The fast dumper, without anchors for a value that is used twice."""
    base: Any = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    return type("Dumper", (base,), {"ignore_aliases": lambda *_: True})


def euros(cents: int) -> int | str:
    """Cents as they stand in a file."""
    return cents // 100 if cents % 100 == 0 else f"{cents // 100}.{cents % 100:02}"


def in_cents(amount: int | str) -> int:
    """An amount of such a file in cents."""
    whole, _, part = str(amount).partition(".")
    return int(whole) * 100 + int(part or 0)


def asks(voorstel: Data) -> int | None:
    """What a voorstel asks, in cents: gevraagd, or else what it costs without what others pay; None without costs."""
    costs = [voorstel["kosten"]] if "kosten" in voorstel else [part["bedrag"] for part in voorstel.get("begroting", [])]
    if not costs:
        return None
    if "gevraagd" in voorstel:
        return in_cents(voorstel["gevraagd"])
    paid = [voorstel.get("eigen_bijdrage", 0), *(other["bedrag"] for other in voorstel.get("medefinanciers", []))]
    return sum(map(in_cents, costs)) - sum(map(in_cents, paid))


@functools.cache
def amounts(most: int, least: int = 0) -> st.SearchStrategy[int]:
    """Cents between two bounds: mostly round, so that ties and exact fits happen, now and then not."""
    round_ones = st.integers(-(-least // 5000), most // 5000).map(lambda n: n * 5000)
    odd_ones = st.integers(least, most)
    return st.one_of(round_ones, round_ones, odd_ones) if -(-least // 5000) <= most // 5000 else odd_ones


@functools.cache
def counts(most: int) -> st.SearchStrategy[int]:
    """A number of residents: often one of a few, so that ties happen."""
    return st.sampled_from([0, 1, most // 4, most // 2, most, 2 * most]) | st.integers(0, 2 * most)


@functools.cache
def figures() -> st.SearchStrategy[int | str]:
    """A figure from 0 to 10, with or without a decimal."""
    return st.integers(0, 10) | st.integers(0, 99).map(lambda n: f"{n // 10}.{n % 10}")


@functools.cache
def some(names: tuple[str, ...], most: int = 2) -> st.SearchStrategy[list[str]]:
    """A few of these names, each once."""
    return st.lists(st.sampled_from(names), max_size=most, unique=True) if names else st.just([])


@functools.cache
def dates() -> st.SearchStrategy[str]:
    """A day in the first half of 2026."""
    return st.builds("2026-{:02}-{:02}".format, st.integers(1, 6), st.integers(1, 28))


@functools.cache
def prioriteiten() -> st.SearchStrategy[Data]:
    """Two voices, one, or none."""
    return st.fixed_dictionaries({}, optional={"wijk": figures(), "aanbieder": figures()})
