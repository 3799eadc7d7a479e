"""Names of WordprocessingML, complex fields, and which runs are set apart (ECMA-376 part 1, 17)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct, field

from factsheet.review.changes import Stamp

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
W15 = "{http://schemas.microsoft.com/office/word/2012/wordml}"
W16DU = "{http://schemas.microsoft.com/office/word/2023/wordml/word16du}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

_OFF = {"0", "false", "off"}


def local(element: etree._Element) -> str:
    """Give the local name of an element; empty for comments and processing instructions."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def first(parent: etree._Element | None, name: str) -> etree._Element | None:
    """Give the first child of a name, None where there is none; quicker than `find`, which reads a path."""
    return next(parent.iterchildren(f"{W}{name}"), None) if parent is not None else None


def value(parent: etree._Element | None, name: str) -> str | None:
    """Give the `w:val` of a child, or None where there is no such child or value."""
    child = first(parent, name)
    return child.get(f"{W}val") if child is not None else None


def toggle(parent: etree._Element | None, name: str) -> bool | None:
    """Give a toggle property: on, off, or None where it is not said (17.17.4)."""
    child = first(parent, name)
    return None if child is None else child.get(f"{W}val", "1").lower() not in _OFF


def stamp(element: etree._Element) -> Stamp:
    """Give the author and date of a revision or comment.

    `w:date` is of the local clock in newer files, which then have the time in UTC beside it ([MS-DOCX], word16du).
    """
    utc = moment(element.get(f"{W16DU}dateUtc"))
    return Stamp(element.get(f"{W}author", ""), utc or moment(element.get(f"{W}date")))


def moment(text: str | None) -> datetime | None:
    """Give a time of Word's as an aware one, UTC where it names no zone; None where it is none."""
    try:
        found = datetime.fromisoformat(text or "")
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None


_HYPERLINK = re.compile(r'\s*HYPERLINK\s+"([^"]+)"', re.IGNORECASE)


class _Field(Struct):
    """A field that is open; `href` is the target of the innermost hyperlink around a place in it."""

    href: str | None
    code: str = ""
    result: bool = False


class ComplexFields(Struct):
    """The fields around a place in a story; they nest, and run over paragraphs."""

    _open: list[_Field] = field(default_factory=list)
    _codes: int = 0

    @property
    def in_code(self) -> bool:
        """Whether the place is in the code of a field."""
        return self._codes > 0

    @property
    def href(self) -> str | None:
        """The target of the innermost hyperlink whose result the place is in."""
        return self._open[-1].href if self._open else None

    def take(self, name: str, element: etree._Element) -> None:
        """Take a `w:fldChar`, `w:instrText` or `w:delInstrText`."""
        if name != "fldChar":
            if self._open:
                self._open[-1].code += element.text or ""
            return
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            self._open.append(_Field(self.href))
            self._codes += 1
        elif kind == "separate" and self._open:
            self._show_result(self._open[-1])
        elif kind == "end" and self._open:
            self._codes -= not self._open.pop().result

    def _show_result(self, shown: _Field) -> None:
        if not shown.result:
            self._codes -= 1
            shown.result = True
        if link := _HYPERLINK.match(shown.code):
            shown.href = link[1]


SIZES = frozenset({"sz", "spacing", "position", "w"})
"""Properties that text brings along from where it was copied, and that say nothing."""
_OWN = (
    {"highlight", "strike", "dstrike", "u", "vanish", "vertAlign", "caps", "smallCaps", "color", "shd", "bdr", "em"}
    | {"effect", "outline", "shadow", "emboss", "imprint"}
    | SIZES
)
"""Properties by which reviewers set text apart by hand; the runs of a draft have none of them (17.3.2)."""
_OWN_TAGS = tuple(f"{W}{name}" for name in sorted(_OWN))
_SILENT = {
    "lang",
    "noProof",
    "rFonts",
    "rPrChange",
    "ins",
    "del",
    "moveFrom",
    "moveTo",
    "szCs",
    "bCs",
    "iCs",
    "kern",
    "rtl",
    "cs",
}
_WITHOUT = {"none", "nil", "0", "false", "off", "auto", "baseline"}


class RunLook(Struct, frozen=True):
    """How a run looks; `marks` name whatever else sets it apart, such as highlighting."""

    strong: bool = False
    emphasis: bool = False
    href: str | None = None
    marks: frozenset[str] = frozenset()

    def is_like(self, other: RunLook) -> bool:
        """Tell whether it is bold and slanted as another one, and leads where that does."""
        same = (self.strong, self.emphasis) == (other.strong, other.emphasis)
        return same and same_target(self.href, other.href)


PLAIN = RunLook()


class Looks(Struct):
    """Reads the looks of runs with the styles of a file, by their ids."""

    placeholders: set[str] = field(default_factory=set)
    """The ids of the style of words that ask for a choice, which differ by the language of Word."""
    _bold: dict[str, tuple[bool | None, bool | None]] = field(default_factory=dict)
    _colors: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_part(cls, styles: etree._Element | None) -> Looks:
        """Take the styles of a styles part; without one, no style makes bold."""
        looks = cls()
        elements = {e.get(f"{W}styleId", ""): e for e in (styles.iter(f"{W}style") if styles is not None else ())}
        own = {name: first(element, "rPr") for name, element in elements.items()}
        said = {name: (toggle(each, "b"), toggle(each, "i"), value(each, "color")) for name, each in own.items()}
        based = {name: value(element, "basedOn") or "" for name, element in elements.items()}
        for name, element in elements.items():
            bold, slanted, colors = zip(*(said[each] for each in _chain(name, based)), strict=True)
            looks._bold[name] = _said_first(bold), _said_first(slanted)
            looks._colors[name] = next(filter(None, colors), "")
            if (value(element, "name") or "").casefold() == "placeholder text":
                looks.placeholders.add(name)
        return looks

    def look(self, properties: etree._Element | None, style: str | None, href: str | None) -> RunLook:
        """Give the look of a run by its `w:rPr`, the id of its paragraph's style, and the hyperlink around it.

        Bold in a paragraph that is bold is no look of its own (17.7.3); so with italics.
        """
        if properties is None:
            return RunLook(href=href) if href else PLAIN
        around = self._bold.get(style or "", (None, None))
        own = self._bold.get(value(properties, "rStyle") or "", (None, None))
        strong, emphasis = (
            _relative(toggle(properties, name), own[place], around[place]) for place, name in enumerate(("b", "i"))
        )
        marks = _marks(properties, linked=href is not None) - self.inherited(properties, style)
        return RunLook(strong, emphasis, href, marks)

    def inherited(self, properties: etree._Element, style: str | None) -> set[str]:
        """Name the colour of a run where it is that of its paragraph's style, which LibreOffice writes down again."""
        color = value(properties, "color")
        return {"color"} if color and color == self._colors.get(style or "") else set()


def _said_first(toggles: Iterable[bool | None]) -> bool | None:
    """Give the first of some toggles that is said; None where none is."""
    return next((said for said in toggles if said is not None), None)


def _chain(name: str, based: Mapping[str, str]) -> list[str]:
    """Give a style and the styles that it is based on."""
    found: list[str] = []
    while name in based and name not in found:
        found.append(name)
        name = based[name]
    return found


def _relative(direct: bool | None, style: bool | None, around: bool | None) -> bool:
    if around:
        return False
    return bool(style) if direct is None else direct


def _marks(properties: etree._Element, *, linked: bool) -> frozenset[str]:
    found: dict[str, etree._Element] = {}
    for child in properties.iterchildren(*_OWN_TAGS):
        found.setdefault(local(child), child)
    of_links = {"u", "color"} if linked else set[str]()
    return frozenset(name for name, child in found.items() if name not in of_links and not _says_nothing(child))


def _says_nothing(child: etree._Element) -> bool:
    said = child.get(f"{W}val", "1").lower()
    if local(child) == "shd":
        return said in _WITHOUT or (said == "clear" and child.get(f"{W}fill", "auto").lower() in _WITHOUT)
    return said in _WITHOUT or (local(child) == "w" and said == "100")


def changed_properties(now: etree._Element, before: etree._Element | None) -> frozenset[str]:
    """Give the names of the properties that are new or otherwise, languages and fonts of scripts aside.

    What is no more is not among them: the runs of a draft have no such properties, and LibreOffice writes those of the
    paragraph's style down as former ones.
    """
    new, old = (
        {_said(child) for child in side if local(child) not in _SILENT} if side is not None else set()
        for side in (now, before)
    )
    return frozenset(name for name, *_ in new - old)


def _said(child: etree._Element) -> tuple[str, ...]:
    return local(child), *(f"{key}={text}" for key, text in sorted((str(k), str(t)) for k, t in child.attrib.items()))


def changed_names(was: RunLook, now: RunLook) -> set[str]:
    """Say in words how a look differs from what it was."""
    names = {name for name in ("strong", "emphasis") if getattr(was, name) != getattr(now, name)}
    words = {"strong": "bold" if now.strong else "not bold", "emphasis": "italic" if now.emphasis else "not italic"}
    found = {words[name] for name in names}
    return found | ({f"link {now.href}" if now.href else "no link"} if not same_target(was.href, now.href) else set())


def same_target(one: str | None, other: str | None) -> bool:
    """Tell whether two link targets are the same: programs encode characters anew, and close addresses by a slash."""
    return one == other or unquote(one or "").rstrip("/") == unquote(other or "").rstrip("/")
