"""What every file of a theme and language starts from, made once: styles, lists, settings, the font table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from types import MappingProxyType

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from lxml import etree

from factsheet.render.docx.file.archive import Member, deflated
from factsheet.render.docx.languages import FACES, language_attributes
from factsheet.render.docx.styles.paragraph_styles import paragraph_styles
from factsheet.render.docx.styles.style_part import numbering_part, styles_part
from factsheet.render.docx.text.runs import RunProperties
from factsheet.render.docx.xml import add, add_value, root, serialize
from factsheet.render.theme import Theme


def font_table_part(theme: Theme) -> bytes:
    """Give `fontTable.xml` with the theme's fonts and the East Asian faces."""
    table = root("fonts")
    known: set[str] = set()
    for choice in theme.fonts.values():
        _add_font(table, choice.word, choice.word_alternatives, known)
    for face in FACES:
        _add_font(table, face.name, face.alternatives, known)
    return serialize(table)


def _add_font(table: etree._Element, name: str, alternatives: Sequence[str], known: set[str]) -> None:
    if name in known:
        return
    known.add(name)
    font = add(table, "font", name=name)
    if alternatives:
        add_value(font, "altName", ",".join(alternatives))
    add_value(font, "family", "auto")
    add_value(font, "pitch", "variable")


_COMPATIBILITY = {
    "compatibilityMode": "15",
    "overrideTableStyleFontSizeAndJustification": "1",
    "enableOpenTypeFeatures": "1",
    "doNotFlipMirrorIndents": "1",
    "differentiateMultirowTableHeaders": "1",
}


class Tracking(Enum):
    """Whether changes are tracked (17.15.1.90); an editor refuses to stop what is enforced (17.15.1.29)."""

    OFF = 0
    ON = 1
    ENFORCED = 2


def settings_part(language: str, tracking: Tracking = Tracking.OFF) -> bytes:
    """Give `settings.xml` for a document in a language (BCP 47)."""
    settings = root("settings")
    add(settings, "zoom", percent="100")
    if tracking is not Tracking.OFF:
        add(settings, "trackRevisions")
    if tracking is Tracking.ENFORCED:
        add(settings, "documentProtection", edit="trackedChanges", enforcement="1")
    add_value(settings, "defaultTabStop", 720)
    add_value(settings, "characterSpacingControl", "doNotCompress")
    _add_compatibility(settings)
    add(settings, "themeFontLang", **({"val": "en-US"} | language_attributes(language)))
    add_value(settings, "decimalSymbol", ".")
    add_value(settings, "listSeparator", ",")
    return serialize(settings)


def _add_compatibility(settings: etree._Element) -> None:
    """Ask for the layout of Word 2013 and later: without it Word opens the file in compatibility mode."""
    compatibility = add(settings, "compat")
    for name, value in _COMPATIBILITY.items():
        add(compatibility, "compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)


@dataclass(frozen=True, slots=True)
class FixedPart:
    """A part that depends on the theme and the language only: where it goes, what it is, its bytes, those deflated."""

    name: str
    content_type: str
    relationship: str
    data: bytes
    member: Member = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "member", deflated(self.data))


@dataclass(frozen=True, slots=True)
class Base:
    """What files of one theme and language share.

    `looks` tells of each paragraph style what its runs already are, `spaces` the space after it in points.
    """

    parts: tuple[FixedPart, ...]
    looks: Mapping[str, RunProperties]
    spaces: Mapping[str, float]


def base_of(theme: Theme, language: str, tracking: Tracking = Tracking.OFF) -> Base:
    """Give the base for a theme and a language (BCP 47)."""
    return _make(theme.model_dump_json(), language, tracking)


@lru_cache(maxsize=16)
def _make(theme_json: str, language: str, tracking: Tracking) -> Base:
    """Make a base; a theme itself cannot be a key, its JSON can."""
    theme = Theme.model_validate_json(theme_json)
    draft = tracking is not Tracking.OFF
    content, relation = CONTENT_TYPE, RELATIONSHIP_TYPE
    parts = (
        FixedPart(
            "/word/styles.xml", content.WML_STYLES, relation.STYLES, styles_part(theme, language, numbered=draft)
        ),
        FixedPart("/word/numbering.xml", content.WML_NUMBERING, relation.NUMBERING, numbering_part(theme)),
        FixedPart("/word/settings.xml", content.WML_SETTINGS, relation.SETTINGS, settings_part(language, tracking)),
        FixedPart("/word/fontTable.xml", content.WML_FONT_TABLE, relation.FONT_TABLE, font_table_part(theme)),
    )
    styles = paragraph_styles(theme)
    looks = {style.id: RunProperties(bold=style.look.bold) for style in styles}
    spaces = {style.id: style.look.space_after for style in styles}
    return Base(parts, MappingProxyType(looks), MappingProxyType(spaces))
