"""Text as the operators that show it, with kerning: what ReportLab's own text object has no way to say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from reportlab.pdfbase.pdfdoc import PDFDocument

from factsheet.render.pdf.embedding import SheetFont

Kerns = tuple[tuple[int, float], ...]
"""What is added after characters, by their index, in parts of the type size."""

_ESCAPES = {code: f"\\{code:03o}" for code in (*range(32), *range(127, 256))} | {40: "\\(", 41: "\\)", 92: "\\\\"}


def shown(codes: bytes, kerns: Kerns) -> str:
    """Give the inside of a string that shows codes (ISO 32000-1 7.3.4.2, 9.4.3).

    Where there are kerns, the string ends and begins anew at each: it must stand in an array.
    """
    if not kerns:
        return _escaped(codes)
    parts, start = [], 0
    for index, kern in kerns:
        parts.append(f"{_escaped(codes[start : index + 1])}){_adjustment(kern)}(")
        start = index + 1
    return "".join(parts) + _escaped(codes[start:])


def operator(inside: str, *, kerned: bool) -> str:
    """Give the operator that shows a string, Tj or TJ."""
    return f"[({inside})]TJ" if kerned else f"({inside})Tj"


def operators(font: SheetFont, document: PDFDocument, text: str, kerns: Kerns) -> Iterator[tuple[int, str]]:
    """Give the operators that show a text, each with the subset whose codes it has."""
    start = 0
    for subset, codes in font.splitString(text, document):
        end = start + len(codes)
        inner = tuple((index - start, kern) for index, kern in kerns if start <= index < end)
        yield subset, operator(shown(codes, inner), kerned=bool(inner))
        start = end


def _escaped(codes: bytes) -> str:
    return codes.decode("latin-1").translate(_ESCAPES)


@cache
def _adjustment(kern: float) -> str:
    """Give a kern as TJ takes it: what is subtracted, in thousandths of the type size."""
    return f"{-1000 * kern:.4g}"
