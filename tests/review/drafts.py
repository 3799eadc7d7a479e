"""Drafts for tests, made as a build makes them, and read back."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from functools import cache, lru_cache
from pathlib import Path

from packs import packs

from factsheet.compose.composer import Composed, compose
from factsheet.draft.base import DraftBase
from factsheet.meeting import read_meeting, stage_of
from factsheet.meeting.portions import is_marked
from factsheet.pipeline.marked import mark_sheet, scheme_of
from factsheet.production.drafts import entries_of
from factsheet.render.docx import DraftMarks, render
from factsheet.render.theme import Theme
from factsheet.review.changes import ALL, Accept
from factsheet.review.reader import ReadDraft, read_review
from factsheet.source.bind import bind
from factsheet.source.reader import read

ROOT = Path(__file__).parents[2]
CREATED = datetime(2025, 4, 3, tzinfo=UTC)
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@cache
def theme(pack: str) -> Theme:
    file = packs().theme_files(pack)[0]
    return bind(read(file.read_bytes(), str(file)), Theme)


@lru_cache(maxsize=8)
def composed(text: str, pack: str, labels: str) -> Composed:
    """Compose the draft of a meeting, once for what makes it, its base and its lines."""
    file = read_meeting(text.encode(), "meeting.yaml")
    found = packs().pack(pack, labels, file.meeting.issuer.country)
    marking = mark_sheet(file, found.marking, found.find_scheme)[0] if is_marked(file.meeting) else None
    stage = stage_of(file.meeting, None)
    return compose(file.meeting, found, CREATED, draft=True, prints={}, stage=stage, marking=marking)


def _composed(text: str, pack: str, labels: str, prints: Mapping[str, str] | None) -> Composed:
    if not prints:
        return composed(text, pack, labels)
    meeting = read_meeting(text.encode(), "meeting.yaml").meeting
    found, stage = packs().pack(pack, labels, meeting.issuer.country), stage_of(meeting, None)
    return compose(meeting, found, CREATED, draft=True, prints=prints, stage=stage)


def make_base(text: str, pack: str = "standard", remarks=(), prints=None, labels="en") -> DraftBase:
    """Give the base of a draft of a meeting, which prints as it does today but for `prints`; its labels are English."""
    file = read_meeting(text.encode(), "meeting.yaml")
    found = packs().pack(pack, labels, file.meeting.issuer.country)
    scheme = scheme_of(file.meeting, found.marking, found.find_scheme) if is_marked(file.meeting) else None
    return DraftBase(
        program="0",
        file="meeting.yaml",
        meeting=text,
        main=found.main,
        templates={name: source.text for name, source in found.templates.items()},
        labels=dict(found.labels),
        designations=dict(found.designations),
        created=CREATED,
        remarks=tuple(remarks),
        prints=_composed(text, pack, labels, prints).prints,
        marking=scheme.to_values() if scheme else {},
    )


def make_draft(text: str, pack: str = "standard", prints=None, labels="en") -> bytes:
    """Give the Word file of a draft, its base inside."""
    document = _composed(text, pack, labels, prints).document
    base = make_base(text, pack, prints=prints, labels=labels)
    return render(
        document, theme(pack), {}, DraftMarks(base.to_bytes(), entries=entries_of(document, base.labels))
    ).data


def members(data: bytes) -> dict[str, bytes]:
    """Give the parts of a Word file."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: dict[str, bytes], level: int | None = None) -> bytes:
    """Give the Word file of some parts, compressed as is usual or at another level."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return buffer.getvalue()


def edited(data: bytes, *edits: Callable[[str], str]) -> bytes:
    """Give a draft whose body's XML has gone through edits."""
    parts = members(data)
    body = parts["word/document.xml"].decode()
    for edit in edits:
        body = edit(body)
    parts["word/document.xml"] = body.encode()
    return packed(parts)


def swap(old: str, new: str) -> Callable[[str], str]:
    """Give an edit that puts XML in the place of other XML, which must stand once."""

    def edit(body: str) -> str:
        assert body.count(old) == 1, f"{old} stands {body.count(old)} times"
        return body.replace(old, new)

    return edit


_RUN = re.compile(r"<w:r>(?:(?!</w:r>).)*</w:r>")


def within(find: str, new: str) -> Callable[[str], str]:
    """Give an edit that puts XML in the place of a text in one or more runs that touch, and goes on with runs alike."""

    def edit(body: str) -> str:
        runs = next(runs for runs in _touching(body) if find in "".join(map(_text_of, runs)))
        start = "".join(map(_text_of, runs)).index(find)
        before, after, at = [], [], 0
        for run in runs:
            text, properties = _text_of(run), re.match(r"<w:r>(<w:rPr>.*?</w:rPr>)?", run[0])[1] or ""
            before.append(piece(text[: max(start - at, 0)], properties) if at < start else "")
            behind = text[max(start + len(find) - at, 0) :]
            after.append(piece(behind, properties) if behind else "")
            at += len(text)
        return body[: runs[0].start()] + "".join([*before, new, *after]) + body[runs[-1].end() :]

    return edit


def _touching(body: str) -> Iterator[list[re.Match]]:
    """Give each run, then each one with those that follow it at once: a text has a run for each direction and face."""
    runs = list(_RUN.finditer(body))
    yield from ([run] for run in runs)
    for at, run in enumerate(runs):
        chain = [run]
        for other in runs[at + 1 :]:
            if other.start() != chain[-1].end():
                break
            chain.append(other)
            yield list(chain)


def _text_of(run: re.Match) -> str:
    found = re.search(r"<w:t[^>]*>(.*)</w:t>", run[0])
    return found[1] if found else ""


def piece(text: str, properties: str = "") -> str:
    """Give the XML of a run."""
    return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'


STAMP = 'w:author="Jane" w:date="2025-04-04T10:00:00Z"'


def ins(text: str, properties: str = "", stamp: str = STAMP) -> str:
    """Give the XML of a tracked insertion."""
    return f'<w:ins w:id="900" {stamp}>{piece(text, properties)}</w:ins>'


def gone(text: str, properties: str = "", stamp: str = STAMP) -> str:
    """Give the XML of a tracked deletion."""
    run = f'<w:r>{properties}<w:delText xml:space="preserve">{text}</w:delText></w:r>'
    return f'<w:del w:id="901" {stamp}>{run}</w:del>'


def paragraph_of(body: str, find: str) -> re.Match:
    """Find the innermost paragraph in which a text stands, its runs joined."""
    for match in re.finditer(r"<w:p>(?:(?!<w:p>).)*?</w:p>", body):
        if find in "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", match[0])):
            return match
    raise AssertionError(find)


def paragraph(find: str, change: Callable[[str], str]) -> Callable[[str], str]:
    """Give an edit of the paragraph in which a text stands."""

    def edit(body: str) -> str:
        match = paragraph_of(body, find)
        return body[: match.start()] + change(match[0]) + body[match.end() :]

    return edit


def marked(kind: str, stamp: str = STAMP) -> Callable[[str], str]:
    """Give a change that revises a paragraph's mark: `ins` or `del`."""
    mark = f'<w:rPr><w:{kind} w:id="902" {stamp}/></w:rPr></w:pPr>'
    return lambda xml: xml.replace("</w:pPr>", mark, 1)


def all_gone(xml: str, stamp: str = STAMP) -> str:
    """Revise a whole paragraph as deleted, its mark too."""
    body = re.sub(
        r"<w:r>(?:(?!</w:r>).)*</w:r>",
        lambda m: (
            f'<w:del w:id="903" {stamp}>'
            f"{m[0].replace('<w:t ', '<w:delText ').replace('</w:t>', '</w:delText>')}</w:del>"
        ),
        xml,
    )
    return marked("del", stamp)(body)


def read_draft(data: bytes, accept: Accept = ALL, name: str = "edited.docx") -> ReadDraft:
    """Read a draft, its own base believed."""
    return read_review(data, name, (), trust_embedded=True, accept=accept)
