"""What holds for all tests. No example fails for being slow: the machine may be busy."""

from __future__ import annotations

import os
import sys

from helpers import ROOT
from hypothesis import HealthCheck, settings
from thoroughness import THOROUGH, cases

pytest_plugins = ["browsing", "example_pages"]

if os.environ.pop("PYTHONDONTWRITEBYTECODE", None):
    # Nothing is written beside the sources. Still neither the tests nor the many programs that they start need be
    # compiled all again each time.
    sys.pycache_prefix = os.environ["PYTHONPYCACHEPREFIX"] = str(ROOT / ".pytest_cache" / "bytecode")
    sys.dont_write_bytecode = False

settings.register_profile(
    "thorough" if THOROUGH else "quick",
    max_examples=cases(100),
    deadline=None,
    derandomize=not THOROUGH,  # every run looks at the same cases; others come up where all are looked at
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("thorough" if THOROUGH else "quick")
