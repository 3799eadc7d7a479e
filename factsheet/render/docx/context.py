"""What the writing of one document gathers, and what a BCP 47 tag means to Word."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from msgspec import Struct, field

from factsheet.characters import unwritable, writable
from factsheet.document.nodes import Comment, Deletion, Insertion, Origin, Revision, RevisionKind
from factsheet.render.rendered import Report

_RIGHT_TO_LEFT = frozenset({"ar", "fa", "he", "ps", "ur", "yi"})


_JAPANESE, _KOREAN, _SIMPLIFIED, _TRADITIONAL = "Yu Gothic", "Malgun Gothic", "Microsoft YaHei", "Microsoft JhengHei"

FACES = {
    _JAPANESE: ("Noto Sans CJK JP", "Noto Sans JP", "MS Gothic"),
    _KOREAN: ("Noto Sans CJK KR", "Noto Sans KR"),
    _SIMPLIFIED: ("Noto Sans CJK SC", "Noto Sans SC"),
    _TRADITIONAL: ("Noto Sans CJK TC", "Noto Sans TC"),
}
"""The East Asian fonts that ship with Word, and the free ones that stand in for them elsewhere."""


def _primary(tag: str) -> str:
    return tag.split("-", 1)[0].lower()


def is_east_asian(tag: str) -> bool:
    """Tell whether the language is written in East Asian characters."""
    return _primary(tag) in {"ja", "ko", "zh", "yue"}


def is_korean(tag: str) -> bool:
    """Tell whether the language is Korean."""
    return _primary(tag) == "ko"


def is_right_to_left(tag: str) -> bool:
    """Tell whether the language runs from right to left."""
    return _primary(tag) in _RIGHT_TO_LEFT


def east_asian_face(tag: str) -> str:
    """Give the face of a language's East Asian text.

    Other languages get Malgun Gothic for the odd foreign name: of the faces that come with Word its lines are the
    lowest, so a name in it does not spread the lines of Latin text.
    """
    subtags = {subtag.lower() for subtag in tag.split("-")[1:]}
    match _primary(tag):
        case "ja":
            return _JAPANESE
        case "zh" | "yue":
            return _TRADITIONAL if subtags & {"hant", "tw", "hk", "mo"} else _SIMPLIFIED
        case _:
            return _KOREAN


def language_attributes(tag: str) -> dict[str, str]:
    """Give the attributes of `w:lang` (ECMA-376 part 1, 17.3.2.20) that say a text is in this language."""
    if is_east_asian(tag):
        return {"eastAsia": tag}
    if is_right_to_left(tag):
        return {"bidi": tag}
    return {"val": tag}


class WritingContext(Struct):
    """The state that all parts of one Word file share; `bookmarks` maps the id of a note to its bookmark's name.

    `revision` is the one written last. Signs that `full_width` text shares with Latin take its own face.
    """

    bookmarks: Mapping[str, str]
    full_width: bool = False
    report: Report = field(default_factory=Report)
    comments: list[tuple[int, Comment]] = field(default_factory=list)
    revision: Insertion | Deletion | Revision | None = None
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def number(self) -> int:
        """Give a number not used for any bookmark, revision or drawing yet."""
        return next(self._numbers)

    def add_comment(self, comment: Comment) -> range:
        """Keep a comment for the comments part and give its number and those of its replies."""
        first = sum(1 + len(each.replies) for _, each in self.comments)
        self.comments.append((first, comment))
        return range(first, first + 1 + len(comment.replies))

    def revision_between(self, *, in_old: bool, in_new: bool) -> Revision | None:
        """Give the revision of what is there in one reading only, by the author and at the time of the last one."""
        if in_old is in_new or self.revision is None:
            return None
        kind = RevisionKind.DELETION if in_old else RevisionKind.INSERTION
        return Revision(kind, self.revision.author, self.revision.date)

    def clean(self, text: str, origin: Origin | None = None) -> str:
        """Give the text with U+FFFD for every character that XML cannot carry, and report those."""
        for character in sorted(unwritable(text)):
            self.report.add("invalid-character", f"U+{ord(character):04X} cannot stand in a Word file", origin)
        return writable(text)
