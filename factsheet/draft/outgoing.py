"""The document of a draft: what was composed, with the remarks of its base as comments and its code in the foot."""

from __future__ import annotations

from dataclasses import replace

from factsheet.document import Document, Text
from factsheet.draft.base import DraftBase, short_code
from factsheet.draft.comments import place_comments

_BETWEEN = " · "


def draft_document(document: Document, base: DraftBase) -> Document:
    """Give the document that is sent out, for one that was composed of the base's meeting."""
    foot = document.foot
    code = short_code(base.code)
    start = (*foot.start, Text(f"{_BETWEEN}{code}" if foot.start else code))
    return place_comments(replace(document, foot=replace(foot, start=start)), base.remarks)
