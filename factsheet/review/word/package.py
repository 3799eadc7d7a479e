"""A Word document from outside: a zip file opened with care, and its parts (ECMA-376 part 2)."""

import io
import posixpath
import zipfile
import zlib
from codecs import getincrementaldecoder
from contextlib import suppress
from functools import cached_property
from pathlib import PurePath
from typing import NoReturn
from urllib.parse import unquote

from lxml import etree
from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, Span
from factsheet.source.signatures import FileKind, file_kind

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

_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_ZIPS = frozenset([FileKind.WORD, FileKind.EXCEL, FileKind.ZIP])
"""What any archive may be taken for, by what else stands in it."""


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
        self._members = {info.filename.lower().replace("\\", "/").lstrip("/"): info for info in members}

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
        kind = file_kind(data)
        if kind is FileKind.OLD_OFFICE:
            if _ENCRYPTED in data:
                self.refuse("word-encrypted", "the file is encrypted", "open it in Word and save it without a password")
            self.refuse("not-word", "the file is in the format of Word 97–2003", "save it as .docx")
        if kind and kind not in _ZIPS:
            self.refuse("not-word", f"the file is {kind}, not a Word file", "save the draft as .docx")
        if PurePath(self.file).name.startswith("~$"):
            self.refuse("not-word", "the file is what Word leaves beside a draft that is open", "name the draft itself")
        if data and _is_text(data[:_CHUNK]):
            self.refuse("not-word", "the file is a text, not a Word file", "name the draft that came back, a .docx")

    def damaged(self, why: str) -> NoReturn:
        """Raise the error of a file that is no whole Word file."""
        hint = "open it in Word, let it be repaired, and save it as .docx"
        self.refuse("word-damaged", f"the file is damaged, or no Word file: {why}", hint)

    def refuse(self, code: str, message: str, *hints: str) -> NoReturn:
        """Raise an error that names the file."""
        raise FactsheetError([Diagnostic(code, message, Span(self.file), hints)])


def _is_text(data: bytes) -> bool:
    """Tell whether bytes are UTF-8, the last character of which may be cut, without codes that control devices."""
    with suppress(UnicodeDecodeError):
        text = getincrementaldecoder("utf-8")().decode(data)
        return all(sign >= " " or sign in "\t\r\n\f" for sign in text)
    return False


_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OVERRIDE = "{http://schemas.openxmlformats.org/package/2006/content-types}Override"
_STRICT = {
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships",
    "http://purl.oclc.org/ooxml/drawingml/main": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "http://schemas.openxmlformats.org/drawingml/2006/"
    "wordprocessingDrawing",
}
"""The namespaces of ISO/IEC 29500 strict, and those of the transitional form that stand for them."""


class Relationship(Struct, frozen=True):
    """A target of a part: another part by its name, or a URI outside; `kind` is the last step of its type."""

    kind: str
    target: str
    external: bool


class Package:
    """A Word file; `main` is the name of its main part."""

    def __init__(self, data: bytes, file: str) -> None:
        """Open the file; raises FactsheetError, which names it, where it is no Word file that can be read."""
        self.file = file
        self._archive = Archive(data, file)
        self._relationships: dict[str, dict[str, Relationship]] = {}
        self.main = self._main()

    @cached_property
    def body(self) -> etree._Element:
        """The element of the main part."""
        root = self.xml(self.main)
        if root is None or str(root.tag).rpartition("}")[2] != "document":  # its prefix may stand for nothing
            self._archive.damaged("its main part is no document")
        return root

    @cached_property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is odd about the file but does not keep it from being read."""
        if not any(posixpath.basename(name) == "vbaproject.bin" for name in self._archive.names):
            return ()
        message = "the file holds macros, which are neither run nor read"
        return (Diagnostic("word-macros", message, Span(self.file), severity=Severity.WARNING),)

    def xml(self, name: str) -> etree._Element | None:
        """Give the root of an XML part, in the transitional namespaces; None where there is no such part.

        Raises FactsheetError for a part that is not well-formed, and for a document type, which Word never writes and
        through which entities come in.
        """
        data = self._archive.read(name)
        if data is None:
            return None
        root = self._parsed(name, data)
        if root.tag.startswith("{http://purl.oclc.org/"):
            text = etree.tostring(root, encoding="unicode")
            for strict, transitional in _STRICT.items():
                text = text.replace(f'"{strict}"', f'"{transitional}"')
            root = self._parsed(name, text.encode())
        return root

    def related(self, part: str, kind: str) -> tuple[str, ...]:
        """Give the names of the parts that a part has of a kind, such as `comments`."""
        targets = self.relationships(part).values()
        return tuple(each.target for each in targets if each.kind == kind and not each.external)

    def relationships(self, part: str) -> dict[str, Relationship]:
        """Give the relationships of a part by their ids; those of the package for an empty name."""
        if part not in self._relationships:
            folder, name = posixpath.split(part)
            root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
            elements = root.iter(_RELATIONSHIP) if root is not None else ()
            self._relationships[part] = {e.get("Id", ""): _relationship(e, folder) for e in elements}
        return self._relationships[part]

    def _parsed(self, name: str, data: bytes) -> etree._Element:
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, ValueError):
            self._archive.damaged(f"its part {name} is not well-formed XML")
        if root.getroottree().docinfo.internalDTD is not None:
            self._archive.refuse("word-entities", f"the part {name} declares a document type, as no Word file does")
        return root

    def _main(self) -> str:
        if "mimetype" in self._archive.names:
            self._archive.refuse("not-word", "the file is an OpenDocument file", "save it as .docx")
        names = self.related("", "officeDocument")
        name = names[0] if names else "word/document.xml"
        if name.lower() not in self._archive.names:
            self._archive.damaged("it has no main part")
        content_type = self._content_types.get(name.lower(), "")
        if "spreadsheet" in content_type or "presentation" in content_type:
            self._archive.refuse("not-word", "the file is a spreadsheet or a presentation, not a Word file")
        return name

    @cached_property
    def _content_types(self) -> dict[str, str]:
        root = self.xml("[Content_Types].xml")
        elements = root.iter(_OVERRIDE) if root is not None else ()
        return {e.get("PartName", "").lower().lstrip("/"): e.get("ContentType", "") for e in elements}


def _relationship(element: etree._Element, folder: str) -> Relationship:
    target, kind = element.get("Target", ""), posixpath.basename(element.get("Type", ""))
    if element.get("TargetMode") == "External":
        return Relationship(kind, target, external=True)
    return Relationship(kind, posixpath.normpath(posixpath.join("/", folder, unquote(target))).lstrip("/"), False)
