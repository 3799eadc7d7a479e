"""From paths to a merge and back: reads drafts, meeting and review file, and writes what came of it."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.draft.base import BaseStore, store_of
from factsheet.draft.beside import review_file_of
from factsheet.draft.remarks import ReviewFile
from factsheet.files import read_given, save_all, write_whole
from factsheet.pipeline.review_files import parse_review_file
from factsheet.review.changes import Accept
from factsheet.review.merge import Decisions
from factsheet.review.outcome import Result, merge_readings
from factsheet.review.reader import ReadDraft, read_reviews
from factsheet.review.undo import MAX_BYTES as MOST_RECORD
from factsheet.review.undo import Replaced, Undone, no_record, parse_record, record_bytes, record_of
from factsheet.source.reader import MAX_BYTES
from factsheet.source.writer import write

MOST_DRAFT = 256 * 1024 * 1024
"""A Word file with more bytes is not read; what is packed in it has bounds of its own."""


class FileMerge(Struct, dict=True):
    """A merge of drafts into a meeting file: which one, with which stores, with which revisions."""

    into: Path | None
    store: Path | None
    accept: Accept
    trust_embedded: bool = False

    def merge(self, drafts: Sequence[Path], decisions: Decisions) -> Result:
        """Read and merge drafts; a file that is given twice counts once. Raises FactsheetError."""
        contents = {str(path): read_given(path, MOST_DRAFT) for path in drafts}
        readings = read_reviews(contents, self._stores, trust_embedded=self.trust_embedded, accept=self.accept)
        self._meeting = self._meeting_file(readings)
        self._seen = {self._meeting: read_given(self._meeting, MAX_BYTES)}
        return merge_readings(readings, self._seen[self._meeting], str(self._meeting), self._review_file, decisions)

    def save(self, result: Result) -> tuple[Path, ...]:
        """Write what has changed: the review file first, then the meeting, which ends the merge."""
        kept = review_file_of(self._meeting)
        files: dict[Path, bytes] = {}
        if result.review_file != self._review_file:
            files[kept] = write(result.review_file.to_data()).encode()
            parse_review_file(files[kept], str(kept))  # what cannot be read again would lock the meeting
        if result.data is not None and result.data != self._seen[self._meeting]:
            files[self._meeting] = result.data
        if files:
            self._keep_record(result, files)
        save_all(files, self._seen)
        return tuple(files)

    def _keep_record(self, result: Result, files: Mapping[Path, bytes]) -> None:
        """Note what files hold before they are written, so that the merge can be taken back."""
        meeting, kept = (
            Replaced(self._seen.get(path), files.get(path)) for path in (self._meeting, review_file_of(self._meeting))
        )
        record = record_bytes((each.name for each in result.reviewed), meeting, kept)
        write_whole(record_of(self._meeting), record)

    def _stores(self, draft: str) -> list[BaseStore]:
        around = (self.into, Path(draft), Path("meeting"))
        folders = [self.store] if self.store else [store_of(each) for each in around if each]
        return [BaseStore(folder) for folder in dict.fromkeys(folders)]

    def _meeting_file(self, readings: Mapping[str, ReadDraft]) -> Path:
        """Find the file to merge into: the one that is named, or that of the drafts' base, in this folder.

        A base that no store has chooses none: whoever sent the draft may have written it.
        """
        if self.into is not None:
            return self.into
        for draft, reading in readings.items() if self.trust_embedded else ():
            if not any(store.find(reading.base.code) for store in self._stores(draft)):
                raise _no_meeting(f"only {draft} itself says which meeting it was made from")
        names = {reading.base.file for reading in readings.values()}
        if len(names) > 1:
            raise _no_meeting(f"the drafts are of several meetings: {', '.join(sorted(names))}")
        name = names.pop()
        if name == Path(name).name and Path(name).is_file():
            return Path(name)
        raise _no_meeting(f"there is no {name} in this folder")

    @cached_property
    def _review_file(self) -> ReviewFile:
        file = review_file_of(self._meeting)
        if not file.exists():
            return ReviewFile()
        self._seen[file] = read_given(file, MAX_BYTES)
        return parse_review_file(self._seen[file], str(file))


def undo_merge(meeting: Path, *, dry_run: bool = False) -> Undone:
    """Take the last merge into a meeting file back: it and its review file hold what they held before, to the byte.

    Raises FactsheetError where there is none, and where a file has changed since.
    """
    kept, record_file = review_file_of(meeting), record_of(meeting)
    if not record_file.exists():
        raise no_record(meeting)
    record = parse_record(read_given(record_file, MOST_RECORD), str(record_file))
    seen = {path: read_given(path, MAX_BYTES) for path in (meeting, kept) if path.exists()}
    before = dict(zip((meeting, kept), record.before(seen.get(meeting), seen.get(kept)), strict=True))
    back = {path: data for path, data in before.items() if data is not None and data != seen.get(path)}
    gone = tuple(path for path in seen if before[path] is None)
    if not dry_run:
        save_all(back, seen)
        for path in (*gone, record_file):
            path.unlink()
    return Undone(record.drafts, tuple(back), gone)


def _no_meeting(message: str) -> FactsheetError:
    return FactsheetError([Diagnostic("no-meeting", message, hints=("name the file with `--into MEETING.yaml`",))])
