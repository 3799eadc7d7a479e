"""Removal: of a meeting and a level comes the meeting as if what the level may not see had never been written.

What remains is written as a meeting file of its own and read anew. So its ids, numbers, lines and digests are those of
a file that never held more; comments and the way in which the full file is written go, too. The rules stand in
docs/release.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from typing import NoReturn

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.markings.marks import MarkError, PortionMark
from factsheet.markings.parsing import parse_banner, parse_portion
from factsheet.markings.printing import portion_text
from factsheet.markings.release import Portion
from factsheet.markings.rollup import roll_up
from factsheet.markings.scheme import Scheme
from factsheet.markings.unmarked import hints_on_marks
from factsheet.meeting import Classification, MeetingFile, outline, read_meeting
from factsheet.meeting.marking import NOTE_ID
from factsheet.meeting.portions import is_marked, mark_of_all, portions_of
from factsheet.paths import ValuePath
from factsheet.release.cutting import Cutter
from factsheet.release.levels import Level, Sight
from factsheet.release.notes import Notes
from factsheet.release.settling import settle
from factsheet.release.withheld import Withheld
from factsheet.release.writing import plain_meeting, unmarked_meeting
from factsheet.source import nodes
from factsheet.source.writer import write


class Released(Struct, frozen=True):
    """A meeting as a level gets it: a file of its own, and what is withheld, in the order of the full meeting.

    `paths` are those that items have in the full meeting, by those that they have in this one; notes have none.
    """

    file: MeetingFile
    withheld: tuple[Withheld, ...]
    paths: Mapping[str, str]


def released(file: MeetingFile, level: Level, scheme: Scheme) -> Released:
    """Take out of a meeting, whose marks are right, what a level may not see, and settle what referred to it.

    Raises FactsheetError, with paths in the full meeting, where a rule lets no sheet of it go to the level.
    """
    sight = Sight(level, scheme)
    marks = _marks(file, scheme)
    gone = {path: portion_text(mark, scheme) for path, mark in marks.items() if not sight.sees(mark)}
    _refuse(file, level, sight, scheme, gone)
    name = file.positions.span(ValuePath()).file
    lowest = portion_text(PortionMark(scheme.levels[0]), scheme)
    cutter = Cutter(gone, Notes(file.meeting.language, lowest) if level.indicated else None)
    cut = cutter.cut(outline(file.data, name).named)
    if cut.get("participants") is None:
        _stop("the level may see no party", "mark a party as the level may see it", "participants")
    settled = settle(cut, partial(_needed_lines, file.meeting.classification or Classification(), scheme))
    plain = plain_meeting(settled.root)
    if level.unmarked and _goes_unmarked(file, settled.root, scheme):
        plain = unmarked_meeting(plain)
    again = read_meeting(write(plain).encode(), f"{name} ({level.name})")
    paths = {new: old for new, old in settled.paths.items() if not is_note(new)}
    return Released(again, (*cutter.withheld, *settled.withheld), paths)


def _goes_unmarked(file: MeetingFile, root: nodes.Mapping, scheme: Scheme) -> bool:
    """Tell whether all that is left of a meeting is for the public, and the scheme lets that go without markings."""
    block, rule = file.meeting.classification or Classification(), scheme.rules.public
    if rule is None or not rule.unmarked or block.banner:
        return False
    return all(scheme.is_public(parse_portion(text, scheme)) for text in _texts_of_marks(block, root))


def is_note(path: str) -> bool:
    """Tell whether a path leads to a note that stands for what is withheld, or into one."""
    return f"[{NOTE_ID}" in path


def _marks(file: MeetingFile, scheme: Scheme) -> dict[str, PortionMark]:
    """Give the marks of portions by their paths; one that is covered by what it stands in has none."""
    if not is_marked(file.meeting):
        message = "no portion bears a mark, so that nothing says what a level may see"
        raise FactsheetError([Diagnostic("not-releasable", message, hints=hints_on_marks(scheme), path="")])
    if (text := mark_of_all(file.meeting)) is not None:
        return {"": parse_portion(text, scheme)}
    found = {}
    for each in portions_of(file.meeting):
        if each.part.marking is not None:
            with suppress(MarkError):
                found[each.path] = parse_portion(each.part.marking, scheme)
        if each.path not in found and (each.needed or each.part.marking is not None):
            message = "a portion of a marked sheet has no mark"
            raise FactsheetError([Diagnostic("unmarked-portion", message, path=each.path or "title")])
    return found


def _refuse(file: MeetingFile, level: Level, sight: Sight, scheme: Scheme, gone: Mapping[str, str]) -> None:
    """Refuse a meeting whose title the level may not see, and one that is marked above its portions and what it sees.

    No rule says which portions make the compilation.
    """
    if "" in gone and mark_of_all(file.meeting):
        hint = "where it may see some of them, leave `portions` out, and mark each by itself"
        _stop(f"all portions are ({gone['']}), which `{level.name}` may not see", hint, "classification.portions")
    if "" in gone:
        hint = "choose a title that the level may see: the sheet and its files are known by it"
        _stop(f"the title is ({gone['']}), which `{level.name}` may not see", hint, "title")
    stated = (file.meeting.classification or Classification()).banner
    if stated and not sight.sees(parse_banner(stated, scheme)):
        hint = "no rule says which portions make the compilation: write a meeting of its own for the level"
        _stop(f"the whole is marked {stated}, which `{level.name}` may not see", hint, "classification.banner")


def _stop(message: str, hint: str, path: str) -> NoReturn:
    raise FactsheetError([Diagnostic("not-releasable", message, hints=(hint,), path=path)])


_LINES = {
    "authority": ("by", "derived_from", "reason", "declassify_on"),
    "designation": ("controlled_by", "category"),
    "copy": ("copy_number",),
    "distribution": ("distribution",),
}
"""The lines of a block by what a scheme has a sheet bear."""


def _needed_lines(block: Classification, scheme: Scheme, root: nodes.Mapping) -> Iterator[str]:
    """Give the keys of a classification that what is left of a meeting needs: no other tells that more was marked."""
    yield from ("scheme", "portions")
    marks = [Portion("", parse_portion(text, scheme)) for text in _texts_of_marks(block, root)]
    rolled = roll_up(marks, scheme, block.origin).banner
    if block.banner:
        rolled = parse_banner(block.banner, scheme)
        yield from ("banner", "compilation")
    if scheme.is_classified(rolled.level):
        yield "origin"
    controls, rank = {each.mark for each in rolled.controls}, scheme.levels.index
    for each in scheme.rules.bears:
        if each.level in controls or (each.level in scheme.levels and rank(rolled.level) >= rank(each.level)):
            yield from _LINES.get(each.what, ())


def _texts_of_marks(block: Classification, root: nodes.Mapping) -> Iterable[str]:
    return [block.portions] if block.portions else _markings(root)


def _markings(node: nodes.Node) -> Iterator[str]:
    match node:
        case nodes.Mapping(entries):
            for entry in entries:
                if entry.key == "marking" and isinstance(entry.value, nodes.Scalar):
                    yield entry.value.value or ""
                else:
                    yield from _markings(entry.value)
        case nodes.Sequence(items):
            for item in items:
                yield from _markings(item)
