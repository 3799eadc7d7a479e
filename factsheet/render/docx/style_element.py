"""The frame that all kinds of styles share (ECMA-376 part 1, 17.7.4.17)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from lxml import etree

from factsheet.render.docx.xml import add, add_value, switch


@dataclass(frozen=True, slots=True)
class StyleFrame:
    """What a style is, apart from its looks.

    A `custom` style has a name that Word does not know. A `shown` style is in Word's gallery; the others are in its
    list, for whoever restyles a file has to find them.
    """

    kind: Literal["paragraph", "character", "table", "numbering"]
    id: str
    name: str
    base: str | None = None
    next: str | None = None
    custom: bool = False
    default: bool = False
    shown: bool = False


def add_style(styles: etree._Element, frame: StyleFrame) -> etree._Element:
    """Append a style without properties."""
    flags = ({"default": "1"} if frame.default else {}) | ({"customStyle": "1"} if frame.custom else {})
    element = add(styles, "style", type=frame.kind, **flags, styleId=frame.id)
    add_value(element, "name", frame.name)
    if frame.base:
        add_value(element, "basedOn", frame.base)
    if frame.next:
        add_value(element, "next", frame.next)
    _add_visibility(element, frame)
    return element


def _add_visibility(element: etree._Element, frame: StyleFrame) -> None:
    add_value(element, "uiPriority", 1 if frame.shown else 99)
    if frame.shown:
        switch(element, "qFormat")
    if frame.default and frame.kind != "paragraph":
        switch(element, "semiHidden")
        switch(element, "unhideWhenUsed")
