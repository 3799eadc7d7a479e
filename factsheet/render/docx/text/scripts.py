"""Complex scripts in Word: runs of one direction and face, which Word takes for other text than Latin (17.3.2.26)."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from factsheet.render.bidi.levels import REMOVED, embedding_levels
from factsheet.render.docx.context import COMPLEX_FACES

_COMPLEX = re.compile(
    "[\u0530-\u10ff\u1200-\u139f\u13a0-\u1cff\u2d30-\u2ddf\ua840-\uabff\ufb13-\ufdff\ufe70-\ufefc\U00010800-\U0001efff]"
)


_SHARED = "\u02ff"


class ScriptStretch(NamedTuple):
    """A part of a text: whether it runs from right to left, and the face of its script where that is a complex one."""

    text: str
    leftwards: bool = False
    face: str | None = None


def stretches(text: str, base: int) -> Iterator[ScriptStretch]:
    """Cut a text of a paragraph of a base level (UAX 9) into stretches of one direction and face."""
    if not base and (text.isascii() or not _COMPLEX.search(text)):
        yield ScriptStretch(text)
        return
    looks: list[tuple[bool, str | None]] = []
    level = base
    # What scripts share has the face of what was last written in its direction.
    faces: dict[bool, str | None] = {True: next(filter(None, map(_face, text)), None)}
    for character, own in zip(text, embedding_levels(text, base), strict=True):
        level = level if own == REMOVED else own
        leftwards = level % 2 == 1
        if character.isalnum() or character > _SHARED:
            faces[leftwards] = _face(character)
        looks.append((leftwards, faces.get(leftwards)))
    at = 0
    for (leftwards, face), group in groupby(looks):
        end = at + len(list(group))
        yield ScriptStretch(text[at:end], leftwards, face)
        at = end


@cache
def _face(character: str) -> str | None:
    if not _COMPLEX.match(character):
        return None
    from fontTools import unicodedata  # noqa: PLC0415 - costly, and only for texts in complex scripts

    face = COMPLEX_FACES.get(unicodedata.script(character))
    return face and face[0]
