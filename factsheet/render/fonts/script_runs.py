"""Scripts of characters, and a text cut where its script changes (UAX 24), as HarfBuzz tells them."""

from collections.abc import Iterator
from functools import cache

import uharfbuzz as hb


def script_runs(text: str) -> Iterator[str]:
    """Cut a text where its script changes (UAX 24); what scripts share stays with what stands before it."""
    if text.isascii():
        if text:
            yield text
        return
    start, script = 0, None
    for at, character in enumerate(text):
        own = script_of(character)
        if own and script and own != script:
            yield text[start:at]
            start = at
        script = own or script
    yield text[start:]


_TOGETHER = {"Hira": "Hani", "Kana": "Hani", "Bopo": "Hani"}
"""Scripts that stand in one run with another."""


@cache
def script_of(character: str) -> str | None:
    """Give the script of a character (ISO 15924, kana as Han), None for what scripts share."""
    buffer = hb.Buffer()
    buffer.add_str(character)
    buffer.guess_segment_properties()
    script: str | None = buffer.script
    return _TOGETHER.get(script, script) if script else None
