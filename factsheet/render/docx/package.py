"""The package: its parts and how they hang together, and the same bytes for the same parts (ECMA-376 part 2)."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.package import OpcPackage
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from factsheet.document import Metadata
from factsheet.render.docx.base import Base
from factsheet.render.docx.core import core_properties
from factsheet.render.docx.ledger import Ledger
from factsheet.render.docx.xml import serialize

_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_EPOCH = (1980, 1, 1, 0, 0, 0)


class TreePart(Part):
    """A part whose element may grow until the package is written."""

    def __init__(self, name: str, content_type: str, tree: etree._Element) -> None:
        super().__init__(PackURI(name), content_type)
        self.tree = tree

    @property
    def blob(self) -> bytes:
        """The bytes of the element as it is now."""
        return serialize(self.tree)


def new_package(base: Base, metadata: Metadata, tree: etree._Element, ledger: Ledger) -> tuple[OpcPackage, Part]:
    """Give a package with the base's parts and the core properties, and its main part, made of the tree."""
    package = OpcPackage()
    main = TreePart("/word/document.xml", CONTENT_TYPE.WML_DOCUMENT_MAIN, tree)
    package.relate_to(main, RELATIONSHIP_TYPE.OFFICE_DOCUMENT)
    for part in base.parts:
        main.relate_to(Part(PackURI(part.name), part.content_type, part.data), part.relationship)
    core = TreePart("/docProps/core.xml", CONTENT_TYPE.OPC_CORE_PROPERTIES, core_properties(metadata, ledger))
    package.relate_to(core, RELATIONSHIP_TYPE.CORE_PROPERTIES)
    return package, main


def pack(package: OpcPackage) -> bytes:
    """Give the zip file: members sorted, without times or the marks of an operating system."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in sorted(_members(package).items()):
            member = zipfile.ZipInfo(name, _EPOCH)
            member.compress_type = zipfile.ZIP_DEFLATED
            member.create_system = 0
            archive.writestr(member, data)
    return buffer.getvalue()


def _members(package: OpcPackage) -> dict[str, bytes | str]:
    parts = list(package.iter_parts())
    members: dict[str, bytes | str] = {"[Content_Types].xml": _content_types(parts), "_rels/.rels": package.rels.xml}
    for part in parts:
        members[part.partname.membername] = part.blob
        if part.rels:
            members[PackURI(part.partname.rels_uri).membername] = part.rels.xml
    return members


def _content_types(parts: Iterable[Part]) -> bytes:
    types = etree.fromstring(f'<Types xmlns="{_TYPES}"/>')
    etree.SubElement(types, f"{{{_TYPES}}}Default", Extension="rels", ContentType=CONTENT_TYPE.OPC_RELATIONSHIPS)
    etree.SubElement(types, f"{{{_TYPES}}}Default", Extension="xml", ContentType=CONTENT_TYPE.XML)
    for part in parts:
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=part.partname, ContentType=part.content_type)
    return serialize(types)
