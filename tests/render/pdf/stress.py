"""A long document for the PDF tests: every node kind, six scripts, nested lists, tables over pages, 30 figures."""

from __future__ import annotations

from sample import cell, chart, heads, inlines, paragraph, sample_document

from factsheet.document.nodes import (
    Alignment,
    Block,
    Callout,
    Cell,
    Column,
    Document,
    Figure,
    Inline,
    Language,
    Link,
    List,
    ListItem,
    Row,
    Scope,
    Section,
    Strong,
    Table,
)

SCRIPTS = (
    Language("fr", inlines("La coopération fut élargie à l’été, là où naît l’œuvre commune.")),
    Language("el", inlines("Τα μέρη συμφώνησαν στα επόμενα βήματα.")),
    Language("ru", inlines("Стороны договорились о дальнейших шагах.")),
    Language("ja", inlines("両者は次の段階について合意した。今後も協議を続ける。")),
    Language("ko", inlines("양측은 다음 단계에 합의하였다. 협의를 계속한다.")),
    Language("zh-Hans", inlines("双方就下一步达成一致，并将继续磋商。")),
)
_FILLER = "The parties reviewed the work of the past year and agreed on the steps that follow from it. "
_ITEM = (paragraph("Item"),)
_ADDRESS = "https://www.example.org/" + "/".join(f"folder-{number}" for number in range(30)) + "?page=1&part=2"

STRESS_IMAGES = {"images/chart.png": chart(), **{f"images/{n}.png": chart(320 + n, 120 + n) for n in range(29)}}


def stress_document() -> Document:
    """Build the document: the sample's blocks and those of this module."""
    sample = sample_document()
    blocks = (*sample.blocks, _scripts(), _lists(), _tables(), _figures())
    return Document(sample.metadata, blocks, sample.head, sample.foot, sample.watermark)


def _scripts() -> Section:
    row = Row(tuple(cell(script) for script in SCRIPTS[:3]))
    mixed: list[Inline | str] = [part for script in SCRIPTS for part in (script, " ")]
    address = Link(_ADDRESS, inlines(_ADDRESS))
    blocks: tuple[Block, ...] = (
        *(paragraph(script, " ", _FILLER * 2) for script in SCRIPTS),
        paragraph(*mixed * 6),
        paragraph("A long address: ", address, " and ", Link(_ADDRESS, (Strong(inlines(_FILLER * 3)),))),
        Table((Column(),) * 3, (heads(*"ABC"),), (row, Row(tuple(cell(script) for script in SCRIPTS[3:])))),
    )
    return Section("scripts", 1, inlines(*mixed), blocks)


def _lists() -> Section:
    def bullets(depth: int) -> List:
        below = (bullets(depth - 1),) if depth > 1 else ()
        items = (ListItem((paragraph(_FILLER * number), *below)) for number in range(1, 4))
        return List((*items, ListItem(below or _ITEM), ListItem((paragraph("Two"), paragraph("parts")))))

    callout = Callout(inlines("A box over pages"), (*(paragraph(_FILLER * 8) for _ in range(9)), bullets(2)))
    return Section("lists", 1, inlines("Lists"), (bullets(3), callout))


def _tables() -> Section:
    columns = (Column(width=0.3), Column(), Column(align=Alignment.END))
    points = List((ListItem((paragraph(_FILLER),)), ListItem((paragraph("Point"),))))
    rows = [
        Row((cell(f"Row {n}", scope=Scope.ROW), Cell((paragraph(_FILLER), points)), cell(f"{n}\u00a0%")))
        for n in range(1, 60)
    ]
    tall = Row((cell("Tall"), cell(_FILLER * 120), Cell(())))
    long = Table(columns, (heads("Name", "Work", "Share"),), tuple(rows), inlines("Table 2. Over pages"))
    cut = Table(columns, (heads("Name", "Work", "Share"),), (tall,), inlines("Table 3. A row over pages"))
    return Section("tables", 1, inlines("Tables"), (long, cut))


def _figures() -> Section:
    figures = tuple(
        Figure(f"images/{n}.png", f"Bars of set {n}", inlines(f"Figure {n}. Set {n}") if n % 3 else (), 0.2 + n / 40)
        for n in range(28)
    )
    row = Row((cell("In a cell", scope=Scope.ROW), Cell((Figure("images/28.png", "Bars in a cell"),))))
    return Section("figures", 1, inlines("Figures"), (*figures, Table((Column(), Column()), (), (row,))))
