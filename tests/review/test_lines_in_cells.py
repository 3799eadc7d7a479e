"""Line breaks in cells: they print, they stand where reviewers edit beside them, and new ones come back."""

from __future__ import annotations

import pytest
from talks import TALKS, changed, draft, kept, merged
from word_edits import Body, W

CELL = "sections[security].content[funds].rows[minerals].cells[area].text"
BROKEN = TALKS.replace('- [Minerals, "1.1"]', '- ["Minerals\\nand **rare** earths\\n(all)", "1.1"]')
TEXT = "Minerals\nand rare earths\n(all)"


SHOWN = TEXT.replace("\n", "")


def cell(body: Body):
    """Find the cell; what a break is in Word is no text."""
    return body.paragraph(SHOWN)


def break_at(paragraph, at: int) -> None:
    """Put a line break into the run that a character of the paragraph stands in."""
    seen = 0
    for text in list(paragraph.iter(f"{W}t")):
        words = text.text or ""
        if seen <= at < seen + len(words):
            run = text.getparent()
            after = run.makeelement(f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"})
            after.text, text.text = words[at - seen :], words[: at - seen]
            text.addnext(run.makeelement(f"{W}br"))
            run.append(after)
            return
        seen += len(words)


def test_breaks_are_those_of_word():
    body = Body(draft(BROKEN), tracked=True)
    assert len(list(cell(body).iter(f"{W}br"))) == 2


@pytest.mark.parametrize("tracked", [True, False])
@pytest.mark.parametrize(
    ("old", "new", "value"),
    [
        ("earths", "metals", "Minerals\nand **rare** metals\n(all)"),
        ("Minerals", "Ores", "Ores\nand **rare** earths\n(all)"),
        ("all", "some of them", "Minerals\nand **rare** earths\n(some of them)"),
        ("rare", "scarce", "Minerals\nand **scarce** earths\n(all)"),
    ],
)
def test_words_change_in_their_line(old, new, value, tracked):
    start = SHOWN.index(old)
    result = merged(lambda body: body.replace(cell(body), start, start + len(old), new), tracked=tracked, text=BROKEN)
    assert value in changed(result, BROKEN).values()
    assert kept(result) == []


def test_a_new_break_comes_back():
    result = merged(lambda body: break_at(body.paragraph("Energy"), 3), tracked=False, text=BROKEN)
    assert "Ene\nrgy" in changed(result, BROKEN).values()
    assert kept(result) == []


def test_a_break_that_is_gone_joins_the_lines():
    def edit(body: Body) -> None:
        mark = next(cell(body).iter(f"{W}br"))
        mark.addnext(mark.makeelement(f"{W}t", {"{http://www.w3.org/XML/1998/namespace}space": "preserve"}))
        mark.getnext().text = " "
        mark.getparent().remove(mark)

    result = merged(edit, tracked=False, text=BROKEN)
    assert "Minerals and **rare** earths\n(all)" in changed(result, BROKEN).values()
