"""Characters of symbol fonts, whose codes mean nothing outside them, as Unicode has them.

Word keeps such a code in the private use area, from U+F000 on (ECMA-376 part 1, 17.3.3.30). The codes are those of the
fonts that come with Word: Symbol has the encoding of Adobe's font of that name, Wingdings its own.
"""

from collections.abc import Mapping

UNKNOWN = "\N{REPLACEMENT CHARACTER}"
"""What stands for a code that has no known character."""
_PRIVATE, _LAST = 0xF000, 0xF0FF


def _row(first: int, characters: str) -> dict[int, str]:
    return dict(enumerate(characters, first))


_SYMBOL = {
    **_row(0x20, " !∀#∃%&∍()∗+,−./0123456789:;<=>?"),
    **_row(0x40, "≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_"),
    **_row(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"),
    **_row(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…"),
    **_row(0xBF, "↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊"),
    0xE5: "∑",
    0xF2: "∫",
}
_WINGDINGS = {
    0x20: " ",
    **_row(0x28, "☎✆✉"),
    0x46: "☞",
    **_row(0x4A, "☺😐☹"),
    0x6C: "●",
    **_row(0x6E, "■□"),
    **_row(0x75, "◆❖"),
    **_row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"),
    0x9F: "•",
    **_row(0xA7, "▪□"),
    0xD8: "➢",
    **_row(0xDF, "←→↑↓↖↗↙↘"),
    0xE8: "➔",
    **_row(0xEF, "⇦⇨⇧⇩⬄⇳"),
    **_row(0xFB, "✗✔☒☑"),
}
_FONTS: Mapping[str, Mapping[int, str]] = {"symbol": _SYMBOL, "wingdings": _WINGDINGS}


def symbol(font: str | None, code: str) -> str:
    """Give the character of a `w:sym` by its font and its code, hexadecimal as the file has it."""
    try:
        number = int(code, 16)
    except ValueError:
        return UNKNOWN
    number += _PRIVATE if number <= _LAST - _PRIVATE and (font or "").casefold() in _FONTS else 0
    return in_font(font, chr(number)) if 0 < number <= 0xFFFF and not 0xD800 <= number <= 0xDFFF else UNKNOWN


def in_font(font: str | None, text: str) -> str:
    """Give a text set in a font, with what stands in the private use area as the characters that the font shows."""
    if text.isascii() or not any(_PRIVATE <= ord(char) <= _LAST for char in text):
        return text
    known = _FONTS.get((font or "").casefold(), {})
    return "".join(
        known.get(ord(char) - _PRIVATE, UNKNOWN) if _PRIVATE <= ord(char) <= _LAST else char for char in text
    )
