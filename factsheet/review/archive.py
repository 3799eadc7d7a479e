"""The zip file around a Word document, opened with care: what it holds comes from outside and may be anything."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import NoReturn

from factsheet.diagnostics import Diagnostic, FactsheetError, Span

MAX_BYTES = 64 * 1024 * 1024
"""The largest file read; drafts with pictures have a few million bytes."""
MAX_MEMBERS = 5_000
MAX_PART = 64 * 1024 * 1024
"""The most bytes of one part, unpacked."""
MAX_TOTAL = 192 * 1024 * 1024
"""The most bytes of all parts read, unpacked."""
MAX_RATIO = 250
"""The most bytes that one packed byte may become in a part of some size; repetitive XML stays far below."""
_SMALL = 1024 * 1024
_CHUNK = 64 * 1024

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHERS = {
    b"%PDF": "a PDF file",
    b"{\\rtf": "an RTF file",
    b"<?xml": "an XML file",
    b"<html": "an HTML file",
    b"<!DOC": "an HTML file",
}


class Archive:
    """The members of a zip file by name (letter case aside), each read when it is asked for."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open the archive; raises FactsheetError where the bytes are no Word file that can be read."""
        self.file = file
        self._left = MAX_TOTAL
        if len(data) > MAX_BYTES:
            self.refuse("word-too-large", f"the file has {len(data):,} bytes; at most {MAX_BYTES:,} are read")
        self._refuse_other_kinds(data)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            self.damaged("it is no whole zip file")
        members = self._zip.infolist()
        if len(members) > MAX_MEMBERS:
            self.refuse("word-too-large", f"the file has {len(members):,} parts; at most {MAX_MEMBERS:,} are read")
        self._members = {info.filename.lower().lstrip("/"): info for info in members}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all members, in lower case."""
        return tuple(self._members)

    def read(self, name: str) -> bytes | None:
        """Give the bytes of a member, or None where there is none; raises FactsheetError for what is damaged or a bomb.

        What a member unpacks to is counted while it is read: its header may say anything.
        """
        info = self._members.get(name.lower().lstrip("/"))
        if info is None:
            return None
        if info.flag_bits & 1:
            self.refuse("word-encrypted", "the file is protected by a password", "save it without one")
        try:
            return self._unpacked(info)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            self.damaged(f"its part {name} cannot be unpacked")

    def _unpacked(self, info: zipfile.ZipInfo) -> bytes:
        data = bytearray()
        with self._zip.open(info) as member:
            while chunk := member.read(_CHUNK):
                data += chunk
                self._left -= len(chunk)
                self._refuse_bomb(info, len(data))
        return bytes(data)

    def _refuse_bomb(self, info: zipfile.ZipInfo, size: int) -> None:
        swollen = size > _SMALL and size > MAX_RATIO * max(1, info.compress_size)
        if size > MAX_PART or self._left < 0 or swollen:
            self.refuse("word-too-large", f"the part {info.filename} unpacks to more than a draft can have")

    def _refuse_other_kinds(self, data: bytes) -> None:
        if data.startswith(_OLE):
            if _ENCRYPTED in data:
                self.refuse("word-encrypted", "the file is encrypted", "open it in Word and save it without a password")
            self.refuse("not-word", "the file is in the format of Word 97–2003", "save it as .docx")
        for magic, kind in _OTHERS.items():
            if data.lstrip()[:5].lower().startswith(magic.lower()):
                self.refuse("not-word", f"the file is {kind}, not a Word file", "save the draft as .docx")

    def damaged(self, why: str) -> NoReturn:
        """Raise the error of a file that is no whole Word file."""
        hint = "open it in Word, let it be repaired, and save it as .docx"
        self.refuse("word-damaged", f"the file is damaged, or no Word file: {why}", hint)

    def refuse(self, code: str, message: str, *hints: str) -> NoReturn:
        """Raise an error that names the file."""
        raise FactsheetError([Diagnostic(code, message, Span(self.file), hints)])
