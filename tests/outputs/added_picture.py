"""An output of a sheet as anybody may add one: a picture of its first page, by a library that is heavy to import."""

import io
import os
from pathlib import Path

import pypdfium2
from msgspec.structs import replace

from factsheet.pipeline.sheets import Sheet
from factsheet.render import pdf
from factsheet.render.fonts.collection import Fonts
from factsheet.render.rendered import Rendered
from factsheet.render.theme import Theme

if log := os.environ.get("ADDED_PICTURE_LOG"):
    with Path(log).open("a", encoding="utf-8") as stream:
        stream.write(f"{os.getpid()}\n")


def render(sheet: Sheet, theme: Theme, fonts: Fonts) -> Rendered:
    made = pdf.render(sheet.document, theme, fonts, sheet.images)
    data = io.BytesIO()
    with pypdfium2.PdfDocument(made.data) as document:
        document[0].render(scale=0.5).to_pil().save(data, "PNG")
    return replace(made, data=data.getvalue())
