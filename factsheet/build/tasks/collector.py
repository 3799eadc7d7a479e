"""Python's cyclic garbage collector, kept out of the way of work that only builds things up."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
