"""Which line of the base each paragraph of the accepted draft is, once what Word does by itself is undone."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from msgspec import Struct, field

from factsheet.align.likeness import likeness, likeness_elsewhere
from factsheet.align.pairs import closest, same_characters, same_ends
from factsheet.align.words import folded
from factsheet.document.paragraphs import LineKind
from factsheet.meeting import facts_at
from factsheet.review.alignment import LineAlignment
from factsheet.review.lines import Line, Spot
from factsheet.review.loose_words import number_of
from factsheet.review.word.stream import BREAK, Char, RowState, Stream, ViewParagraph
from factsheet.typography.held_spaces import NO_BREAK


class Final(ViewParagraph, eq=False):
    """A paragraph of the accepted draft.

    `owner` is the line that it is; `parts` are other lines whose text it has taken in, or of which it is a split part.
    """

    owner: int | None = None
    moved: bool = False
    parts: list[int] = field(default_factory=list)

    @property
    def row(self) -> RowState | None:
        """The row that it stands in."""
        return self.end.cell.row if self.end.cell else None


class Matching(Struct):
    """The paragraphs of the accepted draft, and by line the paragraph that it has become."""

    lines: Sequence[Line]
    alignment: LineAlignment
    finals: list[Final]
    owned: dict[int, Final] = field(default_factory=dict)

    def give(self, final: Final, number: int, *, moved: bool = False) -> None:
        """Make a paragraph a line."""
        final.owner, final.moved = number, moved
        self.owned[number] = final

    def contributions(self, final: Final) -> Counter[int]:
        """Count the characters that a paragraph has of each line, blanks aside."""
        home = self.alignment.home
        return Counter([home[char][0] for char in final.chars if char in home and not char.text.isspace()])


def match(lines: Sequence[Line], alignment: LineAlignment, view: Sequence[ViewParagraph], stream: Stream) -> Matching:
    """Match the paragraphs of the accepted draft with lines."""
    finals = [Final(paragraph.chars, paragraph.end) for paragraph in view]
    found = Matching(lines, alignment, finals)
    contributions = {final: found.contributions(final) for final in finals}
    _by_text(found, contributions)
    _by_mark(found, contributions)
    _by_letters(found)
    _by_move(found, stream)
    _by_contents(found)
    return found


def _by_text(found: Matching, contributions: dict[Final, Counter[int]]) -> None:
    """Give each paragraph the first line that it has text of; of a line that was split, the first part is the line."""
    for final, counts in contributions.items():
        free = [number for number in sorted(counts) if number not in found.owned and _same_cell(found, final, number)]
        if free:
            found.give(final, free[0])
        final.parts = [number for number in sorted(counts) if number != final.owner]


def _same_cell(found: Matching, final: Final, number: int) -> bool:
    """Tell whether a paragraph and a line both stand in a table, or both outside any."""
    return (final.end.cell is None) == (found.lines[number].spot is None)


def _by_mark(found: Matching, contributions: dict[Final, Counter[int]]) -> None:
    """Take a paragraph whose text is all new for the line whose paragraph mark it has, unless that line lives on."""
    living = {number for counts in contributions.values() for number in counts}
    for final in found.finals:
        number = found.alignment.marks.get(final.end)
        if final.owner is not None or final.parts or number is None or number in found.owned or number in living:
            continue
        if final.has_text or final.end.cell is not None:
            found.give(final, number)


def _by_letters(found: Matching) -> None:
    """Take a new paragraph in the place of words of the template for these where it has most of their letters."""
    words = [n for n, line in enumerate(found.lines) if line.text.strip() and not line.paths]
    owners = [final.owner for final in found.finals]
    before, behind = _nearest(owners, -1), _nearest(owners[::-1], len(found.lines))[::-1]
    for final, start, end in zip(found.finals, before, behind, strict=True):
        between = words[bisect_right(words, start) : bisect_left(words, end)]
        if final.owner is not None or final.parts or not between or not final.has_text:
            continue
        text = final.text
        meant = [n for n in between if n not in found.owned and _has_letters(found, final, text, n)]
        if len(meant) == 1:
            found.alignment.lay(meant[0], found.lines[meant[0]].text, final.chars)
            found.give(final, meant[0])


def _nearest(owners: Sequence[int | None], otherwise: int) -> list[int]:
    """Give for each paragraph the line that the nearest one before it is that is any."""
    found, last = list[int](), otherwise
    for owner in owners:
        found.append(last)
        last = last if owner is None else owner
    return found


def _has_letters(found: Matching, final: Final, text: str, number: int) -> bool:
    """Tell whether a paragraph begins and ends with most of the letters of a line."""
    line = found.lines[number].text
    if (line[0] != text[0] and line[-1] != text[-1]) or not _same_cell(found, final, number):
        return False
    return 2 * sum(same_ends(line, text)) > len(line)


def _by_move(found: Matching, stream: Stream) -> None:
    """Pair what is new with what is gone and says the same: by the names of tracked moves, then by the words."""
    wide = {line.spot.table for line in found.lines if line.spot and line.spot.column}
    tables = {f.row.table for f in found.finals if f.row and f.end.cell and f.end.cell.column}
    free = (f for f in found.finals if f.owner is None and not f.parts and f.has_text)
    new = [f for f in free if not (f.row and f.row.table in tables)]  # rows of several columns are matched as wholes
    lines = ((n, line) for n, line in enumerate(found.lines) if n not in found.owned and line.text.strip())
    gone = [n for n, line in lines if not (line.spot and line.spot.table in wide)]
    names = _move_names(found, stream)
    for final, number in closest(_candidates(found, new, gone, names)):
        found.alignment.lay(number, found.lines[number].text, final.chars)
        found.give(final, number, moved=True)


def _candidates(
    found: Matching, new: list[Final], gone: list[int], names: dict[int, str]
) -> Iterator[tuple[Final, int, float]]:
    for final in new:
        text = final.text
        moves = {char.formatting.move for char in final.chars} - {None} if names else ()
        for number in gone:
            line = found.lines[number].text
            if not _same_cell(found, final, number):
                continue
            if names.get(number) in moves and (alike := likeness(line, text)):
                yield final, number, 1.0 + alike
            elif alike := likeness_elsewhere(line, text):
                yield final, number, alike


def _move_names(found: Matching, stream: Stream) -> dict[int, str]:
    """Give the names of the moves that lines were taken away by."""
    home = found.alignment.home
    moved = [char for paragraph in stream.paragraphs for char in paragraph.chars if char.formatting.move]
    return {home[char][0]: char.formatting.move or "" for char in moved if char in home and not char.formatting.final}


def _by_contents(found: Matching) -> None:
    """Take a new heading right above what stood below one that is gone for that one, typed anew."""
    headings = [n for n, line in enumerate(found.lines) if line.kind is LineKind.HEADING]
    gone = [n for n in headings if n not in found.owned and n + 1 in found.owned]
    if not gone:
        return
    styles = {(found.owned[n].end.style, found.lines[n].level) for n in headings if n in found.owned}
    above = {below: final for final, below in pairwise(final for final in found.finals if final.has_text)}
    for number in gone:
        line, following = found.lines[number], found.lines[number + 1]
        if line.item and not (following.item and following.item.is_within(line.item)):
            continue
        final = above.get(found.owned[number + 1])
        if final and final.owner is None and not final.parts and (final.end.style, line.level) in styles:
            found.alignment.lay(number, line.text, final.chars)
            found.give(final, number, moved=line.item is not None)


def settle_labels(matching: Matching, alignment: LineAlignment) -> list[tuple[Final, list[Char]]]:
    """Give numbers of notes back to the lines that print them, and take all others out of their paragraphs.

    Those are given: a number that was copied with its words cites a source, but no value says so.
    """
    strays: list[tuple[Final, list[Char]]] = []
    for final in matching.finals:
        for label in list(_labels(final, alignment)):
            if not _given_back(label, final, matching, alignment):
                strays.append((final, label))
                final.chars = [char for char in final.chars if char not in label]
        _settle_typed(final, matching.lines, alignment)
    return strays


def _settle_typed(final: Final, lines: Sequence[Line], alignment: LineAlignment) -> None:
    """Take a number typed as text at the start of a note for the one that is printed, a lone blank for its tab."""
    number, home = final.owner or 0, alignment.home
    note = lines[number].segments[:2] if final.owner is not None and lines[number].kind is LineKind.NOTE else ()
    found = number_of(final.text, note[0].text) if len(note) > 1 and note[0].note is not None else None
    if found is None:
        return
    digits, blank = final.chars[found[0].start : found[0].stop], final.chars[found[0].stop : found[1]]
    places = {char: (number, at) for at, char in enumerate(digits)}
    if "".join(char.text for char in digits) != note[0].text or any(home.get(c, at) != at for c, at in places.items()):
        return
    home.update(places)
    if "".join(char.text for char in blank) == " ":
        blank[0].text = note[1].text
        home[blank[0]] = (number, len(digits))


def _labels(final: Final, alignment: LineAlignment) -> Iterator[list[Char]]:
    labelled = [char for char in final.chars if char.formatting.label]
    for is_label, chars in groupby(labelled and final.chars, lambda char: _is_new_label(char, alignment)):
        if is_label:
            yield list(chars)


def _is_new_label(char: Char, alignment: LineAlignment) -> bool:
    return char.formatting.label and char not in alignment.home


def _given_back(label: list[Char], final: Final, matching: Matching, alignment: LineAlignment) -> bool:
    text = "".join(char.text for char in label)
    for number in filter(lambda each: each is not None, (final.owner, *final.parts)):
        taken = {at for line, at in alignment.home.values() if line == number}
        for start in _places(matching.lines[number or 0], text):
            if not taken.intersection(range(start, start + len(text))):
                alignment.home.update({char: (number or 0, start + at) for at, char in enumerate(label)})
                return True
    return False


def _places(line: Line, text: str) -> Iterator[int]:
    """Give where a line prints the number of a note."""
    at = 0
    for segment in line.segments:
        if segment.note is not None and segment.text == text:
            yield at
        at += len(segment.text)


_STRAIGHT = {"'", '"'}
_BLANKS = " \t\r\n"
_TIED = re.compile(rf"\w+(?:{NO_BREAK}\w+)+")
_SEVERAL_BLANKS = re.compile("[\t\r\n]|  ")


def tidy(finals: Iterable[Final], lines: Sequence[Line], alignment: LineAlignment) -> None:
    """Tidy the characters of the paragraphs of the accepted draft; `lines` are those of the base."""
    broken = {_column(line.spot) for line in lines if line.spot and any(facts_at(path).lines for path in line.paths)}
    for final in finals:
        line = lines[final.owner] if final.owner is not None else None
        if line is not None and _STRAIGHT & set(line.text):
            _straighten(final, line.text, alignment)
        if line is not None and NO_BREAK in line.text:
            _tie(final, line.text)
        cell = final.end.cell
        keeps = cell is not None and (cell.row.table, cell.column) in broken
        final.chars = _single_blanks(final.chars, alignment, breaks=keeps)


def _column(spot: Spot) -> tuple[int, int]:
    return spot.table, spot.column


def _straighten(final: Final, text: str, alignment: LineAlignment) -> None:
    """Put the base's straight quotation marks back where only their form has changed (Word's AutoFormat does that)."""
    home = alignment.home
    there = {home[char][1] for char in final.chars if char in home and home[char][0] == final.owner}
    for at, place in same_characters(text, final.text):
        char = final.chars[place]
        if text[at] not in _STRAIGHT or char.text == text[at] or folded(char.text) != text[at]:
            continue
        if char in home or at not in there:
            final.chars[place] = straight = Char(text[at], char.formatting)
            home[straight] = (final.owner or 0, at)


def _tie(final: Final, text: str) -> None:
    """Make no-break spaces again of those that hold words which the line has with them, and which are typed again."""
    for words in _TIED.findall(text):
        for found in re.finditer(re.escape(words.replace(NO_BREAK, " ")), final.text):
            for char, sign in zip(final.chars[found.start() : found.end()], words, strict=True):
                char.text = sign if char.tied else char.text


def _single_blanks(chars: list[Char], alignment: LineAlignment, *, breaks: bool) -> list[Char]:
    """Make typed breaks and tabs blanks, several blanks one, and those at the ends none, as composing does.

    Where values may have `breaks`, these stay.
    """
    kept: list[Char] = []
    text = "".join([char.text for char in chars])
    if text.strip() == text and not _SEVERAL_BLANKS.search(text):
        return chars
    for char in chars:
        known = char in alignment.home
        stays = known or char.text not in _BLANKS or (breaks and char.text == BREAK)
        each = char if stays else Char(" ", char.formatting)
        if each.text != " " or (kept and kept[-1].text not in _BLANKS):
            kept.append(each)
        elif known and kept and kept[-1].text == " " and kept[-1] not in alignment.home:
            kept[-1] = each
    while kept and (kept[-1].text == " " or (kept[-1].text == BREAK and kept[-1] not in alignment.home)):
        kept.pop()
    return kept
