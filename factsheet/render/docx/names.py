"""The style ids of a Word file. They are fixed: whoever reads a file back goes by them, never by display names."""

from enum import StrEnum

from msgspec import Struct

from factsheet.document.nodes import ParagraphRole
from factsheet.render.theme import CELL_INDENT

LIST_LEVELS = 3

BASE_NAMESPACE = "urn:factsheet:draft-base:1"
BASE_ELEMENT = "base"
"""The root element of the custom XML part that holds the base of a draft: zlib and Base64 in its text."""

BOOKMARK = "_fs_"
"""What the names of the bookmarks of a draft's paragraphs start with; a number follows."""

LINE_NUMBER = "LineNumber"
"""The id of the style of line numbers, which drafts alone have."""


class StyleId(StrEnum):
    """Ids of the paragraph, character and table styles that stand alone; lists have theirs in `ListFamily`."""

    NORMAL = "Normal"
    BODY = "BodyText"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    ISSUER = "LetterheadIssuer"
    OFFICE = "LetterheadOffice"
    DOCKET = "Docket"
    KICKER = "DocumentType"
    AUTHORITY = "AuthorityBlock"
    DATELINE = "Dateline"
    CONTACT = "Contact"
    CAPTION = "Caption"
    TABLE_CAPTION = "TableCaption"
    FIGURE = "Figure"
    FIGURE_ALONE = "FigureWithoutCaption"
    NOTE = "EndnoteText"
    HEADER = "Header"
    FOOTER = "Footer"
    TABLE_TEXT = "TableText"
    TABLE_HEAD = "TableHeading"
    TABLE_LABEL = "TableRowHeading"
    FACTS_LABEL = "FactsLabel"
    FACTS_VALUE = "FactsText"
    CALLOUT_HEADING = "CalloutHeading"
    CALLOUT_TEXT = "CalloutText"
    TABLE_LEAD = "TableLead"
    TABLE_GAP = "TableGap"
    CALLOUT_LEAD = "CalloutLead"
    CALLOUT_GAP = "CalloutGap"
    COMMENT_TEXT = "CommentText"
    STRONG = "Strong"
    EMPHASIS = "Emphasis"
    STRONG_EMPHASIS = "IntenseEmphasis"
    LINK = "Hyperlink"
    LINK_STRONG = "HyperlinkStrong"
    LINK_EMPHASIS = "HyperlinkEmphasis"
    LINK_STRONG_EMPHASIS = "HyperlinkIntenseEmphasis"
    NOTE_REFERENCE = "EndnoteReference"
    COMMENT_REFERENCE = "CommentReference"
    TABLE_NORMAL = "TableNormal"
    GRID = "FactSheetTable"
    FACTS = "KeyFacts"
    CALLOUT = "Callout"


SPACING = frozenset({StyleId.TABLE_LEAD, StyleId.TABLE_GAP, StyleId.CALLOUT_LEAD, StyleId.CALLOUT_GAP})
"""The styles of paragraphs that never hold text, but keep a space."""

ROLE_STYLES = {role: StyleId[role.name] for role in ParagraphRole}
"""The paragraph style of each role, outside lists, tables and callouts."""


class ListFamily(Struct, frozen=True):
    """The list styles of one surrounding: bullets and continuation paragraphs, a style a level.

    `name` begins theirs; `number` is that of its list; `indent` that of a level, as a share of the theme's.
    """

    name: str
    number: int
    indent: float = 1.0

    def bullet(self, level: int) -> str:
        """Give the id of the bullet style of a level, counted from 1."""
        return f"{self.name}Bullet{_suffix(level)}"

    def continuation(self, level: int) -> str:
        """Give the id of the style of a further paragraph of an item."""
        return f"{self.name}Continue{_suffix(level)}"


def _suffix(level: int) -> str:
    return "" if level == 1 else str(level)


BODY_LIST = ListFamily("List", 1)
TABLE_LIST = ListFamily("Table", 2, CELL_INDENT)
FACTS_LIST = ListFamily("Facts", 3, CELL_INDENT)
CALLOUT_LIST = ListFamily("Callout", 4)
LIST_FAMILIES = (BODY_LIST, TABLE_LIST, FACTS_LIST, CALLOUT_LIST)


def heading(level: int) -> str:
    """Give the id of the style of a heading of level 1 to 3."""
    return f"Heading{level}"
