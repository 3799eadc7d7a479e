"""The base of every file of a theme and language: styles, lists, settings and fonts, made once and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from types import MappingProxyType

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE

from factsheet.render.docx.archive import Member, deflated
from factsheet.render.docx.fonts import font_table_part
from factsheet.render.docx.numbering import numbering_part
from factsheet.render.docx.paragraph_styles import paragraph_styles
from factsheet.render.docx.runs import Look
from factsheet.render.docx.settings import Tracking, settings_part
from factsheet.render.docx.styles import styles_part
from factsheet.render.theme import Theme


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
    looks: Mapping[str, Look]
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
    looks = {style.id: Look(bold=style.look.bold) for style in styles}
    spaces = {style.id: style.look.space_after for style in styles}
    return Base(parts, MappingProxyType(looks), MappingProxyType(spaces))
