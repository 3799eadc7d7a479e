"""Reads PDF files back for the tests: text, lines, fonts, links, outline."""

from __future__ import annotations

import io
import re
import shutil
import subprocess

import pypdf
import pypdfium2
from msgspec.structs import replace
from tools import unavailable

from factsheet.document.nodes import Document, RunningLine


def bare(document: Document) -> Document:
    """Give the document without running lines and watermark, which belong to no reading order."""
    return replace(document, head=RunningLine(), foot=RunningLine(), watermark=None)


def page_lines(data: bytes) -> list[list[str]]:
    """Give the lines of text of each page, in the order of the content stream."""
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(data)]
    return [[line for line in page.replace("\ufffe", "-").splitlines() if line.strip()] for page in pages]


def shown(pieces) -> str:
    """Give the text of what stands on a line."""
    return "".join(fragment.text for piece in pieces for fragment in piece.fragments)


def squeezed(text: str) -> str:
    """Give the text without white space, for comparisons across line breaks."""
    return re.sub(r"\s+", "", text)


def all_text(data: bytes) -> str:
    """Give the text of all pages without white space."""
    return squeezed("".join("".join(lines) for lines in page_lines(data)))


def poppler_text(data: bytes) -> str:
    """Give what poppler's `pdftotext` copies of all pages; skips the test where it is not installed."""
    program = shutil.which("pdftotext")
    if program is None:
        unavailable("pdftotext", "apt-get install poppler-utils")
    return subprocess.run([program, "-", "-"], input=data, capture_output=True, check=True).stdout.decode()


def char_boxes(data: bytes) -> list[tuple[int, str, tuple[float, float, float, float]]]:
    """Give page index, character and box (left, bottom, right, top) of every character."""
    found = []
    for index, page in enumerate(pypdfium2.PdfDocument(data)):
        text = page.get_textpage()
        characters = text.get_text_range(0, text.count_chars())
        found.extend((index, character, text.get_charbox(at)) for at, character in enumerate(characters))
    return found


def reader(data: bytes) -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(data))


def font_dictionaries(data: bytes) -> list[pypdf.generic.DictionaryObject]:
    """Give every font of every page, and of the document as a whole."""
    pdf = reader(data)
    objects = (pdf.get_object(number) for number in range(1, pdf.trailer["/Size"]))
    return [o for o in objects if isinstance(o, dict) and o.get("/Type") == "/Font"]


def annotations(data: bytes, subtype: str) -> list[pypdf.generic.DictionaryObject]:
    pages = reader(data).pages
    found = [note.get_object() for page in pages for note in page.get("/Annots", ())]
    return [note for note in found if note["/Subtype"] == subtype]
