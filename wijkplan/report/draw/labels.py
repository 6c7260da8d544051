"""Words that several reports use for the parts of a plan."""

from __future__ import annotations

from wijkplan.language import N_

CRITERIA = {
    "stem": N_("stem"),
    "signalen": N_("signalen"),
    "ambities": N_("ambities"),
    "thema": N_("thema"),
    "draagvlak": N_("draagvlak"),
    "doelgroepen": N_("doelgroepen"),
    "bereik": N_("bereik"),
    "eigen_inzet": N_("eigen inzet"),
    "prioriteit": N_("prioriteit"),
}
SOORTEN = {"bewonersinitiatief": N_("bewonersinitiatief"), "interventie": N_("interventie")}
TREDEN = {
    "besloten": N_("Trede 1: al besloten"),
    "klein": N_("Trede 2: kleine bedragen"),
    "bewoners": N_("Trede 3: bewonersinitiatieven"),
    "professioneel": N_("Trede 4: professionele inzet"),
    None: N_("Doet niet mee in de verdeling"),
}
SEVERITIES = {"error": N_("fout"), "warning": N_("let op"), "info": N_("tip")}
