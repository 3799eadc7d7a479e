"""Any tree of nodes renders, on any paper, conforms, and loses no word."""

import re

from conformance import problems
from hypothesis import HealthCheck, Phase, given, settings
from sample import SAMPLE_IMAGES, document
from sampling import examples
from tagged import TaggedPdf
from trees import papers, trees

from factsheet.document.text import document_text
from factsheet.render.pdf import render


def words(lines):
    """Give the lines without white space, where a column may cut a word, and without the empty ones."""
    return [line for line in (re.sub(r"\s", "", line) for line in lines) if line]


@settings(examples(15, HealthCheck.data_too_large), phases=[Phase.explicit, Phase.generate, Phase.shrink])
@given(blocks=trees, page=papers)
def test_any_tree_conforms_and_loses_no_word(theme, fonts, blocks, page):
    own = theme.model_copy(update={"page": page})
    sheet = document(*blocks)
    rendered = render(sheet, own, fonts, SAMPLE_IMAGES)
    assert {found.code for found in rendered.diagnostics} <= {"unknown-note"}
    assert problems(rendered.data) == []
    assert words(TaggedPdf(rendered.data).paragraphs()) == words(document_text(sheet))
