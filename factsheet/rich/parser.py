"""CommonMark's inline markup, as far as texts may hold it, with the place of every token."""

from functools import cache
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_inline import StateInline, emphasis
from markdown_it.rules_inline.state_inline import Scanned
from markdown_it.token import Token
from markdown_it.utils import EnvType

from factsheet.patterns import late


def tokens_of(value: str) -> list[Token]:
    """Give the tokens of a text, each with the offset where it starts as `at` in its `meta`."""
    return _parser().inline.parse(value, _parser(), {}, [])


_JOINED = late(
    "[\u0590-\u06ff\u0750-\u077f\ufb1d-\ufdff\ufe70-\ufefc\u0e01-\u109f\u1100-\u11ff\u1780-\u17ff"
    "\u2e80-\ud7ff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uffef\U00020000-\U0003ffff]"
)
"""Signs of scripts that put no space between words, or write particles and prefixes on to the next word."""


class _State(StateInline):
    """Keeps in each token's `meta` where it starts in the source, which markdown-it does not.

    It takes `**` between a letter of a joined script and a quotation mark or bracket for emphasis: CommonMark wants a
    space or another mark on its outer side (6.2), which `これは**「重要」**です` does not have.
    """

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

    def scanDelims(self, start: int, canSplitWord: bool) -> Scanned:  # noqa: N802, N803 - the library's names
        found = super().scanDelims(start, canSplitWord)
        before, behind = self.src[start - 1 : start] or " ", self.src[start + found.length :][:1] or " "
        if not (canSplitWord and (_JOINED.match(before) or _JOINED.match(behind))):
            return found
        return Scanned(not behind.isspace(), not before.isspace(), found.length)


class InlineParser(ParserInline):
    """Parses inline markup, strong words beside letters of joined scripts, too."""

    def parse(self, src: str, md: MarkdownIt, env: EnvType, tokens: list[Token]) -> list[Token]:
        """Give the tokens of a text."""
        state = _State(src, md, env, tokens)
        self.tokenize(state)
        for rule in self.ruler2.getRules(""):
            rule(state)
        return state.tokens


def _mark_pending(state: StateInline, silent: bool) -> bool:
    """Note where text begins that no rule has taken yet; stands first among the rules and takes nothing."""
    if isinstance(state, _State) and not silent and not state.pending:
        state.pending_at = state.pos
    return False


def _emphasis_of_stars(state: StateInline, silent: bool) -> bool:
    """Take `*` for emphasis and leave `_`, which stands in names of files and addresses, as it is."""
    return state.src[state.pos] != "_" and emphasis.tokenize(state, silent)


@cache
def _parser() -> MarkdownIt:
    parser = MarkdownIt("zero")
    parser.inline = InlineParser()
    parser.inline.ruler.at("emphasis", _emphasis_of_stars)
    parser.inline.ruler.before("text", "mark_pending", _mark_pending)
    parser.inline.ruler.enableOnly(["mark_pending", "text", "newline", "escape", "emphasis", "link"])
    # Without fragments_join each token keeps its own position.
    parser.inline.ruler2.enableOnly(["balance_pairs", "emphasis"])
    return parser
