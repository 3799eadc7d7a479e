"""Building WordprocessingML with lxml, and the units it counts in (ECMA-376 part 1, 17)."""

from copy import copy
from datetime import UTC, datetime

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"

_W = f"{{{W}}}"
_VAL = _W + "val"
_NSMAP = {"w": W, "r": R}


def root(name: str, /, **prefixes: str) -> etree._Element:
    """Give the root element of a part, with the prefixes of WordprocessingML, of relationships and others."""
    return etree.Element(_W + name, nsmap=_NSMAP | prefixes)


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


def add_copy(parent: etree._Element, pattern: etree._Element) -> etree._Element:
    """Append a copy of an element that was made before, with all that is in it: half the time of making it anew."""
    element = copy(pattern)  # lxml copies all that is in it; deepcopy takes twice the time
    parent.append(element)
    return element


def switch(parent: etree._Element, name: str, on: bool = True) -> None:
    """Append a toggle property, written out where it is off (ECMA-376 part 1, 17.17.4)."""
    element = etree.SubElement(parent, _W + name)
    if not on:
        element.set(_VAL, "0")


def serialize(element: etree._Element) -> bytes:
    """Give the bytes of a part."""
    return etree.tostring(element, encoding="UTF-8", standalone=True)


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
