"""The facts about the fields of a meeting, by models; written by `make checkers`."""

# fmt: off
# ruff: noqa
# mypy: ignore-errors
from factsheet.meeting.content import CellContent, ColumnContent, FigureContent, NumberingForms, ParagraphContent, Point, RowContent, SectionContent, TableContent
from factsheet.meeting.facts import FieldFacts
from factsheet.meeting.marking import Classification, Quote
from factsheet.meeting.model import DocumentKind, Kind, Meeting, Status
from factsheet.meeting.people import CoIssuer, Contact, Emblem, Issuer, Participant, ParticipantGroup, Person, Release, Venue
from factsheet.meeting.records import Abbreviation, Allowance, Annex, Clearance, Decision, FollowUp, FollowUpStatus, Objection, Owner, RelatedDocument, Role, Silence, Source
from factsheet.meeting.text import FieldMark

_ASIDE = frozenset([FieldMark.ASIDE])
_WORDED = frozenset([FieldMark.WORDED])
_BY_LANGUAGE = frozenset([FieldMark.BY_LANGUAGE])
_DAYS = frozenset([FieldMark.DAYS])
_ASIDE_BY_LANGUAGE = frozenset([FieldMark.ASIDE, FieldMark.BY_LANGUAGE])
_WORDED_PLACE = frozenset([FieldMark.WORDED, FieldMark.PLACE])
_STATE = frozenset([FieldMark.STATE])
_PARTY = frozenset([FieldMark.PARTY])
_RICH_WORDED = frozenset([FieldMark.RICH, FieldMark.WORDED])
_LISTED = frozenset([FieldMark.LISTED])
_WORDED_PERSON = frozenset([FieldMark.WORDED, FieldMark.PERSON])
_WORDED_BY_LANGUAGE = frozenset([FieldMark.WORDED, FieldMark.BY_LANGUAGE])
_RICH_WORDED_LINES = frozenset([FieldMark.RICH, FieldMark.WORDED, FieldMark.LINES])

FACTS = {
    Meeting: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "kind": FieldFacts(key='kind', filter='label', choices=Kind),
        "document": FieldFacts(key='document', filter='label', choices=DocumentKind, usual='fact sheet'),
        "title": FieldFacts(key='title', marks=_WORDED),
        "language": FieldFacts(key='language', marks=_BY_LANGUAGE),
        "date": FieldFacts(key='date', marks=_DAYS, filter='days'),
        "from_": FieldFacts(key='from', marks=_DAYS, filter='days'),
        "to": FieldFacts(key='to', marks=_DAYS, filter='days'),
        "starts": FieldFacts(key='starts', filter='moment'),
        "duration": FieldFacts(key='duration', marks=_WORDED),
        "status": FieldFacts(key='status', marks=_ASIDE, filter='label', choices=Status, usual='draft'),
        "version": FieldFacts(key='version', marks=_ASIDE),
        "venue": FieldFacts(key='venue', parts=(Venue,)),
        "issuer": FieldFacts(key='issuer', parts=(Issuer,)),
        "co_issuers": FieldFacts(key='co_issuers', parts=(CoIssuer,), named_by=('name',), local=True),
        "released": FieldFacts(key='released', parts=(Release,)),
        "embargo": FieldFacts(key='embargo', filter='moment'),
        "silence": FieldFacts(key='silence', marks=_ASIDE, parts=(Silence,)),
        "participants": FieldFacts(key='participants', parts=(Participant,), named_by=('party',), local=True),
        "groups": FieldFacts(key='groups', parts=(ParticipantGroup,), named_by=('title',)),
        "summary": FieldFacts(key='summary', parts=(Point,), named_by=('lead', 'text',)),
        "classification": FieldFacts(key='classification', parts=(Classification,)),
        "numbering": FieldFacts(key='numbering', marks=_ASIDE_BY_LANGUAGE, parts=(NumberingForms,)),
        "abbreviations": FieldFacts(key='abbreviations', marks=_BY_LANGUAGE, parts=(Abbreviation,)),
        "sections": FieldFacts(key='sections', parts=(SectionContent,), named_by=('title',)),
        "follow_ups": FieldFacts(key='follow_ups', parts=(FollowUp,), named_by=('action',)),
        "sources": FieldFacts(key='sources', parts=(Source,), named_by=('title',)),
        "annexes": FieldFacts(key='annexes', parts=(Annex,), named_by=('title',)),
        "related": FieldFacts(key='related', parts=(RelatedDocument,), named_by=('title',)),
        "contacts": FieldFacts(key='contacts', parts=(Contact,), named_by=('name',)),
        "clearances": FieldFacts(key='clearances', marks=_ASIDE, parts=(Clearance,), named_by=('office', 'round',), local=True),
        "objections": FieldFacts(key='objections', marks=_ASIDE, parts=(Objection,), named_by=('party',), local=True),
        "alternat": FieldFacts(key='alternat', marks=_ASIDE_BY_LANGUAGE),
        "allow": FieldFacts(key='allow', marks=_ASIDE_BY_LANGUAGE, parts=(Allowance,)),
    },
    Venue: {
        "city": FieldFacts(key='city', marks=_WORDED_PLACE),
        "country": FieldFacts(key='country', marks=_STATE, filter='designation'),
        "place": FieldFacts(key='place', marks=_WORDED),
        "occasion": FieldFacts(key='occasion', marks=_WORDED),
    },
    Issuer: {
        "name": FieldFacts(key='name', marks=_WORDED),
        "office": FieldFacts(key='office', marks=_WORDED),
        "emblem": FieldFacts(key='emblem', parts=(Emblem,)),
        "country": FieldFacts(key='country', marks=_STATE, filter='designation'),
    },
    CoIssuer: {
        "name": FieldFacts(key='name', marks=_WORDED),
        "office": FieldFacts(key='office', marks=_WORDED),
        "emblem": FieldFacts(key='emblem', parts=(Emblem,)),
        "country": FieldFacts(key='country', marks=_STATE, filter='designation'),
        "id": FieldFacts(key='id', marks=_ASIDE),
    },
    Release: {
        "date": FieldFacts(key='date', filter='day'),
        "time": FieldFacts(key='time', filter='moment'),
        "place": FieldFacts(key='place', marks=_WORDED_PLACE),
    },
    Silence: {
        "until": FieldFacts(key='until', filter='moment'),
        "digest": FieldFacts(key='digest', marks=_BY_LANGUAGE),
    },
    Participant: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "party": FieldFacts(key='party', marks=_PARTY, filter='designation'),
        "people": FieldFacts(key='people', parts=(Person,), named_by=('name',)),
    },
    ParticipantGroup: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "title": FieldFacts(key='title', marks=_WORDED),
        "participants": FieldFacts(key='participants', parts=(Participant,), named_by=('party',), local=True),
    },
    Point: {
        "quotes": FieldFacts(key='quotes', marks=_ASIDE_BY_LANGUAGE, parts=(Quote,), named_by=('exact',), local=True),
        "id": FieldFacts(key='id', marks=_ASIDE),
        "lead": FieldFacts(key='lead', marks=_WORDED),
        "text": FieldFacts(key='text', marks=_RICH_WORDED, rich=True),
        "points": FieldFacts(key='points', parts=(Point,), named_by=('lead', 'text',)),
    },
    Classification: {
        "by": FieldFacts(key='by', marks=_WORDED),
        "derived_from": FieldFacts(key='derived_from', marks=_WORDED),
        "controlled_by": FieldFacts(key='controlled_by', marks=_WORDED),
        "category": FieldFacts(key='category', marks=_WORDED),
        "distribution": FieldFacts(key='distribution', marks=_WORDED),
        "origin": FieldFacts(key='origin', filter='day'),
        "compilation": FieldFacts(key='compilation', marks=_WORDED),
    },
    NumberingForms: {
    },
    Abbreviation: {
        "meaning": FieldFacts(key='meaning', marks=_WORDED),
    },
    SectionContent: {
        "quotes": FieldFacts(key='quotes', marks=_ASIDE_BY_LANGUAGE, parts=(Quote,), named_by=('exact',), local=True),
        "id": FieldFacts(key='id', marks=_ASIDE),
        "title": FieldFacts(key='title', marks=_WORDED),
        "summary": FieldFacts(key='summary', marks=_RICH_WORDED, rich=True),
        "content": FieldFacts(key='content', parts=(Point, ParagraphContent, TableContent, FigureContent, SectionContent,), named_by=('lead', 'text', 'caption', 'columns', 'path', 'title',)),
    },
    FollowUp: {
        "quotes": FieldFacts(key='quotes', marks=_ASIDE_BY_LANGUAGE, parts=(Quote,), named_by=('exact',), local=True),
        "id": FieldFacts(key='id', marks=_ASIDE),
        "action": FieldFacts(key='action', marks=_RICH_WORDED, rich=True),
        "owners": FieldFacts(key='owners', marks=_LISTED, parts=(Owner,), filter='listing', named_by=('name',), local=True),
        "due": FieldFacts(key='due', filter='due'),
        "status": FieldFacts(key='status', filter='label', choices=FollowUpStatus, usual='open'),
    },
    Source: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "title": FieldFacts(key='title', marks=_WORDED),
        "publisher": FieldFacts(key='publisher', marks=_WORDED),
        "date": FieldFacts(key='date', filter='day'),
        "file": FieldFacts(key='file', marks=_ASIDE_BY_LANGUAGE),
        "sha256": FieldFacts(key='sha256', marks=_ASIDE_BY_LANGUAGE),
    },
    Annex: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "title": FieldFacts(key='title', marks=_WORDED),
    },
    RelatedDocument: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "title": FieldFacts(key='title', marks=_WORDED),
        "publisher": FieldFacts(key='publisher', marks=_WORDED),
        "date": FieldFacts(key='date', filter='day'),
    },
    Contact: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "name": FieldFacts(key='name', marks=_WORDED),
        "office": FieldFacts(key='office', marks=_WORDED),
    },
    Clearance: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "role": FieldFacts(key='role', filter='label', choices=Role, usual='cleared'),
        "office": FieldFacts(key='office', marks=_WORDED),
        "name": FieldFacts(key='name', marks=_WORDED_PERSON),
        "decision": FieldFacts(key='decision', filter='label', choices=Decision),
        "date": FieldFacts(key='date', filter='day'),
        "digest": FieldFacts(key='digest', marks=_BY_LANGUAGE),
    },
    Objection: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "party": FieldFacts(key='party', marks=_PARTY, filter='designation'),
        "time": FieldFacts(key='time', filter='moment'),
    },
    Allowance: {
        "reason": FieldFacts(key='reason', marks=_WORDED),
    },
    Emblem: {
        "alt": FieldFacts(key='alt', marks=_WORDED),
    },
    Person: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "style": FieldFacts(key='style', marks=_WORDED),
        "name": FieldFacts(key='name', marks=_WORDED_PERSON),
        "family_name": FieldFacts(key='family_name', marks=_WORDED_BY_LANGUAGE),
        "title": FieldFacts(key='title', marks=_WORDED),
        "role": FieldFacts(key='role', marks=_WORDED),
        "also": FieldFacts(key='also', marks=_ASIDE_BY_LANGUAGE),
    },
    Quote: {
        "id": FieldFacts(key='id', marks=_ASIDE),
    },
    ParagraphContent: {
        "quotes": FieldFacts(key='quotes', marks=_ASIDE_BY_LANGUAGE, parts=(Quote,), named_by=('exact',), local=True),
        "id": FieldFacts(key='id', marks=_ASIDE),
        "text": FieldFacts(key='text', marks=_RICH_WORDED, rich=True),
    },
    TableContent: {
        "quotes": FieldFacts(key='quotes', marks=_ASIDE_BY_LANGUAGE, parts=(Quote,), named_by=('exact',), local=True),
        "id": FieldFacts(key='id', marks=_ASIDE),
        "caption": FieldFacts(key='caption', marks=_WORDED),
        "columns": FieldFacts(key='columns', parts=(ColumnContent,), named_by=('title',), local=True),
        "rows": FieldFacts(key='rows', parts=(RowContent,), named_by=('cells',)),
    },
    FigureContent: {
        "quotes": FieldFacts(key='quotes', marks=_ASIDE_BY_LANGUAGE, parts=(Quote,), named_by=('exact',), local=True),
        "id": FieldFacts(key='id', marks=_ASIDE),
        "alt": FieldFacts(key='alt', marks=_WORDED),
        "caption": FieldFacts(key='caption', marks=_WORDED),
        "width": FieldFacts(key='width', marks=_BY_LANGUAGE),
    },
    Owner: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "name": FieldFacts(key='name', marks=_PARTY, filter='designation'),
    },
    ColumnContent: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "title": FieldFacts(key='title', marks=_WORDED),
        "align": FieldFacts(key='align', marks=_BY_LANGUAGE),
    },
    RowContent: {
        "quotes": FieldFacts(key='quotes', marks=_ASIDE_BY_LANGUAGE, parts=(Quote,), named_by=('exact',), local=True),
        "id": FieldFacts(key='id', marks=_ASIDE),
        "cells": FieldFacts(key='cells', parts=(CellContent,)),
    },
    CellContent: {
        "id": FieldFacts(key='id', marks=_ASIDE),
        "text": FieldFacts(key='text', marks=_RICH_WORDED_LINES, rich=True),
    },
}
