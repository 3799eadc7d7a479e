"""What stands in the file: every word in order, fonts, outline, links, metadata."""

import gc
import hashlib
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pytest
from msgspec.structs import replace
from reading import all_text, annotations, bare, font_dictionaries, page_lines, reader, squeezed
from sample import SAMPLE_IMAGES, document, inlines, metadata, paragraph, sample_document

from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Figure,
    LineBreak,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    Notes,
    PageNumber,
    Paragraph,
    Row,
    RunningLine,
    Section,
    Table,
    Text,
    Title,
)
from factsheet.render.pdf import render


@pytest.fixture(scope="module")
def rendered(theme, fonts):
    return render(sample_document(), theme, fonts, SAMPLE_IMAGES)


def spoken(inline) -> str:
    """The text of an inline as the page shows it."""
    match inline:
        case Text(text):
            return text
        case LineBreak():
            return " "
        case NoteReference(label=label):
            return label
        case _:
            return "".join(map(spoken, inline.inlines))


def words(block, level=0) -> str:  # noqa: PLR0911 - a case for each kind
    """The text of a block in reading order, with the marks of its lists."""
    marks = "•–•"
    match block:
        case Paragraph() | Title():
            return "".join(map(spoken, block.inlines))
        case Section():
            return "".join(map(spoken, block.heading)) + "".join(map(words, block.blocks))
        case Callout():
            return "".join(map(spoken, block.heading)) + "".join(map(words, block.blocks))
        case List():
            items = ("".join(words(b, level + 1) for b in item.blocks) for item in block.items)
            return "".join(marks[level] + item for item in items)
        case Table():
            rows = (*block.head, *block.body)
            cells = (words(b) for row in rows for cell in row.cells for b in cell.blocks)
            return "".join(map(spoken, block.caption)) + "".join(cells)
        case Figure():
            return "".join(map(spoken, block.caption))
        case Notes():
            return "".join(note.label + "".join(map(spoken, note.inlines)) for note in block.notes)


def test_every_word_stands_in_the_file_in_order(theme, fonts):
    sheet = bare(sample_document())
    data = render(sheet, theme, fonts, SAMPLE_IMAGES).data
    header = "ActionOwnerStatusDue"
    expected = squeezed("".join(map(words, sheet.blocks)))
    found = all_text(data)
    assert found.count(header) == 2  # the table runs over two pages
    first, second, third = found.split(header)
    assert first + header + second + third == expected


def test_the_sample_renders_without_findings(rendered):
    assert rendered.diagnostics == ()
    assert rendered.pages == len(reader(rendered.data).pages) == 3


def test_words_at_line_ends_keep_their_space(theme, fonts):
    data = render(document(paragraph("word " * 100)), theme, fonts, {}).data
    assert "wordword" not in reader(data).pages[0].extract_text()


def test_all_fonts_are_embedded_and_none_is_a_base_font(rendered):
    found = font_dictionaries(rendered.data)
    assert found
    for font in found:
        assert font["/Subtype"] in {"/Type0", "/CIDFontType2"}
        for own in font.get("/DescendantFonts", [font]):
            assert "/FontFile2" in own["/FontDescriptor"]
        assert "Helvetica" not in font["/BaseFont"]
    assert len({font["/BaseFont"].partition("+")[2] for font in found}) >= 5  # regular, bold, italic, display, JP, KR


def test_outline_follows_title_and_sections(rendered):
    pdf = reader(rendered.data)

    def entries(outline, level=0):
        for entry in outline:
            if isinstance(entry, list):
                yield from entries(entry, level + 1)
            else:
                yield level, entry.title, pdf.get_destination_page_number(entry)

    assert list(entries(pdf.outline)) == [
        (0, "Second Meeting of the Working Group of Party A, Party B and Party C", 0),
        (1, "Standards", 0),
        (2, "Methods of work", 1),
        (3, "Reporting", 1),
        (1, "Changes under review", 1),
        (1, "Supply", 1),
        (1, "Sources", 2),
        (1, "Contacts", 2),
    ]


@pytest.mark.parametrize("levels", [(3,), (1, 3), (2, 1, 3, 3, 2)])
def test_outline_levels_are_never_skipped(theme, fonts, levels):
    sections = [Section(f"s{n}", level, inlines(f"Section {n}"), ()) for n, level in enumerate(levels)]
    pdf = reader(render(document(*sections), theme, fonts, {}).data)

    def titles(outline):
        return [title for entry in outline for title in (titles(entry) if isinstance(entry, list) else [entry.title])]

    assert titles(pdf.outline) == [f"Section {n}" for n in range(len(levels))]


def test_links_are_live(rendered):
    links = annotations(rendered.data, "/Link")
    uris = {link["/A"]["/URI"] for link in links if "/A" in link}
    assert uris == {
        "https://www.example.org/standards",
        "https://www.example.org/register/of/standards/2025/second-meeting/annex-one",
        "mailto:press@example.org",
    }


def test_note_references_lead_to_their_notes(rendered):
    pdf = reader(rendered.data)
    targets = [link["/Dest"] for link in annotations(rendered.data, "/Link") if "/Dest" in link]
    assert len(targets) == 2
    assert [pdf.get_page_number(target[0].get_object()) for target in targets] == [2, 2]
    assert targets[0][3] > targets[1][3]


def test_a_link_over_two_lines_is_live_on_both(theme, fonts):
    link = Link("https://www.example.org/", inlines("several words of a link text " * 6))
    rects = [a["/Rect"] for a in annotations(render(document(paragraph(link)), theme, fonts, {}).data, "/Link")]
    assert len(rects) == 2
    assert rects[0][1] > rects[1][1]


def test_a_link_in_a_running_line_is_text_alone_since_artifacts_have_no_annotations(theme, fonts):
    foot = RunningLine((Link("https://www.example.org/", inlines("example")),))
    sheet = document(*[paragraph("Text. " * 300)] * 4, foot=foot)
    data = render(sheet, theme, fonts, {}).data
    assert all_text(data).count("example") == len(reader(data).pages)
    assert not any("/Annots" in page for page in reader(data).pages)


def test_a_comment_is_an_annotation_with_its_author(rendered):
    (note,) = annotations(rendered.data, "/Highlight")
    assert (note["/T"], note["/Contents"]) == ("Reviewer 2", "Is the month settled?")
    assert note["/AP"]["/N"]["/Subtype"] == "/Form"


def test_metadata(rendered):
    pdf = reader(rendered.data)
    info = pdf.metadata
    assert info.title == "Second Meeting of the Working Group of Party A, Party B and Party C"
    assert (info.author, info.subject) == ("Ministry of Party A", "Fact sheet")
    assert info["/Keywords"] == "working group, Party A, Party B"
    assert info["/CreationDate"] == info["/ModDate"] == "D:20250115093000+00'00'"
    catalog = pdf.trailer["/Root"]
    assert catalog["/Lang"] == "en-GB"
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True


@pytest.mark.parametrize(("minutes", "hour"), [(330, "0630"), (-210, "1530")])
def test_created_is_given_in_utc(theme, fonts, minutes, hour):
    created = datetime(2025, 4, 3, 12, 0, tzinfo=timezone(timedelta(minutes=minutes)))
    sheet = replace(document(), metadata=metadata(created=created))
    info = reader(render(sheet, theme, fonts, {}).data).metadata
    assert info["/CreationDate"] == f"D:20250403{hour}00+00'00'"


def test_running_lines(rendered):
    first, second, third = page_lines(rendered.data)
    assert not any(line.startswith("Second Meeting of the Working Group WG") for line in first)
    for number, lines in enumerate((first, second, third), start=1):
        joined = " ".join(lines)
        assert f"Page {number} of 3" in joined
        assert joined.count("Party A · Draft") == 1
    assert "WG/2025/2" in " ".join(second[-4:])


def test_the_watermark_lies_under_the_text_of_every_page(rendered):
    for lines in page_lines(rendered.data):
        assert squeezed("".join(lines)).startswith("DRAFT")


def test_page_fields_outside_running_lines_are_reported(theme, fonts):
    found = render(document(paragraph("Page ", PageNumber())), theme, fonts, {}).diagnostics
    assert [d.code for d in found] == ["page-field-in-text"]


def test_a_reference_without_a_note_is_reported_and_shown(theme, fonts):
    rendered = render(document(paragraph("Text", NoteReference("gone", "7"))), theme, fonts, {})
    assert [d.code for d in rendered.diagnostics] == ["unknown-note"]
    assert all_text(rendered.data) == "Text7"


def test_notes_in_nested_sections_are_found(theme, fonts):
    notes = Section("inner", 2, inlines("Inner"), (Notes((Note("n", "1", inlines("A note.")),)),))
    sheet = document(Section("outer", 1, inlines("Outer"), (paragraph("Text", NoteReference("n", "1")), notes)))
    assert render(sheet, theme, fonts, {}).diagnostics == ()


def test_the_same_input_gives_the_same_bytes(theme, fonts, rendered):
    assert render(sample_document(), theme, fonts, SAMPLE_IMAGES).data == rendered.data


_AGAIN = """
import hashlib, sys, yaml
sys.path.insert(0, sys.argv[1])
from sample import SAMPLE_IMAGES, sample_document
from factsheet.render.fonts.collection import Fonts
from factsheet.render.fonts.providers import PackageFonts
from factsheet.render.pdf import render
from factsheet.render.theme import Theme
theme = Theme.model_validate(yaml.safe_load(open(sys.argv[2], encoding="utf-8")))
data = render(sample_document(), theme, Fonts(PackageFonts()), SAMPLE_IMAGES).data
sys.stdout.write(hashlib.sha256(data).hexdigest())
"""


def test_another_process_gives_the_same_bytes(request, rendered):
    root = request.config.rootpath
    arguments = [sys.executable, "-c", _AGAIN, root / "tests/render", root / "templates/standard/theme.yaml"]
    environment = {"PYTHONHASHSEED": "7", "SOURCE_DATE_EPOCH": "1000000000", "PYTHONPATH": str(root)}
    done = subprocess.run(arguments, capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == hashlib.sha256(rendered.data).hexdigest()


def test_an_empty_document_is_one_page_with_its_foot(theme, fonts):
    rendered = render(document(foot=RunningLine(inlines("Foot"))), theme, fonts, {})
    assert (rendered.pages, all_text(rendered.data)) == (1, "Foot")


def test_sections_of_one_id_have_bookmarks_of_their_own(theme, fonts):
    sections = [Section("same", 1, inlines(f"Part {n}"), (paragraph("Text. " * 1500),)) for n in (1, 2)]
    pdf = reader(render(document(*sections), theme, fonts, {}).data)
    pages = [pdf.get_destination_page_number(entry) for entry in pdf.outline]
    assert pages[0] < pages[1]


def test_notes_in_lists_and_cells_are_known(theme, fonts):
    deep = (Notes((Note("a", "1", inlines("Note A")),)), Notes((Note("b", "2", inlines("Note B")),)))
    sheet = document(
        paragraph("Text", NoteReference("a", "1"), NoteReference("b", "2")),
        List((ListItem((paragraph("Item"), deep[0])),)),
        Table((Column(),), (), (Row((Cell((deep[1],)),)),)),
    )
    rendered = render(sheet, theme, fonts, {})
    assert rendered.diagnostics == ()
    assert len(annotations(rendered.data, "/Link")) == 2


def test_nothing_is_left_for_the_garbage_collector(theme, fonts, rendered):
    gc.collect()
    gc.disable()
    try:
        again = render(sample_document(), theme, fonts, SAMPLE_IMAGES)
        assert gc.collect() == 0
    finally:
        gc.enable()
    assert again.data == rendered.data
