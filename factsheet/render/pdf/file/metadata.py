"""What the file says of itself and how it is shown: information, XMP (ISO 19005-2 6.6), viewer preferences."""

import hashlib
from datetime import UTC
from functools import cache
from pathlib import Path

from factsheet.characters import escaped, writable
from factsheet.document.nodes import Metadata
from factsheet.render.bidi.paragraphs import base_level
from factsheet.render.pdf.file.file_writer import compressed, stream, text_string
from factsheet.render.pdf.file.page_canvas import PageCanvas

# PDF/A knows no property pdfuaid:part, so the packet describes it (ISO 19005-2 6.6.2.3.3).
_EXTENSION = """\
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"\
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""

_PACKET = """\
<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"\
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"\
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
{properties}
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{extension}</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>
"""


_CREATOR, _PRODUCER = "factsheet", "ReportLab PDF Library - (opensource)"


def xmp_packet(metadata: Metadata, producer: str) -> bytes:
    """Give the packet in UTF-8; its properties agree with the information dictionary (ISO 32000-1 14.3.3)."""
    moment = metadata.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [
        "<dc:format>application/pdf</dc:format>",
        _container("dc:title", "Alt", metadata.title, ' xml:lang="x-default"'),
        _container("dc:creator", "Seq", metadata.author),
        _container("dc:description", "Alt", metadata.subject, ' xml:lang="x-default"'),
        _container("dc:language", "Bag", metadata.language),
        _simple("pdf:Keywords", ", ".join(metadata.keywords)),
        _simple("pdf:Producer", producer),
        _simple("xmp:CreatorTool", _CREATOR),
        _simple("xmp:CreateDate", moment),
        _simple("xmp:ModifyDate", moment),
    ]
    return _PACKET.format(properties="\n".join(filter(None, lines)), extension=_EXTENSION).encode()


def _simple(name: str, value: str) -> str:
    return f"<{name}>{_text(value)}</{name}>" if value else ""


def _container(name: str, kind: str, value: str, attributes: str = "") -> str:
    item = f"<rdf:li{attributes}>{_text(value)}</rdf:li>"
    return f"<{name}><rdf:{kind}>{item}</rdf:{kind}></{name}>" if value else ""


def _text(value: str) -> str:
    return escaped(writable(value))


def describe(canvas: PageCanvas, metadata: Metadata) -> None:
    """Write everything about a file that is not on its pages.

    Information dictionary and XMP (ISO 32000-1 14.3), language (14.9.2), viewer preferences (12.2), output intent
    (ISO 19005-2 6.2.3), MarkInfo (14.7.1); the file identifier is made of the content alone (14.4).
    """
    known = (metadata.title, metadata.author, metadata.subject, ", ".join(metadata.keywords))
    digest = hashlib.md5("".join((metadata.identifier, *known)).encode(), usedforsecurity=False).hexdigest().encode()
    information = canvas.ready.add(_information(metadata, *known))
    canvas.trailer = b"/Info %d 0 R/ID[<%s><%s>]" % (information, digest, digest)
    packet = stream(b"/Type/Metadata/Subtype/XML", xmp_packet(metadata, _PRODUCER))
    direction = b"/Direction/R2L" if base_level(metadata.language) else b""
    canvas.catalog |= {
        "Lang": text_string(metadata.language),
        "MarkInfo": b"<</Marked true>>",
        "Metadata": b" %d 0 R" % canvas.ready.add(packet),
        "OutputIntents": _output_intents(canvas),
        "ViewerPreferences": b"<</DisplayDocTitle true%s>>" % direction,
    }


def _information(metadata: Metadata, *known: str) -> bytes:
    """Give the information dictionary; `known` are title, author, subject and keywords."""
    moment = metadata.created.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'").encode("ascii")
    return b"<</Title%s/Author%s/Subject%s/Keywords%s/Creator%s/Producer%s/CreationDate(%s)/ModDate(%s)>>" % (
        *map(text_string, (*known, _CREATOR, _PRODUCER)),
        *(moment, moment),
    )


def _output_intents(canvas: PageCanvas) -> bytes:
    profile = canvas.ready.add(_profile())
    name = text_string("sRGB IEC61966-2.1")
    intent = b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%s/Info%s/DestOutputProfile %d 0 R>>"
    return b"[%s]" % (intent % (name, name, profile))


@cache
def _profile() -> bytes:
    """Give the stream of the ICC profile of sRGB, made with Little CMS, which leaves it free to use."""
    return compressed(b"/N 3", Path(__file__).with_name("srgb.icc").read_bytes())
