"""Scripts in Word: runs of one direction and face, which Word takes for other text than Latin (17.3.2.26).

East Asian words have the face of their own script, whatever the language of the text around them.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from typing import NamedTuple

from factsheet.render.bidi.levels import REMOVED, embedding_levels
from factsheet.render.docx.context import COMPLEX_FACES, east_asian_face, is_east_asian
from factsheet.typography.line_breaks import COUNTERS
from factsheet.typography.tags import primary_language

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


_HANGUL = "\u1100-\u11ff\u3130-\u318f\ua960-\ua97f\uac00-\ud7ff"
_KANA = re.compile("[\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\uff66-\uff9f]")
_HAN = re.compile("[\u2e80-\u2fdf\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORDS = re.compile(
    f"([{_HANGUL}]+)|[\u2e80-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\U00020000-\U0003ffff]+"
)
_REPERTOIRES = (("gb2312", "zh-Hans"), ("big5", "zh-Hant"), ("shift_jis", "ja"))
"""Character sets of East Asian languages, which have the forms of characters that are usual there."""
JOINER = "\ufeff"
"""Joins its neighbours, without width (UAX 14, WJ). Its successor, U+2060, shows in Word where a face lacks it."""
DIGITS = "0123456789０１２３４５６７８９"
_NUMBER = rf"[第約约]?[０-９]++(?:[，．月万億亿兆萬][０-９]++)*+[{COUNTERS}]?"
_JOINED = re.compile(rf"({_NUMBER})")
_JOINED_IN_JAPANESE = re.compile(rf"({_NUMBER}[·•～]?)|[^\s０-９]{{1,3}}[·•～]")
HOLDS_A_NOTE = 3
"""Letters in no language before the number of a note: with them no line begins with it in LibreOffice (7.4)."""


def joined(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """Cut a text in an East Asian language (BCP 47) into stretches, and tell which hold together on a line.

    Such are numbers in full-width digits, with their counters, and days: `４月３日`; in Japanese a middle dot, bullet
    or wave dash with what stands before it. Joiners hold them in LibreOffice (7.4), if they are in no East Asian
    language, and for a dot two letters more before it.
    """
    at = 0
    for match in (_JOINED_IN_JAPANESE if primary_language(language) == "ja" else _JOINED).finditer(text):
        found = match[0]
        if len(found) == 1:
            continue
        if at < match.start():
            yield text[at : match.start()], False
        yield JOINER.join(found if match[1] else (found[:-1], found[-1])), True
        at = match.end()
    if at < len(text):
        yield text[at:], False


def east_asian_faces(text: str, language: str) -> Iterator[tuple[str, str | None]]:
    """Cut a text into stretches of one East Asian face; None for what has that of its language (BCP 47).

    Hangul and kana have the face of their language. Han has that of the text's, else of the kana or Hangul beside it
    or elsewhere in the text, else of the language in whose character set it is.
    """
    if text.isascii() or not _WORDS.search(text):
        yield text, None
        return
    at, usual = 0, east_asian_face(language)
    for match in _WORDS.finditer(text):
        face = east_asian_face(_language(match, language))
        if face != usual:
            if at < match.start():
                yield text[at : match.start()], None
            yield match[0], face
            at = match.end()
    if at < len(text):
        yield text[at:], None


def _language(match: re.Match[str], around: str) -> str:
    """Give the language of words by their letters."""
    if match[1]:
        return "ko"
    if _KANA.search(match[0]):
        return "ja"
    if is_east_asian(around) or not _HAN.search(match[0]):
        return around
    if _KANA.search(match.string):
        return "ja"
    if re.search(f"[{_HANGUL}]", match.string):
        return "ko"
    han = "".join(_HAN.findall(match[0]))
    return next((tag for name, tag in _REPERTOIRES if _has(name, han)), "zh")


def _has(repertoire: str, text: str) -> bool:
    try:
        text.encode(repertoire)
    except UnicodeEncodeError:
        return False
    return True
