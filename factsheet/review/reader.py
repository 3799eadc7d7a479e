"""From the bytes of an edited draft to what its reviewers did, an entry for each change and comment, in words."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import count, groupby

from msgspec import Struct
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, Span
from factsheet.draft.base import Bases, DraftBase
from factsheet.paths import ValuePath
from factsheet.review.alignment import align
from factsheet.review.changes import (
    ALL,
    BETWEEN_CELLS,
    Accept,
    Change,
    ReviewComment,
    Stretch,
    Unplaced,
    UnplacedKind,
)
from factsheet.review.draft import EditedDraft, Shown
from factsheet.review.edits import LineChanges
from factsheet.review.items import Items
from factsheet.review.leftovers import comments_of, leftovers
from factsheet.review.line_matching import Final, match, settle_labels, tidy
from factsheet.review.replay import Replay, replay
from factsheet.review.rows import Cells, Rows
from factsheet.review.word.body import read_story
from factsheet.review.word.origin import base_of
from factsheet.review.word.package import Package
from factsheet.review.word.spaces import loosen
from factsheet.review.word.stream import Char, Stream, base_view, final_view
from factsheet.review.word.wml import Looks


class ReadDraft(Struct, frozen=True):
    """An edited draft, read.

    `replay` is the base composed again; `accepted` what the draft reads with revisions accepted, as `keys_of` gives the
    lines of a document, `said` the same without the template's words, `owners` the numbers of the base's lines that
    they are, `shown` how their characters look, None where the file has lost its looks. Where not `exact`, something
    was changed untracked.
    """

    base: DraftBase
    replay: Replay
    changes: tuple[Change, ...]
    comments: tuple[ReviewComment, ...]
    accepted: tuple[str, ...]
    said: tuple[str, ...]
    owners: tuple[int | None, ...]
    shown: tuple[tuple[Shown, ...], ...] | None
    exact: bool
    diagnostics: tuple[Diagnostic, ...]

    def text_of(self, item: ValuePath) -> str:
        """Give what an item printed, and what stands below it."""
        return "\n".join(line.text for line in self.replay.lines if any(path.is_within(item) for path in line.paths))


def read_review(
    data: bytes,
    name: str,
    stores: Sequence[Bases],
    *,
    trust_embedded: bool = False,
    accept: Accept = ALL,
) -> ReadDraft:
    """Read an edited draft; `name` is that of the file, for messages.

    Revisions that `accept` does not take count as rejected. Raises FactsheetError where the bytes are no Word file that
    can be read, or where the draft's base is not found in the stores (see `base_of` on `trust_embedded`).
    """
    package = Package(data, name)
    base, odd = base_of(package, stores, trust_embedded=trust_embedded)
    looks = _looks(package)
    stream = _stream(package, looks, accept)
    view = base_view(stream)
    found = replay(base, view)
    accepted_view = final_view(stream)
    loosen((*view, *accepted_view), found.file.meeting.language)
    alignment = align(found.lines, view)
    matching = match(found.lines, alignment, accepted_view, stream)
    tidy(matching.finals, found.lines, alignment)
    strays = settle_labels(matching, alignment)
    draft = EditedDraft(found.file.meeting, found.lines, matching, stream, base.labels)
    changes = (*_changes(draft), *_stray_labels(draft, strays), *leftovers(draft, package, found, looks, accept))
    comments = comments_of(draft, package, base.remarks)
    accepted = draft.accepted()
    told = (*package.diagnostics, *odd, *_untracked(name, exact=alignment.exact), *draft.diagnostics)
    return ReadDraft(
        base,
        found,
        changes,
        comments,
        tuple("".join([each.text for each in shown]) for shown in accepted),
        _said(accepted, changes),
        draft.owners(),
        accepted if draft.looks_hold else None,
        alignment.exact,
        tuple(dict.fromkeys(told)),
    )


def read_reviews(
    drafts: Mapping[str, bytes], stores_of: Callable[[str], Sequence[Bases]], *, trust_embedded: bool, accept: Accept
) -> dict[str, ReadDraft]:
    """Read edited drafts by their names; one that is given twice counts once.

    `stores_of` gives where the base of one is looked for. Raises FactsheetError with what is wrong with any of them.
    """
    found: dict[str, ReadDraft] = {}
    faults: list[Diagnostic] = []
    names: dict[bytes, str] = {}
    for name, data in drafts.items():
        names.setdefault(data, name)
    for data, name in names.items():
        try:
            found[name] = read_review(data, name, stores_of(name), trust_embedded=trust_embedded, accept=accept)
        except FactsheetError as error:
            faults += error.diagnostics
    if faults:
        raise FactsheetError(faults)
    return found


def _changes(draft: EditedDraft) -> Iterator[Change]:
    """Give values first, then lists: what is removed, then what is moved or new, in the order of the draft."""
    numbers = count(1)
    rows, items = Rows(draft, numbers), Items(draft, numbers)
    people = rows.people_places()
    arranged = [*items.read(), *rows.read(), *Cells(draft, numbers, people).read()]
    yield from LineChanges(draft, rows.blanks(), {*people, *items.displaced()}).read()
    yield from arranged
    yield from _untold(draft, arranged)


def _untold(draft: EditedDraft, told: Iterable[Change]) -> Iterator[Change]:
    """Tell of paragraphs that are new and that none of the changes told so far is of: a row of a table as one."""
    places = [change.place for change in told if change.place.accepted is not None]
    known = {number for place in places for number in range(place.accepted or 0, (place.accepted or 0) + place.lines)}
    new = [f for f in draft.matching.finals if f.owner is None and f.has_text and draft.number(f) not in known]
    for row, group in groupby(new, key=lambda final: final.row or final):
        finals = list(group)
        kind = UnplacedKind.TABLE if row is finals[0].row else UnplacedKind.PARAGRAPH
        stamps = draft.stamps(char for final in finals for char in final.chars)
        place = replace(draft.place(None, finals[0]), lines=len(finals))
        yield Unplaced(kind, "", BETWEEN_CELLS.join(map(draft.key, finals)), None, stamps, place)


def _stray_labels(draft: EditedDraft, strays: Iterable[tuple[Final, list[Char]]]) -> Iterator[Change]:
    for final, label in strays:
        text, stamps = "".join(char.text for char in label), draft.stamps(label)
        yield Unplaced(UnplacedKind.REFERENCE, "", text, None, stamps, draft.place(final.owner, final))


def _looks(package: Package) -> Looks:
    names = package.related(package.main, "styles")
    return Looks.of_part(package.xml(names[0]) if names else None)


def _stream(package: Package, looks: Looks, accept: Accept) -> Stream:
    targets = package.relationships(package.main)
    links = {name: each.target for name, each in targets.items() if each.kind == "hyperlink" and each.external}
    return read_story(package.body, looks, links, accept)


def _said(accepted: Sequence[Sequence[Shown]], changes: Iterable[Change]) -> tuple[str, ...]:
    """Give what lines read without the template's words, those that somebody typed into included."""
    typed: dict[int | None, list[Stretch]] = {}
    for change in changes:
        if isinstance(change, Unplaced) and change.kind is UnplacedKind.TEMPLATE and change.place.stretch:
            typed.setdefault(change.place.accepted, []).append(change.place.stretch)
    return tuple(_said_in(shown, typed.get(number, ())) for number, shown in enumerate(accepted))


def _said_in(shown: Iterable[Shown], typed: Iterable[Stretch]) -> str:
    found = "".join(each.text if each.said else "\0" * len(each.text) for each in shown)
    for stretch in typed:
        end = stretch.at + len(stretch.after)
        found = found[: stretch.at] + "\0" * len(stretch.after) + found[end:]
    return found.replace("\0", "")


def _untracked(name: str, *, exact: bool) -> tuple[Diagnostic, ...]:
    if exact:
        return ()
    message = "the draft was also edited without tracking; those changes are found by comparing it with its base"
    return (Diagnostic("untracked", message, Span(name), severity=Severity.WARNING),)
