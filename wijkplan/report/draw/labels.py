"""Words that several reports use for the parts of a plan."""

from __future__ import annotations

from wijkplan.language import N_

SOORTEN = {"bewonersinitiatief": N_("bewonersinitiatief"), "interventie": N_("interventie")}
TREDEN = {
    "besloten": N_("Trede 1: al besloten"),
    "klein": N_("Trede 2: kleine bedragen"),
    "bewoners": N_("Trede 3: bewonersinitiatieven"),
    "professioneel": N_("Trede 4: professionele inzet"),
    None: N_("Doet niet mee in de verdeling"),
}
SEVERITIES = {"error": N_("fout"), "warning": N_("let op"), "info": N_("tip")}
