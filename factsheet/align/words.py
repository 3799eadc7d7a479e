"""The words of a text in any script."""

import re
from functools import cache

# Combining marks that no word may be parted from: Latin, Hebrew, Arabic and South and South-East Asian ones, without
# what ends sentences among them, such as the danda.
_MARKS = (
    "\u0300-\u036f\u0591-\u05c2\u05c4-\u05c7\u0610-\u061a\u064b-\u065f\u0900-\u0963\u0966-\u0e59\u0e5c-\u0f07"
    "\u0f09-\u0f0c\u0f13-\u1049\u104c-\u109f\u200c\u200d"
)
# Scripts that are compared by the character (UAX 24): Han, Hiragana, Katakana, Bopomofo, Hangul and, which stands among
# supplements of kana, Nushu; with the signs that these share.
_EAST_ASIAN = (
    "[\u02ea\u02eb\u1100-\u11ff\u2e80-\u2fff\u3005-\u3007\u3021-\u303c\u3040-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff"
    "\uff66-\uff9f\uffa0-\uffdc\U00016fe1-\U00016ff6\U0001aff0-\U0001b2ff\U0001f200\U00020000-\U0003ffff]"
)
_VARIANTS = "[\u302a-\u302f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
_WORD = f"(?:[A-Za-z0-9]++|(?!{_EAST_ASIAN}|_)[\\w{_MARKS}])++"
# Any other character, with what only makes another of it: skin tones, joined emoji, accents.
_SIGN = f".(?:[{_MARKS}\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*"


@cache
def _pattern(*, whole: bool) -> re.Pattern[str]:
    # Compiled when a text is cut, which no release needs: it takes longer than to import the module.
    before, joints = (r"\]\([^)\s]*\)|\*\*|__|[*_\[\]]|", "'’.,\u2011-") if whole else ("", "'’\u2011-")
    word = f"{_WORD}(?:[{joints}]{_WORD})*"
    return re.compile(rf"{before}\s|{_EAST_ASIAN}{_VARIANTS}|\d+(?:[.,:/]\d+)+|{word}|{_SIGN}", re.DOTALL)


_STRAIGHT = str.maketrans("‘’‚‛“”„‟", "''''\"\"\"\"")


def words(text: str, *, whole: bool = False) -> list[str]:
    """Cut a text into words, numbers, signs and single blanks, East Asian text by the character; joined, they are it.

    With `whole`, what two people cannot change independently is one word: marks of emphasis, ends of links with their
    targets, and what a point or comma joins, such as addresses.
    """
    return _pattern(whole=whole).findall(text)


def folded(text: str) -> str:
    """Give a text with straight quotation marks in the place of curly ones, one for one."""
    return text.translate(_STRAIGHT)
