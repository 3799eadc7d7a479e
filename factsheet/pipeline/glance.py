"""What files of meetings and of profiles seem to say, without the parser where they are written as usual.

It may be wrong, in a file that is odd enough: who builds on it compares with what the true reading gave, or makes a
sheet that need not be made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from factsheet.patterns import late
from factsheet.pipeline.packs import DEFAULT_TEMPLATE, NamedFile
from factsheet.profiles.house import PLAIN

if TYPE_CHECKING:
    from factsheet.source.nodes import Mapping as Node

_QUOTED = rb"\"[^\"\\\r\n]*\"|'[^'\r\n]*'"
_PLAIN_VALUE = rb"[^\s\"'\[\]{}&*!|>%%@`#~][^#\r\n]*?"
_VALUE = rb"(?:[ ]+(" + _QUOTED + rb"|" + _PLAIN_VALUE + rb")[ ]*(?:[ ]#[^\r\n]*)?\r?$)"
_ODD = rb"[?{\[&!*%%]|---[ \t]*[^\s#]|\"[^\"\r\n]*\\"
_AT_MARGIN = rb"^(?:\xef\xbb\xbf)?(?:([\"']?)(%s)\1[ \t]*:" + _VALUE + rb"?|" + _ODD + rb")"
"""A key at the margin and its value in one line; without a value, what stands there otherwise, or may hide a key."""
_MEETING = late(_AT_MARGIN % rb"id|kind|status|language|date|from", re.MULTILINE)
_PROFILE = late(_AT_MARGIN % rb"base|pack", re.MULTILINE)
_NULLS = frozenset((b"null", b"Null", b"NULL"))
_DEFAULTS = {"language": "en", "status": "draft"}

_COUNTRIES = late(
    rb"^[\"']?countries[\"']?[ ]*:((?:[ ]*\[[^\]]*\])|(?:[ ]*\r?\n(?:[ ]*-[^\n]*\n?|[ ]*\r?\n)+))", re.MULTILINE
)
_REMARK = late(rb"(?<!\S)#[^\r\n]*")
_CODE = late(rb"\b[A-Z]{2}\b")
_ISSUER = late(rb"^[\"']?issuer[\"']?[ ]*:[^\n]*\n(?:[ ]+[^\n]*\n|#[^\n]*\n|\r?\n)*", re.MULTILINE)
_COUNTRY = late(rb"(?:^[ ]*|[{,][ ]*)[\"']?country[\"']?[ ]*:[ ]+[\"']?([A-Z]{2})\b", re.MULTILINE)


def glance(data: bytes) -> dict[str, str] | None:
    """Give id, kind, status, language, first day and the issuer's country of a meeting file, that empty for none.

    None where keys at the margin do not tell. What is up to date is found without the model; tests hold both together.
    """
    written = _at_margin(_MEETING, data)
    issuer = _ISSUER.search(data + b"\n")
    country = _COUNTRY.search(issuer[0]) if issuer else None
    return None if written is None else _meeting(written, country[1].decode() if country else None)


def look_closer(data: bytes) -> dict[str, str] | None:
    """Give what `glance` gives by parsing the file, in whatever form it is written; None where that does not go."""
    root = _parsed(data)
    if root is None:
        return None
    from factsheet.source.nodes import Mapping as Node  # noqa: PLC0415 - most files tell at a glance

    written = {key: root.text(key) for key in ("id", "kind", "status", "language", "date", "from")}
    issuer = entry.value if (entry := root.get("issuer")) else None
    country = issuer.text("country") if isinstance(issuer, Node) else None
    return _meeting({key: text for key, text in written.items() if text}, country)


def _meeting(written: Mapping[str, str], country: str | None) -> dict[str, str] | None:
    found = {**_DEFAULTS, **written, "country": country or ""}
    found.setdefault("date", found.pop("from", ""))
    return found if found.keys() >= {"id", "kind"} and found["date"] else None


def _at_margin(keys: re.Pattern[bytes], data: bytes) -> dict[str, str] | None:
    """Give the keys at the margin of a file whose values stand behind them; None where they do not tell."""
    found: dict[str, str] = {}
    for _, key, value in keys.findall(data):
        name = key.decode()
        if not value or value in _NULLS or name in found:
            return None
        found[name] = value.decode("utf-8", "replace").strip("\"'")
    # A carriage return alone ends a line, too (YAML 1.2.2 section 5.4).
    return None if b"\r" in data and data.count(b"\r") != data.count(b"\r\n") else found


def _parsed(data: bytes) -> Node | None:
    from factsheet.diagnostics import FactsheetError  # noqa: PLC0415 - as above
    from factsheet.source.nodes import Mapping as Node  # noqa: PLC0415 - as above
    from factsheet.source.reader import parse  # noqa: PLC0415 - as above

    try:
        root, _ = parse(data, "")
    except FactsheetError:
        return None
    return root if isinstance(root, Node) else None


def packs_of(profiles: Mapping[str, NamedFile]) -> dict[str, str]:
    """Give the template packs of profiles by their names."""
    said = {name: _chosen(file.data) for name, file in profiles.items()}
    return {name: _pack(name, said) for name in said}


def _chosen(profile: bytes) -> dict[str, str]:
    """Give what a profile says of its base and its pack."""
    found = _at_margin(_PROFILE, profile)
    if found is None and (root := _parsed(profile)):
        found = {key: text for key in ("base", "pack") if (text := root.text(key))}
    return found or {}


def _pack(name: str, said: dict[str, dict[str, str]]) -> str:
    for _ in said:
        own = said.get(name, {})
        if "pack" in own:
            return own["pack"]
        if "base" not in own:
            break
        name = own["base"]
    return DEFAULT_TEMPLATE


def may_be_marked(data: bytes) -> bool:
    """Tell whether a meeting file may have markings: it has a key of theirs, or escapes that may hide one."""
    return not data or any(sign in data for sign in (b"marking", b"classification", b"\\", b"\0"))


def profile_of(profiles: Mapping[str, NamedFile], country: str | None) -> str:
    """Give the name of the profile of a country's issuers."""
    code = (country or "").encode()
    for name, file in profiles.items() if country else ():
        if code in _countries(file.data):
            return name
    return PLAIN.name


@lru_cache(maxsize=256)  # of every profile they are asked for every meeting
def _countries(profile: bytes) -> frozenset[bytes]:
    """Give the codes of the countries whose issuers a profile is for."""
    if _at_margin(_PROFILE, profile) is None and (root := _parsed(profile)):
        from factsheet.source.nodes import to_python  # noqa: PLC0415 - as above

        listed = to_python(entry.value) if (entry := root.get("countries")) else None
        return frozenset(str(each).encode() for each in listed) if isinstance(listed, list) else frozenset()
    found = _COUNTRIES.search(_REMARK.sub(b"", profile) + b"\n")
    return frozenset(_CODE.findall(found[1])) if found else frozenset()
