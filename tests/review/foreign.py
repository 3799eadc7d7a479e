"""Word files of others, from a folder: whether `review` reads each, what that takes, and what it tells of it."""

from __future__ import annotations

import json
import os
import random
import re
import resource
import zipfile
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path, PurePosixPath

from drafts import members, packed, read_draft
from lxml import etree
from talks import TALKS, draft
from word_edits import W

from factsheet.characters import composed
from factsheet.diagnostics import FactsheetError
from factsheet.draft.remarks import ReviewFile
from factsheet.review.listing import entries_of
from factsheet.review.merge import Decisions
from factsheet.review.outcome import merge_readings
from factsheet.review.proof import review
from factsheet.review.reader import ReadDraft
from factsheet.review.word.package import Package
from factsheet.rich.reading import parse_rich

FOLDER = "FACTSHEET_FOREIGN"
"""The variable that names the folder."""
COUNT, SEED = 500, 20261129
SECONDS, MEGABYTES = 5.0, 500
"""What a file may take of a processor's time and of memory, in a process of its own."""
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GONE = (_FALLBACK, f"{W}del", f"{W}moveFrom")
_HUNG = 60
"""The seconds after which the system ends a process."""


@dataclass(frozen=True)
class Reading:
    """What came of a file: `refused` is the code of what is wrong with it, `untold` are its paragraphs left out."""

    refused: str = ""
    paragraphs: int = 0
    untold: tuple[str, ...] = ()
    fault: str = ""


@dataclass(frozen=True)
class Measured:
    """A reading, and what the process that made it took."""

    reading: Reading
    seconds: float
    megabytes: float


def files() -> list[Path]:
    """Give the files to read, drawn by a seed from the folder that is named, none where none is."""
    folder = os.environ.get(FOLDER)
    found = sorted(Path(folder).rglob("*.docx")) if folder else []
    return random.Random(SEED).sample(found, min(COUNT, len(found)))


def as_unknown(data: bytes) -> Reading:
    """Read a file as it is."""
    return _read(data)


def with_base(data: bytes) -> Reading:
    """Read a file that carries the base of a draft, and merge it; one that is no Word file is read as it is."""
    try:
        return _read(with_part(data), whole=True)
    except (zipfile.BadZipFile, FactsheetError):
        return as_unknown(data)


def measured(read: Callable[[bytes], Reading], data: bytes) -> Measured:
    """Read a file in a process of its own, which knows what this one has imported."""
    draft()
    inlet, outlet = os.pipe()
    child = os.fork()
    if not child:
        os.close(inlet)
        resource.setrlimit(resource.RLIMIT_CPU, (_HUNG, _HUNG))
        try:
            found = read(data)
        except BaseException as error:
            found = Reading(fault=f"{type(error).__name__}: {error}")
        with os.fdopen(outlet, "wb") as pipe:
            pipe.write(json.dumps(asdict(found)).encode())
        os._exit(0)
    os.close(outlet)
    with os.fdopen(inlet, "rb") as pipe:
        told = pipe.read()
    _, status, used = os.wait4(child, 0)
    made = json.loads(told) if told else {"fault": f"ended with status {status}"}
    reading = Reading(**made | {"untold": tuple(made.get("untold", ()))})
    return Measured(reading, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _read(data: bytes, *, whole: bool = False) -> Reading:
    try:
        reading = read_draft(data)
        proof = review("e.docx", reading)
        merge_readings({"e.docx": reading}, TALKS.encode(), "talks.yaml", ReviewFile(), Decisions())
    except FactsheetError as error:
        return Reading(error.diagnostics[0].code)
    if not whole:
        return Reading()
    told = {_plain(text) for each in entries_of(proof, None) for text in _writings(f"{each.before}\n{each.after}")}
    texts = list(paragraphs_of(data))
    return Reading("", len(texts), tuple(text for text in texts if not _is_told(text, told, reading)))


def _writings(text: str) -> tuple[str, str]:
    """Give a text as it is told, and as it reads where what is told is a value with markup."""
    return text, "".join(run.text for run in parse_rich(text))


def _is_told(text: str, told: Collection[str], reading: ReadDraft) -> bool:
    """Tell whether a paragraph is told to the letter, or is a line of the base, which is told but for what stays."""
    if text in told or any(text in each for each in told):
        return True
    owners = [
        owner for owner, accepted in zip(reading.owners, reading.accepted, strict=True) if text in _plain(accepted)
    ]
    lines = (_plain(reading.replay.lines[owner].text) for owner in owners if owner is not None)
    return any({word for each in (*told, line) for word in _words(each)}.issuperset(_words(text)) for line in lines)


def _words(text: str) -> Iterator[str]:
    """Give the words and the signs of a text."""
    return (found[0] for found in re.finditer(r"\w+|[^\w\s]", text))


_NO_TEXT = dict.fromkeys((*range(0x7F, 0x85), *range(0x86, 0xA0), 0xFEFF, *range(0xFDD0, 0xFDF0)))


def _plain(text: str) -> str:
    """Give a text to the letter, as a meeting holds it: composed, with single blanks, without what is no character."""
    return " ".join(composed(text.translate(_NO_TEXT)).split())


_SIGNS = {
    "t": None,
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}


def paragraphs_of(data: bytes) -> Iterator[str]:
    """Give the texts of the paragraphs of a body, its tables too, as they read with revisions accepted.

    The characters of symbol fonts are left to tests of their own: a paragraph ends for this purpose where one stands.
    """
    for paragraph in Package(data, "e.docx").body.iter(f"{W}p"):
        if _is_gone(paragraph):
            continue
        pieces = [""]
        for leaf in _leaves(paragraph):
            name = etree.QName(leaf).localname
            if next(leaf.iterancestors(f"{W}rt"), None) is not None:
                yield _plain(leaf.text or "")  # a phonetic guide stands beside its words
            elif name == "sym" or _in_symbols(leaf):
                pieces.append("")
            else:
                pieces[-1] += (leaf.text or "") if name == "t" else (_SIGNS[name] or "")
        yield from (text for text in map(_plain, pieces) if any(map(str.isalnum, text)))


def _is_gone(element: etree._Element) -> bool:
    """Tell whether an element goes as revisions are accepted, as a deleted cell does, or stands for an older reader."""
    rows = ((each, f"{W}trPr/{W}del") for each in element.iterancestors(f"{W}tr"))
    cells = ((each, f"{W}tcPr/{W}cellDel") for each in element.iterancestors(f"{W}tc"))
    return next(element.iterancestors(*_GONE), None) is not None or any(
        each.find(deleted) is not None for each, deleted in (*rows, *cells)
    )


def _leaves(paragraph: etree._Element) -> Iterator[etree._Element]:
    names = [f"{W}{name}" for name in (*_SIGNS, "sym")]
    code = 0
    for leaf in paragraph.iter(*names, f"{W}fldChar"):
        if next(leaf.iterancestors(f"{W}p")) is not paragraph or _is_gone(leaf):
            continue
        if leaf.tag == f"{W}fldChar":
            kind = leaf.get(f"{W}fldCharType")
            code += (kind == "begin") - (kind == "separate")
        elif leaf.getparent().tag == f"{W}r" and code <= 0:
            yield leaf


def _in_symbols(leaf: etree._Element) -> bool:
    return re.search("[\uf000-\uf0ff]", leaf.text or "") is not None or any(
        "ymbol" in name or "ings" in name
        for fonts in leaf.getparent().iterfind(f"{W}rPr/{W}rFonts")
        for name in fonts.attrib.values()
    )


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
