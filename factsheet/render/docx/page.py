"""The page: its geometry from the theme, and the section properties that say it (ECMA-376 part 1, 17.6.17)."""

from __future__ import annotations

from lxml import etree

from factsheet.render.docx.xml import R, add, points, switch, twips
from factsheet.render.theme import Theme


def text_width(theme: Theme) -> float:
    """Give the distance between the side margins in points."""
    page = theme.page
    return page.size.points[0] - points(page.left) - points(page.right)


def text_height(theme: Theme) -> float:
    """Give the distance between the upper and the lower margin in points."""
    page = theme.page
    return page.size.points[1] - points(page.top) - points(page.bottom)


def add_section(body: etree._Element, theme: Theme, running: dict[tuple[str, str], str]) -> None:
    """Append `w:sectPr`.

    `running` maps the kind (`header`, `footer`) and page type (`default`, `first`) of a running part to its
    relationship.
    """
    page = theme.page
    section = add(body, "sectPr")
    for (kind, pages), relationship in running.items():
        add(section, f"{kind}Reference", type=pages).set(f"{{{R}}}id", relationship)
    width, height = page.size.points
    add(section, "pgSz", w=twips(width), h=twips(height))
    margins = {edge: twips(points(getattr(page, edge))) for edge in ("top", "right", "bottom", "left")}
    add(section, "pgMar", **margins, header=twips(points(page.head)), footer=twips(points(page.foot)), gutter="0")
    add(section, "cols", space="720")
    switch(section, "titlePg")
