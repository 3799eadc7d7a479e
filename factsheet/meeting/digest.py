"""The digest of what a meeting says, which clearances are given for."""

import json
from hashlib import sha256
from typing import Any

from factsheet.meeting.facts import facts_at
from factsheet.meeting.model import Meeting
from factsheet.meeting.text import FieldMark
from factsheet.paths import ValuePath

_DIGITS = 16


def content_digest(meeting: Meeting) -> str:
    """Give the digest of what a meeting says: the first 16 hexadecimal digits of a SHA-256.

    Clearances themselves, status, version, switched-off rules and the ids of items do not count.
    """
    content = _content(meeting.model_dump(mode="json", by_alias=True, exclude_defaults=True), ValuePath())
    data = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return sha256(data.encode("utf-8", "surrogatepass")).hexdigest()[:_DIGITS]


def _content(value: Any, path: ValuePath) -> Any:  # noqa: ANN401 - plain data of any shape
    """Leave out what says nothing of the content."""
    if isinstance(value, list):
        return [_content(item, path) for item in value]
    if not isinstance(value, dict):
        return value
    inner = {key: path / key for key in value}
    return {key: _content(value[key], at) for key, at in inner.items() if FieldMark.ASIDE not in facts_at(at).marks}
