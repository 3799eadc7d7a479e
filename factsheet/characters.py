"""Characters: what XML 1.0, which most formats are written in, can hold of a text; letters composed with marks."""

import re
import unicodedata

from factsheet.patterns import late

NOT_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""All that is no Char of XML 1.0 (2.2), as it stands between the brackets of a pattern."""
_NOT_XML = f"[{NOT_XML}]"


def is_shown(text: str) -> bool:
    """Tell whether a text has nothing but signs and spaces, as nearly every text: XML can carry them all."""
    return text.isprintable() or text.replace("\u00a0", " ").isprintable()


def unwritable(text: str) -> set[str]:
    """Give the characters of a text that XML cannot carry."""
    return set() if is_shown(text) else set(re.findall(_NOT_XML, text))


def writable(text: str) -> str:
    """Give a text with U+FFFD for every character that XML cannot carry."""
    return text if is_shown(text) else re.sub(_NOT_XML, "\N{REPLACEMENT CHARACTER}", text)


def escaped(text: str) -> str:
    """Give a text as the content of an element; `html.escape` does the same, and brings in all names of HTML."""
    if "&" in text or "<" in text or ">" in text:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text  # as most, told in a quarter of the time


def quoted(text: str) -> str:
    """Give a text as the value of an attribute in double quotes."""
    text = escaped(text)
    return text.replace('"', "&quot;") if '"' in text else text


_BLANKS = re.compile("[\t\n\r]+")


def on_one_line(text: str) -> str:
    """Give a text with a space in the place of tabs and line breaks."""
    return _BLANKS.sub(" ", text)


_BREAKS = late("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_NO_TEXT = late(f"[{NOT_XML}\x7f-\x9f\ufdd0-\ufdef]")


def storable(text: str) -> str:
    """Give a text as a YAML file of ours may hold it: tabs are spaces, line breaks of all kinds newlines.

    A byte order mark goes, and what is no text at all is U+FFFD. `source.decoding` refuses all of these.
    """
    if text.isprintable():
        return text.replace("\ufeff", "")
    return _NO_TEXT.sub("\N{REPLACEMENT CHARACTER}", _BREAKS.sub("\n", text).replace("\t", " ").replace("\ufeff", ""))


_COMPOSED = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")


def composed(text: str) -> str:
    """Give a text with letters and their marks, and the parts of Hangul, as one character where there is one (NFC).

    CJK compatibility ideographs stay: composition (UAX 15) would take the forms that names are written in from them.
    """
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text
    return _COMPOSED.sub(lambda part: unicodedata.normalize("NFC", part[0]), text)
