"""The ids that a plan gives to what a Pabulib file names."""

from __future__ import annotations

from collections.abc import Iterable

from wijkplan.exchange.pabulib import Project
from wijkplan.plan.reading.ids import slug


def ids(names: list[str], kind: str, *, merge: bool = False) -> list[str]:
    """An id for each name; two names that would share one get a number, unless they may merge."""
    slugs = [slug(name) for name in names]
    known = set(slugs)
    made: list[str] = []
    taken: set[str] = set()
    counts: dict[str, int] = {}
    for number, plain in enumerate(slugs, start=1):
        wanted = plain or f"{kind}-{number}"
        found, count = wanted, counts.get(wanted, 1)
        while (found in taken and not (merge and plain)) or (not plain and found in known):
            count += 1
            found = f"{wanted}-{count}"
        counts[wanted] = count
        made.append(found)
        taken.add(found)
    return made


def project_ids(projects: Iterable[Project]) -> dict[str, str]:
    """For each project (its id in the file) the id of its voorstel in a plan."""
    names = [project.id for project in projects]
    return dict(zip(names, ids(names, "project"), strict=True))
