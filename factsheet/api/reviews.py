"""Draft and review: a meeting goes out for review as a Word file, and what reviewers did comes back into it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING, Unpack

from factsheet.api.given import (
    NAME,
    BytesLike,
    MeetingSource,
    Setup,
    checked,
    checked_all,
    checked_files,
    image_reader,
    make_builder,
    make_options,
    meeting_bytes,
    review_given,
)
from factsheet.api.sheets import Checked
from factsheet.diagnostics import FactsheetError
from factsheet.pipeline.packs import NamedFile
from factsheet.review.results import Conflict, ListedChange, MergeRow

if TYPE_CHECKING:
    from factsheet.review.changes import Accept
    from factsheet.review.merge import Decisions
    from factsheet.review.proof import DraftProof
    from factsheet.review.reader import ReadDraft


class Drafted(Checked, frozen=True):
    """A Word file for review, and its base, by which it is read back; both are None where there are errors."""

    docx: bytes | None = None
    base: bytes | None = None


class Reviewed(Checked, frozen=True):
    """What reviewers did, and what comes of it.

    `meeting` is the merged meeting file, None where nothing may be written: in conflicts, where changes could not be
    proved, after errors. `review_file` holds comments, and changes that no value can take; None where there are none.
    `listed` are the changes and comments of each draft, `merged` says what became of each change, `conflicts` wait for
    `theirs` or `ours`. `record` is what `undo` takes the merge back by; None where nothing may be written.
    """

    meeting: bytes | None = None
    review_file: bytes | None = None
    record: bytes | None = None
    listed: tuple[ListedChange, ...] = ()
    merged: tuple[MergeRow, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


class TakenBack(Checked, frozen=True):
    """The meeting file and its review file as they were before a merge; both are None where it cannot be taken back.

    `review_file` is None, too, where there was none before.
    """

    meeting: bytes | None = None
    review_file: bytes | None = None


def undo(record: BytesLike, meeting: BytesLike | str, review_file: BytesLike | None = None) -> TakenBack:
    """Take back the merge of which `review` gave the `record`, where the files of today are those that it gave, too."""
    from factsheet.review.undo import parse_record  # noqa: PLC0415 - each call imports what it needs

    kept = None if review_file is None else checked("review_file", bytes, review_file)
    data, noted = meeting_bytes(meeting), checked("record", bytes, record)
    try:
        return TakenBack((), *parse_record(noted).before(data, kept))
    except FactsheetError as error:
        return TakenBack(error.diagnostics)


def draft(
    meeting: MeetingSource,
    *,
    review_file: BytesLike | None = None,
    enforce_tracking: bool = False,
    images: Mapping[str, BytesLike] | None = None,
    name: str = NAME,
    **setup: Unpack[Setup],
) -> Drafted:
    """Make a Word file for review; what is open in `review_file`, which `review` gave, stands in it as comments.

    With `enforce_tracking`, editors refuse to stop tracking changes. `images` and `name` are as for `check`.
    """
    from factsheet.production.drafts import DraftSource, make_draft, shown_options  # noqa: PLC0415 - brings in the pipeline

    options, data, name = make_options(setup, ("docx",)), meeting_bytes(meeting), checked("name", str, name)
    kept = review_given(name, review_file)
    enforced, read_image = checked("enforce_tracking", bool, enforce_tracking), image_reader("images", images)
    builder = make_builder(options, setup)
    try:
        file = builder.read(name, data, draft=True)
        style = builder.style(file.meeting)
        shown = shown_options(options, style)
        source = DraftSource(PurePath(name).name, file, style, read_image, kept, shown)
        made = make_draft(source, builder, enforced=enforced)
    except FactsheetError as error:
        return Drafted(error.diagnostics)
    return Drafted(made.diagnostics, made.data, made.base.to_bytes())


def review(  # noqa: PLR0913 - what is read, what is believed, and what is decided
    drafts: BytesLike | Sequence[BytesLike] | Mapping[str, BytesLike],
    meeting: BytesLike | str,
    *,
    bases: Iterable[BytesLike] = (),
    trust_embedded: bool = False,
    accept: str = "all",
    review_file: BytesLike | None = None,
    theirs: Iterable[str] = (),
    ours: Iterable[str] = (),
    name: str = NAME,
) -> Reviewed:
    """Merge edited drafts, by their names where they have some, into today's meeting file.

    A draft must be made from one of `bases`, or with `trust_embedded` from the base that it carries, which whoever sent
    it may have changed. `accept` says which tracked changes count: `all`, `by=AUTHOR` or `since=DATE`. `theirs` and
    `ours` are the paths of conflicts that are settled for the reviewers or for the meeting. `review_file` is what
    earlier rounds left. Raises ValueError for an `accept` that is none of these, TypeError for values of another kind.
    """
    from factsheet.review.changes import parse_accept  # noqa: PLC0415 - as above
    from factsheet.review.merge import Decisions  # noqa: PLC0415 - each call imports what it needs

    accepted, name = parse_accept(checked("accept", str, accept)), checked("name", str, name)
    decisions = Decisions.of(checked_all("theirs", str, theirs), checked_all("ours", str, ours), _named(drafts))
    data, known = meeting_bytes(meeting), checked_all("bases", bytes, bases)
    kept = review_given(name, review_file)
    named, trusted = _named(drafts), checked("trust_embedded", bool, trust_embedded)
    try:
        return _merged(_read(named, known, accepted, trust_embedded=trusted), data, name, kept, decisions)
    except FactsheetError as error:
        return Reviewed(error.diagnostics)


def _named(drafts: BytesLike | Sequence[BytesLike] | Mapping[str, BytesLike]) -> Mapping[str, bytes]:
    """Give drafts by their names, numbered where they have none."""
    if isinstance(drafts, Mapping):
        return checked_files("drafts", drafts)
    if isinstance(drafts, BytesLike):
        return {"draft.docx": bytes(drafts)}
    return {f"draft-{number}.docx": each for number, each in enumerate(checked_all("drafts", bytes, drafts), 1)}


def _read(
    drafts: Mapping[str, bytes], bases: Iterable[bytes], accept: Accept, *, trust_embedded: bool
) -> Mapping[str, ReadDraft]:
    from factsheet.draft.base import KnownBases, parse_base  # noqa: PLC0415 - as above
    from factsheet.review.reader import read_reviews  # noqa: PLC0415 - as above

    known = KnownBases(map(parse_base, bases))
    return read_reviews(drafts, lambda _: (known,), trust_embedded=trust_embedded, accept=accept)


def _merged(
    readings: Mapping[str, ReadDraft], data: bytes, name: str, review_file: NamedFile | None, decisions: Decisions
) -> Reviewed:
    from factsheet.draft.remarks import ReviewFile  # noqa: PLC0415 - as above
    from factsheet.pipeline.review_files import parse_review_file  # noqa: PLC0415 - as above
    from factsheet.review.outcome import merge_readings  # noqa: PLC0415 - as above
    from factsheet.review.undo import Replaced, record_bytes  # noqa: PLC0415 - as above
    from factsheet.source.writer import write  # noqa: PLC0415 - as above

    known = review_file.data if review_file else None
    before = parse_review_file(known, review_file.file) if review_file and known else ReviewFile()
    result = merge_readings(readings, data, name, before, decisions)
    left = write(kept).encode() if (kept := result.review_file.to_data()) else None
    after = None if result.review_file == before else left
    return Reviewed(
        tuple(result.diagnostics),
        result.data,
        left,
        None if result.data is None else record_bytes(readings, Replaced(data, result.data), Replaced(known, after)),
        _listed(result.reviewed, data, name),
        tuple(result.rows),
        tuple(result.conflicts),
    )


def _listed(reviewed: Iterable[DraftProof], data: bytes, name: str) -> tuple[ListedChange, ...]:
    """List changes and comments, with their places where the meeting file can be read."""
    from factsheet.meeting import read_meeting  # noqa: PLC0415 - as above
    from factsheet.review.listing import entries_of  # noqa: PLC0415 - as above

    try:
        positions = read_meeting(data, name).positions
    except FactsheetError:
        positions = None
    return tuple(entry for each in reviewed for entry in entries_of(each, positions))
