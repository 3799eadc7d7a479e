"""What is wrong with a meeting is said all at once, each at its place, by the names of things, with a remedy."""

from __future__ import annotations

import pytest
from meeting_texts import HEAD

ONE_FAULT = {
    "venue as text": (
        "venue: Brussels",
        "1:8 `venue` must be a mapping of keys, not text | "
        "write its keys on lines of their own, indented: city, country, place, occasion",
    ),
    "a state by name": (
        "venue: {city: Brussels, country: Belgium}",
        "1:34 `country` in venue must be an ISO 3166 code of two capital letters | did you mean `BE`?",
    ),
    "a state by another code": (
        "venue: {city: London, country: UK}",
        "1:32 `country` in venue must be an ISO 3166 code of two capital letters | did you mean `GB`?",
    ),
    "an unknown state": (
        "venue: {city: London, country: Atlantis}",
        "1:32 `country` in venue must be an ISO 3166 code of two capital letters | for example `US`, `JP` or `KR`",
    ),
    "a state by its name in another language": (
        "venue: {city: Seoul, country: Corée du Sud}",
        "1:31 `country` in venue must be an ISO 3166 code of two capital letters | did you mean `KR`?",
    ),
    "a state by a misspelt name": (
        "venue: {city: Washington, country: Untied States}",
        "1:36 `country` in venue must be an ISO 3166 code of two capital letters | did you mean `US`?",
    ),
    "a state by a name that two have": (
        "venue: {city: Kinshasa, country: Congo}",
        "1:34 `country` in venue must be an ISO 3166 code of two capital letters | did you mean `CD` or `CG`?",
    ),
    "a party by its name of two letters": (
        "participants: [{party: 韓国}]",
        '1:24 `party` in participants["韓国"] must be an ISO 3166 code of two capital letters, '
        "or the name of an organisation | did you mean `KR`?; write the name of an organisation out: its two letters "
        "are read as a state’s code",
    ),
    "a code in small letters": (
        "participants: [{party: jp}]",
        '1:24 `party` in participants["jp"] must be an ISO 3166 code of two capital letters, '
        "or the name of an organisation | did you mean `JP`?",
    ),
    "a party by its name": (
        "participants: [{party: South Korea}]",
        '1:24 `party` in participants["South Korea"] must name a state by its ISO 3166 code | did you mean `KR`?',
    ),
    "a party by another code": (
        "participants: [{party: USA}]",
        '1:24 `party` in participants["USA"] must be an ISO 3166 code of two capital letters, '
        "or the name of an organisation | did you mean `US`?",
    ),
    "nobody": ("participants: []", "1:15 `participants` must not be empty | "),
    "a family name of somebody else": (
        "participants:\n  - {party: US, people: [{name: Marco Rubio, family_name: Rubbio}]}",
        '2:59 `family_name` in participants["US"].people["Marco Rubio"] must stand in `name` as it is written there'
        " | the name is `Marco Rubio` | 2:27 `name` stands here",
    ),
    "a name in no language": (
        "participants:\n  - {party: US, people: [{name: Marco Rubio, also: {qqqq: Rubio}}]}",
        '2:59 `qqqq` in participants["US"].people["Marco Rubio"].also must stand behind a BCP 47 language tag'
        " | for example `ja: 岩屋毅`",
    ),
    "other names without their languages": (
        "participants:\n  - {party: US, people: [{name: Marco Rubio, also: Rubio}]}",
        '2:52 `also` in participants["US"].people["Marco Rubio"] must be names by language'
        " | for example `also: {ja: 岩屋毅}`",
    ),
    "a date in words": (
        "date: 3 April 2025",
        "1:7 `date` must be a date written year-month-day | write `2025-04-03`",
    ),
    "a date in words of the meeting's language": (
        "date: le 1er avril 2025\nlanguage: fr",
        "1:7 `date` must be a date written year-month-day | write `2025-04-01`",
    ),
    "a date in words of another language": (
        "date: 3 April 2025\nlanguage: ja",
        "1:7 `date` must be a date written year-month-day | write `2025-04-03`",
    ),
    "a date that could be two": (
        "date: 3/4/2025",
        "1:7 `date` must be a date written year-month-day | "
        "it can be read in several ways: write `2025-04-03` or `2025-03-04`",
    ),
    "a date of another weekday": (
        "date: Thursday, April 4, 2025",
        "1:7 `date` must be a date written year-month-day | "
        "2025-04-04 is a Friday: write `2025-04-04`, or the day that is meant",
    ),
    "days in the place of one": (
        "date: 3–4 April 2025",
        "1:7 `date` must be a date written year-month-day | "
        "write one day; a meeting of several has `from: 2025-04-03` and `to: 2025-04-04`",
    ),
    "a month in the place of a day": (
        "date: April 2025",
        "1:7 `date` must be a date written year-month-day | for example `2025-04-03`",
    ),
    "a due date that could be two": (
        "follow_ups: [{action: A, due: 3/4/2025}]",
        '1:31 `due` in follow_ups["A"] must be a day, a month, a season with its year, or words | '
        "it can be read in several ways: write `2025-04-03` or `2025-03-04`",
    ),
    "no such day": ("date: 2025-02-30", "1:7 `date` must be a day that exists | for example `2025-04-03`"),
    "an empty date": ("date:", "1:6 `date` has no value | write one, or leave it out"),
    "an id with capitals": (
        "id: Brussels 2025",
        "1:5 `id` must be lower-case letters, digits and single hyphens, since files are named by it | "
        "did you mean `brussels-2025`?",
    ),
    "an id with letters that files lack": (
        "id: Österreich–Türkei",
        "1:5 `id` must be lower-case letters, digits and single hyphens, since files are named by it | "
        "did you mean `osterreich-turkei`?",
    ),
    "an id that Windows keeps for a device": (
        "id: con",
        "1:5 `id` is the name of a device on Windows, where no file can be called so | for example `con-talks`",
    ),
    "an id without any letter that files take": (
        "id: 会談",
        "1:5 `id` must be lower-case letters, digits and single hyphens, since files are named by it | "
        "for example `trilateral-brussels-2025-04-03`",
    ),
    "an organisation of two letters": (
        "participants: [{party: WB}]",
        '1:24 `party` in participants["WB"] must be an ISO 3166 code of two capital letters, or the name of an '
        "organisation | for example `US`, `JP` or `KR`; "
        "write the name of an organisation out: its two letters are read as a state’s code",
    ),
    "another word for a key": (
        "venue: {city: Brussels, country: BE, location: Europa building}",
        "1:38 unknown key `location` in venue | did you mean `place`?",
    ),
    "a comma in braces": (
        "venue: {city: Washington, D.C., country: US}",
        "1:27 unknown key `D.C.` in venue | put a text with a comma in quotes: in braces a comma ends it; "
        "known here: city, country, place, occasion",
    ),
    "a text that begins with a hash": (
        "title: #1 priority",
        "1:7 `title` has no value | "
        "`#` begins a remark: write a text before it, or put one that begins with it in quotes",
    ),
    "a tight colon in braces": (
        "issuer: {name:Desk, name: Desk}",
        "1:10 unknown key `name:Desk` in issuer | write a space behind the colon: `name: …`",
    ),
    "a language by its name": (
        "language: French",
        "1:11 `language` must be a BCP 47 language tag | did you mean `fr`?",
    ),
    "a language by its state": (
        "language: jp",
        "1:11 `language` must be a BCP 47 language tag | did you mean `ja`?",
    ),
    "a language as POSIX has it": (
        "language: en_GB",
        "1:11 `language` must be a BCP 47 language tag | did you mean `en-GB`?",
    ),
    "bullets of another kind": (
        "summary:\n  • The parties met.\n  • They agreed.",
        "2:3 `summary` must be a list, not text | "
        "`•` is no bullet in YAML: start each item with `- ` on a line of its own",
    ),
    "numbers for bullets": (
        "summary:\n  1. The parties met.\n  2. They agreed.",
        "2:3 `summary` must be a list, not text | "
        "`1.` is no bullet in YAML: start each item with `- ` on a line of its own",
    ),
    "tight bullets": (
        "summary:\n  -The parties met.\n  -They agreed.",
        "2:3 `summary` must be a list, not text | "
        "a `-` needs a space behind it: start each item with `- ` on a line of its own",
    ),
    "a wrong status": ("status: cleard", "1:9 `status` must be one of draft, cleared, final | did you mean `cleared`?"),
    "a decision in the words of the language": (
        "language: ru\nclearances: [{office: Desk, decision: согласовано}]",
        "2:39 `decision` in item 1 of clearances must be one of cleared, cleared with edits, objected, for information"
        " | write `cleared`",
    ),
    "a word for a version": ("version: v2", "1:10 `version` must be numbers joined by dots | for example `2` or `1.3`"),
    "a wrong language": (
        "language: english",
        "1:11 `language` must be a BCP 47 language tag | did you mean `en`?",
    ),
    "a later format": (
        "format: 2\nkind: conversation\nnew: x",
        "1:9 this file is of format 2; this version of factsheet reads format 1 | update factsheet",
    ),
    "a format in words": (
        "format: one\nkind: conversation",
        "1:9 the format of this file must be a whole number from 1; this version of factsheet reads format 1 | "
        "write `format: 1`, or leave it out",
    ),
    "a format that is none": (
        "format:",
        "1:8 the format of this file must be a whole number from 1; this version of factsheet reads format 1 | "
        "write `format: 1`, or leave it out",
    ),
    "a POSIX locale for a language": (
        "language: en.UTF-8",
        "1:11 `language` must be a BCP 47 language tag | did you mean `en`?",
    ),
    "digits that there are not": (
        "language: fa-u-nu-roman",
        "1:11 `language` asks for digits that the program does not have | after `-u-nu-` may stand arab, arabext, "
        "beng, deva, gujr, guru, khmr, knda, laoo, latn, mlym, mymr, olck, orya, tamldec, telu, thai, tibt",
    ),
    "an unknown language": (
        "language: xx",
        "1:11 `language` must be a BCP 47 language tag | for example `en`, `fr` or `pt-BR`",
    ),
    "an unknown part of a language": (
        "language: en-1a",
        "1:11 `language` must be a BCP 47 language tag | for example `en`, `fr` or `pt-BR`",
    ),
    "a title of two lines": ("title: |\n  One\n  Two", "1:8 `title` must be one line | fold a long text with `>-`"),
    "itself before": (
        "previous: sample",
        "1:11 `previous` must be the id of another meeting |  | -6:1 this one's stands here",
    ),
    "a text of two paragraphs": (
        "summary:\n  - |\n    One\n\n    Two",
        '2:5 summary["One Two"] must be one paragraph | make each paragraph an item of its own',
    ),
    "a point of nothing": (
        "summary:\n  - {sources: [a]}",
        "2:5 item 1 of summary has neither `lead` nor `text` | add `text:`",
    ),
    "a summary as text": (
        "summary: All went well.",
        "1:10 `summary` must be a list, not text | start each item with `- ` on a line of its own",
    ),
    "a list for a point": (
        "summary:\n  - [a, b]",
        "2:5 item 1 of summary must be a mapping of keys, not a list | "
        "write its keys on lines of their own, indented: quotes, sources, lead, text, points, marking, id",
    ),
    "a text with a colon": (
        "summary:\n  - Ministers agreed: more work",
        "2:5 unknown key `Ministers agreed` in item 1 of summary | "
        "put a text that contains `: ` in quotes; known here: quotes, sources, lead, text, points, marking, id",
    ),
    "a source twice": (
        "summary:\n  - {lead: A, sources: [x, x]}",
        '2:24 `sources` in summary["A"] must name `x` once only |  | 2:25 it stands first here',
    ),
    "an id with a space": (
        "summary:\n  - {lead: A, id: a b}",
        "2:19 `id` in summary[a b] must be letters, digits, `-`, `_` and `.`, without spaces, "
        "and begin with a letter or digit | for example `deterrence`",
    ),
    "an empty id": (
        "summary:\n  - {lead: A, id: }",
        '2:19 `id` in summary["A"] has no value | write one, or leave it out',
    ),
    "an id twice": (
        "summary:\n  - {id: a, lead: A}\n  - {id: a, lead: B}",
        "3:10 the id `a` stands twice | choose another `id:` | 2:10 the first is here",
    ),
    "a text twice": (
        "summary:\n  - The same.\n  - The same.",
        "3:5 a second item is named `summary.the-same`, as it has no `id` | give it an `id:` | 2:5 the first is here",
    ),
    "an e-mail address with what programs put around it": (
        "contacts: [{name: Desk, email: 'mailto:desk@example.org'}]",
        '1:32 `email` in contacts["Desk"] must be an e-mail address | for example `press@example.org`',
    ),
    "an e-mail address": (
        "contacts: [{name: Desk, email: desk}]",
        '1:32 `email` in contacts["Desk"] must be an e-mail address | for example `press@example.org`',
    ),
    "a telephone number": (
        "contacts: [{name: Desk, phone: call us}]",
        '1:32 `phone` in contacts["Desk"] must be a telephone number | for example `+32 2 123 45 67`',
    ),
    "a web address": (
        "sources: [{title: Text, url: www.example.org}]",
        '1:30 `url` in sources["Text"] must be a web address | for example `https://www.example.org/page`',
    ),
    "a source as text": (
        "sources: [Some text]",
        "1:11 item 1 of sources must be a mapping of keys, not text | "
        "write its keys on lines of their own, indented: title, publisher, date, url, file, sha256, marking, id",
    ),
    "an impossible month": (
        "follow_ups: [{action: Meet, due: 2025-13}]",
        '1:34 `due` in follow_ups["Meet"] must be a day, a month, a season with its year, or words | '
        "for example `2025-07-15`, `2025-07`, `summer 2025` or `before the next ministerial`",
    ),
    "a bare year": (
        "follow_ups: [{action: Meet, due: 2025}]",
        '1:34 `due` in follow_ups["Meet"] must be a day, a month, a season with its year, or words | '
        "write its last month, `2025-12`, or its last day, or words: `in the course of 2025`",
    ),
    "a list of dates": (
        "follow_ups: [{action: Meet, due: [2025-07]}]",
        '1:34 `due` in follow_ups["Meet"] must be a day, a month, a season with its year, or words | '
        "for example `2025-07-15`, `2025-07`, `summer 2025` or `before the next ministerial`",
    ),
    "a date of keys": (
        "follow_ups: [{action: Meet, due: {text: a, kind: words}}]",
        '1:34 `due` in follow_ups["Meet"] must be a day, a month, a season with its year, or words | '
        "for example `2025-07-15`, `2025-07`, `summer 2025` or `before the next ministerial`",
    ),
    "an owner of keys": (
        "follow_ups: [{action: Meet, owners: [{name: US}]}]",
        "1:38 an owner must be one text | put a text that contains `: ` or begins with `[` or `{` in quotes",
    ),
    "an owner by a wrong code": (
        "follow_ups: [{action: Meet, owners: UK}]",
        '1:37 follow_ups["Meet"].owners["UK"] must be an ISO 3166 code of two capital letters, '
        "or the name of an organisation | did you mean `GB`?",
    ),
    "abbreviations as a list": (
        "abbreviations: [NATO]",
        "1:16 `abbreviations` must be a mapping of keys | "
        "write each on a line of its own, indented, as `NATO: North Atlantic Treaty Organization`",
    ),
    "abbreviations as text": (
        "abbreviations: NATO",
        "1:16 `abbreviations` must be a mapping of keys | "
        "write each on a line of its own, indented, as `NATO: North Atlantic Treaty Organization`",
    ),
    "an abbreviation with a bracket": (
        "abbreviations: {'N[A]': Text}",
        "1:17 `id` in abbreviations[N[A]] must be one line without square brackets | ",
    ),
    "an abbreviation of nothing": (
        "abbreviations: {NATO: }",
        "1:23 abbreviations[NATO] has no value | write one, or leave it out",
    ),
    "an allowance without a reason": (
        "allow: [{code: follow-up-due}]",
        "1:9 the key `reason` is missing in allow[follow-up-due] | add `reason:`",
    ),
    "an allowance twice": (
        "allow:\n  - {code: a, reason: b}\n  - {code: a, reason: c}",
        "3:5 allow[a] names a rule that is allowed above | remove it | 2:5 it is allowed here",
    ),
}


def without(key: str) -> str:
    """Give the head without the line of a key, so that a test can write it wrongly."""
    return "".join(line for line in HEAD.splitlines(keepends=True) if not line.startswith(f"{key}:"))


@pytest.mark.parametrize("fault", ONE_FAULT.values(), ids=ONE_FAULT.keys())
def test_a_fault_is_told_once_with_place_and_remedy(faults, fault):
    below, told = fault
    assert faults(below, without(below.partition(":")[0])) == [told]


SECTION = "sections:\n  - title: Security\n    content:\n"

# fmt: off
IN_CONTENT = {
    "an item of nothing": (
        "      -\n",
        ['4:8 item 1 of sections["Security"].content has no value | write one, or leave it out'],
    ),
    "a misspelt wrapper": ("      - tabel: {columns: [A]}\n", ["4:9 unknown key `tabel` | did you mean `table`?"]),
    "a misspelt wrapper of a text": (
        "      - paragaph: A text.\n",
        ["4:9 unknown key `paragaph` | did you mean `paragraph`?"],
    ),
    "a misspelt wrapper and a fault below it": (
        "      - tabel: {columns: [A], row: []}\n",
        [
            "4:9 unknown key `tabel` | did you mean `table`?",
            '4:31 unknown key `row` in item 1 of sections["Security"].content | did you mean `rows`?',
        ],
    ),
    "a misspelt wrapper with keys beside it": (
        "      - tabel: {columns: [A]}\n        sources: [a]\n",
        [
            "4:9 unknown key `tabel` | did you mean `table`?",
            "5:9 `sources` stands beside `table` | write it below `table:`, indented",
        ],
    ),
    "no wrapper": (
        "      - columns: [A]\n        rows: []\n",
        ["4:9 `columns` is a key of a table, and this item is a point | "
         "write `table:`, and below it, indented, the keys of this item"],
    ),
    "keys beside the wrapper": (
        "      - paragraph: A text.\n        sources: [a]\n",
        ["5:9 `sources` stands beside `paragraph` | write it below `paragraph:`, indented"],
    ),
    "a figure as text": (
        "      - figure: map.png\n",
        ["4:17 `figure` must be a mapping of keys | "
         "write its keys on lines of their own, indented: path, alt, quotes, sources, caption, width, marking, id"],
    ),
    "a table of nothing": (
        "      - table:\n",
        ["4:15 `table` has no value | "
         "write its keys on lines of their own, indented: columns, quotes, sources, caption, rows, marking, id"],
    ),
    "a figure without words": (
        "      - figure: {path: a.png}\n",
        ['4:17 the key `alt` is missing in sections["Security"].content["a.png"] | add `alt:`'],
    ),
    "a figure elsewhere": (
        "      - figure: {path: ../a.png, alt: A}\n",
        ['4:24 `path` in sections["Security"].content["../a.png"] must be a path inside the meeting\'s folder | '
         "write `figures/map.png`, with `/` and without `..`"],
    ),
    "a figure too wide": (
        "      - figure: {path: a.png, alt: A, width: 120%}\n",
        ['4:46 `width` in sections["Security"].content["a.png"] must be a number | write `1.2`: a share is one of 1'],
    ),
    "rows that do not fit": (
        "      - table:\n          caption: T\n          columns: [A, B]\n          rows:\n"
        "            - [a]\n            - [a, b]\n            - [a, b, c]\n",
        ['8:15 item 1 of sections["Security"].content["T"].rows has 1 cell, but the table has 2 columns | '
         "the columns are A, B; an empty cell is written '' | 6:11 the columns stand here",
         '10:15 item 3 of sections["Security"].content["T"].rows has 3 cells, but the table has 2 columns | '
         "the columns are A, B; an empty cell is written '' | 6:11 the columns stand here"],
    ),
    "a cell of keys": (
        "      - table: {columns: [A], rows: [[{a: b}]]}\n",
        ["4:39 a cell must be one text | put a text that contains `: ` or begins with `[` or `{` in quotes"],
    ),
    "rows as text": (
        "      - table: {columns: [A], rows: b}\n",
        ['4:37 `rows` in item 1 of sections["Security"].content must be a list, not text | '
         "start each item with `- ` on a line of its own"],
    ),
    "rows without columns": (
        "      - table: {caption: T, rows: [[a]]}\n",
        ['4:16 the key `columns` is missing in sections["Security"].content["T"] | add `columns:`'],
    ),
    "a row without cells": (
        "      - table: {caption: T, columns: [A], rows: [{id: x}]}\n",
        ['4:50 the key `cells` is missing in sections["Security"].content["T"].rows[x] | add `cells:`'],
    ),
    "a column as a list": (
        "      - table: {caption: T, columns: [[a]], rows: []}\n",
        ['4:39 item 1 of sections["Security"].content["T"].columns must be a mapping of keys, not a list | '
         "write its keys on lines of their own, indented: title, align, id"],
    ),
    "columns of one name": (
        "      - table: {columns: [A, A], rows: []}\n",
        ["4:30 a second item is named `a`, as it has no `id` | give it an `id:` | 4:27 the first is here"],
    ),
    "the key of the program": (
        "      - {type: point, text: A}\n",
        ["4:10 unknown key `type` | remove it"],
    ),
    "four levels": (
        "      - section:\n          title: Two\n          content:\n            - section:\n"
        "                title: Three\n                content:\n                  - section: {title: Four}\n",
        ["10:30 sections nest to 3 levels, and this is level 4 | make its content points of the section around it"],
    ),
    "a point far below": (
        "      - section:\n          title: Two\n          content:\n            - lead: A\n              points:\n"
        "                - {lead: B, points: [{lead: C, tekst: d}]}\n",
        ['9:48 unknown key `tekst` in sections["Security"].content["Two"].content["A"].points["B"].points["C"] | '
         "did you mean `text`?"],
    ),
}
# fmt: on


@pytest.mark.parametrize("fault", IN_CONTENT.values(), ids=IN_CONTENT.keys())
def test_faults_of_content_are_told_with_place_and_remedy(faults, fault):
    below, told = fault
    assert faults(SECTION + below) == told


DAYS = {
    "no day": ("", "has no date | add `date:`, or `from:` and `to:`"),
    "no last day": ("from: 2025-04-03\n", "has `from` without `to` | add `to:`, or write `date:` alone"),
    "no first day": ("to: 2025-04-03\n", "has `to` without `from` | add `from:`, or write `date:` alone"),
}


@pytest.mark.parametrize("fault", DAYS.values(), ids=DAYS.keys())
def test_a_meeting_has_a_day_or_a_first_and_a_last(refused, fault):
    below, told = fault
    (only,) = refused(below, without("date"))
    assert (only.code, only.span.line, only.span.column) == ("missing-key", 1, 1)
    assert f"{only.message} | {'; '.join(only.hints)}" == f"the file {told}"


def test_days_stand_not_beside_a_date(faults):
    told = "must not stand beside `date` | write either `date:`, or `from:` and `to:` | 0:1 `date` stands here"
    assert faults("from: 2025-04-03\nto: 2025-04-04") == [f"1:7 `from` {told}", f"2:5 `to` {told}"]


def test_a_meeting_ends_after_it_begins(faults):
    told = "2:5 `to` must not be earlier than `from`, which is 2025-04-03 |  | 1:1 `from` stands here"
    assert faults("from: 2025-04-03\nto: 2025-04-02", without("date")) == [told]


def test_a_wrong_first_day_makes_the_last_not_wrong(faults):
    (only,) = faults("from: 2025-02-30\nto: 2025-04-04", without("date"))
    assert only.startswith("1:7 `from` must be a day that exists")


def test_what_is_missing_is_told_of_an_item_that_is_wrong_otherwise_too(faults):
    told = [each.partition(" |")[0] for each in faults("follow_ups: [{due: soon}, {due: soon}]")]
    assert told == [
        "1:14 the key `action` is missing in item 1 of follow_ups",
        "1:27 a second item is named `follow_ups.nameless`, as it has no `id`",
        "1:27 the key `action` is missing in item 2 of follow_ups",
    ]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        ("a\\b.png", "write `a/b.png`"),
        ("a\\\\b.png", "write `a/b.png`"),
        ("..\\b.png", "without `..`"),
        ("C:\\a.png", "put the file beside the meeting"),
        ("c:a.png", "put the file beside the meeting"),
        ("/a.png", "put the file beside the meeting"),
        ("..", "without `..`"),
        ("a/../b.png", "without `..`"),
        (".", "write `figures/map.png`"),
    ],
)
def test_a_figure_stands_in_the_folder_of_the_meeting(faults, path, hint):
    (only,) = faults(f"{SECTION}      - figure: {{path: '{path}', alt: A}}\n")
    assert "must be a path inside the meeting's folder" in only
    assert hint in only


def test_a_misspelt_date_is_not_missing_as_well(faults):
    assert faults("dat: 2025-04-03", without("date")) == ["1:1 unknown key `dat` | did you mean `date`?"]


def test_a_misspelt_text_is_not_missing_as_well(faults):
    assert faults("summary: [{txt: A}]") == ["1:12 unknown key `txt` in item 1 of summary | did you mean `text`?"]


def test_a_file_that_is_no_mapping_is_no_meeting(refused):
    (only,) = refused("", "- a\n")
    assert (only.code, only.message) == ("not-a-meeting", "a meeting file must be a mapping of keys")
    assert only.hints == ("start from `factsheet new NAME`",)


def test_of_a_file_in_another_format_nothing_else_is_judged(refused):
    (only,) = refused("", "kind: conversation\nformat: 3\nkind: other\nnew: &anchor x\n")
    assert (only.code, only.span.line, only.span.column) == ("unknown-format", 2, 9)


def test_an_empty_mapping_lacks_every_needed_key_and_a_date(refused):
    found = [each.message for each in refused("", "{}\n")]
    keys = ["id", "kind", "title", "venue", "issuer", "participants"]
    assert sorted(found) == sorted(["the file has no date", *(f"the key `{key}` is missing" for key in keys)])


def test_all_that_is_wrong_is_told_at_once(faults):
    below = (
        "statsu: draft\n"
        "summary:\n"
        "  - {lead: A}\n"
        "  - {lead: A, txt: b}\n"
        "follow_ups:\n"
        "  - {action: Meet, due: 2025-02-31, owners: UK}\n"
        "sections:\n"
        "  - title:\n"
        "    content:\n"
        "      - tabel: {columns: [A], rows: [[a, b]]}\n"
        "      - &anchor text\n"
        "statsu: final\n"
    )
    told = [each.partition(" |")[0] for each in faults(below, without("date"))]
    assert told == [
        "-5:1 the file has no date",
        "1:1 unknown key `statsu`",
        "4:5 a second item is named `summary.a`, as it has no `id`",
        '4:15 unknown key `txt` in summary["A"]',
        '6:25 `due` in follow_ups["Meet"] must be a day that exists',
        '6:45 follow_ups["Meet"].owners["UK"] must be an ISO 3166 code of two capital letters, '
        "or the name of an organisation",
        "8:11 `title` in item 1 of sections has no value",
        "10:9 unknown key `tabel`",
        "10:38 item 1 of sections[item 1].content[item 1].rows has 2 cells, but the table has 1 column",
        "11:9 anchors and aliases are not allowed",
        "12:1 the key `statsu` stands twice",
    ]


def test_no_more_than_a_thousand_errors_are_told(refused):
    *told, more = refused("a: 1\n" * 3000)
    assert (len(told), more.code, more.severity) == (1000, "more-findings", "error")


def test_the_issuers_country_decides_the_order_of_a_date_in_figures(faults):
    below = "date: 3/4/2025\nissuer: {name: Desk, country: GB}"
    head = without("date")
    told = "1:7 `date` must be a date written year-month-day | write `2025-04-03`"
    assert faults(below, "\n".join(line for line in head.splitlines() if not line.startswith("issuer")) + "\n") == [
        told
    ]


def test_of_a_file_of_countless_equal_items_no_value_is_judged(refused):
    found = refused("nothing: x\nsummary:\n" + "  - The same.\n" * 2000)
    assert [each.code for each in found] == [*["duplicate-id"] * 1000, "more-findings"]
