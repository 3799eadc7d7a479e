"""The core properties: what a file says of itself (ECMA-376 part 2, 11)."""

from __future__ import annotations

from datetime import UTC

from docx.opc.coreprops import CoreProperties
from docx.oxml.coreprops import CT_CoreProperties
from lxml import etree

from factsheet.document import Metadata
from factsheet.render.docx.ledger import Ledger

_LONGEST = 255


def core_properties(metadata: Metadata, ledger: Ledger) -> etree._Element:
    """Give the element of `core.xml`; both its dates are the document's own."""
    element = CT_CoreProperties.new()
    properties = CoreProperties(element)
    properties.title = _property(metadata.title, ledger)
    properties.author = properties.last_modified_by = _property(metadata.author, ledger)
    properties.subject = _property(metadata.subject, ledger)
    properties.keywords = _property(", ".join(metadata.keywords), ledger)
    properties.language = _property(metadata.language, ledger)
    properties.identifier = _property(metadata.identifier, ledger)
    properties.created = properties.modified = metadata.created.astimezone(UTC)
    properties.revision = 1
    return element


def _property(text: str, ledger: Ledger) -> str:
    """Give a text that a core property can hold: Word takes 255 characters."""
    clean = ledger.clean(text)
    return clean if len(clean) <= _LONGEST else clean[: _LONGEST - 1] + "…"
