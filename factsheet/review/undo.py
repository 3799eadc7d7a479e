"""Taking a merge back: the record that a merge leaves beside the meeting, by which its files become what they were."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Literal, NamedTuple

from msgspec import Struct
from pydantic import ConfigDict, ValidationError

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.draft.remarks import KeptModel

MAX_BYTES = 64 * 1024 * 1024
"""A record with more is none of ours: it holds a meeting and its review file, of 16 MB each at most."""


class MergedFile(KeptModel):
    """What a merged file held before, None where there was none, and the SHA-256 of what it held then."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64", hide_input_in_errors=True)

    before: bytes | None
    after: str

    @classmethod
    def of(cls, before: bytes | None, after: bytes) -> "MergedFile":
        """Note what becomes of a file."""
        return cls(before=before, after=sha256(after).hexdigest())

    def holds(self, today: bytes | None) -> bool:
        """Tell whether a file is as the merge left it, or as it was before: then nobody has touched it since."""
        return today == self.before or (today is not None and sha256(today).hexdigest() == self.after)


class MergeRecord(KeptModel):
    """What a merge of `drafts` wrote; None stands for a file that it left alone."""

    model_config = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64", hide_input_in_errors=True)

    form: Literal[1] = 1
    drafts: tuple[str, ...]
    meeting: MergedFile | None = None
    review_file: MergedFile | None = None

    def before(self, meeting: bytes | None, review_file: bytes | None) -> tuple[bytes | None, bytes | None]:
        """Give both files as they were before the merge, for what they hold today; None is a file that is not there.

        Raises FactsheetError where one has changed since.
        """
        found = {"the meeting file": (self.meeting, meeting), "the review file": (self.review_file, review_file)}
        for name, (written, today) in found.items():
            if written is not None and not written.holds(today):
                raise FactsheetError([_changed_since(name)])
        kept = [today if written is None else written.before for written, today in found.values()]
        return kept[0], kept[1]


class Replaced(NamedTuple):
    """A file before and after a merge; None is a file that is not there, or is left alone."""

    before: bytes | None = None
    after: bytes | None = None


def record_bytes(drafts: Iterable[str], meeting: Replaced, review_file: Replaced) -> bytes:
    """Give the record of a merge, as JSON."""
    written = [
        None if each.after is None or each.after == each.before else MergedFile.of(each.before, each.after)
        for each in (meeting, review_file)
    ]
    record = MergeRecord(drafts=tuple(drafts), meeting=written[0], review_file=written[1])
    return record.model_dump_json().encode("utf-8", "replace")


def parse_record(data: bytes, name: str = "the record") -> MergeRecord:
    """Read a record; raises FactsheetError, with `name` for what it was read from, where the bytes are none."""
    try:
        return MergeRecord.model_validate_json(data)
    except ValidationError:
        raise FactsheetError(
            [Diagnostic("nothing-to-undo", f"{name} is no record of a merge", hints=(_BY_HAND,))]
        ) from None


class Undone(Struct, frozen=True):
    """A merge that was taken back: the drafts that it merged, the files written anew, and those that are gone again."""

    drafts: tuple[str, ...]
    written: tuple[Path, ...]
    removed: tuple[Path, ...]


def record_of(meeting: Path) -> Path:
    """Give the path of the record of the last merge into a meeting file."""
    return meeting.parent / ".factsheet" / "merges" / f"{meeting.name}.json"


def no_record(meeting: Path) -> FactsheetError:
    """Say that no merge is on record."""
    hint = "`review merge` keeps what it replaces in `.factsheet/merges` beside the meeting, for one `review undo`"
    message = f"there is no merge into {meeting} to take back"
    return FactsheetError([Diagnostic("nothing-to-undo", message, hints=(hint,))])


_BY_HAND = "take the files as they were from version control, or from a copy"


def _changed_since(name: str) -> Diagnostic:
    message = f"{name} has changed since the last merge; nothing is taken back, so that no later edit is lost"
    return Diagnostic("changed-since", message, hints=(f"take the later edits out first; or {_BY_HAND}",))
