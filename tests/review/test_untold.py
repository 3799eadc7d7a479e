"""No paragraph that somebody puts into a draft, wherever that is, goes untold."""

from __future__ import annotations

import random
from copy import deepcopy

import pytest
from drafts import read_draft
from lxml import etree
from sampling import sampled
from talks import TALKS, draft
from word_edits import Body, W

from factsheet.review.listing import entries_of
from factsheet.review.proof import review
from factsheet.review.word.package import Package


def made(name: str, *children):
    element = etree.Element(f"{W}{name}")
    element.extend(children)
    return element


def run(text: str):
    found = made("r", made("t"))
    found[0].text = text
    return found


def paragraph(text: str):
    return made("p", run(text))


class Scribbler:
    """Puts words into any place of a body that Word has for them, as no template would."""

    def __init__(self, body: Body, rng: random.Random) -> None:
        self.body, self.rng, self.words = body, rng, []

    def word(self) -> str:
        self.words.append(f"Q{len(self.words)}z{self.rng.randrange(10**6)}")
        return self.words[-1]

    def some(self, name: str):
        return self.rng.choice(list(self.body.root.iter(f"{W}{name}")))

    def scribble(self) -> None:
        self.rng.choice([self.run, self.paragraph, self.like, self.table, self.in_cell, self.row, self.wrapped])()

    def run(self) -> None:
        wrapper = self.rng.choice(["hyperlink", "smartTag", "ins"])
        self.some("p").append(made(wrapper, run(f" {self.word()}")))

    def paragraph(self) -> None:
        self.some("p").addnext(paragraph(self.word()))

    def like(self) -> None:
        """Put a paragraph behind one of the same style."""
        other = self.some("p")
        new = paragraph(self.word())
        if (properties := other.find(f"{W}pPr")) is not None:
            new.insert(0, deepcopy(properties))
        other.addnext(new)

    def table(self) -> None:
        rows = [[made("tc", paragraph(self.word())) for _ in range(self.rng.randint(1, 3))] for _ in range(2)]
        self.some("p").addnext(made("tbl", *[made("tr", *cells) for cells in rows]))

    def in_cell(self) -> None:
        cell = self.some("tc")
        inner = made("tbl", made("tr", made("tc", paragraph(self.word())), made("tc", paragraph(self.word()))))
        cell.insert(1, self.rng.choice([inner, paragraph(self.word())]))

    def row(self) -> None:
        row = self.some("tr")
        cells = [made("tc", paragraph(self.word())) for _ in row.iter(f"{W}tc")]
        row.addnext(made("tr", *cells))

    def wrapped(self) -> None:
        text = paragraph(self.word())
        new = self.rng.choice(
            [made("sdt", made("sdtContent", text)), made("p", made("r", made("pict", made("txbxContent", text))))]
        )
        self.some("p").addnext(new)


@pytest.mark.parametrize("first", range(0, sampled(30), 10))
def test_whatever_is_put_into_a_draft_is_told(first):
    for seed in range(first, first + 10):
        rng = random.Random(seed)
        body = Body(draft(TALKS, rng.choice(["standard", "brief"])), tracked=False)
        scribbler = Scribbler(body, rng)
        for _ in range(rng.randint(1, 4)):
            scribbler.scribble()
        entries = entries_of(review("e.docx", read_draft(body.data())), None)
        told = "\n".join(f"{each.before}\n{each.after}" for each in entries)
        there = {text.text.strip() for text in body.root.iter(f"{W}t")}
        assert [word for word in scribbler.words if word in there and word not in told] == [], seed


def test_a_phonetic_guide_is_told_beside_the_words_that_it_is_on():
    body = Body(draft(), tracked=False)
    target = body.paragraph("Funds by area")
    guide = made("ruby", made("rubyPr"), made("rt", run("ふり")), made("rubyBase", run("仮")))
    target.append(made("r", guide))
    entries = entries_of(review("e.docx", read_draft(body.data())), None)
    assert [(each.what, each.after) for each in entries] == [("value", "Funds by area仮"), ("no value: note", "ふり")]


def test_the_lines_of_a_text_box_are_told_apart():
    body = Body(draft(), tracked=False)
    lines = made("p", run("One"), made("r", made("br")), run("two"), made("r", made("tab")), run("three"))
    box = made("pict", made("txbxContent", lines, paragraph("four")))
    body.paragraph("Funds by area").addnext(made("p", made("r", box)))
    entries = entries_of(review("e.docx", read_draft(body.data())), None)
    assert [each.after for each in entries] == ["One\ntwo\tthree\nfour"]


def test_what_other_programs_write_where_word_has_no_place_for_it_is_told():
    body = Body(draft(), tracked=False)
    line = body.paragraph("Geneva, May 4, 2026")
    line.append(made("sdt", made("sdtContent", paragraph("In a line"))))
    line.append(made("tbl", made("tr", made("tc", paragraph("In a cell in a line")))))
    line.append(made("r", made("body", paragraph("In a run"))))
    body.root.append(made("body", paragraph("In a second body")))
    entries = entries_of(review("e.docx", read_draft(body.data())), None)
    assert sorted(each.after for each in entries) == [
        "In a cell in a line",
        "In a line",
        "In a run",
        "In a second body",
    ]


def test_footnotes_are_told_and_their_part_is_read_once(monkeypatch):
    body = Body(draft(), tracked=False)
    body.footnotes(body.paragraph("Geneva, May 4, 2026"), "One", "Two")
    parts, read = [], Package.xml
    monkeypatch.setattr(Package, "xml", lambda package, name: parts.append(name) or read(package, name))
    entries = entries_of(review("e.docx", read_draft(body.data())), None)
    assert [(each.what, each.after) for each in entries] == [
        ("no value: note", text) for text in ("One", "Two", "footnote")
    ]
    assert parts.count("word/footnotes.xml") == 1


def test_a_page_break_parts_words_and_is_layout_at_an_edge():
    body = Body(draft(), tracked=False)
    line = body.paragraph("Geneva, May 4, 2026")
    page = made("br")
    page.set(f"{W}type", "page")
    line.addnext(made("p", run("First"), made("r", deepcopy(page)), run("second"), made("r", deepcopy(page))))
    begin, end = made("fldChar"), made("fldChar")
    begin.set(f"{W}fldCharType", "begin")
    end.set(f"{W}fldCharType", "end")
    line.append(made("r", begin, page, end))
    entries = entries_of(review("e.docx", read_draft(body.data())), None)
    assert [each.after for each in entries] == ["First second"]
