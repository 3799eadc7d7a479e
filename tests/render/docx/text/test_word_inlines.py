"""Links, notes and languages."""

import pytest
from docx.opc.rel import Relationships
from sample import inlines, metadata, paragraph
from word_file import WordFile, rendered, word

from factsheet.document.nodes import (
    Document,
    Language,
    Link,
    List,
    ListItem,
    Note,
    NoteReference,
    Notes,
    Strong,
    Text,
)
from factsheet.render.docx import render
from factsheet.render.docx.text.inlines import link_target

RELATIONSHIPS = "word/_rels/document.xml.rels"


def link(href, words="x"):
    return Link(href, (Text(words),))


def test_links_are_external_relationships_given_once(theme):
    file = word(theme, paragraph(link("https://www.example.org/a"), link("https://www.example.org/a")))
    hyperlinks = file.find("//w:hyperlink/@r:id")
    (relationship,) = file.find("//rel:Relationship[@TargetMode='External']", RELATIONSHIPS)
    assert hyperlinks == [relationship.get("Id")] * 2
    assert relationship.get("Target") == "https://www.example.org/a"


def test_no_relationship_is_looked_for_by_a_link(theme, monkeypatch):
    """Looking through all for each of them took seconds where there are thousands."""
    asked = []
    matching = Relationships._get_matching
    monkeypatch.setattr(Relationships, "_get_matching", lambda self, *given: asked.append(1) or matching(self, *given))
    word(theme, paragraph("none"))
    usual = len(asked)
    file = word(theme, paragraph(*[link(f"https://www.example.org/{number}") for number in range(9)]))
    assert len(asked) == 2 * usual > 0
    names = [each.get("Id") for each in file.find("//rel:Relationship", RELATIONSHIPS)]
    assert len(names) == len(set(names)) > 9


def test_emphasis_in_a_link_keeps_the_links_look(theme):
    file = word(theme, paragraph(Link("tel:+3200", (Text("a"), Strong((Text("b"),))))))
    assert file.find("//w:hyperlink/w:r/w:rPr/w:rStyle/@w:val") == ["Hyperlink", "HyperlinkStrong"]


def test_a_link_in_a_link_is_its_text(theme):
    file = word(theme, paragraph(Link("https://www.example.org/", (link("https://www.example.org/b", "inner"),))))
    assert len(file.find("//w:hyperlink")) == 1
    assert file.texts() == ["inner"]


@pytest.mark.parametrize(
    ("href", "target"),
    [
        ("https://www.example.org/a b", "https://www.example.org/a%20b"),
        ("https://www.example.org/?q=<x>&r=%20#a", "https://www.example.org/?q=%3Cx%3E&r=%20#a"),
        ("https://www.example.org/\u5916", "https://www.example.org/\u5916"),
        ("mailto:press@example.org?subject=A", "mailto:press@example.org?subject=A"),
        ("tel:+32-2-000", "tel:+32-2-000"),
        (" https://www.example.org ", "https://www.example.org"),
        ("https://[1", None),
        ("https://www.example.org:port/", None),
        ("https:///path", None),
        ("file:///etc/hosts", None),
        ("https://www.example.org/\ud800\x00", "https://www.example.org/%3F%00"),
        ("mailto:", None),
        ("no scheme", None),
    ],
)
def test_link_targets(href, target):
    assert link_target(href) == target


def test_a_link_that_word_cannot_open_is_reported_and_stays_as_text(theme):
    result = rendered(theme, paragraph(link("https://[1")))
    assert [found.code for found in result.diagnostics] == ["invalid-link"]


def test_references_lead_to_the_bookmarks_of_their_notes(theme):
    long = "n" * 60
    notes = Notes((Note(long, "1", inlines("First")), Note("b/2", "2", inlines("Second"))))
    file = word(theme, paragraph(NoteReference("b/2", "2"), NoteReference(long, "1")), notes)
    starts = file.find("//w:bookmarkStart")
    names = [start.get(start.keys()[1]) for start in starts]
    assert file.find("//w:hyperlink/@w:anchor") == names[::-1]
    assert all(len(name) <= 40 for name in names)
    assert file.find("//w:bookmarkStart/@w:id") == file.find("//w:bookmarkEnd/@w:id")
    assert file.paragraphs()[1:] == [("EndnoteText", "1 First"), ("EndnoteText", "2 Second")]
    assert set(file.find("//w:hyperlink//w:rStyle/@w:val")) == {"EndnoteReference"}


def test_notes_are_found_wherever_they_stand(theme):
    hidden = List((ListItem((paragraph("x"), Notes((Note("n", "1", ()),)))),))
    assert word(theme, paragraph(NoteReference("n", "1")), hidden).find("//w:hyperlink/@w:anchor") == ["_Note1"]


def test_a_reference_in_a_link_leaves_the_link_whole(theme):
    """Word calls a file damaged whose hyperlinks stand in one another."""
    words = Link("https://www.example.org/", (Text("a register"), NoteReference("n", "1")))
    file = word(theme, paragraph(words), Notes((Note("n", "1", inlines("First")),)))
    (hyperlink,) = file.find("//w:hyperlink")
    assert "".join(hyperlink.itertext()) == "a register1"
    assert "EndnoteReference" in file.find("//w:hyperlink/w:r/w:rPr/w:rStyle/@w:val")[-1]


def test_a_reference_without_a_note_is_reported_and_stays_as_text(theme):
    result = rendered(theme, paragraph("x", NoteReference("none", "9")), paragraph(NoteReference("none", "9")))
    assert [found.code for found in result.diagnostics] == ["unknown-note"]


@pytest.mark.parametrize(
    ("tag", "attribute", "face"),
    [
        ("fr", "val", []),
        ("ja", "eastAsia", ["Yu Gothic"]),
        ("ko-KR", "eastAsia", ["Malgun Gothic"]),
        ("zh-Hans", "eastAsia", ["Microsoft YaHei"]),
        ("zh-TW", "eastAsia", ["Microsoft JhengHei"]),
        ("ar", "bidi", []),
    ],
)
def test_languages(theme, tag, attribute, face):
    file = word(theme, paragraph(Language(tag, (Text("نص" if tag == "ar" else "x"),))))
    assert file.find(f"//w:r/w:rPr/w:lang/@w:{attribute}") == [tag]
    assert file.find("//w:r/w:rPr/w:rFonts/@w:eastAsia") == face
    assert bool(file.find("//w:rtl")) is (tag == "ar")


@pytest.mark.parametrize(
    ("language", "words", "hints"),
    [
        ("zh", "马尔科·鲁比奥", ["eastAsia"]),
        ("ja", "“甲”――", ["eastAsia"]),
        ("ja", "甲、乙", []),
        ("ko", "핵·미사일", []),
        ("en", "“quoted”", []),
    ],
)
def test_signs_that_latin_shares_have_the_face_of_full_width_text(theme, language, words, hints):
    file = WordFile(render(Document(metadata(language=language), (paragraph(words),)), theme, {}).data)
    assert file.find("//w:body//w:r/w:rPr/w:rFonts/@w:hint") == hints


def test_the_document_has_its_language(sample):
    assert sample.find("//w:docDefaults//w:lang/@w:val", "styles") == ["en-GB"]
    assert sample.find("//w:themeFontLang/@w:val", "settings") == ["en-GB"]
