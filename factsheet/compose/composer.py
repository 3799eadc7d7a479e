"""Compose: run a pack's template on a meeting and build the document that its markup describes."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from threading import local

from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError
from msgspec import Struct
from msgspec.structs import replace

from factsheet.compose.environment import make_environment
from factsheet.compose.markup import MarkupSource, explained, parse_markup, read_quickly
from factsheet.compose.pack import Pack, SheetMarking, TemplateSource
from factsheet.compose.parties import copy_for, in_order_of, numbered
from factsheet.compose.tree import build_document
from factsheet.compose.values import CONTEXT_KEY, CompositionContext, view_of
from factsheet.dates.writing import locale_of_dates
from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.document.nodes import Document, Metadata
from factsheet.meeting import Meeting, Stage, Status
from factsheet.profiles.house import House
from factsheet.typography.digits import EUROPEAN, locale_of, numbering_of, plain_tag


class Composed(Struct, frozen=True):
    """A document, and what was found in the values it shows; those diagnostics name values by path.

    `prints` says what filters printed, by filter and value.
    """

    document: Document
    diagnostics: tuple[Diagnostic, ...]
    prints: Mapping[str, str]


def compose(  # noqa: PLR0913 - what is composed, of what, and in which form
    meeting: Meeting,
    pack: Pack,
    created: datetime,
    *,
    draft: bool = False,
    prints: Mapping[str, str] | None = None,
    alternat: str = "",
    embargoed: bool = False,
    stage: Stage | None = None,
    marking: SheetMarking | None = None,
) -> Composed:
    """Compose a meeting with a pack; `created` (aware) is the time that files give as theirs.

    A `draft` is for those who clear the sheet: templates print their clearances in it, and its embargo, which others
    have while they are `embargoed`. At a `stage` of its silence procedure before it is adopted, it has no number. What
    stands in `prints`, as `Composed` has them, is printed so; all else by today's rules. With `alternat` it is the copy
    of that party. A marked sheet bears its `marking`, or what stands of it in `prints`.

    Raises FactsheetError, with the template's file and line, for anything wrong with the template, and for a party that
    has no copy.
    """
    house = pack.house.for_document(meeting.document.value)
    meeting = copy_for(meeting, alternat, house, pack.designations) if alternat else in_order_of(meeting, house)
    meeting, house = numbered(meeting, house)
    source, metadata = MarkupSource(pack.templates, pack.main), _metadata(meeting, pack, created)
    marking = marking or SheetMarking.of_prints(prints or {})
    silence = stage.value if stage and stage is not Stage.ADOPTED else ""
    if silence:
        meeting = meeting.model_copy(update={"reference": None})
    shown = {
        "draft": draft,
        "embargoed": meeting.embargo is not None and (draft or embargoed),
        "silence": silence,
        "profile": house,
        "housekeeping": draft or house.housekeeping or meeting.status is Status.DRAFT,
        "marked": marking is not None,
    }

    def written(*, lines: bool) -> tuple[str, CompositionContext]:
        """Give the markup, whose start tags carry the lines of the templates if asked for, and what it took."""
        sheet = _sheet(meeting, pack, house, prints or {}, marking)
        context = {**shown, "meeting": view_of(meeting, "", sheet.report), CONTEXT_KEY: sheet}
        try:  # the meeting does not wait for the garbage collector
            return _render(context, pack, source, lines=lines), sheet
        finally:
            sheet.let_go()

    markup, sheet = written(lines=False)
    document = _read_quickly(markup, metadata, sheet.numbering)
    if document is None:
        markup, sheet = written(lines=True)
        document, faults = build_document(parse_markup(markup, source), metadata, sheet.numbering)
        if faults:
            raise explained(faults, source)
    if marking:
        document = replace(document, banner=marking.node)
    return Composed(document, tuple(sheet.diagnostics.values()), sheet.prints)


def _sheet(
    meeting: Meeting, pack: Pack, house: House, prints: Mapping[str, str], marking: SheetMarking | None
) -> CompositionContext:
    locale = locale_of(meeting.language)
    dates = locale_of(house.dates.locale) if house.dates.locale else locale_of_dates(locale, meeting.issuer.country)
    known = (pack.labels, pack.designations, pack.articles, pack.forms, dict(prints))
    sheet = CompositionContext(locale, dates, *known, house=house)
    sheet.numbering, sheet.last_day = _numbering(meeting, sheet.prints), meeting.last_day
    if marking:
        sheet.prints.update(marking.to_prints())
        sheet.block_words = marking.words
    return sheet


def _read_quickly(markup: str, metadata: Metadata, numbering: str) -> Document | None:
    """Give the document that markup describes, None for markup with faults, or beyond elements and text."""
    root = read_quickly(markup)
    if root is None:
        return None
    document, faults = build_document(root, metadata, numbering)
    return None if faults else document


def _numbering(meeting: Meeting, prints: dict[str, str]) -> str:
    """Give the numbering system of a sheet, kept as printed where it is not the European one.

    What has been printed before there were others is printed with European digits again.
    """
    if prints:
        return prints.get("digits", EUROPEAN)
    found = numbering_of(meeting.language, meeting.issuer.country)
    if found != EUROPEAN:
        prints["digits"] = found
    return found


def _metadata(meeting: Meeting, pack: Pack, created: datetime) -> Metadata:
    names = [pack.designations.get(p.party, p.party) for _, p in meeting.parties]
    return Metadata(
        title=meeting.title,
        language=plain_tag(meeting.language),
        identifier=meeting.id,
        created=created,
        author=meeting.issuer.name,
        subject=pack.labels.get(f"subject.{meeting.document}", ""),
        keywords=(*names, *([meeting.venue.city] if meeting.venue else [])),
    )


_FAULTS = (
    TemplateError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    ArithmeticError,
    RecursionError,
    MemoryError,
    SyntaxError,
)
"""What a template that is wrong raises."""


def _render(context: Mapping[str, object], pack: Pack, source: MarkupSource, *, lines: bool) -> str:
    environment = _own.environment(tuple(sorted(pack.templates.items())), pack.compiled, lines=lines)
    environment.budget.begin()
    try:
        return environment.budget.render(environment.get_template(pack.main), dict(context))
    except _FAULTS as error:
        raise FactsheetError([_template_error(error, pack, source)]) from None


class _OfThread(local):
    """The environments of a thread: each counts what is left to the one sheet that it composes."""

    def __init__(self) -> None:
        self.environment = lru_cache(maxsize=8)(make_environment)


_own = _OfThread()


def _template_error(error: Exception, pack: Pack, source: MarkupSource) -> Diagnostic:
    name, line = _place(error, pack.templates, pack.main)
    message = str(error.args[0]) if error.args else type(error).__name__
    if isinstance(error, MemoryError):
        message = "the template takes more memory than there is"
    if isinstance(error, TemplateNotFound):
        message = f"there is no template `{error.name}`"
    return Diagnostic("template", message, source.span(name, line), ("docs/templates.md says what templates may do",))


def _place(error: Exception, templates: Mapping[str, TemplateSource], main: str) -> tuple[str, int]:
    """Give the template and line of an error: its own for syntax, else the innermost template frame's."""
    names = {template.file: name for name, template in templates.items()}
    if isinstance(error, TemplateSyntaxError):
        return names.get(error.filename or "", error.name or main), error.lineno
    from traceback import walk_tb  # noqa: PLC0415 - only where a template is wrong

    frames = [(frame.f_code.co_filename, line) for frame, line in walk_tb(error.__traceback__)]
    inside = [(names[file], line) for file, line in frames if file in names]
    return inside[-1] if inside else (main, 1)
