"""Inlines to runs, with the fonts and colours of a theme."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain, groupby, islice
from operator import eq, itemgetter
from typing import NamedTuple, assert_never

from msgspec.structs import replace

from factsheet.document import nodes
from factsheet.document.nodes import Inline
from factsheet.document.text import spoken_text
from factsheet.models.records import Frozen
from factsheet.render.bidi.paragraphs import base_level, is_turned, paragraph_level
from factsheet.render.fonts.scripts import relative_size, told
from factsheet.render.pdf.text.chains import FontBook, FontChain, scripts_of
from factsheet.render.pdf.text.directions import directed
from factsheet.render.pdf.text.lines import TextLayout
from factsheet.render.pdf.text.runs import CommentTag, Destination, InlineTag, RunStyle, TextRun
from factsheet.render.pdf.text.shaping import Shaper, shaper_of
from factsheet.render.pdf.text.styles import ResolvedStyle
from factsheet.render.rendered import Report
from factsheet.render.theme import Theme
from factsheet.typography.dictionary_breaks import unbroken_script
from factsheet.typography.digits import in_digits
from factsheet.typography.hyphenation import hyphenated, joins_words, long_words_hyphenated
from factsheet.typography.line_breaks import NEWLINE
from factsheet.typography.upright import upright_stretches

_SUPERSCRIPTS = ((0.66, 0.36), (0.72, 0.165))
"""Size and rise of the number of a note in parts of the type size, from left to right and from right to left.

Where it rises by more than half the width of a digit, pdfium takes it for a line of its own, before the one it is in.
"""
_CONTROLS = str.maketrans(dict.fromkeys("\n\r\t\v\f\u2028\u2029", " "))


class PageFields(Frozen):
    """What page fields show on one page."""

    number: int
    count: int


def note_key(note: str) -> str:
    """Give the key of the anchor of a note."""
    return f"note:{note}"


def _link_contents(link: nodes.Link) -> str:
    """Say where a link leads (ISO 14289-1 7.18.5): its text, and the URI where the text is not the URI itself."""
    text = spoken_text(link.inlines).strip()
    return link.href if text in link.href else f"{text} ({link.href})"


_SHORT, _MOST_LAYOUTS = 32, 4096
_short_layouts: dict[tuple[str, Shaper, RunStyle, str, int, str, int], TextLayout] = {}
"""The layouts of short texts, labels and names of parties for the most part, which stand in one sheet after another."""


class _Voice(NamedTuple):
    """What text of a style is set with; `takes_ascii` tells that nothing needs to be looked at in printable ASCII."""

    run_style: RunStyle
    chain: FontChain
    language: str
    shaper: Shaper
    takes_ascii: bool
    joins_words: bool


class RunMaker:
    """Turns inlines into runs with the fonts and colours of a theme; `notes` are the notes' texts by their ids."""

    def __init__(self, theme: Theme, book: FontBook, notes: Mapping[str, str], report: Report) -> None:
        self._theme = theme
        self._book = book
        self._notes = notes
        self._report = report
        self._voices: dict[int, _Voice] = {}
        self._kin: dict[int, tuple[RunStyle, RunStyle, RunStyle]] = {}
        """Of the style of runs, itself, the bold one, and that of the numbers of notes within it, by its identity."""
        self._styles: dict[int, tuple[ResolvedStyle, RunStyle, float]] = {}
        """Of paragraphs, those of their runs, and the heights of their capitals, by their identity."""
        self._with_values = self._may_turn = False
        self.base = base_level(book.language)
        """The level of paragraphs (UAX 9): 1 where the language is written from right to left."""

    def runs(
        self, inlines: Iterable[Inline], style: ResolvedStyle, fields: PageFields | None = None
    ) -> tuple[TextRun, ...]:
        """Give the runs of a paragraph; page fields show only where `fields` are given."""
        inlines = tuple(inlines)
        return self._runs(inlines, style, fields, paragraph_level(inlines, self.base))

    def layout(self, inlines: tuple[Inline, ...], style: ResolvedStyle) -> TextLayout:
        """Give the layout of a paragraph, in the direction of its language."""
        base = paragraph_level(inlines, self.base)
        runs = self._runs(inlines, style, None, base)
        if len(runs) != 1 or len(runs[0].text) > _SHORT or runs[0].run_style.path:
            return TextLayout(runs, base)
        run = runs[0]
        key = (run.text, run.shaper, run.run_style, run.language, run.level, run.value, base)
        found = _short_layouts.get(key)
        if found is None:
            if len(_short_layouts) >= _MOST_LAYOUTS:
                _short_layouts.clear()
            found = _short_layouts[key] = TextLayout(runs, base)
        return found

    def _runs(
        self, inlines: tuple[Inline, ...], style: ResolvedStyle, fields: PageFields | None, base: int
    ) -> tuple[TextRun, ...]:
        """Give the runs of a paragraph of a base level."""
        found: list[TextRun] = []
        self._may_turn = self.base + base > 0
        _, run_style, _ = self._styles.get(id(style)) or self._style(style)
        self._collect(inlines, run_style, fields, found)
        if found and self._may_turn and (self.base or base or True in [is_turned(run.text) for run in found]):
            found, self._with_values = [], True
            self._collect(inlines, run_style, fields, found)
            self._with_values = False
            found = directed([run for run in found if run.text], base)
            if self.base > base:  # whatever runs rightwards is embedded where the document runs leftwards
                found = [run.but(level=run.level + 2) for run in found]
        return tuple(found)

    def cap_height(self, style: ResolvedStyle) -> float:
        """Give the height of the capitals of a style's main face, in points."""
        return (self._styles.get(id(style)) or self._style(style))[2]

    def _style(self, style: ResolvedStyle) -> tuple[ResolvedStyle, RunStyle, float]:
        face = self._book.chain(style.font, bold=style.bold, italic=style.italic).main
        found = self._styles[id(style)] = (style, _run_style_of(style), face.cap_height * style.size)
        return found

    def _collect(
        self, inlines: Iterable[Inline], run_style: RunStyle, fields: PageFields | None, found: list[TextRun]
    ) -> None:
        """Add the runs of inlines to those that are found."""
        if run_style.italic:
            inlines = tuple(inlines)
            if not all(inline.text.isascii() for inline in inlines if isinstance(inline, nodes.Text)):
                self._collect_slanted(inlines, run_style, fields, found)
                return
        for inline in inlines:
            if type(inline) is nodes.Text:
                self._add(inline.text, run_style, inline.origin, found)
            else:
                self._collect_other(inline, run_style, fields, found)

    def _collect_slanted(
        self, inlines: tuple[Inline, ...], run_style: RunStyle, fields: PageFields | None, found: list[TextRun]
    ) -> None:
        """Add the runs of inlines in italics; what stands beside letters that have none is upright."""
        language, upright = self._voice(run_style).language, run_style.but(italic=False)
        words = "".join([each.text if isinstance(each, nodes.Text) else NEWLINE for each in inlines])
        stretches = upright_stretches(words, language)
        signs = chain.from_iterable([(is_upright, sign) for sign in text] for text, is_upright in stretches)
        for inline in inlines:
            if not isinstance(inline, nodes.Text):
                next(signs)
                self._collect_other(inline, run_style, fields, found)
                continue
            for is_upright, group in groupby(islice(signs, len(inline.text)), key=itemgetter(0)):
                part = "".join([sign for _, sign in group])
                self._add(part, upright if is_upright else run_style, inline.origin, found)

    def _collect_other(  # noqa: C901 - a case for each kind
        self, inline: Inline, run_style: RunStyle, fields: PageFields | None, found: list[TextRun]
    ) -> None:
        colors = self._theme.revisions
        match inline:
            case nodes.Strong(inlines):  # and notes: what most are stands first
                _, bold, _ = self._kin.get(id(run_style)) or self._kin_of(run_style)
                self._collect(inlines, bold, fields, found)
            case nodes.NoteReference():
                _, _, raised = self._kin.get(id(run_style)) or self._kin_of(run_style)
                self._add(inline.label, self._reference(inline, run_style, raised), None, found, raised)
            case nodes.Text(text, origin):
                self._add(text, run_style, origin, found)
            case nodes.LineBreak():
                _append(found, TextRun(NEWLINE, shaper_of(self._book.chain(run_style.font).main, "", "ltr"), run_style))
            case nodes.PageNumber() | nodes.PageCount():
                self._add(self._field(inline, fields), run_style, None, found)
            case nodes.Emphasis(inlines):
                self._collect(inlines, run_style.but(italic=not run_style.italic), fields, found)
            case nodes.Language(tag, inlines):
                self._collect(inlines, run_style.within(InlineTag("Span", tag), language=tag), fields, found)
            case nodes.Link(href, inlines):
                there = InlineTag("Link", annotation=Destination(_link_contents(inline), href=href))
                link = run_style.within(there, color=self._theme.color("link"), underline=True)
                self._collect(inlines, link, fields, found)
            case nodes.Insertion() | nodes.Deletion():
                kind, own = type(inline).__name__, {"Insertion": "underline", "Deletion": "strike"}
                color = self._theme.color(colors.move if inline.move else getattr(colors, kind.lower()))
                changes = {"color": color, own[kind]: True, "double": bool(inline.move)}
                self._collect(inline.inlines, run_style.within(InlineTag(kind), **changes), fields, found)
            case nodes.Comment():
                remark = InlineTag("Annot", annotation=CommentTag(inline.author, inline.text))
                commented = run_style.within(remark, shade=self._theme.color(colors.comment))
                self._collect(inline.inlines, commented, fields, found)
            case _:
                assert_never(inline)

    def _add(
        self,
        text: str,
        run_style: RunStyle,
        origin: nodes.Origin | None,
        found: list[TextRun],
        usual: RunStyle | None = None,
    ) -> None:
        """Add the runs of a text; `usual` is a style of the same fonts and language that more texts have."""
        kin = usual or run_style
        voice = self._voices.get(id(kin)) or self._voice(kin)
        language = voice.language
        value = origin.path if self._with_values and origin else ""
        if voice.joins_words:
            text = long_words_hyphenated(text, language)
        if voice.takes_ascii and text.isascii() and text.isprintable():
            _append(found, TextRun(text, voice.shaper, run_style, language, 0, value))
            return
        self._may_turn = True
        missing: set[str] = set()
        text = text.translate(_CONTROLS)
        self._report.miss_words(unbroken_script(text), origin)
        if run_style.hyphenate and not is_turned(text):
            text = hyphenated(text, language)
        for face, part in voice.chain.runs(text, missing):
            enlarged = relative_size(face.file.name)
            style = run_style if enlarged == 1 else run_style.but(size=run_style.size * enlarged)
            _append(found, TextRun(part, shaper_of(face, language, "ltr"), style, language, value=value))
        for script, characters in groupby(sorted(missing, key=_missed), key=_missed):
            if script:
                self._report.miss_script(*told(script), origin)
            else:
                self._report.miss(characters, origin)

    def _voice(self, run_style: RunStyle) -> _Voice:
        """Give the fonts and the language of a style."""
        found = self._voices.get(id(run_style))
        if found is None:
            chain = self._book.chain(
                run_style.font, bold=run_style.bold, italic=run_style.italic, language=run_style.language
            )
            language = run_style.language or self._book.language
            takes_ascii = chain.has_ascii and not run_style.hyphenate
            # The run style is kept, too, so that no other one can come to have its identity.
            own = shaper_of(chain.main, language, "ltr")
            found = _Voice(run_style, chain, language, own, takes_ascii, joins_words(language))
            self._voices[id(run_style)] = found
        return found

    def _reference(self, reference: nodes.NoteReference, run_style: RunStyle, raised: RunStyle) -> RunStyle:
        if reference.note not in self._notes:
            self._report.add("unknown-note", f"a reference names the note {reference.note!r}, which does not exist")
        path = (*run_style.path, InlineTag("Reference"))
        if reference.note in self._notes:
            contents = f"{reference.label} {self._notes[reference.note]}".strip()
            path += (InlineTag("Link", annotation=Destination(contents, target=note_key(reference.note))),)
        # A tag is one of a kind: nobody asks for the same style again.
        return replace(raised, path=path, is_plain=False)

    def _kin_of(self, run_style: RunStyle) -> tuple[RunStyle, RunStyle, RunStyle]:
        size, rise = [run_style.size * part for part in _SUPERSCRIPTS[self.base]]
        raised = run_style.but(size=size, rise=rise, color=self._theme.color("link"))
        found = self._kin[id(run_style)] = (run_style, run_style.but(bold=True), raised)
        return found

    def _field(self, field: nodes.PageNumber | nodes.PageCount, fields: PageFields | None) -> str:
        if fields is None:
            self._report.add("page-field-in-text", "page numbers show only in running heads and feet")
            return ""
        number = fields.number if isinstance(field, nodes.PageNumber) else fields.count
        return in_digits(str(number), field.numbering)


_USUAL = frozenset((None, "Latn", "Grek", "Cyrl", "Hani", "Hang"))
"""Scripts that every theme has fonts for: what is missing there are single characters."""


def _missed(character: str) -> str:
    """Give the script that a missing character is of, nothing for one that is missing by itself."""
    script = next(iter(sorted(scripts_of(character))), None)
    return "" if script is None or script in _USUAL else script


def _append(found: list[TextRun], run: TextRun) -> None:
    """Append a run; neighbours of one face and style, which the document tells apart only by their origins, join."""
    if found:
        last = found[-1]
        # Compiled, == between records would ask for their identity.
        is_alike = run.shaper is last.shaper and (run.run_style is last.run_style or eq(run.run_style, last.run_style))
        if is_alike and run.value == last.value:
            found[-1] = last.but(last.text + run.text)
            return
    found.append(run)


@lru_cache(maxsize=256)
def _run_style_of(style: ResolvedStyle) -> RunStyle:
    return RunStyle(style.font, style.size, style.bold, style.italic, style.color, hyphenate=style.hyphenate)
