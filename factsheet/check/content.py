"""What stands in a sheet: `empty-heading` and `clearance-lapsed`."""

from collections.abc import Iterator

from factsheet.check.rule import Finding, parts
from factsheet.document.nodes import Document
from factsheet.meeting import Meeting, SectionContent, TableContent, content_digest


def without_content(meeting: Meeting, _: Document) -> Iterator[Finding]:
    """Find sections without content and tables without rows."""
    for path, part in parts(meeting):
        match part:
            case SectionContent(summary=None, content=()):
                yield Finding(path, f"the section “{part.title}” has no content", ("add `content:`, or remove it",))
            case TableContent(rows=()):
                yield Finding(path, "the table has no rows", ("add `rows:`, or remove it",))


def lapsed_clearances(meeting: Meeting, _: Document) -> Iterator[Finding]:
    """Find clearances of a text that has been edited since."""
    given = [clearance for clearance in meeting.clearances if clearance.is_given and clearance.digest]
    if not given:
        return
    digest = content_digest(meeting)
    for clearance in given:
        if clearance.digest != digest:
            message = f"the text has been edited since {clearance.office} cleared it"
            hint = f"ask the office again; where its clearance still holds, write `digest: {digest}`"
            yield Finding(f"clearances[{clearance.id}]", message, (hint,))
