"""What of a text must be shaped, ordered or placed by a layout engine, as the PDF does not do yet.

A script is set right by one glyph a character, from left to right, or not at all: what is not known to be, is not.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

MARKS = "combining marks that no letter composes with"
_EMOJI = "emoji of several characters"
_TURNING = "signs that run from right to left"
_NAMED = (
    ("\u1100", "\u11ff", "old Hangul"),
    ("\ua960", "\ua97f", "old Hangul"),
    ("\ud7b0", "\ud7ff", "old Hangul"),
    ("\u202b", "\u202b", "text that is turned to run from right to left"),
    ("\u202e", "\u202e", "text that is turned to run from right to left"),
    ("\u2067", "\u2067", "text that is turned to run from right to left"),
    ("\ufff9", "\ufffb", "annotations between lines"),
)
"""Ranges of characters that are not called by the name of their script."""

_SET = (
    "Latn Grek Copt Cyrl Armn Geor Hani Hira Kana Hrkt Bopo Hang Ethi Cher Cans Ogam Runr Yiii Vaii Lisu Bamu Tfng "
    "Glag Goth Brai Dsrt Shaw Osge Osma Ital Ugar Xpeo Linb Lina Xsux Cari Lyci Tang Nshu Elba Aghb Olck Wara Mroo Hluw"
)
"""Scripts that are set right (UAX 24): no letter joins, turns round or moves (Unicode 16, chapters 7, 8, 18 to 20)."""
_SHARED = "Zyyy Zinh Zzzz"
_USUAL = "Arab Deva"
"""What signs that several scripts share are called by, where no letter stands beside them."""

# Nothing in these ranges, blocks for the most part, is unset: what nearly all texts are made of.
_CLEAR = "\0-\u02ff\u0370-\u0482\u048a-\u058f\u10a0-\u10ff\u1200-\u135c\u1360-\u16ff\u1c80-\u1cbf\u1d00-\u1dbf"
_CLEAR += "\u1e00-\u200c\u200e-\u202a\u202c\u202d\u202f-\u204e\u2050-\u2066\u2068-\u20cf\u2100-\u2cee"
_CLEAR += "\u2cf2-\u2d7e\u2d80-\u2ddf\u2e00-\u2e2f\u2e31-\u2e3b\u2e3d-\u2e40\u2e42-\u3029\u3030-\u3098"
_CLEAR += "\u309b-\ua66e\ua67e-\ua69d\ua700-\ua7ff\uab00-\uabbf\uac00-\ud7af\ue000-\ufb17\ufe00-\ufe1f"
_CLEAR += "\ufe30-\ufe6f\uff00-\uffef\ufffc\ufffd\U0001d400-\U0001d7ff\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa"
_CLEAR += "\U0001f400-\U0001faff\U00020000-\U00033fff\U000e0100-\U0010ffff"
_ANY = re.compile(f"[^{_CLEAR}]")

_PICTURE = "[\u2190-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff]\ufe0f?"
_SEQUENCES = (
    f"{_PICTURE}[\U0001f3fb-\U0001f3ff]?(?:\u200d{_PICTURE}[\U0001f3fb-\U0001f3ff]?)+"
    f"|{_PICTURE}[\U0001f3fb-\U0001f3ff]|[\U0001f1e6-\U0001f1ff]{{2}}|{_PICTURE}[\U000e0020-\U000e007f]+"
)
"""Emoji that are one sign only together (UTS 51, 1.4): joined, of a skin tone, flags."""


def unset(text: str) -> dict[str, str]:
    """Give what cannot be set of a composed text, with the name of its script (UAX 24): characters, marks with letters.

    Characters that scripts share, such as `฿`, can be set.
    """
    if text.isascii() or not _ANY.search(text):  # as nearly all that is set
        return {}
    found = dict.fromkeys(_sequences().findall(text), _EMOJI)
    clusters = [
        (cluster, {character: names for character in cluster if (names := _scripts(character))})
        for cluster in _clusters(_sequences().sub(" ", text))
    ]
    certain = {names[0] for _, own in clusters for names in own.values() if len(names) == 1}
    for cluster, own in clusters:
        for character, names in own.items():
            name = next((each for each in names if each in certain), names[0])
            found[cluster if name == MARKS else character] = name
    return found


@cache
def _sequences() -> re.Pattern[str]:
    return re.compile(_SEQUENCES)


def _clusters(text: str) -> Iterator[str]:
    """Cut a text into letters, each with its marks."""
    start = 0
    for index, character in enumerate(text):
        if index and not _is_mark(character):
            yield text[start:index]
            start = index
    yield text[start:]


def _is_mark(character: str) -> bool:
    return character > "\u02ff" and unicodedata.category(character).startswith("M")


@cache
def _scripts(character: str) -> tuple[str, ...]:
    """Name what a character may be of that cannot be set, the usual one first; nothing for one that can."""
    if not _ANY.match(character) or _is_ignorable(character):
        return ()
    name = next((name for first, last, name in _NAMED if first <= character <= last), "")
    return (name,) if name else _scripts_of(character)


def _scripts_of(character: str) -> tuple[str, ...]:
    from fontTools import unicodedata as scripts  # noqa: PLC0415 - a costly import that most sheets never need

    code = scripts.script(character)
    # Signs of several scripts, such as the Arabic comma and the danda, are of none that is set.
    codes = {code} if code not in _SHARED else scripts.script_extension(character) - set(_SHARED.split())
    if codes and not any(each in _SET for each in codes):
        return tuple(
            str(scripts.script_name(each)) for each in sorted(codes, key=lambda each: (each not in _USUAL, each))
        )
    if _is_mark(character):
        return (MARKS,)
    return (_TURNING,) if unicodedata.bidirectional(character) in {"R", "AL"} else ()


def _is_ignorable(character: str) -> bool:
    """Tell of the characters that leave nothing to show: joiners, marks of direction, selectors of variants."""
    return character in "\u034f\u061c\u200d\u200e\u200f" or "\ufe00" <= character <= "\ufe0f"
