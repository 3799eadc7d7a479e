"""A file with native moves reads as it was with them rejected, and as it is with them accepted."""

from datetime import UTC, datetime
from pathlib import Path

import yaml

from factsheet.compare.documents import compare
from factsheet.document.nodes import Document, Metadata, Paragraph, Text
from factsheet.render.docx import render
from factsheet.render.theme import Theme
from factsheet.review.word.body import read_story
from factsheet.review.word.package import Package
from factsheet.review.word.stream import base_view, final_view
from factsheet.review.word.wml import Looks

WHEN = datetime(2025, 1, 15, tzinfo=UTC)
THEME = Path(__file__).parents[3] / "templates" / "standard" / "theme.yaml"
OLD = ["The group meets every month to look at what was agreed", "More to come.", "Nothing else.", "The end."]
NEW = ["More to come.", "Nothing else.", "The small group meets every month to look at what was said", "The end."]


def document(words):
    return Document(Metadata("", "en", "x", WHEN), tuple(Paragraph((Text(each),)) for each in words))


def test_what_moved_and_was_edited_is_read_at_either_place():
    theme = Theme.model_validate(yaml.safe_load(THEME.read_text("utf-8")))
    package = Package(render(compare(document(OLD), document(NEW), "A", WHEN), theme, {}).data, "redline.docx")
    assert package.body.find(".//{*}moveTo") is not None
    stream = read_story(package.body[0], Looks.of_part(package.xml("word/styles.xml")), {})
    assert [each.text for each in base_view(stream)] == OLD
    assert [each.text for each in final_view(stream)] == NEW
