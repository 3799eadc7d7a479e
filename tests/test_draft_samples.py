"""The samples as drafts: valid, laid out by LibreOffice word for word; and releases that carry nothing of a draft."""

from __future__ import annotations

import re
import zipfile
from base64 import b64decode
from pathlib import Path
from zlib import decompress

import pypdfium2
import pytest
from libreoffice import do, edit_in_libreoffice, to_pdf
from lxml import etree
from runs import build_paths
from samples import ENGLISH
from tools import ooxml_errors

from factsheet.production.drafts import build_drafts
from factsheet.production.options import DraftOptions, Options
from factsheet.production.sets.request import Request

ROOT = Path(__file__).parents[1]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CLEARANCES = """
clearances:
  - Office Seven-of-Nine
  - {office: Legal Adviser, name: Quill Nobody, decision: cleared with edits, date: 2025-04-04}
"""
ALLOWED = "  - {code: clearance-missing, reason: Nobody waits for this office.}\n"
REVIEW = """\
comments:
  - id: r1
    author: Reviewer Zed
    date: 2025-04-04T09:00:00Z
    path: title
    text: A remark in confidence
    replies: [{author: Replier Zoe, text: An answer in confidence}]
  - {id: r2, author: Reviewer Zed, path: summary, quote: never said, text: Lost words}
"""
TEMPLATES = ("standard", "brief")
NAMES = [
    f"{source.stem}{'' if template == 'standard' else f'.{template}'}" for source in ENGLISH for template in TEMPLATES
]
SECRETS = [b"Office Seven-of-Nine", b"Quill Nobody", b"Reviewer Zed", b"Replier Zoe", b"in confidence", b"Lost words"]
TRACES = [
    b"urn:factsheet",
    b"customXml",
    b"_fs_",
    b"lnNumType",
    b"trackRevisions",
    b"documentProtection",
    b"suppressLineNumbers",
    b"commentRangeStart",
    b"comments.xml",
    b"commentsExtended",
    b"w:author",
    b"paraId",
    b"LineNumber",
]


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> dict[str, Path]:
    """Build every sample, with clearances and remarks beside it, as draft (`NAME.draft`) and as release; by name."""
    folder = tmp_path_factory.mktemp("drafts")
    for sample in ENGLISH:
        text = re.sub("^status: (final|cleared)", "status: draft", sample.read_text("utf-8"), flags=re.MULTILINE)
        assert "\nallow:\n" in text
        text = text.replace("\nallow:\n", f"\nallow:\n{ALLOWED}")
        (folder / sample.name).write_text(text + CLEARANCES, "utf-8")
        (folder / f"{sample.stem}.review.yaml").write_text(REVIEW, "utf-8")
    for template in TEMPLATES:
        options = Options(output=folder / "dist", template=template)
        drafting = DraftOptions(enforce_tracking=template == "brief")
        for report in build_drafts(Request.of_paths([folder], options), drafting):
            assert not report.diagnostics
        for report in build_paths([folder], options):
            assert not report.diagnostics
    return {path.name: path for path in (folder / "dist").iterdir() if path.suffix in {".pdf", ".docx"}}


def parts(file: Path) -> dict[str, bytes]:
    """Give the bytes of each part of a file with its name at their head; a PDF is one part, with its streams apart."""
    if file.suffix == ".pdf":
        return {"": file.read_bytes() + pdf_words(file).encode()}
    with zipfile.ZipFile(file) as package:
        return {name: name.encode() + b"\n" + package.read(name) for name in package.namelist()}


def pdf_words(file: Path) -> str:
    with pypdfium2.PdfDocument(file) as pdf:
        return "\n".join(page.get_textpage().get_text_bounded() for page in pdf)


@pytest.mark.parametrize("trace", [*SECRETS, *TRACES], ids=lambda trace: trace.decode())
@pytest.mark.parametrize("name", NAMES)
def test_no_part_of_a_release_carries_anything_of_a_draft(built, name, trace):
    assert any(trace in data for data in parts(built[f"{name}.draft.docx"]).values()) or trace in UNUSED.get(name, ())
    for form in ("pdf", "docx"):
        for part, data in parts(built[f"{name}.{form}"]).items():
            assert trace not in data, part


UNUSED = {name: [b"documentProtection"] for name in NAMES if not name.endswith(".brief")}
"""What not every draft has: tracking is enforced in the brief ones."""


def test_a_releases_authors_are_issuers(built):
    for name in NAMES:
        core = parts(built[f"{name}.docx"])["docProps/core.xml"]
        assert set(re.findall(rb"<(?:dc:creator|cp:lastModifiedBy)>([^<]*)<", core)) == {b"Sample fact sheet"}


@pytest.mark.openxml
@pytest.mark.parametrize("name", NAMES)
def test_the_open_xml_validator_finds_no_errors_in_a_draft(built, name):
    assert ooxml_errors(built[f"{name}.draft.docx"]) == []


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u2022\u2013\u00ad\u0002\ufffe-]", "", text)


@pytest.mark.libreoffice
def test_libreoffice_lays_out_every_word_of_a_draft(built, tmp_path):
    name = "trilateral-munich-2025-02-15"
    laid_out = squeeze(pdf_words(to_pdf(built[f"{name}.draft.docx"], tmp_path / "draft.pdf")))
    body = etree.fromstring(parts(built[f"{name}.draft.docx"])["word/document.xml"].partition(b"\n")[2])
    words = [squeeze("".join(t.text or "" for t in p.iter(f"{W}t"))) for p in body.iter(f"{W}p")]
    assert len(words) > 50
    # Lines have their numbers between them.
    shown = re.sub(r"\d", "", laid_out)
    assert [line for line in words if re.sub(r"\d", "", line) not in shown] == []


@pytest.mark.libreoffice
def test_a_draft_that_libreoffice_has_saved_still_holds_what_it_is_read_back_by(built, tmp_path):
    sent, back = built["trilateral-munich-2025-02-15.brief.draft.docx"], tmp_path / "back.docx"
    edit_in_libreoffice(sent, do("comment", find="Occasion", text="Which one?"), save=back)
    before, after = parts(sent), parts(back)
    assert base_of(after) == base_of(before)
    for trace in (b"<w:trackRevisions", b'w:edit="trackedChanges"'):
        assert trace in after["word/settings.xml"]
    assert set(re.findall(rb"_fs_\d+", before["word/document.xml"])) <= set(
        re.findall(rb"_fs_\d+", after["word/document.xml"])
    )
    assert b"A remark in confidence" in after["word/comments.xml"]


def base_of(parts: dict[str, bytes]) -> bytes:
    root = etree.fromstring(parts["customXml/item1.xml"].partition(b"\n")[2])
    return decompress(b64decode(root.text))
