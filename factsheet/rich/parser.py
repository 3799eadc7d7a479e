"""CommonMark's inline markup, as far as texts may hold it, with the place of every token."""

from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.token import Token
from markdown_it.utils import EnvType


def tokens_of(value: str) -> list[Token]:
    """Give the tokens of a text, each with the offset where it starts as `at` in its `meta`."""
    return _parser().inline.parse(value, _parser(), {}, [])


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


def _emphasis_of_stars(state: StateInline, silent: bool) -> bool:
    """Take `*` for emphasis and leave `_`, which stands in names of files and addresses, as it is."""
    return state.src[state.pos] != "_" and emphasis.tokenize(state, silent)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.inline = _PositionedParser()
    parser.inline.ruler.at("emphasis", _emphasis_of_stars)
    parser.inline.ruler.before("text", "mark_pending", _mark_pending)
    parser.inline.ruler.enableOnly(["mark_pending", "text", "newline", "escape", "emphasis", "link"])
    # Without fragments_join each token keeps its own position.
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    return parser
