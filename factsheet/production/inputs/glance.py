"""What a meeting file seems to say of itself, at a glance: a thousand glances take less time than one true reading."""

from __future__ import annotations

import re

_QUOTED = rb"\"[^\"\\\r\n]*\"|'[^'\r\n]*'"
_PLAIN = rb"[^\s\"'\[\]{}&*!|>%@`#][^#\r\n]*?"
_LINE = re.compile(
    rb"^(id|kind|status|language|date|from)[ ]*:[ ]+(%s|%s)[ ]*(?:[ ]#[^\r\n]*)?\r?$" % (_QUOTED, _PLAIN), re.MULTILINE
)
_DEFAULTS = {"language": "en", "status": "draft"}


def glance(data: bytes) -> dict[str, str] | None:
    """Give id, kind, status, language and first day as plain keys at the margin say; None where they do not.

    It may be wrong, in a file that is odd enough; who builds on it compares with what the true reading gave.
    """
    found = dict(_DEFAULTS)
    for key, value in _LINE.findall(data):
        name = key.decode()
        if name in found and name not in _DEFAULTS:
            return None
        found[name] = value.decode("utf-8", "replace").strip("\"'")
    found.setdefault("date", found.pop("from", ""))
    return found if found.keys() >= {"id", "kind"} and found["date"] else None
