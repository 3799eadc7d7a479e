"""The text layer of a PDF, line by line: text, place, size and bold words, in the order of the file."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby
from typing import Any

from msgspec import Struct, field

MAX_PAGES = 5_000
MAX_CHARACTERS = 8_000_000
HYPHEN = "\x02"
"""What pdfium gives for a hyphen at the end of a line, whether it is the word's own or not."""
_BOLD = re.compile(r"bold|black|heavy|semib|demi", re.IGNORECASE)
_BELOW = 0.8
"""So many times its size below a line no figure below the line stands."""
_LONG = 25
"""A word of so many letters may be a line of a script that parts no words."""
_NONE = {"\x00", "\ufffe", "\uffff"}


class Unreadable(Exception):  # noqa: N818 - it says what is wrong
    """A PDF cannot be read: `code` and `hint` tell why."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.code, self.hint = code, hint


class Word(Struct, frozen=True):
    """A word of a line, or a part of one that looks otherwise: no space stands before what is `glued`."""

    text: str
    strong: bool = False
    glued: bool = False


class PdfLine(Struct):
    """A line: its words, edges, foot and size in points from the lower left of the page.

    It `joins` the next one where a hyphen ends it; what stands `aside` is no part of the text.
    """

    page: int
    words: list[Word]
    left: float
    right: float
    foot: float
    size: float
    joins: bool = False
    aside: bool = False

    @property
    def text(self) -> str:
        """Its text."""
        return "".join(word.text if word.glued else f" {word.text}" for word in self.words)[1:]

    @property
    def strong(self) -> bool:
        """Whether all of it is bold."""
        return all(word.strong for word in self.words)


def read_lines(data: bytes) -> list[PdfLine]:
    """Read the lines of a PDF; raises Unreadable for one that cannot be read, ImportError without pdfium."""
    import pypdfium2 as pdfium  # noqa: PLC0415 - an extra

    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if "assword" in str(error):
            raise Unreadable("import-encrypted", "the PDF is protected by a password", "save it without one") from None
        hint = "open it in a viewer, and print it to a PDF anew"
        raise Unreadable("import-damaged", "the file is damaged, or no PDF", hint) from None
    try:
        if len(document) > MAX_PAGES:
            message = f"the PDF has {len(document):,} pages; at most {MAX_PAGES:,} are read"
            raise Unreadable("import-too-long", message, "import a part of it")
        return _lines(document, pdfium)
    finally:
        document.close()


def _lines(document: Any, pdfium: Any) -> list[PdfLine]:  # noqa: ANN401 - pdfium has no types
    found: list[PdfLine] = []
    left = MAX_CHARACTERS
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except pdfium.PdfiumError:
            message = f"page {number + 1} of the PDF is damaged"
            raise Unreadable("import-damaged", message, "open it in a viewer, and print it to a PDF anew") from None
        reader = _PageReader(text.raw, pdfium.raw, number + 1)
        left -= reader.count
        if left < 0:
            message = f"the PDF has more than the {MAX_CHARACTERS:,} characters that are read"
            raise Unreadable("import-too-long", message, "import a part of it")
        found += reader.lines()
        text.close()
        page.close()
    return found


class _PageReader(Struct):
    page: Any
    raw: Any
    number: int
    count: int = 0
    words: list[Word] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    """Where the letters of the word stand, and where the line begins."""
    start: int = -1

    def __post_init__(self) -> None:
        self.count = max(self.raw.FPDFText_CountChars(self.page), 0)

    def lines(self) -> Iterator[PdfLine]:
        """Give the lines of the page."""
        code = self.raw.FPDFText_GetUnicode
        last = -1
        high = 0
        for place in range(self.count):
            number = code(self.page, place)
            if 0xD800 <= number < 0xDC00:
                high = number
                continue
            if high and 0xDC00 <= number < 0xE000:
                number = 0x10000 + ((high - 0xD800) << 10) + (number - 0xDC00)
            high = 0
            letter = chr(number) if not 0xD800 <= number < 0xE000 else "\ufffd"
            if letter in "\r\n":
                yield from self._line(last)
                last = -1
            elif letter == HYPHEN:
                self._word()
                yield from self._line(last, joins=True)
                last = -1
            elif letter in " \t":
                self._word()
            elif letter not in _NONE:
                if self.start >= 0 and not self.letters and self._is_below(place, last):
                    yield from self._line(last)
                if self.start < 0:
                    self.start = place
                self.letters.append(letter)
                self.places.append(place)
                last = place
        yield from self._line(last)

    def _word(self) -> None:
        if self.letters:
            self.words += self._parts("".join(self.letters))
            self.letters, self.places = [], []

    def _parts(self, text: str) -> Iterator[Word]:
        """Part a word where its letters become bold or cease to be; a short one with ends alike has one look."""
        first, last = (self._is_bold(self.places[end]) for end in (0, -1))
        if first == last and len(text) < _LONG:
            yield Word(text, first)
            return
        start = 0
        for strong, group in groupby(map(self._is_bold, self.places)):
            end = start + len(list(group))
            yield Word(text[start:end], strong, glued=start > 0)
            start = end

    def _line(self, last: int, *, joins: bool = False) -> Iterator[PdfLine]:
        self._word()
        words, start = self.words, self.start
        self.words, self.start = [], -1
        if words and last >= 0:
            (left, _), (_, right) = self._edges(start), self._edges(last)
            yield PdfLine(self.number, words, left, right, self._foot(start), self._size_of(start, last), joins)

    def _is_below(self, place: int, last: int) -> bool:
        """Tell whether a word begins below its line and not behind it: pdfium joins some lines of two sizes."""
        if self._foot(place) > self._foot(self.start) - _BELOW * self._size(self.start):
            return False
        return self._is_level(place) and self._edges(place)[0] < self._edges(last)[1]

    def _is_level(self, place: int) -> bool:
        upright, turned = self._scales(place)
        return upright > turned

    def _scales(self, place: int) -> tuple[float, float]:
        """Give how far the font of a character is scaled in height, set level and set turned (ISO 32000-1 9.4.4)."""
        matrix = self.raw.FS_MATRIX()
        self.raw.FPDFText_GetMatrix(self.page, place, matrix)
        return abs(matrix.d), abs(matrix.b)

    def _edges(self, place: int) -> tuple[float, float]:
        """Give the left and the right of a character."""
        box = self.raw.FS_RECTF()
        self.raw.FPDFText_GetLooseCharBox(self.page, place, box)
        return box.left, box.right

    def _foot(self, place: int) -> float:
        """Give the height of the line that a character stands on."""
        x, y = ctypes.c_double(), ctypes.c_double()
        self.raw.FPDFText_GetCharOrigin(self.page, place, x, y)
        return y.value

    def _size_of(self, start: int, last: int) -> float:
        """Give the size of a line, in its middle: scripts that share one are set in sizes of their own."""
        place = (start + last) // 2
        while place > start and chr(self.raw.FPDFText_GetUnicode(self.page, place)).isspace():
            place -= 1  # spaces that pdfium makes have no size of their own
        return self._size(place)

    def _size(self, place: int) -> float:
        """Give the size of a character's font as it is set, in points."""
        upright, turned = self._scales(place)
        return round(float(self.raw.FPDFText_GetFontSize(self.page, place)) * (upright or turned or 1), 1)

    def _is_bold(self, place: int) -> bool:
        name = ctypes.create_string_buffer(80)
        self.raw.FPDFText_GetFontInfo(self.page, place, name, 80, ctypes.c_int())
        return _bold(name.value)


@lru_cache(maxsize=512)
def _bold(name: bytes) -> bool:
    return bool(_BOLD.search(name.decode("latin-1")))
