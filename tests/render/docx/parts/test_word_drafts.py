"""Word files that reviewers edit: base, tracking, line numbers, bookmarks, replies; none of it in a release."""

from __future__ import annotations

from base64 import b64decode
from hashlib import sha256
from zlib import decompress

import pytest
from sample import SAMPLE_IMAGES, WHEN, paragraph, sample_document, text
from tools import ooxml_errors
from word_file import WordFile, word

from factsheet.document.nodes import Comment, CommentReply, Document
from factsheet.render.docx import DraftMarks, render
from factsheet.render.docx.names import SPACING

BASE = '{"meeting":"title: ]]> & <é>"}'.encode()
REPLIES = (CommentReply("Desk", WHEN, "Yes.\nSince Munich."), CommentReply("Legal", WHEN, "Fine."))
REMARK = Comment("Legal Adviser", WHEN, "Is this so?", (text("commented", "title"),), REPLIES)
COMMENTED = paragraph("Before ", REMARK, " after.")


@pytest.fixture
def draft(theme):
    """Give a function that renders the sample document, with a comment and its replies, as a draft."""

    def run(**options: bool) -> WordFile:
        sample = sample_document()
        whole = Document(sample.metadata, (*sample.blocks, COMMENTED), sample.head, sample.foot, sample.watermark)
        return WordFile(render(whole, theme, SAMPLE_IMAGES, DraftMarks(BASE, **options)).data)

    return run


def test_the_base_is_embedded_to_the_byte(draft):
    (root,) = draft().find("/*", "customXml/item1.xml")
    assert root.tag == "{urn:factsheet:draft-base:1}base"
    assert decompress(b64decode(root.text)) == BASE
    assert root.get("sha256") == sha256(BASE).hexdigest()


def test_changes_are_tracked_and_the_tracking_may_be_enforced(draft):
    assert len(draft().find("/w:settings/w:trackRevisions", "settings")) == 1
    assert draft().find("/w:settings/w:documentProtection", "settings") == []
    (protection,) = draft(enforced=True).find("/w:settings/w:documentProtection/@w:edit", "settings")
    assert protection == "trackedChanges"


def test_lines_are_numbered(draft):
    assert draft().find("//w:sectPr/w:lnNumType/@w:restart") == ["newPage"]


def test_paragraphs_that_keep_a_space_have_no_number(draft):
    styles = draft().find("//w:pPr[w:suppressLineNumbers]/w:pStyle/@w:val")
    assert styles
    assert set(styles) <= SPACING
    assert not [
        style for style in draft().find("//w:pPr[not(w:suppressLineNumbers)]/w:pStyle/@w:val") if style in SPACING
    ]
    assert draft().find("//w:style[@w:styleId='LineNumber']/w:name/@w:val", "styles") == ["line number"]


def test_a_comment_of_no_date_has_none(theme):
    comment = Comment("Press", None, "When?", (text("a"),), (CommentReply("Desk", None, "Now."),))
    assert word(theme, paragraph(comment)).find("//w:comment[@w:date]", "comments") == []


def test_paragraphs_with_values_have_bookmarks_of_their_own(draft):
    names = [name for name in draft().find("//w:bookmarkStart/@w:name") if name.startswith("_fs_")]
    assert names == [f"_fs_{number}" for number in range(1, len(names) + 1)]
    assert len(names) == 7
    ids = draft().find("//w:bookmarkStart/@w:id")
    assert len(ids) == len(set(ids)) == len(draft().find("//w:bookmarkEnd"))


def test_replies_follow_their_comment(draft):
    file = draft()
    authors = file.find("//w:comment/@w:author", "comments")[-3:]
    assert authors == ["Legal Adviser", "Desk", "Legal"]
    ids = file.find("//w:comment/@w:id", "comments")
    assert ids == [str(number) for number in range(len(ids))]
    assert sorted(file.find("//w:commentReference/@w:id"), key=int) == ids
    entries = file.find("//*[local-name()='commentEx']", "commentsExtended")
    parents = [entry.get("{http://schemas.microsoft.com/office/word/2012/wordml}paraIdParent") for entry in entries]
    first = entries[-3].get("{http://schemas.microsoft.com/office/word/2012/wordml}paraId")
    assert parents[-3:] == [None, first, first]
    assert file.find("//w:comment[last()-1]/w:p[last()]/@*[local-name()='paraId']", "comments") != []


def test_the_same_draft_has_the_same_bytes(draft):
    assert draft().parts == draft().parts


@pytest.mark.openxml
@pytest.mark.parametrize("enforced", [False, True])
def test_a_draft_is_valid(theme, tmp_path, enforced):
    sample = sample_document()
    waiting = paragraph(text("", "decision")), paragraph(text("", "day"))
    whole = Document(sample.metadata, (*sample.blocks, COMMENTED, *waiting), sample.head, sample.foot, sample.watermark)
    file = tmp_path / "draft.docx"
    marks = DraftMarks(BASE, enforced, {"decision": ("Yes & no", "No"), "day": ()})
    file.write_bytes(render(whole, theme, SAMPLE_IMAGES, marks).data)
    assert len(WordFile(file.read_bytes()).find("//w:sdt")) == 2
    assert ooxml_errors(file) == []


def test_a_release_carries_none_of_it(theme):
    file = word(theme, paragraph(text("value", "title")))
    everything = b"".join(file.parts.values())
    for trace in (
        b"_fs_",
        b"customXml",
        b"lnNumType",
        b"trackRevisions",
        b"documentProtection",
        b"suppressLineNumbers",
        b"LineNumber",
        b"comment",
    ):
        assert trace not in everything.replace(b"CommentReference", b"").replace(b"CommentText", b""), trace
