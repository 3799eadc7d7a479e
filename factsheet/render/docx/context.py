"""What the writing of one document gathers, and what a BCP 47 tag means to Word."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count

from msgspec import Struct, field

from factsheet.characters import unwritable, writable
from factsheet.document.nodes import Comment, Deletion, Insertion, Origin, Revision, RevisionKind
from factsheet.render.bidi.paragraphs import base_level
from factsheet.render.rendered import Report
from factsheet.typography.tags import primary_language

_JAPANESE, _KOREAN, _SIMPLIFIED, _TRADITIONAL = "Yu Gothic", "Malgun Gothic", "Microsoft YaHei", "Microsoft JhengHei"

FACES = {
    _JAPANESE: ("Noto Sans CJK JP", "Noto Sans JP", "MS Gothic"),
    _KOREAN: ("Noto Sans CJK KR", "Noto Sans KR"),
    _SIMPLIFIED: ("Noto Sans CJK SC", "Noto Sans SC"),
    _TRADITIONAL: ("Noto Sans CJK TC", "Noto Sans TC"),
}
"""The East Asian fonts that ship with Word, and the free ones that stand in for them elsewhere."""

_ARABIC = ("Arial", ("Amiri", "Noto Naskh Arabic", "Noto Sans Arabic"))
_HEBREW = ("Arial", ("Noto Sans Hebrew", "Heebo"))
_INDIC = ("Nirmala UI", ("Noto Sans Devanagari", "Mukta"))
_INDOCHINESE = ("Leelawadee UI", ("Noto Sans Thai", "Noto Sans Khmer", "Noto Sans Lao"))
_AFRICAN = ("Ebrima", ("Noto Sans Ethiopic", "Noto Sans Tifinagh"))
_CAUCASIAN = ("Sylfaen", ("Noto Sans Armenian", "Noto Sans Georgian"))
COMPLEX_FACES = {
    **dict.fromkeys(("Arab",), _ARABIC),
    **dict.fromkeys(("Hebr",), _HEBREW),
    **dict.fromkeys(("Deva", "Beng", "Guru", "Gujr", "Orya", "Taml", "Telu", "Knda", "Mlym", "Sinh", "Olck"), _INDIC),
    **dict.fromkeys(("Thai", "Laoo", "Khmr"), _INDOCHINESE),
    **dict.fromkeys(("Ethi", "Tfng", "Nkoo", "Vaii", "Osma"), _AFRICAN),
    **dict.fromkeys(("Armn", "Geor"), _CAUCASIAN),
    "Mymr": ("Myanmar Text", ("Noto Sans Myanmar",)),
    "Tibt": ("Microsoft Himalaya", ("Noto Serif Tibetan",)),
    "Mong": ("Mongolian Baiti", ("Noto Sans Mongolian",)),
    "Thaa": ("MV Boli", ("Noto Sans Thaana",)),
    "Syrc": ("Estrangelo Edessa", ("Noto Sans Syriac",)),
}
"""The fonts that come with Word or Windows for other scripts (ISO 15924), and the free ones that stand in for them."""

_LANGUAGE_SCRIPTS = {
    **dict.fromkeys(("ar", "fa", "ur", "ps", "sd", "ug", "ckb"), "Arab"),
    **dict.fromkeys(("he", "yi"), "Hebr"),
    **dict.fromkeys(("hi", "mr", "ne", "sa"), "Deva"),
    **dict.fromkeys(("am", "ti"), "Ethi"),
    **{"bn": "Beng", "pa": "Guru", "gu": "Gujr", "or": "Orya", "ta": "Taml", "te": "Telu", "kn": "Knda", "ml": "Mlym"},
    **{"si": "Sinh", "th": "Thai", "lo": "Laoo", "km": "Khmr", "my": "Mymr", "bo": "Tibt", "dz": "Tibt", "dv": "Thaa"},
    **{"hy": "Armn", "ka": "Geor", "zgh": "Tfng", "syr": "Syrc"},
}
"""The script (ISO 15924) of languages that are written in one of these."""


def complex_face(tag: str) -> str | None:
    """Give the face of a language's text in a complex script, None for Latin, East Asian and other languages."""
    usual = _LANGUAGE_SCRIPTS.get(primary_language(tag))
    script = next((part.title() for part in tag.split("-")[1:] if len(part) == 4), usual)
    face = COMPLEX_FACES.get(script or "")
    return face and face[0]


def is_east_asian(tag: str) -> bool:
    """Tell whether the language is written in East Asian characters."""
    return primary_language(tag) in {"ja", "ko", "zh", "yue"}


def is_korean(tag: str) -> bool:
    """Tell whether the language is Korean."""
    return primary_language(tag) == "ko"


def east_asian_face(tag: str) -> str:
    """Give the face of a language's East Asian text.

    Other languages get Malgun Gothic for shared signs: of the faces that come with Word its lines are the lowest, so a
    sign in it does not spread the lines of Latin text. Words have the face of their script (`east_asian_faces`).
    """
    subtags = {subtag.lower() for subtag in tag.split("-")[1:]}
    match primary_language(tag):
        case "ja":
            return _JAPANESE
        case "zh" | "yue":
            return _TRADITIONAL if subtags & {"hant", "tw", "hk", "mo"} else _SIMPLIFIED
        case _:
            return _KOREAN


_LOCALES = {_JAPANESE: "ja-JP", _SIMPLIFIED: "zh-CN", _TRADITIONAL: "zh-TW"}


def kinsoku_locale(tag: str) -> str | None:
    """Give the locale by which Word knows what begins and ends no line of a language; None where spaces part words."""
    return _LOCALES.get(east_asian_face(tag)) if is_east_asian(tag) else None


def language_attributes(tag: str) -> dict[str, str]:
    """Give the attributes of `w:lang` (ECMA-376 part 1, 17.3.2.20) that say a text is in this language."""
    if is_east_asian(tag):
        return {"eastAsia": tag}
    if base_level(tag):
        return {"bidi": tag}
    return {"val": tag}


class WritingContext(Struct):
    """The state that all parts of one Word file share; `bookmarks` maps the id of a note to its bookmark's name.

    `revision` is the one written last. Signs that `full_width` text shares with Latin take its own face.
    """

    bookmarks: Mapping[str, str]
    full_width: bool = False
    base: int = 0
    """The level of paragraphs (UAX 9): 1 where the document is read from right to left."""
    for_review: bool = False
    """Whether the file is to be edited and read back."""
    report: Report = field(default_factory=Report)
    comments: list[tuple[int, Comment]] = field(default_factory=list)
    revision: Insertion | Deletion | Revision | None = None
    language: str = ""
    """That of the document (BCP 47)."""
    entries: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The choices for an empty place, none for a day, by the path of its value."""
    moves: dict[str, str] = field(default_factory=dict)
    """The name of the move that a revision is of, by the revision's number."""
    _numbers: count[int] = field(default_factory=lambda: count(1))

    def number(self) -> int:
        """Give a number not used for any bookmark, revision or drawing yet."""
        return next(self._numbers)

    def add_comment(self, comment: Comment) -> range:
        """Keep a comment for the comments part and give its number and those of its replies."""
        before, last = self.comments[-1] if self.comments else (-1, None)
        first = before + 1 + (len(last.replies) if last else 0)
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
        if text.isprintable():
            return text
        for character in sorted(unwritable(text)):
            self.report.add("invalid-character", f"U+{ord(character):04X} cannot stand in a Word file", origin)
        return writable(text)
