"""The package and its zip file (ECMA-376 part 2, APPNOTE.TXT 6.3): the same bytes for the same parts.

`zipfile` deflates whatever it writes; styles and lists, most of a file, are the same in every file of a theme.
"""

import struct
import zlib
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeAlias

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from msgspec import Struct

from factsheet.document.nodes import Metadata
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.xml import DECLARATION, declared, escaped, quoted, timestamp

# Version 2.0 to extract; deflated, without flags; midnight of 1 January 1980 as MS-DOS tells it.
_COMMON = struct.Struct("<HHHHHIIIHH")
_VERSION, _FLAGS, _DEFLATED, _TIME, _DATE = 20, 0, 8, 0, 0x21
_LOCAL, _CENTRAL, _END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_VERSION_MADE_BY = struct.Struct("<H").pack(_VERSION)  # and of no operating system
_PLACE = struct.Struct("<HHHII")
_SUMMARY = struct.Struct("<HHHHIIH")
_FILE_ATTRIBUTES = 0o600 << 16


class Member(Struct, frozen=True):
    """A deflated file: its check sum, its size before, and its bytes."""

    crc: int
    size: int
    data: bytes

    def header(self, name: bytes) -> bytes:
        """Give what the local header and the central directory both say."""
        sizes = (self.crc, len(self.data), self.size)
        return _COMMON.pack(_VERSION, _FLAGS, _DEFLATED, _TIME, _DATE, *sizes, len(name), 0)


def deflated(data: bytes) -> Member:
    """Deflate a file."""
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    return Member(zlib.crc32(data), len(data), packer.compress(data) + packer.flush())


kept_deflated = lru_cache(maxsize=128)(deflated)
"""The same for what the next sheets are likely to have too, such as running feet."""


def archive(members: Iterable[tuple[str, Member]]) -> bytes:
    """Give the zip file of members by their names (ASCII), in this order."""
    files: list[bytes] = []
    directory: list[bytes] = []
    place = 0
    for name, member in members:
        encoded = name.encode("ascii")
        header = member.header(encoded)
        files += (_LOCAL, header, encoded, member.data)
        directory += (_CENTRAL, _VERSION_MADE_BY, header, _PLACE.pack(0, 0, 0, _FILE_ATTRIBUTES, place), encoded)
        place += len(_LOCAL) + len(header) + len(encoded) + len(member.data)
    index = b"".join(directory)
    count = len(directory) // 5
    return b"".join((*files, index, _END, _SUMMARY.pack(0, 0, count, count, len(index), place, 0)))


_LONGEST = 255


_CORE = {
    "cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
"""The namespaces of core properties (ECMA-376 part 2, 8)."""


def core_properties(metadata: Metadata, context: WritingContext) -> bytes:
    """Give `core.xml`; both its dates are the document's own."""
    author, when = _property(metadata.author, context), timestamp(metadata.created)
    properties = {
        "dc:title": _property(metadata.title, context),
        "dc:creator": author,
        "cp:lastModifiedBy": author,
        "dc:subject": _property(metadata.subject, context),
        "cp:keywords": _property(", ".join(metadata.keywords), context),
        "dc:language": _property(metadata.language, context),
        "dc:identifier": _property(metadata.identifier, context),
    }
    texts = "".join([f"<{name}>{escaped(text)}</{name}>" for name, text in properties.items()])
    dates = [f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{when}</dcterms:{name}>' for name in ("created", "modified")]
    content = f"{texts}{''.join(dates)}<cp:revision>1</cp:revision>"
    return f"{DECLARATION}<cp:coreProperties{declared(_CORE)}>{content}</cp:coreProperties>".encode()


def _property(text: str, context: WritingContext) -> str:
    """Give a text that a core property can hold: Word takes 255 characters."""
    clean = context.clean(text)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_SMALL = 4096
"""Parts of at most so many bytes are kept deflated: running heads and feet are, the text is not."""


class TextPart(Part):
    """A part whose text is set when it is known, before the package is written."""

    text = ""

    def __init__(self, name: str, content_type: str) -> None:
        super().__init__(PackURI(name), content_type)

    @property
    def blob(self) -> bytes:
        """The bytes of the part."""
        return self.text.encode()


class ReadyPart(Part):
    """A part of ready-made bytes, deflated once for all files that have it, each by this relationship."""

    def __init__(self, name: str, content_type: str, relationship: str, data: bytes) -> None:
        super().__init__(PackURI(name), content_type, data)
        self.relationship = relationship
        self.member = deflated(data)


def new_package(ready: Iterable[ReadyPart], metadata: Metadata, context: WritingContext) -> tuple[OpcPackage, TextPart]:
    """Give a package with the ready parts and the core properties, and its main part, which has no text yet."""
    package = OpcPackage()
    main = TextPart("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for part in ready:
        main.relate_to(part, part.relationship)
    core = Part(PackURI("/docProps/core.xml"), CONTENT_TYPE.OPC_CORE_PROPERTIES, core_properties(metadata, context))
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return package, main


def pack(package: OpcPackage) -> bytes:
    """Give the zip file: members sorted, without times or the marks of an operating system."""
    return archive(sorted(_members(package).items()))


def _members(package: OpcPackage) -> dict[str, Member]:
    parts = list(package.iter_parts())
    members = {
        "[Content_Types].xml": kept_deflated(_content_types(tuple((p.partname, p.content_type) for p in parts))),
        "_rels/.rels": _relationships("/", _relations(package.rels)),
    }
    for part in parts:
        members[part.partname.membername] = part.member if isinstance(part, ReadyPart) else _deflated(part)
        if part.rels:
            name = PackURI(part.partname.rels_uri).membername
            members[name] = _relationships(part.partname.baseURI, _relations(part.rels))
    return members


_Relation: TypeAlias = tuple[str, str, str, bool]
"""A relationship: its id, its type, what it leads to, and whether that is outside of the package."""


def _relations(relationships: Relationships) -> tuple[_Relation, ...]:
    return tuple(
        (each.rId, each.reltype, each.target_ref if each.is_external else each.target_part.partname, each.is_external)
        for each in relationships.values()
    )


@lru_cache(maxsize=64)
def _relationships(base: str, relations: tuple[_Relation, ...]) -> Member:
    """Give the part that holds the relationships of what stands in a folder; most sheets of a theme have the same."""
    written = []
    for name, kind, target, external in relations:
        reference = target if external else PackURI(target).relative_ref(base)
        mode = ' TargetMode="External"' if external else ""
        written.append(f'<Relationship Id="{name}" Type="{kind}" Target={quoted(reference)}{mode}/>')
    text = f'{DECLARATION}<Relationships xmlns="{_RELATIONSHIPS}">{"".join(written)}</Relationships>'
    return deflated(text.encode())


def _deflated(part: Part) -> Member:
    """Deflate a part; of those that are trees, only the small ones may come again."""
    data = part.blob
    return kept_deflated(data) if len(data) < _SMALL else deflated(data)


@lru_cache(maxsize=32)
def _content_types(parts: tuple[tuple[str, str], ...]) -> bytes:
    """Give `[Content_Types].xml` for parts, each a name and a content type."""
    usual = (("rels", CONTENT_TYPE.OPC_RELATIONSHIPS), ("xml", CONTENT_TYPE.XML))
    written = [f'<Default Extension="{extension}" ContentType="{kind}"/>' for extension, kind in usual]
    written += [f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts]
    return f'{DECLARATION}<Types xmlns="{_TYPES}">{"".join(written)}</Types>'.encode()
