"""What a score is made of, in the words of people."""

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
