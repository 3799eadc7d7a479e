"""Puts the folder on the import path, for `tools` and others, and holds every test to the profile and the catalogue."""

import signal

from catalogued import catalogued
from sampling import register

__all__ = ["catalogued"]

register()

# In the background (`make test &`) interrupts are ignored, and would be by every program that a test starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
