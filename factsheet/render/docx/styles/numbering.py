"""The list part (ECMA-376 part 1, 17.9): marks and hanging indents of the theme's lists, and what a document counts."""

from collections.abc import Mapping

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree
from msgspec import Struct, field

from factsheet.document import nodes
from factsheet.render.docx.names import LIST_FAMILIES, LIST_LEVELS, ListFamily
from factsheet.render.docx.styles.style_part import add_font, color
from factsheet.render.docx.xml import NAMESPACES, W, add, add_value, root, serialize, twips
from factsheet.render.theme import Theme
from factsheet.typography.numbering import CounterStyle, Numbering

_FORMATS: Mapping[CounterStyle | None, str] = {
    None: "bullet",
    CounterStyle.DECIMAL: "decimal",
    CounterStyle.LOWER_LATIN: "lowerLetter",
    CounterStyle.UPPER_LATIN: "upperLetter",
    CounterStyle.LOWER_ROMAN: "lowerRoman",
    CounterStyle.UPPER_ROMAN: "upperRoman",
    CounterStyle.KATAKANA: "aiueoFullWidth",
    CounterStyle.HANGUL: "ganada",
    CounterStyle.CIRCLED: "decimalEnclosedCircle",
}
"""The formats of numbers (ECMA-376 part 1, 17.18.59)."""


class _Label(Struct, frozen=True):
    """What a level is labelled with: a text, and the counter that its `%n` is of; `family` is None for headings."""

    text: str
    counter: CounterStyle | None
    family: ListFamily | None
    level: int


class _Count(Struct, frozen=True):
    """An instance: its label's definition, its level, and where it starts, None for marks."""

    definition: int
    level: int
    start: int | None


class Counts(Struct):
    """What a document counts, as it is written: a definition for each label, an instance for each count."""

    labels: dict[_Label, int] = field(default_factory=dict)
    instances: list[_Count] = field(default_factory=list)
    _open: dict[_Label, int] = field(default_factory=dict)
    _lists: dict[int, int] = field(default_factory=dict)

    def of_list(self, block: nodes.List | None, family: ListFamily, level: int) -> int | None:
        """Give the number of the instance that a list's items are of; `level` is from 1. None for the theme's marks."""
        if block is None or (block.numbering is None and block.mark is None):
            return None
        if id(block) not in self._lists:
            self._lists[id(block)] = self._instance(block.numbering, block.mark, family, level)
        return self._lists[id(block)]

    def of_heading(self, numbering: Numbering | None, level: int) -> int | None:
        """Give the number of the instance that a heading is of, by its level from 1; None for one without a number."""
        return self._instance(numbering, None, None, level) if numbering else None

    def _instance(self, numbering: Numbering | None, mark: str | None, family: ListFamily | None, level: int) -> int:
        text = f"{numbering.before}%{level}{numbering.after}" if numbering else mark or ""
        label = _Label(text, numbering.counter if numbering else None, family, level - 1)
        known = self._open.get(label)
        if known is not None and (numbering is None or numbering.continues):
            return known
        first = len(LIST_FAMILIES) + 1
        definition = self.labels.setdefault(label, first + len(self.labels))
        self._open[label] = first + len(self.instances)
        self.instances.append(_Count(definition, label.level, numbering.start if numbering else None))
        return self._open[label]


def add_numbering(main: Part, counts: Counts, theme: Theme, *, leftwards: bool) -> None:
    """Add the list part of a document that counts to its main part; it may be read `leftwards`."""
    data = numbering_part(theme, counts, leftwards=leftwards)
    part = Part(PackURI("/word/numbering.xml"), CONTENT_TYPE.WML_NUMBERING, data)
    main.relate_to(part, RELATIONSHIP_TYPE.NUMBERING)


def numbering_part(theme: Theme, counts: Counts, *, leftwards: bool) -> bytes:
    """Give `numbering.xml` for the theme's marks and for what a document counts."""
    numbering = root("numbering", **(_BESIDE if leftwards else {}))
    for family in LIST_FAMILIES:
        _add_list(numbering, family, theme)
    for label, number in counts.labels.items():
        element = _add_definition(numbering, number)
        _add_label(element, label, theme)
    for family in LIST_FAMILIES:
        _add_instance(numbering, family.number, family.number)
    for place, count in enumerate(counts.instances, len(LIST_FAMILIES) + 1):
        instance = _add_instance(numbering, place, count.definition)
        if count.start is not None:
            add_value(add(instance, "lvlOverride", ilvl=str(count.level)), "startOverride", count.start)
    for text in [*numbering.iter(f"{{{W}}}lvlText")] if leftwards else ():
        text.addnext(_mirrored())
    return serialize(numbering)


_BESIDE = {
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "w15": "http://schemas.microsoft.com/office/word/2012/wordml",
}


def _mirrored() -> etree._Element:
    """Give what puts a label inside the margin from right to left (17.9.7), as one and the other program reads it.

    `left` is where lines begin in Word, and the left of the page in LibreOffice (7.4), which draws the label beyond the
    margin. Who knows a namespace of Word 2013 takes the choice (ECMA-376 part 3, 7.6), LibreOffice what else there is.
    """
    choices = etree.Element(f"{{{_BESIDE['mc']}}}AlternateContent", nsmap=NAMESPACES | _BESIDE)
    choice = etree.SubElement(choices, f"{{{_BESIDE['mc']}}}Choice", Requires="w15")
    add_value(choice, "lvlJc", "left")
    add_value(etree.SubElement(choices, f"{{{_BESIDE['mc']}}}Fallback"), "lvlJc", "right")
    return choices


def _add_definition(numbering: etree._Element, number: int) -> etree._Element:
    element = add(numbering, "abstractNum", abstractNumId=str(number))
    add_value(element, "nsid", f"4FAC{0x7E00 + number:04X}")
    add_value(element, "multiLevelType", "multilevel")
    return element


def _add_instance(numbering: etree._Element, number: int, definition: int) -> etree._Element:
    instance = add(numbering, "num", numId=str(number))
    add_value(instance, "abstractNumId", definition)
    return instance


def _add_list(numbering: etree._Element, family: ListFamily, theme: Theme) -> None:
    element = _add_definition(numbering, family.number)
    marks = theme.lists.marks
    for level in range(LIST_LEVELS):
        label = _Label(marks[level % len(marks)] if marks else "", None, family, level)
        _add_level(element, label, theme, style=family.bullet(level + 1))


def _add_label(element: etree._Element, label: _Label, theme: Theme) -> None:
    """Add the levels up to that of a label, which alone is used; an editor that changes the depth has them, too."""
    for level in range(LIST_LEVELS):
        text = label.text.replace(f"%{label.level + 1}", f"%{level + 1}")
        _add_level(element, _Label(text, label.counter, label.family, level), theme)


def _add_level(element: etree._Element, label: _Label, theme: Theme, style: str | None = None) -> None:
    own = add(element, "lvl", ilvl=str(label.level))
    add_value(own, "start", 1)
    add_value(own, "numFmt", _FORMATS[label.counter])
    if style:
        add_value(own, "pStyle", style)
    if label.family is None:
        add_value(own, "suff", "space")
    add_value(own, "lvlText", label.text)  # without `lvlJc` it begins where lines do, from either side (17.9.7)
    if label.family is None:
        return
    indent = theme.lists.indent * label.family.indent
    add(add(own, "pPr"), "ind", left=twips(indent * (label.level + 1)), hanging=twips(indent))
    properties = add(own, "rPr")
    add_font(properties, theme.fonts[theme.styles.body.font].word)
    add_value(properties, "color", color(theme, theme.lists.marks_color))
