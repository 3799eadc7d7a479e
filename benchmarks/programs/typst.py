"""Typst (PyPI package `typst`), its compiler kept from one sheet to the next; its PDF is tagged, as is its default."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import typst

from benchmarks import fonts
from benchmarks.content import Content, Point, Section

PREAMBLE = """#set document(title: "{title}", date: datetime(year: 2025, month: 4, day: 3))
#set page(paper: "a4", margin: (top: 20mm, bottom: 23mm, x: 24mm),
  footer: context [#set text(8.5pt); Final · Version 1 #h(1fr)
    Page #counter(page).display() of #counter(page).final().at(0)])
#set text(font: "{family}", size: 10.5pt, lang: "en", hyphenate: false)
#set par(leading: 0.55em, spacing: 0.8em)
#set list(marker: [•], indent: 0pt, body-indent: 8pt, spacing: 0.7em)
#set table(stroke: (x: none, y: 0.5pt + rgb("#c3cad3")), inset: (x: 5pt, y: 3.5pt))
#show heading: set text(fill: rgb("#14365d"))
#show heading.where(level: 1): set text(size: 24pt)
#show heading.where(level: 2): set text(size: 16pt)
#show table: set text(size: 9.5pt)
"""

_SPECIAL = re.compile(r"([\\#$*_`<>@~\[\]])")


class Typst:
    """From a .typ file to a PDF."""

    suffix = ".typ"

    def source(self, content: Content) -> str:
        """Give the document in Typst's markup."""
        return "\n".join(_lines(content))

    def build(self, source: Path) -> bytes:
        """Compile."""
        return compile_file(source, tagged=True)


PROGRAM = Typst()


def compile_file(source: Path, *, tagged: bool) -> bytes:
    """Compile a file with the compiler kept."""
    data = _compiler().compile(input=str(source), pdf_tags=tagged)
    if not isinstance(data, bytes):
        raise TypeError
    return data


@cache
def _compiler() -> typst.Compiler:
    return typst.Compiler(font_paths=[str(fonts.folder())], ignore_system_fonts=True, root="/")


def _text(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", text)


def _lines(content: Content) -> list[str]:
    facts = [[f"*{name}*", person] for name, person in content.facts]
    follow_ups = [["Action", "Owner", "Due", "Status"], *map(list, content.follow_ups)]
    return [
        PREAMBLE.replace("{title}", content.title).replace("{family}", fonts.FAMILY),
        f'#text(size: 12pt, weight: "bold")[{_text(content.issuer)}]',
        "",
        '#align(right, text(size: 9pt)[Final · Version 1])\n\n#text(weight: "bold")[Fact sheet]\n',
        f"= {_text(content.title)}",
        f"_{_text(content.dateline)}_",
        _table(facts, "(21%, 1fr)", head=False),
        '#block(fill: rgb("#f1f4f8"), inset: 11pt, width: 100%)[*Summary*',
        *map(_point, content.summary),
        "]",
        *(line for section in content.sections for line in _section(section)),
        "== Follow-up",
        _table(follow_ups, "(2fr, 1fr, 1fr, auto)"),
        "== Sources",
        *(f"{number}. {_text(source)}" for number, source in enumerate(content.sources, start=1)),
    ]


def _point(point: Point, mark: str = "") -> str:
    return f"- *{_text(point.lead)}.* {_text(point.text)}{mark}"


def _section(section: Section) -> list[str]:
    table = [_table([list(row) for row in section.rows], "(1fr, 2fr, 1fr)")] if section.rows else []
    return [f"== {_text(section.title)}", "", *(_point(p, "#super[1]") for p in section.points), "", *table]


def _table(rows: list[list[str]], columns: str, *, head: bool = True) -> str:
    cells = [[f"[{cell if not head else _text(cell)}]" for cell in row] for row in rows]
    first = f"table.header({', '.join(cells.pop(0))}), " if head else ""
    return f"#table(columns: {columns}, {first}{', '.join(cell for row in cells for cell in row)})\n"
