"""Checks a `Profile` that is right, quickly; written by `make checkers` from the model."""

# fmt: off
# ruff: noqa
# mypy: ignore-errors
from typing import Any

from factsheet.meeting.content import NumberingForms, _label_form
from factsheet.meeting.model import DocumentKind
from factsheet.meeting.people import _country
from factsheet.meeting.text import _one_line
from factsheet.models.checking import Checking, give_up, number, stripped, text, truth
from factsheet.profiles.model import Dates, Elements, NamesOfPersons, OrderOfParties, Profile, _codes, _first, _language, _seat, _zone

_KEYS_OF_PROFILE = frozenset(['title', 'base', 'countries', 'pack', 'paper', 'head', 'body', 'languages', 'documents', 'marking', 'zone', 'numbering', 'housekeeping', 'clearances', 'order', 'names', 'dates', 'labels', 'designations', 'theme', 'fit'])
_KEYS_OF_ELEMENTS = frozenset(['head', 'body', 'numbering'])
_KEYS_OF_NUMBERING_FORMS = frozenset(['sections', 'paragraphs', 'points'])
_DOCUMENT_KINDS = {each.value: each for each in DocumentKind}
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
    if type(value) is not dict or not value.keys() <= _KEYS_OF_PROFILE:
        give_up()
    return Profile(
        title=to_plain(value["title"], info),
        base=(None if value["base"] is None else to_plain(value["base"], info)) if "base" in value else None,
        countries=to_list_of_country(value["countries"], info) if "countries" in value else (),
        pack=to_plain(value["pack"], info) if "pack" in value else 'standard',
        paper=(None if value["paper"] is None else to_one_of_a_letter(value["paper"], info)) if "paper" in value else None,
        head=to_list_of_one_of_emblem_issuer_office_docket_relea(value["head"], info) if "head" in value else ('emblem', 'issuer', 'office', 'docket', 'released', 'kind', 'title', 'dateline'),
        body=to_list_of_one_of_facts_summary_sections_follow_ups(value["body"], info) if "body" in value else ('facts', 'summary', 'sections', 'follow-ups', 'annexes', 'related', 'abbreviations', 'sources', 'contacts'),
        languages=to_table_of_elements(Profile._in_languages(value["languages"]), info) if "languages" in value else {},
        documents=to_table_of_elements1(value["documents"], info) if "documents" in value else {},
        marking=to_plain(value["marking"], info) if "marking" in value else 'plain',
        zone=(None if value["zone"] is None else to_checked_str(value["zone"], info)) if "zone" in value else None,
        numbering=(None if value["numbering"] is None else to_numbering_forms(value["numbering"], info)) if "numbering" in value else None,
        housekeeping=truth(value["housekeeping"]) if "housekeeping" in value else False,
        clearances=to_one_of_table_page(value["clearances"], info) if "clearances" in value else 'table',
        order=to_order_of_parties(value["order"], info) if "order" in value else OrderOfParties(),
        names=to_table_of_names_of_persons(Profile._in_languages(value["names"]), info) if "names" in value else {},
        dates=to_table_of_dates(Profile._in_languages(value["dates"]), info) if "dates" in value else {},
        labels=to_table_of_table_of_str(Profile._in_languages(value["labels"]), info) if "labels" in value else {},
        designations=to_table_of_checked_table_of_plain(Profile._in_languages(value["designations"]), info) if "designations" in value else {},
        theme=to_table_of_any(value["theme"], info) if "theme" in value else {},
        fit=to_list_of_checked_float(value["fit"], info) if "fit" in value else (),
    )


def to_plain(value: Any, info: Checking) -> Any:
    value = text(value)
    if len(value) < 1 or len(value) > 20000:
        give_up()
    value = _one_line(value)
    return value


def to_list_of_country(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_country(each, info) for each in value])


def to_country(value: Any, info: Checking) -> Any:
    value = text(value)
    value = _country(value)
    return value


def to_one_of_a_letter(value: Any, info: Checking) -> Any:
    return value if type(value) is str and value in ('a4', 'letter') else give_up()


def to_list_of_one_of_emblem_issuer_office_docket_relea(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_one_of_emblem_issuer_office_docket_relea(each, info) for each in value])


def to_one_of_emblem_issuer_office_docket_relea(value: Any, info: Checking) -> Any:
    return value if type(value) is str and value in ('emblem', 'issuer', 'office', 'docket', 'released', 'kind', 'title', 'dateline', 'issued', 'issued-in', 'issued-by', 'reference', 'distribution', 'original') else give_up()


def to_list_of_one_of_facts_summary_sections_follow_ups(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_one_of_facts_summary_sections_follow_ups(each, info) for each in value])


def to_one_of_facts_summary_sections_follow_ups(value: Any, info: Checking) -> Any:
    return value if type(value) is str and value in ('facts', 'summary', 'sections', 'follow-ups', 'annexes', 'related', 'abbreviations', 'sources', 'contacts', 'lead', 'opening', 'attribution', 'attributable', 'parties', 'begin', 'end', 'clearances') else give_up()


def to_table_of_elements(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): to_elements(each, info) for key, each in value.items()}


def to_elements(value: Any, info: Checking) -> Elements:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_ELEMENTS:
        give_up()
    return Elements(
        head=(None if value["head"] is None else to_list_of_one_of_emblem_issuer_office_docket_relea1(value["head"], info)) if "head" in value else None,
        body=(None if value["body"] is None else to_list_of_one_of_facts_summary_sections_follow_ups1(value["body"], info)) if "body" in value else None,
        numbering=(None if value["numbering"] is None else to_numbering_forms(value["numbering"], info)) if "numbering" in value else None,
    )


def to_list_of_one_of_emblem_issuer_office_docket_relea1(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_one_of_emblem_issuer_office_docket_relea1(each, info) for each in value])


def to_one_of_emblem_issuer_office_docket_relea1(value: Any, info: Checking) -> Any:
    return value if type(value) is str and value in ('emblem', 'issuer', 'office', 'docket', 'released', 'kind', 'title', 'dateline', 'issued', 'issued-in', 'issued-by', 'reference', 'distribution', 'original') else give_up()


def to_list_of_one_of_facts_summary_sections_follow_ups1(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_one_of_facts_summary_sections_follow_ups1(each, info) for each in value])


def to_one_of_facts_summary_sections_follow_ups1(value: Any, info: Checking) -> Any:
    return value if type(value) is str and value in ('facts', 'summary', 'sections', 'follow-ups', 'annexes', 'related', 'abbreviations', 'sources', 'contacts', 'lead', 'opening', 'attribution', 'attributable', 'parties', 'begin', 'end', 'clearances') else give_up()


def to_numbering_forms(value: Any, info: Checking) -> NumberingForms:
    value = NumberingForms._every_key_has_a_value(value)
    if type(value) is not dict or not value.keys() <= _KEYS_OF_NUMBERING_FORMS:
        give_up()
    return NumberingForms(
        sections=NumberingForms._counts(to_list_of_label_form(value["sections"], info)) if "sections" in value else (),
        paragraphs=NumberingForms._counts(to_label_form(value["paragraphs"], info)) if "paragraphs" in value else None,
        points=to_list_of_label_form(value["points"], info) if "points" in value else (),
    )


def to_list_of_label_form(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_label_form(each, info) for each in value])


def to_label_form(value: Any, info: Checking) -> Any:
    value = stripped(value)
    value = _label_form(value)
    if len(value) > 5:
        give_up()
    return value


def to_table_of_elements1(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {to_document_kind(key, info): to_elements(each, info) for key, each in value.items()}


def to_document_kind(value: Any, info: Checking) -> Any:
    return _DOCUMENT_KINDS[value] if type(value) is str else value if type(value) is DocumentKind else give_up()


def to_checked_str(value: Any, info: Checking) -> Any:
    value = text(value)
    value = _zone(value)
    return value


def to_one_of_table_page(value: Any, info: Checking) -> Any:
    return value if type(value) is str and value in ('table', 'page') else give_up()


def to_order_of_parties(value: Any, info: Checking) -> OrderOfParties:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_ORDER_OF_PARTIES:
        give_up()
    return OrderOfParties(
        first=to_list_of_checked_str(value["first"], info) if "first" in value else (),
        rest=to_one_of_given_english_eu_un(value["rest"], info) if "rest" in value else 'given',
        seat=(None if OrderOfParties._text(value["seat"]) is None else to_checked_str2(OrderOfParties._text(value["seat"]), info)) if "seat" in value else None,
    )


def to_list_of_checked_str(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_checked_str1(each, info) for each in value])


def to_checked_str1(value: Any, info: Checking) -> Any:
    value = stripped(value)
    value = _first(value)
    return value


def to_one_of_given_english_eu_un(value: Any, info: Checking) -> Any:
    return value if type(value) is str and value in ('given', 'english', 'eu', 'un') else give_up()


def to_checked_str2(value: Any, info: Checking) -> Any:
    value = stripped(value)
    value = _seat(value)
    return value


def to_table_of_names_of_persons(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): to_names_of_persons(each, info) for key, each in value.items()}


def to_names_of_persons(value: Any, info: Checking) -> NamesOfPersons:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_NAMES_OF_PERSONS:
        give_up()
    return NamesOfPersons(
        family=to_one_of_as_written_first_last(value["family"], info) if "family" in value else 'as written',
        capitals=truth(value["capitals"]) if "capitals" in value else False,
        of=to_list_of_plain(value["of"], info) if "of" in value else (),
    )


def to_one_of_as_written_first_last(value: Any, info: Checking) -> Any:
    return value if type(value) is str and value in ('as written', 'first', 'last') else give_up()


def to_list_of_plain(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_plain1(each, info) for each in value])


def to_plain1(value: Any, info: Checking) -> Any:
    value = stripped(value)
    if len(value) < 1 or len(value) > 20000:
        give_up()
    value = _one_line(value)
    return value


def to_table_of_dates(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): to_dates(each, info) for key, each in value.items()}


def to_dates(value: Any, info: Checking) -> Dates:
    if type(value) is not dict or not value.keys() <= _KEYS_OF_DATES:
        give_up()
    return Dates(
        locale=(None if value["locale"] is None else to_checked_str3(value["locale"], info)) if "locale" in value else None,
        era=(None if value["era"] is None else to_one_of_japanese(value["era"], info)) if "era" in value else None,
        pattern=(None if value["pattern"] is None else stripped(value["pattern"])) if "pattern" in value else None,
    )


def to_checked_str3(value: Any, info: Checking) -> Any:
    value = stripped(value)
    value = _language(value)
    return value


def to_one_of_japanese(value: Any, info: Checking) -> Any:
    return value if type(value) is str and value in ('japanese',) else give_up()


def to_table_of_table_of_str(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): to_table_of_str(each, info) for key, each in value.items()}


def to_table_of_str(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): text(each) for key, each in value.items()}


def to_table_of_checked_table_of_plain(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): to_checked_table_of_plain(each, info) for key, each in value.items()}


def to_checked_table_of_plain(value: Any, info: Checking) -> Any:
    value = to_table_of_plain(value, info)
    value = _codes(value)
    return value


def to_table_of_plain(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): to_plain(each, info) for key, each in value.items()}


def to_table_of_any(value: Any, info: Checking) -> Any:
    if type(value) is not dict:
        give_up()
    return {text(key): each for key, each in value.items()}


def to_list_of_checked_float(value: Any, info: Checking) -> Any:
    if type(value) is not list:
        give_up()
    return tuple([to_checked_float(each, info) for each in value])


def to_checked_float(value: Any, info: Checking) -> Any:
    value = number(value)
    if value < 0.5 or value >= 1:
        give_up()
    return value
