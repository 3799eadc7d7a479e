"""The XMP packet is XML, whatever its properties hold."""

from datetime import UTC, datetime
from xml.etree.ElementTree import fromstring

from hypothesis import given
from hypothesis import strategies as st

from factsheet.document.nodes import Metadata
from factsheet.render.pdf.file.metadata import xmp_packet

TITLE = ".//{http://purl.org/dc/elements/1.1/}title//{http://www.w3.org/1999/02/22-rdf-syntax-ns#}li"


def title_of(title: str) -> str | None:
    """Give the title that the packet of a title says."""
    metadata = Metadata(title, "en", "", datetime(2025, 4, 3, tzinfo=UTC))
    return fromstring(xmp_packet(metadata)).findtext(TITLE)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\ufffe\uffff"), min_size=1))
def test_a_text_is_itself(text):
    assert title_of(text) == text


@given(st.text(min_size=1))
def test_what_xml_cannot_hold_is_replaced(text):
    assert len(title_of(text.replace("\r", "")) or "") == len(text.replace("\r", ""))
