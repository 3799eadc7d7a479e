"""Scripts whose letters must be shaped, ordered or placed by a layout engine, as the PDF does not do yet."""

import re
from functools import cache

MARKS = "combining marks that no letter composes with"

_PLACED = "\u0300-\u034e\u0350-\u036f\u0483-\u0489\u135d-\u135f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\u2de0-\u2dff"
_PLACED += "\u302a-\u302f\u3099\u309a\ua66f-\ua67d\ua69e\ua69f\ua6f0\ua6f1\ufe20-\ufe2f"
"""Combining marks of scripts that are set; the grapheme joiner leaves nothing to show."""

_JAMO = "\u1160-\u11ff\ud7b0-\ud7ff"
"""Vowels and finals of Hangul; in text that is composed (NFC) they are left of old syllables alone."""

_SHAPED = "\u0590-\u109f\u1700-\u1aaf\u1b00-\u1c4f\u1cc0-\u1cff\ua800-\ua8ff\ua900-\ua95f\ua980-\uaaff\uabc0-\uabff"
_SHAPED += "\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00011fff\U0001e800-\U0001eeff"
"""Blocks of right-to-left and Brahmic scripts and Mongolian (Unicode 16, chapters 9, 10 and 12 to 17)."""

_ANY = re.compile(f"[{_PLACED}{_JAMO}{_SHAPED}]")


def unset(text: str) -> dict[str, str]:
    """Give what cannot be set of a composed text, with the name of its script (UAX 24): characters, marks with letters.

    Characters that scripts share, such as `฿`, can be set.
    """
    if text.isascii() or not _ANY.search(text):  # as nearly all that is set
        return {}
    found = {each: _script(each) for each in _pattern(f".?[{_PLACED}]+|.?[{_JAMO}]+|[{_SHAPED}]").findall(text)}
    return {each: script for each, script in found.items() if script}


@cache
def _pattern(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.DOTALL)


def _script(stretch: str) -> str:
    if _pattern(f"[{_PLACED}]").match(stretch[-1]):
        return MARKS
    if _pattern(f"[{_JAMO}]").match(stretch[-1]):
        return "old Hangul"
    from fontTools import unicodedata  # noqa: PLC0415 - a costly import that most sheets never need

    code = unicodedata.script(stretch)
    if code in {"Zyyy", "Zzzz"}:
        return ""
    return MARKS if code == "Zinh" else str(unicodedata.script_name(code))
