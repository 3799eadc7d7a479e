"""The lines of an output folder's record: what is kept of sheets as JSON can hold it, and read back as nobody's word.

Whoever can write to the folder may have written them, so each is read by its types, and names lead nowhere else.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from msgspec import convert, to_builtins
from msgspec.structs import astuple

from factsheet.diagnostics import MOST_KEPT, Diagnostic, Related, Severity, Span
from factsheet.outputs.kept import Facts, Leftover, Record, Signature, WrittenFile


def to_json(record: Record, shown: str) -> dict[str, Any]:
    """Give a record as JSON can hold it; `shown` is the name that its diagnostics give the meeting file."""
    return {
        "source": record.source,
        "content": record.content,
        "facts": list(astuple(record.facts)),
        "fingerprint": record.fingerprint,
        "outputs": {format_: astuple(file) for format_, file in record.outputs.items()},
        "images": dict(record.images),
        "fonts": list(record.fonts),
        "diagnostics": plain_diagnostics(record.diagnostics, shown),
        "numbers": [record.pages, record.words, record.seconds],
        "left_out": record.left_out,
        "kept": dict(record.kept),
    }


def from_json(plain: Mapping[str, Any], shown: str) -> Record:
    """Make a record of what `to_json` gave; raises KeyError, TypeError or ValueError where it is something else."""
    pages, words, seconds = convert(plain["numbers"], tuple[int | None, int, float])
    return Record(
        convert(plain["source"], str),
        convert(plain["content"], str),
        _facts(convert(plain["facts"], tuple[str, ...])),
        convert(plain["fingerprint"], str),
        read_files(plain["outputs"]),
        convert(plain["images"], dict[str, str | None]),
        convert(plain["fonts"], tuple[str, ...]),
        read_diagnostics(plain["diagnostics"], shown),
        pages,
        words,
        seconds,
        convert(plain["left_out"], bool),
        convert(plain["kept"], dict[str, Any]),
    )


def _facts(texts: Iterable[str]) -> Facts:
    """Give the facts of a record; raises TypeError or ValueError where they are none."""
    facts = Facts(*texts)
    for moment in filter(None, (facts.embargo, facts.silence, facts.broken)):
        if datetime.fromisoformat(moment).tzinfo is None:
            raise ValueError(moment)
    return facts


def read_files(plain: Mapping[str, Any]) -> dict[str, WrittenFile]:
    """Make written files, by what they are kept under, of the fields of each; raises ValueError for others."""
    read = convert(plain, dict[str, tuple[str, str, int, str, Signature | None]])
    return {key: WrittenFile(_inside(each[0]), *each[1:]) for key, each in read.items()}


def read_leftover(name: Any, sha256: Any, source: Any) -> Leftover:  # noqa: ANN401 - whatever JSON can hold
    """Make a leftover file of what is kept of it; raises ValueError for anything else."""
    return Leftover(_inside(convert(name, str)), convert(sha256, str), convert(source, str))


def _inside(name: str) -> str:
    if not is_name(name):
        raise ValueError(name)
    return name


def is_name(name: str) -> bool:
    """Tell whether this may be the name of a file of an output folder: a path down from it, of plain steps."""
    steps = name.split("/")
    return name.isprintable() and not any(each in {"", ".", ".."} or "\\" in each or ":" in each for each in steps)


def plain_diagnostics(diagnostics: Iterable[Diagnostic], shown: str) -> list[list[Any]]:
    """Give diagnostics as JSON can hold them; `shown` is the name that they give the meeting file."""
    plain: list[list[Any]] = []
    for d in diagnostics:
        related = [[each.message, _place(each.span, shown), each.path] for each in d.related]
        plain.append([d.code, d.message, _place(d.span, shown), list(d.hints), d.severity.value, d.path, *related])
    return plain


def read_diagnostics(plain: Iterable[list[Any]], shown: str) -> tuple[Diagnostic, ...]:
    """Make diagnostics of what `plain_diagnostics` gave, with the meeting file as it is named now."""
    read: list[Diagnostic] = []
    for code, message, place, hints, severity, path, *others in convert(plain, list[list[Any]]):
        related = tuple(Related(words, _span(where, shown), value) for words, where, value in others)
        told = Diagnostic(code, message, _span(place, shown), tuple(hints), Severity(severity), path, related)
        read.append(convert(to_builtins(told), Diagnostic))
    return tuple(read)


def _place(span: Span | None, shown: str) -> list[Any] | None:
    # The name of the meeting file depends on the working folder; it is put in again when the record is read.
    if span is None:
        return None
    excerpt = span.excerpt if len(span.excerpt) <= MOST_KEPT else ""
    return [None if span.file == shown else span.file, span.line, span.column, span.end_line, span.end_column, excerpt]


def _span(place: list[Any] | None, shown: str) -> Span | None:
    return Span(shown if place[0] is None else place[0], *place[1:]) if place else None
