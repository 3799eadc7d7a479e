"""Texts made alike, whatever their case, width, punctuation or line breaks: words, and letters without blanks."""

import html
import re
import unicodedata
from collections.abc import Iterator
from urllib.parse import unquote

from factsheet.patterns import late

_WORD = re.compile(r"[^\W_]+")
_FIGURE = re.compile(r"\d+(?:[.,\u00a0\u202f' ]?\d{3})*(?:[.,]\d+)?")
_UNSPACED = late(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Letters of scripts that part no words: Thai, Lao, Burmese, Khmer, kana, Han."""
_ESCAPE = late(r"\\u([0-9A-Fa-f]{4})")
"""A character as JSON, YAML and programs write it."""
NO_CHARACTER = late(r"&#(?:[0-9]{8,}|[xX][0-9A-Fa-f]{8,})")
"""A reference to a number that is no character, which may have more digits than Python reads."""
_IGNORED = re.compile("[\u00ad\ufeff\u200b-\u200f\u202a-\u202e\u2060-\u2069]+")


def spellings(text: str) -> Iterator[str]:
    r"""Give a text, and as it reads where characters of it are written out: `&#233;`, `%C3%A9`, `\u00e9`."""
    yield text
    plain = text
    if "&" in text:
        plain = html.unescape(NO_CHARACTER.sub(" ", plain))
    if "%" in text:
        plain = unquote(plain)
    if "\\" in text:
        plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), plain)
        plain = plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if plain != text:
        yield plain


def folded(text: str) -> str:
    """Give a text in composed compatibility form (NFKC), case folded, without soft hyphens and the like."""
    if text.isascii():
        return text.lower()
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text).casefold())


def words(text: str) -> list[str]:
    """Give the words of a folded text: runs of letters and digits."""
    return _WORD.findall(text)


def squeezed(text: str) -> str:
    """Give the letters and digits of a folded text, without all else."""
    return "".join(_WORD.findall(text))


def figures(text: str) -> set[str]:
    """Give the figures of a text, without the marks between their digits and zeros before them."""
    return {_plain(match[0]) for match in _FIGURE.finditer(unicodedata.normalize("NFKC", text))}


def _plain(figure: str) -> str:
    digits = "".join(str(unicodedata.digit(c)) for c in figure if c.isdecimal())
    return digits.lstrip("0") or "0"


def is_unspaced(text: str) -> bool:
    """Tell whether a text has letters of a script that parts no words."""
    return not text.isascii() and bool(_UNSPACED.search(text))


def runs(text: str, length: int) -> Iterator[str]:
    """Give each run of so many words of a folded text; of scripts that part none, each of twice as many letters."""
    found = words(text)
    for at in range(len(found) - length + 1):
        yield " ".join(found[at : at + length])
    for word in found:
        if is_unspaced(word):
            yield from (word[at : at + 2 * length] for at in range(len(word) - 2 * length + 1))
