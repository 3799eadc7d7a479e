"""Images of a pack in running lines: in both formats, in drafts that come back, and what is wrong with them."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

FIGURE = '<figure src="pack:images/logo.png" alt="The mark" width="0.1"/>'
MANY = "sections:\n  - title: Talks\n    content:\n" + "".join(f"      - Point {n} of the talks.\n" for n in range(60))


@pytest.fixture
def pack(factsheet) -> Path:
    """Give the macros of a pack with an image in its running head."""
    assert factsheet("new", "talks").code == 0
    text = Path("talks.yaml").read_text("utf-8")
    Path("talks.yaml").write_text(re.sub(r"sections:\n.*?(?=follow_ups:)", MANY, text, flags=re.DOTALL), "utf-8")
    assert factsheet("templates", "copy", "standard", "packs/own").code == 0
    Path("packs/own/images").mkdir()
    Image.new("RGB", (30, 20), "#14365d").save("packs/own/images/logo.png")
    macros = Path("packs/own/macros.html.j2")
    put(macros, "<running-head>", f"<running-head>{FIGURE}")
    return macros


def put(file: Path, old: str, new: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


OWN = ("--templates", "packs", "--template", "own")


def images_of(page) -> list[str]:
    return list(page["/Resources"].get("/XObject", {}))


def test_it_stands_on_the_pages_that_have_the_line(factsheet, pack):
    assert factsheet("build", "talks.yaml", *OWN).code == 0
    first, *others = PdfReader("dist/talks.own.pdf").pages
    assert images_of(first) == []
    assert others
    assert {len(images_of(page)) for page in others} == {1}
    with zipfile.ZipFile("dist/talks.own.docx") as word:
        header = word.read("word/header_default.xml").decode()
        assert header.count("<w:drawing>") == 1
        assert 'descr="The mark"' in header
        assert "<w:drawing>" not in word.read("word/header_first.xml").decode()
        target = re.search('Target="([^"]*media[^"]*)"', word.read("word/_rels/header_default.xml.rels").decode())
        assert f"word/{target[1]}".replace("word//word", "word") in word.namelist()


def test_it_is_as_large_in_both_formats(factsheet, pack):
    put(pack, FIGURE, FIGURE.replace("0.1", "0.02"))
    assert factsheet("build", "talks.yaml", *OWN).code == 0
    page = PdfReader("dist/talks.own.pdf").pages[1]
    place = re.search(rb"([\d.]+) 0 0 ([\d.]+) [\d.]+ [\d.]+ cm\s+/FormXob", page.get_contents().get_data())
    with zipfile.ZipFile("dist/talks.own.docx") as word:
        extent = re.search(r'<wp:extent cx="(\d+)" cy="(\d+)"', word.read("word/header_default.xml").decode())
    for points, emu in zip(place.groups(), extent.groups(), strict=True):
        assert float(points) == pytest.approx(int(emu) / 12_700, abs=0.01)


def test_a_draft_that_has_it_comes_back_unchanged(factsheet, pack):
    assert factsheet("build", "talks.yaml", *OWN, "--draft", "-o", "drafts").code == 0
    (draft,) = Path("drafts").glob("*.docx")
    shown = factsheet("review", "show", str(draft), "--format", "json")
    assert (shown.code, shown.out.strip()) == (0, "[]")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (f"<running-head>{FIGURE}{FIGURE}", "has one <figure>, which stands first and has no caption"),
        (f"<running-head>{FIGURE[:-2]}><caption>C</caption></figure>", "has one <figure>, which stands first"),
        ('<running-head><figure src="pack:images/none.png" alt="A"/>', "has no image images/none.png"),
        ('<running-head><figure src="pack:images/none.png"/>', "alt"),
    ],
)
def test_what_is_wrong_is_told(factsheet, pack, line, told):
    put(pack, f"<running-head>{FIGURE}", line)
    outcome = factsheet("build", "talks.yaml", *OWN)
    assert outcome.code == 1
    assert told in outcome.err
