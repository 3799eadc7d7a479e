"""What filters print comes back as the value that they printed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from babel import Locale
from babel.lists import format_list
from hypothesis import given
from hypothesis import strategies as st
from sampling import examples

from factsheet.compose.days import format_due
from factsheet.compose.filters import FILTERS
from factsheet.compose.inverse import Inverse
from factsheet.compose.pack import part_article
from factsheet.dates.table import TABLE
from factsheet.dates.writing import format_day, format_days
from factsheet.document.nodes import Text
from factsheet.meeting import Decision, Due, FollowUpStatus, Kind, Season, Status
from factsheet.paths import ValuePath

TEMPLATES = Path(__file__).parents[2] / "templates"
LABELS = {
    tag: yaml.load((TEMPLATES / f"standard/labels/{tag}.yaml").read_text(), yaml.CSafeLoader) for tag in ("en", "fr")
}
TABLES = {
    tag: yaml.load((TEMPLATES / f"designations/{tag}.yaml").read_text(), yaml.CBaseLoader)["default"]
    for tag in ("en", "fr")
}
NAMES = {tag: {code: part_article(name)[0] for code, name in table.items()} for tag, table in TABLES.items()}
LANGUAGES = (*TABLE, "pt-BR", "de-AT", "en-ZA", "hr", "ca", "nb", "lv", "sr-Latn", "ur")
DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


def shown(composed) -> list[Text]:
    """Give the pieces of text of the paragraph behind the title."""
    return [inline for inline in composed.document.blocks[1].inlines if isinstance(inline, Text)]


def meant(known: Inverse, path: str, printed: str, printed_by: str | None = None):
    """Give the values that a text stands for, by their paths as text."""
    found = known.values(ValuePath.parse(path), printed, printed_by)
    return found and {str(at): value for at, value in found.items()}


def inverse(tag: str = "en") -> Inverse:
    known = tag if tag in LABELS else "en"
    return Inverse(Locale.parse(tag, sep="-"), LABELS[known], NAMES[known])


# What prints a value with each filter, and the value that comes back, as the sample meeting has it.
PRINTED = {
    "day": ("meeting.date | day", "date", {"date": "2025-04-03", "from": None, "to": None}),
    "days": ("meeting | days", "date", {"date": "2025-04-03", "from": None, "to": None}),
    "designation": ("meeting.venue.country | designation", "venue.country", {"venue.country": "BE"}),
    "due": ("meeting.follow_ups[0].due | due", "follow_ups[x].due", {"follow_ups[x].due": "summer 2025"}),
    "listing": (
        "meeting.follow_ups[0].owners | map(attribute='name') | map('designation') | listing",
        "follow_ups[x].owners",
        {"follow_ups[x].owners": ("KR", "NATO")},
    ),
}
# What uses each of the other filters: it shows no value that somebody could edit.
SILENT = {
    "attr": "meeting.title | attr",
    "blank": "meeting | blank('reference')",
    "origin": "meeting.title | origin",
    "by_due": "meeting.follow_ups | by_due | length",
    "points": "meeting.sections[0] | points | length",
    "zone": "meeting.venue.country | zone | length",
}


ELSEWHERE = {"clock", "digits", "moment", "named", "number", "on_day", "quoted", "run_in", "unclosed"}
"""Filters of times and houses, and those that leave texts alone or change marks: they have tests of their own."""


@pytest.mark.parametrize("name", sorted(FILTERS.keys() - ELSEWHERE))
def test_what_a_filter_prints_of_a_value_is_inverted(compose_with, labels, name):
    assert (name in PRINTED) != (name in SILENT)
    expression, path, values = PRINTED.get(name) or (SILENT[name], "", None)
    texts = shown(compose_with(f"<p>{{{{ {expression} }}}}</p>"))
    if values is None:
        assert [text for text in texts if text.text and text.origin] == []
    else:
        known = Inverse(Locale("en"), labels, {"KR": "Republic of Korea", "BE": "Belgium"})
        printed = "".join(text.text for text in texts)
        (printed_by, *_) = (text.origin.filter for text in texts if text.origin)
        assert meant(known, path, printed, printed_by) == meant(known, path, printed) == values


@pytest.mark.parametrize("printed", ["Korea", "Untied States", "NATO"])
def test_what_may_be_no_state_or_another_is_no_code(printed):
    assert meant(inverse(), "venue.country", printed) is None


@pytest.mark.parametrize(
    ("tag", "printed", "owners"),
    [
        ("en", "South Korea and the United States", ("KR", "US")),
        ("en", "U.S., Japan, and ROK", ("US", "JP", "KR")),
        ("en", "Trinidad and Tobago and Antigua and Barbuda", ("TT", "AG")),
        ("en", "South Korea and NATO", ("KR", "NATO")),
        ("fr", "la Corée du Sud et les États-Unis d’Amérique", ("KR", "US")),
    ],
)
def test_owners_go_by_any_of_their_names(tag, printed, owners):
    assert meant(inverse(tag), "follow_ups[x].owners", printed) == {"follow_ups[x].owners": owners}


def test_a_state_in_a_sentence_comes_back():
    known = Inverse(Locale("fr"), LABELS["fr"], NAMES["fr"], None, {"designation:of JP": "du Japon"})
    assert meant(known, "venue.country", "du Japon", "designation:of") == {"venue.country": "JP"}
    assert meant(known, "venue.country", "de l’Allemagne", "designation:of") == {"venue.country": "DE"}


def test_a_choice_is_sought_among_the_labels_that_printed_it():
    own = {f"stage.{status}": f"Stage {status}" for status in Status} | {"stage.cleared": "Draft"}
    known = Inverse(Locale("en"), LABELS["en"] | own, {})
    assert meant(known, "status", "Draft", "label:status") == {"status": "draft"}
    assert meant(known, "status", "Draft", "label:stage") == {"status": "cleared"}
    assert meant(known, "status", "Stage final") == {"status": "final"}
    assert meant(known, "status", "Draft") is None


@examples(150)
@given(DAYS, st.sampled_from(LANGUAGES), st.sampled_from(["full", "long", "medium"]))
def test_a_day_comes_back(day, tag, length):
    known = inverse(tag)
    printed = format_day(day, known.locale, length)
    assert meant(known, "sources[x].date", printed) == {"sources[x].date": day.isoformat()}


@examples(150)
@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(LANGUAGES))
def test_a_day_in_figures_comes_back(day, tag):
    known = inverse(tag)
    assert meant(known, "clearances[x].date", format_day(day, known.locale, "short")) == {
        "clearances[x].date": day.isoformat()
    }


@examples(60)
@given(DAYS, st.integers(0, 400), st.sampled_from(LANGUAGES))
def test_the_days_of_a_meeting_come_back(first, length, tag):
    known, last = inverse(tag), first + timedelta(length)
    found = meant(known, "from", format_days(first, last, known.locale))
    if first == last:
        assert found == {"date": first.isoformat(), "from": None, "to": None}
    else:
        assert found == {"date": None, "from": first.isoformat(), "to": last.isoformat()}


@examples(150)
@given(DAYS, st.sampled_from(LANGUAGES), st.sampled_from(["day", "month", "season", "words"]))
def test_a_due_date_comes_back(day, tag, kind):
    known = inverse(tag)
    season = list(Season)[day.month % 4]
    written = {
        "day": day.isoformat(),
        "month": day.isoformat()[:7],
        "season": f"{season} {day.year}",
        "words": "before the next ministerial",
    }[kind]
    seasons = {each.value: known.labels[f"season.{each}"] for each in Season}
    printed = format_due(Due.model_validate(written), known.locale, seasons)
    assert meant(known, "follow_ups[x].due", printed) == {"follow_ups[x].due": written}


@pytest.mark.parametrize("tag", ["en", "fr"])
def test_names_of_states_come_back(tag):
    known = inverse(tag)
    assert {code: known.state(name) for code, name in NAMES[tag].items()} == {code: code for code in NAMES[tag]}


@examples(60)
@given(
    st.lists(st.sampled_from(sorted(NAMES["en"])), min_size=1, max_size=5, unique=True), st.sampled_from(["en", "fr"])
)
def test_owners_come_back(codes, tag):
    known = inverse(tag)
    codes = [code for code in codes if code in known.designations]
    printed = format_list([known.designations[code] for code in codes], locale=known.locale) if codes else "–"
    assert meant(known, "follow_ups[x].owners", printed) == {"follow_ups[x].owners": tuple(codes)}


@pytest.mark.parametrize("tag", ["en", "fr"])
@pytest.mark.parametrize(
    ("path", "key", "choices"),
    [
        ("kind", "kind", Kind),
        ("status", "status", Status),
        ("follow_ups[a].status", "follow-up", FollowUpStatus),
        ("clearances[a].decision", "decision", Decision),
    ],
)
def test_labels_of_choices_come_back(tag, path, key, choices):
    known = inverse(tag)
    for choice in choices:
        assert meant(known, path, f" {known.labels[f'{key}.{choice}'].upper()}\u00a0") == {path: choice.value}


def test_a_name_that_two_states_share_is_neither():
    known = Inverse(Locale("en"), {}, {"CD": "The Congo", "CG": "the Congo", "KR": "Republic of Korea"})
    assert meant(known, "venue.country", "The Congo") is None
    assert meant(known, "venue.country", "Republic of Korea") == {"venue.country": "KR"}
    assert meant(known, "follow_ups[x].owners", "Republic of Korea and the Congo") == {
        "follow_ups[x].owners": ("KR", "the Congo")
    }


@pytest.mark.parametrize(
    ("path", "printed", "value"),
    [
        ("date", "4 April 2025", "2025-04-04"),
        ("date", "Friday, the 4th of April 2025", "2025-04-04"),
        ("date", "2025-04-04", "2025-04-04"),
        ("date", "4 April 1000", "1000-04-04"),
        ("follow_ups[x].due", "15 July 2025", "2025-07-15"),
        *(("follow_ups[x].due", month, month) for month in ("2025-01", "2025-02", "2025-12")),
        ("follow_ups[x].due", "summer 2025", "summer 2025"),
        ("venue.country", "South Korea", "KR"),
        ("venue.country", "ROK", "KR"),
        ("venue.country", "Czech Republic", "CZ"),
        ("venue.country", "Ivory Coast", "CI"),
        ("venue.country", "Holy See", "VA"),
        ("venue.country", "the United States", "US"),
        ("venue.country", "republic of\u00a0korea", "KR"),
        ("participants[KR].party", "NATO", "NATO"),
        ("venue.country", " KP ", "KP"),
    ],
)
def test_what_people_write_is_understood(path, printed, value):
    assert meant(inverse(), path, printed)[path] == value


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("th", "4 เมษายน พ.ศ. 2568"),
        ("th", "4 เมษายน 2568"),
        ("th", "4 เมษายน 2025"),
        ("fr", "vendredi 4 avril 2025"),
        ("fr", "le 4 avril 2025"),
        ("de", "4 Apr 2025"),
        ("en", "Fri, 4 April 2025"),
        ("en-CA", "4 April 2025"),
        ("hr", "4 travnja 2025"),
        ("hr", "4 travanj 2025"),
    ],
)
def test_a_day_in_other_words_is_understood(tag, printed):
    assert meant(inverse(tag), "date", printed)["date"] == "2025-04-04"


@pytest.mark.parametrize(
    ("printed", "day"),
    [("1er avril 2025", "2025-04-01"), ("1 avril 2025", "2025-04-01"), ("1ER AVRIL 2025", "2025-04-01")],
)
def test_the_first_of_a_month_is_understood_in_figures_and_as_an_ordinal(printed, day):
    assert meant(inverse("fr"), "date", printed)["date"] == day


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("fr", "1er/04/2025"),
        ("fr", "01/1er/2025"),
        ("en-GB", "31/02/2025"),
        ("th", "4 เมษายน พ.ศ. 0001"),
        ("de", "4 Maider 2025"),
    ],
)
def test_figures_that_are_no_day_are_none(tag, printed):
    assert meant(inverse(tag), "date", printed) is None


@pytest.mark.parametrize(("country", "printed"), [("NO", "5–6 April 2025"), ("NO", "April 5 – 6, 2025")])
def test_a_span_comes_back_in_the_order_of_the_country_and_of_the_language(country, printed):
    known = Inverse(Locale("en"), LABELS["en"], NAMES["en"], country)
    assert meant(known, "from", printed) == {"date": None, "from": "2025-04-05", "to": "2025-04-06"}


def test_figures_are_read_in_the_order_of_the_issuers_country():
    days = {
        country: meant(Inverse(Locale("en"), {}, {}, country), "date", printed)["date"]
        for country, printed in (("NO", "04/05/2025"), ("US", "4/5/25"))
    }
    assert days == {"NO": "2025-05-04", "US": "2025-04-05"}


@pytest.mark.parametrize(
    ("path", "printed"),
    [
        ("date", "April 31, 2025"),
        ("date", "Thursday, April 4, 2025 or so"),
        ("date", "next April 3, 2025"),
        ("date", "03/04/05 or so"),
        ("date", "April 2025"),
        ("date", "4 April 999"),
        ("date", "2025-04-31"),
        ("date", "4 April 5 2025"),
        ("date", "4 April May 2025"),
        ("from", "April 4 – 4, 2025"),
        ("from", "April 6 – 5, 2025"),
        ("follow_ups[x].due", "2025-00"),
        ("follow_ups[x].due", "2025-13"),
        ("follow_ups[x].due", "2025"),
        ("venue.country", "Atlantis"),
        ("kind", "A meeting"),
        ("title", "Anything"),
        ("follow_ups[x].owners", "Ministry of Trade and Industry"),
    ],
)
def test_what_means_nothing_or_two_things_is_none(path, printed):
    assert meant(inverse(), path, printed) is None


def test_a_list_of_many_is_read_as_far_as_it_can_be():
    assert meant(inverse(), "follow_ups[x].owners", ", ".join(f"Office {n}" for n in range(14))) is None


def test_the_first_of_a_month_is_an_ordinal_in_a_span_too():
    found = meant(inverse("fr"), "from", "1er–3 avril 2025")
    assert found == {"date": None, "from": "2025-04-01", "to": "2025-04-03"}


def test_a_season_in_the_words_of_another_language_means_nothing():
    assert meant(inverse("fr"), "follow_ups[x].due", "summer 2025") is None


@pytest.mark.parametrize(
    ("tag", "printed", "day"),
    [
        ("es", "1.º de julio de 2025", "2025-07-01"),
        ("ru", "6 июля 2025 года", "2025-07-06"),
        ("vi", "6 tháng 7, 2025", "2025-07-06"),
        ("vi", "ngày 6 tháng 7 năm 2025", "2025-07-06"),
        ("th", "6 กรกฎาคม พ.ศ. 2568", "2025-07-06"),
        ("en", "2025-07-06", "2025-07-06"),
        ("en", "the 6th of July, 2025", "2025-07-06"),
        ("de", "Sonntag, den 6. Juli 2025", "2025-07-06"),
        ("ja", "令和7年7月6日", "2025-07-06"),
        ("ar", "٦ تموز ٢٠٢٥", "2025-07-06"),
        ("fr", "06/07/2025", "2025-07-06"),
        ("ko", "2025. 7. 6.(일)", "2025-07-06"),
        ("zh", "二〇二五年七月六日", "2025-07-06"),
    ],
)
def test_what_a_reviewer_writes_is_a_day_wherever_the_field_holds_one(tag, printed, day):
    known = inverse(tag)
    for path in ("sources[x].date", "clearances[x].date", "follow_ups[x].due"):
        assert meant(known, path, printed) == {path: day}
    assert meant(known, "date", printed) == {"date": day, "from": None, "to": None}


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("en", "3/4/2025"),
        ("fr-CA", "03/04/2025"),
        ("sv", "3/4/2025"),
        ("en", "Thursday, April 4, 2025"),
        ("ja", "2025年4月3日（金）"),
        ("en", "30 February 2025"),
    ],
)
def test_what_could_be_two_days_or_is_none_is_not_guessed(tag, printed):
    for path in ("sources[x].date", "clearances[x].date", "follow_ups[x].due", "date"):
        assert meant(inverse(tag), path, printed) is None


@pytest.mark.parametrize(("country", "day"), [("US", "2025-03-04"), ("GB", "2025-04-03"), ("CA", None), (None, None)])
def test_the_issuers_country_decides_the_order_of_figures(country, day):
    known = Inverse(Locale("en"), LABELS["en"], NAMES["en"], country)
    assert meant(known, "sources[x].date", "3/4/2025") == (day and {"sources[x].date": day})


@pytest.mark.parametrize(
    ("tag", "printed", "due"),
    [
        ("en", "July of 2025", "2025-07"),
        ("ru", "в июле 2025 года", "в июле 2025 года"),
        ("ru", "июле 2025 года", "2025-07"),
        ("en", "the summer of 2025", "summer 2025"),
        ("ru", "летом 2025 года", "summer 2025"),
        ("ja", "2025年夏", "summer 2025"),
        ("en", "Q3 2025", "Q3 2025"),
        ("en", "5 Shawwal 1446", "5 Shawwal 1446"),
    ],
)
def test_months_and_seasons_of_a_due_date_are_read_in_any_form(tag, printed, due):
    assert meant(inverse(tag), "follow_ups[x].due", printed) == {"follow_ups[x].due": due}


@pytest.mark.parametrize(
    ("tag", "printed"),
    [
        ("fr", "du 30 avril au 2 mai 2025"),
        ("ru", "с 30 апреля по 2 мая 2025 года"),
        ("it", "dal 30 aprile al 2 maggio 2025"),
        ("en", "30 April to 2 May 2025"),
        ("ja", "2025年4月30日から5月2日まで"),
    ],
)
def test_the_days_of_a_meeting_are_read_in_any_form(tag, printed):
    found = meant(inverse(tag), "from", printed)
    assert found == {"date": None, "from": "2025-04-30", "to": "2025-05-02"}
