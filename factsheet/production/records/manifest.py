"""`manifest.json` and `SHA256SUMS`: what an output folder holds, where it came from, how to check it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.production.inputs.files import read_file
from factsheet.production.records.fingerprints import versions
from factsheet.production.records.record import Record

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
FORM = 1
"""The version of the manifest's form, which `docs/manifest.schema.json` describes."""

_Key = TypeVar("_Key")


@dataclass(frozen=True, slots=True)
class Leftover:
    """A file that the program wrote and that no sheet gives any more; `source` is the meeting file that once did."""

    name: str
    sha256: str
    source: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A sheet that has errors: nothing new was written for it."""

    source: str
    diagnostics: tuple[Diagnostic, ...]


def manifest(
    records: Iterable[Record],
    failures: Iterable[Failure],
    leftovers: Iterable[Leftover],
    relative: Callable[[str], str],
) -> Iterator[bytes]:
    """Give the text of `manifest.json` piece by piece; all paths start at the folder that it stands in.

    `relative` turns the names that diagnostics give files into such paths.
    """
    failed = {failure.source: failure for failure in failures}
    kept = {record.key: record for record in records if not record.left_out}
    known = {source for source, _ in kept}
    keys = sorted([*kept, *((source, "") for source in failed if source not in known)])

    def sheet(key: tuple[str, str]) -> dict[str, Any]:
        failure = failed.get(key[0])
        plain = _sheet(kept[key], failure) if key in kept else _failure(failed[key[0]])
        return plain | {"diagnostics": [_located(each, relative) for each in plain["diagnostics"]]}

    content = {
        "manifest": FORM,
        "versions": versions(),
        "sheets": _Lazily(keys, sheet),
        "leftovers": [
            {"file": each.name, "sha256": each.sha256, "source": each.source}
            for each in sorted(leftovers, key=lambda each: each.name)
        ],
    }
    for piece in json.JSONEncoder(indent=1, ensure_ascii=False).iterencode(content):
        yield piece.encode()
    yield b"\n"


class _Lazily(list[_Key]):
    """A list of JSON that stands for its items until they are written one by one."""

    def __init__(self, keys: Iterable[_Key], make: Callable[[_Key], object]) -> None:
        super().__init__(keys)
        self._make = make

    def __iter__(self) -> Iterator[Any]:
        return map(self._make, super().__iter__())


def sums(records: Iterable[Record]) -> bytes:
    """Give the text of `SHA256SUMS`, in the form of GNU coreutils: digest, two blanks, name."""
    lines = {output.name: output.sha256 for record in records for output in record.outputs.values()}
    return "".join(f"{sha256}  {name}\n" for name, sha256 in sorted(lines.items())).encode()


def read_leftovers(folder: Path) -> tuple[Leftover, ...]:
    """Give every file that a manifest says the program wrote; none where there is no manifest that can be read."""
    try:
        plain = json.loads((folder / MANIFEST).read_bytes())
        sheets = [
            (each["file"], each["sha256"], sheet["source"]) for sheet in plain["sheets"] for each in sheet["outputs"]
        ]
        return tuple(Leftover(*each) for each in sheets) + tuple(
            Leftover(each["file"], each["sha256"], each["source"]) for each in plain["leftovers"]
        )
    except (OSError, ValueError, KeyError, TypeError):
        return ()


def _sheet(record: Record, failure: Failure | None) -> dict[str, Any]:
    facts = record.facts
    return {
        "source": record.source,
        "sha256": record.content,
        "id": facts.id,
        "kind": facts.kind,
        "language": facts.language,
        "status": facts.status,
        "template": facts.template,
        "state": "failed" if failure else "built",
        "pages": record.pages,
        "words": record.words,
        "seconds": round(record.seconds, 4),
        "outputs": [
            {"file": output.name, "format": form, "sha256": output.sha256, "bytes": output.size}
            for form, output in sorted(record.outputs.items())
        ],
        "diagnostics": failure.diagnostics if failure else record.diagnostics,
    }


def _failure(failure: Failure) -> dict[str, Any]:
    return {"source": failure.source, "state": "failed", "outputs": [], "diagnostics": failure.diagnostics}


def _located(diagnostic: Diagnostic, relative: Callable[[str], str]) -> dict[str, Any]:
    plain = diagnostic_json(diagnostic)
    for place in (plain, *plain["related"]):
        place["file"] = relative(place["file"]) if place["file"] else None
    return plain


def diagnostic_json(diagnostic: Diagnostic) -> dict[str, Any]:
    """Give a diagnostic as an object of JSON; `docs/commands.md` explains the keys."""
    return {
        "severity": diagnostic.severity.value,
        "code": diagnostic.code,
        "message": diagnostic.message,
        "hints": list(diagnostic.hints),
        **_place(diagnostic.span, diagnostic.path),
        "related": [{"message": each.message, **_place(each.span, each.path)} for each in diagnostic.related],
    }


def _place(span: Span | None, path: str | None) -> dict[str, Any]:
    return {
        "path": path,
        "file": span.file if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "end_line": span.end_line if span else None,
        "end_column": span.end_column if span else None,
    }


_MAX_BYTES = 256 * 1024 * 1024
T = TypeVar("T")


def read_as(file: Path, shape: Callable[[dict[str, Any]], T], *, empty: bytes = b"") -> T:
    """Read a manifest and give what `shape` makes of it; `empty` stands for what an empty file holds.

    Raises FactsheetError where there is no file, or it is no manifest of this form. `shape` may raise ValueError,
    KeyError, TypeError or AttributeError for that.
    """
    try:
        plain = json.loads(read_file(file, _MAX_BYTES) or empty)
        if plain["manifest"] == FORM:
            return shape(plain)
        found: tuple[Diagnostic, ...] = (_none(file),)
    except (ValueError, KeyError, TypeError, AttributeError):
        found = (_none(file),)
    except FactsheetError as error:
        found = error.diagnostics
    raise FactsheetError(replace(each, hints=("`factsheet build` writes it",)) for each in found)


def _none(file: Path) -> Diagnostic:
    return Diagnostic("no-manifest", f"is no manifest of form {FORM}", Span(str(file)))
