"""Word files of others, from a folder: whether `review` reads each, how long that takes, and what it tells of it."""

from __future__ import annotations

import io
import os
import random
import re
import resource
import time
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from drafts import members, packed, read_draft
from lxml import etree
from talks import TALKS, draft
from word_edits import W

from factsheet.diagnostics import FactsheetError
from factsheet.draft.remarks import ReviewFile
from factsheet.review.listing import entries_of
from factsheet.review.merge import Decisions
from factsheet.review.outcome import merge_readings
from factsheet.review.proof import review
from factsheet.review.word.package import Package

FOLDER = "FACTSHEET_FOREIGN"
"""The variable that names the folder."""
COUNT, SEED = 500, 20261129
SECONDS, MEGABYTES = 5.0, 500
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


@dataclass(frozen=True)
class Reading:
    """What came of a file: `refused` is the code of what is wrong with it, `untold` are its paragraphs left out."""

    refused: str = ""
    paragraphs: int = 0
    untold: tuple[str, ...] = ()
    seconds: float = 0.0
    megabytes: float = 0.0


def files() -> list[Path]:
    """Give the files to read, drawn by a seed from the folder that is named, none where none is."""
    folder = os.environ.get(FOLDER)
    found = sorted(Path(folder).rglob("*.docx")) if folder else []
    return random.Random(SEED).sample(found, min(COUNT, len(found)))


def as_unknown(data: bytes) -> Reading:
    """Read a file as it is."""
    return _measured(data, whole=False)


def with_base(data: bytes) -> Reading:
    """Read a file that carries the base of a draft, and merge it; one that is no Word file is read as it is."""
    try:
        return _measured(with_part(data), whole=True)
    except (zipfile.BadZipFile, FactsheetError):
        return as_unknown(data)


def _measured(data: bytes, *, whole: bool) -> Reading:
    begun, peak = time.process_time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    refused, told, kept = "", "", ""
    try:
        reading = read_draft(data)
        proof = review("e.docx", reading)
        merge_readings({"e.docx": reading}, TALKS.encode(), "talks.yaml", ReviewFile(), Decisions())
        kept = " ".join(reading.replay.lines[owner].text for owner in reading.owners if owner is not None)
        told = "".join(f"{each.before}\n{each.after}\n" for each in entries_of(proof, None))
    except FactsheetError as error:
        refused = error.diagnostics[0].code
    seconds = time.process_time() - begun
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) / 1024
    texts = paragraphs_of(data) if whole and not refused else []
    untold = tuple(text for text in texts if not _is_told(text, told, kept))
    return Reading(refused, len(texts), untold, seconds, grown)


def _is_told(text: str, told: str, kept: str) -> bool:
    """Tell whether a paragraph is told as a whole, or all its words that are none of the lines that the base kept."""
    return _bare(text) in _bare(told) or all(word in told or word in kept for word in re.findall(r"\w+", text))


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def paragraphs_of(data: bytes) -> list[str]:
    """Give the texts of the paragraphs of a body, its tables too, as they read with revisions accepted."""
    root = Package(data, "e.docx").body
    found = []
    for paragraph in root.iter(f"{W}p"):
        if any(True for _ in paragraph.iterancestors(_FALLBACK, f"{W}del", f"{W}moveFrom")):
            continue
        texts = (t for t in paragraph.iter(f"{W}t") if next(t.iterancestors(f"{W}p")) is paragraph)
        text = "".join(t.text or "" for t in texts if not any(True for _ in t.iterancestors(f"{W}moveFrom", _FALLBACK)))
        found += [text] if any(map(str.isalnum, text)) else []
    return found


def with_part(data: bytes) -> bytes:
    """Give a Word file with the base of a draft in it."""
    parts, own = members(data), members(draft())
    main = Package(data, "e.docx").main
    base = next(part for name, part in own.items() if name.startswith("customXml/item") and b"Props" not in part)
    path = PurePosixPath(main)
    name = str(path.parent / "_rels" / f"{path.name}.rels")
    rels = etree.fromstring(parts.get(name, f'<Relationships xmlns="{_RELATIONS}"/>'.encode()))
    attributes = {"Id": "rIdForeign", "Type": f"{_OFFICE}/customXml", "Target": "/customXml/foreign.xml"}
    etree.SubElement(rels, f"{{{_RELATIONS}}}Relationship", attributes)
    return packed(parts | {name: etree.tostring(rels), "customXml/foreign.xml": base})


def is_archive(data: bytes) -> bool:
    """Tell whether a file is a ZIP archive."""
    return zipfile.is_zipfile(io.BytesIO(data))
