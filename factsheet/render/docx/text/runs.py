"""Runs, and revisions of runs, paragraph marks and rows (ECMA-376 part 1, 17.3.2 and 17.13.5)."""

import re
from functools import lru_cache
from typing import NamedTuple

from lxml import etree

from factsheet.characters import on_one_line
from factsheet.document.nodes import Deletion, Insertion, Revision, RevisionKind
from factsheet.render.docx.context import WritingContext, east_asian_face, is_east_asian, language_attributes
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.text.east_asian import east_asian_faces
from factsheet.render.docx.text.scripts import stretches
from factsheet.render.docx.xml import XML_SPACE, W, add, add_copy, add_value, root, switch, timestamp
from factsheet.render.fonts.collection import SHARED_SIGNS
from factsheet.typography.digits import in_digits
from factsheet.typography.upright import upright_stretches

# Word has elements for these two hyphens; the characters themselves it takes from another font.
_HYPHENS = re.compile("([\u00ad\u2011])")
_HYPHEN_ELEMENTS = {"\u00ad": "softHyphen", "\u2011": "noBreakHyphen"}


class RunProperties(NamedTuple):
    """What the nodes around a run say of it; `language` is set where it differs from the document's.

    `bold` and `italic` tell that the paragraph's style is so already: bold on bold would cancel out (ECMA-376 part 1,
    17.7.3), as italics in italics should. `base` is the level of its paragraph (UAX 9), where it differs from the
    document's.
    """

    strong: bool = False
    emphasized: bool = False
    link: bool = False
    language: str | None = None
    insertion: Insertion | None = None
    deletion: Deletion | None = None
    mark: StyleId | None = None
    bold: bool = False
    italic: bool = False
    base: int | None = None

    @property
    def style(self) -> StyleId | None:
        """The character style that shows all this."""
        styles = _LINK_EMPHASES if self.link else _EMPHASES
        return self.mark or styles[self.emphasized + 2 * (self.strong and not self.bold)]


# A run can carry one character style alone: for plain text, emphasis, strong importance, both.
_EMPHASES = (None, StyleId.EMPHASIS, StyleId.STRONG, StyleId.STRONG_EMPHASIS)
_LINK_EMPHASES = (StyleId.LINK, StyleId.LINK_EMPHASIS, StyleId.LINK_STRONG, StyleId.LINK_STRONG_EMPHASIS)

PLAIN = RunProperties()
"""A run that nothing sets apart."""


class RunScript(NamedTuple):
    """What the letters of a run ask for: an East Asian face for signs, a direction, the face of a complex script."""

    east_asian: bool = False
    leftwards: bool = False
    face: str | None = None
    own_face: str | None = None
    """The face of East Asian words of another language than the text's."""
    upright: bool = False
    """Whether it is not in italics, whatever the styles say."""


_USUAL = RunScript()


def add_run(
    parent: etree._Element, look: RunProperties, context: WritingContext, script: RunScript = _USUAL
) -> etree._Element:
    """Append an empty run, inside `w:ins` and `w:del` where it is revised."""
    return add_copy(_revised(parent, look, context), _run(look.style, look.language, script))


def _revised(parent: etree._Element, look: RunProperties, context: WritingContext) -> etree._Element:
    """Give where a run goes: into `w:ins` and `w:del` where it is revised."""
    if look.insertion:
        parent = add_revision(parent, "ins", look.insertion, context)
    if look.deletion:
        parent = add_revision(parent, "del", look.deletion, context)
    return parent


def add_revision(
    parent: etree._Element, name: str, revision: Insertion | Deletion | Revision, context: WritingContext
) -> etree._Element:
    """Append `w:ins` or `w:del`."""
    context.revision = revision
    author, number = context.clean(revision.author), str(context.number())
    if revision.move:
        context.moves[number] = revision.move
    return add(parent, name, id=number, author=author, date=timestamp(revision.date))


@lru_cache(maxsize=256)
def _run(style: StyleId | None, language: str | None, script: RunScript) -> etree._Element:
    """Give an empty run, to be copied."""
    run = add(root("p"), "r")
    if not style and not language and not any(script):
        return run
    properties = add(run, "rPr")
    if style:
        add_value(properties, "rStyle", style)
    if script.own_face or (language and is_east_asian(language)):
        add(properties, "rFonts", hint="eastAsia", eastAsia=script.own_face or east_asian_face(language or ""))
    elif script.face:
        add(properties, "rFonts", hint="cs", ascii=script.face, hAnsi=script.face, cs=script.face)
    elif script.east_asian:
        add(properties, "rFonts", hint="eastAsia")  # ECMA-376 part 1, 17.3.2.26: else Latin's
    if script.upright:
        switch(properties, "i", on=False)
        switch(properties, "iCs", on=False)
    if script.leftwards:
        switch(properties, "rtl")
    if language:
        add(properties, "lang", **language_attributes(language))
    return run


@lru_cache(maxsize=256)
def _run_of_text(style: StyleId | None, language: str | None, name: str) -> etree._Element:
    """Give a run with an element for its text, to be copied."""
    run = add_copy(root("p"), _run(style, language, _USUAL))
    add(run, name).set(XML_SPACE, "preserve")
    return run


def add_text(parent: etree._Element, text: str, look: RunProperties, context: WritingContext) -> None:
    """Append a run of text; blanks other than spaces become a space."""
    if text and text.isascii() and text.isprintable() and not (context.base if look.base is None else look.base):
        name = "delText" if look.deletion else "t"  # what follows comes to the same
        run = add_copy(_revised(parent, look, context), _run_of_text(look.style, look.language, name))
        run[-1].text = text
        return
    own = context.full_width and look.language is None and not SHARED_SIGNS.isdisjoint(text)
    base = context.base if look.base is None else look.base
    language = look.language or context.language
    # Not for review: who takes italics away writes the same.
    slanted = look.italic is not look.emphasized and not context.for_review
    for piece, upright in upright_stretches(text, language) if slanted else ((text, False),):
        for stretch in stretches(on_one_line(piece), base):
            for part, face in east_asian_faces(stretch.text, language):
                script = RunScript(own, stretch.leftwards, stretch.face, face, upright)
                _add_stretch(parent, part, look, context, script)


def _add_stretch(
    parent: etree._Element, text: str, look: RunProperties, context: WritingContext, script: RunScript
) -> None:
    run = add_run(parent, look, context, script)
    name = "delText" if look.deletion else "t"
    for piece in _HYPHENS.split(text):
        if piece in _HYPHEN_ELEMENTS:
            add(run, _HYPHEN_ELEMENTS[piece])
        elif piece:
            element = add(run, name)
            element.text = piece
            element.set(XML_SPACE, "preserve")


_SWITCHES = {"deva": r" \* HINDIARABIC", "thai": r" \* THAIARABIC"}
"""What asks Word for a numbering system (ECMA-376 part 1, 17.16.4.3.1); its settings decide on Arabic digits."""


def add_field(parent: etree._Element, name: str, numbering: str, look: RunProperties, context: WritingContext) -> None:
    """Append a complex field with a result that the reading program brings up to date (ECMA-376 part 1, 17.16.18)."""
    add(add_run(parent, look, context), "fldChar", fldCharType="begin")
    code = add(add_run(parent, look, context), "delInstrText" if look.deletion else "instrText")
    code.text = f" {name}{_SWITCHES.get(numbering, '')} "
    code.set(XML_SPACE, "preserve")
    add(add_run(parent, look, context), "fldChar", fldCharType="separate")
    add_text(parent, in_digits("1", numbering), look, context)
    add(add_run(parent, look, context), "fldChar", fldCharType="end")


INSERTED, DELETED = f"{{{W}}}ins", f"{{{W}}}del"
_NAMES = {RevisionKind.INSERTION: "ins", RevisionKind.DELETION: "del"}


def add_mark_revision(properties: etree._Element, revision: Revision | None, context: WritingContext) -> None:
    """Say in `w:pPr` that a paragraph's mark is revised: else the paragraph stays, empty, when its text goes."""
    if revision:
        add_revision(add(properties, "rPr"), _NAMES[revision.kind], revision, context)


def add_row_revision(row: etree._Element, revision: Revision | None, context: WritingContext) -> None:
    """Say in `w:trPr`, as its last child, that a row is revised."""
    if revision:
        properties = row.find(f"{{{W}}}trPr")
        add_revision(add(row, "trPr") if properties is None else properties, _NAMES[revision.kind], revision, context)


def revised_look(revision: Revision | None) -> RunProperties:
    """Give the look of a run that a revision inserts or deletes."""
    if revision is None:
        return PLAIN
    if revision.kind is RevisionKind.INSERTION:
        return PLAIN._replace(insertion=Insertion(revision.author, revision.date, ()))
    return PLAIN._replace(deletion=Deletion(revision.author, revision.date, ()))


def state(element: etree._Element) -> str | None:
    """Tell whether a paragraph or a table is inserted or deleted as a whole: the tag of its revision, or None."""
    if element.tag == f"{{{W}}}tbl":
        states = {row_state(row) for row in element.iterfind(f"{{{W}}}tr")}
        return states.pop() if len(states) == 1 else None
    mark = element.find(f"{{{W}}}pPr/{{{W}}}rPr")
    return _first_revision(mark)


def row_state(row: etree._Element) -> str | None:
    """Tell whether a row is inserted or deleted: the tag of its revision, or None."""
    return _first_revision(row.find(f"{{{W}}}trPr"))


def _first_revision(properties: etree._Element | None) -> str | None:
    if properties is None:
        return None
    return next((child.tag for child in properties if child.tag in (INSERTED, DELETED)), None)
