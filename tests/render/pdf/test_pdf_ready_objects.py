"""The seam that writes ready-made objects as they are."""

from __future__ import annotations

import pytest
from reportlab.pdfbase import pdfdoc

from factsheet.render.pdf.seams import ObjectStore, Raw, _format_indirect


@pytest.mark.parametrize("data", [b"<</Type/StructElem>>", b"[1 2 3]", b"(%)"])
def test_a_ready_object_is_written_as_reportlab_writes_it(data):
    document = pdfdoc.PDFDocument()
    raw = Raw(data)
    number = ObjectStore(document).number(raw)
    document.encrypt.prepare(document)
    item = pdfdoc.PDFIndirectObject(raw.__InternalName__, raw)
    assert item.format(document) == b"%d 0 obj\n%s\nendobj\n" % (number, data)
    assert item.format(document) == _format_indirect(item, document)
