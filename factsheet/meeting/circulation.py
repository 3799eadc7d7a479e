"""The digests of what a meeting says, by which texts are cleared and circulated; what has become of one under silence.

Rules of Procedure of the OSCE (MC.DOC/1/06), annex 1(A); docs/silence.md has the table of right values.
"""

from __future__ import annotations

import datetime as dt
import json
from enum import StrEnum
from hashlib import sha256
from typing import Any

from factsheet.meeting.facts import facts_at
from factsheet.meeting.model import Meeting
from factsheet.meeting.records import Objection
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


class Stage(StrEnum):
    """What has become of a text under silence: only what is adopted has a number."""

    INTERIM = "interim"
    EDITED = "edited"
    BROKEN = "broken"
    ADOPTED = "adopted"


def circulated_digest(meeting: Meeting) -> str:
    """Give the digest of a text as it is circulated: its number and its release come once it is adopted."""
    return content_digest(meeting.model_copy(update={"reference": None, "released": None}))


def is_edited(meeting: Meeting) -> bool:
    """Tell whether a text is another than the one whose digest its silence procedure names."""
    silence = meeting.silence
    return silence is not None and silence.digest is not None and silence.digest != circulated_digest(meeting)


def breaking_objections(meeting: Meeting) -> tuple[Objection, ...]:
    """Give the objections that came before silence expired: one at that moment, or later, breaks nothing."""
    until = meeting.silence.until.zoned.instant if meeting.silence else None
    return tuple(each for each in meeting.objections if until and each.time.zoned.instant < until)


def broken_at(meeting: Meeting) -> dt.datetime | None:
    """Give the moment (aware) of the first objection that breaks silence."""
    return min((each.time.zoned.instant for each in breaking_objections(meeting)), default=None)


def stage_of(meeting: Meeting, at: dt.datetime | None) -> Stage | None:
    """Give what has become of a meeting's text at a moment (aware); None where there is no silence procedure.

    Without a moment, as in drafts, it is under silence whatever became of it: what a reviewer edits changes no more.
    """
    if meeting.silence is None:
        return None
    if at is None:
        return Stage.INTERIM
    if is_edited(meeting):
        return Stage.EDITED
    return stage_at(at, meeting.silence.until.zoned.instant, broken_at(meeting))


def stage_at(at: dt.datetime, until: dt.datetime, broken: dt.datetime | None) -> Stage:
    """Give what has become of a text at a moment; all are aware."""
    if broken is not None and broken <= at:
        return Stage.BROKEN
    return Stage.INTERIM if at < until else Stage.ADOPTED
