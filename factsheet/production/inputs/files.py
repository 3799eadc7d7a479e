"""Reading files that the user names, bounded, with every failure told as a diagnostic."""

from __future__ import annotations

from pathlib import Path

from factsheet.diagnostics import Diagnostic, FactsheetError, Span

MAX_MEETING_BYTES = 16 * 1024 * 1024
"""As many bytes of a meeting file as are read at all."""


def read_file(path: Path, limit: int) -> bytes:
    """Read a file of at most `limit` bytes; raises FactsheetError, with a span in the file, for what cannot be read."""
    try:
        with path.open("rb") as stream:
            data = stream.read(limit + 1)
    except OSError as error:
        raise FactsheetError([cannot_read(path, error)]) from None
    if len(data) > limit:
        message = f"the file has more than the {limit:,} bytes that are read"
        raise FactsheetError([Diagnostic("file-too-large", message, Span(str(path)))])
    return data


def cannot_read(path: Path, error: OSError) -> Diagnostic:
    """Say that a file or folder cannot be read, and why."""
    return Diagnostic("cannot-read", f"cannot be read: {reason(error)}", Span(str(path)))


def reason(error: OSError) -> str:
    """Give the system's reason in the middle of a sentence: `permission denied`."""
    text = error.strerror or str(error)
    return text[:1].lower() + text[1:]


def as_text(data: bytes, file: str) -> str:
    """Decode UTF-8; raises FactsheetError with the place, in a file of this name, of what is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        hint = "save the file as UTF-8"
        span = Span(file, line, end_line=line)
        raise FactsheetError([Diagnostic("not-utf8", "the line is not UTF-8", span, (hint,))]) from None
