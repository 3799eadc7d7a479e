"""One meeting through the pipeline: read, its transforms, composed, checked, the transforms of its document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import UTC, datetime, time
from functools import reduce
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, FactsheetError, bounded
from factsheet.document.nodes import Document
from factsheet.meeting import Meeting, MeetingFile, Positions, identity_of, read_meeting, stage_of
from factsheet.paths import item_text, key_text
from factsheet.pipeline.glance import may_be_marked
from factsheet.pipeline.packs import IMAGES, OF_PACK, NamedFile, SheetStyle, Unfit
from factsheet.pipeline.pictures import look_at_images, look_at_unprinted
from factsheet.pipeline.transforms import DocumentTransform, MeetingTransform

if TYPE_CHECKING:
    from factsheet.compose.pack import Pack, SheetMarking


class Packs(Protocol):
    """Whatever gives packs by name, language (BCP 47), the issuer's country and profile."""

    def pack(self, name: str, language: str, country: str | None, profile: str) -> Pack:
        """Give a pack; raises FactsheetError where it cannot serve."""
        ...


def pack_from(packs: Packs, style: SheetStyle) -> Callable[[Meeting], Pack]:
    """Give what chooses the pack of a style for a meeting."""
    return lambda meeting: packs.pack(style.template, meeting.language, meeting.issuer.country, style.profile)


class Composing(Struct, frozen=True):
    """How meetings are composed: for release or as a `draft`, for those who clear them.

    `created` is the time that files give as their making (aware; None: the meeting's last day). What `prints` has, as a
    `Sheet` gives it, prints so; all else by today's rules. `alternat` is the party whose copy it is, empty for none.
    `at` is the moment (aware) that tells whether an embargo is still on, or silence; without one it is, as it is for
    drafts. `banners` asks for those of pages (`page`), or for the `overall` one, where a scheme of markings allows it.
    """

    created: datetime | None = None
    draft: bool = False
    prints: Mapping[str, str] = field(default_factory=dict)
    transforms: tuple[DocumentTransform, ...] = ()
    alternat: str = ""
    at: datetime | None = None
    banners: str | None = None


class Checks(Struct, frozen=True):
    """How a composed meeting is checked.

    There are the codes of rules that are off, what reads the images of figures, and the review file of the meeting.
    One that is not `gated` has passed its gates.
    """

    rules_off: tuple[str, ...]
    read_image: Callable[[str], bytes | Unfit]
    review: NamedFile | None = None
    gated: bool = True


class Sheet(Struct, frozen=True):
    """A meeting and the document composed of it with a pack, ready to be rendered with its images.

    The diagnostics have their places in the meeting's file. `prints` says what filters printed, by filter and value.
    """

    meeting: Meeting
    pack: Pack
    document: Document
    images: Mapping[str, bytes]
    positions: Positions
    diagnostics: tuple[Diagnostic, ...]
    prints: Mapping[str, str]

    def transformed(self, *transforms: DocumentTransform) -> Sheet:
        """Give the sheet with its document transformed."""
        return replace(self, document=reduce(lambda document, each: each.apply(document), transforms, self.document))


def read_sheet(
    data: bytes,
    name: str,
    transforms: Iterable[MeetingTransform] = (),
    hold: Callable[[MeetingFile], None] | None = None,
) -> MeetingFile:
    """Read a meeting, and transform it before anything else sees it; `name` is what spans call its file.

    What gates it must pass, `hold` holds against it as it was read. Raises FactsheetError, with places, for all that is
    wrong with the file, or for what that refuses and what a transform does.
    """
    file = read_meeting(data, name)
    held: tuple[Diagnostic, ...] = ()
    try:
        if hold:
            hold(file)
    except FactsheetError as error:
        held = error.diagnostics
    try:
        made = reduce(lambda file, each: each.apply(file), transforms, file)
    except FactsheetError as error:
        raise type(error)(by_place((*held, *file.positions.place(error.diagnostics)))) from None
    if held:
        raise FactsheetError(held)
    return made


def compose_sheet(
    file: MeetingFile, choose: Callable[[Meeting], Pack], composing: Composing, checks: Checks | None = None
) -> Sheet:
    """Compose a meeting that was read, and check it; `choose` gives its pack. The document's transforms come last.

    Without `checks`, as for what was checked before, neither rules are held against it nor images looked at.
    Raises FactsheetError, with places, for what stops the composition; all else stands in the sheet's diagnostics.
    """
    from factsheet.compose.composer import compose  # noqa: PLC0415 - brings in jinja2 and lxml

    meeting, place = file.meeting, file.positions.place
    try:
        pack, created = choose(meeting), composing.created or last_day(meeting)
        marking, told = _marking(file, pack, composing)
        composed = compose(
            meeting,
            pack,
            created,
            draft=composing.draft,
            prints=composing.prints,
            alternat=composing.alternat,
            embargoed=composing.at is None or meeting.is_embargoed(composing.at),
            stage=stage_of(meeting, None if composing.draft else composing.at),  # a draft's is that before any hour
            marking=marking,
        )
    except FactsheetError as error:
        raise type(error)(place(error.diagnostics)) from None
    found, images = _checked(file, composed.document, checks, pack) if checks else ((), {})
    if marking:
        from factsheet.pipeline.marked import unprinted_marks  # noqa: PLC0415 - for marked sheets alone

        told = (*told, *unprinted_marks(meeting, composed.document))
    said = tuple(bounded(by_place(place((*composed.diagnostics, *told, *found)))))
    sheet = Sheet(meeting, pack, composed.document, images, file.positions, said, composed.prints)
    return sheet.transformed(*composing.transforms)


def _marking(file: MeetingFile, pack: Pack, composing: Composing) -> tuple[SheetMarking | None, tuple[Diagnostic, ...]]:
    """Give what a marked sheet bears; a draft that is composed again has printed it, and Word divides it into pages."""
    if pack.find_scheme is None or "banner" in composing.prints or not may_be_marked(file.data):
        return None, ()
    from factsheet.meeting.portions import is_marked  # noqa: PLC0415 - for marked sheets alone
    from factsheet.pipeline.marked import mark_sheet  # noqa: PLC0415 - as above

    if not is_marked(file.meeting):
        return None, ()
    asked = "overall" if composing.draft else composing.banners
    return mark_sheet(file, pack.marking, pack.find_scheme, asked)


def _checked(
    file: MeetingFile, document: Document, checks: Checks, pack: Pack
) -> tuple[tuple[Diagnostic, ...], Mapping[str, bytes]]:
    from factsheet.check.run import check  # noqa: PLC0415 - not for what was checked before
    from factsheet.pipeline.gates import standing_of  # noqa: PLC0415 - as above

    def read_image(path: str) -> bytes | Unfit:
        if not path.startswith(OF_PACK):
            return checks.read_image(path)
        hint = f"the pack has {', '.join(pack.images)}" if pack.images else f"put it into {pack.name}/{IMAGES}"
        missing = f"the pack `{pack.name}` has no image {path.removeprefix(OF_PACK)}"
        return pack.images.get(path, Unfit("figure-missing", missing, (hint,)))

    images = look_at_images(document, read_image)
    unseen = look_at_unprinted(_emblems(file.meeting), images.looked_at, read_image)
    standing = standing_of(file, checks.review) if checks.gated else None
    said = check(file, document, standing, checks.rules_off)
    return (*said, *images.diagnostics, *unseen), images.data


def _emblems(meeting: Meeting) -> Iterator[tuple[str, str]]:
    """Give the path of each emblem's file by that of its value; not every house prints them."""
    if meeting.issuer.emblem:
        yield "issuer.emblem.path", meeting.issuer.emblem.path
    for each in meeting.co_issuers:
        if each.emblem:
            yield key_text(item_text("co_issuers", identity_of(each)), "emblem.path"), each.emblem.path


def last_day(meeting: Meeting) -> datetime:
    """Give the time that the files of a meeting give as their making where no other is asked for."""
    return datetime.combine(meeting.last_day, time(tzinfo=UTC))


def by_place(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give diagnostics, each once, in the order of their places; those without a place come first."""
    unique = dict.fromkeys(diagnostics)
    return tuple(sorted(unique, key=lambda d: (d.span.file, d.span.line, d.span.column) if d.span else ()))
