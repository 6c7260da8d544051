"""Plans for the benchmarks: made up, always the same for the same seed."""

from __future__ import annotations

import random
from pathlib import Path

GROUPS = ("ouderen", "jongeren", "nieuwkomers", "mantelzorgers")
AGENDA = """\
gemeente: Voorbeeldstad
ambities:
  - {id: meedoen, naam: Iedereen kan meedoen}
  - {id: gezond, naam: Gezond leven}
doelgroepen:
  - {id: ouderen, naam: Ouderen}
  - {id: jongeren, naam: Jongeren}
  - {id: nieuwkomers, naam: Nieuwkomers, moeilijk_bereikbaar: ja}
  - {id: mantelzorgers, naam: Mantelzorgers}
partijen:
  - {id: welzijn, naam: Welzijn, rol: coordinator}
"""


def plan(number: int, chance: random.Random) -> str:
    """One plan of about 300 lines: three themas, about twenty initiatives and six interventies."""
    lines = [
        "# Een verzonnen plan, om de snelheid te meten.",
        f"wijk: Wijk {number}",
        "jaar: 2026",
        "gemeente: Voorbeeldstad",
        "samenvatting: >",
        "  Een plan voor een wijk waar bewoners veel zelf doen.",
        "budget:",
        f"  totaal: {chance.randrange(200, 600) * 1000}",
        "  vast:",
        "    - naam: Wijkcentrum",
        "      aanbieder: welzijn",
        "      bedrag: 60000",
        "      tot_en_met: 2028",
        "  reserve: 5%",
        "themas:",
    ]
    for thema in ("samen", "opgroeien", "zorgen"):
        lines += [
            f"  - id: {thema}",
            f"    naam: Thema {thema}",
            "    doel: Bewoners vinden elkaar en helpen elkaar",
            "    ambities: [meedoen, gezond]",
            f"    doelgroepen: [{chance.choice(GROUPS)}]",
            f"    behoefte: {chance.randrange(100, 900)}",
            "    prioriteit:",
            f"      wijk: {chance.randrange(1, 11)}",
            f"      aanbieder: {chance.randrange(1, 11)}",
            "    effecten:",
            "      - wat: Bewoners voelen zich thuis",
            f"        nulmeting: {chance.randrange(20, 60)}%",
            "        streven: 70%",
            "        bron: wijkenquête",
            "        verhaal: Buren kennen elkaar beter.",
        ]
    lines.append("signalen:")
    for thema in ("samen", "opgroeien", "zorgen"):
        lines += [
            f"  - tekst: Er is te weinig te doen bij {thema}",
            f"    thema: {thema}",
            "    bron: wijktafel",
            "    datum: 2025-09-12",
            f"    aantal: {chance.randrange(1, 60)}",
        ]
    lines.append("bewonersinitiatieven:")
    for n in range(18):
        costs = chance.randrange(5, 80) * 100
        lines += [
            f"  - naam: Initiatief {n}",
            f"    thema: {chance.choice(('samen', 'opgroeien', 'zorgen'))}",
            "    wie: Een groep buren",
            f"    kosten: {costs}",
            f"    eigen_bijdrage: {costs // 4}",
            f"    draagvlak: {chance.randrange(5, 120)}",
            f"    vrijwilligers: {chance.randrange(1, 20)}",
            f"    bereik: {chance.randrange(10, 200)}",
            f"    doelgroepen: [{', '.join(chance.sample(GROUPS, 2))}]",
        ]
    lines.append("interventies:")
    for n in range(6):
        lines += [
            f"  - naam: Interventie {n}",
            f"    thema: {chance.choice(('samen', 'opgroeien', 'zorgen'))}",
            "    aanbieder: welzijn",
            f"    kosten: {chance.randrange(50, 400) * 100}",
            f"    bereik: {chance.randrange(10, 200)}",
            f"    doelgroepen: [{', '.join(GROUPS)}]",
            "    waarom: Hier is iemand met een opleiding voor nodig.",
        ]
    lines += ["participatie:"]
    for group in GROUPS:
        lines += [
            "  - wat: wijktafel",
            "    datum: 2025-09-12",
            f"    deelnemers: {chance.randrange(5, 60)}",
            f"    doelgroepen: [{group}]",
        ]
    return "\n".join(lines) + "\n"


def write(folder: Path, count: int, seed: int = 33) -> list[Path]:
    """An agenda and this many plans below a folder; gives the paths of the plans."""
    chance = random.Random(seed)  # noqa: S311 - made-up plans, no secrets
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "agenda.yaml").write_text(AGENDA, encoding="utf-8")
    paths = []
    for number in range(count):
        path = folder / f"wijk-{number:04}.yaml"
        path.write_text(plan(number, chance), encoding="utf-8")
        paths.append(path)
    return paths


def long_plan(proposals: int, seed: int = 33) -> str:
    """One plan with this many voorstellen, a quarter of them interventies; there is money for about half."""
    chance = random.Random(seed)  # noqa: S311 - made-up plans, no secrets
    themas = ("samen", "opgroeien", "zorgen", "wonen", "groen")
    lines = ["wijk: Wijk 1", "jaar: 2026", f"budget: {{totaal: {proposals * 1800}}}", "themas:"]
    for thema in themas:
        voices = f"{{wijk: {chance.randrange(11)}, aanbieder: {chance.randrange(11)}}}"
        need = chance.randrange(10 * proposals, 40 * proposals)
        lines.append(f"  - {{id: {thema}, naam: Thema {thema}, behoefte: {need}, prioriteit: {voices}}}")
    lines.append("bewonersinitiatieven:")
    for n in range(proposals - proposals // 4):
        lines += [
            f"  - naam: Initiatief {n}",
            f"    thema: {chance.choice(themas)}",
            f"    kosten: {chance.randrange(500, 9000)}",
            f"    draagvlak: {chance.randrange(3, 200)}",
            f"    bereik: {chance.randrange(60)}",
        ]
    lines.append("interventies:")
    for n in range(proposals // 4):
        lines += [
            f"  - naam: Interventie {n}",
            f"    thema: {chance.choice(themas)}",
            f"    kosten: {chance.randrange(50, 400) * 100}",
            f"    bereik: {chance.randrange(10, 200)}",
            "    waarom: Hier is iemand met een opleiding voor nodig.",
        ]
    return "\n".join(lines) + "\n"
