"""Text in a text object, with kerning: what ReportLab's own `textOut` has no way to say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.textobject import PDFTextObject

Kerns = tuple[tuple[int, float], ...]
"""What is added after characters, by their index, in parts of the type size."""


def show(text: PDFTextObject, font: TTFont, size: float, words: str, kerns: Kerns) -> None:
    """Show words in a text object whose font is set, an operator a subset (ISO 32000-1 9.4.3, Tj and TJ).

    A no-break space takes the code of a space: it stretches with the others and is copied as one.
    """
    canvas = text._canvas
    start = 0
    for subset, codes in _encoded(font, words, canvas._doc):
        if subset != text._curSubset:
            text._code.append(f"{font.getSubsetInternalName(subset, canvas._doc)} {fp_str(size)} Tf")
            text._curSubset = subset
        end = start + len(codes)
        inner = [(index - start, kern) for index, kern in kerns if start <= index < end] if kerns else ()
        if inner:
            text._code.append(f"[{''.join(_kerned(codes, inner, canvas._escape))}] TJ")
        else:
            text._code.append(f"({canvas._escape(codes)}) Tj")
        start = end


def _encoded(font: TTFont, words: str, document: PDFDocument) -> Sequence[tuple[int, bytes]]:
    """Give what `splitString` gives, in a fraction of its time where all characters have their codes already."""
    state = font.state.get(document)
    # No dictionary lookup in Python for each character: a text whose codes all lie in the first subset is translated.
    if state is not None and len(state.subsets) == 1 and state.assignments.keys() >= set(map(ord, words)):
        return ((0, words.translate(state.assignments).encode("latin-1")),)
    split: Sequence[tuple[int, bytes]] = font.splitString(words, document)
    return split


def _kerned(codes: bytes, kerns: Sequence[tuple[int, float]], escape: Callable[[bytes], str]) -> Iterator[str]:
    start = 0
    for index, kern in kerns:
        yield f"({escape(codes[start : index + 1])}){_adjustment(kern)}"
        start = index + 1
    if start < len(codes):
        yield f"({escape(codes[start:])})"


@cache
def _adjustment(kern: float) -> str:
    """Give a kern as TJ takes it: what is subtracted, in thousandths of the type size."""
    return f"{-1000 * kern:.4g}"
