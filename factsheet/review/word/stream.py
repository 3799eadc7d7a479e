"""One stream of characters over a Word body: each is in the base text, in the final one, or in both."""

from itertools import zip_longest

from msgspec import Struct, field

from factsheet.review.changes import Stamp
from factsheet.review.word.wml import PLAIN, RunLook

BREAK = "\n"
"""A line break inside a paragraph."""


class CharacterFormat(Struct, frozen=True):
    """What the characters of a run share.

    `was` is the look that a tracked change of formatting began with; `touched` names what it changed. `comments` are
    the ids of the comments that span the run, `move` the name of the tracked move that it is part of; `label` is set on
    numbers of notes.
    """

    base: bool = True
    final: bool = True
    stamps: tuple[Stamp, ...] = ()
    look: RunLook = PLAIN
    was: RunLook | None = None
    touched: frozenset[str] = frozenset()
    comments: tuple[str, ...] = ()
    move: str | None = None
    look_stamps: tuple[Stamp, ...] = ()
    label: bool = False


class Char(Struct, eq=False, gc=False):
    """A character, compared by what it is, not by what it says; `tied` tells of a space that was a no-break space.

    There are many, none of them in a cycle: the garbage collector looks at none.
    """

    text: str
    formatting: CharacterFormat
    tied: bool = False


class RowState(Struct, eq=False):
    """A row of a table: whether base and final have it."""

    table: int
    number: int
    base: bool = True
    final: bool = True
    stamps: tuple[Stamp, ...] = ()


class CellPlace(Struct, frozen=True):
    """A cell; `column` counts grid columns from 0."""

    row: RowState
    column: int


class StoryParagraph(Struct, eq=False):
    """A `w:p` as it stands: `mark` is the formatting of its mark, `level` that of its list (1 is the outermost).

    `bookmark` is the number of the draft's bookmark in it, a hint: editors move and drop them.
    """

    style: str | None
    level: int | None
    cell: CellPlace | None
    mark: CharacterFormat = CharacterFormat()
    chars: list[Char] = field(default_factory=list)
    restyled: tuple[Stamp, ...] = ()
    bookmark: int | None = None


class Oddity(Struct, frozen=True):
    """What is in the body but no text: an image, a note, a text box; and the paragraph that it stands in."""

    kind: str
    text: str
    formatting: CharacterFormat
    paragraph: StoryParagraph


class Stream(Struct):
    """The paragraphs of a body in order, and what they hold that is no text.

    `points` gives, by the id of a comment, the paragraph and the number of characters before its mark.
    """

    paragraphs: list[StoryParagraph] = field(default_factory=list)
    oddities: list[Oddity] = field(default_factory=list)
    points: dict[str, tuple[StoryParagraph, int]] = field(default_factory=dict)


class ViewParagraph(Struct, eq=False):
    """A paragraph of one view; `end` is the paragraph whose mark ends it."""

    chars: list[Char]
    end: StoryParagraph

    @property
    def text(self) -> str:
        """What it reads."""
        return "".join([char.text for char in self.chars])

    @property
    def has_text(self) -> bool:
        """Whether it reads as anything but blanks."""
        return any(char.text.strip() for char in self.chars)


def base_view(stream: Stream) -> list[ViewParagraph]:
    """Give the paragraphs with every revision rejected."""
    return _view(stream, final=False)


def final_view(stream: Stream) -> list[ViewParagraph]:
    """Give the paragraphs with the revisions accepted that count."""
    return _view(stream, final=True)


def _view(stream: Stream, *, final: bool) -> list[ViewParagraph]:
    found: list[ViewParagraph] = []
    open_chars: list[Char] = []
    for paragraph, following in zip_longest(stream.paragraphs, stream.paragraphs[1:]):
        if final:
            open_chars += [char for char in paragraph.chars if char.formatting.final]
        else:
            open_chars += [char for char in paragraph.chars if char.formatting.base]
        ends = following is None or following.cell != paragraph.cell
        if (paragraph.mark.final if final else paragraph.mark.base) or (ends and open_chars):
            found.append(ViewParagraph(open_chars, paragraph))  # nothing joins across the edge of a cell
            open_chars = []
        elif ends and _keeps_cell(paragraph, found, final=final):
            found.append(ViewParagraph([], paragraph))
    return found


def _keeps_cell(last: StoryParagraph, found: list[ViewParagraph], *, final: bool) -> bool:
    """Tell whether a paragraph stays though its mark is revised: a cell has one (17.13.5.15)."""
    if last.cell is None or (found and found[-1].end.cell == last.cell):
        return False
    return last.cell.row.final if final else last.cell.row.base
