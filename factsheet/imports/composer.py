"""From the blocks of a source to a meeting file that checks and builds as it is, and the record beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any, TypeAlias

from msgspec import Struct, field

from factsheet.edit.scalars import Fresh
from factsheet.imports.blocks import Block, BlockKind, Piece, Pieces, SourceReading, left_out, one_line, words
from factsheet.imports.body import Body, BodyItem
from factsheet.imports.facts import ReadFacts, read_facts
from factsheet.imports.languages import guess_language
from factsheet.imports.record import WIDTH, NotTaken, SourceFile, write_record
from factsheet.imports.structure import outline
from factsheet.meeting.text import is_language

Labels: TypeAlias = Callable[[str], Mapping[str, str] | None]
"""Gives the labels of sheets in a language (BCP 47), by their keys; None where there are not all of them."""


class ImportedText(Struct, frozen=True):
    """A meeting file and the record of its import, as texts, and how many words are where."""

    meeting: str
    record: str
    words: dict[str, int]


class _Count(Struct):
    """Counts the words of a source, and keeps those that are not taken."""

    meeting: int = 0
    gone: int = 0
    kept: list[NotTaken] = field(default_factory=list)

    def take(self, pieces: Pieces, at: str) -> None:
        first = self.meeting + self.gone
        for left in left_out(pieces):
            self.kept.append(NotTaken(at, first + left.before + 1, left.count, left.why.value, left.text))
            self.gone += left.count
        self.meeting += len(words("".join(piece.text for piece in pieces if piece.why is None)))


def compose(reading: SourceReading, name: str, source: SourceFile, today: date, labels: Labels) -> ImportedText:
    """Compose the meeting file `name`.yaml of a source, and its record."""
    language, told = _language(reading)
    found = outline(reading, language)
    printed = _printed(language, told, labels)
    facts = read_facts(reading, found, language, _documents(labels(printed[0]) or {}), today)
    facts.source.update(file=source.file, sha256=source.sha256)
    body = Body(language, _levels(found.blocks, found.title), facts.opening, reading.facts.get("url", ""))
    count = _Count()
    for place, block in enumerate(found.blocks):
        _count(block, count)
        if place != found.title and _has_words(block):
            body.take(block)
    sections = body.close()
    added = [*facts.added, *body.added]
    text = _meeting(name, source, facts, printed, sections)
    counts = {"source": count.meeting + count.gone, "meeting": count.meeting, "not_taken": count.gone}
    lists: dict[str, list[Any]] = {"read": facts.proposals, "added": added}
    return ImportedText(text, write_record(name, source, counts, _joined(count.kept), lists), counts)


def _language(reading: SourceReading) -> tuple[str, str]:
    said = reading.facts.get("language", "").replace("_", "-")
    if said and is_language(said):
        return said, "as the source says"
    guessed = guess_language(" ".join(block.text for block in reading.blocks))
    if guessed:
        return guessed, "by the commonest words of the source, which does not say"
    return "en", "the source does not say"


def _printed(language: str, told: str, labels: Labels) -> tuple[str, str]:
    """Give the language of the sheet, and why: one for which there are labels, so that it builds as it is."""
    if labels(language) is not None:
        return language, told
    return (
        "en",
        f"the text is in {language}, for which there are no labels yet: `factsheet templates labels {language}`",
    )


def _documents(labels: Mapping[str, str]) -> dict[str, str]:
    """Give what kinds of documents are called in the language of labels."""
    return {key.removeprefix(_SUBJECT): text for key, text in labels.items() if key.startswith(_SUBJECT)}


_SUBJECT = "subject."


def _levels(blocks: tuple[Block, ...], title: int | None) -> tuple[int, ...]:
    headings = (b for place, b in enumerate(blocks) if place != title and b.kind is BlockKind.HEADING and b.text)
    return tuple(sorted({block.level for block in headings}))


def _has_words(block: Block) -> bool:
    return bool(block.text) or any(one_line("".join(p.text for p in c if p.why is None)) for r in block.rows for c in r)


def _count(block: Block, count: _Count) -> None:
    """Count the words of a block: its label, its pieces, its cells; a label goes with what it labels."""
    pieces = block.pieces
    if block.label:
        why = next((piece.why for piece in pieces if piece.why), None)
        pieces = (Piece(f"{block.label} ", why=None if _has_words(block) else why), *pieces)
    count.take(pieces, block.at)
    for row in block.rows:
        for cell in row:
            count.take(cell, block.at)


def _joined(found: list[NotTaken]) -> list[NotTaken]:
    """Join what stands together and is not taken for one reason from one place."""
    joined: list[NotTaken] = []
    for each in found:
        last = joined[-1] if joined else None
        if last and (last.at, last.why) == (each.at, each.why) and last.word + last.words == each.word:
            text = f"{last.text} {each.text}"
            joined[-1] = NotTaken(last.at, last.word, last.words + each.words, last.why, text)
        else:
            joined.append(each)
    return joined


_HEAD = """\
# yaml-language-server: $schema=meeting.schema.json
# Imported from {source}, which is kept as {file} (SHA-256 {digest}).
# {name}.import.yaml lists what was not taken of it, and why. Lines with a question mark (`# person?`) are proposals:
# take them where they belong, or delete them. Then run `factsheet check {name}.yaml` and `factsheet build {name}.yaml`.

"""


def _meeting(
    name: str, source: SourceFile, facts: ReadFacts, language: tuple[str, str], sections: list[BodyItem]
) -> str:
    fresh = Fresh(WIDTH)
    original = one_line(source.name)
    parts = [_HEAD.format(source=original, file=source.file, digest=source.sha256, name=name)]
    parts.append(f"{fresh.entry('id', name, 0)}\n")
    parts += [f"{line}\n" for line in facts.head(fresh)]
    parts.append(f"{fresh.entry('language', language[0], 0)} # {language[1]}\n")
    parts += [f"{line}\n" for line in facts.lines(fresh)]
    parts.append("\nsections:\n" if sections else "")
    parts += [f"{line}\n" for section in sections for line in _section(section, 2, fresh, top=True)]
    parts += [f"{line}\n" for line in facts.sources(fresh)]
    return "".join(parts)


def _section(section: BodyItem, column: int, fresh: Fresh, *, top: bool) -> Iterator[str]:
    pad = " " * column
    yield from (f"{pad}# {comment}" for comment in section.comments)
    if not top:
        yield f"{pad}- section:"
        pad += "    "
    for place, (key, value) in enumerate(section.value.items()):
        dash = ("- " if not place else "  ") if top else ""
        inner = len(pad) + (2 if top else 0)
        yield f"{pad}{dash}{fresh.entry(key, value, inner)}"
    inner = len(pad) + (2 if top else 0)
    if section.inside:
        yield f"{' ' * inner}content:"
    for item in section.inside or ():
        yield from _content(item, inner + 2, fresh)


def _content(item: BodyItem, column: int, fresh: Fresh) -> Iterator[str]:
    if item.inside is not None:
        yield from _section(item, column, fresh, top=False)
        return
    pad = " " * column
    yield from (f"{pad}# {comment}" for comment in item.comments)
    yield f"{pad}{fresh.item(item.value, column)}"
