"""``wijkplan new``: a plan to fill in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from wijkplan.commands.shell.options import whole
from wijkplan.commands.shell.speaking import FINE, WRONG_USE, accepted, say
from wijkplan.language import N_, _


def new(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=_("Het bestand, zoals plans/2027/mijn-wijk.yaml."))],
    wijk: Annotated[str, typer.Option(metavar=_("NAAM"), help=_("De naam van de wijk."))],
    jaar: Annotated[int, typer.Option(parser=whole(2000, 2100), metavar=_("JAAR"), help=_("Het jaar van het plan."))],
) -> int:
    """Write a short commented plan that validates."""
    if file.suffix not in (".yaml", ".yml"):
        say(_("wijkplan: een plan eindigt op .yaml, en {path} niet.").format(path=file))
        return WRONG_USE
    if file.exists():
        say(_("wijkplan: {path} is er al. Kies een andere naam; er is niets veranderd.").format(path=file))
        return WRONG_USE
    from wijkplan.yamltext.parse import CONTROL

    wijk = " ".join(wijk.split())
    if not wijk or CONTROL.search(wijk):
        say(_("wijkplan: --wijk is leeg of heeft vreemde tekens. Geef de naam van de wijk."))
        return WRONG_USE

    from wijkplan.desk.creating import create

    accepted(create(file, _text(wijk, jaar)))
    say(_("{path} is gemaakt. Vul het in, en kijk met: wijkplan validate {path}").format(path=file))
    return FINE


def _text(wijk: str, jaar: int) -> str:
    """The plan: what is required, and examples of the rest behind a #."""
    from wijkplan.yamltext.emit import line

    return _(_TEMPLATE).format(wijk=line(wijk), jaar=jaar)


# The keys are there, empty, and the examples are set in below them: so what is uncommented comes behind the one key,
# as what `add` and `set` write does, and new keys come behind the examples.
_TEMPLATE = N_("""\
# Het plan van één wijk voor één jaar. Alles achter een # is uitleg en telt niet mee.
# Haal de # en de spatie erachter weg bij wat je gebruikt. Kijk of het klopt met: wijkplan validate

wijk: {wijk}
jaar: {jaar}

budget:
  totaal: 0  # al het geld voor dit jaar, in euro's
  vast:  # wat al is beloofd
    # - naam: Wijkcentrum
    #   bedrag: 1000
  reserve:  # wat je achter de hand houdt, zoals 5%

themas:  # wat is belangrijk in de wijk?
  # - naam: Prettig samenleven
  #   prioriteit:
  #     wijk: 8              # een cijfer van 0 tot 10
  #     aanbieder: 6

bewonersinitiatieven:  # wat doen bewoners zelf, of willen ze doen?
  # - naam: Soep op dinsdag
  #   thema: prettig-samenleven
  #   kosten: 1500
  #   draagvlak: 40          # hoeveel bewoners steunen dit?

interventies:  # wat kunnen professionals toevoegen?
  # - naam: Spreekuur in de buurt
  #   thema: prettig-samenleven
  #   kosten: 5000
  #   waarom: Hier is iemand met een opleiding voor nodig.
""")
