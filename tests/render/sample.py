"""A document of two to three pages that uses every node kind, for the tests of all renderers.

The words are neutral filler. `sample_document()` is a pure function; `SAMPLE_IMAGES` holds the images it names.
"""

from __future__ import annotations

import io
from datetime import UTC, datetime

from PIL import Image, ImageDraw

from factsheet.document.nodes import (
    Alignment,
    Block,
    Callout,
    Cell,
    Column,
    Comment,
    Deletion,
    Document,
    Emphasis,
    Figure,
    Inline,
    Insertion,
    Language,
    LineBreak,
    Link,
    List,
    ListItem,
    Metadata,
    Note,
    NoteReference,
    Notes,
    Origin,
    PageCount,
    PageNumber,
    Paragraph,
    ParagraphRole,
    Row,
    RunningLine,
    Scope,
    Section,
    Strong,
    Table,
    TableRole,
    Text,
    Title,
)

WHEN = datetime(2025, 1, 15, 9, 30, tzinfo=UTC)
FILLER = (
    "The parties reviewed the work of the past year and agreed on the steps that follow from it. "
    "They confirmed that the working group meets twice a year and reports to the ministers in writing. "
)


def text(words: str, path: str | None = None) -> Text:
    """Give a run of text, with an origin where a path is named."""
    return Text(words, Origin(path) if path else None)


def paragraph(*parts: Inline | str, role: ParagraphRole = ParagraphRole.BODY) -> Paragraph:
    """Give a paragraph of strings and inlines."""
    return Paragraph(inlines(*parts), role)


def inlines(*parts: Inline | str) -> tuple[Inline, ...]:
    """Turn strings among inlines into runs of text."""
    return tuple(text(part) if isinstance(part, str) else part for part in parts)


def cell(*parts: Inline | str, scope: Scope | None = None) -> Cell:
    """Give a cell of one paragraph, or an empty one."""
    return Cell((paragraph(*parts),) if parts else (), scope)


def heads(*labels: str) -> Row:
    """Give a header row."""
    return Row(tuple(cell(label, scope=Scope.COLUMN) for label in labels))


def fact(label: str, *blocks: Block) -> Row:
    """Give a row of the key-facts block."""
    return Row((cell(label, scope=Scope.ROW), Cell(blocks)))


def chart(width: int = 640, height: int = 260) -> bytes:
    """Draw a small bar chart and give it as PNG."""
    image = Image.new("RGB", (width, height), "white")
    draw = ImageDraw.Draw(image)
    for number, share in enumerate((0.35, 0.5, 0.62, 0.8, 0.74)):
        left = 40 + number * 115
        draw.rectangle((left, height - 30 - share * (height - 60), left + 70, height - 30), fill="#14365d")
    draw.line((20, height - 30, width - 20, height - 30), fill="#59616b", width=2)
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


SAMPLE_IMAGES = {"images/chart.png": chart()}


def metadata(**changes: object) -> Metadata:
    """Give the metadata of a test document; keywords replace fields."""
    values: dict[str, object] = {
        "title": "Second Meeting of the Working Group of Party A, Party B and Party C",
        "language": "en-GB",
        "identifier": "sample-2025-01-15",
        "created": WHEN,
        "author": "Ministry of Party A",
        "subject": "Fact sheet",
        "keywords": ("working group", "Party A", "Party B"),
    }
    return Metadata(**(values | changes))  # type: ignore[arg-type]


def document(*blocks: Block, **changes: object) -> Document:
    """Give a bare document of the blocks; keywords replace fields."""
    return Document(metadata(), blocks, **changes)  # type: ignore[arg-type]


def _letterhead() -> tuple[Block, ...]:
    role = ParagraphRole
    return (
        paragraph(text("Party A", "issuer.country"), role=role.ISSUER),
        paragraph(text("Ministry of Foreign Relations, Office of the Spokesperson", "issuer.name"), role=role.OFFICE),
        paragraph("WG/2025/2 · Draft · Version 3 · 15\u00a0January\u00a02025", role=role.DOCKET),
        paragraph("FACT SHEET", role=role.KICKER),
        Title((text("Second Meeting of the Working Group of Party A, Party B and Party C", "title"),)),
        paragraph("Cooperation on standards, supply and training", role=role.SUBTITLE),
        paragraph("City of Party A, 15\u00a0January\u00a02025", role=role.DATELINE),
    )


def _key_facts() -> Table:
    people = List(
        (
            ListItem((paragraph("Minister of Party A"),)),
            ListItem((paragraph("Minister of Party B, ", Language("ja", (text("甲国外務大臣"),))),)),
            ListItem((paragraph("Minister of Party C, ", Language("ko", (text("병국 외교부 장관"),))),)),
        )
    )
    rows = (
        fact("Parties", paragraph("Party A, Party B and Party C")),
        fact("People", people),
        fact("Venue", paragraph("City of Party A, Conference Centre")),
        fact("Occasion", paragraph("Margins of the annual conference")),
    )
    return Table((Column(), Column()), (), rows, role=TableRole.FACTS)


def _summary() -> Callout:
    points = List(
        (
            ListItem((paragraph(Strong((text("Standards. "),)), "The parties adopt common standards by 2026."),)),
            ListItem((paragraph(Strong((text("Training. "),)), "Forty officials train together every year."),)),
        )
    )
    return Callout(
        inlines("Summary"),
        (paragraph("The ministers met to take stock", NoteReference("communique", "1"), " and to plan."), points),
    )


def _nested_list() -> List:
    third = List((ListItem((paragraph("Third level, with a longer text. " + FILLER),)),))
    second = List(
        (
            ListItem((paragraph("Second level. " + FILLER),)),
            ListItem((paragraph("Second level, with a list of its own"), third)),
        )
    )
    return List(
        (
            ListItem((paragraph(Strong((text("Lead-in. ", "sections[standards].content[lead].lead"),)), FILLER),)),
            ListItem((paragraph("An item with a list below it"), second)),
            ListItem((paragraph("An item with a second paragraph."), paragraph(FILLER))),
        )
    )


def _standards() -> Section:
    body = paragraph(
        text("The parties met with ", "sections[standards].content[intro].text"),
        Strong((text("full delegations"), Emphasis((text(" of equal rank"),)))),
        " and ",
        Emphasis((text("for the second time"),)),
        ". Their standing documents are on ",
        Link("https://www.example.org/standards", (text("the public register"),)),
        ".",
        NoteReference("register", "2"),
        LineBreak(),
        "A line of its own, in French: ",
        Language("fr", (text("groupe de travail à trois"),)),
        ".",
    )
    sub = Section("methods", 2, inlines("Methods of work"), (paragraph(FILLER * 2), _methods_detail()))
    return Section("standards", 1, (text("Standards", "sections[standards].title"),), (body, _nested_list(), sub))


def _methods_detail() -> Section:
    return Section("reporting", 3, inlines("Reporting"), (paragraph(FILLER * 2), paragraph(FILLER)))


def _revisions() -> Section:
    body = paragraph(
        "The group meets ",
        Deletion("Reviewer 1", WHEN, (text("once"),)),
        Insertion("Reviewer 1", WHEN, (text("twice"),)),
        " a year, ",
        Comment("Reviewer 2", WHEN, "Is the month settled?", (text("in spring and in autumn"),)),
        ".",
    )
    return Section("changes", 1, inlines("Changes under review"), (body,))


def _supply() -> Section:
    columns = (Column(), Column(), Column(align=Alignment.CENTER), Column(align=Alignment.END))
    statuses = ("open", "done", "under way")
    rows = tuple(
        Row(
            (
                cell(f"Action {number}: prepare the paper on item {number} and send it to the other parties"),
                cell("Party A and Party B" if number % 2 else "Party C"),
                cell(statuses[number % 3]),
                cell(f"{number * 7}\u00a0days"),
            )
        )
        for number in range(1, 13)
    )
    table = Table(columns, (heads("Action", "Owner", "Status", "Due"),), rows, inlines("Table 1. Follow-ups"))
    figure = Figure("images/chart.png", "Bars that rise from year to year", inlines("Figure 1. Deliveries a year"), 0.8)
    return Section("supply", 1, inlines("Supply"), (paragraph(FILLER * 3), figure, table))


def _sources() -> Section:
    notes = Notes(
        (
            Note("communique", "1", inlines("Party A, ", Emphasis((text("Communiqué"),)), ", 14 January 2025.")),
            Note(
                "register",
                "2",
                inlines(
                    "Register of standards, ",
                    Link(
                        "https://www.example.org/register/of/standards/2025/second-meeting/annex-one",
                        (text("https://www.example.org/register/of/standards/2025/second-meeting/annex-one"),),
                    ),
                    ".",
                ),
            ),
        )
    )
    return Section("sources", 1, inlines("Sources"), (notes,))


def _contacts() -> Section:
    contact = paragraph(
        "Office of the Spokesperson, ",
        Link("mailto:press@example.org", (text("press@example.org"),)),
        role=ParagraphRole.CONTACT,
    )
    return Section("contacts", 1, inlines("Contacts"), (contact,))


def sample_document(*, watermark: str | None = "DRAFT", max_pages: int | None = None) -> Document:
    """Build the document; every node kind of `factsheet.document` stands in it."""
    blocks = (
        *_letterhead(),
        _key_facts(),
        _summary(),
        _standards(),
        _revisions(),
        _supply(),
        _sources(),
        _contacts(),
    )
    head = RunningLine(inlines("Second Meeting of the Working Group"), inlines("WG/2025/2"))
    foot = RunningLine(inlines("Party A · Draft"), inlines("Page ", PageNumber(), " of ", PageCount()))
    return Document(metadata(), blocks, head, foot, watermark, max_pages)
