"""What somebody types in a form of their own is taken as meant: contacts, bold leads; remarks of no words are kept."""

from __future__ import annotations

import pytest
from drafts import members, packed
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from sampling import examples
from talks import changed, draft, kept, merged, merged_file
from word_edits import Body, W

from factsheet.draft.remarks import ReviewFile
from factsheet.source.bind import bind
from factsheet.source.reader import read
from factsheet.source.writer import write

DESK = "Press desk, +41 22 555 01 01, press@example.org"
FIRST = "First point. The commitment remains critical to security in the region."
PHONE, MAIL = "+41 22 000 00 00", "second@example.org"


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        (f"Second desk, {PHONE}", {"phone": PHONE}),
        (f"Second desk, {MAIL}", {"email": MAIL}),
        (f"Second desk, {PHONE}, {MAIL}", {"phone": PHONE, "email": MAIL}),
        (f"Second desk, Press office, {PHONE}", {"office": "Press office", "phone": PHONE}),
        ("Second desk, https://www.example.org/desk", {"url": "https://www.example.org/desk"}),
        ("Second desk", {}),
    ],
)
def test_a_new_contact_has_what_the_form_of_each_part_says(typed, fields, tracked):
    result = merged(lambda body: body.add_after(body.paragraph(DESK), typed), tracked=tracked)
    item = "contacts[second-desk]"
    assert changed(result) == {f"{item}.{key}": text for key, text in {"name": "Second desk", **fields}.items()}
    assert kept(result) == []


@pytest.mark.parametrize("typed", [f"Second desk, {MAIL}, {PHONE}", f"Second desk, one@example.org, {MAIL}"])
def test_a_contact_that_the_template_does_not_print_so_is_kept_in_its_own_words(typed):
    result = merged(lambda body: body.add_after(body.paragraph(DESK), typed))
    assert result.may_be_written
    assert [each[3] for each in kept(result)] in ([typed], [])
    assert typed in (result.review_file.changes[0].after if kept(result) else str(changed(result)))


@pytest.mark.parametrize("tracked", [True, False])
def test_bold_words_at_the_start_of_a_new_bullet_are_its_lead(tracked):
    def edit(body: Body) -> None:
        paragraph = body.add_after(body.paragraph(FIRST), "New lead.")
        run = next(paragraph.iter(f"{W}r"))
        looks = etree.Element(f"{W}rPr")
        etree.SubElement(looks, f"{W}b")
        run.insert(0, looks)
        run.addnext(body._text_run(" And its text is plain.", None))

    item = "sections[security].content[new-lead]"
    result = merged(edit, tracked=tracked)
    assert changed(result) == {f"{item}.lead": "New lead", f"{item}.text": "And its text is plain."}


def reads_again(result) -> bool:
    return bind(read(write(result.review_file.to_data()).encode(), "x.review.yaml"), ReviewFile) == result.review_file


def test_a_remark_that_is_a_picture_alone_is_kept_and_read_again():
    body = Body(draft(), tracked=True)
    body.comment(body.paragraph("Funds by area"), "", "")
    parts = members(body.data())
    picture = b"<w:r><w:drawing/></w:r>"
    parts["word/comments.xml"] = parts["word/comments.xml"].replace(b"<w:r><w:t></w:t></w:r>", picture)
    assert picture in parts["word/comments.xml"]
    result = merged_file(packed(parts))
    (comment,) = result.review_file.comments
    assert (comment.path, comment.text, len(comment.replies)) == ("sections[security].content[funds].caption", "", 1)
    assert reads_again(result)


# What XML 1.0 can hold (2.2), which is all that a Word file can.
_XML = st.characters(exclude_categories=("Cs",), exclude_characters="\ufffe\uffff", min_codepoint=0x20)
_ODD = st.sampled_from("\t\n\r\x7f\x80\x85\xad\u2028\u2029\ufeff\ufdd0\ue000:#'\"-|> {}&<[]\\é漢\U0001f600")
TEXTS = st.text(_XML | _ODD, max_size=12)


@given(st.tuples(*[TEXTS] * 5))
@examples(20)
def test_the_review_file_is_read_again_whatever_stands_in_word(texts):
    author, remark, new, value, head = texts
    body = Body(draft(), tracked=True, author="A")
    body.comment(body.paragraph("Funds by area"), "REMARK", "REMARK")
    body.add_after(body.paragraph("Geneva, May 4, 2026"), f"NEW {new}")
    line = "Draft · Version 1"
    body.replace(body.paragraph(line), len(line), len(line), f" X{value}")
    for mark in body.root.iter(f"{W}ins", f"{W}del"):
        mark.set(f"{W}author", author)
    parts = members(body.data())
    for name in parts:
        if name == "word/comments.xml" or name.startswith("word/footer"):
            root = etree.fromstring(parts[name])
            for text in root.iter(f"{W}t"):
                text.text = remark if name == "word/comments.xml" else f"{head}{text.text}"
            for comment in root.iter(f"{W}comment"):
                comment.set(f"{W}author", author)
            parts[name] = etree.tostring(root)
    result = merged_file(packed(parts))
    assert result.may_be_written
    assert reads_again(result)
    assert len(result.review_file.comments) == 1
