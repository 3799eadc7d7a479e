"""Runs: how one stretch of characters stands in `w:r` (ECMA-376 part 1, 17.3.2)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from factsheet.document import Deletion, Insertion, Revision
from factsheet.render.docx.languages import (
    east_asian_face,
    is_east_asian,
    is_right_to_left,
    language_attributes,
)
from factsheet.render.docx.ledger import Ledger
from factsheet.render.docx.names import StyleId, emphasis
from factsheet.render.docx.xml import XML_SPACE, add, add_copy, add_value, root, switch, timestamp

# Word has elements for these two hyphens; the characters themselves it takes from another font.
_HYPHENS = re.compile("([\u00ad\u2011])")
_HYPHEN_ELEMENTS = {"\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}
_BLANKS = re.compile("[\t\n\r]+")


class Look(NamedTuple):
    """What the nodes around a run say of it; `language` is set where it differs from the document's.

    `bold` tells that the paragraph's style is bold already: bold on bold would cancel out (ECMA-376 part 1, 17.7.3), as
    italics in italics should.
    """

    strong: bool = False
    emphasized: bool = False
    link: bool = False
    language: str | None = None
    insertion: Insertion | None = None
    deletion: Deletion | None = None
    mark: StyleId | None = None
    bold: bool = False

    @property
    def style(self) -> StyleId | None:
        """The character style that shows all this."""
        strong = self.strong and not self.bold
        return self.mark or emphasis(strong=strong, emphasized=self.emphasized, link=self.link)


PLAIN = Look()
"""A run that nothing sets apart."""


def add_run(parent: etree._Element, look: Look, ledger: Ledger) -> etree._Element:
    """Append an empty run, inside `w:ins` and `w:del` where it is revised."""
    if look.insertion:
        parent = add_revision(parent, "ins", look.insertion, ledger)
    if look.deletion:
        parent = add_revision(parent, "del", look.deletion, ledger)
    return add_copy(parent, _run(look.style, look.language))


def add_revision(
    parent: etree._Element, name: str, revision: Insertion | Deletion | Revision, ledger: Ledger
) -> etree._Element:
    """Append `w:ins` or `w:del`."""
    ledger.revision = revision
    author = ledger.clean(revision.author)
    return add(parent, name, id=str(ledger.number()), author=author, date=timestamp(revision.date))


@lru_cache(maxsize=256)
def _run(style: StyleId | None, language: str | None) -> etree._Element:
    """Give an empty run, to be copied."""
    run = add(root("p"), "r")
    if not style and not language:
        return run
    properties = add(run, "rPr")
    if style:
        add_value(properties, "rStyle", style)
    if language:
        if is_east_asian(language):
            add(properties, "rFonts", hint="eastAsia", eastAsia=east_asian_face(language).name)
        if is_right_to_left(language):
            switch(properties, "rtl")
        add(properties, "lang", **language_attributes(language))
    return run


def add_text(parent: etree._Element, text: str, look: Look, ledger: Ledger) -> None:
    """Append a run of text; blanks other than spaces become a space."""
    run = add_run(parent, look, ledger)
    name = "delText" if look.deletion else "t"
    for piece in _HYPHENS.split(_BLANKS.sub(" ", text)):
        if piece in _HYPHEN_ELEMENTS:
            add(run, _HYPHEN_ELEMENTS[piece])
        elif piece:
            element = add(run, name)
            element.text = piece
            element.set(XML_SPACE, "preserve")


def add_field(parent: etree._Element, instruction: str, look: Look, ledger: Ledger) -> None:
    """Append a complex field with a result that the reading program brings up to date (ECMA-376 part 1, 17.16.18)."""
    add(add_run(parent, look, ledger), "fldChar", fldCharType="begin")
    code = add(add_run(parent, look, ledger), "delInstrText" if look.deletion else "instrText")
    code.text = f" {instruction} "
    code.set(XML_SPACE, "preserve")
    add(add_run(parent, look, ledger), "fldChar", fldCharType="separate")
    add_text(parent, "1", look, ledger)
    add(add_run(parent, look, ledger), "fldChar", fldCharType="end")
