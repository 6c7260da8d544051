"""``wijkplan validate``: what is wrong with these plans?"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell import completing
from wijkplan.commands.shell.options import choice
from wijkplan.commands.shell.speaking import ERRORS, FINE, Paths, plan_paths, show, write
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.checks.finding import Finding
    from wijkplan.checks.run import Run
    from wijkplan.checks.selection import Selection


class Format(StrEnum):
    """How findings are shown."""

    text = "text"
    concise = "concise"
    json = "json"
    sarif = "sarif"
    github = "github"
    gitlab = "gitlab"


def validate(
    paths: Paths = None,
    format: Annotated[Format, choice(Format, _("Hoe de uitkomst eruitziet."))] = Format.text,  # noqa: A002
    strict: Annotated[bool, typer.Option("--strict", help=_("Waarschuwingen tellen als fouten."))] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", help=_("Alleen fouten en waarschuwingen; niets als alles goed is."))
    ] = False,
    select: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=completing.rules, metavar="C,..", help=_("Alleen deze regels: codes, families (WP4), namen.")
        ),
    ] = None,
    ignore: Annotated[
        list[str] | None,
        typer.Option(
            autocompletion=completing.rules, metavar="C,..", help=_("Deze regels niet: codes, families (WP4), namen.")
        ),
    ] = None,
) -> int:
    """Check plans, and show all findings in one run."""
    from wijkplan.checks.run import check_and_make, nothing
    from wijkplan.report.draw.progress import progress

    chosen = _selection(select, ignore)
    found = plan_paths(paths)
    with progress(_("Controleren"), len(found)) as done:
        run, _nothing = check_and_make(found, nothing, chosen=chosen, done=done)
    findings = run.findings()
    if quiet:
        findings = [finding for finding in findings if finding.severity != "info"]
    if findings or not quiet or format is not Format.text:
        _show(run, findings, format)
    counted = ("error", "warning") if strict else ("error",)
    return ERRORS if any(finding.severity in counted for finding in findings) else FINE


def _selection(select: list[str] | None, ignore: list[str] | None) -> Selection:
    """The rules that were asked for."""
    from wijkplan.checks.registry import RULES
    from wijkplan.checks.selection import UnknownRule, selection

    try:
        return selection(_split(select), _split(ignore), RULES)
    except UnknownRule as unknown:
        from wijkplan.report.checks.unknown_rule import unknown_rule

        raise typer.BadParameter(unknown_rule(unknown), param_hint="--select, --ignore") from None


def _split(options: list[str] | None) -> list[str]:
    return [name.strip() for option in options or [] for name in option.split(",") if name.strip()]


def _show(run: Run, findings: list[Finding], form: Format) -> None:
    if form is Format.text:
        from wijkplan.report.checks.summary import summary

        if findings:
            from wijkplan.report.checks import findings_text

            show(findings_text.show(findings))
        write(summary(findings, len(run.plans), len(run.agendas)) + "\n")
        return

    from wijkplan.report.checks import findings_machine

    match form:
        case Format.concise:
            write(findings_machine.concise(findings))
        case Format.json:
            write(findings_machine.as_json(findings, len(run.plans) + len(run.agendas)))
        case Format.sarif:
            write(findings_machine.sarif(findings))
        case Format.github:
            write(findings_machine.github(findings))
        case Format.gitlab:
            write(findings_machine.gitlab(findings))
