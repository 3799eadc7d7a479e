"""Runs, and revisions of runs, paragraph marks and rows (ECMA-376 part 1, 17.3.2 and 17.13.5)."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from factsheet.characters import on_one_line
from factsheet.document.nodes import Deletion, Insertion, Revision, RevisionKind
from factsheet.render.docx.context import WritingContext, east_asian_face, is_east_asian, is_korean, language_attributes
from factsheet.render.docx.names import StyleId
from factsheet.render.docx.text.scripts import HOLDS_A_NOTE, east_asian_faces, joined, stretches
from factsheet.render.docx.xml import escaped, preserved, quoted, tag, timestamp, toggle, value
from factsheet.render.fonts.collection import SHARED_SIGNS
from factsheet.typography.digits import in_digits
from factsheet.typography.upright import upright_stretches

# Word has elements for these two hyphens; the characters themselves it takes from another font.
_HYPHENS = re.compile("([\u00ad\u2011])")
_HYPHEN_ELEMENTS = {"\u00ad": "<w:softHyphen/>", "\u2011": "<w:noBreakHyphen/>"}


class RunProperties(Struct, frozen=True, eq=False, dict=True):
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

    @cached_property
    def style(self) -> StyleId | None:
        """The character style that shows all this."""
        styles = _LINK_EMPHASES if self.link else _EMPHASES
        return self.mark or styles[self.emphasized + 2 * (self.strong and not self.bold)]

    @cached_property
    def opening(self) -> str:
        """The start of a usual run, without its revisions."""
        return _opening(self.style, self.language, _USUAL)


@lru_cache(maxsize=1024)
def but(look: RunProperties, name: str, said: str | bool) -> RunProperties:
    """Give a look with one property changed, made once: those of a theme's styles serve one sheet after another."""
    return replace(look, **{name: said})


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
    held: bool = False
    """Whether it is in no language, so that its joiners hold, or the number of a note behind it."""


_USUAL = RunScript()


def run(content: str, look: RunProperties, context: WritingContext, script: RunScript = _USUAL) -> str:
    """Give a run, inside `w:ins` and `w:del` where it is revised."""
    opening, closing = around_run(look, context, script)
    return f"{opening}{content}{closing}"


def around_run(look: RunProperties, context: WritingContext, script: RunScript = _USUAL) -> tuple[str, str]:
    """Give what stands before the content of a run and behind it; a revision is numbered by this."""
    opening, closing = _opening(look.style, look.language, script), "</w:r>"
    inserted = _revision_start("ins", look.insertion, context) if look.insertion else ""
    deleted = _revision_start("del", look.deletion, context) if look.deletion else ""
    if deleted:
        opening, closing = f"<{deleted}>{opening}", f"{closing}</w:del>"
    if inserted:
        opening, closing = f"<{inserted}>{opening}", f"{closing}</w:ins>"
    return opening, closing


def _revision_start(name: str, revision: Insertion | Deletion | Revision, context: WritingContext) -> str:
    """Give the name of `w:ins` or `w:del` and what it says."""
    context.revision = revision
    author, number = context.clean(revision.author), str(context.number())
    if revision.move:
        context.moves[number] = revision.move
    return f'w:{name} w:id="{number}" w:author={quoted(author)} w:date="{timestamp(revision.date)}"'


@lru_cache(maxsize=256)
def _opening(style: StyleId | None, language: str | None, script: RunScript) -> str:
    """Give the start of a run, with its properties."""
    properties = value("rStyle", style) if style else ""
    if script.own_face or (language and is_east_asian(language)):
        properties += tag("rFonts", hint="eastAsia", eastAsia=script.own_face or east_asian_face(language or ""))
    elif script.face:
        properties += tag("rFonts", hint="cs", ascii=script.face, hAnsi=script.face, cs=script.face)
    elif script.east_asian:
        properties += tag("rFonts", hint="eastAsia")  # ECMA-376 part 1, 17.3.2.26: else Latin's
    if script.upright:
        properties += toggle("i", on=False) + toggle("iCs", on=False)
    if script.leftwards:
        properties += toggle("rtl")
    if script.held:
        properties += tag("lang", eastAsia="x-none")
    elif language:
        properties += tag("lang", **language_attributes(language))
    return f"<w:r>{tag('rPr', properties) if properties else ''}"


def _is_usual(text: str, context: WritingContext) -> bool:
    """Tell whether a text from left to right needs one run, and no more than its look says."""
    if text.isascii():
        return text.isprintable()
    return not context.full_width and _USUAL_TEXT.fullmatch(text) is not None


# Latin, Greek and Cyrillic, and most signs; no hyphens that Word has elements for.
_USUAL_TEXT = re.compile(
    "[ -~\u00a0-\u00ac\u00ae-\u052f\u1e00-\u1fff\u2002-\u200a\u2010\u2012-\u2027\u202f-\u205e\u20a0-\u20cf]*"
)


def text_runs(text: str, look: RunProperties, context: WritingContext, *, noted: bool = False) -> str:
    """Give the runs of a text, behind which the number of a note may stand (`noted`); every blank becomes a space."""
    base = context.base if look.base is None else look.base
    if text and not base and _is_usual(text, context):  # what follows comes to the same
        if look.insertion or look.deletion:
            return run(preserved(text, "delText" if look.deletion else "t"), look, context)
        return f'{look.opening}<w:t xml:space="preserve">{escaped(text)}</w:t></w:r>'
    own = context.full_width and look.language is None and not SHARED_SIGNS.isdisjoint(text)
    language = look.language or context.language
    # Not for review: who takes italics away writes the same.
    slanted = look.italic is not look.emphasized and not context.for_review
    # Nor there: who looks for a number, and types one, writes no joiners.
    holds = is_east_asian(language) and not context.for_review
    noted &= holds and not is_korean(language)  # whose words LibreOffice would part there
    if noted and len(text) > HOLDS_A_NOTE:
        return text_runs(text[:-HOLDS_A_NOTE], look, context) + text_runs(
            text[-HOLDS_A_NOTE:], look, context, noted=True
        )
    made: list[str] = []
    for piece, upright in upright_stretches(text, language) if slanted else ((text, False),):
        for stretch in stretches(on_one_line(piece), base):
            for words, face in east_asian_faces(stretch.text, language):
                for part, held in joined(words, language) if holds else ((words, False),):
                    script = RunScript(own, stretch.leftwards, stretch.face, face, upright, held or noted)
                    made.append(run(_shown(part, look), look, context, script))
    return "".join(made)


def _shown(text: str, look: RunProperties) -> str:
    """Give the elements of a text in a run."""
    name = "delText" if look.deletion else "t"
    if text.isascii():
        return preserved(text, name) if text else ""
    return "".join([_HYPHEN_ELEMENTS.get(piece) or preserved(piece, name) for piece in _HYPHENS.split(text) if piece])


_SWITCHES = {"deva": r" \* HINDIARABIC", "thai": r" \* THAIARABIC"}
"""What asks Word for a numbering system (ECMA-376 part 1, 17.16.4.3.1); its settings decide on Arabic digits."""


def field_runs(name: str, numbering: str, look: RunProperties, context: WritingContext) -> str:
    """Give a complex field with a result that the reading program brings up to date (ECMA-376 part 1, 17.16.18)."""
    begin, separate, end = (tag("fldChar", fldCharType=kind) for kind in ("begin", "separate", "end"))
    code = preserved(f" {name}{_SWITCHES.get(numbering, '')} ", "delInstrText" if look.deletion else "instrText")
    start = [run(each, look, context) for each in (begin, code, separate)]
    return "".join([*start, text_runs(in_digits("1", numbering), look, context), run(end, look, context)])


_NAMES = {RevisionKind.INSERTION: "ins", RevisionKind.DELETION: "del"}


def revision_mark(revision: Revision | None, context: WritingContext) -> str:
    """Give what says of a paragraph's mark, or a row, that it is revised: else it stays, empty, when its text goes."""
    return f"<{_revision_start(_NAMES[revision.kind], revision, context)}/>" if revision else ""


def revised_look(revision: Revision | None) -> RunProperties:
    """Give the look of a run that a revision inserts or deletes."""
    if revision is None:
        return PLAIN
    if revision.kind is RevisionKind.INSERTION:
        return RunProperties(insertion=Insertion(revision.author, revision.date, ()))
    return RunProperties(deletion=Deletion(revision.author, revision.date, ()))
