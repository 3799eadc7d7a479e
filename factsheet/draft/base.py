"""The base of a draft: all that composing it again needs, named by the hash of its bytes; the store of bases."""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal, Protocol, Self

from pydantic import AwareDatetime, ConfigDict, Field, ValidationError, model_validator

from factsheet.diagnostics import Diagnostic, FactsheetError, counted
from factsheet.draft.remarks import KeptModel, Remark
from factsheet.files import holds, read_plain, replace_whole

MAX_BYTES = 32 * 1024 * 1024
"""A base with more is none of ours: a meeting has 16 MB at most."""

_NOT_IN_FORM = {1: {"prints", "versions", "profile"}, 2: {"profile"}}
"""What bases of earlier forms have not."""
_SHORT, _GROUP = 12, 4


class DraftBase(KeptModel):
    """What a draft was made from.

    `file` is the name of the meeting file and `meeting` its text, to the letter; `main` the template that was rendered
    and `templates` the sources of all that it can reach, by name; `labels` and `designations` are those of the
    meeting's language and issuer; `options` says with what options the draft was made, `program` by which version;
    `remarks` are the open ones that it shows as comments. `prints` says what filters printed, by filter and value, and
    `versions` with which libraries: later ones print otherwise, and the draft does not. Form 1 had neither. `profile`
    is what the profile said of the sheet; there was none up to form 2. `marking` is what a scheme of markings gives as
    its values, for marked sheets alone.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    form: Literal[1, 2, 3] = 3
    program: str
    file: str
    meeting: str
    main: str
    templates: Mapping[str, str]
    labels: Mapping[str, str]
    designations: Mapping[str, str] = Field(default_factory=dict)
    created: AwareDatetime
    options: Mapping[str, str] = Field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
    prints: Mapping[str, str] = Field(default_factory=dict)
    versions: Mapping[str, str] = Field(default_factory=dict)
    profile: Mapping[str, Any] = Field(default_factory=dict)
    marking: Mapping[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _can_be_composed(self) -> Self:
        if self.main not in self.templates:
            raise ValueError("the template that `main` names is not in it")
        try:
            self.created.astimezone(dt.UTC)
        except OverflowError:
            raise ValueError("`created` is no time of a draft") from None
        return self

    def to_bytes(self) -> bytes:
        """Give the base as JSON in one form only: UTF-8, keys sorted, no blanks, times in UTC."""
        none = set[str]() if self.marking else {"marking"}
        data = self.model_dump(mode="json", exclude=none | _NOT_IN_FORM.get(self.form, set()))
        data["created"] = self.created.astimezone(dt.UTC).isoformat()
        text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return text.encode("utf-8", "replace")  # names of files may have halves of characters

    @cached_property
    def code(self) -> str:
        """The SHA-256 of the bytes, in hexadecimal digits."""
        return sha256(self.to_bytes()).hexdigest()


def short_code(code: str) -> str:
    """Give the start of a code as a footer prints it: `3f2a-9c1b-77de`."""
    return "-".join(code[at : at + _GROUP] for at in range(0, _SHORT, _GROUP))


def parse_base(data: bytes, name: str = "the base") -> DraftBase:
    """Read a base; raises FactsheetError, with `name` for what it was read from, where the bytes are none.

    The bytes need not be in the canonical form, so that a program that wrote the JSON anew does no harm.
    """
    if len(data) > MAX_BYTES:
        raise _no_base(f"{name} has {len(data):,} bytes; a base has at most {MAX_BYTES:,}")
    try:
        return DraftBase.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        where = ".".join(map(str, first["loc"]))
        raise _no_base(f"{name} is no base of a draft: {where + ': ' if where else ''}{first['msg']}") from None


def _no_base(message: str) -> FactsheetError:
    hint = "the draft was made by another version of the program, or the file is damaged"
    return FactsheetError([Diagnostic("draft-base", message, hints=(hint,))])


def ambiguous(code: str, found: int) -> FactsheetError:
    """Say that a code names several bases."""
    message = f"the code {code} names {counted(found, 'base')} in the store"
    return FactsheetError([Diagnostic("draft-base", message, hints=("give more digits of the code",))])


_SUFFIX = ".json"
_CODE = re.compile(r"[0-9a-f]{8,64}")


def store_of(meeting: Path) -> Path:
    """Give the folder of the store that stands beside a meeting file."""
    return meeting.parent / ".factsheet" / "drafts"


class Bases(Protocol):
    """Where bases are found by their codes."""

    def find(self, code: str) -> DraftBase | None:
        """Give the base of a code, or of the start of one; None where it is not known."""
        ...


class KnownBases:
    """Bases at hand."""

    def __init__(self, bases: Iterable[DraftBase]) -> None:
        self._bases = {base.code: base for base in bases}

    def find(self, code: str) -> DraftBase | None:
        """Give the base of a code, or of the start of one; raises FactsheetError for a start that several have."""
        found = [base for known, base in self._bases.items() if known.startswith(code.replace("-", "").lower())]
        if len(found) > 1:
            raise ambiguous(code, len(found))
        return found[0] if found else None


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
            if not holds(file, data):
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
            data = read_plain(file, MAX_BYTES)
        except OSError as error:
            raise FactsheetError([_cannot(f"{file} cannot be read", error)]) from None
        if sha256(data).hexdigest() != file.stem:
            hint = "take it from a copy of the store, or make the draft again from the same meeting"
            raise FactsheetError([Diagnostic("draft-base", f"{file} is damaged: its hash is another", hints=(hint,))])
        return parse_base(data, str(file))


def _cannot(what: str, error: OSError) -> Diagnostic:
    hint = "`--store DIR` names another folder"
    return Diagnostic("draft-store", f"{what}: {error.strerror or error}", hints=(hint,))
