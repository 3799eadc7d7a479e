"""The theme: page, palette, fonts, text styles and spacing that PDF and Word styles both derive from.

Lengths are in points, page margins in millimetres, colours `#rrggbb` or a name from the palette.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from enum import StrEnum
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Literal, Self, TypeVar

from factsheet.diagnostics import nearest, suggest
from factsheet.diagnostics.values import Beside, lacks, refuse
from factsheet.document.nodes import ParagraphRole
from factsheet.models.declaring import AfterValidator, Field, Model, model_validator, others
from factsheet.typography.tags import primary_language
from factsheet.typography.upright import has_no_italics

_HEX = re.compile(r"#[0-9a-fA-F]{6}")


def _hex_color(text: str) -> str:
    if not _HEX.fullmatch(text):
        raise refuse("must be a colour such as `#14365d`")
    return text


def _color_ref(text: str) -> str:
    what = "a colour such as `#14365d` or one of the palette"
    return text if _HEX.fullmatch(text) or text in COLORS else _known(text, "palette", what)


def _font_ref(text: str) -> str:
    return _known(text, "fonts", "one of the theme's fonts")


def _known(name: str, table: str, what: str) -> str:
    """Refuse a name that a table of the theme being read lacks."""
    known = _TABLES.get().get(table)
    if known is None or name in known:
        return name
    # A colour that every palette needs may be misspelt there, too.
    hint = suggest(name, [*known, *COLORS] if table == "palette" else known) or f"known here: {', '.join(known)}"
    beside = Beside(f"`{table}` stands here", (table,))
    raise refuse(f"must be {what}, and there is no `{name}`", hint, beside=beside)


_TABLES: ContextVar[Mapping[str, Sequence[str]]] = ContextVar("tables", default=MappingProxyType({}))
"""The names in the palette and among the fonts of the theme that is being read."""

COLORS = ("text", "muted", "accent", "rule", "shade", "link")
"""What every palette needs; that one is missing is told once, not wherever it is named."""

HexColor = Annotated[str, AfterValidator(_hex_color)]
ColorRef = Annotated[str, AfterValidator(_color_ref)]
FontRef = Annotated[str, AfterValidator(_font_ref)]
Points = Annotated[float, Field(ge=0, le=500)]
Inset = Annotated[float, Field(ge=0, le=60)]
"""What is taken from the width of a text, in points; on the narrowest page there is still room for words."""
Millimetres = Annotated[float, Field(ge=5, le=80)]


POINTS_PER_MM = 72 / 25.4

CELL_GAP = 2.0
"""The space between paragraphs in a cell, in points."""

CELL_INDENT = 0.7
"""The indent of a list in a cell, as a share of the theme's."""


class _Part(Model):
    """The base of all parts of a theme; `others` are words that style sheets have for its keys."""

    others: ClassVar[Mapping[str, str]] = {}


_PartT = TypeVar("_PartT", bound=_Part)


class Paper(StrEnum):
    """Page sizes: ISO 216 A4 and ANSI Letter."""

    A4 = "a4"
    LETTER = "letter"

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points."""
        return (595.276, 841.89) if self is Paper.A4 else (612.0, 792.0)


class Page(_Part):
    """Paper and margins; `head` and `foot` are the distances of the running lines from the paper's edge."""

    others = others(size="paper") | dict.fromkeys(("margin", "margins"), "top`, `right`, `bottom`, `left")

    size: Paper = Paper.A4
    top: Millimetres = 22
    right: Millimetres = 22
    bottom: Millimetres = 24
    left: Millimetres = 22
    head: Millimetres = 10
    foot: Millimetres = 11

    @property
    def text_width(self) -> float:
        """The distance between the side margins in points."""
        return self.size.points[0] - (self.left + self.right) * POINTS_PER_MM

    @property
    def text_height(self) -> float:
        """The distance between the upper and the lower margin in points."""
        return self.size.points[1] - (self.top + self.bottom) * POINTS_PER_MM


class FontChoice(_Part):
    """A family: what PDF embeds and falls back to, and what Word names, with other names it may be known by.

    `languages` names the fall-backs of languages (BCP 47), which share characters but not their forms.
    """

    family: str
    fallback: tuple[str, ...] = ()
    languages: dict[str, str] = Field(default={})
    word: str
    word_alternatives: tuple[str, ...] = ()


class RuleLine(_Part):
    """A horizontal rule beside a paragraph; `gap` is its distance from the text."""

    width: Points = 0.5
    color: ColorRef = "rule"
    gap: Points = 3


class TextStyle(_Part):
    """How a paragraph looks; `leading` is the distance from base line to base line.

    `hyphenate` lets words break at line ends by the rules of their language, in PDF.
    """

    others = others(
        font="family font_family typeface", size="font_size fontsize", leading="line_height line_spacing",
        bold="weight font_weight", align="text_align alignment", space_before="margin_top", space_after="margin_bottom",
    )  # fmt: skip

    font: FontRef = "body"
    size: Annotated[float, Field(ge=4, le=96)] = 10
    leading: Annotated[float, Field(ge=4, le=140)] = 13.5
    bold: bool = False
    italic: bool = False
    color: ColorRef = "text"
    align: Literal["start", "center", "end", "justify"] = "start"
    space_before: Points = 0
    space_after: Points = 0
    indent: Inset = 0
    hyphenate: bool = False
    keep_with_next: bool = False
    rule_above: RuleLine | None = None
    rule_below: RuleLine | None = None


class Styles(_Part):
    """One text style for each use; the names are those of paragraph roles and of parts of blocks."""

    body: TextStyle
    issuer: TextStyle
    office: TextStyle
    docket: TextStyle
    kicker: TextStyle
    subtitle: TextStyle
    authority: TextStyle
    dateline: TextStyle
    contact: TextStyle
    title: TextStyle
    heading1: TextStyle
    heading2: TextStyle
    heading3: TextStyle
    list_item: TextStyle
    table_head: TextStyle
    table_cell: TextStyle
    facts_label: TextStyle
    facts_value: TextStyle
    callout_heading: TextStyle
    callout_text: TextStyle
    caption: TextStyle
    note: TextStyle
    running_head: TextStyle
    running_foot: TextStyle

    def of_role(self, role: ParagraphRole) -> TextStyle:
        """Give the style of a paragraph outside lists, tables and callouts."""
        style: TextStyle = getattr(self, role.value)
        return style

    def heading(self, level: int) -> TextStyle:
        """Give the style of a section heading of level 1 to 3."""
        return (self.heading1, self.heading2, self.heading3)[level - 1]


class Titles(_Part):
    """Long titles: those of more than `most_lines` take the first of `steps`, shares of their size, that is enough."""

    most_lines: Annotated[int, Field(ge=1, le=9)] = 2
    steps: tuple[Annotated[float, Field(ge=0.4, lt=1)], ...] = (0.9, 0.8, 0.7)


class LastPage(_Part):
    """A last page with text on less than `least` of its height, in a sheet of up to `most_pages`, is pulled in.

    Of `steps`, shares of the spaces between blocks, that sheet takes the first that saves the page; lines come closer
    by a tenth of what spaces do.
    """

    most_pages: Annotated[int, Field(ge=0, le=99)] = 10
    least: Annotated[float, Field(ge=0, le=0.5)] = 0.125
    steps: tuple[Annotated[float, Field(ge=0.3, lt=1)], ...] = (0.9, 0.8, 0.7, 0.6, 0.5)


class Lists(_Part):
    """Bulleted lists: the mark and the hanging indent of each level."""

    marks: tuple[str, ...] = ("•", "–", "•")
    indent: Annotated[float, Field(ge=0, le=36)] = 14
    marks_color: ColorRef = "accent"


class Tables(_Part):
    """Tables with a header row, and the key-facts block; `facts_label` is a share of the table's width."""

    head_fill: ColorRef | None = "shade"
    head_rule: RuleLine = Field(default_factory=lambda: RuleLine(width=1, color="accent"))
    row_rule: RuleLine = Field(default_factory=RuleLine)
    padding_x: Annotated[float, Field(ge=0, le=20)] = 5
    padding_y: Points = 3.5
    space_before: Points = 4
    space_after: Points = 8
    facts_label: Annotated[float, Field(ge=0.1, le=0.6)] = 0.22


class Callouts(_Part):
    """The box around a summary: its fill, and a bar on the starting edge."""

    fill: ColorRef = "shade"
    bar: ColorRef = "accent"
    bar_width: Annotated[float, Field(ge=0, le=20)] = 3
    padding: Annotated[float, Field(ge=0, le=36)] = 9
    space_before: Points = 4
    space_after: Points = 10


class Figures(_Part):
    """Figures: the space around, the greatest height as a share of the text height; that of an `emblem` in points."""

    max_height: Annotated[float, Field(ge=0.1, le=1)] = 0.5
    emblem: Annotated[float, Field(ge=8, le=200)] = 42
    space_before: Points = 6
    space_after: Points = 8


class Watermark(_Part):
    """The word laid under a draft's pages; `angle` in degrees counter-clockwise, `width` a share of the page's."""

    color: ColorRef = "#e9e9ec"
    angle: Annotated[float, Field(ge=-90, le=90)] = 50
    width: Annotated[float, Field(ge=0.1, le=1)] = 0.7


class Revisions(_Part):
    """How reviewers' work shows: the colours of insertions, deletions and moves, the shade behind a commented text."""

    insertion: ColorRef = "#1f6b3a"
    deletion: ColorRef = "#a3262a"
    move: ColorRef = "#2a5a92"
    comment: ColorRef = "#fdf1c4"


_ARABIC = frozenset(["ar", "ckb", "fa", "ps", "sd", "ug", "ur"])
_ARABIC_LEADING = 1.1
_ARABIC_LEADINGS = {"issuer": 1.35, "kicker": 1.35, "office": 1.35, "title": 1.25}
_HEIGHTS = {"bo": 1.7, "dz": 1.7, "my": 1.52, "lo": 1.4, "km": 1.35, "th": 1.3}
"""From the top of vowels and tones to the foot of what stands below a letter, in ems of Noto's faces."""


class Theme(_Part):
    """A whole theme; `palette` needs at least text, muted, accent, rule, shade and link."""

    page: Page = Field(default_factory=Page)
    palette: dict[str, HexColor]
    fonts: dict[str, FontChoice]
    styles: Styles
    titles: Titles = Field(default_factory=Titles)
    last_page: LastPage = Field(default_factory=LastPage)
    lists: Lists = Field(default_factory=Lists)
    tables: Tables = Field(default_factory=Tables)
    callouts: Callouts = Field(default_factory=Callouts)
    figures: Figures = Field(default_factory=Figures)
    watermark: Watermark = Field(default_factory=Watermark)
    revisions: Revisions = Field(default_factory=Revisions)

    @model_validator(mode="wrap")
    @classmethod
    def _know_every_name(cls, theme: object, handler: Callable[[object], Self]) -> Self:
        tables = _tables(theme)
        names = {key: tuple(table) for key, table in tables.items()}
        if isinstance(theme, dict):
            needed = {"palette": COLORS, "fonts": ("body",) if _needs_body(theme.get("styles")) else ()}
            # An error in the place of the first name that a table needs and lacks names them all.
            theme = {**theme, **{key: table | _gap(table, needed[key]) for key, table in tables.items()}}
        before = _TABLES.set(names)
        try:
            return handler(theme)
        finally:
            _TABLES.reset(before)

    def color(self, ref: str) -> str:
        """Resolve a colour to `#rrggbb`; raises ValueError for a name the palette lacks."""
        if not ref.startswith("#") and ref not in self.palette:
            raise ValueError(f"the palette has no colour {ref}")
        return self.palette.get(ref, ref)

    def on_paper(self, paper: Paper) -> Theme:
        """Give the same theme for another page size."""
        return self.model_copy(update={"page": self.page.model_copy(update={"size": paper})})

    def titled(self, step: float) -> Theme:
        """Give the same theme with titles in a share of their size."""
        if step == 1:
            return self
        title = self.styles.title
        smaller = title.model_copy(update={"size": title.size * step, "leading": title.leading * step})
        return self.model_copy(update={"styles": self.styles.model_copy(update={"title": smaller})})

    def tightened(self, step: float) -> Theme:
        """Give the same theme with a share of the spaces between blocks, and lines closer by a tenth of that."""
        closer = 1 - (1 - step) / 10
        styles = {name: _scaled(style, step, leading=style.leading * closer) for name, style in self.styles}
        parts = {name: _scaled(getattr(self, name), step) for name in ("tables", "callouts", "figures")}
        return self.model_copy(update={"styles": self.styles.model_copy(update=styles), **parts})

    def title_step(self, lines: Callable[[float], int]) -> float:
        """Give the share of its size that a title is set in, by the number of its `lines` in a share."""
        steps = (1.0, *self.titles.steps)
        return next((step for step in steps if lines(step) <= self.titles.most_lines), steps[-1])

    def for_language(self, tag: str) -> Theme:
        """Give the theme for text in a language (BCP 47): upright if its letters have no italics.

        Arabic letters, which have marks above and tails below, get more leading, most of all in the letterhead and in
        titles, whose lines stand close to each other. Lines of other tall letters are as high as these at least.
        """
        if not has_no_italics(tag):
            return self
        language = primary_language(tag)
        more = _ARABIC_LEADING if language in _ARABIC else 1.0
        close, least = _ARABIC_LEADINGS if more > 1 else {}, _HEIGHTS.get(language, 0.0)
        leadings = {name: max(style.leading * close.get(name, more), least * style.size) for name, style in self.styles}
        styles = {
            name: style.model_copy(update={"italic": False, "leading": leadings[name]})
            for name, style in self.styles
            if style.italic or leadings[name] > style.leading
        }
        return self.model_copy(update={"styles": self.styles.model_copy(update=styles)})


_SPACES = ("space_before", "space_after", "padding_y")


def _scaled(part: _PartT, share: float, **changes: float) -> _PartT:
    """Give a part with a share of its spaces above and below."""
    spaces = {name: getattr(part, name) * share for name in _SPACES if name in part.__struct_fields__}
    return part.model_copy(update=spaces | changes)


def _tables(theme: object) -> dict[str, dict[str, object]]:
    """Give the palette and the fonts of a theme that is not validated yet, where they are mappings."""
    found = {key: theme.get(key) for key in ("palette", "fonts")} if isinstance(theme, dict) else {}
    return {key: table for key, table in found.items() if isinstance(table, dict)}


def _gap(table: dict[str, object], needed: tuple[str, ...]) -> dict[str, object]:
    missing = tuple(name for name in needed if name not in table)
    close = {name: nearest(name, [each for each in table if each not in needed], 0.75) for name in missing}
    hints = [f"is `{other}` meant for `{name}`?" for name, other in close.items() if other]
    return {missing[0]: lacks(f"must name {', '.join(missing)} too", missing, *hints)} if missing else {}


def _needs_body(styles: object) -> bool:
    """Tell whether a style takes the font that is taken where none is named."""
    texts = styles.values() if isinstance(styles, dict) else ()
    return any(isinstance(style, dict) and "font" not in style for style in texts)


_COLOR_SCHEMA = {"type": "string", "pattern": "^#[0-9a-fA-F]{6}$"}


def theme_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of a theme: no key is needed, since a theme is laid over another."""
    schema = Theme.model_json_schema()
    for model in (schema, *schema["$defs"].values()):
        model.pop("required", None)
        for value in model.get("properties", {}).values():
            value.pop("title", None)
            value.pop("default", None)
    named = dict.fromkeys(COLORS, _COLOR_SCHEMA)
    schema["properties"]["palette"] = {"type": "object", "properties": named, "additionalProperties": _COLOR_SCHEMA}
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}
