"""What people read in bytes: the text of markup, the values of JSON, plain text in any encoding."""

from __future__ import annotations

import html
import json
from collections.abc import Collection, Iterator
from typing import Any

from factsheet.leaks.normal import NO_CHARACTER
from factsheet.patterns import late

_BREAK = late(r"<(?:\w+:)?(?:br|tab|cr)\b[^>]*>")
_APART = late(
    r"</(?:\w+:)?(?:p|tc|tr|h\d|li|td|th"
    r"|title|subject|creator|lastModifiedBy|description|keywords|language|identifier)\s*>"
)
"""Ends of paragraphs, cells and properties (Dublin Core, ECMA-376 part 2, 11): no text goes on behind them."""
_TAG = late(r"<[^<>]*>")
_SAID = late(
    r"\b(?:\w+:)?(?:descr|title|alt|author|initials|alias|tag|name|Target|href|content|summary|value)\s*=\s*"
    r"(?:\"([^\"]*)\"|'([^']*)')"
)
_MOST_WIDE = 2**20
"""The longest text in UTF-16 that is looked for where nothing says that it is one: pixels read as Han, too."""
_NAMED = late(r"<(?:w:(?:style|font|lsdException|latentStyles|docVar|compatSetting|rFonts|nsid)|a:|o:)[^<>]*>")
"""Elements whose names are those of looks and fonts."""


_KINDS = (
    frozenset(range(0x3000)),
    frozenset((*range(0x80), *range(0x3000, 0xA000), *range(0xFF00, 0xFFF0))),
    frozenset((*range(0x80), *range(0xAC00, 0xD7A4))),
)
"""Characters that texts are made of, by kind; those of ASCII stand in all of them."""


def texts_of(data: bytes, constant: Collection[str] = ()) -> tuple[tuple[str, ...], bytes]:
    """Give the texts that somebody can read in bytes, none where they are no text, and what there is of the bytes.

    Values of JSON that are `constant`, as those of templates and labels are, are left out of both.
    """
    text = decoded(data)
    if text is None:
        return (), data
    start = text.lstrip("\ufeff \t\r\n")[:1]
    if start == "<":
        return tuple(_of_markup(text)), data
    if start in {"{", "["} and (found := _of_json(text, constant)) is not None:
        values, keys, dropped = found
        return (values,), f"{values}\n{keys}".encode("utf-8", "replace") if dropped else data
    return (text,), data


def decoded(data: bytes) -> str | None:
    """Give the text that bytes are, in UTF-8 or UTF-16, this in both orders where no mark says which; else None."""
    if data[:2] in {b"\xfe\xff", b"\xff\xfe"}:
        return data.decode("utf-16", "replace")
    if (text := _strictly(data, "utf-8")) is not None:
        return text
    orders = ("utf-16-be", "utf-16-le") if len(data) <= _MOST_WIDE else ()
    found = (text for each in orders if (text := _strictly(data, each)) and _is_of_one_kind(text))
    return "\n".join(found) or None


def _strictly(data: bytes, encoding: str) -> str | None:
    """Give the text that bytes are in an encoding, None where it has other bytes, or many characters of control."""
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        return None
    odd = sum(text.count(chr(code)) for code in (*range(9), *range(14, 27), *range(28, 32)))
    return None if odd * 20 > len(text) else text


def _is_of_one_kind(text: str) -> bool:
    """Tell whether nearly all characters are of alphabets, of Han and kana, or of Hangul: chance mixes them."""
    alphabets, han, hangul = (sum(map(kind.__contains__, map(ord, text))) for kind in _KINDS)
    return max(alphabets, han, hangul) * 10 >= len(text) * 9


def _of_markup(text: str) -> Iterator[str]:
    """Give what stands between tags, and what attributes say to readers: each paragraph and value by itself."""
    for piece in _APART.split(NO_CHARACTER.sub(" ", text)):
        if read := html.unescape(_TAG.sub("", _BREAK.sub("\n", piece))).strip():
            yield read
    for match in _SAID.finditer(_NAMED.sub("", text)):
        if said := match[1] or match[2]:
            yield html.unescape(NO_CHARACTER.sub(" ", said))


def _of_json(text: str, constant: Collection[str]) -> tuple[str, str, bool] | None:
    """Give the values and the keys, a line each, and whether any value was left out."""
    values: list[str] = []
    keys: list[str] = []
    try:
        _collect(json.loads(text), values, keys)
    except (ValueError, RecursionError):
        return None
    kept = [each for each in values if each not in constant]
    return "\n".join(kept), "\n".join(keys), len(kept) < len(values)


def _collect(plain: Any, values: list[str], keys: list[str]) -> None:  # noqa: ANN401 - whatever JSON holds
    match plain:
        case str():
            values.append(plain)
        case dict():
            keys += map(str, plain)
            for value in plain.values():
                _collect(value, values, keys)
        case list():
            for value in plain:
                _collect(value, values, keys)
        case int() | float() if not isinstance(plain, bool):
            values.append(str(plain))


def wide(data: bytes) -> Iterator[str]:
    """Give bytes as letters of one byte and of two, so that texts are found among others."""
    yield data.decode("latin-1")
    if not data.isascii():
        yield data.decode("utf-8", "ignore")
    if data.count(0) * 8 > len(data):
        for encoding in ("utf-16-be", "utf-16-le"):
            yield data.decode(encoding, "ignore")
            yield data[1:].decode(encoding, "ignore")
