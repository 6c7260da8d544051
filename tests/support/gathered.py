"""Many small cases in one test: a test of its own for each would cost more than what it looks at."""

from __future__ import annotations

import functools
import inspect
from collections.abc import Callable, Iterable
from typing import Any

Test = Callable[..., None]


def together(names: str | tuple[str, ...], cases: Iterable[Any]) -> Callable[[Test], Test]:
    """What ``pytest.mark.parametrize`` does, within one test: each case that fails is shown, not only the first.

    The cases share their fixtures, so none of them may leave anything behind there.
    """
    keys = names if isinstance(names, tuple) else (names,)
    given = [dict(zip(keys, case if isinstance(names, tuple) else (case,), strict=True)) for case in cases]

    def decorated(test: Test) -> Test:
        @functools.wraps(test)
        def each(*args: Any, **fixtures: Any) -> None:
            failed = []
            for case in given:
                try:
                    test(*args, **fixtures, **case)
                except Exception as error:
                    error.add_note(f"with {case}")
                    failed.append(error)
            if failed:
                raise ExceptionGroup(f"{len(failed)} of {len(given)} cases", failed)

        asked = inspect.signature(test)
        fixtures = [parameter for name, parameter in asked.parameters.items() if name not in keys]
        each.__signature__ = asked.replace(parameters=fixtures)  # type: ignore[attr-defined]
        return each

    return decorated
