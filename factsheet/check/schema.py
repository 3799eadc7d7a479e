"""The JSON Schema of meeting files, with the codes of the rules that a file may switch off."""

from typing import Any

from factsheet.check.registry import switchable
from factsheet.meeting.schema import meeting_schema


def whole_schema() -> dict[str, Any]:
    """Give the schema as plain data."""
    return meeting_schema(switchable())
