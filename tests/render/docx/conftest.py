"""Fixtures of the Word renderer's tests; its presence also puts this folder on the import path, for `word_file`."""

import pytest
from sample import SAMPLE_IMAGES, sample_document
from word_file import WordFile

from factsheet.render.docx import render
from factsheet.render.theme import Theme


@pytest.fixture(scope="session")
def sample(theme: Theme) -> WordFile:
    """The sample document as a Word file."""
    rendered = render(sample_document(), theme, SAMPLE_IMAGES)
    assert rendered.diagnostics == ()
    return WordFile(rendered.data)
