"""What is kept of the sheets of an output folder: outputs of a whole set are made of it, without any meeting file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from sys import intern
from typing import Any

from msgspec import Struct, field
from msgspec.structs import astuple, replace

from factsheet.diagnostics import Diagnostic

EMBARGOED = "embargoed"
INTERIM = "interim"
"""The stage of a text under silence, which an hour ends."""


class Facts(Struct, frozen=True):
    """What the names of a sheet's files may say of it; `date` is the first day of its meeting (ISO 8601).

    `party` is the one whose copy it is, empty for a sheet that is no copy. `embargo` is the hour at which an embargo
    ends (ISO 8601, UTC), `embargoed` tells whether the sheet says so; both are empty where there is none. `silence` is
    the hour at which silence expires, `broken` that of the first objection before it, and `stage` what the sheet says
    of it; of a text that was edited since it was circulated there is the stage alone, which no hour changes.
    """

    id: str
    kind: str
    status: str
    language: str
    date: str
    template: str
    profile: str = "plain"
    party: str = ""
    embargo: str = ""
    embargoed: str = ""
    silence: str = ""
    broken: str = ""
    stage: str = ""

    def at(self, moment: datetime) -> Facts:
        """Give the facts of the same sheet as it would be made at a moment (aware)."""
        facts = self
        if facts.embargo:
            facts = replace(facts, embargoed=EMBARGOED if moment < datetime.fromisoformat(facts.embargo) else "")
        if facts.silence:
            from factsheet.meeting.circulation import stage_at  # noqa: PLC0415 - few sheets have a silence procedure

            until = datetime.fromisoformat(facts.silence)
            broken = datetime.fromisoformat(facts.broken) if facts.broken else None
            facts = replace(facts, stage=stage_at(moment, until, broken).value)
        return facts

    def shared(self) -> Facts:
        """Give the same facts with strings that all sheets share, for those who keep many."""
        return Facts(*map(intern, astuple(self)))


Key = tuple[str, str, str, str]
"""A meeting file, a template, a profile and a party."""

Signature = tuple[int, int, int, int]
"""Size, time of the last change of content and of the entry (nanoseconds), inode: what `git` trusts, too."""


class WrittenFile(Struct, frozen=True):
    """A file that was written: its name inside the output folder, its digest, and what it was made of.

    `signature` tells cheaply that nobody has touched it; where it differs, the content is looked at.
    """

    name: str
    sha256: str
    size: int
    fingerprint: str
    signature: Signature | None = None


class Record(Struct, frozen=True):
    """A sheet: its meeting file (a path from the output folder), what it used beside what all share, what it gave.

    `outputs` go by format, `images` are digests by the paths that figures name, `fonts` names of files. `left_out`
    tells of a meeting in a language that is not wanted; `fingerprint` is that of the sheet without a format. `kept` is
    what outputs of the set keep of the sheet, by their names.
    """

    source: str
    content: str
    facts: Facts
    fingerprint: str
    outputs: Mapping[str, WrittenFile] = field(default_factory=dict)
    images: Mapping[str, str | None] = field(default_factory=dict)
    fonts: tuple[str, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    pages: int | None = None
    words: int = 0
    seconds: float = 0.0
    left_out: bool = False
    kept: Mapping[str, Any] = field(default_factory=dict)

    @property
    def key(self) -> Key:
        """What tells records apart: a meeting may be set with several templates and profiles, a copy a party."""
        return self.source, self.facts.template, self.facts.profile, self.facts.party


WHOLE_SET = "."
"""The source of a file that was made of the whole set, not of one meeting file."""


class Leftover(Struct, frozen=True):
    """A file that the program wrote and that no sheet gives any more; `source` is the meeting file that once did."""

    name: str
    sha256: str
    source: str


class Failure(Struct, frozen=True):
    """A sheet that has errors: nothing new was written for it."""

    source: str
    diagnostics: tuple[Diagnostic, ...]


class SetContents(Struct, frozen=True):
    """All that an output folder holds.

    `records` are those of sheets, by their keys, one that has errors now too; `versions` are of the
    program and its libraries, and `files` are the outputs of the set that are there already, by their names. `relative`
    turns the names that diagnostics give files into paths from the folder, which all paths start at. Of a level of
    `release`, whose name it is, nothing is told but what its readers have: its sheets and their files.
    """

    records: Sequence[Record]
    failures: Collection[Failure]
    leftovers: Collection[Leftover]
    versions: Mapping[str, str]
    files: Mapping[str, WrittenFile]
    relative: Callable[[str], str]
    release: str = ""
