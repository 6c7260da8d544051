"""``wijkplan report``: pages and documents for people who never open a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from enum import StrEnum
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.options import choice, one_of
from wijkplan.commands.shell.speaking import ERRORS, FINE, WRONG_USE, Paths, accepted, say, show_findings, tell
from wijkplan.desk import loading
from wijkplan.desk.editing import cannot_write
from wijkplan.desk.refused import Refused
from wijkplan.language import _, plural

if TYPE_CHECKING:
    from wijkplan.desk.loading import MadeOfSound
    from wijkplan.report.page.forms import Style
    from wijkplan.report.page.making import Made, Wanted


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
    if wrong := _wrong_use(to, format, theme, template):
        say(wrong)
        return WRONG_USE
    files = accepted(loading.computable_paths(paths))
    style = accepted(_style(format, theme, template))
    asked = _wanted(files, paths, tuple(dict.fromkeys(wanted or For)), format, style)
    if twice := _twice(asked, files):
        say(twice)
        return WRONG_USE
    loaded = _made(asked, files, anyway=anyway)
    made = [one for one in loaded.made if not isinstance(one, Refused)]
    for refused in (one for one in loaded.made if isinstance(one, Refused)):
        for line in refused.lines:
            say(line)
    pages = dict(_pages(asked, made, loaded))
    accepted(_write(pages, to or Path()))
    code = ERRORS if loaded.faulty or len(made) < len(loaded.made) else FINE
    if not pages:
        return code
    first = (to or Path()) / (asked.city_page if asked.has_city else next(iter(pages)))
    said = plural(len(pages), "Er staat {n} pagina in {to}.", "Er staan {n} pagina's in {to}.", to=to)
    tell(f"{said} {_('Begin bij {page}.').format(page=first)}")
    if open_it:
        import webbrowser

        webbrowser.open(first.resolve().as_uri())
    return code


def _wrong_use(to: Path | None, form: Form, theme: Path | None, template: Path | None) -> str | None:
    if to is None:
        return _("wijkplan: zeg met --to in welke map de pagina's komen, zoals: --to paginas")
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
    from wijkplan.report.page.refused import MissingExtraError, TemplateError
    from wijkplan.report.page.theme import MOST_BYTES, NONE, NoThemeError, of

    taken = NONE
    try:
        forms.check(form.value)
        if theme:
            with theme.open("rb") as file:
                taken = of(file.read(MOST_BYTES + 1))
        if template:
            forms.written(Document("wijkplan", ()), form.value, forms.Style(template=template))
    except MissingExtraError as error:
        text = _('wijkplan: hiervoor is een aanvulling nodig. Installeer die met: pipx install "wijkplan[{extra}]"')
        return Refused((text.format(extra=error.extra),))
    except NoThemeError as error:
        return Refused((f"wijkplan: {theme}: {error.why}",), WRONG_USE)
    except TemplateError as error:
        return Refused((f"wijkplan: {template}: {error.message}",), WRONG_USE)
    except OSError as error:
        text = _("wijkplan: {path} is niet te lezen: {why}.")
        return Refused((text.format(path=theme or template, why=error.strerror or type(error).__name__),), WRONG_USE)
    for left in taken.left:
        say(f"{theme}: {left}")
    return forms.Style(taken, template)


def _wanted(files: list[Path], paths: list[Path] | None, kinds: tuple[For, ...], form: Form, style: Style) -> Wanted:
    from wijkplan.files.discovery import default_paths
    from wijkplan.git.made_from import revision
    from wijkplan.report.page.making import Wanted

    named = paths or default_paths()
    folders = [path if path.is_dir() else path.parent for path in named]
    base = folders[0] if len(folders) == 1 else Path(os.path.commonpath([folder.absolute() for folder in folders]))
    if len(folders) > 1:
        base = Path(os.path.relpath(base))
    return Wanted(
        base,
        tuple(kind.value for kind in kinds),
        form.value,
        style,
        revision(files, files[0].parent),
        has_city=len(files) > 1,
    )


def _twice(wanted: Wanted, files: Iterable[Path]) -> str | None:
    """Why two plans cannot both have their page: on some systems a.yaml, a.yml and A.yaml would have the same one."""
    seen: dict[str, Path] = {}
    for file in files:
        page = wanted.page(file, wanted.kinds[0])
        other = seen.setdefault(page.as_posix().casefold(), file)
        if other != file:
            text = _("wijkplan: {one} en {other} krijgen dezelfde pagina ({page}). Geef er een een andere naam.")
            return text.format(one=other, other=file, page=page)
    return None


def _made(wanted: Wanted, files: list[Path], *, anyway: bool) -> MadeOfSound[Made | Refused]:
    """What was made of each plan; what is wrong with the others is said."""
    from wijkplan.checks.finding import errors
    from wijkplan.checks.rules.privacy import CODES
    from wijkplan.report.draw.progress import progress
    from wijkplan.report.page.making import made

    with progress(_("Pagina's maken"), len(files)) as done:
        loaded = loading.made_of_sound(
            files, partial(made, wanted), done, here=False, beside_errors=frozenset() if anyway else CODES
        )
    show_findings(loaded.errors)
    wrong = {finding.path for finding in errors(loaded.errors)}
    for path in loaded.faulty:
        text = _("wijkplan: {path} heeft fouten en is niet berekend.")
        if path not in wrong and not any(finding.path in wrong for finding in loaded.errors if finding.path != path):
            text = _(
                "wijkplan: in {path} staan gegevens van personen. Daarom komt er geen pagina van. "
                "Haal ze weg, of maak ze met --anyway onleesbaar."
            )
        say(text.format(path=path))
    return loaded


def _pages(
    wanted: Wanted, made: list[Made], loaded: MadeOfSound[Made | Refused]
) -> Iterator[tuple[PurePosixPath, Callable[[], bytes]]]:
    """All pages by their place, each made ready where it is written."""
    from wijkplan.report.page.making import city_page

    for one in made:
        for place, page in one.pages:
            yield place, page.value
    if made and wanted.has_city:
        left_out = tuple(path.as_posix() for path in loaded.faulty)
        wijken = tuple(one.wijk for one in made)
        yield wanted.city_page, partial(city_page, wanted, wijken, made[0].gemeente, left_out)


def _write(pages: dict[PurePosixPath, Callable[[], bytes]], to: Path) -> Refused | None:
    """Write every page, whole or not at all; nothing else in the folder is touched."""
    from wijkplan.files.writing import write_whole

    for place, page in pages.items():
        path = to / place
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, page())
        except OSError as error:
            return Refused((cannot_write(error, path),), WRONG_USE)
    return None
