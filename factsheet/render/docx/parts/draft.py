"""What makes a Word file a draft: changes are tracked, lines numbered, paragraphs bookmarked, and it holds its base."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID
from zlib import compress

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from factsheet.render.docx.names import BASE_ELEMENT, BASE_NAMESPACE, SPACING
from factsheet.render.docx.xml import W, serialize

_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


@dataclass(frozen=True, slots=True)
class DraftMarks:
    """How a draft differs from a release: `base` are the bytes that it is read back by.

    Changes are tracked from the start; where `enforced`, an editor refuses to stop that.
    """

    base: bytes
    enforced: bool = False


def add_base(main: Part, base: bytes) -> None:
    """Embed the base as a custom XML part, compressed, with its properties (ECMA-376 part 1, 22.5)."""
    digest = sha256(base)
    element = etree.Element(f"{{{BASE_NAMESPACE}}}{BASE_ELEMENT}", nsmap={"fs": BASE_NAMESPACE})
    element.set("sha256", digest.hexdigest())
    element.text = b64encode(compress(base, 9)).decode("ascii")
    item = Part(PackURI("/customXml/item1.xml"), CONTENT_TYPE.XML, serialize(element))
    properties = _item_properties(UUID(bytes=digest.digest()[:16], version=4))
    item.relate_to(
        Part(PackURI("/customXml/itemProps1.xml"), CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, properties),
        RELATIONSHIP_TYPE.CUSTOM_XML_PROPS,
    )
    main.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def leave_spaces_unnumbered(body: etree._Element) -> None:
    """Keep the numbers of lines from paragraphs that have none (ECMA-376 part 1, 17.3.1.35)."""
    for style in body.iterfind(f".//{{{W}}}pStyle"):
        if style.get(f"{{{W}}}val") in SPACING:
            style.addnext(etree.Element(f"{{{W}}}suppressLineNumbers"))


def _item_properties(identifier: UUID) -> bytes:
    item = etree.Element(f"{{{_STORE}}}datastoreItem", nsmap={"ds": _STORE})
    item.set(f"{{{_STORE}}}itemID", f"{{{str(identifier).upper()}}}")
    references = etree.SubElement(item, f"{{{_STORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_STORE}}}schemaRef").set(f"{{{_STORE}}}uri", BASE_NAMESPACE)
    return serialize(item)
