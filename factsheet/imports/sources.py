"""From the bytes of a source to its blocks: its form by its content, then by its name; bounded, or refused."""

from __future__ import annotations

import re
from codecs import BOM_UTF8, BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Mapping
from pathlib import PurePath
from typing import NoReturn

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, Span
from factsheet.imports.blocks import Block, SourceReading, words
from factsheet.source.signatures import HINTS, IMAGES, FileKind, file_kind

MAX_BYTES = 64 * 1024 * 1024
"""As many bytes of a Word file or PDF as are read at all."""
MAX_TEXT = 16 * 1024 * 1024
"""As many bytes of a text or web page."""

PLAIN, MARKDOWN, HTML, WORD, PDF = "plain text", "Markdown", "a web page", "a Word file", "a PDF"
SUFFIXES = {
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".txt": PLAIN,
    ".text": PLAIN,
    ".html": HTML,
    ".htm": HTML,
    ".xhtml": HTML,
    ".docx": WORD,
    ".docm": WORD,
    ".pdf": PDF,
}
"""The forms of sources by the ends of their names."""
USUAL = {MARKDOWN: ".md", PLAIN: ".txt", HTML: ".html", WORD: ".docx", PDF: ".pdf"}
"""How the name of a source of each form ends beside its meeting file."""

_OTHERS: Mapping[FileKind, str] = {
    **HINTS,
    FileKind.OLD_OFFICE: "save it as .docx, without a password",
    FileKind.RTF: "save it as .docx",
    FileKind.OPEN_DOCUMENT: "save it as .docx",
    FileKind.EXCEL: "save its text as .docx",
    FileKind.FONT: "name the text that is set in it",
    **dict.fromkeys(IMAGES, "another program must read its text off it first"),
}
"""What to do about files that are no texts."""
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]{1,40})", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_FEW = 0.01
"""The share of control characters above which nothing is a text."""


class SourceText(Struct, frozen=True):
    """What was read: the form of the source, its blocks, and what is odd about it."""

    kind: str
    reading: SourceReading
    diagnostics: tuple[Diagnostic, ...] = ()


def read_source(data: bytes, file: str) -> SourceText:
    """Read a source; raises FactsheetError, which names `file`, for what cannot be read, or has no text."""
    kind = _kind(data, file)
    told: list[Diagnostic] = []
    named = SUFFIXES.get(PurePath(file).suffix.lower())
    if named != kind and (named or PurePath(file).suffix):
        message = f"the file is read as {kind}, which its name does not say"
        told.append(Diagnostic("import-name", message, Span(file), severity=Severity.WARNING))
    reading = _read(kind, data, file, told)
    if not any(map(_says_something, reading.blocks)):
        refuse("import-empty", "the file has no text", file, "see that it is the file that you mean")
    return SourceText(kind, reading, tuple(told))


def refuse(code: str, message: str, file: str, *hints: str) -> NoReturn:
    """Raise an error that names a file."""
    raise FactsheetError([Diagnostic(code, message, Span(file), hints)])


def _kind(data: bytes, file: str) -> str:
    kind, named = file_kind(data), SUFFIXES.get(PurePath(file).suffix.lower(), PLAIN)
    if b"%PDF-" in data[:1024]:
        return PDF
    if kind is FileKind.ZIP and (named == WORD or b"word/" in data):  # its parts may have other names than usual
        kind = FileKind.WORD
    if kind and kind in _OTHERS:
        refuse("import-form", f"the file is {kind}, which is not read", file, _OTHERS[kind])
    return {FileKind.WORD: WORD, FileKind.PAGE: HTML}.get(kind, named) if kind else named


def _read(kind: str, data: bytes, file: str, told: list[Diagnostic]) -> SourceReading:
    if kind == WORD:
        from factsheet.imports.word import read_word  # noqa: PLC0415 - each form needs its own libraries

        return read_word(data, file)
    if kind == PDF:
        return _read_pdf(data, file)
    if len(data) > MAX_TEXT:
        refuse("file-too-large", f"the file has more than the {MAX_TEXT:,} bytes that are read of a text", file)
    text = _decoded(data, file, told)
    if kind == MARKDOWN:
        from factsheet.imports.markdown import read_markdown  # noqa: PLC0415 - as above

        return read_markdown(text)
    if kind == HTML:
        from factsheet.imports.html import TooDeep, read_html  # noqa: PLC0415 - as above

        try:
            return read_html(text)
        except TooDeep:
            refuse("import-depth", "the elements of the page nest too deep", file, "save its text from a browser")
    from factsheet.imports.plain import read_plain  # noqa: PLC0415 - as above

    return read_plain(text)


def _read_pdf(data: bytes, file: str) -> SourceReading:
    from factsheet.imports.pdf import read_pdf  # noqa: PLC0415 - as above
    from factsheet.imports.pdf_lines import Unreadable  # noqa: PLC0415 - as above

    try:
        return read_pdf(data)
    except Unreadable as error:
        refuse(error.code, str(error), file, error.hint)
    except ImportError:
        hint = 'install it: pip install "factsheet[import]"'
        refuse("import-library", "reading a PDF takes pypdfium2, which is not installed", file, hint)


def _decoded(data: bytes, file: str, told: list[Diagnostic]) -> str:
    """Decode a text: UTF-8, UTF-16 with its mark, or else Windows-1252, which is told."""
    if data.startswith((BOM_UTF16_LE, BOM_UTF16_BE)):
        text = data.decode("utf-16", "replace")
    else:
        try:
            text = data.removeprefix(BOM_UTF8).decode("utf-8")
        except UnicodeDecodeError:
            said = _CHARSET.search(data[:4096])
            if said and (text := _in_charset(data, said[1].decode("ascii", "replace"))):
                return text
            text = data.decode("cp1252", "replace")
            message = "the file is not UTF-8; it is read as Windows-1252"
            hint = "look whether letters with accents and quotation marks came out right; if not, save it as UTF-8"
            told.append(Diagnostic("import-encoding", message, Span(file), (hint,), severity=Severity.WARNING))
    if len(_CONTROLS.findall(text)) > _FEW * len(text):
        refuse("import-form", "the file is no text", file, "name a Word file, web page, Markdown, plain text or PDF")
    return text


def _in_charset(data: bytes, charset: str) -> str:
    """Decode a page in the encoding that it names; nothing where there is none of that name."""
    try:
        return data.decode(charset, "replace")
    except LookupError:
        return ""


def _says_something(block: Block) -> bool:
    cells = (cell for row in block.rows for cell in row)
    return any(words(piece.text) for pieces in (block.pieces, *cells) for piece in pieces)
