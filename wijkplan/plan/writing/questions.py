"""What to ask people about a place in a plan: a question where what the schema says of a key is none to answer."""

from __future__ import annotations

from wijkplan.language import N_
from wijkplan.plan.model import Model
from wijkplan.plan.plan import Plan
from wijkplan.plan.writing.places import description
from wijkplan.yamltext.document import Where

_QUESTIONS = {
    ("thema",): N_("Bij welk thema hoort het?"),
    ("ambities",): N_("Bij welke ambities uit de agenda hoort het?"),
    ("doelgroepen",): N_("Voor welke doelgroepen is het?"),
    ("doelgroep",): N_("Welke doelgroep zei dit?"),
    ("niet_samen_met",): N_("Met welke voorstellen kan dit niet samen?"),
    ("vult_aan",): N_("Welke initiatieven vult dit aan?"),
    ("aanbieder",): N_("Wie voert het uit?"),
    ("vast", "aanbieder"): N_("Wie krijgt het geld?"),
    ("nulmeting", "jaar"): N_("In welk jaar is dat gemeten?"),
    ("nulmeting", "aantal"): N_("Aan hoeveel mensen is het gevraagd?"),
    ("streven", "jaar"): N_("In welk jaar wil je dat halen?"),
    ("begroting",): N_("Waar is het geld voor? Schrijf het zo: Zaalhuur: 120; Soep: 300"),
    ("resultaat", "doelgroepen"): N_("Welke doelgroepen zijn bereikt?"),
    ("prioriteit", "wijk"): N_("Welk cijfer geeft de wijk, van 0 tot 10?"),
    ("prioriteit", "aanbieder"): N_("Welk cijfer geeft de aanbieder, van 0 tot 10?"),
}
"""By the last keys of a place. A name is as good an answer as an id, so no question speaks of ids."""

NAMES = {
    "prioriteit_wijk": N_("cijfer van de wijk"),
    "prioriteit_aanbieder": N_("cijfer van de aanbieder"),
    "nulmeting_jaar": N_("jaar van de nulmeting"),
    "nulmeting_aantal": N_("aantal bij de nulmeting"),
    "streven_jaar": N_("jaar van het streven"),
}
"""The (Dutch) word before an answer, where the name of the field is no key of a plan."""


def question(where: Where, model: type[Model] = Plan) -> str:
    """What to ask about this place of a plan (or an agenda), in one (Dutch) sentence."""
    keys = tuple(step for step in where if isinstance(step, str))
    return _QUESTIONS.get(keys[-2:]) or _QUESTIONS.get(keys[-1:]) or description(where, model)
