"""From paths to a merge and back: reads drafts, meeting and review file, and writes what came of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.draft import BaseStore, ReviewFile, review_file_of, store_of
from factsheet.files import cannot_write, replace_all
from factsheet.review.merge import Decisions
from factsheet.review.merging import Result, merge_reviews
from factsheet.review.reader import ReadDraft, read_review
from factsheet.review.reviewed import review
from factsheet.review.word.accept import Accept
from factsheet.source import MAX_BYTES, bind, read, write


def save_all(files: Mapping[Path, bytes], seen: Mapping[Path, bytes]) -> None:
    """Write files in their order, all or none.

    `seen` is what was read of files before: one that has changed since is not written, and neither are the others.
    Raises FactsheetError.
    """
    try:
        replace_all(files, lambda: _refuse_changed(seen))
    except OSError as error:
        raise FactsheetError([cannot_write(error.filename, error)]) from None


def _refuse_changed(seen: Mapping[Path, bytes]) -> None:
    for path, data in seen.items():
        if not path.exists() or path.read_bytes() != data:
            message = f"{path} was changed by somebody else meanwhile; nothing is written"
            raise FactsheetError([Diagnostic("changed-meanwhile", message, hints=("run the merge again",))])


MOST_DRAFT = 256 * 1024 * 1024
"""A Word file with more bytes is not read; what is packed in it has bounds of its own."""


@dataclass
class Desk:
    """Where reviewed drafts are merged: into which file, with which stores, with which revisions."""

    into: Path | None
    store: Path | None
    accept: Accept
    trust_embedded: bool = False

    def merge(self, drafts: Sequence[Path], decisions: Decisions) -> Result:
        """Read and merge drafts; a file that is given twice counts once. Raises FactsheetError."""
        readings = self._read_all(drafts)
        self._meeting = self._meeting_file([reading for _, reading in readings])
        self._seen = {self._meeting: read_bytes(self._meeting, MAX_BYTES)}
        reviewed = [review(name, reading) for name, reading in readings]
        result = merge_reviews(self._seen[self._meeting], str(self._meeting), reviewed, self._review_file, decisions)
        result.diagnostics[:0] = [told for _, reading in readings for told in reading.diagnostics]
        return result

    def save(self, result: Result) -> tuple[Path, ...]:
        """Write what has changed: the review file first, then the meeting, which ends the merge."""
        kept = review_file_of(self._meeting)
        files: dict[Path, bytes] = {}
        if result.review_file != self._review_file:
            files[kept] = write(result.review_file.to_data()).encode()
        if result.data is not None and result.data != self._seen[self._meeting]:
            files[self._meeting] = result.data
        save_all(files, self._seen)
        return tuple(files)

    def _read_all(self, drafts: Sequence[Path]) -> list[tuple[str, ReadDraft]]:
        contents: dict[bytes, str] = {}
        for path in drafts:
            contents.setdefault(read_bytes(path, MOST_DRAFT), str(path))
        found: list[tuple[str, ReadDraft]] = []
        faults: list[Diagnostic] = []
        for data, name in contents.items():
            try:
                found.append((name, self._read(data, Path(name))))
            except FactsheetError as error:
                faults += error.diagnostics
        if faults:
            raise FactsheetError(faults)
        return found

    def _read(self, data: bytes, path: Path) -> ReadDraft:
        folders = (
            [self.store] if self.store else [store_of(each) for each in (self.into, path, Path("meeting")) if each]
        )
        stores = [BaseStore(folder) for folder in dict.fromkeys(folders)]
        return read_review(data, str(path), stores, trust_embedded=self.trust_embedded, accept=self.accept)

    def _meeting_file(self, readings: list[ReadDraft]) -> Path:
        """Find the file to merge into: the one that is named, or that of the drafts' base, here or beside them."""
        if self.into is not None:
            return self.into
        names = {reading.base.file for reading in readings}
        if len(names) > 1:
            raise _no_meeting(f"the drafts are of several meetings: {', '.join(sorted(names))}")
        name = names.pop()
        if Path(name).is_file():
            return Path(name)
        raise _no_meeting(f"there is no {name} in this folder")

    @cached_property
    def _review_file(self) -> ReviewFile:
        file = review_file_of(self._meeting)
        if not file.exists():
            return ReviewFile()
        self._seen[file] = read_bytes(file, MAX_BYTES)
        return bind(read(self._seen[file], str(file)), ReviewFile)


def read_bytes(path: Path, most: int) -> bytes:
    """Read a file of at most so many bytes; raises FactsheetError."""
    try:
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        raise FactsheetError([Diagnostic("cannot-read", f"{path}: {error.strerror or error}")]) from None
    if len(data) > most:
        raise FactsheetError([Diagnostic("file-too-large", f"{path} has more than {most:,} bytes")])
    return data


def _no_meeting(message: str) -> FactsheetError:
    return FactsheetError([Diagnostic("no-meeting", message, hints=("name the file with `--into MEETING.yaml`",))])
