"""What holds for all tests. No example fails for being slow: the machine may be busy."""

from __future__ import annotations

from hypothesis import HealthCheck, settings
from thoroughness import THOROUGH, cases

settings.register_profile(
    "thorough" if THOROUGH else "quick",
    max_examples=cases(100),
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("thorough" if THOROUGH else "quick")
