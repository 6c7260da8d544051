"""``wijkplan account``: what became of the plan?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from wijkplan.commands.shell.rendering import Dialect, DialectOption, Format, FormatOption, Output, output
from wijkplan.commands.shell.speaking import Paths, made_of_sound
from wijkplan.desk.loading import named
from wijkplan.language import _

if TYPE_CHECKING:
    from wijkplan.account.city import CityAccount, WijkAccount
    from wijkplan.checks.file import Checked
    from wijkplan.report.account.accounted import Accounted
    from wijkplan.report.draw.pieces import Pieces


def account(
    paths: Paths = None,
    city: Annotated[bool, typer.Option("--city", help=_("Leg alle wijken naast elkaar."))] = False,
    format: FormatOption = Format.text,  # noqa: A002
    dialect: DialectOption = Dialect.en,
) -> int:
    """Show what became of each plan."""
    out = output(format, dialect)
    if city:
        from wijkplan.account.city import city_account
        from wijkplan.report.account import city as report

        wijken, code = made_of_sound(paths, _of_the_city)
        out.render(city_account(wijken), report, _city_on_screen)
        return code
    from wijkplan.report.account import account as report_of_one

    items, code = made_of_sound(paths, partial(_item, out))
    out.write(items, report_of_one)
    return code


def _item(out: Output, checked: Checked) -> bytes:
    """The part of the outcome that is about one plan, made where the plan is checked."""
    from wijkplan.account.account import account
    from wijkplan.report.account import account as report
    from wijkplan.report.account.accounted import Accounted

    [(name, plan, agenda)] = named([checked])
    return out.item(Accounted(name, account(plan, agenda), checked.secrets), report, _on_screen)


def _on_screen(one: Accounted) -> Pieces:
    from wijkplan.report.account import account_text

    return account_text.show(one)


def _of_the_city(checked: Checked) -> WijkAccount:
    """The sums of one plan, made where the plan is checked: the plan itself is not kept."""
    from wijkplan.account.account import account
    from wijkplan.account.city import summary

    [(_name, plan, agenda)] = named([checked])
    return summary(account(plan, agenda))


def _city_on_screen(city: CityAccount) -> Pieces:
    from wijkplan.report.account import city_text

    return city_text.show(city)
