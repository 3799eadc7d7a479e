"""How often the tests that draw their values at random run: a fixed sample as a rule, fewer or many more when asked.

pytest's `--hypothesis-profile` chooses: `fixed` and `quick`, a fifth of it, draw the same values each time, `deep`
draws others for each `--hypothesis-seed`. None has a deadline, nor minds how long drawing takes: that tells how busy a
machine is.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_WHOLE = 100
_PROFILES = {"quick": _WHOLE // 5, "fixed": _WHOLE, "deep": _WHOLE * 12}
_SHARED = settings(deadline=None, database=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])


def register() -> None:
    """Make the profiles known, and `fixed` the one that holds unless another is asked for."""
    for name, count in _PROFILES.items():
        settings.register_profile(name, _SHARED, derandomize=name != "deep", max_examples=count)
    settings.load_profile("fixed")


def sampled(count: int) -> int:
    """Give how many are drawn by the profile that holds where the fixed sample has a count."""
    return round(count * settings.default.max_examples / _WHOLE)


def examples(count: int, *tolerated: HealthCheck) -> settings:
    """Give the settings of a test of which the fixed sample has a count of examples."""
    return settings(max_examples=sampled(count), suppress_health_check=[HealthCheck.too_slow, *tolerated])
