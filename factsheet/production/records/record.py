"""What is kept of one sheet, as JSON."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from factsheet.diagnostics import Diagnostic, Related, Severity, Span
from factsheet.outputs.kept import Facts, Record, Signature, WrittenFile


def signature(file: Path | str) -> Signature | None:
    """Give the signature of a file; None where there is none."""
    try:
        status = os.stat(file)  # noqa: PTH116 - a thousand of them: the short way
    except OSError:
        return None
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def to_json(record: Record, shown: str) -> dict[str, Any]:
    """Give a record as JSON can hold it; `shown` is the name that its diagnostics give the meeting file."""
    facts = record.facts
    return {
        "source": record.source,
        "content": record.content,
        "facts": [facts.id, facts.kind, facts.status, facts.language, facts.date, facts.template],
        "fingerprint": record.fingerprint,
        "outputs": {form: plain_file(file) for form, file in record.outputs.items()},
        "images": dict(record.images),
        "fonts": list(record.fonts),
        "diagnostics": plain_diagnostics(record.diagnostics, shown),
        "numbers": [record.pages, record.words, record.seconds],
        "left_out": record.left_out,
        "kept": dict(record.kept),
    }


def from_json(plain: Mapping[str, Any], shown: str) -> Record:
    """Make a record of what `to_json` gave; raises KeyError, TypeError or ValueError where it is something else."""
    pages, words, seconds = plain["numbers"]
    return Record(
        plain["source"],
        plain["content"],
        Facts(*plain["facts"]),
        plain["fingerprint"],
        {form: read_plain_file(*values) for form, values in plain["outputs"].items()},
        plain["images"],
        tuple(plain["fonts"]),
        read_diagnostics(plain["diagnostics"], shown),
        pages,
        words,
        seconds,
        plain["left_out"],
        plain["kept"],
    )


def plain_file(file: WrittenFile) -> list[Any]:
    """Give a written file as JSON can hold it."""
    return [file.name, file.sha256, file.size, file.fingerprint, file.signature]


def read_plain_file(name: str, sha256: str, size: int, fingerprint: str, signed: list[int] | None) -> WrittenFile:
    """Make a written file of the items that `plain_file` gave."""
    if signed is None:
        return WrittenFile(name, sha256, size, fingerprint)
    length, changed, touched, inode = signed
    return WrittenFile(name, sha256, size, fingerprint, (length, changed, touched, inode))


def plain_diagnostics(diagnostics: Iterable[Diagnostic], shown: str) -> list[list[Any]]:
    """Give diagnostics as JSON can hold them; `shown` is the name that they give the meeting file."""
    return [_diagnostic(each, shown) for each in diagnostics]


def read_diagnostics(plain: Iterable[list[Any]], shown: str) -> tuple[Diagnostic, ...]:
    """Make diagnostics of what `plain_diagnostics` gave, with the meeting file as it is named now."""
    return tuple(_from_diagnostic(each, shown) for each in plain)


def _diagnostic(diagnostic: Diagnostic, shown: str) -> list[Any]:
    d = diagnostic
    related = [[each.message, _place(each.span, shown), each.path] for each in d.related]
    return [d.code, d.message, _place(d.span, shown), list(d.hints), d.severity.value, d.path, *related]


def _place(span: Span | None, shown: str) -> list[Any] | None:
    # The name of the meeting file depends on the working folder; it is put in again when the record is read.
    return [None if span.file == shown else span.file, *span[1:]] if span else None


def _from_diagnostic(plain: list[Any], shown: str) -> Diagnostic:
    code, message, place, hints, severity, path, *others = plain
    related = tuple(Related(words, _span(where, shown), value) for words, where, value in others)
    return Diagnostic(code, message, _span(place, shown), tuple(hints), Severity(severity), path, related)


def _span(place: list[Any] | None, shown: str) -> Span | None:
    return Span(shown if place[0] is None else place[0], *place[1:]) if place else None
