"""``wijkplan new``: a plan or an agenda to fill in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

from wijkplan.commands.shell.options import amount, whole
from wijkplan.commands.shell.speaking import FINE, WRONG_USE, accepted, say
from wijkplan.language import N_, _


def new(
    file: Annotated[
        Path | None, typer.Argument(metavar="FILE", help=_("Het bestand, zoals plans/2027/mijn-wijk.yaml."))
    ] = None,
    wijk: Annotated[str | None, typer.Option(metavar=_("NAAM"), help=_("De naam van de wijk."))] = None,
    jaar: Annotated[
        int | None, typer.Option(parser=whole(2000, 2100), metavar=_("JAAR"), help=_("Het jaar van het plan."))
    ] = None,
    gemeente: Annotated[str | None, typer.Option(metavar=_("NAAM"), help=_("De gemeente; mag weg."))] = None,
    totaal: Annotated[
        int | None,
        typer.Option(parser=amount, metavar=_("BEDRAG"), help=_("Al het geld voor dit jaar, in euro's; mag weg.")),
    ] = None,
    agenda: Annotated[
        bool, typer.Option("--agenda", help=_("Maak de agenda, met wat alle plannen delen; zonder BESTAND in plans/."))
    ] = False,
) -> int:
    """Write a short commented plan or agenda that validates; what is not given is asked for at a terminal."""
    from wijkplan.commands.shell.asking import somebody_there

    if agenda:
        if wijk or jaar or totaal is not None:
            say(_("wijkplan: een agenda heeft geen --wijk, --jaar of --totaal; die horen bij een plan."))
            return WRONG_USE
        return _new_agenda(file, gemeente)
    missing = [name for name, value in ((_("BESTAND"), file), ("--wijk", wijk), ("--jaar", jaar)) if value is None]
    if missing and not somebody_there():
        say(
            _("wijkplan: dit ontbreekt: {needed}. Nuttig zijn ook: --gemeente en --totaal.").format(
                needed=", ".join(missing)
            )
        )
        say(_("Zoals: wijkplan new plans/2027/mijn-wijk.yaml --wijk Lindekwartier --jaar 2027"))
        return WRONG_USE
    if file is not None and (problem := _no_place(file)):
        say(problem)
        return WRONG_USE
    try:
        if missing:
            file, wijk, jaar, gemeente, totaal = _asked(file, wijk, jaar, gemeente, totaal)
        else:
            wijk = _one_line("--wijk")(wijk or "")
            gemeente = _one_line("--gemeente")(gemeente) if gemeente is not None else ""
    except typer.BadParameter as error:
        say(_("wijkplan: {why}.").format(why=error.message))
        return WRONG_USE
    assert file is not None  # noqa: S101 - given, or asked for
    assert jaar is not None  # noqa: S101
    return _written(file, _text(wijk, jaar, gemeente, totaal))


def _no_place(file: Path) -> str | None:
    """Why no plan can be made there."""
    from wijkplan.files.discovery import SUFFIXES, is_agenda

    if file.suffix not in SUFFIXES:
        return _("wijkplan: een plan eindigt op .yaml, en {path} niet.").format(path=file)
    if is_agenda(file):
        return _("wijkplan: {path} is de naam van een agenda. Zet er --agenda bij, of kies een andere naam.").format(
            path=file
        )
    return _there_already(file)


def _there_already(file: Path) -> str | None:
    if file.exists():
        return _("wijkplan: {path} is er al. Kies een andere naam; er is niets veranderd.").format(path=file)
    return None


def _asked(
    file: Path | None, wijk: str | None, jaar: int | None, gemeente: str | None, totaal: int | None
) -> tuple[Path, str, int, str, int]:
    """All of it, with what somebody answers to what was not given.

    Raises:
        typer.Abort: they stopped.
    """
    from wijkplan.commands.shell.asking import asked_for
    from wijkplan.plan.reading import dates

    say(_("Met Ctrl-C stop je; dan verandert er niets."))
    if wijk is None:
        wijk = asked_for("wijk", _("De naam van de wijk."), _one_line(_("de wijk")))
    if jaar is None:
        today = dates.today()
        # In the second half of a year people make the plan for the next.
        usual = str(today.year + (today.month > 6))
        jaar = asked_for("jaar", _("Het jaar van het plan."), whole(2000, 2100), usual)
    if gemeente is None:
        gemeente = asked_for("gemeente", _("De gemeente. Met Enter sla je dit over."), _skippable, "")
    if totaal is None:
        totaal = asked_for("totaal", _("Al het geld voor dit jaar, in euro's."), amount, "0")
    if file is None:
        usual = f"plans/{jaar}"
        file = asked_for("map", _("De map waar het plan in komt."), _file_in(wijk), usual)
    return file, wijk, jaar, gemeente, totaal


def _file_in(wijk: str) -> Callable[[str], Path]:
    """Reads a folder as the file of this wijk in it."""
    from wijkplan.plan.reading.ids import slug

    def read(folder: str) -> Path:
        file = Path(folder, f"{slug(wijk) or 'plan'}.yaml")
        if file.exists():
            raise typer.BadParameter(_("{path} is er al; kies een andere map").format(path=file))
        return file

    return read


def _skippable(text: str) -> str:
    return _one_line("--gemeente")(text) if text.strip() else ""


def _one_line(name: str) -> Callable[[str], str]:
    """Reads a name; ``name`` is what it is the name of."""

    def read(text: str) -> str:
        from wijkplan.yamltext.parse import CONTROL

        text = " ".join(text.split())
        if not text or CONTROL.search(text):
            raise typer.BadParameter(_("{name} is leeg of heeft vreemde tekens; geef een naam").format(name=name))
        return text

    return read


def _new_agenda(file: Path | None, gemeente: str | None) -> int:
    from wijkplan.files.discovery import AGENDA, is_agenda
    from wijkplan.yamltext.emit import line

    file = file or Path("plans", AGENDA)
    if not is_agenda(file):
        say(_("wijkplan: een agenda heet altijd {name}, zoals plans/{name}.").format(name=AGENDA))
        return WRONG_USE
    if problem := _there_already(file):
        say(problem)
        return WRONG_USE
    try:
        name = _one_line("--gemeente")(gemeente) if gemeente is not None else ""
    except typer.BadParameter as error:
        say(_("wijkplan: {why}.").format(why=error.message))
        return WRONG_USE
    return _written(file, _(_AGENDA).format(gemeente=f" {line(name)}" if name else _("  # zoals Amersfoort")))


def _written(file: Path, text: str) -> int:
    from wijkplan.desk.creating import create

    accepted(create(file, text))
    say(_("{path} is gemaakt. Vul het in, en kijk met: wijkplan validate {path}").format(path=file))
    return FINE


def _text(wijk: str, jaar: int, gemeente: str, totaal: int | None) -> str:
    """The plan: what is required, and examples of the rest behind a #."""
    from wijkplan.plan.reading.money import as_text
    from wijkplan.yamltext.emit import line

    own = f"gemeente: {line(gemeente)}\n" if gemeente else ""
    return _(_TEMPLATE).format(wijk=line(wijk), jaar=jaar, gemeente=own, totaal=as_text(totaal or 0))


# The keys are there, empty, and the examples are set in below them: so what is uncommented comes behind the one key,
# as what `add` and `set` write does, and new keys come behind the examples.
_TEMPLATE = N_("""\
# Het plan van één wijk voor één jaar. Alles achter een # is uitleg en telt niet mee.
# Haal de # en de spatie erachter weg bij wat je gebruikt. Kijk of het klopt met: wijkplan validate

wijk: {wijk}
jaar: {jaar}
{gemeente}
budget:
  totaal: {totaal}  # al het geld voor dit jaar, in euro's
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

_AGENDA = N_("""\
# De agenda: wat alle wijken samen hebben afgesproken. Elk plan gebruikt deze woorden.
# Alles achter een # is uitleg en telt niet mee. Haal de # en de spatie erachter weg bij wat je gebruikt.

gemeente:{gemeente}
coordinatie:  # wie het werk regelt: een van de partijen hieronder

ambities:  # wat wil de gemeente bereiken?
  # - naam: Iedereen kan meedoen

doelgroepen:  # voor wie doen we het?
  # - naam: Ouderen
  # - naam: Nieuwkomers
  #   moeilijk_bereikbaar: ja  # deze groep weegt zwaarder

partijen:  # wie doen er mee?
  # - id: welzijn
  #   naam: Welzijn in de wijk
  #   rol: coordinator       # coordinator, uitvoerder of financier

# De spelregels. Hier staat wat geldt als je niets zegt.
spelregels:
  stemverhouding:  # hoe zwaar elke stem telt
    wijk: 60
    aanbieder: 40
  voorwaarden:
    draagvlak_minimaal: 0  # zoveel steun moet een initiatief minstens hebben
    eigen_inzet_verplicht: nee
    rechtspersoon_vanaf: 5000
  verdeling:
    methode: rangorde  # rangorde, per-thema of gelijke-delen
    bij_tekort: sla-over  # sla-over, stop of deels
    klein_bedrag: 0  # tot en met dit bedrag: vertrouwen, zonder score
    klein_plafond: 10%  # hoogste deel voor kleine bedragen
""")
