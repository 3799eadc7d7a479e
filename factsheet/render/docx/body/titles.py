"""Long titles in Word: how large they are, by an estimate of their lines; the style of titles has that size."""

from collections.abc import Iterable
from math import ceil

from factsheet.document import nodes
from factsheet.document.readings import ACCEPTED
from factsheet.document.text import inline_text
from factsheet.render.docx.text.widths import ems
from factsheet.render.theme import Theme

_RAGGED = 0.93
"""What words fill of a line, as a share."""
_BOLD = 1.04


def title_step(titles: Iterable[nodes.Title], theme: Theme, language: str = "") -> float:
    """Give the share of its size in which the longest of titles, in a language (BCP 47), is set."""
    widest = max((ems(inline_text(ACCEPTED.inlines(title.inlines)), language) for title in titles), default=0.0)
    look = theme.styles.title
    width = widest * look.size * (_BOLD if look.bold else 1.0)
    room = (theme.page.text_width - look.indent) * _RAGGED
    return theme.title_step(lambda step: ceil(width * step / room))
