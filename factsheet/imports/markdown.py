"""Markdown (CommonMark with tables), with front matter."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, reference
from markdown_it.token import Token
from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.diagnostics import FactsheetError
from factsheet.imports.blocks import Block, BlockKind, Piece, Pieces, SourceReading, Why, clean, one_line
from factsheet.rich.parser import InlineParser
from factsheet.rich.reading import Style, styled
from factsheet.source.nodes import to_python
from factsheet.source.reader import read

_FRONT = re.compile(r"\A---[ \t]*\n(.*?\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_STRONG = re.compile(r"(?<![\\*])\*\*(?=[^\s*])([^*]++)\*\*(?!\*)")
_RAISED = {"<sup>": True, "</sup>": False}
_FACTS = {
    "date": "published",
    "published_time": "published",
    "source_url": "url",
    "url": "url",
    "lang": "language",
    "language": "language",
    "publisher": "publisher",
}
"""Keys of front matter, and the facts that they give."""


def read_markdown(text: str) -> SourceReading:
    """Read a Markdown text."""
    text = clean(text)
    front = _FRONT.match(text)
    head, facts = _front_matter(front[1]) if front else ((), {})
    body = text[front.end() :] if front else text
    skipped = front[0].count("\n") if front else 0
    return SourceReading((*head, *_Blocks(_parser().parse(_parted(_closed(body))), skipped).all()), facts)


def _closed(body: str) -> str:
    """Take space out of the ends of bold words, which pages have in them: there `**` closes nothing in CommonMark."""
    paragraphs = re.split(r"(\n[ \t]*\n)", body)
    return "".join(_STRONG.sub(_close, each) if each.count("**") % 2 == 0 else each for each in paragraphs)


def _close(found: re.Match[str]) -> str:
    said = found[1].rstrip()
    return f"**{said}**{found[1][len(said) :]}"


def _parted(body: str) -> str:
    """Empty lines that hold no-break spaces alone, which stand between paragraphs where a page has breaks of lines."""
    return "\n".join(line if one_line(line) else "" for line in body.split("\n"))


def _front_matter(text: str) -> tuple[tuple[Block, ...], dict[str, str]]:
    """Give the blocks of front matter, its title and all else, and the facts that it states."""
    try:
        said = to_python(read(text.encode(), ""))
    except FactsheetError:
        said = None
    known = {key: value for key, value in said.items() if isinstance(value, str)} if isinstance(said, dict) else {}
    facts = {fact: known[key] for key, fact in _FACTS.items() if known.get(key)}
    blocks = []
    for number, line in _entries(text):
        key = line.partition(":")[0].strip()
        if key == "title" and known.get("title"):
            blocks.append(Block(BlockKind.OTHER, (Piece(f"{key}:", why=Why.FRONT_MATTER),), f"line {number}"))
            blocks.append(Block(BlockKind.TITLE, (Piece(known["title"]),), f"line {number}"))
        else:
            blocks.append(Block(BlockKind.OTHER, (Piece(line, why=Why.FRONT_MATTER),), f"line {number}"))
    return tuple(blocks), facts


def _entries(text: str) -> Iterator[tuple[int, str]]:
    """Give the entries of front matter with the numbers of their first lines."""
    first, opened = 0, list[str]()
    for number, line in enumerate(text.splitlines(), 2):
        if opened and line[:1].strip():
            yield first, "\n".join(opened)
            opened = []
        first = first if opened else number
        opened.append(line)
    if opened:
        yield first, "\n".join(opened)


def _reference(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Take no definition of a note (`[^1]: …`) for one of a link, which shows nothing."""
    return not state.src.startswith("[^", state.bMarks[start] + state.tShift[start]) and reference(
        state, start, end, silent
    )


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt()
    parser.inline = InlineParser()
    parser.configure("commonmark").enable(["table", "strikethrough"])
    parser.block.ruler.at("reference", _reference, {"alt": []})
    return parser


class _Blocks(Struct):
    """Reads the tokens of a text; `skipped` lines stand before it."""

    tokens: list[Token]
    skipped: int = 0
    lists: list[int | None] = field(default_factory=list)
    """The lists around a place: the number of the next item, None for bullets."""
    quoted: int = 0
    label: str | None = None
    """The label of the item that has had no text yet."""

    def all(self) -> Iterator[Block]:
        """Give the blocks of the text."""
        tokens = iter(self.tokens)
        for token in tokens:
            match token.type:
                case "heading_open":
                    yield self._block(BlockKind.HEADING, _inline(next(tokens)), token, int(token.tag[1:]))
                case "paragraph_open":
                    yield self._paragraph(_inline(next(tokens)), token)
                case "table_open":
                    yield self._table(token, tokens)
                case "fence" | "code_block":
                    yield self._paragraph((Piece(token.content),), token)
                case "html_block":
                    yield from self._html(token)
                case _:
                    self._enter(token)

    def _enter(self, token: Token) -> None:
        match token.type:
            case "bullet_list_open":
                self.lists.append(None)
            case "ordered_list_open":
                self.lists.append(int(token.attrs.get("start", 1)))
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                number = self.lists[-1]
                self.label = "" if number is None else f"{number}{token.markup}"
                self.lists[-1] = number if number is None else number + 1
            case "blockquote_open" | "blockquote_close":
                self.quoted += token.nesting

    def _paragraph(self, pieces: Pieces, token: Token) -> Block:
        if self.lists and self.label is not None:
            label, self.label = self.label, None
            return self._block(BlockKind.ITEM, pieces, token, len(self.lists), label)
        return self._block(BlockKind.QUOTATION if self.quoted else BlockKind.PARAGRAPH, pieces, token)

    def _block(self, kind: BlockKind, pieces: Pieces, token: Token, level: int = 1, label: str = "") -> Block:
        return Block(kind, pieces, self._at(token), level, label)

    def _at(self, token: Token) -> str:
        return f"line {(token.map[0] if token.map else 0) + 1 + self.skipped}"

    def _table(self, token: Token, tokens: Iterator[Token]) -> Block:
        rows: list[list[Pieces]] = []
        for each in tokens:
            if each.type == "table_close":
                break
            if each.type == "tr_open":
                rows.append([])
            elif each.type == "inline":
                rows[-1].append(_inline(each))
        return Block(BlockKind.TABLE, at=self._at(token), rows=tuple(map(tuple, rows)), head=1)

    def _html(self, token: Token) -> Iterator[Block]:
        text = re.sub(r"<!--.*?-->|<(script|style|template)\b.*?</\1\s*>|<[^>]*>", " ", token.content, flags=re.DOTALL)
        if text.strip():
            from html import unescape  # noqa: PLC0415 - HTML in Markdown is rare

            yield self._paragraph((Piece(clean(unescape(text))),), token)


def _inline(token: Token) -> Pieces:
    """Give the pieces of an inline token."""
    found: list[Piece] = []
    raised = False
    for each, style in styled(token.children or ()):
        if each.type == "html_inline":
            raised = _RAISED.get(each.content.lower(), raised)
        found += (replace(piece, raised=raised) for piece in _pieces(each, style))
    return tuple(found)


def _pieces(token: Token, style: Style) -> Iterator[Piece]:
    """Give what an inline token says, in its style."""
    match token.type:
        case "image":
            yield Piece(f" {token.content} ", why=Why.ALTERNATIVE)
        case "softbreak" | "hardbreak":
            yield Piece(" " if token.type == "softbreak" else "\n", style.strong, style.emphasis, style.href)
        case "text" | "code_inline":
            yield Piece(token.content, style.strong, style.emphasis, style.href)
