"""What each key of a meeting file is for, in a sentence: editors show it through the JSON Schema."""

from __future__ import annotations

_ID = "Names the item in references; unique in the file. Left out, it is derived from the item's name or text."
_SOURCES = "The ids of the sources that this rests on."

DESCRIPTIONS: dict[str, dict[str, str]] = {
    "Meeting": {
        "format": "The format of the file: 1, which is also meant where it is left out.",
        "id": "Names the meeting and its files: lower-case letters, digits and hyphens.",
        "reference": "The number of the sheet in the issuer's registry.",
        "kind": "What kind of meeting it was.",
        "title": "The title of the sheet.",
        "language": "The language of the text, as a BCP 47 tag such as en or pt-BR.",
        "date": "The day of the meeting. For several days write `from` and `to` instead.",
        "from": "The first day of a meeting of several days.",
        "to": "The last day of a meeting of several days.",
        "previous": "The id of the meeting before this one.",
        "status": "How far the sheet has come; a draft says so on every page.",
        "version": "The version of the sheet: numbers joined by dots.",
        "venue": "Where the meeting was held, and on what occasion.",
        "issuer": "Who issues the sheet.",
        "participants": "The parties and their people, in the order they are printed.",
        "summary": "What a reader must know who reads nothing else: points or texts.",
        "abbreviations": "The abbreviations that the text uses, and what they stand for.",
        "sections": "The sections of the sheet, in order.",
        "follow_ups": "What was agreed to be done, by whom and when.",
        "sources": "The texts that the sheet rests on; printed as numbered notes.",
        "contacts": "Whom to ask.",
        "clearances": "The offices that clear the sheet, and what they said; printed in drafts only.",
        "allow": "Editorial rules switched off in this file, each with a reason.",
    },
    "Venue": {
        "city": "The city.",
        "country": "The country, as an ISO 3166 code of two capital letters.",
        "place": "The building or room.",
        "occasion": "What the meeting was part of, or held on the margins of.",
    },
    "Issuer": {
        "name": "The ministry or organisation that issues the sheet.",
        "office": "The office in it.",
        "country": "The issuer's country, an ISO 3166 code; it decides names of states and how English dates are.",
    },
    "Participant": {
        "id": "Names the participant in references; the party where it is left out.",
        "party": "An ISO 3166 code of two capital letters, or the name of an organisation.",
        "people": "Who spoke for the party: names, or persons with titles.",
    },
    "Person": {
        "id": _ID,
        "name": "The full name, in the order that the person uses.",
        "family_name": "The family name, as it stands in the full name.",
        "title": "The office that the person holds.",
        "role": "What the person did at the meeting.",
    },
    "SectionContent": {
        "id": _ID,
        "title": "The heading.",
        "summary": "A paragraph that opens the section.",
        "content": "Points, paragraphs, tables, figures and sections, in order. A text is a point.",
    },
    "Point": {
        "id": _ID,
        "lead": "The bold words at the start.",
        "text": "The text, one paragraph; **strong**, *emphasis* and [links](https://…) work here.",
        "points": "Points below this one.",
        "sources": _SOURCES,
    },
    "ParagraphContent": {"id": _ID, "text": "The text of the paragraph.", "sources": _SOURCES},
    "TableContent": {
        "id": _ID,
        "caption": "The line above the table that says what it shows.",
        "columns": "The columns: their titles, or titles with an alignment.",
        "rows": "The rows, each a list with a cell for every column.",
        "sources": _SOURCES,
    },
    "ColumnContent": {
        "id": "Names the column in references, within its table.",
        "title": "The header of the column.",
        "align": "Where the text of the column stands.",
    },
    "RowContent": {"id": _ID, "cells": "The cells: a text for every column."},
    "FigureContent": {
        "id": _ID,
        "path": "The image, as a path from the meeting's folder, with forward slashes.",
        "alt": "What the image shows, in words, for those who cannot see it.",
        "caption": "The line below the image.",
        "width": "The width of the image as a share of the text's, 0.1 to 1.",
        "sources": _SOURCES,
    },
    "FollowUp": {
        "id": _ID,
        "action": "What is to be done.",
        "owners": "Who does it: codes of parties, or names.",
        "due": "A day (2025-07-15), a month (2025-07), a season (summer 2025) or words.",
        "status": "How far it has come.",
    },
    "Source": {
        "id": "The id that points, paragraphs, tables and figures name.",
        "title": "The title of the text.",
        "publisher": "Who published it.",
        "date": "The date it bears.",
        "url": "Where it stands on the web.",
    },
    "Contact": {
        "id": _ID,
        "name": "The name of a person or desk.",
        "office": "The office.",
        "email": "The e-mail address.",
        "phone": "The telephone number.",
        "url": "A page on the web.",
    },
    "Clearance": {
        "id": "Names the clearance in references; the office where it is left out.",
        "office": "The office that is asked.",
        "name": "Who answered for it.",
        "decision": "What it said; left out while it has not answered.",
        "date": "The day of the answer.",
        "digest": "The digest of the content that it was given for; written by `review merge`.",
    },
    "Allowance": {
        "code": "The code of the rule; docs/rules.md lists them.",
        "reason": "Why the rule does not apply here.",
    },
}
"""By model and key, as keys are written."""
