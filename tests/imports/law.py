"""Every word of a source stands once, in order, in the meeting file or in the record's list of what was not taken."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import yaml

from factsheet.characters import composed, storable
from factsheet.meeting import read_meeting
from factsheet.meeting.content import FigureContent, ParagraphContent, Point, SectionContent, TableContent
from factsheet.rich.reading import parse_lines, parse_rich

_BLANKS = re.compile("[ \t\n\r\f\v]+")
_WIDE = {*"。：！？"}
_INVISIBLE = "\u200b\u2060\ufeff"


def words_of(text: str) -> list[str]:
    """Give the words of a text, composed, what shows nothing at their ends aside."""
    parts = (each.strip().strip(_INVISIBLE).strip() for each in _BLANKS.split(composed(storable(text))))
    return [each for each in parts if each]


def meeting_words(meeting: str, added: Iterable[str] = ()) -> list[str]:
    """Give the words of a meeting file that are its source's, in order: its title and its sections."""
    read = read_meeting(meeting.encode(), "imported.yaml").meeting
    left = [*added]
    texts = []
    for text in [read.title, *(each for section in read.sections for each in _texts(section))]:
        if text in left:
            left.remove(text)
        else:
            texts.append(text)
    assert not left, left
    return [word for text in texts for word in words_of(text)]


def _texts(item: object) -> Iterator[str]:
    match item:
        case SectionContent():
            yield item.title
            for each in item.content:
                yield from _texts(each)
        case Point():
            yield from _with_lead(item.lead or "", _shown(item.text or ""))
            for each in item.points:
                yield from _texts(each)
        case ParagraphContent():
            yield _shown(item.text)
        case TableContent():
            yield from filter(None, [item.caption, *(column.title for column in item.columns)])
            for row in item.rows:
                for cell in row.cells:
                    yield "\n".join("".join(run.text for run in line) for line in parse_lines(cell.text))
        case FigureContent():
            raise AssertionError("an import has no figures")


def _with_lead(lead: str, text: str) -> Iterator[str]:
    """Give a lead-in and its text; no space stands behind a full-width mark, and none parts them there."""
    yield from [f"{lead}{text}"] if lead[-1:] in _WIDE else filter(None, (lead, text))


def _shown(text: str) -> str:
    return "".join(run.text for run in parse_rich(text))


def hold(source: list[str], meeting: str, record: str) -> dict[str, object]:
    """Hold the law for an import by the words of its source, found without the importer; give the record."""
    said = yaml.load(record, yaml.CSafeLoader)
    added = [each["text"] for each in said.get("added", ())]
    left = [*source]
    for entry in said.get("not_taken", ()):
        words = words_of(entry["text"])
        first = entry["word"] - 1
        assert len(words) == entry["words"] and source[first : first + len(words)] == words, (
            entry,
            source[first - 2 : first + len(words) + 2],
        )
        left[first : first + len(words)] = [""] * len(words)
    found, wanted = meeting_words(meeting, added), [word for word in left if word]
    at = next((n for n, (a, b) in enumerate(zip(found, wanted, strict=False)) if a != b), min(len(found), len(wanted)))
    assert found == wanted, (at, found[max(at - 5, 0) : at + 5], wanted[max(at - 5, 0) : at + 5])
    counts = said["words"]
    gone = sum(entry["words"] for entry in said.get("not_taken", ()))
    assert counts == {"source": len(source), "meeting": len(wanted), "not_taken": gone}
    return said
