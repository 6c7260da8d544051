"""Plan welfare work per neighbourhood: check, prioritise, allocate, explain.

For programs: `read` a plan, then `rank`, `allocate`, `verify` and `account`; `check` looks for mistakes. See
docs/api.md.

Data flows one way; each folder knows only the stops before it::

    language < yamltext < files < git < plan < prioritise < outcome < allocate < whatif < verify
             < account < changes < exchange < checks < desk < report < live < commands

``verify`` takes nothing of ``allocate`` and ``whatif``; up to ``desk`` values are returned and nothing is shown.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from wijkplan.desk.api import (
        FaultyPlanError,
        Loaded,
        NoBallotsError,
        Question,
        UnknownRondeError,
        account,
        allocate,
        check,
        rank,
        read,
        verify,
    )

__version__ = "0.2.0"
__all__ = [
    "FaultyPlanError",
    "Loaded",
    "NoBallotsError",
    "Question",
    "UnknownRondeError",
    "account",
    "allocate",
    "check",
    "rank",
    "read",
    "verify",
]


def __getattr__(name: str) -> Any:
    """What programs use, loaded when it is asked for: ``wijkplan --version`` has no need of it."""
    if name not in __all__:
        raise AttributeError(name)
    from wijkplan.desk import api

    return getattr(api, name)


class _Package(ModuleType):
    """`wijkplan.allocate`, `wijkplan.verify` and `wijkplan.account` are functions, and folders too.

    Python makes a folder an attribute of the package when it is imported. Here it does not, so that these names mean
    the functions whatever was imported before; ``from wijkplan.allocate.ladder import ...`` does not need it.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if name not in __all__ or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
