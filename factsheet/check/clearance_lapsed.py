"""`clearance-lapsed`: what an office cleared has been edited since."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.check.rule import Finding, Rule
from factsheet.document import Document
from factsheet.meeting import Meeting, content_digest


def _find(meeting: Meeting, document: Document) -> Iterator[Finding]:
    del document
    given = [clearance for clearance in meeting.clearances if clearance.is_given and clearance.digest]
    if not given:
        return
    digest = content_digest(meeting)
    for clearance in given:
        if clearance.digest != digest:
            message = f"the text has been edited since {clearance.office} cleared it"
            hint = f"ask the office again; where its clearance still holds, write `digest: {digest}`"
            yield Finding(f"clearances[{clearance.id}]", message, (hint,))


RULE = Rule("clearance-lapsed", _find)
