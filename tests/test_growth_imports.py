"""Imports of long texts take time in proportion, in every form; `benchmarks/imports.py` measures a thousand pages."""

from __future__ import annotations

import io
from collections.abc import Callable
from datetime import date

import pytest
from docx import Document
from reportlab.pdfgen.canvas import Canvas
from test_growth import assert_linear, measured

from factsheet import api

TEXT = "The parties met again and agreed, as in the year before, to hold talks on trade and energy in Geneva. "


def plain(number: int) -> bytes:
    return ("Title of it\n\n" + f"{TEXT * 3}\n\n- {TEXT}\n\n" * number).encode()


def page(number: int) -> bytes:
    menu = "<nav><a href='/a'>World</a></nav>"
    return f"<h1>Title</h1>{menu}{f'<div><p>{TEXT * 3}<li>{TEXT}</div>' * number}".encode()


def word(number: int) -> bytes:
    document = Document()
    for _ in range(number):
        document.add_paragraph(TEXT * 3)
        document.add_paragraph(TEXT, style="List Bullet")
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(number: int) -> bytes:
    stream = io.BytesIO()
    canvas = Canvas(stream)
    for _ in range(number // 5 + 1):
        for line in range(25):
            canvas.drawString(70, 750 - 15 * line, TEXT[:90])
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


FORMS: dict[str, tuple[str, int, Callable[[int], bytes]]] = {
    "a plain text": ("a.txt", 7, plain),
    "Markdown": ("a.md", 12, plain),
    "a web page": ("a.html", 12, page),
    "a Word file": ("a.docx", 6, word),
    "a PDF": ("a.pdf", 6, pdf),
    "a line of one word": ("a.txt", 40_000, lambda number: b"a" * number),
    "paragraphs that nothing closes": ("a.html", 100, lambda number: b"<p>a <b>b</b> <a href=x>c</a>" * number),
    "stars": ("a.md", 1_500, lambda number: b"*a **b " * number),
    "numbers": ("a.txt", 150, lambda number: b"1. a\n" * number),
}


@pytest.mark.parametrize(("file", "number", "make"), FORMS.values(), ids=FORMS)
def test_four_times_as_much_of_a_source_takes_four_times_as_long(file, number, make):
    def seconds(times: int) -> float:
        data = make(number * times)
        return measured(lambda: api.import_text(data, file, "talks", today=date(2026, 1, 1)))

    seconds(1)
    assert_linear(seconds)
