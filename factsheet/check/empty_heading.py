"""`empty-heading`: nothing stands under the heading of a section, or below the header of a table."""

from __future__ import annotations

from collections.abc import Iterator

from factsheet.check.rule import Finding, Rule, parts
from factsheet.document import Document
from factsheet.meeting import Meeting, SectionContent, TableContent


def _find(meeting: Meeting, document: Document) -> Iterator[Finding]:
    del document
    for path, part in parts(meeting):
        match part:
            case SectionContent(summary=None, content=()):
                yield Finding(path, f"the section “{part.title}” has no content", ("add `content:`, or remove it",))
            case TableContent(rows=()):
                yield Finding(path, "the table has no rows", ("add `rows:`, or remove it",))


RULE = Rule("empty-heading", _find)
