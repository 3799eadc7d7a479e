"""Steps with a name that change a meeting before it is composed, or the document afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from factsheet.document.nodes import Document
    from factsheet.meeting import MeetingFile


class MeetingTransform(Struct, frozen=True):
    """Gives a meeting for a meeting: what it leaves out is gone before anything else sees the meeting.

    It gives the places and the text of the file as well, which are those of what is left. `settings` is what else its
    result depends on, as text: with the name it goes into the fingerprints of sheets. `apply` may raise FactsheetError,
    and can be pickled, as it goes to other processes.
    """

    name: str
    apply: Callable[[MeetingFile], MeetingFile]
    settings: str = ""


class DocumentTransform(Struct, frozen=True):
    """Gives a document for a document, such as one that shows the changes from another; the rest is as for meetings."""

    name: str
    apply: Callable[[Document], Document]
    settings: str = ""


def fingerprint(transforms: Iterable[MeetingTransform | DocumentTransform]) -> tuple[tuple[str, str], ...]:
    """Give the part that transforms have in a fingerprint: in their order, since that decides, too."""
    return tuple((each.name, each.settings) for each in transforms)
