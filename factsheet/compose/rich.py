"""Inline markup inside YAML text: a small CommonMark subset (strong, emphasis, links, escapes) as positioned runs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType

ABSOLUTE_URI = re.compile(r"(https?://|mailto:|tel:)\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one style; `start` and `end` are code points of the value it was parsed from, markup excluded."""

    text: str
    start: int
    end: int
    strong: bool = False
    emphasis: bool = False
    href: str | None = None


def parse_rich(value: str) -> tuple[Run, ...]:
    """Parse one paragraph of rich text; a line break in the value reads as a space. Never fails."""
    runs: list[Run] = []
    strong = emphasis = 0
    href: str | None = None
    for token in _parser().inline.parse(value, _parser(), {}, []):
        match token.type:
            case "strong_open" | "strong_close":
                strong += token.nesting
            case "em_open" | "em_close":
                emphasis += token.nesting
            case "link_open":
                href = str(token.attrs["href"])
            case "link_close":
                href = None
            case _:
                _append(runs, replace(_run(token), strong=strong > 0, emphasis=emphasis > 0, href=href))
    return tuple(runs)


def _run(token: Token) -> Run:
    start = int(token.meta["at"])
    if token.type in {"softbreak", "hardbreak"}:
        return Run(" ", start, start + 1)
    # An escape is longer in the value than what it shows; its markup is what was written.
    return Run(token.content, start, start + len(token.markup or token.content))


def _append(runs: list[Run], run: Run) -> None:
    """Append a run, joined to the one before where style and place go on."""
    if not run.text:
        return
    last = runs[-1] if runs else None
    if last and last.end == run.start and _style(last) == _style(run):
        runs[-1] = replace(last, text=last.text + run.text, end=run.end)
    else:
        runs.append(run)


def _style(run: Run) -> tuple[bool, bool, str | None]:
    return run.strong, run.emphasis, run.href


class _PositionedState(StateInline):
    """Keeps in each token's `meta` where it starts in the source, which markdown-it does not."""

    pending_at = 0
    next_at = 0

    def pushPending(self) -> Token:  # noqa: N802 - the library's name
        token = super().pushPending()
        token.meta = {"at": self.pending_at}
        return token

    def push(self, ttype: str, tag: str, nesting: Literal[-1, 0, 1]) -> Token:
        token = super().push(ttype, tag, nesting)
        # A run of delimiters is pushed as one token a character, all at the same position of the parser.
        at = max(self.pos, self.next_at)
        token.meta = {"at": at}
        self.next_at = at + 1 if ttype == "text" else 0
        return token


class _PositionedParser(ParserInline):
    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        state = _PositionedState(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _mark_pending(state: StateInline, silent: bool) -> bool:
    """Note where text begins that no rule has taken yet; stands first among the rules and takes nothing."""
    if isinstance(state, _PositionedState) and not silent and not state.pending:
        state.pending_at = state.pos
    return False


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.inline = _PositionedParser()
    parser.inline.ruler.before("text", "mark_pending", _mark_pending)
    parser.inline.ruler.enableOnly(["mark_pending", "text", "newline", "escape", "emphasis", "link"])
    # Without fragments_join each token keeps its own position.
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    return parser


def foreign_links(runs: Sequence[Run]) -> tuple[str, ...]:
    """Give the link targets that are not absolute http, https, mailto or tel URIs."""
    return tuple(dict.fromkeys(r.href for r in runs if r.href is not None and not ABSOLUTE_URI.fullmatch(r.href)))
