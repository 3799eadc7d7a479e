"""WordprocessingML as elements of lxml, of which a theme's parts are made, and as text, of which documents are.

Text is made in a tenth of the time. Here are also the units that it all counts in (ECMA-376 part 1, 17).
"""

from collections.abc import Mapping
from datetime import UTC, datetime

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_W = f"{{{W}}}"
_VAL = _W + "val"
NAMESPACES = {"w": W, "r": R}


def root(name: str, /, **prefixes: str) -> etree._Element:
    """Give the root element of a part, with the prefixes of WordprocessingML, of relationships and others."""
    return etree.Element(_W + name, nsmap=NAMESPACES | prefixes)


def add(parent: etree._Element, name: str, /, **attributes: str) -> etree._Element:
    """Append an element of WordprocessingML; the attributes are of the same namespace."""
    element = etree.SubElement(parent, _W + name)
    for key, value in attributes.items():  # half the time of handing them to SubElement
        element.set(_W + key, value)
    return element


def add_value(parent: etree._Element, name: str, value: str | int) -> etree._Element:
    """Append an element that has a `w:val` only."""
    element = etree.SubElement(parent, _W + name)
    element.set(_VAL, str(value))
    return element


def switch(parent: etree._Element, name: str, on: bool = True) -> None:
    """Append a toggle property, written out where it is off (ECMA-376 part 1, 17.17.4)."""
    element = etree.SubElement(parent, _W + name)
    if not on:
        element.set(_VAL, "0")


def serialize(element: etree._Element) -> bytes:
    """Give the bytes of a part."""
    return etree.tostring(element, encoding="UTF-8", standalone=True)


DECLARATION = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"


def part_text(name: str, content: str, namespaces: Mapping[str, str] = NAMESPACES, attributes: str = "") -> str:
    """Give the text of a part by its root's name and content; attributes are those behind the `namespaces`."""
    return f"{DECLARATION}<w:{name}{declared(namespaces)}{attributes}>{content}</w:{name}>"


def declared(namespaces: Mapping[str, str] = NAMESPACES) -> str:
    """Give the attributes that declare namespaces by their prefixes."""
    return "".join([f' xmlns:{prefix}="{uri}"' for prefix, uri in namespaces.items()])


def escaped(text: str) -> str:
    """Give text as the content of an element."""
    if "&" in text or "<" in text or ">" in text:
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace("\r", "&#13;") if "\r" in text else text


def quoted(text: str) -> str:
    """Give text as the value of an attribute, in quotes."""
    text = escaped(text).replace('"', "&quot;")
    if not text.isprintable():
        text = text.replace("\t", "&#9;").replace("\n", "&#10;")
    return f'"{text}"'


def tag(name: str, /, content: str = "", **attributes: str) -> str:
    """Give an element of WordprocessingML with its content; the attributes are of the same namespace."""
    said = "".join([f" w:{key}={quoted(value)}" for key, value in attributes.items()])
    return f"<w:{name}{said}>{content}</w:{name}>" if content else f"<w:{name}{said}/>"


def value(name: str, said: str | int) -> str:
    """Give an element that has a `w:val` only."""
    return f"<w:{name} w:val={quoted(str(said))}/>"


def toggle(name: str, *, on: bool = True) -> str:
    """Give a toggle property, written out where it is off (ECMA-376 part 1, 17.17.4)."""
    return f"<w:{name}/>" if on else f'<w:{name} w:val="0"/>'


def preserved(text: str, name: str = "t") -> str:
    """Give an element of text whose blanks all count."""
    return f'<w:{name} xml:space="preserve">{escaped(text)}</w:{name}>'


def twips(points: float) -> str:
    """Give points in twentieths of a point."""
    return str(round(points * 20))


def half_points(points: float) -> str:
    """Give points in halves of a point, the unit of font sizes."""
    return str(round(points * 2))


def eighths(points: float) -> str:
    """Give points in eighths of a point, the unit of border widths; Word draws 2 to 96 of them."""
    return str(min(96, max(2, round(points * 8))))


def emu(points: float) -> str:
    """Give points in English metric units, the unit of drawings."""
    return str(round(points * 12700))


def timestamp(moment: datetime) -> str:
    """Give an aware time as `xsd:dateTime` in UTC, whole seconds."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
