"""Which scripts the PDF sets right, and letters of every script."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict

from fontTools import unicodedata as scripts

# What is set right, by the chapters of the Unicode Standard: no letter of these joins, turns or moves.
SET = re.findall(
    r"\w+",
    """
    Anatolian_Hieroglyphs Armenian Bamum Bopomofo Braille Canadian_Aboriginal Carian Caucasian_Albanian Cherokee Coptic
    Cuneiform Cyrillic Deseret Elbasan Ethiopic Georgian Glagolitic Gothic Greek Han Hangul Hiragana Katakana
    Katakana_Or_Hiragana Latin Linear_A Linear_B Lisu Lycian Mro Nushu Ogham Ol_Chiki Old_Italic Old_Persian Osage
    Osmanya Runic Shavian Tangut Tifinagh Ugaritic Vai Warang_Citi Yi
    """,
)


def letters(most: int) -> dict[str, str]:
    """Give the first letters of every script by its name, those that this Python knows of Unicode."""
    found: dict[str, str] = defaultdict(str)
    for point in range(0x20000):
        character = chr(point)
        if unicodedata.category(character) in {"Lu", "Ll", "Lo"}:
            name = str(scripts.script_name(scripts.script(character)))
            if len(found[name]) < most and unicodedata.normalize("NFC", character) == character:
                found[name] += character
    return {name: text for name, text in found.items() if name not in {"Common", "Inherited", "Unknown"}}
