"""The store of bases: a folder with a file for each, named by its hash, written whole or not at all."""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.draft.base import MAX_BYTES, DraftBase, ambiguous, parse_base
from factsheet.staging import replace_whole

_SUFFIX = ".json"
_CODE = re.compile(r"[0-9a-f]{8,64}")


def store_of(meeting: Path) -> Path:
    """Give the folder of the store that stands beside a meeting file."""
    return meeting.parent / ".factsheet" / "drafts"


class BaseStore:
    """The bases in a folder, which is made with the first of them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, base: DraftBase) -> str:
        """Keep a base and give its code; raises FactsheetError where the folder cannot be written."""
        data = base.to_bytes()
        code = sha256(data).hexdigest()
        file = self.folder / f"{code}{_SUFFIX}"
        try:
            if not self._holds(file, data):
                self.folder.mkdir(parents=True, exist_ok=True)
                replace_whole(file, data)
        except OSError as error:
            raise FactsheetError([_cannot(f"the store {self.folder} cannot be written", error)]) from None
        return code

    def find(self, code: str) -> DraftBase | None:
        """Give the base of a code, or of the start of one as footers print it; None where the store has none.

        Raises FactsheetError for a start that several bases have, and for a file that does not hold what its name says.
        """
        digits = code.replace("-", "").lower()
        if not _CODE.fullmatch(digits):
            return None
        files = sorted(file for file in self.folder.glob(f"{digits}*{_SUFFIX}") if _CODE.fullmatch(file.stem))
        if len(files) > 1:
            raise ambiguous(code, len(files))
        return self._read(files[0]) if files else None

    def _read(self, file: Path) -> DraftBase:
        try:
            with file.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        except OSError as error:
            raise FactsheetError([_cannot(f"{file} cannot be read", error)]) from None
        if sha256(data).hexdigest() != file.stem:
            hint = "take it from a copy of the store, or make the draft again from the same meeting"
            raise FactsheetError([Diagnostic("draft-base", f"{file} is damaged: its hash is another", hints=(hint,))])
        return parse_base(data, str(file))

    def _holds(self, file: Path, data: bytes) -> bool:
        return file.is_file() and file.read_bytes() == data


def _cannot(what: str, error: OSError) -> Diagnostic:
    hint = "`--store DIR` names another folder"
    return Diagnostic("draft-store", f"{what}: {error.strerror or error}", hints=(hint,))
