"""What the file says of itself and how it is shown: information, XMP (ISO 19005-2 6.6), viewer preferences."""

import hashlib
from datetime import UTC
from functools import cache
from pathlib import Path

from factsheet.characters import escaped, writable
from factsheet.document.nodes import Metadata
from factsheet.render.bidi.paragraphs import base_level
from factsheet.render.pdf.file.file_writer import ReadyObjects, compressed, stream, text_string

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
_ANY_LANGUAGE = ' xml:lang="x-default"'


def xmp_packet(metadata: Metadata) -> bytes:
    """Give the packet in UTF-8; its properties agree with the information dictionary (ISO 32000-1 14.3.3)."""
    moment = metadata.created.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    lines = [
        _property("dc:format", "application/pdf"),
        _property("dc:title", metadata.title, "Alt", _ANY_LANGUAGE),
        _property("dc:creator", metadata.author, "Seq"),
        _property("dc:description", metadata.subject, "Alt", _ANY_LANGUAGE),
        _property("dc:language", metadata.language, "Bag"),
        _property("pdf:Keywords", ", ".join(metadata.keywords)),
        _property("pdf:Producer", _PRODUCER),
        _property("xmp:CreatorTool", _CREATOR),
        _property("xmp:CreateDate", moment),
        _property("xmp:ModifyDate", moment),
    ]
    return _PACKET.format(properties="\n".join(filter(None, lines)), extension=_EXTENSION).encode()


def _property(name: str, value: str, kind: str = "", attributes: str = "") -> str:
    """Give a property, in a container of a kind where it is to have one, and nothing for one without a value."""
    text = escaped(writable(value))
    item = f"<rdf:{kind}><rdf:li{attributes}>{text}</rdf:li></rdf:{kind}>" if kind else text
    return f"<{name}>{item}</{name}>" if value else ""


def describe(metadata: Metadata, ready: ReadyObjects) -> tuple[dict[str, bytes], bytes]:
    """Give everything about a file that is not on its pages: entries of its catalog, and those of its trailer.

    Information dictionary and XMP (ISO 32000-1 14.3), language (14.9.2), viewer preferences (12.2), output intent
    (ISO 19005-2 6.2.3), MarkInfo (14.7.1); the file identifier is made of the content alone (14.4).
    """
    known = (metadata.title, metadata.author, metadata.subject, ", ".join(metadata.keywords))
    digest = hashlib.md5("".join((metadata.identifier, *known)).encode(), usedforsecurity=False).hexdigest().encode()
    moment = metadata.created.astimezone(UTC).strftime("D:%Y%m%d%H%M%S+00'00'").encode("ascii")
    information = ready.add(
        b"<</Title%s/Author%s/Subject%s/Keywords%s/Creator%s/Producer%s/CreationDate(%s)/ModDate(%s)>>"
        % (*map(text_string, (*known, _CREATOR, _PRODUCER)), moment, moment)
    )
    packet = ready.add(stream(b"/Type/Metadata/Subtype/XML", xmp_packet(metadata)))
    space, profile = text_string("sRGB IEC61966-2.1"), ready.add(_profile())
    intent = b"[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%s/Info%s/DestOutputProfile %d 0 R>>]"
    catalog = {
        "Lang": text_string(metadata.language),
        "MarkInfo": b"<</Marked true>>",
        "Metadata": b" %d 0 R" % packet,
        "OutputIntents": intent % (space, space, profile),
        "ViewerPreferences": b"<</DisplayDocTitle true%s>>"
        % (b"/Direction/R2L" if base_level(metadata.language) else b""),
    }
    return catalog, b"/Info %d 0 R/ID[<%s><%s>]" % (information, digest, digest)


@cache
def _profile() -> bytes:
    """Give the stream of the ICC profile of sRGB, made with Little CMS, which leaves it free to use."""
    return compressed(b"/N 3", Path(__file__).with_name("srgb.icc").read_bytes())
