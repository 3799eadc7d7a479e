"""Marks that print as they stand, and some that print nothing: `literal-markup` and `hidden-character`."""

import re
from collections.abc import Iterator
from functools import cache
from unicodedata import name

from factsheet.check.rule import Finding
from factsheet.diagnostics import shorten
from factsheet.meeting import MeetingFile
from factsheet.patterns import late
from factsheet.rich.reading import parse_rich

_TAGS = "a|abbr|b|blockquote|br|center|cite|code|del|div|em|font|h[1-6]|hr|i|img|ins|li|mark|ol|p|pre|s|small|span"
_TAGS += "|strike|strong|sub|sup|table|tbody|td|th|thead|tr|u|ul"
_ESCAPED = r"\\[!-/:-@\[-`{-~]"
_ADDRESS = "(?i)" r"\b[a-z]+://[^\s<>()]+"
_ENTITY = r"&(#\d{1,7};|#[xX][0-9a-fA-F]{1,6};|[A-Za-z]\w{1,30};)"

_FOR_ALL = (
    (rf"(?i)</?(?:{_TAGS})(?:\s[^<>]{{0,300}})?/?>", "take the tag of HTML out"),
    (r"^#{1,6} +\S", "take the `#` out; a heading is the `title` of a section"),
    (r"^[•‣◦▪●○] *\S|^[-*] +[^\W\d_](?=[^\n]*\Z)", "take the sign out: the sheet prints bullets itself"),
    (r"(?<![\w`])`[^`\s](?:[^`]{0,300}[^`\s])?`(?![\w`])", "take the signs out"),
    (r"```", "take the signs out"),
    (r"<!--", "take it out; a remark of YAML stands behind ` #`"),
    (r"<(?:https?://|mailto:)[^<>\s]{1,300}>", "take the signs out, or write `[words](https://…)`"),
    (r"\[\^\w{1,20}\]", "take it out, and name the source in `sources`"),
    (r"~~[^\s~](?:[^~]{0,300}[^\s~])?~~", "take the signs out"),
    (r"!\[[^\]]{0,300}\]\([^)\s]{1,300}\)", "place an image as a `figure:`"),
)
_INSIDE = r"[^\s*](?:[^*]{0,300}[^\s*])?"
_LINK = r"\[[^\[\]]{1,300}\]\((?:https?:|mailto:|tel:)[^)\s]{0,300}\)"
_FOR_PLAIN = (
    (rf"\*\*{_INSIDE}\*\*|(?<![\w*])\*{_INSIDE}\*(?![\w*])", "take the signs out"),
    (_LINK, "take the link out, or put it into a text"),
)
_UNDERSCORES = r"(?<![\w_])__?[^\s_](?:[^_]{0,300}[^\s_])?__?(?![\w_])"
_OPEN = r"(?<![\w*])\*\*(?=[^\s*])|\*\*\s[^*]{1,300}\s\*\*|\*\*[^\w\s*]{1,9}\*\*"
_NO_LINK = r"\[[^\[\]]{0,300}\]\(\s*[^\s()]{0,300}[:/.#][^()\n]{0,300}\)?"
_EMPTY_LINK = r"\[\]\([^()\s]{1,300}\)"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)  # most sheets have none of these signs


def literal_markup(file: MeetingFile) -> Iterator[Finding]:
    """Find markup that is none in a meeting and prints as it stands: tags and entities of HTML, much of Markdown."""
    for it in file.words_with(_MARKED, _PARTS):
        if found := _literal(it.text, rich=it.facts.rich):
            mark, hint = found
            message = f"`{shorten(mark)}` prints {'nothing' if mark.startswith('[](') else 'as it stands'}"
            yield Finding(str(it.path), message, (hint,), span=it.place_of(mark))


# It begins with a set of characters, for which Python's engine skips all others.
_MARKED = re.compile(r"(?m)[-<&#`~*_\[•‣◦▪●○](?:(?<!-)|(?<=^-) )")
_PARTS = (*"<&#`~*_[•‣◦▪●○", "- ")


def _literal(text: str, *, rich: bool) -> tuple[str, str] | None:
    """Give the first mark of a text that prints as it stands, and what to do about it; None where there is none."""
    bare = _compiled(_ESCAPED).sub(",,", text) if rich else text
    for pattern, hint in _FOR_ALL if rich else (*_FOR_ALL, *_FOR_PLAIN):
        if found := _compiled(pattern).search(bare):
            return found[0], hint
    if found := _compiled(_UNDERSCORES).search(_compiled(_ADDRESS).sub(" ", bare)):
        return found[0], "write `**strong**` or `*emphasis*` with stars"
    if entity := next((it[0] for it in _compiled(_ENTITY).finditer(bare) if _is_entity(it[1])), None):
        return entity, "write the character itself"
    return _left_over(bare) if rich and ("**" in bare or "](" in bare) else None


def _left_over(text: str) -> tuple[str, str] | None:
    """Give what is written as markup in a text and is none: its words are left as they stand."""
    if found := _compiled(_EMPTY_LINK).search(text):
        return found[0], "write the words of the link between the brackets"
    runs = parse_rich(text)
    left = "".join(run.text for run in runs)
    if found := _compiled(_OPEN).search(left):
        return found[0], "close the `**`, without spaces inside; write `\\*` for a star that prints"
    if found := next(filter(None, (_compiled(_NO_LINK).search(run.text) for run in runs if not run.href)), None):
        return found[0], "write `[words](https://…)`, without blanks in the address; or `mailto:`, or `tel:`"
    return None


def _is_entity(word: str) -> bool:
    from html.entities import html5  # noqa: PLC0415 - a large table that few texts need

    return word[0] == "#" or (word in html5 and not word.isupper())


# Flags of regions (UTS 51, emoji_tag_sequence) are written with tag characters.
_FLAG = re.compile("\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f")
_HIDDEN = late("[\u202d\u202e\u206a-\u206f\u3164\ufff9-\ufffd\U000e0000-\U000e007f]")
_SUSPECT = late("[\u202a-\u202e\u2066-\u206f\u3164\ufff9-\ufffd\U000e0000-\U000e007f]")
_EMBEDDED, _ISOLATED = re.compile("[\u202a\u202b\u202c]"), re.compile("[\u2066-\u2069]")


def hidden_characters(file: MeetingFile) -> Iterator[Finding]:
    """Find characters that print nothing of themselves and change how a text reads.

    These are overrides and open embeddings and isolates (UAX 9), tag characters, marks of annotations, and what stands
    where a character was lost.
    """
    if file.data and file.data.isascii() and b"\\" not in file.data:
        return
    for it in file.positions.texts_with(_SUSPECT):
        if found := _hidden(_FLAG.sub("", it.text)):
            called = f"U+{ord(found):04X} {name(found, 'tag character')}"
            message = f"the character {called} stands in the text, which prints nothing of itself"
            hints = ("delete it, and write what is meant",)
            yield Finding(str(it.path), message, hints, span=it.place_of(found))


def _hidden(text: str) -> str | None:
    if found := _HIDDEN.search(text):
        return found[0]
    return _unclosed(_EMBEDDED.findall(text), "\u202c") or _unclosed(_ISOLATED.findall(text), "\u2069")


def _unclosed(marks: list[str], end: str) -> str | None:
    """Give the first of the marks that is not closed, or closes nothing."""
    opened: list[str] = []
    for mark in marks:
        if mark != end:
            opened.append(mark)
        elif not opened:
            return mark
        else:
            opened.pop()
    return opened[0] if opened else None
