"""The package: its parts, the core properties, and the same bytes for the same parts (ECMA-376 part 2)."""

from __future__ import annotations

from datetime import UTC
from functools import lru_cache

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.coreprops import CoreProperties
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.coreprops import CT_CoreProperties
from lxml import etree

from factsheet.document.nodes import Metadata
from factsheet.render.docx.context import WritingContext
from factsheet.render.docx.file.archive import Member, archive, deflated, kept_deflated
from factsheet.render.docx.file.base import Base, FixedPart
from factsheet.render.docx.xml import serialize

_LONGEST = 255


def core_properties(metadata: Metadata, context: WritingContext) -> etree._Element:
    """Give the element of `core.xml`; both its dates are the document's own."""
    element = CT_CoreProperties.new()
    properties = CoreProperties(element)
    properties.title = _property(metadata.title, context)
    properties.author = properties.last_modified_by = _property(metadata.author, context)
    properties.subject = _property(metadata.subject, context)
    properties.keywords = _property(", ".join(metadata.keywords), context)
    properties.language = _property(metadata.language, context)
    properties.identifier = _property(metadata.identifier, context)
    properties.created = properties.modified = metadata.created.astimezone(UTC)
    properties.revision = 1
    return element


def _property(text: str, context: WritingContext) -> str:
    """Give a text that a core property can hold: Word takes 255 characters."""
    clean = context.clean(text)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"


_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_SMALL = 4096
"""Parts of at most so many bytes are kept deflated: running heads and feet are, the text is not."""


class TreePart(Part):
    """A part whose element may grow until the package is written."""

    def __init__(self, name: str, content_type: str, tree: etree._Element) -> None:
        super().__init__(PackURI(name), content_type)
        self.tree = tree

    @property
    def blob(self) -> bytes:
        """The bytes of the element as it is now."""
        return serialize(self.tree)


class ReadyPart(Part):
    """A part that is kept deflated from one file to the next."""

    def __init__(self, part: FixedPart) -> None:
        super().__init__(PackURI(part.name), part.content_type, part.data)
        self.member = part.member


def new_package(
    base: Base, metadata: Metadata, tree: etree._Element, context: WritingContext
) -> tuple[OpcPackage, Part]:
    """Give a package with the base's parts and the core properties, and its main part, made of the tree."""
    package = OpcPackage()
    main = TreePart("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, tree)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for part in base.parts:
        main.relate_to(ReadyPart(part), part.relationship)
    core = TreePart("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, core_properties(metadata, context))
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return package, main


def pack(package: OpcPackage) -> bytes:
    """Give the zip file: members sorted, without times or the marks of an operating system."""
    return archive(sorted(_members(package).items()))


def _members(package: OpcPackage) -> dict[str, Member]:
    parts = list(package.iter_parts())
    members = {
        "[Content_Types].xml": kept_deflated(_content_types(tuple((p.partname, p.content_type) for p in parts))),
        "_rels/.rels": kept_deflated(package.rels.xml),
    }
    for part in parts:
        members[part.partname.membername] = part.member if isinstance(part, ReadyPart) else _deflated(part)
        if part.rels:
            members[PackURI(part.partname.rels_uri).membername] = kept_deflated(part.rels.xml)
    return members


def _deflated(part: Part) -> Member:
    """Deflate a part; of those that are trees, only the small ones may come again."""
    data = part.blob
    return kept_deflated(data) if len(data) < _SMALL else deflated(data)


@lru_cache(maxsize=32)
def _content_types(parts: tuple[tuple[str, str], ...]) -> bytes:
    """Give `[Content_Types].xml` for parts, each a name and a content type."""
    types = etree.fromstring(f'<Types xmlns="{_TYPES}"/>')
    etree.SubElement(types, f"{{{_TYPES}}}Default", Extension="rels", ContentType=CONTENT_TYPE.OPC_RELATIONSHIPS)
    etree.SubElement(types, f"{{{_TYPES}}}Default", Extension="xml", ContentType=CONTENT_TYPE.XML)
    for name, content_type in parts:
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=name, ContentType=content_type)
    return serialize(types)
