"""Which way languages, paragraphs and blocks are read."""

from collections.abc import Sequence

from factsheet.document import nodes
from factsheet.document.algebra import lines
from factsheet.patterns import late

_RIGHTWARD = (
    *("ar", "arc", "ckb", "dv", "fa", "he", "iw", "ji", "lrc", "mzn", "nqo", "pnb", "prs", "ps", "sd", "syr", "ug"),
    *("ur", "yi"),
)
"""Languages (BCP 47) that are written from right to left; `pa-Arab` and the like say so by their script."""
_SCRIPTS = ("arab", "adlm", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa")


def base_level(tag: str) -> int:
    """Give the level of paragraphs in a language (BCP 47): 1 for one that is written from right to left."""
    language, *rest = tag.lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), "")
    return int(script in _SCRIPTS if script else language in _RIGHTWARD)


def paragraph_level(inlines: Sequence[nodes.Inline], base: int) -> int:
    """Give the level of a paragraph in a document of a base level: its language's, where all of it is in one other."""
    tag = paragraph_language(inlines)
    return base_level(tag) if tag else base


def paragraph_language(inlines: Sequence[nodes.Inline]) -> str | None:
    """Give the language (BCP 47) that all of a paragraph is marked to be in, None where it is the document's."""
    first = _language(inlines[0]) if inlines else None  # None, as most
    return first if first is None or all(_language(each) == first for each in inlines[1:]) else None


def _language(inline: nodes.Inline) -> str | None:
    if type(inline) is nodes.Language:
        return inline.tag
    if type(inline) is nodes.Strong or type(inline) is nodes.Emphasis:
        return paragraph_language(inline.inlines)
    return None


def block_level(block: nodes.Table | nodes.Callout, base: int) -> int:
    """Give the level of a table or callout: that of all its paragraphs; the first column of SIDES is on the left."""
    if isinstance(block, nodes.Table) and block.role is nodes.TableRole.SIDES:
        return 0
    level = base
    for _, line in lines((block,)):
        level = paragraph_level(line, base) if line else level
        if line and level == base:
            break
    return level


_TURNED = late(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


def is_turned(text: str) -> bool:
    """Tell whether a text has anything that may run from right to left."""
    return not text.isascii() and _TURNED.search(text) is not None
