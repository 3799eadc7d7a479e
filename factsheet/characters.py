"""What XML 1.0 can hold of a text: Word's files, metadata, JUnit reports and the markup are all written in it."""

import re

NOT_XML = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
"""All that is no Char of XML 1.0 (2.2), as it stands between the brackets of a pattern."""
_NOT_XML = f"[{NOT_XML}]"


def unwritable(text: str) -> set[str]:
    """Give the characters of a text that XML cannot carry."""
    # Nearly every text is printable, and a pattern that is never used need not be compiled.
    return set() if text.isprintable() else set(re.findall(_NOT_XML, text))


def writable(text: str) -> str:
    """Give a text with U+FFFD for every character that XML cannot carry."""
    return text if text.isprintable() else re.sub(_NOT_XML, "\N{REPLACEMENT CHARACTER}", text)
