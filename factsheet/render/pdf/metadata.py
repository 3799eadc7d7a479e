"""What the file says of itself and how it is to be shown: information, XMP, language, colours, viewer preferences."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib.resources import files

from reportlab.pdfbase import pdfdoc

from factsheet.document import Metadata
from factsheet.render.pdf.file_writer import compressed, stream
from factsheet.render.pdf.seams import Raw, SeamCanvas, text_string
from factsheet.render.pdf.xmp import Properties, xmp_packet

_CREATOR = "factsheet"


def describe(canvas: SeamCanvas, metadata: Metadata) -> None:
    """Write everything about a file that is not on its pages.

    Information dictionary and XMP (ISO 32000-1 14.3), language (14.9.2), viewer preferences (12.2), output intent
    (ISO 19005-2 6.2.3), MarkInfo (14.7.1); the file identifier is made of the content alone (14.4).
    """
    keywords = ", ".join(metadata.keywords)
    canvas.setTitle(metadata.title)
    canvas.setAuthor(metadata.author)
    canvas.setSubject(metadata.subject)
    canvas.setKeywords(keywords)
    canvas.setCreator(_CREATOR)
    canvas.set_moment(metadata.created)
    canvas.set_signature(hashlib.md5(metadata.identifier.encode(), usedforsecurity=False))
    canvas.setViewerPreference("DisplayDocTitle", "true")
    properties = Properties(
        title=metadata.title,
        author=metadata.author,
        subject=metadata.subject,
        keywords=keywords,
        creator=_CREATOR,
        producer=canvas.info.producer,
        language=metadata.language,
        moment=metadata.created,
    )
    canvas.set_catalog(
        Lang=pdfdoc.PDFString(metadata.language),
        MarkInfo=Raw(b"<</Marked true>>"),
        Metadata=b"%d 0 R" % canvas.ready.add(stream(b"/Type/Metadata/Subtype/XML", xmp_packet(properties))),
        OutputIntents=Raw(_output_intents(canvas)),
    )


def _output_intents(canvas: SeamCanvas) -> bytes:
    profile = canvas.ready.add(_profile())
    name = text_string("sRGB IEC61966-2.1")
    intent = b"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier%s/Info%s/DestOutputProfile %d 0 R>>"
    return b"[%s]" % (intent % (name, name, profile))


@cache
def _profile() -> bytes:
    """Give the stream of the ICC profile of sRGB, made with Little CMS, which leaves it free to use."""
    return compressed(b"/N 3", (files(__package__) / "srgb.icc").read_bytes())
