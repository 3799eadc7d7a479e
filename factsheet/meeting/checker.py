"""Checks a `Meeting` that is right, quickly; written by `make checkers` from the model."""

# fmt: off
# ruff: noqa
# mypy: ignore-errors
from typing import Any

from datetime import date
from factsheet.meeting.content import CellContent, ColumnContent, FigureContent, NumberingForms, ParagraphContent, Point, RowContent, SectionContent, TableContent, _label_form
from factsheet.meeting.dates import Due, DueKind, Season, WrittenTime, _day
from factsheet.meeting.marking import Classification, Quote
from factsheet.meeting.model import DocumentKind, Kind, Meeting, Status
from factsheet.meeting.people import CoIssuer, Contact, Emblem, Issuer, NamesByLanguage, Participant, ParticipantGroup, Person, Release, Venue, _country, _party, _place_country
from factsheet.meeting.records import Abbreviation, Allowance, Annex, Clearance, Decision, FollowUp, FollowUpStatus, Objection, Owner, RelatedDocument, Role, Silence, Source
from factsheet.meeting.text import Digest, Email, FileId, ItemId, Phone, Round, Sha256, ShortForm, Url, Version, _inside_the_set, _language, _no_device, _not_empty, _one_line, _one_paragraph
from factsheet.models.checking import Checking, between, give_up, instance, keyed, listed, member, number, one_of, stripped, table, text, whole

_KEYS_OF_MEETING = frozenset(['marking', 'format', 'id', 'reference', 'kind', 'document', 'title', 'language', 'date', 'from', 'to', 'starts', 'duration', 'previous', 'status', 'version', 'venue', 'issuer', 'co_issuers', 'released', 'embargo', 'silence', 'participants', 'groups', 'summary', 'classification', 'numbering', 'abbreviations', 'sections', 'follow_ups', 'sources', 'annexes', 'related', 'contacts', 'clearances', 'objections', 'alternat', 'allow'])
_CHECK_FILE_ID = FileId.__metadata__[1].func
_KEYS_OF_WRITTEN_TIME = frozenset(['text'])
_CHECK_VERSION = Version.__metadata__[0].func
_KEYS_OF_VENUE = frozenset(['city', 'country', 'place', 'occasion'])
_KEYS_OF_ISSUER = frozenset(['name', 'office', 'emblem', 'country'])
_KEYS_OF_EMBLEM = frozenset(['path', 'alt'])
_KEYS_OF_CO_ISSUER = frozenset(['name', 'office', 'emblem', 'country', 'id'])
_CHECK_ITEM_ID = ItemId.__metadata__[1].func
_KEYS_OF_RELEASE = frozenset(['date', 'time', 'place'])
_KEYS_OF_SILENCE = frozenset(['until', 'digest'])
_CHECK_DIGEST = Digest.__metadata__[0].func
_KEYS_OF_PARTICIPANT = frozenset(['marking', 'id', 'party', 'people'])
_KEYS_OF_PERSON = frozenset(['id', 'style', 'name', 'family_name', 'title', 'role', 'also'])
_KEYS_OF_PARTICIPANT_GROUP = frozenset(['id', 'title', 'participants'])
_KEYS_OF_POINT = frozenset(['marking', 'quotes', 'sources', 'type', 'id', 'lead', 'text', 'points'])
_KEYS_OF_QUOTE = frozenset(['id', 'source', 'exact', 'prefix', 'suffix'])
_KEYS_OF_CLASSIFICATION = frozenset(['scheme', 'portions', 'by', 'derived_from', 'reason', 'declassify_on', 'controlled_by', 'category', 'distribution', 'copy_number', 'origin', 'banner', 'compilation'])
_KEYS_OF_NUMBERING_FORMS = frozenset(['sections', 'paragraphs', 'points'])
_KEYS_OF_ABBREVIATION = frozenset(['id', 'meaning'])
_CHECK_SHORT_FORM = ShortForm.__metadata__[1].func
_KEYS_OF_SECTION_CONTENT = frozenset(['marking', 'quotes', 'type', 'id', 'title', 'summary', 'content'])
_KEYS_OF_PARAGRAPH_CONTENT = frozenset(['marking', 'quotes', 'sources', 'type', 'id', 'text'])
_KEYS_OF_TABLE_CONTENT = frozenset(['marking', 'quotes', 'sources', 'type', 'id', 'caption', 'columns', 'rows'])
_KEYS_OF_COLUMN_CONTENT = frozenset(['id', 'title', 'align'])
_KEYS_OF_ROW_CONTENT = frozenset(['marking', 'quotes', 'id', 'cells'])
_KEYS_OF_CELL_CONTENT = frozenset(['id', 'text'])
_KEYS_OF_FIGURE_CONTENT = frozenset(['marking', 'quotes', 'sources', 'type', 'id', 'path', 'alt', 'caption', 'width'])
_KEYS_OF_FOLLOW_UP = frozenset(['marking', 'quotes', 'id', 'action', 'owners', 'due', 'status'])
_KEYS_OF_OWNER = frozenset(['id', 'name'])
_KEYS_OF_DUE = frozenset(['text', 'kind', 'day', 'year', 'month', 'season'])
_KEYS_OF_SOURCE = frozenset(['marking', 'id', 'title', 'publisher', 'date', 'url', 'file', 'sha256'])
_CHECK_URL = Url.__metadata__[0].func
_CHECK_SHA256 = Sha256.__metadata__[0].func
_KEYS_OF_ANNEX = frozenset(['marking', 'id', 'title', 'url'])
_KEYS_OF_RELATED_DOCUMENT = frozenset(['marking', 'id', 'title', 'publisher', 'date', 'url'])
_KEYS_OF_CONTACT = frozenset(['marking', 'id', 'name', 'office', 'email', 'phone', 'url'])
_CHECK_EMAIL = Email.__metadata__[0].func
_CHECK_PHONE = Phone.__metadata__[0].func
_KEYS_OF_CLEARANCE = frozenset(['id', 'role', 'symbol', 'office', 'round', 'name', 'decision', 'date', 'digest'])
_CHECK_ROUND = Round.__metadata__[0].func
_KEYS_OF_OBJECTION = frozenset(['id', 'party', 'time'])
_KEYS_OF_ALLOWANCE = frozenset(['code', 'reason'])


def checked(written: object) -> Meeting | None:
    """Give the model of plain data that is right, or None, where pydantic is to look."""
    try:
        return to_meeting(written, Checking({}, written))
    except (LookupError, ValueError):
        return None


def to_meeting(value: Any, info: Checking) -> Meeting:
    value = Meeting._has_a_venue(value)
    value = Meeting._has_days(value)
    value = Meeting._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_MEETING)
    data: dict[str, Any] = {}
    info = Checking(data, info.context)
    data["marking"] = to_plain(value["marking"], info) if "marking" in value else None
    data["format"] = one_of(value["format"], '1') if "format" in value else '1'
    data["id"] = to_file_id(value["id"], info)
    data["reference"] = to_plain(value["reference"], info) if "reference" in value else None
    data["kind"] = member(value["kind"], Kind)
    data["document"] = member(value["document"], DocumentKind) if "document" in value else DocumentKind.FACT_SHEET
    data["title"] = to_plain(value["title"], info)
    data["language"] = to_language_tag(value["language"], info) if "language" in value else 'en'
    data["date"] = to_day(value["date"], info) if "date" in value else None
    data["from_"] = Meeting._not_beside_date(to_day(value["from"], info), info) if "from" in value else None
    data["to"] = Meeting._not_before_from(Meeting._not_beside_date(to_day(value["to"], info), info), info) if "to" in value else None
    data["starts"] = Meeting._on_the_first_day(to_written_time(value["starts"], info), info) if "starts" in value else None
    data["duration"] = to_plain(value["duration"], info) if "duration" in value else None
    data["previous"] = Meeting._another_meeting(to_file_id(value["previous"], info), info) if "previous" in value else None
    data["status"] = member(value["status"], Status) if "status" in value else Status.DRAFT
    data["version"] = to_version(value["version"], info) if "version" in value else '1'
    data["venue"] = to_venue(value["venue"], info) if "venue" in value else None
    data["issuer"] = to_issuer(value["issuer"], info)
    data["co_issuers"] = tuple([to_co_issuer(each, info) for each in listed(value["co_issuers"])]) if "co_issuers" in value else ()
    data["released"] = to_release(value["released"], info) if "released" in value else None
    data["embargo"] = to_written_time(value["embargo"], info) if "embargo" in value else None
    data["silence"] = to_silence(value["silence"], info) if "silence" in value else None
    data["participants"] = to_checked_list_of_participant(value["participants"], info)
    data["groups"] = tuple([to_participant_group(each, info) for each in listed(value["groups"])]) if "groups" in value else ()
    data["summary"] = tuple([to_point(each, info) for each in listed(value["summary"])]) if "summary" in value else ()
    data["classification"] = to_classification(value["classification"], info) if "classification" in value else None
    data["numbering"] = to_numbering_forms(value["numbering"], info) if "numbering" in value else None
    data["abbreviations"] = tuple([to_abbreviation(each, info) for each in listed(value["abbreviations"])]) if "abbreviations" in value else ()
    data["sections"] = tuple([to_section_content(each, info) for each in listed(value["sections"])]) if "sections" in value else ()
    data["follow_ups"] = tuple([to_follow_up(each, info) for each in listed(value["follow_ups"])]) if "follow_ups" in value else ()
    data["sources"] = tuple([to_source(each, info) for each in listed(value["sources"])]) if "sources" in value else ()
    data["annexes"] = tuple([to_annex(each, info) for each in listed(value["annexes"])]) if "annexes" in value else ()
    data["related"] = tuple([to_related_document(each, info) for each in listed(value["related"])]) if "related" in value else ()
    data["contacts"] = tuple([to_contact(each, info) for each in listed(value["contacts"])]) if "contacts" in value else ()
    data["clearances"] = tuple([to_clearance(each, info) for each in listed(value["clearances"])]) if "clearances" in value else ()
    data["objections"] = Meeting._under_silence(tuple([to_objection(each, info) for each in listed(value["objections"])]), info) if "objections" in value else ()
    data["alternat"] = tuple([to_plain(each, info) for each in listed(value["alternat"])]) if "alternat" in value else ()
    data["allow"] = tuple([to_allowance(each, info) for each in listed(Meeting._each_code_once(value["allow"]))]) if "allow" in value else ()
    return Meeting(**data)


def to_plain(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) < 1 or len(value) > 20000:
        give_up()
    return _one_line(value)


def to_file_id(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) > 100:
        give_up()
    value = _CHECK_FILE_ID(value)
    return _no_device(value)


def to_language_tag(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _language(value)


def to_day(value: Any, info: Checking) -> Any:
    value = _day(value, info)
    return instance(value, date)


def to_written_time(value: Any, info: Checking) -> WrittenTime:
    value = WrittenTime._parse(value)
    keyed(value, _KEYS_OF_WRITTEN_TIME)
    return WrittenTime(
        text=text(value["text"]),
    )


def to_version(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _CHECK_VERSION(value)


def to_venue(value: Any, info: Checking) -> Venue:
    value = Venue._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_VENUE)
    return Venue(
        city=to_plain(value["city"], info),
        country=to_place_country(value["country"], info),
        place=to_plain(value["place"], info) if "place" in value else None,
        occasion=to_plain(value["occasion"], info) if "occasion" in value else None,
    )


def to_place_country(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _place_country(value)


def to_issuer(value: Any, info: Checking) -> Issuer:
    value = Issuer._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_ISSUER)
    return Issuer(
        name=to_plain(value["name"], info),
        office=to_plain(value["office"], info) if "office" in value else None,
        emblem=to_emblem(value["emblem"], info) if "emblem" in value else None,
        country=to_country(value["country"], info) if "country" in value else None,
    )


def to_emblem(value: Any, info: Checking) -> Emblem:
    value = Emblem._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_EMBLEM)
    return Emblem(
        path=to_file_path(value["path"], info),
        alt=to_plain(value["alt"], info),
    )


def to_file_path(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) < 1:
        give_up()
    return _inside_the_set(value)


def to_country(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _country(value)


def to_co_issuer(value: Any, info: Checking) -> CoIssuer:
    value = CoIssuer._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_CO_ISSUER)
    return CoIssuer(
        name=to_plain(value["name"], info),
        office=to_plain(value["office"], info) if "office" in value else None,
        emblem=to_emblem(value["emblem"], info) if "emblem" in value else None,
        country=to_country(value["country"], info) if "country" in value else None,
        id=to_own_id(value["id"], info),
    )


def to_own_id(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) > 120:
        give_up()
    return _CHECK_ITEM_ID(value)


def to_release(value: Any, info: Checking) -> Release:
    value = Release._has_a_day(value)
    value = Release._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_RELEASE)
    data: dict[str, Any] = {}
    info = Checking(data, info.context)
    data["date"] = to_day(value["date"], info) if "date" in value else None
    data["time"] = Release._not_beside_date(to_written_time(value["time"], info), info) if "time" in value else None
    data["place"] = to_plain(value["place"], info) if "place" in value else None
    return Release(**data)


def to_silence(value: Any, info: Checking) -> Silence:
    value = Silence._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_SILENCE)
    return Silence(
        until=to_written_time(value["until"], info),
        digest=to_digest(value["digest"], info) if "digest" in value else None,
    )


def to_digest(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _CHECK_DIGEST(value)


def to_checked_list_of_participant(value: Any, info: Checking) -> Any:
    value = tuple([to_participant(each, info) for each in listed(value)])
    return _not_empty(value)


def to_participant(value: Any, info: Checking) -> Participant:
    value = Participant._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_PARTICIPANT)
    return Participant(
        marking=to_plain(value["marking"], info) if "marking" in value else None,
        id=to_own_id(value["id"], info),
        party=to_party(value["party"], info),
        people=tuple([to_person(each, info) for each in listed(value["people"])]) if "people" in value else (),
    )


def to_party(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) < 1 or len(value) > 20000:
        give_up()
    value = _one_line(value)
    return _party(value)


def to_person(value: Any, info: Checking) -> Person:
    value = Person._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_PERSON)
    data: dict[str, Any] = {}
    info = Checking(data, info.context)
    data["id"] = to_own_id(value["id"], info)
    data["style"] = to_plain(value["style"], info) if "style" in value else None
    data["name"] = to_plain(value["name"], info)
    data["family_name"] = Person._stands_in_name(to_plain(value["family_name"], info), info) if "family_name" in value else None
    data["title"] = to_plain(value["title"], info) if "title" in value else None
    data["role"] = to_plain(value["role"], info) if "role" in value else None
    data["also"] = to_names(Person._by_language(value["also"]), info) if "also" in value else None
    return Person(**data)


def to_names(value: Any, info: Checking) -> Any:
    value = {stripped(key): to_plain(each, info) for key, each in table(value).items()}
    return NamesByLanguage(value)


def to_participant_group(value: Any, info: Checking) -> ParticipantGroup:
    value = ParticipantGroup._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_PARTICIPANT_GROUP)
    return ParticipantGroup(
        id=to_own_id(value["id"], info),
        title=to_plain(value["title"], info),
        participants=to_checked_list_of_participant(value["participants"], info),
    )


def to_point(value: Any, info: Checking) -> Point:
    value = Point._says_something(value)
    value = Point._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_POINT)
    return Point(
        marking=to_plain(value["marking"], info) if "marking" in value else None,
        quotes=tuple([to_quote(each, info) for each in listed(value["quotes"])]) if "quotes" in value else (),
        sources=Point._each_once(tuple([to_item_id(each, info) for each in listed(value["sources"])])) if "sources" in value else (),
        type=one_of(value["type"], 'point') if "type" in value else 'point',
        id=to_own_id(value["id"], info),
        lead=to_plain(value["lead"], info) if "lead" in value else None,
        text=to_rich(value["text"], info) if "text" in value else None,
        points=tuple([to_point(each, info) for each in listed(value["points"])]) if "points" in value else (),
    )


def to_quote(value: Any, info: Checking) -> Quote:
    value = Quote._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_QUOTE)
    return Quote(
        id=to_own_id(value["id"], info),
        source=to_item_id(value["source"], info),
        exact=to_words(value["exact"], info),
        prefix=to_words(value["prefix"], info) if "prefix" in value else None,
        suffix=to_words(value["suffix"], info) if "suffix" in value else None,
    )


def to_item_id(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) > 120:
        give_up()
    return _CHECK_ITEM_ID(value)


def to_words(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) < 1 or len(value) > 20000:
        give_up()
    value = _one_line(value)
    if len(value) > 20000:
        give_up()
    return value


def to_rich(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) < 1 or len(value) > 20000:
        give_up()
    return _one_paragraph(value)


def to_classification(value: Any, info: Checking) -> Classification:
    value = Classification._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_CLASSIFICATION)
    return Classification(
        scheme=to_plain(value["scheme"], info) if "scheme" in value else None,
        portions=to_plain(value["portions"], info) if "portions" in value else None,
        by=to_plain(value["by"], info) if "by" in value else None,
        derived_from=to_plain(value["derived_from"], info) if "derived_from" in value else None,
        reason=to_plain(value["reason"], info) if "reason" in value else None,
        declassify_on=to_plain(value["declassify_on"], info) if "declassify_on" in value else None,
        controlled_by=to_plain(value["controlled_by"], info) if "controlled_by" in value else None,
        category=to_plain(value["category"], info) if "category" in value else None,
        distribution=to_plain(value["distribution"], info) if "distribution" in value else None,
        copy_number=to_plain(value["copy_number"], info) if "copy_number" in value else None,
        origin=to_day(value["origin"], info) if "origin" in value else None,
        banner=to_plain(value["banner"], info) if "banner" in value else None,
        compilation=to_plain(value["compilation"], info) if "compilation" in value else None,
    )


def to_numbering_forms(value: Any, info: Checking) -> NumberingForms:
    value = NumberingForms._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_NUMBERING_FORMS)
    return NumberingForms(
        sections=NumberingForms._counts(tuple([to_label_form(each, info) for each in listed(value["sections"])])) if "sections" in value else (),
        paragraphs=NumberingForms._counts(to_label_form(value["paragraphs"], info)) if "paragraphs" in value else None,
        points=tuple([to_label_form(each, info) for each in listed(value["points"])]) if "points" in value else (),
    )


def to_label_form(value: Any, info: Checking) -> Any:
    value = stripped(value)
    value = _label_form(value)
    if len(value) > 5:
        give_up()
    return value


def to_abbreviation(value: Any, info: Checking) -> Abbreviation:
    value = Abbreviation._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_ABBREVIATION)
    return Abbreviation(
        id=to_short_form(value["id"], info),
        meaning=to_plain(value["meaning"], info),
    )


def to_short_form(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) > 40:
        give_up()
    return _CHECK_SHORT_FORM(value)


def to_section_content(value: Any, info: Checking) -> SectionContent:
    value = SectionContent._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_SECTION_CONTENT)
    return SectionContent(
        marking=to_plain(value["marking"], info) if "marking" in value else None,
        quotes=tuple([to_quote(each, info) for each in listed(value["quotes"])]) if "quotes" in value else (),
        type=one_of(value["type"], 'section') if "type" in value else 'section',
        id=to_own_id(value["id"], info),
        title=to_plain(value["title"], info),
        summary=to_rich(value["summary"], info) if "summary" in value else None,
        content=tuple([to_content(each, info) for each in listed(value["content"])]) if "content" in value else (),
    )


def to_content(value: Any, info: Checking) -> Any:
    kind = value.get("type") if type(value) is dict else None
    if kind == "point":
        return to_point(value, info)
    if kind == "paragraph":
        return to_paragraph_content(value, info)
    if kind == "table":
        return to_table_content(value, info)
    if kind == "figure":
        return to_figure_content(value, info)
    if kind == "section":
        return to_section_content(value, info)
    return give_up()


def to_paragraph_content(value: Any, info: Checking) -> ParagraphContent:
    value = ParagraphContent._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_PARAGRAPH_CONTENT)
    return ParagraphContent(
        marking=to_plain(value["marking"], info) if "marking" in value else None,
        quotes=tuple([to_quote(each, info) for each in listed(value["quotes"])]) if "quotes" in value else (),
        sources=ParagraphContent._each_once(tuple([to_item_id(each, info) for each in listed(value["sources"])])) if "sources" in value else (),
        type=one_of(value["type"], 'paragraph') if "type" in value else 'paragraph',
        id=to_own_id(value["id"], info),
        text=to_rich(value["text"], info),
    )


def to_table_content(value: Any, info: Checking) -> TableContent:
    value = TableContent._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_TABLE_CONTENT)
    data: dict[str, Any] = {}
    info = Checking(data, info.context)
    data["marking"] = to_plain(value["marking"], info) if "marking" in value else None
    data["quotes"] = tuple([to_quote(each, info) for each in listed(value["quotes"])]) if "quotes" in value else ()
    data["sources"] = TableContent._each_once(tuple([to_item_id(each, info) for each in listed(value["sources"])])) if "sources" in value else ()
    data["type"] = one_of(value["type"], 'table') if "type" in value else 'table'
    data["id"] = to_own_id(value["id"], info)
    data["caption"] = to_plain(value["caption"], info) if "caption" in value else None
    data["columns"] = to_checked_list_of_column_content(value["columns"], info)
    data["rows"] = tuple([to_row_content(each, info) for each in listed(TableContent._rows_fit(value["rows"], info))]) if "rows" in value else ()
    return TableContent(**data)


def to_checked_list_of_column_content(value: Any, info: Checking) -> Any:
    value = tuple([to_column_content(each, info) for each in listed(value)])
    if len(value) > 12:
        give_up()
    return _not_empty(value)


def to_column_content(value: Any, info: Checking) -> ColumnContent:
    value = ColumnContent._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_COLUMN_CONTENT)
    return ColumnContent(
        id=to_own_id(value["id"], info),
        title=to_plain(value["title"], info),
        align=one_of(value["align"], 'start', 'center', 'end') if "align" in value else 'start',
    )


def to_row_content(value: Any, info: Checking) -> RowContent:
    value = RowContent._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_ROW_CONTENT)
    return RowContent(
        marking=to_plain(value["marking"], info) if "marking" in value else None,
        quotes=tuple([to_quote(each, info) for each in listed(value["quotes"])]) if "quotes" in value else (),
        id=to_own_id(value["id"], info),
        cells=tuple([to_cell_content(each, info) for each in listed(value["cells"])]),
    )


def to_cell_content(value: Any, info: Checking) -> CellContent:
    value = CellContent._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_CELL_CONTENT)
    return CellContent(
        id=to_own_id(value["id"], info),
        text=to_cell_text(value["text"], info) if "text" in value else '',
    )


def to_cell_text(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) > 20000:
        give_up()
    return _one_paragraph(value)


def to_figure_content(value: Any, info: Checking) -> FigureContent:
    value = FigureContent._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_FIGURE_CONTENT)
    return FigureContent(
        marking=to_plain(value["marking"], info) if "marking" in value else None,
        quotes=tuple([to_quote(each, info) for each in listed(value["quotes"])]) if "quotes" in value else (),
        sources=FigureContent._each_once(tuple([to_item_id(each, info) for each in listed(value["sources"])])) if "sources" in value else (),
        type=one_of(value["type"], 'figure') if "type" in value else 'figure',
        id=to_own_id(value["id"], info),
        path=to_file_path(value["path"], info),
        alt=to_plain(value["alt"], info),
        caption=to_plain(value["caption"], info) if "caption" in value else None,
        width=between(number(value["width"]), 0.1, 1) if "width" in value else 1.0,
    )


def to_follow_up(value: Any, info: Checking) -> FollowUp:
    value = FollowUp._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_FOLLOW_UP)
    return FollowUp(
        marking=to_plain(value["marking"], info) if "marking" in value else None,
        quotes=tuple([to_quote(each, info) for each in listed(value["quotes"])]) if "quotes" in value else (),
        id=to_own_id(value["id"], info),
        action=to_rich(value["action"], info),
        owners=tuple([to_owner(each, info) for each in listed(value["owners"])]) if "owners" in value else (),
        due=to_due(value["due"], info) if "due" in value else None,
        status=member(value["status"], FollowUpStatus) if "status" in value else FollowUpStatus.OPEN,
    )


def to_owner(value: Any, info: Checking) -> Owner:
    value = Owner._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_OWNER)
    return Owner(
        id=to_own_id(value["id"], info),
        name=to_party(value["name"], info),
    )


def to_due(value: Any, info: Checking) -> Due:
    value = Due._parse(value, info)
    keyed(value, _KEYS_OF_DUE)
    return Due(
        text=text(value["text"]),
        kind=member(value["kind"], DueKind),
        day=(None if value["day"] is None else instance(value["day"], date)) if "day" in value else None,
        year=(None if value["year"] is None else whole(value["year"])) if "year" in value else None,
        month=(None if value["month"] is None else whole(value["month"])) if "month" in value else None,
        season=(None if value["season"] is None else member(value["season"], Season)) if "season" in value else None,
    )


def to_source(value: Any, info: Checking) -> Source:
    value = Source._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_SOURCE)
    data: dict[str, Any] = {}
    info = Checking(data, info.context)
    data["marking"] = to_plain(value["marking"], info) if "marking" in value else None
    data["id"] = to_own_id(value["id"], info)
    data["title"] = to_plain(value["title"], info)
    data["publisher"] = to_plain(value["publisher"], info) if "publisher" in value else None
    data["date"] = to_day(value["date"], info) if "date" in value else None
    data["url"] = to_url(value["url"], info) if "url" in value else None
    data["file"] = to_file_path(value["file"], info) if "file" in value else None
    data["sha256"] = Source._of_a_file(to_sha256(value["sha256"], info), info) if "sha256" in value else None
    return Source(**data)


def to_url(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _CHECK_URL(value)


def to_sha256(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _CHECK_SHA256(value)


def to_annex(value: Any, info: Checking) -> Annex:
    value = Annex._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_ANNEX)
    return Annex(
        marking=to_plain(value["marking"], info) if "marking" in value else None,
        id=to_own_id(value["id"], info),
        title=to_plain(value["title"], info),
        url=to_url(value["url"], info) if "url" in value else None,
    )


def to_related_document(value: Any, info: Checking) -> RelatedDocument:
    value = RelatedDocument._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_RELATED_DOCUMENT)
    return RelatedDocument(
        marking=to_plain(value["marking"], info) if "marking" in value else None,
        id=to_own_id(value["id"], info),
        title=to_plain(value["title"], info),
        publisher=to_plain(value["publisher"], info) if "publisher" in value else None,
        date=to_day(value["date"], info) if "date" in value else None,
        url=to_url(value["url"], info) if "url" in value else None,
    )


def to_contact(value: Any, info: Checking) -> Contact:
    value = Contact._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_CONTACT)
    return Contact(
        marking=to_plain(value["marking"], info) if "marking" in value else None,
        id=to_own_id(value["id"], info),
        name=to_plain(value["name"], info),
        office=to_plain(value["office"], info) if "office" in value else None,
        email=to_email(value["email"], info) if "email" in value else None,
        phone=to_phone(value["phone"], info) if "phone" in value else None,
        url=to_url(value["url"], info) if "url" in value else None,
    )


def to_email(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _CHECK_EMAIL(value)


def to_phone(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _CHECK_PHONE(value)


def to_clearance(value: Any, info: Checking) -> Clearance:
    value = Clearance._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_CLEARANCE)
    data: dict[str, Any] = {}
    info = Checking(data, info.context)
    data["id"] = to_own_id(value["id"], info)
    data["role"] = member(value["role"], Role) if "role" in value else Role.CLEARED
    data["symbol"] = to_plain(value["symbol"], info) if "symbol" in value else None
    data["office"] = to_plain(value["office"], info)
    data["round"] = to_round(value["round"], info) if "round" in value else None
    data["name"] = to_plain(value["name"], info) if "name" in value else None
    data["decision"] = member(value["decision"], Decision) if "decision" in value else None
    data["date"] = Clearance._of_a_decision(to_day(value["date"], info), info) if "date" in value else None
    data["digest"] = Clearance._of_a_decision(to_digest(value["digest"], info), info) if "digest" in value else None
    return Clearance(**data)


def to_round(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _CHECK_ROUND(value)


def to_objection(value: Any, info: Checking) -> Objection:
    value = Objection._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_OBJECTION)
    return Objection(
        id=to_own_id(value["id"], info),
        party=to_party(value["party"], info),
        time=to_written_time(value["time"], info),
    )


def to_allowance(value: Any, info: Checking) -> Allowance:
    value = Allowance._every_key_has_a_value(value)
    keyed(value, _KEYS_OF_ALLOWANCE)
    return Allowance(
        code=to_item_id(value["code"], info),
        reason=to_plain(value["reason"], info),
    )
