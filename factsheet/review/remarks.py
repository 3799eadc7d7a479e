"""Comments of a draft with their replies, each on the value that it was made on (ECMA-376 part 1, 17.13.4)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from lxml import etree

from factsheet.draft.remarks import Remark
from factsheet.paths import ValuePath
from factsheet.review.changes import Reply, ReviewComment
from factsheet.review.draft import EditedDraft
from factsheet.review.word.package import Package
from factsheet.review.word.stream import Char
from factsheet.review.word.wml import W14, W15, W, local, stamp


@dataclass(slots=True)
class _Written:
    """A comment as its part has it."""

    number: str
    author: str
    date: datetime | None
    text: str
    resolved: bool = False
    parent: str | None = None
    replies: list[_Written] = field(default_factory=list)


def comments_of(draft: EditedDraft, package: Package, remarks: Iterable[Remark]) -> tuple[ReviewComment, ...]:
    """Give the comments in the order of their part; one that the draft was made with keeps the id of its remark."""
    known = list(remarks)
    return tuple(_placed(draft, written, known) for written in _threads(package))


def _threads(package: Package) -> list[_Written]:
    """Give the comments that start threads, with the replies to them and to their replies in order."""
    paragraphs: dict[str, _Written] = {}
    written: dict[str, _Written] = {}
    for name in package.related(package.main, "comments"):
        for element in _children(package.xml(name), "comment"):
            by = stamp(element)
            each = _Written(element.get(f"{W}id", ""), by.author, by.date, _text(element))
            written[each.number] = each
            paragraphs.update({p.get(f"{W14}paraId", ""): each for p in element.iter(f"{W}p")})
    for name in package.related(package.main, "commentsExtended"):
        for element in _children(package.xml(name), "commentEx"):
            extended = paragraphs.get(element.get(f"{W15}paraId", ""))
            if extended is not None:
                extended.resolved = element.get(f"{W15}done") in {"1", "true"}
                parent = paragraphs.get(element.get(f"{W15}paraIdParent", "-"))
                extended.parent = parent.number if parent and parent is not extended else None
    for each in written.values():
        if (start := _start(each, written)) is not each:
            start.replies.append(each)
    return [each for each in written.values() if _start(each, written) is each]


def _children(root: etree._Element | None, name: str) -> list[etree._Element]:
    return [child for child in root if local(child) == name] if root is not None else []


def _start(each: _Written, written: dict[str, _Written]) -> _Written:
    seen = {each.number}
    while each.parent in written and each.parent not in seen:
        each = written[each.parent]
        seen.add(each.number)
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
    path = _path(draft, chars)
    return ReviewComment(name, written.author, date, written.text, path, quote.strip(), replies, written.resolved)


def _covered(draft: EditedDraft, number: str) -> list[Char]:
    """Give the characters that a comment spans, or else the one before its mark."""
    chars = [c for paragraph in draft.stream.paragraphs for c in paragraph.chars if number in c.formatting.comments]
    if chars or number not in draft.stream.points:
        return chars
    paragraph, place = draft.stream.points[number]
    return paragraph.chars[max(0, place - 1) : max(1, place)]


def _path(draft: EditedDraft, chars: list[Char]) -> ValuePath | None:
    """Give the value that most of some characters show; for typed ones, a value of the line that they stand in."""
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
    paths = draft.lines[final.owner].paths if final and final.owner is not None else ()
    return paths[-1] if paths else None
