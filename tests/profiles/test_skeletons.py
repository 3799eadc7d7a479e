"""The skeleton of a sheet of each house: its elements in order, its fixed lines, its labels, as the notes have them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from packs import packs
from test_profile_files import FILES

from factsheet.compose.composer import compose
from factsheet.document import nodes
from factsheet.document.nodes import Document
from factsheet.document.readings import item_labels
from factsheet.document.text import inline_text
from factsheet.meeting import read_meeting
from factsheet.pipeline.sheets import last_day

HERE = Path(__file__).parent
TALKS = (HERE / "talks.yaml").read_text("utf-8")
SKELETONS = sorted((HERE / "skeletons").glob("*.txt"))
CHANGES = {
    "state joint statement": {"document: fact sheet": "document: joint statement"},
    "state readout": {"document: fact sheet": "document: readout"},
    "mofa-jp": {"country: FR": "country: JP"},
    "mofa-jp ja": {"country: FR": "country: JP", "title: Ministers": "language: ja\ntitle: Ministers"},
    "mofa-kr": {"country: FR": "country: KR"},
    "mofa-kr ko": {"country: FR": "country: KR", "title: Ministers": "language: ko\ntitle: Ministers"},
}
"""What the meeting says otherwise for a skeleton."""


def sheet(name: str) -> Document:
    text, profile = TALKS, name.split(maxsplit=1)[0]
    for before, after in CHANGES.get(name, {}).items():
        assert before in text
        text = text.replace(before, after, 1)
    meeting = read_meeting(text.encode(), "talks.yaml").meeting
    pack = packs().pack("standard", meeting.language, meeting.issuer.country, profile)
    return compose(meeting, pack, last_day(meeting)).document


def skeleton(blocks: tuple[nodes.Block, ...], depth: int = 0) -> Iterator[str]:
    indent = "  " * depth
    for block in blocks:
        match block:
            case nodes.Title():
                yield f"title: {inline_text(block.inlines)}"
            case nodes.Paragraph():
                role = "p" if block.role.value == "body" else block.role.value
                yield f"{indent}{role}: {inline_text(block.inlines)}"
            case nodes.Section():
                yield f"heading{block.level}: {block.label}{inline_text(block.heading)}"
                yield from skeleton(block.blocks, depth + 1)
            case nodes.List():
                yield from _items(block, depth)
            case nodes.Table():
                yield f"{indent}{_table(block)}"
            case nodes.Callout():
                yield f"callout: {inline_text(block.heading)}"
                yield from skeleton(block.blocks, depth + 1)
            case nodes.Notes():
                yield from (f"{indent}note: {inline_text(note.inlines)}" for note in block.notes)


def _items(block: nodes.List, depth: int) -> Iterator[str]:
    for item, label in zip(block.items, item_labels(block), strict=True):
        first, *rest = item.blocks
        alone = depth < 2 and len(block.items) == 1 and block.numbering is not None and not rest
        indent = "  " * (depth if alone else max(depth, 1))
        yield f"{indent}{label or '•'} {'p: ' if alone else ''}{inline_text(first.inlines)}"
        yield from skeleton(tuple(rest), max(depth, 1) + 1)


def _table(block: nodes.Table) -> str:
    cells = block.head[0].cells if block.head else [row.cells[0] for row in block.body]
    texts = (" ".join(inline_text(each.inlines) for each in cell.blocks) for cell in cells)
    return f"{'table' if block.head else 'facts'}: {' | '.join(texts)}"


def test_every_profile_of_the_program_is_looked_at():
    known = packs().files.profiles.keys()
    assert {file.stem for file in FILES} == known
    assert {file.stem.split(maxsplit=1)[0] for file in SKELETONS} == known
    assert CHANGES.keys() <= {file.stem for file in SKELETONS}


@pytest.mark.parametrize("file", SKELETONS, ids=lambda file: file.stem)
def test_a_sheet_has_the_skeleton_of_its_house(file):
    found = "\n".join(skeleton(sheet(file.stem).blocks)) + "\n"
    assert found == file.read_text("utf-8")


def test_numbers_of_the_meeting_go_before_those_of_the_house_and_leave_the_opening_alone():
    text = f"{TALKS}numbering: {{paragraphs: (1)}}\n"
    meeting = read_meeting(text.encode(), "talks.yaml").meeting
    lines = list(
        skeleton(compose(meeting, packs().pack("standard", "en", "FR", "g7"), last_day(meeting)).document.blocks)
    )
    assert "p: What was agreed, in one text." in lines
    assert [line.strip() for line in lines if "p: Text of" in line] == [
        "(1) p: Text of a paragraph.",
        "(2) p: Text of another.",
    ]


@pytest.mark.parametrize(
    ("first", "said"),
    [("JP", "Mr. BETA Person, Minister of B, on"), ("FR", "Mr. Person Beta, Minister of B of France, on")],
)
def test_the_lead_names_the_state_of_a_first_party_that_is_not_ones_own(first, said):
    text = TALKS.replace("party: US", "party: XY", 1).replace("- party: JP", f"- party: {first}", 1)
    text = text.replace("country: FR", "country: JP", 1).replace("party: XY", "party: US", 1)
    if first == "FR":  # without Japan, parties stand as the meeting gives them
        us, fr = text.index("  - party: US"), text.index("  - party: FR")
        kr = text.index("  - party: KR")
        text = text[:us] + text[fr:kr] + text[us:fr] + text[kr:]
    meeting = read_meeting(text.encode(), "talks.yaml").meeting
    pack = packs().pack("standard", "en", "JP", "mofa-jp")
    assert said in "".join(skeleton(compose(meeting, pack, last_day(meeting)).document.blocks))
