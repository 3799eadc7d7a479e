"""The images of figures, found among those that a renderer is given."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from factsheet.document.nodes import Figure
from factsheet.render.rendered import Report

if TYPE_CHECKING:
    from reportlab.lib.utils import ImageReader


def find_image(images: Mapping[str, bytes], figure: Figure, report: Report) -> ImageReader | None:
    """Give the image of a figure, or None, reported, where there is none that a PDF can show."""
    from factsheet.render.pdf.file.seams import read_image  # noqa: PLC0415 - most sheets have no figures

    try:
        return read_image(images[figure.path])
    except KeyError:
        report.add("missing-image", f"there is no image {figure.path}", figure.origin)
    except OSError:
        hint = "PNG and JPEG can be shown"
        report.add("unreadable-image", f"{figure.path} is no image", figure.origin, hints=(hint,))
    return None
