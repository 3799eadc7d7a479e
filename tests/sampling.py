"""How often the tests that draw their values at random run: a fixed sample as a rule, many more values in `make deep`.

pytest's `--hypothesis-profile` chooses; `fixed` draws the same values each time, `deep` others for each
`--hypothesis-seed`. Neither has a deadline, nor minds how long drawing takes: that tells how busy a machine is.
"""

from __future__ import annotations

from hypothesis import HealthCheck, settings

_WHOLE = 100
_DEEPER = 5
_SHARED = settings(deadline=None, database=None, print_blob=True, suppress_health_check=[HealthCheck.too_slow])


def register() -> None:
    """Make the profiles known, and `fixed` the one that holds unless another is asked for."""
    settings.register_profile("fixed", _SHARED, derandomize=True, max_examples=_WHOLE)
    settings.register_profile("deep", _SHARED, derandomize=False, max_examples=_WHOLE * _DEEPER)
    settings.load_profile("fixed")


def examples(count: int, *tolerated: HealthCheck) -> settings:
    """Give the settings of a test that draws `count` examples in the fixed sample, and as many times more in others."""
    times = settings.default.max_examples / _WHOLE
    return settings(max_examples=round(count * times), suppress_health_check=[HealthCheck.too_slow, *tolerated])
