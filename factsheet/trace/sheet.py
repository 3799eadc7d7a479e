"""A trace sheet: the document of a meeting in which each sentence stands beside the words that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.document import nodes
from factsheet.document.nodes import Block
from factsheet.document.text import paths_shown
from factsheet.paths import ValuePath
from factsheet.trace.elements import Kind
from factsheet.trace.findings import Held
from factsheet.trace.particulars import Particular
from factsheet.trace.sources import SourceText
from factsheet.trace.statements import StatedSentence
from factsheet.trace.telling import finding_text, particular_text
from factsheet.trace.tracing import Trace, TracedQuote, TracedStatement

_COLUMNS = (nodes.Column(width=0.5), nodes.Column(width=0.5))
_NOTHING = "–"
"""What stands beside a sentence that rests on nothing."""
_MARKS = re.compile("`([^`]*)`")
"""The marks around words in messages."""
_SAID_IN = "en"
"""The language of findings and of places in sources."""


def trace_sheet(document: nodes.Document, traced: Trace) -> nodes.Document:
    """Give the document with its statements in two columns: each sentence, and beside it the quotes it rests on.

    Headings and the title stand as they are; what states nothing is left out. Words that no quote supports are strong,
    and what is wrong with them stands below the quotes. The facts outside of sentences come first, below the title.
    """
    sheet = _Sheet({str(each.statement.path): each for each in traced.statements}, tuple(_heads(document, traced)))
    blocks = [*sheet.blocks(document.blocks)]
    if traced.particulars:
        behind = next((place + 1 for place, each in enumerate(blocks) if isinstance(each, nodes.Title)), 0)
        blocks.insert(behind, sheet.table(map(_particular_row, traced.particulars)))
    return replace(document, blocks=tuple(blocks), max_pages=None)


def _heads(document: nodes.Document, traced: Trace) -> Iterator[nodes.Paragraph]:
    """Give the heads of the columns: what the document calls itself, and the titles of the sources that were read."""
    yield nodes.Paragraph((nodes.Text(document.metadata.title),))
    titles = [each.title for each in traced.version.meeting.sources if each.id in traced.sources]
    yield nodes.Paragraph((nodes.Text("; ".join(titles) or _NOTHING),))


class _Sheet(Struct):
    """Takes the statements of blocks, each where it is printed first."""

    statements: dict[str, TracedStatement]
    heads: tuple[nodes.Paragraph, ...]
    taken: set[str] = field(default_factory=set)

    def blocks(self, blocks: Iterable[Block]) -> Iterator[Block]:
        """Give blocks in two columns."""
        rows: list[nodes.Row] = []
        for block in blocks:
            if not isinstance(block, nodes.Title | nodes.Section | nodes.Notes | nodes.Callout):
                rows += self._rows(block)
                continue
            if rows:
                yield self.table(rows)
                rows = []
            yield from self._whole(block)
        if rows:
            yield self.table(rows)

    def _whole(self, block: nodes.Title | nodes.Section | nodes.Notes | nodes.Callout) -> Iterator[Block]:
        if isinstance(block, nodes.Section):
            inner = tuple(self.blocks(block.blocks))
            if inner:
                yield replace(block, blocks=inner)
        elif isinstance(block, nodes.Callout):
            inner = tuple(self.blocks(block.blocks))
            if inner:
                yield nodes.Callout(block.heading, inner)
        else:
            yield block

    def table(self, rows: Iterable[nodes.Row]) -> nodes.Table:
        """Give rows below the heads of the columns."""
        head = nodes.Row(tuple(nodes.Cell((each,), nodes.Scope.COLUMN) for each in self.heads))
        return nodes.Table(_COLUMNS, (head,), tuple(rows), role=nodes.TableRole.SIDES)

    def _rows(self, block: Block) -> Iterator[nodes.Row]:
        for path in paths_shown((block,)):
            statement = self._statement(ValuePath.parse(path))
            if statement is not None:
                yield from _rows_of(statement)

    def _statement(self, path: ValuePath) -> TracedStatement | None:
        """Give the statement that a value is of, the first time that it is asked for."""
        for item in (path.owner, *reversed(path.items)):
            key = str(item)
            if key in self.statements:
                if key in self.taken:
                    return None
                self.taken.add(key)
                return self.statements[key]
        return None


def _particular_row(particular: Particular) -> nodes.Row:
    """Give a fact outside of sentences with the path of its value, beside the sentence that has it."""
    text, found, wrong = nodes.Text(particular.text), particular.found, particular.verdict == "wrong"
    path = nodes.Language(_SAID_IN, (nodes.Text(f"({particular.path})"),))
    left = (nodes.Strong((text,)) if wrong else text, nodes.Text(" "), nodes.Emphasis((path,)))
    right = []
    if found:
        right.append(_said_there(found.source, found.at.start, found.at.end, found.at.at))
    elif not wrong:
        right.append(_said(f"? {particular.text}"))
    if wrong:
        right.append(_wrong(particular_text(particular)))
    return nodes.Row((nodes.Cell((nodes.Paragraph(left),)), nodes.Cell(tuple(right))))


def _rows_of(statement: TracedStatement) -> Iterator[nodes.Row]:
    """Give a row for each sentence; a lead-in stands in that of the sentence behind it."""
    held = {id(sentence): found for sentence, found in statement.held}
    quotes = _quotes_by_sentence(statement)
    left: list[Block] = []
    judged: list[Held] = []
    for place, sentence in enumerate(statement.statement.sentences):
        found = held.get(id(sentence))
        left.append(nodes.Paragraph(tuple(_marked(sentence, found))))
        judged += [found] if found else []
        if _is_lead(sentence) and place + 1 < len(quotes):
            continue
        yield nodes.Row((nodes.Cell(tuple(left)), nodes.Cell(tuple(_right(quotes[place], judged)))))
        left, judged = [], []


def _is_lead(sentence: StatedSentence) -> bool:
    return str(sentence.text.path).endswith(".lead")


def _right(quotes: Iterable[TracedQuote], judged: Iterable[Held]) -> Iterator[nodes.Paragraph]:
    """Give the words that sentences rest on, what of them is not so, and what could not be judged."""
    yield from [_quoted(each) for each in quotes] or [nodes.Paragraph((nodes.Text(_NOTHING),))]
    for found in judged:
        yield from (_wrong(finding_text(each)) for each in found.findings)
        yield from (_said(f"? {each.words}") for each in found.unjudged)


def _quotes_by_sentence(statement: TracedStatement) -> list[list[TracedQuote]]:
    """Give the quotes that each sentence rests on: those that have most of what it says, each beside one at least."""
    quotes = [each for each in statement.quotes if each.found]
    sentences = statement.statement.sentences
    shares = [[_shared(found, quote) for quote in quotes] for _, found in statement.held]
    if len(quotes) < 2 or len(shares) != len(sentences):
        return [quotes] * len(sentences)
    for place, sentence in enumerate(sentences[:-1]):
        if _is_lead(sentence):
            shares[place] = [0] * len(quotes)
    shown = [{at for at, share in enumerate(row) if share and share * 2 >= max(row)} for row in shares]
    for at in range(len(quotes)):
        if not any(at in each for each in shown):
            best = max(range(len(shares)), key=lambda row: shares[row][at])
            shown[best].add(at)
    return [[quotes[at] for at in sorted(each)] for each in shown]


def _shared(found: Held, quote: TracedQuote) -> int:
    """Count what a sentence and the words of a quote have in common."""
    if quote.source is None:
        return 0
    keys = {key for each in found.sentence.elements if each.kind is not Kind.TOGETHER for key in each.keys}
    theirs = {key for each in quote.touched for element in quote.source.read(each).elements for key in element.keys}
    return len(keys & theirs)


def _marked(sentence: StatedSentence, found: Held | None) -> Iterator[nodes.Inline]:
    """Give a sentence in which what no quote supports is strong."""
    text = sentence.shown
    wrong = sorted({(each.element.start, each.element.end) for each in (found.findings if found else ())})
    edges = [0, *(edge for span in wrong for edge in span), len(text)]
    for place, (start, end) in enumerate(pairwise(edges)):
        if start < end:
            words = nodes.Text(text[start:end])
            yield nodes.Strong((words,)) if place % 2 else words


def _quoted(quote: TracedQuote) -> nodes.Paragraph:
    source, found = quote.source, quote.found
    if source is None or found is None:  # those that were not found are told by the messages
        return nodes.Paragraph((nodes.Text(_NOTHING),))
    return _said_there(source, found.start, found.end, quote.touched[0].at)


def _said_there(source: SourceText, start: int, end: int, at: str) -> nodes.Paragraph:
    """Give words of a source with their place in it."""
    words = nodes.Language(source.language, (nodes.Text(f"“{source.text[start:end]}”"),))
    place = at.replace(" ", "\u00a0")  # a line and its number stay together
    told = nodes.Language(_SAID_IN, (nodes.Text(f"({source.id}, {place})"),))
    return nodes.Paragraph((words, nodes.Text(" "), nodes.Emphasis((told,))))


def _wrong(text: str) -> nodes.Paragraph:
    return _said("≠ " + _MARKS.sub(r"“\1”", text))


def _said(text: str) -> nodes.Paragraph:
    return nodes.Paragraph((nodes.Language(_SAID_IN, (nodes.Text(text),)),), nodes.ParagraphRole.CONTACT)
