"""Python's cyclic garbage collector, kept out of the way of work that only builds things up."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_YOUNG = 200_000
"""How many objects more than at its last look there are before the collector looks again."""


@contextmanager
def paused() -> Iterator[None]:
    """Pause the collector; also a decorator.

    A sheet grows to hundreds of thousands of objects that all live until it is done. To walk them again and again
    takes a third of the time of a long sheet, and finds next to nothing.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def collect_rarely() -> None:
    """Let the collector of this process look only when some sheets' worth of objects has gathered.

    A sheet leaves some 50,000 objects, next to none of them in cycles. Looking through them after every stage, as
    Python would, takes a tenth of the time of a sheet.
    """
    gc.set_threshold(_YOUNG)
