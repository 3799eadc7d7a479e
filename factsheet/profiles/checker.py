"""Checks a `Profile` that is right, quickly; written by `make checkers` from the model."""

# fmt: off
# ruff: noqa
# mypy: ignore-errors
from typing import Any

from factsheet.meeting.content import NumberingForms, _label_form
from factsheet.meeting.model import DocumentKind
from factsheet.meeting.people import _country
from factsheet.meeting.text import _one_line
from factsheet.models.checking import Checking, give_up, keyed, listed, member, number, one_of, stripped, table, text, truth
from factsheet.profiles.model import Dates, Elements, NamesOfPersons, OrderOfParties, Profile, _codes, _first, _language, _seat, _zone

_KEYS_OF_PROFILE = frozenset(['title', 'base', 'countries', 'pack', 'paper', 'head', 'body', 'languages', 'documents', 'marking', 'zone', 'numbering', 'housekeeping', 'clearances', 'order', 'names', 'dates', 'labels', 'designations', 'theme', 'fit'])
_KEYS_OF_ELEMENTS = frozenset(['head', 'body', 'numbering'])
_KEYS_OF_NUMBERING_FORMS = frozenset(['sections', 'paragraphs', 'points'])
_KEYS_OF_ORDER_OF_PARTIES = frozenset(['first', 'rest', 'seat'])
_KEYS_OF_NAMES_OF_PERSONS = frozenset(['family', 'capitals', 'of'])
_KEYS_OF_DATES = frozenset(['locale', 'era', 'pattern'])


def checked(written: object) -> Profile | None:
    """Give the model of plain data that is right, or None, where pydantic is to look."""
    try:
        return to_profile(written, Checking({}, written))
    except (LookupError, ValueError):
        return None


def to_profile(value: Any, info: Checking) -> Profile:
    keyed(value, _KEYS_OF_PROFILE)
    return Profile(
        title=to_plain(value["title"], info),
        base=(None if value["base"] is None else to_plain(value["base"], info)) if "base" in value else None,
        countries=tuple([to_country(each, info) for each in listed(value["countries"])]) if "countries" in value else (),
        pack=to_plain(value["pack"], info) if "pack" in value else 'standard',
        paper=(None if value["paper"] is None else one_of(value["paper"], 'a4', 'letter')) if "paper" in value else None,
        head=tuple([one_of(each, 'emblem', 'issuer', 'office', 'docket', 'released', 'kind', 'title', 'dateline', 'issued', 'issued-in', 'issued-by', 'reference', 'distribution', 'original') for each in listed(value["head"])]) if "head" in value else ('emblem', 'issuer', 'office', 'docket', 'released', 'kind', 'title', 'dateline'),
        body=tuple([one_of(each, 'facts', 'summary', 'sections', 'follow-ups', 'annexes', 'related', 'abbreviations', 'sources', 'contacts', 'lead', 'opening', 'attribution', 'attributable', 'parties', 'begin', 'end', 'clearances') for each in listed(value["body"])]) if "body" in value else ('facts', 'summary', 'sections', 'follow-ups', 'annexes', 'related', 'abbreviations', 'sources', 'contacts'),
        languages={text(key): to_elements(each, info) for key, each in table(Profile._in_languages(value["languages"])).items()} if "languages" in value else {},
        documents={member(key, DocumentKind): to_elements(each, info) for key, each in table(value["documents"]).items()} if "documents" in value else {},
        marking=to_plain(value["marking"], info) if "marking" in value else 'plain',
        zone=(None if value["zone"] is None else to_checked_str(value["zone"], info)) if "zone" in value else None,
        numbering=(None if value["numbering"] is None else to_numbering_forms(value["numbering"], info)) if "numbering" in value else None,
        housekeeping=truth(value["housekeeping"]) if "housekeeping" in value else False,
        clearances=one_of(value["clearances"], 'table', 'page') if "clearances" in value else 'table',
        order=to_order_of_parties(value["order"], info) if "order" in value else OrderOfParties(),
        names={text(key): to_names_of_persons(each, info) for key, each in table(Profile._in_languages(value["names"])).items()} if "names" in value else {},
        dates={text(key): to_dates(each, info) for key, each in table(Profile._in_languages(value["dates"])).items()} if "dates" in value else {},
        labels={text(key): {text(key): text(each) for key, each in table(each).items()} for key, each in table(Profile._in_languages(value["labels"])).items()} if "labels" in value else {},
        designations={text(key): to_checked_table_of_plain(each, info) for key, each in table(Profile._in_languages(value["designations"])).items()} if "designations" in value else {},
        theme={text(key): each for key, each in table(value["theme"]).items()} if "theme" in value else {},
        fit=tuple([to_checked_float(each, info) for each in listed(value["fit"])]) if "fit" in value else (),
    )


def to_plain(value: Any, info: Checking) -> Any:
    value = text(value)
    if len(value) < 1 or len(value) > 20000:
        give_up()
    return _one_line(value)


def to_country(value: Any, info: Checking) -> Any:
    value = text(value)
    return _country(value)


def to_elements(value: Any, info: Checking) -> Elements:
    keyed(value, _KEYS_OF_ELEMENTS)
    return Elements(
        head=(None if value["head"] is None else tuple([one_of(each, 'emblem', 'issuer', 'office', 'docket', 'released', 'kind', 'title', 'dateline', 'issued', 'issued-in', 'issued-by', 'reference', 'distribution', 'original') for each in listed(value["head"])])) if "head" in value else None,
        body=(None if value["body"] is None else tuple([one_of(each, 'facts', 'summary', 'sections', 'follow-ups', 'annexes', 'related', 'abbreviations', 'sources', 'contacts', 'lead', 'opening', 'attribution', 'attributable', 'parties', 'begin', 'end', 'clearances') for each in listed(value["body"])])) if "body" in value else None,
        numbering=(None if value["numbering"] is None else to_numbering_forms(value["numbering"], info)) if "numbering" in value else None,
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


def to_checked_str(value: Any, info: Checking) -> Any:
    value = text(value)
    return _zone(value)


def to_order_of_parties(value: Any, info: Checking) -> OrderOfParties:
    keyed(value, _KEYS_OF_ORDER_OF_PARTIES)
    return OrderOfParties(
        first=tuple([to_checked_str1(each, info) for each in listed(value["first"])]) if "first" in value else (),
        rest=one_of(value["rest"], 'given', 'english', 'eu', 'un') if "rest" in value else 'given',
        seat=(None if OrderOfParties._text(value["seat"]) is None else to_checked_str2(OrderOfParties._text(value["seat"]), info)) if "seat" in value else None,
    )


def to_checked_str1(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _first(value)


def to_checked_str2(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _seat(value)


def to_names_of_persons(value: Any, info: Checking) -> NamesOfPersons:
    keyed(value, _KEYS_OF_NAMES_OF_PERSONS)
    return NamesOfPersons(
        family=one_of(value["family"], 'as written', 'first', 'last') if "family" in value else 'as written',
        capitals=truth(value["capitals"]) if "capitals" in value else False,
        of=tuple([to_plain1(each, info) for each in listed(value["of"])]) if "of" in value else (),
    )


def to_plain1(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) < 1 or len(value) > 20000:
        give_up()
    return _one_line(value)


def to_dates(value: Any, info: Checking) -> Dates:
    keyed(value, _KEYS_OF_DATES)
    return Dates(
        locale=(None if value["locale"] is None else to_checked_str3(value["locale"], info)) if "locale" in value else None,
        era=(None if value["era"] is None else one_of(value["era"], 'japanese')) if "era" in value else None,
        pattern=(None if value["pattern"] is None else stripped(value["pattern"])) if "pattern" in value else None,
    )


def to_checked_str3(value: Any, info: Checking) -> Any:
    value = stripped(value)
    return _language(value)


def to_checked_table_of_plain(value: Any, info: Checking) -> Any:
    value = {text(key): to_plain(each, info) for key, each in table(value).items()}
    return _codes(value)


def to_checked_float(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0.5 or value >= 1:
        give_up()
    return value
