"""The account once more, in plain code from its description: data as it stands in a file, out comes what JSON says.

Knows nothing of the program. Where that compares squares of fractions, this takes a root.
"""

from __future__ import annotations

import math
import re
from fractions import Fraction
from typing import Any

Data = dict[str, Any]


def account(plan: Data, agenda: Data) -> Data:
    """What became of a year, without the name of its file."""
    residents, professionals = plan["bewonersinitiatieven"], plan["interventies"]
    everything = [
        *({**one, "soort": "bewonersinitiatief"} for one in residents),
        *({**one, "soort": "interventie"} for one in professionals),
    ]
    paid = sorted((one for one in everything if granted(one)), key=lambda one: one["id"])
    known = [one for one in paid if spent(one) is not None]
    vast = plan["budget"]["vast"]
    return {
        "wijk": plan["wijk"],
        "jaar": int(plan["jaar"]),
        "themas": [of_thema(one, vast, paid, everything) for one in sorted(plan["themas"], key=lambda one: one["id"])],
        "voorstellen": [of_voorstel(one) for one in paid],
        "geld": {
            "toegekend": sum(map(granted, paid)),
            "besteed": sum(spent(one) or 0 for one in known),
            "over": sum(granted(one) - (spent(one) or 0) for one in known),
            "nog_te_verantwoorden": sum(granted(one) for one in paid if spent(one) is None),
            "uitvoering": sum(float(one["bedrag"]) for one in vast if one.get("soort") == "uitvoering"),
            "bewoners": sum(granted(one) for one in paid if one["soort"] == "bewonersinitiatief"),
            "professioneel": sum(granted(one) for one in paid if one["soort"] == "interventie"),
        },
        "participatie": met(plan, agenda, everything),
        "signalen": said(plan["signalen"]),
    }


def granted(voorstel: Data) -> float:
    return float(voorstel.get("besluit", {}).get("toegekend", 0))


def spent(voorstel: Data) -> float | None:
    found = voorstel.get("resultaat", {}).get("besteed")
    return None if found is None else float(found)


def of_voorstel(voorstel: Data) -> Data:
    result = voorstel.get("resultaat", {})
    costs = voorstel.get("kosten")
    told = "bereikt" in result or "verhaal" in result
    if "besteed" in result and told:
        stand = "verantwoord"
    elif "besteed" in result or told:
        stand = "deels"
    else:
        stand = "nog-niet"
    paid = spent(voorstel)
    return {
        "id": voorstel["id"],
        "naam": voorstel["naam"],
        "soort": voorstel["soort"],
        "thema": voorstel.get("thema"),
        "gevraagd": None if costs is None else max(0, float(costs) - float(voorstel.get("eigen_bijdrage", 0))),
        "toegekend": granted(voorstel),
        "besteed": paid,
        "over": None if paid is None else granted(voorstel) - paid,
        "bereik": whole(voorstel.get("bereik")),
        "bereikt": whole(result.get("bereikt")),
        "waardering": decimal(result.get("waardering")),
        "stand": stand,
    }


def of_thema(thema: Data, vast: list[Data], paid: list[Data], everything: list[Data]) -> Data:
    mine = [one for one in paid if one.get("thema") == thema["id"]]
    figures = thema.get("oordeel", {})
    return {
        "id": thema["id"],
        "naam": thema["naam"],
        "ambities": thema["ambities"],
        "oordeel": {"wijk": decimal(figures.get("wijk")), "aanbieder": decimal(figures.get("aanbieder"))},
        "geleerd": thema.get("geleerd"),
        "geld": {
            "vast": sum(float(one["bedrag"]) for one in vast if one.get("thema") == thema["id"]),
            "toegekend": sum(map(granted, mine)),
            "besteed": sum(spent(one) or 0 for one in mine),
        },
        "effecten": [of_effect(one, thema, everything) for one in thema["effecten"]],
    }


def of_effect(effect: Data, thema: Data, everything: list[Data]) -> Data:
    start, aim, now = (meting(effect.get(key)) for key in ("nulmeting", "streven", "gemeten"))
    progress = voortgang(start, aim, now)
    return {
        "id": effect["id"],
        "wat": effect.get("wat"),
        "bron": effect.get("bron"),
        "nulmeting": shown(start),
        "streven": shown(aim),
        "gemeten": shown(now),
        "voortgang": None if progress is None else math.floor(progress * 10_000 + Fraction(1, 2)) / 10_000,
        "oordeel": oordeel(now, progress),
        "zeker": zeker(start, now),
        "voorstellen": sorted(
            one["id"] for one in everything if one.get("thema") == thema["id"] and effect["id"] in one["effecten"]
        ),
        **{key: effect.get(key) for key in ("verhaal", "bijdrage", "andere_oorzaken", "let_op")},
    }


def meting(written: Any) -> Data | None:
    """What was written, in its long notation, with the figure in it as a fraction."""
    if written is None:
        return None
    keys = {"waarde": written} if isinstance(written, str) else written
    text = keys["waarde"]
    if found := re.fullmatch(r"([\d,]+)%", text):
        soort, value = "percentage", Fraction(found[1].replace(",", ".")) / 100
    elif found := re.fullmatch(r"(\d+) op de (\d+)", text):
        soort, value = "deel", Fraction(int(found[1]), int(found[2]))
    elif re.fullmatch(r"[\d,]+", text):
        soort, value = "getal", Fraction(text.replace(",", "."))
    else:
        soort, value = "tekst", None
    return {"waarde": value, "soort": soort, "jaar": whole(keys.get("jaar")), "aantal": whole(keys.get("aantal"))}


def shown(found: Data | None) -> Data | None:
    return found and {**found, "waarde": None if found["waarde"] is None else float(found["waarde"])}


def voortgang(start: Data | None, aim: Data | None, now: Data | None) -> Fraction | None:
    if not (start and aim and now) or "tekst" in {one["soort"] for one in (start, aim, now)}:
        return None
    if len({one["soort"] == "getal" for one in (start, aim, now)}) == 2 or start["waarde"] == aim["waarde"]:
        return None
    found: Fraction = (now["waarde"] - start["waarde"]) / (aim["waarde"] - start["waarde"])
    return found


def oordeel(now: Data | None, progress: Fraction | None) -> str | None:
    if now is None:
        return "niet-gemeten"
    if now["soort"] == "tekst":
        return "geen-cijfer"
    if progress is None:
        return None
    if progress >= 1:
        return "gehaald"
    return "op-weg" if progress > 0 else "niet"


def zeker(start: Data | None, now: Data | None) -> bool | None:
    if not (start and now and start["aantal"] and now["aantal"]):
        return None
    if {start["soort"], now["soort"]} & {"getal", "tekst"}:
        return None
    m, n, p, q = start["aantal"], now["aantal"], float(start["waarde"]), float(now["waarde"])
    r = (p * m + q * n) / (m + n)
    if r in (0, 1):
        return False
    return abs(q - p) / math.sqrt(r * (1 - r) * (1 / m + 1 / n)) >= 1.96


def met(plan: Data, agenda: Data, everything: list[Data]) -> Data:
    moments = plan["participatie"]
    came = [one for one in moments if one.get("deelnemers") != "0"]
    came += [one["resultaat"] for one in everything if "resultaat" in one and one["resultaat"].get("bereikt") != "0"]
    named = {group for one in came for group in one["doelgroepen"]}
    hard = sorted(one["id"] for one in agenda["doelgroepen"] if one.get("moeilijk_bereikbaar") == "ja")
    return {
        "momenten": len(moments),
        "deelnemers": sum(int(one.get("deelnemers", 0)) for one in moments),
        "nieuw": sum(int(one.get("nieuw", 0)) for one in moments),
        "teruggekoppeld": len([one for one in moments if "teruggekoppeld" in one]),
        "bereikt": [group for group in hard if group in named],
        "niet_bereikt": [group for group in hard if group not in named],
    }


def said(signals: list[Data]) -> Data:
    did = [one for one in signals if "gedaan" in one or one["voorstellen"]]
    return {
        "aantal": len(signals),
        "met_gevolg": len(did),
        "doorgegeven": len([one for one in signals if "doorgegeven_aan" in one]),
        "teruggekoppeld": len([one for one in signals if "teruggekoppeld" in one]),
        "zonder_gevolg": len([one for one in signals if one not in did and "doorgegeven_aan" not in one]),
    }


def whole(text: str | None) -> int | None:
    return None if text is None else int(text)


def decimal(text: str | None) -> float | None:
    return None if text is None else float(text.replace(",", "."))
