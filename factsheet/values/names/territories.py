"""The codes of ISO 3166-1, and those reserved there, each with the name that English has for it, as CLDR has them.

They have a table here since most sheets need nothing else of CLDR, whose own of English takes longer to load than to
check a meeting.
"""

from collections.abc import Mapping
from pathlib import Path

_LINES = Path(__file__).with_name("tables").joinpath("territories.txt").read_text("utf-8").splitlines()

ENGLISH: Mapping[str, str] = dict(line.split(" ", 1) for line in _LINES if line[0] != "#")
"""The names by codes, in the order of codes."""
