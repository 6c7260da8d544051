"""What to say where no plan was named: a path that is not there, a folder, an agenda."""

from __future__ import annotations

from pathlib import Path

from wijkplan.language import N_, _

PLAN = "plans/2026/mijnwijk.yaml"
EXAMPLE = N_("wijkplan validate plans/2026/mijnwijk.yaml")


def missing(path: Path, example: str = EXAMPLE) -> str:
    """A path is not there: the one that was probably meant, or else an example of a whole command."""
    from wijkplan.files.discovery import nearest

    text = _("wijkplan: {path} is er niet.").format(path=path)
    if likely := nearest(path):
        return f"{text} {_('Bedoel je {likely}?').format(likely=likely)}"
    return f"{text} {_('Kijk of de naam klopt, zoals hier: {example}').format(example=_(example))}"


def is_folder(path: Path) -> str:
    """One plan was asked for, and this is a folder: a plan in it as an example."""
    from wijkplan.files.discovery import plan_files

    example = next(iter(plan_files([path])), path / Path(PLAN).name)
    text = _("wijkplan: {path} is een map. Noem één plan daarin, zoals {example}.")
    return text.format(path=path, example=example)


def no_plan() -> str:
    """Nothing but an agenda was named."""
    text = _("wijkplan: een agenda is geen plan. Noem een plan, zoals {example}, of een map met plannen.")
    return text.format(example=PLAN)
