"""What a draft has beside the text of its body: comments with their replies, images, notes, running lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from datetime import datetime
from hashlib import sha256

from lxml import etree
from msgspec import Struct, field

from factsheet.document.algebra import every
from factsheet.document.nodes import Document, Figure
from factsheet.document.paragraphs import LineKind
from factsheet.document.text import inline_text
from factsheet.draft.remarks import Remark
from factsheet.paths import ValuePath
from factsheet.review.changes import Accept, Change, Reply, ReviewComment, Stamp, Unplaced, UnplacedKind
from factsheet.review.draft import EditedDraft
from factsheet.review.line_matching import Final
from factsheet.review.replay import Replay
from factsheet.review.slots import Kinds
from factsheet.review.word.body import read_story
from factsheet.review.word.package import Package
from factsheet.review.word.stream import Char, Oddity, base_view, final_view
from factsheet.review.word.wml import W14, W15, Looks, W, local, stamp


class _Written(Struct):
    """A comment as its part has it."""

    number: str
    author: str
    date: datetime | None
    text: str
    resolved: bool = False
    parent: _Written | None = None
    replies: list[_Written] = field(default_factory=list)


def comments_of(draft: EditedDraft, package: Package, remarks: Iterable[Remark]) -> tuple[ReviewComment, ...]:
    """Give the comments in the order of their part; one that the draft was made with keeps the id of its remark."""
    known = list(remarks)
    return tuple(_placed(draft, written, known) for written in _threads(package))


def _threads(package: Package) -> list[_Written]:
    """Give the comments that start threads, with the replies to them and to their replies in order."""
    paragraphs: dict[str, _Written] = {}
    written: list[_Written] = []
    for name in package.related(package.main, "comments"):
        for element in _children(package.xml(name), "comment"):
            by = stamp(element)
            each = _Written(element.get(f"{W}id", ""), by.author, by.date, _text(element))
            written.append(each)
            paragraphs.update({p.get(f"{W14}paraId", ""): each for p in element.iter(f"{W}p")})
    for name in package.related(package.main, "commentsExtended"):
        for element in _children(package.xml(name), "commentEx"):
            extended = paragraphs.get(element.get(f"{W15}paraId", ""))
            if extended is not None:
                extended.resolved = element.get(f"{W15}done") in {"1", "true"}
                parent = paragraphs.get(element.get(f"{W15}paraIdParent", "-"))
                extended.parent = parent if parent is not extended else None
    for each in written:
        if (start := _start(each)) is not each:
            start.replies.append(each)
    return [each for each in written if _start(each) is each]


def _children(root: etree._Element | None, name: str) -> list[etree._Element]:
    return [child for child in root if local(child) == name] if root is not None else []


def _start(each: _Written) -> _Written:
    seen = [each]
    while each.parent is not None and not any(each.parent is known for known in seen):
        each = each.parent
        seen.append(each)
    return each


def _text(element: etree._Element) -> str:
    breaks = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "\u2011"}
    lines = []
    for paragraph in element.iter(f"{W}p"):
        pieces = (
            child.text or "" if local(child) == "t" else breaks.get(local(child), "") for child in _leaves(paragraph)
        )
        lines.append("".join(pieces))
    return "\n".join(lines).strip()


def _leaves(paragraph: etree._Element) -> Iterable[etree._Element]:
    return (child for run in paragraph.iter(f"{W}r") for child in run)


def _placed(draft: EditedDraft, written: _Written, known: list[Remark]) -> ReviewComment:
    chars = _covered(draft, written.number)
    quote = "".join(char.text for char in chars if char.formatting.final) or "".join(char.text for char in chars)
    replies = tuple(Reply(each.author, each.date, each.text) for each in written.replies)
    remark = next((r for r in known if r.author == written.author and written.text.startswith(r.text.strip())), None)
    if remark is not None:
        known.remove(remark)
        path = None if remark.path is None else ValuePath.parse(remark.path)
        quote, text = remark.quote or quote, remark.text
        return ReviewComment(remark.id, remark.author, remark.date, text, path, quote, replies, written.resolved)
    date = written.date
    code = "\x1f".join((written.author, date.isoformat() if date else "", written.text, quote))
    name = f"c-{sha256(code.encode()).hexdigest()[:12]}"
    path = _path(draft, chars, written.number)
    return ReviewComment(name, written.author, date, written.text, path, quote.strip(), replies, written.resolved)


def _covered(draft: EditedDraft, number: str) -> list[Char]:
    """Give the characters that a comment spans, or else the one before its mark."""
    chars = [c for paragraph in draft.stream.paragraphs for c in paragraph.chars if number in c.formatting.comments]
    if chars or number not in draft.stream.points:
        return chars
    paragraph, place = draft.stream.points[number]
    return paragraph.chars[max(0, place - 1) : max(1, place)]


def _path(draft: EditedDraft, chars: list[Char], number: str) -> ValuePath | None:
    """Give the value that most of the characters show that a comment is on.

    For typed ones it is a value of the line that they stand in, and for none the value that would stand there.
    """
    home = draft.matching.alignment.home
    counts: dict[ValuePath, int] = {}
    for char in chars:
        if char in home:
            line = draft.lines[home[char][0]]
            shown = line.segments[line.segment_at(home[char][1])].path
            if shown:
                counts[shown] = counts.get(shown, 0) + 1
    if counts:
        return max(counts, key=lambda path: counts[path])
    typed = {char for char in chars if char not in home}
    final = next((f for f in draft.matching.finals if f.owner is not None and typed.intersection(f.chars)), None)
    owner = final.owner if final else None
    if owner is None and number in draft.stream.points:
        owner = draft.matching.alignment.marks.get(draft.stream.points[number][0])
    paths = draft.lines[owner].paths if owner is not None else ()
    return paths[-1] if paths else None


_KINDS = {
    "image": UnplacedKind.IMAGE,
    "footnote": UnplacedKind.NOTE,
    "endnote": UnplacedKind.NOTE,
    "text box": UnplacedKind.PARAGRAPH,
    "phonetic guide": UnplacedKind.NOTE,
    "equation": UnplacedKind.PARAGRAPH,
}
_NOTES = {"footnote", "endnote"}
_SHAPED = (LineKind.BULLET, LineKind.PARAGRAPH, LineKind.HEADING)
_VARIABLE = re.compile(r"\b[0-9a-f]{4}(?:-[0-9a-f]{4}){2}\b|\d+|[\s·]")
"""What differs in running lines without anybody's doing: numbers of pages, the draft's code, blanks."""


RESHAPED = " made a "
"""What stands between the kinds of a paragraph that has changed its kind, and with it how its words look."""


def leftovers(draft: EditedDraft, package: Package, found: Replay, looks: Looks, accept: Accept) -> Iterator[Change]:
    """Give the changes that are none of the body's text."""
    yield from _oddities(draft, package, found)
    yield from _shapes(draft)
    yield from _running(package, found, looks, accept)


def _oddities(draft: EditedDraft, package: Package, found: Replay) -> Iterator[Change]:
    figures = sum(1 for _ in every(found.document.blocks, Figure))
    images = [odd for odd in draft.stream.oddities if odd.kind == "image"]
    surplus = sum(odd.formatting.base for odd in images) > figures
    notes = _notes(package, {odd.kind for odd in draft.stream.oddities})
    finals = {final.end: final for final in draft.matching.finals}
    for odd in draft.stream.oddities:
        tracked = odd.formatting.base != odd.formatting.final
        if tracked or odd.kind != "image":
            text = notes.get((odd.kind, odd.text), odd.kind) if odd.kind in _NOTES else odd.text or odd.kind
            yield _odd(draft, odd, text, finals.get(odd.paragraph))
    if surplus:
        message = "the draft has images that it was not made with"
        yield Unplaced(UnplacedKind.IMAGE, "", message)
    elif sum(odd.formatting.base for odd in images) < figures:
        yield Unplaced(UnplacedKind.IMAGE, "the draft was made with more images than it has", "")


def _odd(draft: EditedDraft, odd: Oddity, text: str, final: Final | None) -> Change:
    number = final.owner if final else None
    near = next(iter(draft.lines[number].paths), None) if number is not None else None
    before, after = ("", text) if odd.formatting.final else (text, "")
    return Unplaced(_KINDS[odd.kind], before, after, near, odd.formatting.stamps, draft.place(number, final))


def _notes(package: Package, kinds: Set[str]) -> dict[tuple[str, str], str]:
    """Give what footnotes and endnotes say, by their kind and id."""
    found: dict[tuple[str, str], str] = {}
    for kind in _NOTES & kinds:
        for name in package.related(package.main, f"{kind}s"):
            for note in _children(package.xml(name), kind):
                text = "".join(t.text or "" for t in note.iter(f"{W}t")).strip()
                found.setdefault((kind, note.get(f"{W}id", "")), text)
    return found


def _shapes(draft: EditedDraft) -> Iterator[Change]:
    """Tell of bullets that became paragraphs, and the like."""
    kinds = Kinds.of(draft.matching)
    for number, final in sorted(draft.matching.owned.items()):
        line = draft.lines[number]
        kind, _ = kinds.of_paragraph(final.end)
        if line.spot is None and final.has_text and {line.kind, kind} <= set(_SHAPED) and line.kind is not kind:
            near = next(iter(line.paths), None)
            stamps, place = final.end.restyled, draft.place(number, final)
            yield Unplaced(UnplacedKind.FORMATTING, final.text, f"{line.kind}{RESHAPED}{kind}", near, stamps, place)


def _running(package: Package, found: Replay, looks: Looks, accept: Accept) -> Iterator[Change]:
    """Tell of running heads and feet that read otherwise."""
    printed = {_bare(text) for text in _running_texts(found.document)}
    seen: set[tuple[str, str]] = set()
    for name in (*package.related(package.main, "header"), *package.related(package.main, "footer")):
        root = package.xml(name)
        stream = read_story(root, looks, {}, accept) if root is not None else None
        before = " ".join(p.text for p in base_view(stream)) if stream else ""
        after = " ".join(p.text for p in final_view(stream)) if stream else ""
        stamps: list[Stamp] = (
            [s for p in stream.paragraphs for c in p.chars for s in c.formatting.stamps] if stream else []
        )
        untracked = _bare(after) not in printed and bool(_bare(after)) and before == after
        if (before != after or untracked) and (before, after) not in seen:
            seen.add((before, after))
            old = "" if untracked else before
            yield Unplaced(UnplacedKind.RUNNING, old, after, None, tuple(dict.fromkeys(stamps)))


def _running_texts(document: Document) -> Iterator[str]:
    """Give what running heads and feet read; on the first page a banner stands alone."""
    head, foot = (inline_text(line.start) + inline_text(line.end) for line in (document.head, document.foot))
    banner = document.banner
    if banner is None:
        yield from (head, foot)
    else:
        yield from (banner.text, banner.text + head, foot + banner.text + banner.beside)


def _bare(text: str) -> str:
    return _VARIABLE.sub("", text)
