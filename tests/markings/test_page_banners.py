"""Banners by page in the PDF: the table of `pages.toml`, and pages with every kind of portion, held against these."""

from __future__ import annotations

import io
import random
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from PIL import Image
from schemes import rolled, scheme

from factsheet import api
from factsheet.markings.printing import banner_text
from factsheet.pipeline.page_banners import page_banner_of
from factsheet.production.options import Options
from factsheet.production.sheets.builder import SheetBuilder
from factsheet.production.sheets.task import read_inputs
from factsheet.source.writer import write

PAGES = tomllib.loads((Path(__file__).parent / "pages.toml").read_text("utf-8"))["page"]
BLOCK = {"by": "The desk officer", "derived_from": "Multiple Sources", "declassify_on": "20350403"}
WORDS = 1200
PNG = io.BytesIO()
Image.new("RGB", (60, 40), "teal").save(PNG, "png")


def words(name: str, count: int = WORDS) -> str:
    """Give a text whose every word names the portion that it stands in."""
    return " ".join(f"{name}word" for _ in range(count)) + "."


def sheet(scheme: str, low: str, **parts: Any) -> dict[str, Any]:
    cui = {"controlled_by": "The desk"} if scheme.endswith("cui") else {}
    block = BLOCK if scheme in ("us", "us-state") else cui
    return {
        "id": "sample",
        "kind": "bilateral",
        "title": "Titlew",
        "marking": low,
        "date": "2015-04-03",
        "reference": "12/25",
        "venue": {"city": "Brussels", "country": "BE"},
        "issuer": {"name": "Desk"},
        "classification": {"scheme": scheme, **block, **parts.pop("classification", {})},
        "participants": [{"party": "Party A", "marking": low}, {"party": "Party B", "marking": low}],
        "sections": [],
        **parts,
    }


def pages_of(meeting: Mapping[str, Any], **setup: Any) -> list[list[str]]:
    """Give the lines of each page of a sheet's PDF, as they stand."""
    built = api.build(meeting, ["pdf"], **setup)
    assert not built.failed, built.diagnostics
    return lines_of(built.files["pdf"])


def lines_of(pdf: bytes) -> list[list[str]]:
    """Give the lines of each page, as they stand."""
    return [page.get_textpage().get_text_range().splitlines() for page in pypdfium2.PdfDocument(pdf)]


def ends(lines: list[str], banner: str) -> bool:
    """Tell whether a page has a banner at its head and its foot, and no other line like one."""
    return lines.count(banner) == 2


@pytest.mark.parametrize("case", PAGES, ids=[each["source"] for each in PAGES])
def test_pages_have_the_banners_that_the_source_says(case):
    low = scheme(case["scheme"]).levels[0]
    sections = [
        {"id": f"s{i}", "title": f"Head{i}w", "marking": low, "content": [{"text": words(f"p{i}"), "marking": mark}]}
        for i, mark in enumerate(case["portions"])
    ]
    stated = {"banner": case["stated"], "compilation": "Together they say more."} if "stated" in case else {}
    pages = pages_of(sheet(case["scheme"], low, sections=sections, classification=stated), banners=case.get("asked"))
    assert ends(pages[0], case["overall"])
    seen = set()
    for lines in pages[1:]:
        portions = {int(found) for found in re.findall(r"\bp(\d+)word\b", " ".join(lines))}
        if len(portions) == 1 and not re.search(r"Head", " ".join(lines)):
            (only,) = portions
            seen |= portions
            assert ends(lines, case["banners"][only] if "banners" in case else case["overall"]), (only, lines)
    assert seen == set(range(len(case["portions"])))


MARKS = ("U//FOUO", "C//REL TO USA, JPN", "S//REL TO USA, JPN, KOR", "S//OC/REL TO USA, JPN", "U//NF", "S//NF")


class Whole:
    """A sheet of every kind of portion, whose words say which of them they are of; `marks` has their marks."""

    def __init__(self, seed: int) -> None:
        self.rng = random.Random(seed)
        self.marks: list[str] = []
        self.kinds: list[str] = []

    def part(self, kind: str, key: str, count: int, **rest: Any) -> dict[str, Any]:
        """Give a portion of so many words under a key; it is numbered before those in it."""
        number = len(self.marks)
        self.marks.append(self.rng.choice(MARKS) if self.rng.random() < 0.2 else "U")
        self.kinds.append(kind)
        within = {name: value() if callable(value) else value for name, value in rest.items()}
        return {"id": f"i{number}", key: words(f"n{number}", count), "marking": self.marks[number], **within}

    def points(self, depth: int = 1) -> list[dict[str, Any]]:
        below = (lambda: self.points(depth - 1)) if depth else (lambda: [])
        return [self.part("point", "text", 60, points=below) for _ in range(3)]

    def table(self) -> dict[str, Any]:
        return self.part("table", "caption", 3, columns=self.columns, rows=self.rows)

    def columns(self) -> list[dict[str, Any]]:
        """Give the columns of the last portion, a table, whose head stands on each of its pages."""
        return [{"title": f"n{len(self.marks) - 1}word"}, {"title": "w"}]

    def rows(self) -> list[dict[str, Any]]:
        parts = [self.part("row", "text", 30) for _ in range(14)]
        return [{"id": each.pop("id"), "cells": [each.pop("text"), "w"], **each} for each in parts]

    def content(self) -> list[dict[str, Any]]:
        figure = self.part("figure", "caption", 4, path="f.png", alt="a", width=0.4)
        return [
            {"paragraph": self.part("paragraph", "text", 90)},
            *self.points(),
            {"table": self.table()},
            {"figure": figure},
            {"section": self.part("section", "title", 3, content=lambda: [self.part("point", "text", 200)])},
        ]

    def meeting(self) -> dict[str, Any]:
        parties = [self.part("participant", "party", 2) for _ in range(4)]
        return sheet(
            "us",
            "U",
            participants=parties,
            summary=self.points(0),
            sections=[self.part("section", "title", 3, content=self.content) for _ in range(2)],
            follow_ups=[self.part("follow-up", "action", 20) for _ in range(12)],
            sources=[self.part("source", "title", 12) for _ in range(12)],
            annexes=[self.part("annex", "title", 12) for _ in range(3)],
            related=[self.part("related document", "title", 12) for _ in range(3)],
            contacts=[self.part("contact", "name", 3) for _ in range(3)],
        )


@pytest.mark.parametrize("seed", range(2))
def test_every_portion_marks_the_pages_that_it_stands_on(seed):
    whole = Whole(seed)
    pages = pages_of(whole.meeting(), banners="page", images={"f.png": PNG.getvalue()})
    seen, banners = set(), set()
    for lines in pages[1:]:
        numbers = {int(found) for found in re.findall(r"\bn(\d+)word", " ".join(lines))}
        seen |= {whole.kinds[number] for number in numbers}
        marks = ["U", *(whole.marks[number] for number in numbers)]
        banner = banner_text(rolled("us", marks).banner, scheme("us"))
        banners.add(banner)
        assert ends(lines, banner), (banner, [whole.marks[n] for n in sorted(numbers)], lines[0], lines[-1])
    assert len(banners) > 3
    assert seen >= {*whole.kinds} - {"participant"}


def long_sheet(*marks: str, **parts: Any) -> dict[str, Any]:
    content = [{"text": words(f"p{i}"), "marking": mark} for i, mark in enumerate(marks)]
    return sheet("us", "U", sections=[{"title": "Head", "marking": "U", "content": content}], **parts)


def without_banners(pages: list[list[str]]) -> list[list[str]]:
    return [[line for line in lines if not re.match("UNCLASSIFIED|SECRET", line)] for lines in pages]


def test_only_banners_differ_and_only_where_pages_are_asked_for():
    meeting = long_sheet("S//NF", "U")
    usual, overall, paged = (api.build(meeting, banners=asked).files for asked in (None, "overall", "page"))
    assert usual == overall
    assert usual["docx"] == paged["docx"]
    assert without_banners(pages_of(meeting)) == without_banners(pages_of(meeting, banners="page"))
    assert usual["pdf"] != paged["pdf"]


def test_a_level_has_banners_of_what_was_released_and_an_embargo_stands_on_every_page():
    meeting = long_sheet("U", "S//NF", "S//REL TO USA, JPN", "U", embargo="2030-04-03T12:00 Europe/Brussels")
    level = {"partner": {"sees": ["S//REL TO USA, JPN"], "mode": "indicated"}}
    at = "2030-01-01T12:00 Europe/Brussels"
    pages = pages_of(meeting, banners="page", release="partner", levels=level, at=at)
    assert ends(pages[0], "SECRET//REL TO USA, JPN")
    assert [lines.count("SECRET//NOFORN") for lines in pages] == [0] * len(pages)
    assert ends(pages[-1], "UNCLASSIFIED")
    assert all(any("EMBARGOED" in line.upper() for line in lines) for lines in pages)


TABLE = {
    "id": "t",
    "marking": "U//FOUO",
    "caption": "Cap",
    "columns": [{"title": "Col"}],
    "rows": [{"id": "a", "cells": ["One"], "marking": "C//NF"}, {"id": "b", "cells": ["Two"], "marking": "U"}],
}
POINT = {"id": "p", "text": "Point", "marking": "S//NF", "points": [{"id": "below", "text": "Below"}]}


@pytest.mark.parametrize(
    ("paths", "banner"),
    [
        ((), "SECRET//NOFORN"),
        (("reference", "issuer.name", "date"), "SECRET//NOFORN"),
        (("title", "reference"), "UNCLASSIFIED"),
        (("title", "sections[s].title"), "UNCLASSIFIED"),
        (("sections[s].content[p].text",), "SECRET//NOFORN"),
        (("sections[s].content[p].points[below].text",), "SECRET//NOFORN"),
        (("sections[s].content[t].caption",), "UNCLASSIFIED//FOUO"),
        (("sections[s].content[t].rows[b].cells[0]",), "UNCLASSIFIED//FOUO"),
        (("sections[s].content[t].rows[a].cells[0]",), "CONFIDENTIAL//NOFORN"),
    ],
)
def test_a_value_has_the_mark_of_the_portion_that_it_stands_in(paths, banner):
    section = {"id": "s", "title": "Head", "marking": "U", "content": [POINT, {"table": TABLE}]}
    options = Options(banners="page")
    builder = SheetBuilder(read_inputs(options), None)
    file = builder.read("sample.yaml", write(sheet("us", "U", sections=[section])).encode())
    made = builder.compose(file, builder.style(file.meeting), lambda _: b"")
    assert page_banner_of(made)(paths) == banner


def test_a_redline_has_the_banner_of_both_on_every_page():
    made = api.redline(long_sheet("S//NF", "U"), long_sheet("U", "U"), ["pdf"], banners="page")
    assert all(ends(lines, "SECRET//NOFORN") for lines in lines_of(made.files["pdf"]))


def test_words_of_banners_by_page_are_no_leak():
    meeting = long_sheet("U", "S//REL TO USA, JPN", "S//NF")
    meeting["sections"][0]["content"][-1]["text"] = "It is unclassified."
    level = "REL TO USA, JPN"
    released = api.build(meeting, ["pdf"], banners="page", release=level).files["pdf"]
    pages = [page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(released)]
    assert "UNCLASSIFIED" in " ".join(pages)
    assert api.leak_check({"a.pdf": released}, meeting, level).diagnostics == ()
