"""Plain text: paragraphs between blank lines, items by the marks before them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factsheet.imports.blocks import Block, BlockKind, Piece, SourceReading, clean, one_line

_BULLET = re.compile(r"( *)[-*•‣▪●○◦·–—□■ㅇ◯\uf0b7\uf0a7][ \t]+(?=.*\w)")
_LABEL = r"\(?(?:\d{1,3}(?:\.\d{1,3})*|[a-z]|[ivxlc]{1,6})[.)]|\d{1,3}(?:\.\d{1,3})+|[①-⑳]|[가-하]\."
_NUMBER = re.compile(rf"( *)({_LABEL})[ \t]+(?=\S)")
_LONG = 120
"""Lines longer than this are not broken by hand: each is a paragraph."""
_INDENT = 2
_HEADING = 90
_CLOSED = re.compile(r"[.,;:!?…。、！？：；][\"'”’»)\]]*$")


def read_plain(text: str) -> SourceReading:
    """Read a plain text."""
    blocks = [block for group in _groups(clean(text).split("\n")) for block in _blocks(group)]
    return SourceReading(tuple(_with_headings(blocks)))


_Line = tuple[int, str]


def _groups(lines: list[str]) -> Iterator[list[_Line]]:
    """Give the lines between blank ones, each with its number from 1."""
    group: list[_Line] = []
    for number, line in enumerate(lines, 1):
        if one_line(line):
            group.append((number, line))
        elif group:
            yield group
            group = []
    if group:
        yield group


def _blocks(group: list[_Line]) -> Iterator[Block]:
    """Give the blocks of a group: an item begins at its mark, and long lines stand each for itself."""
    alone = max(len(line) for _, line in group) > _LONG
    opened: list[_Line] = []
    for line in group:
        if opened and (alone or marked(line[1])):
            yield _block(opened)
            opened = []
        opened.append(line)
    yield _block(opened)


def marked(line: str) -> re.Match[str] | None:
    """Match what marks an item at the head of a line: a bullet, or a number as the second group."""
    return _BULLET.match(line) or _NUMBER.match(line)


def _block(lines: list[_Line]) -> Block:
    number, first = lines[0]
    mark = marked(first)
    rest = (first[mark.end() :] if mark else first, *(line for _, line in lines[1:]))
    pieces = (Piece(one_line("\n".join(rest))),)
    at = f"line {number}"
    if mark is None:
        return Block(BlockKind.PARAGRAPH, pieces, at)
    label = mark[2] if mark.lastindex == _INDENT else ""
    return Block(BlockKind.ITEM, pieces, at, 1 + min(len(mark[1]) // _INDENT, 5), label)


def _with_headings(blocks: list[Block]) -> Iterator[Block]:
    """Give blocks with short lines before longer paragraphs as headings."""
    for place, block in enumerate(blocks):
        after = blocks[place + 1] if place + 1 < len(blocks) else None
        if after and _may_head(block) and len(after.text) > len(block.text) and not _may_head(after):
            yield Block(BlockKind.HEADING, block.pieces, block.at)
        else:
            yield block


def _may_head(block: Block) -> bool:
    return block.kind is BlockKind.PARAGRAPH and len(block.text) <= _HEADING and not _CLOSED.search(block.text)
