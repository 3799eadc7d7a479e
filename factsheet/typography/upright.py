"""Italics beside letters that have none: what is with them in a word, or in a text of their language, is upright."""

from collections.abc import Iterator

from factsheet.patterns import late
from factsheet.typography.tags import primary_language

_EAST_ASIAN, _NEAR_EASTERN = ("ja", "ko", "yue", "zh"), ("ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi")
_INDIAN = ("as", "bn", "gu", "hi", "kn", "ml", "mr", "ne", "or", "pa", "sa", "si", "ta", "te")
_UPRIGHT = frozenset([*_EAST_ASIAN, *_NEAR_EASTERN, *_INDIAN, "am", "bo", "dz", "km", "lo", "my", "th", "ti"])

# Hebrew to Tibetan and Myanmar, Hangul, Ethiopic, Khmer, Mongolian, Tifinagh; kana, Han and what is as wide.
_LETTERS = (
    "\u05d0-\u109f\u1100-\u139f\u1780-\u18af\u2d30-\u2ddf\u2e80-\u2fdf\u3005-\u3007\u3041-\ud7ff\uf900-\ufaff"
    "\ufb1d-\ufdff\ufe70-\ufefc\uff10-\uffdc\U00010800-\U00010fff\U0001e800-\U0001efff\U00020000-\U0003ffff"
)
_FIRST_LETTER = "\u05d0"
_WORD, _NUMBER = rf"\S*[{_LETTERS}]\S*", r"\d[\d.,:/–-]*"
_LETTER = late(f"[{_LETTERS}]")
_WORDS = late(rf"((?:\b{_NUMBER}\s+(?=[{_LETTERS}]))?{_WORD}(?:\s+(?:{_WORD}|{_NUMBER}(?!\S)))*)")
"""Words with the numbers beside them: `東京都 2025`."""


def has_no_italics(language: str) -> bool:
    """Tell whether the letters of a language (BCP 47) have no italics: fonts bring none, and Word would slant them."""
    return primary_language(language) in _UPRIGHT


def upright_stretches(text: str, language: str) -> Iterator[tuple[str, bool]]:
    """Cut a text in italics, in a language (BCP 47), into stretches that are upright or not."""
    if text.isascii() or max(text) < _FIRST_LETTER or not _LETTER.search(text):
        yield text, False
        return
    if has_no_italics(language):
        yield text, True
        return
    for place, piece in enumerate(_WORDS.split(text)):
        if piece:
            yield piece, place % 2 == 1
