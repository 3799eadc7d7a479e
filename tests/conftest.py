"""Puts the folder on the import path, for `tools` and others, and holds every test to the profile and the catalogue."""

import gc
import signal

from catalogued import catalogued
from sampling import register

from factsheet.production.collector import collect_rarely

__all__ = ["catalogued"]

register()
collect_rarely()  # as commands do: a tenth of the time went into it

# In the background (`make test &`) interrupts are ignored, and would be by every program that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Keep the collector from going through thousands of tests again and again: they live as long as the process."""
    gc.freeze()
