"""``wijkplan report``: pages and documents for people who never open a terminal."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.options import choice, one_of
from wijkplan.commands.shell.sources import is_file
from wijkplan.commands.shell.speaking import (
    ERRORS,
    FINE,
    WRONG_USE,
    Paths,
    accepted,
    say,
    show_findings,
    tell,
    tell_refused,
)
from wijkplan.desk import loading
from wijkplan.desk.handing_over import hand_over
from wijkplan.desk.refused import Refused, needs_extra
from wijkplan.language import _, plural

if TYPE_CHECKING:
    from wijkplan.desk.loading import MadeOfSound
    from wijkplan.report.page.forms import Style
    from wijkplan.report.page.making import Made, NotMade, Wanted


class For(StrEnum):
    """For whom a page is."""

    bewoners = "bewoners"
    opdrachtgever = "opdrachtgever"


class Form(StrEnum):
    """What a document is written in."""

    html = "html"
    docx = "docx"
    pdf = "pdf"
    markdown = "markdown"


def report(
    paths: Paths = None,
    to: Annotated[Path | None, typer.Option("--to", metavar=_("MAP"), help=_("De map voor de pagina's."))] = None,
    wanted: Annotated[
        list[For] | None,
        typer.Option(
            "--for",
            parser=one_of(For),
            metavar="|".join(For),
            help=_("Voor wie; zonder: voor allebei."),
            autocompletion=lambda: list(For),
        ),
    ] = None,
    format: Annotated[Form, choice(Form, _("Wat je ervan maakt."))] = Form.html,  # noqa: A002
    theme: Annotated[
        Path | None, typer.Option("--theme", metavar="THEME.css", help=_("De huisstijl van de gemeente (bij html)."))
    ] = None,
    template: Annotated[
        Path | None, typer.Option("--template", metavar="HUISSTIJL.docx", help=_("De huisstijl voor Word (bij docx)."))
    ] = None,
    open_it: Annotated[bool, typer.Option("--open", help=_("Open daarna de eerste pagina."))] = False,
    anyway: Annotated[
        bool,
        typer.Option("--anyway", help=_("Maak gegevens van personen onleesbaar, in plaats van te stoppen.")),
    ] = False,
) -> int:
    """Write the pages of each plan, and of several plans together."""
    if to is None:
        say(_("wijkplan: zeg met --to in welke map de pagina's komen, zoals: --to paginas"))
        return WRONG_USE
    if wrong := _wrong_use(to, format, theme, template):
        say(wrong)
        return WRONG_USE
    style = accepted(_style(format, theme, template))
    files = accepted(loading.computable_paths(paths))
    asked = accepted(_wanted(files, paths, tuple(dict.fromkeys(wanted or For)), format, style))
    made, left_out = _made(asked, files, anyway=anyway)
    code = ERRORS if left_out else FINE
    if not made:
        return code
    pages = dict(_pages(asked, made, left_out))
    accepted(hand_over(pages, to))
    first = to / (asked.places.city if asked.has_city else next(iter(pages)))
    where = to if to.parts else _("deze map")
    said = plural(len(pages), "Er staat {n} pagina in {to}.", "Er staan {n} pagina's in {to}.", to=where)
    tell(f"{said} {_('Begin bij {page}.').format(page=first)}")
    if open_it:
        _open(first)
    return code


def _wrong_use(to: Path, form: Form, theme: Path | None, template: Path | None) -> str | None:
    if to.exists() and not to.is_dir():
        return _("wijkplan: {path} is geen map.").format(path=to)
    if theme and form is not Form.html:
        return _("wijkplan: --theme is er voor --format html.")
    if template and form is not Form.docx:
        return _("wijkplan: --template is er voor --format docx.")
    return None


def _style(form: Form, theme: Path | None, template: Path | None) -> Style | Refused:
    """What it is to look like; what cannot be taken over of a house style is said."""
    from wijkplan.report.page import forms
    from wijkplan.report.page.blocks import Document
    from wijkplan.report.page.house_style.theme import MOST_BYTES, NONE, NoThemeError, of
    from wijkplan.report.page.refused import MissingExtraError, TemplateError

    if theme and not is_file(theme, _("wijkplan report --to paginas --theme huisstijl.css")):
        raise typer.Exit(WRONG_USE)
    if template and not is_file(template, _("wijkplan report --to paginas --format docx --template huisstijl.docx")):
        raise typer.Exit(WRONG_USE)
    taken = NONE
    try:
        forms.check(form.value)
        if theme:
            with theme.open("rb") as file:
                taken = of(file.read(MOST_BYTES + 1))
        if template:
            forms.written(Document("wijkplan", ()), form.value, forms.Style(template=template))
    except MissingExtraError as error:
        return needs_extra(error.extra)
    except NoThemeError as error:
        return Refused((f"wijkplan: {theme}: {error.why}",), WRONG_USE)
    except TemplateError as error:
        return Refused((f"wijkplan: {template}: {error.message}.",), WRONG_USE)
    except OSError as error:
        text = _("wijkplan: {path} is niet te lezen: {why}.")
        return Refused((text.format(path=theme, why=error.strerror or type(error).__name__),), WRONG_USE)
    for left in taken.left:
        say(f"{theme}: {left}")
    return forms.Style(taken, template)


def _wanted(
    files: list[Path], paths: list[Path] | None, readers: tuple[For, ...], form: Form, style: Style
) -> Wanted | Refused:
    """All that is to be made, or why there is no place for it."""
    from wijkplan.files.discovery import default_paths
    from wijkplan.git.made_from import revisions
    from wijkplan.report.page.making import Wanted
    from wijkplan.report.page.places import Places, base_of, same_page

    try:
        places = Places(base_of(paths or default_paths()), form.value)
    except ValueError:
        return Refused((_("wijkplan: deze plannen staan op meer dan één schijf. Maak hun pagina's apart."),), WRONG_USE)
    if twice := same_page(places, files, readers[0].value):
        one, other = twice
        page = places.page(other, readers[0].value)
        text = _("wijkplan: {one} en {other} krijgen dezelfde pagina ({page}). Geef een van de twee een andere naam.")
        return Refused((text.format(one=one, other=other, page=page),), WRONG_USE)
    return Wanted(tuple(reader.value for reader in readers), places, style, revisions(files), has_city=len(files) > 1)


def _made(wanted: Wanted, files: list[Path], *, anyway: bool) -> tuple[tuple[Made, ...], tuple[Path, ...]]:
    """What was made, and the plans that nothing was made of; why not is said."""
    from wijkplan.checks.rules.privacy import CODES
    from wijkplan.report.draw.progress import progress
    from wijkplan.report.page.making import Made, NotMade, made

    beside = frozenset() if anyway else CODES
    with progress(_("Pagina's maken"), len(files)) as done:
        loaded: MadeOfSound[Made | NotMade] = loading.made_of_sound(
            files, partial(made, wanted), done, here=False, beside_errors=beside
        )
    show_findings(loaded.findings)
    for path in loaded.faulty:
        say(_("wijkplan: {path} heeft fouten en is niet berekend.").format(path=path))
    for path in loaded.kept_out:
        text = _(
            "wijkplan: van {path} komt geen pagina: er staan gegevens van personen in, of in de agenda. "
            "Haal ze weg, of maak ze met --anyway onleesbaar."
        )
        say(text.format(path=path))
    not_made = [one for one in loaded.made if isinstance(one, NotMade)]
    for one in not_made:
        tell_refused(one.why)
    left_out = sorted((*loaded.faulty, *loaded.kept_out, *(one.plan for one in not_made)))
    return tuple(one for one in loaded.made if isinstance(one, Made)), tuple(left_out)


def _pages(
    wanted: Wanted, made: tuple[Made, ...], left_out: tuple[Path, ...]
) -> Iterator[tuple[PurePosixPath, Callable[[], bytes]]]:
    """All pages by their place, each made ready where it is written."""
    from wijkplan.report.page.making import city_page

    for one in made:
        for place, page in one.pages:
            yield place, page.value
    if wanted.has_city:
        yield wanted.places.city, partial(city_page, wanted, made, left_out)


def _open(page: Path) -> None:
    import webbrowser

    if not webbrowser.open(page.resolve().as_uri()):
        say(_("wijkplan: het lukt niet om {page} te openen. Open het zelf.").format(page=page))
