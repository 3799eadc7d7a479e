"""A redline in Word reads as the old document with all rejected, and as the new one with all accepted."""

from document_pairs import document_pairs
from hypothesis import given, settings
from sample import SAMPLE_IMAGES, WHEN, metadata
from word_file import WordFile
from word_readings import read_story

from factsheet.compare import compare
from factsheet.render.docx import render

IMAGES = {"images/chart.png": SAMPLE_IMAGES["images/chart.png"], "images/map.png": SAMPLE_IMAGES["images/chart.png"]}


def stories(data, *, accept):
    file = WordFile(data)
    bodies = [file.tree("document")[0], *(file.tree(name) for name in ("header_default", "footer_default"))]
    return [read_story(body, accept=accept) for body in bodies]


def words(stories):
    """Leave out empty paragraphs and styles."""
    return [[line for line in flat(story) if line.strip()] for story in stories]


def flat(story):
    for line in story:
        if isinstance(line, list):
            for row in line:
                for cell in row:
                    yield from flat(cell)
        else:
            yield line[1]


@settings(max_examples=60, deadline=None)
@given(document_pairs(metadata()))
def test_the_readings_are_the_two_documents(theme, pair):
    old, new = pair.old, pair.new
    data = render(compare(old, new, "A", WHEN), theme, IMAGES).data
    for accept, document in ((False, old), (True, new)):
        read = stories(data, accept=accept)
        alone = stories(render(document, theme, IMAGES).data, accept=True)
        assert read[0] == alone[0]
        assert words(read) == words(alone)
