"""What a draft has beside the text of its body, so that nothing is lost: images, notes, running lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.document.algebra import every
from factsheet.document.nodes import Figure
from factsheet.document.text import inline_text
from factsheet.review.changes import Change, Stamp, Unplaced, UnplacedKind
from factsheet.review.draft import EditedDraft
from factsheet.review.lines import LineKind
from factsheet.review.replay import Replay
from factsheet.review.slots import Kinds
from factsheet.review.word.accept import Accept
from factsheet.review.word.body import read_story
from factsheet.review.word.looks import Looks
from factsheet.review.word.package import Package
from factsheet.review.word.stream import Oddity, base_view, final_view
from factsheet.review.word.wml import W, local

_KINDS = {
    "image": UnplacedKind.IMAGE,
    "footnote": UnplacedKind.NOTE,
    "endnote": UnplacedKind.NOTE,
    "text box": UnplacedKind.PARAGRAPH,
    "equation": UnplacedKind.PARAGRAPH,
}
_SHAPED = (LineKind.BULLET, LineKind.PARAGRAPH, LineKind.HEADING)
_VARIABLE = re.compile(r"\b[0-9a-f]{4}(?:-[0-9a-f]{4}){2}\b|[0-9]+|[\s·]")
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
    for odd in draft.stream.oddities:
        tracked = odd.formatting.base != odd.formatting.final
        if tracked or odd.kind != "image":
            yield _odd(draft, package, odd)
    if surplus:
        message = "the draft has images that it was not made with"
        yield Unplaced(UnplacedKind.IMAGE, "", message)
    elif sum(odd.formatting.base for odd in images) < figures:
        yield Unplaced(UnplacedKind.IMAGE, "the draft was made with more images than it has", "")


def _odd(draft: EditedDraft, package: Package, odd: Oddity) -> Change:
    text = _note_text(package, odd) if odd.kind in {"footnote", "endnote"} else odd.text or odd.kind
    final = next((f for f in draft.matching.finals if f.end is odd.paragraph), None)
    number = final.owner if final else None
    near = next(iter(draft.lines[number].paths), None) if number is not None else None
    before, after = ("", text) if odd.formatting.final else (text, "")
    return Unplaced(_KINDS[odd.kind], before, after, near, odd.formatting.stamps, draft.place(number, final))


def _note_text(package: Package, odd: Oddity) -> str:
    for name in package.related(package.main, f"{odd.kind}s"):
        root = package.xml(name)
        for note in root if root is not None else ():
            if local(note) == odd.kind and note.get(f"{W}id") == odd.text:
                return "".join(t.text or "" for t in note.iter(f"{W}t")).strip()
    return odd.kind


def _shapes(draft: EditedDraft) -> Iterator[Change]:
    """Tell of bullets that became paragraphs, and the like."""
    kinds = Kinds.of(draft.matching)
    for number, final in sorted(draft.matching.owned.items()):
        line = draft.lines[number]
        kind, _ = kinds.of_paragraph(final.end)
        if line.spot is None and final.text.strip() and {line.kind, kind} <= set(_SHAPED) and line.kind is not kind:
            near = next(iter(line.paths), None)
            stamps, place = final.end.restyled, draft.place(number, final)
            yield Unplaced(UnplacedKind.FORMATTING, final.text, f"{line.kind}{RESHAPED}{kind}", near, stamps, place)


def _running(package: Package, found: Replay, looks: Looks, accept: Accept) -> Iterator[Change]:
    """Tell of running heads and feet that read otherwise."""
    document = found.document
    printed = {_bare(inline_text(line.start) + inline_text(line.end)) for line in (document.head, document.foot)}
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


def _bare(text: str) -> str:
    return _VARIABLE.sub("", text)
