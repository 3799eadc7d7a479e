"""From the bytes of a meeting file to the meeting and the places of its values."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from factsheet.diagnostics import MOST_TOLD, Diagnostic, FactsheetError, Span, bounded
from factsheet.meeting import checker
from factsheet.meeting.identity import identify
from factsheet.meeting.model import FORMAT, Meeting
from factsheet.meeting.other_files import other_kind
from factsheet.meeting.positions import Outline, Positions, WrittenText
from factsheet.meeting.short_forms import Expander
from factsheet.source.bind import bind
from factsheet.source.decoding import split_lines
from factsheet.source.nodes import Mapping, Node, Scalar
from factsheet.source.reader import KEPT_BYTES, parse


class MeetingFile(Struct, frozen=True):
    """A meeting, where its values stand, and the bytes that it was read from."""

    meeting: Meeting
    positions: Positions
    data: bytes = b""

    @property
    def lines(self) -> list[str]:
        """The lines of the file, which the places of its texts count."""
        return split_lines(self.data.decode("utf-8-sig", "replace"))

    def words_that(self, test: Callable[[str, Span], object]) -> Iterator[WrittenText]:
        """Give the texts of the file that are words, and of which, and of whose place, a test holds."""
        return (text for text in self.positions.texts_that(test) if text.facts.worded)

    def words_with(self, sign: re.Pattern[str], parts: Iterable[str] = ("",)) -> Iterator[WrittenText]:
        """Give the texts that are words, and in which a pattern is found; `parts` are as in `Positions.texts_with`."""
        return (text for text in self.positions.texts_with(sign, parts) if text.facts.worded)


def read_meeting(data: bytes, file: str) -> MeetingFile:
    """Read and validate a meeting; `file` is the name that spans give.

    Raises FactsheetError with all errors of the file (as `bounded` has them), in the order of their places; of a file
    in another format nothing else is judged.
    """
    try:
        return _read(data, file)
    except FactsheetError:
        if other := other_kind(data, file):
            raise FactsheetError([other]) from None
        raise


def _read(data: bytes, file: str) -> MeetingFile:
    nodes, found = _nodes(data, file)
    if len(found) > MOST_TOLD:  # as many as are told: what else is wrong can wait
        raise FactsheetError(_by_place(found))
    try:
        meeting = bind(nodes.named, Meeting, checker.checked)
    except FactsheetError as error:
        raise FactsheetError(_by_place([*found, *_news(error.diagnostics, found)])) from None
    if found:
        raise FactsheetError(_by_place(found))
    if len(data) <= KEPT_BYTES:
        return MeetingFile(meeting, nodes.positions, data)
    return MeetingFile(meeting, Positions(nodes.named, lambda: outline(data, file).named), data)


def outline(data: bytes, file: str) -> Outline:
    """Give the nodes of a meeting file that `read_meeting` takes, as they are written and as they are named."""
    return _nodes(data, file)[0]


def _nodes(data: bytes, file: str) -> tuple[Outline, tuple[Diagnostic, ...]]:
    return (_name_kept if len(data) <= KEPT_BYTES else _name)(data, file)


def _name(data: bytes, file: str) -> tuple[Outline, tuple[Diagnostic, ...]]:
    root, broken = parse(data, file)
    if not isinstance(root, Mapping):
        hint = "start from `factsheet new NAME`"
        wrong = Diagnostic("not-a-meeting", "a meeting file must be a mapping of keys", root.span, (hint,))
        raise FactsheetError([*broken, wrong])
    if (written := root.get("format")) and not _is_ours(written.value):
        raise FactsheetError([_unknown_format(written.value)])
    expander = Expander()
    named, duplicates = identify(expander.meeting(root))
    return Outline(root, named), (*broken, *expander.diagnostics, *duplicates)


_name_kept = lru_cache(maxsize=8)(_name)  # the nodes that `parse` keeps are those named


def _is_ours(written: Node) -> bool:
    return isinstance(written, Scalar) and written.value == FORMAT


def _unknown_format(written: Node) -> Diagnostic:
    reads = f"this version of factsheet reads format {FORMAT}"
    if isinstance(written, Scalar) and re.fullmatch("[1-9][0-9]{0,30}", written.value or ""):
        message, hint = f"this file is of format {written.value}; {reads}", "update factsheet"
    else:
        message, hint = (
            f"the format of this file must be a whole number from 1; {reads}",
            "write `format: 1`, or leave it out",
        )
    return Diagnostic("unknown-format", message, written.span, (hint,))


def _news(diagnostics: Iterable[Diagnostic], known: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Leave out values that are wrong only because of what is known to be wrong with them already."""
    places = {str(diagnostic.span) for diagnostic in known}
    return [d for d in diagnostics if d.code == "missing-key" or str(d.span) not in places]


def _by_place(found: Iterable[Diagnostic]) -> list[Diagnostic]:
    return bounded(sorted(found, key=lambda d: (d.span.line, d.span.column) if d.span else ()))
