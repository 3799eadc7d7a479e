"""What every file of a theme and language starts from, made once: styles, lists, settings, the font table."""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from msgspec import Struct, json

from factsheet.render.bidi.paragraphs import base_level
from factsheet.render.docx.context import COMPLEX_FACES, FACES, kinsoku_locale, language_attributes
from factsheet.render.docx.file.package import ReadyPart
from factsheet.render.docx.styles.numbering import Counts, numbering_part
from factsheet.render.docx.styles.paragraph_styles import paragraph_styles
from factsheet.render.docx.styles.style_part import styles_part
from factsheet.render.docx.text.runs import RunProperties
from factsheet.render.docx.text.scripts import DIGITS, JOINER
from factsheet.render.docx.xml import add, add_value, root, serialize
from factsheet.render.theme import Theme
from factsheet.typography.line_breaks import NOT_FIRST, NOT_LAST


def font_table_part(theme: Theme) -> bytes:
    """Give `fontTable.xml` with the theme's fonts and the faces of scripts; of two of a name, the first counts."""
    table = root("fonts")
    fonts: dict[str, tuple[str, ...]] = {}
    own = ((choice.word, choice.word_alternatives) for choice in theme.fonts.values())
    for name, alternatives in (*own, *FACES.items(), *COMPLEX_FACES.values()):
        fonts.setdefault(name, alternatives)
    for name, alternatives in fonts.items():
        font = add(table, "font", name=name)
        if alternatives:
            add_value(font, "altName", ",".join(alternatives))
        add_value(font, "family", "auto")
        add_value(font, "pitch", "variable")
    return serialize(table)


_COMPATIBILITY = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}
"""What asks for the layout of Word 2013 and later: without it Word opens the file in compatibility mode."""


def _is_usual(sign: str) -> bool:
    """Tell what is neither ASCII nor of half width: Word takes a hundred signs at most."""
    return not (sign.isascii() or "\u31f0" <= sign <= "\u31ff" or "\uff61" <= sign <= "\uff9f")


_NOT_FIRST = "".join(filter(_is_usual, NOT_FIRST)) + JOINER
_NOT_LAST = "".join(sign for sign in NOT_LAST if sign not in "〘〚｟№") + DIGITS + JOINER
"""As Word takes them: fifty signs at most. Where no line ends in a digit, none parts a number from its counter."""


def settings_part(language: str, *, draft: bool, enforced: bool) -> bytes:
    """Give `settings.xml` for a document in a language (BCP 47).

    In a `draft` changes are tracked (17.15.1.90); an editor refuses to stop what is `enforced` (17.15.1.29).
    """
    settings = root("settings")
    add(settings, "zoom", percent="100")
    if draft:
        add(settings, "trackRevisions")
    if enforced:
        add(settings, "documentProtection", edit="trackedChanges", enforcement="1")
    add_value(settings, "defaultTabStop", 720)
    add_value(settings, "characterSpacingControl", "doNotCompress")
    if locale := kinsoku_locale(language):
        add(settings, "noLineBreaksAfter", lang=locale, val=_NOT_LAST)
        add(settings, "noLineBreaksBefore", lang=locale, val=_NOT_FIRST)
    compatibility = add(settings, "compat")
    for name, value in _COMPATIBILITY.items():
        add(compatibility, "compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
    add(settings, "themeFontLang", **({"val": "en-US"} | language_attributes(language)))
    add_value(settings, "decimalSymbol", ".")
    add_value(settings, "listSeparator", ",")
    return serialize(settings)


class Base(Struct, frozen=True):
    """What files of one theme and language share.

    `looks` tells of each paragraph style what its runs already are, `spaces` the space after it in points; the styles
    in `kept` keep their paragraphs with what follows, those in `lowered` have space above them.
    """

    parts: tuple[ReadyPart, ...]
    looks: Mapping[str, RunProperties]
    spaces: Mapping[str, float]
    kept: frozenset[str]
    lowered: frozenset[str]


def base_of(theme: Theme, language: str, *, draft: bool, enforced: bool) -> Base:
    """Give the base for a theme and a language (BCP 47), of a `draft` if need be, whose tracking may be `enforced`."""
    return _make(_ThemeKey(theme, json.encode(theme)), language, draft, enforced)


class _ThemeKey(Struct, frozen=True, eq=False):
    """A theme as a key, which it cannot be itself: its tables have no hash, their JSON has."""

    theme: Theme
    text: bytes

    def __hash__(self) -> int:
        return hash(self.text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ThemeKey) and self.text == other.text


@lru_cache(maxsize=16)
def _make(key: _ThemeKey, language: str, draft: bool, enforced: bool) -> Base:
    theme = key.theme
    content, relation = CONTENT_TYPE, RELATIONSHIP_TYPE
    settings = settings_part(language, draft=draft, enforced=enforced)
    numbering = numbering_part(theme, Counts(), leftwards=bool(base_level(language)))
    parts = (
        ReadyPart(
            "/word/styles.xml", content.WML_STYLES, relation.STYLES, styles_part(theme, language, numbered=draft)
        ),
        ReadyPart("/word/numbering.xml", content.WML_NUMBERING, relation.NUMBERING, numbering),
        ReadyPart("/word/settings.xml", content.WML_SETTINGS, relation.SETTINGS, settings),
        ReadyPart("/word/fontTable.xml", content.WML_FONT_TABLE, relation.FONT_TABLE, font_table_part(theme)),
    )
    styles = paragraph_styles(theme)
    looks = {style.id: RunProperties(bold=style.look.bold, italic=style.look.italic) for style in styles}
    spaces = {style.id: style.look.space_after for style in styles}
    kept = frozenset(style.id for style in styles if style.look.keep_with_next)
    lowered = frozenset(style.id for style in styles if style.look.space_before)
    return Base(parts, MappingProxyType(looks), MappingProxyType(spaces), kept, lowered)
