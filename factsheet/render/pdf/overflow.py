"""How much too long a document is for what its template promises."""

from __future__ import annotations

import math

from factsheet.diagnostics import counted
from factsheet.render.theme import POINTS_PER_MM


def overflow_message(pages: int, used: float, page_height: float, promised: int, leading: float) -> str:
    """Say by how much `pages`, the last of them filled to `used` points, exceed the `promised` number."""
    whole = pages - promised - 1
    lines = math.ceil((whole * page_height + used) / leading)
    parts = [counted(whole, "page")] if whole else []
    parts.append(f"{math.ceil(used / POINTS_PER_MM)} mm")
    limit = "one page" if promised == 1 else counted(promised, "page")
    return f"the sheet is {' and '.join(parts)} too long for {limit}: about {counted(lines, 'line')} over"
