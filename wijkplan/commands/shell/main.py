"""The way in: choose the language, run the command, turn every mistake in use into one clear message."""

from __future__ import annotations

import contextlib
import gc
import os
import sys

from wijkplan import language

WRONG_USE = 2
INTERRUPTED = 130
CLOSED_PIPE = 141


def run() -> None:
    """The ``wijkplan`` command."""
    sys.exit(main(sys.argv[1:]))


def main(arguments: list[str]) -> int:
    """Run one command and give its exit code: 0 fine, 1 errors in a plan, 2 wrong use or nothing to read."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            # Piped output on Windows would otherwise be in a code page without "€".
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")  # type: ignore[union-attr]
    # One command, then the process is gone: looking for garbage in between only takes time.
    gc.disable()
    # Start-up counts: no plugins of others are looked for when a plan is read.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    try:
        arguments, wanted = _language(arguments)
    except ValueError as error:
        language.use("nl")
        print(error, file=sys.stderr)  # noqa: T201 - before any console exists
        return WRONG_USE
    language.use(wanted)

    try:
        os.getcwd()
    except OSError:
        from wijkplan.language import _

        print(_("wijkplan: de map waar je bent is er niet meer. Ga eerst naar een andere map."), file=sys.stderr)  # noqa: T201
        return WRONG_USE

    import typer

    from wijkplan.commands.shell.app import command

    try:
        code = command().main(arguments, prog_name="wijkplan", standalone_mode=False)
        sys.stdout.flush()  # what cannot be written is found here, not when Python ends
    except typer.TyperException as error:
        from wijkplan.commands.shell.usage import explain

        print(explain(error), file=sys.stderr)  # noqa: T201
        return WRONG_USE
    except (typer.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:  # whoever reads the output has seen enough
        _give_up_writing()
        return CLOSED_PIPE
    except OSError as error:
        from wijkplan.language import _

        why = error.strerror or type(error).__name__
        print(_("wijkplan: het lukt niet om de uitkomst te schrijven: {why}.").format(why=why), file=sys.stderr)  # noqa: T201
        _give_up_writing()
        return WRONG_USE
    return code if isinstance(code, int) else 0


def _give_up_writing() -> None:
    """What could not be written is not tried again when Python ends, which would complain in its own words."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _language(arguments: list[str]) -> tuple[list[str], str]:
    """The arguments without ``--lang``, wherever it stands, and the language.

    The help texts of the commands are made before any argument is parsed, so this one goes first.
    """
    wanted = os.environ.get(language.VARIABLE, "").strip().lower() or language.LANGUAGES[0]
    source = language.VARIABLE
    rest: list[str] = []
    queue = list(arguments)
    while queue:
        argument = queue.pop(0)
        if argument == "--":
            rest += [argument, *queue]
            break
        if argument == "--lang":
            wanted, source = (queue.pop(0) if queue else ""), "--lang"
        elif argument.startswith("--lang="):
            wanted, source = argument.removeprefix("--lang="), "--lang"
        else:
            rest.append(argument)
    if wanted not in language.LANGUAGES:
        known = ", ".join(language.LANGUAGES)
        raise ValueError(f"wijkplan: {source} {wanted!r}? Kies uit / choose from: {known}")
    return rest, wanted
