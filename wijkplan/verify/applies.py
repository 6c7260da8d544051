"""Whether there is anything in a case that a promise is about."""

from __future__ import annotations

from wijkplan.verify.claim import Case


def always(_case: Case) -> bool:
    """It is about every plan."""
    return True


def something_decided(case: Case) -> bool:
    """A decision was taken."""
    return any(voorstel.besluit.toegekend is not None for voorstel in case.order)


def parts(case: Case) -> bool:
    """Themas or voters have a part of their own."""
    return case.claim.methode != "rangorde"


def own_parts(case: Case) -> bool:
    """Themas have a part of their own, and what is too much for it does not stop the others."""
    return case.claim.methode == "per-thema" and case.claim.bij_tekort != "stop" and bool(case.ranking.themas)


def votes(case: Case) -> bool:
    """Voters divide the money."""
    return case.votes is not None


def somebody_is_out(case: Case) -> bool:
    """Somebody does not compete."""
    return any(case.out(voorstel) for voorstel in case.order)


def exclusions(case: Case) -> bool:
    """Something cannot go together with something else."""
    return any(case.excluding(voorstel) for voorstel in case.order)


def small(case: Case) -> bool:
    """Small amounts go first."""
    return case.rules.verdeling.klein_bedrag > 0


def both_kinds(case: Case) -> bool:
    """Residents and professionals are at work on the same thema."""
    return any(case.initiatieven(interventie.thema) for interventie in case.plan.interventies)


def need(case: Case) -> bool:
    """Professionals are at work where it is known how many residents need something."""
    known = {thema.id for thema in case.plan.themas if thema.behoefte is not None}
    return any(interventie.thema in known for interventie in case.plan.interventies)
