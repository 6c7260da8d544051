"""What holds for all tests. No example fails for being slow: the machine may be busy."""

from __future__ import annotations

import os

from helpers import ROOT
from hypothesis import HealthCheck, settings
from thoroughness import THOROUGH, cases

pytest_plugins = ["browsing"]

if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    # Nothing is written beside the sources. Still the many programs that tests start need not compile it all again.
    os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / ".pytest_cache" / "bytecode")

settings.register_profile(
    "thorough" if THOROUGH else "quick",
    max_examples=cases(100),
    deadline=None,
    derandomize=not THOROUGH,  # every run looks at the same cases; others come up where all are looked at
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("thorough" if THOROUGH else "quick")
