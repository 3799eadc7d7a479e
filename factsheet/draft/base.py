"""The base of a draft: all that composing the draft again needs, named by the hash of its bytes."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Literal

from pydantic import AwareDatetime, ConfigDict, Field, ValidationError

from factsheet.diagnostics import Diagnostic, FactsheetError, counted
from factsheet.draft.remarks import Kept, Remark

MAX_BYTES = 32 * 1024 * 1024
"""A base with more is none of ours: a meeting has 16 MB at most."""

_NOT_IN_FORM_1 = {"prints", "versions"}
_SHORT, _GROUP = 12, 4


class DraftBase(Kept):
    """What a draft was made from.

    `file` is the name of the meeting file and `meeting` its text, to the letter; `main` the template that was rendered
    and `templates` the sources of all that it can reach, by name; `labels` and `designations` are those of the
    meeting's language and issuer; `options` says with what options the draft was made, `program` by which version;
    `remarks` are the open ones that it shows as comments. `prints` says what filters printed, by filter and value, and
    `versions` with which libraries: later ones print otherwise, and the draft does not. Form 1 had neither.
    """

    model_config = ConfigDict(hide_input_in_errors=True)

    form: Literal[1, 2] = 2
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

    def to_bytes(self) -> bytes:
        """Give the base as JSON in one form only: UTF-8, keys sorted, no blanks, times in UTC."""
        data = self.model_dump(mode="json", exclude=_NOT_IN_FORM_1 if self.form == 1 else None)
        data["created"] = self.created.astimezone(dt.UTC).isoformat()
        return json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()

    @property
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
