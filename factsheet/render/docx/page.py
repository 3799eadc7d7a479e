"""The page: its geometry from the theme, and the section properties that say it (ECMA-376 part 1, 17.6.17)."""

from __future__ import annotations

from lxml import etree

from factsheet.render.docx.xml import R, add, switch, twips
from factsheet.render.theme import POINTS_PER_MM, Theme


def add_section(
    body: etree._Element, theme: Theme, running: dict[tuple[str, str], str], *, numbered: bool = False
) -> None:
    """Append `w:sectPr`; the lines are `numbered` anew on every page (17.6.8).

    `running` maps the kind (`header`, `footer`) and page type (`default`, `first`) of a running part to its
    relationship.
    """
    page = theme.page
    section = add(body, "sectPr")
    for (kind, pages), relationship in running.items():
        add(section, f"{kind}Reference", type=pages).set(f"{{{R}}}id", relationship)
    width, height = page.size.points
    add(section, "pgSz", w=twips(width), h=twips(height))
    margins = {edge: twips(getattr(page, edge) * POINTS_PER_MM) for edge in ("top", "right", "bottom", "left")}
    head, foot = (twips(distance * POINTS_PER_MM) for distance in (page.head, page.foot))
    add(section, "pgMar", **margins, header=head, footer=foot, gutter="0")
    if numbered:
        add(section, "lnNumType", countBy="1", restart="newPage")
    add(section, "cols", space="720")
    switch(section, "titlePg")
