"""Words of texts, and which words of two texts are the same ones."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate

_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_WORD = re.compile(rf"[{_CJK}]|[^\W_{_CJK}]+(?:['’.,][^\W_{_CJK}]+)*|\s|.", re.DOTALL)
_FOLDED = str.maketrans({"‘": "'", "’": "'", "‚": "'", "‛": "'", "“": '"', "”": '"', "„": '"', "‟": '"'})


def words(text: str) -> list[str]:
    """Split a text into words, blanks and signs; in Chinese, Japanese and Korean into characters."""
    return _WORD.findall(text)


def folded(text: str) -> str:
    """Give a text with straight quotation marks in the place of curly ones, one for one."""
    return text.translate(_FOLDED)


def likeness(one: str, other: str) -> float:
    """Tell how alike two texts are, from 0 to 1, by the words that they share in order."""
    if one == other:
        return 1.0
    a, b = (words(folded(text)) for text in (one, other))
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    if not a or not b or matcher.real_quick_ratio() < 0.2:
        return 0.0
    shared = sum(len("".join(a[i : i + size])) for i, _, size in matcher.get_matching_blocks())
    return 2 * shared / max(1, len(one) + len(other))


def same_characters(one: str, other: str) -> Iterator[tuple[int, int]]:
    """Give the indexes of the characters that two texts share, word by word, quotation marks of either form alike."""
    if len(one) == len(other) and folded(one) == folded(other):
        yield from ((i, i) for i in range(len(one)))
        return
    a, b = words(folded(one)), words(folded(other))
    at, bt = _starts(a), _starts(b)
    for i, j, size in _same_words(a, b):
        for offset in range(at[i + size] - at[i]):
            yield at[i] + offset, bt[j] + offset


def _same_words(a: list[str], b: list[str]) -> Iterator[tuple[int, int, int]]:
    """Give the runs of words that two texts share; how they begin and end is shared first, however else they differ."""
    most = min(len(a), len(b))
    head = next((n for n in range(most) if a[n] != b[n]), most)
    tail = next((n for n in range(most - head) if a[-n - 1] != b[-n - 1]), most - head)
    yield 0, 0, head
    inner = SequenceMatcher(None, a[head : len(a) - tail], b[head : len(b) - tail], autojunk=False)
    yield from ((head + i, head + j, size) for i, j, size in inner.get_matching_blocks())
    yield len(a) - tail, len(b) - tail, tail


def _starts(pieces: Sequence[str]) -> list[int]:
    return list(accumulate(map(len, pieces), initial=0))


def best_pairs(rows: int, columns: int, worth: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Pair rows with columns in order so that the worth of all pairs is greatest; no pair is worth 0."""
    table = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for i in range(rows - 1, -1, -1):
        for j in range(columns - 1, -1, -1):
            paired = worth[i][j] + table[i + 1][j + 1] if worth[i][j] else 0.0
            table[i][j] = max(table[i + 1][j], table[i][j + 1], paired)
    pairs, i, j = [], 0, 0
    while i < rows and j < columns:
        if worth[i][j] and table[i][j] == worth[i][j] + table[i + 1][j + 1]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif table[i][j] == table[i + 1][j]:
            i += 1
        else:
            j += 1
    return pairs
