"""Insertions, deletions and comments are Word's own."""

from datetime import UTC, datetime, timedelta, timezone

from sample import WHEN, paragraph
from word_file import NAMES, rendered, word

from factsheet.diagnostics import Severity
from factsheet.document.nodes import Comment, Deletion, Insertion, Link, NoteReference, RunningLine, Strong, Text

AUTHOR = "Reviewer 1"


def inserted(*inlines):
    return Insertion(AUTHOR, WHEN, inlines or (Text("new"),))


def deleted(*inlines):
    return Deletion(AUTHOR, WHEN, inlines or (Text("old"),))


def test_revisions_have_author_and_date(theme):
    file = word(theme, paragraph("a ", deleted(), inserted()))
    for revision in file.find("//w:ins | //w:del"):
        assert revision.get(f"{{{NAMES['w']}}}author") == AUTHOR
        assert revision.get(f"{{{NAMES['w']}}}date") == "2025-01-15T09:30:00Z"
    assert file.find("//w:ins/w:r/w:t/text()") == ["new"]
    assert file.find("//w:del/w:r/w:delText/text()") == ["old"]
    assert not file.find("//w:del//w:t")


def test_dates_are_in_utc(theme):
    east = datetime(2025, 1, 15, 3, tzinfo=timezone(timedelta(hours=9)))
    file = word(theme, paragraph("a", Insertion(AUTHOR, east, (Text("b"),))))
    assert file.find("//w:ins/@w:date") == ["2025-01-14T18:00:00Z"]


def test_deleted_insertions_stand_in_both(theme):
    for node in (inserted(deleted()), deleted(inserted(Text("old")))):
        assert word(theme, paragraph("a", node)).find("//w:ins/w:del/w:r/w:delText/text()") == ["old"]


def test_revised_links_and_notes_are_hyperlinks_around_the_revision(theme):
    node = inserted(Link("https://www.example.org/", (Text("a"), Strong((Text("b"),)))))
    file = word(theme, paragraph("x", node))
    assert file.find("//w:hyperlink/w:ins/w:r/w:t/text()") == ["a", "b"]
    assert not file.find("//w:ins/w:hyperlink")
    result = rendered(theme, paragraph("x", deleted(NoteReference("n", "1"))))
    assert [found.code for found in result.diagnostics] == ["unknown-note"]


def test_the_mark_of_a_wholly_revised_paragraph_is_revised(theme):
    file = word(theme, paragraph(inserted(), inserted()), paragraph(deleted()), paragraph("a", inserted()))
    marks = [[mark.tag.rpartition("}")[2] for mark in p.findall("w:pPr/w:rPr/*", NAMES)] for p in file.find("//w:p")]
    assert marks == [["ins"], ["del"], []]


def test_revision_and_bookmark_ids_are_unique(sample):
    ids = sample.find("//w:ins/@w:id | //w:del/@w:id | //w:bookmarkStart/@w:id | //wp:docPr/@id")
    assert len(ids) == len(set(ids)) >= 5


def test_comments(theme):
    comment = Comment("Reviewer Two", WHEN, "First line\nSecond line", (Text("b"),))
    file = word(theme, paragraph("a", comment, "c"))
    assert file.find("//w:commentRangeStart/following-sibling::w:r[1]/w:t/text()") == ["b"]
    (number,) = file.find("//w:comment/@w:id", "comments")
    for name in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        assert file.find(f"//w:{name}/@w:id") == [number]
    assert file.find("//w:comment/@w:date", "comments") == ["2025-01-15T09:30:00Z"]
    assert file.find("//w:comment/@w:author", "comments") == ["Reviewer Two"]
    assert file.find("//w:comment/@w:initials", "comments") == ["RT"]
    assert file.paragraphs("comments") == [("CommentText", "First line"), ("CommentText", "Second line")]


def test_comments_in_comments_have_their_own_ranges(theme):
    inner = Comment(AUTHOR, WHEN, "inner", (Text("b"),))
    outer = Comment(AUTHOR, WHEN, "outer", (Text("a"), inner, Text("c")))
    file = word(theme, paragraph(outer))
    assert file.texts() == ["abc"]
    assert sorted(file.find("//w:commentRangeStart/@w:id")) == ["0", "1"]
    assert [text for _, text in file.paragraphs("comments")] == ["outer", "inner"]


def test_an_empty_comment_by_nobody(theme):
    file = word(theme, paragraph(Comment("", datetime(2025, 1, 1, tzinfo=UTC), "", (Text("a"),))))
    assert len(file.find("//w:comment/w:p", "comments")) == 1


def test_no_comments_part_without_comments(theme):
    assert "word/comments.xml" not in word(theme, paragraph("a")).parts


def test_a_comment_in_a_running_line_is_its_text(theme):
    line = RunningLine((Comment(AUTHOR, WHEN, "remark", (Text("a"),)),))
    result = rendered(theme, paragraph("x"), foot=line)
    assert {(found.code, found.severity) for found in result.diagnostics} == {("misplaced-comment", Severity.WARNING)}
