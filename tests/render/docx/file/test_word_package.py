"""The package: slim, readable, and the same bytes for the same input."""

import hashlib
import io
import json
import subprocess
import sys
from datetime import datetime

import docx
from sample import SAMPLE_IMAGES, WHEN, sample_document

from factsheet.render.docx import render

CHILD = """
import hashlib, json, sys
sys.path.insert(0, {render!r})
from sample import SAMPLE_IMAGES, sample_document
from factsheet.render.docx import render
from factsheet.render.theme import Theme
theme = Theme.model_validate(json.loads(sys.stdin.read()))
sys.stdout.write(hashlib.sha256(render(sample_document(), theme, SAMPLE_IMAGES).data).hexdigest())
"""


def test_the_same_input_gives_the_same_bytes(theme):
    first, second = (render(sample_document(), theme, SAMPLE_IMAGES).data for _ in range(2))
    assert first == second


def test_another_process_gives_the_same_bytes(theme, pytestconfig):
    expected = hashlib.sha256(render(sample_document(), theme, SAMPLE_IMAGES).data).hexdigest()
    code = CHILD.format(render=str(pytestconfig.rootpath / "tests" / "render"))
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code],
            input=json.dumps(theme.model_dump(mode="json")),
            env={"PYTHONHASHSEED": seed, "TZ": "Asia/Seoul"},
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout == expected


def test_members_are_sorted_and_without_times(sample):
    names = [member.filename for member in sample.members]
    assert names == sorted(names)
    assert names[0] == "[Content_Types].xml"
    assert {member.date_time for member in sample.members} == {(1980, 1, 1, 0, 0, 0)}
    assert {member.create_system for member in sample.members} == {0}


def test_the_package_holds_nothing_but_what_it_needs(sample):
    assert set(sample.parts) == {
        "[Content_Types].xml",
        "_rels/.rels",
        "docProps/core.xml",
        "word/_rels/document.xml.rels",
        "word/comments.xml",
        "word/document.xml",
        "word/fontTable.xml",
        "word/footer_default.xml",
        "word/footer_first.xml",
        "word/header_default.xml",
        "word/header_first.xml",
        "word/media/image1.png",
        "word/numbering.xml",
        "word/settings.xml",
        "word/styles.xml",
    }


def test_core_properties(sample):
    read = {name: sample.find(f"string(//{name})", "docProps/core.xml") for name in ("dc:title", "dc:creator")}
    assert read == {"dc:title": sample_document().metadata.title, "dc:creator": "Ministry of Party A"}
    dates = sample.find("//dcterms:created/text() | //dcterms:modified/text()", "docProps/core.xml")
    assert dates == ["2025-01-15T09:30:00Z"] * 2


def test_python_docx_opens_it(theme):
    opened = docx.Document(io.BytesIO(render(sample_document(), theme, SAMPLE_IMAGES).data))
    assert opened.core_properties.language == "en-GB"
    assert opened.core_properties.created == WHEN
    assert isinstance(opened.core_properties.modified, datetime)
    assert [paragraph.style.style_id for paragraph in opened.paragraphs[:3]] == [
        "LetterheadIssuer",
        "LetterheadOffice",
        "Docket",
    ]
    assert len(opened.tables) == 3
    assert len(list(opened.comments)) == 1


def test_the_file_asks_for_the_layout_of_present_word(sample):
    assert sample.find("//w:compatSetting[@w:name='compatibilityMode']/@w:val", "settings") == ["15"]
