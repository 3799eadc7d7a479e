"""Names of states in English alphabetical order: those of the United Nations, of CLDR and of ISO 3166-1."""

import pytest
from state_names import MEMBERS, names_of

from factsheet.protocol.alphabet import alphabetical

SOURCES = ("UN", "CLDR", "pycountry", "pycountry, common")


def test_the_united_nations_members_stand_as_the_organization_lists_them() -> None:
    names = names_of("UN")
    assert len(MEMBERS) == len(names) == 193
    assert sorted(MEMBERS, key=lambda code: alphabetical(names[code])) == MEMBERS


def _plain(name: str) -> bool:
    return name.isascii() and name.replace(" ", "").isalpha()


@pytest.mark.parametrize("source", SOURCES)
def test_names_of_plain_letters_stand_as_their_letters_do(source: str) -> None:
    names = sorted(filter(_plain, names_of(source).values()), key=alphabetical)
    assert len(names) > 150
    assert names == sorted(names, key=str.casefold)


_BETWEEN = [
    ("CLDR", "Costa Rica", "Côte d’Ivoire", "Croatia"),
    ("CLDR", "Comoros", "Congo - Brazzaville", "Congo - Kinshasa"),
    ("CLDR", "Guinea", "Guinea-Bissau", "Guyana"),
    ("CLDR", "San Marino", "São Tomé & Príncipe", "Saudi Arabia"),
    ("CLDR", "St. Kitts & Nevis", "St. Lucia", "St. Vincent & Grenadines"),
    ("CLDR", "Thailand", "Timor-Leste", "Togo"),
    ("CLDR", "Tunisia", "Türkiye", "Turkmenistan"),
    ("pycountry", "Bhutan", "Bolivia, Plurinational State of", "Bosnia and Herzegovina"),
    ("pycountry", "Congo", "Congo, The Democratic Republic of the", "Costa Rica"),
    ("pycountry", "Costa Rica", "Côte d'Ivoire", "Croatia"),
    ("pycountry", "Indonesia", "Iran, Islamic Republic of", "Iraq"),
    ("pycountry", "Korea, Democratic People's Republic of", "Korea, Republic of", "Kuwait"),
    ("pycountry", "Kyrgyzstan", "Lao People's Democratic Republic", "Latvia"),
    ("pycountry", "Tunisia", "Türkiye", "Turkmenistan"),
    ("UN", "Qatar", "Republic of Korea", "Republic of Moldova"),
    ("UN", "Cuba", "Cyprus", "Czechia"),
    ("UN", "Gabon", "Gambia", "Georgia"),
]


@pytest.mark.parametrize(("source", "before", "name", "after"), _BETWEEN)
def test_a_name_stands_between_two_others(source: str, before: str, name: str, after: str) -> None:
    names = sorted(names_of(source).values(), key=alphabetical)
    at = names.index(name)
    assert (names[at - 1], names[at + 1]) == (before, after)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("France", "The Gambia"),
        ("The Bahamas", "Bahrain"),
        ("Åland Islands", "Albania"),
        ("Österreich", "Palau"),
        ("Łódź", "Lyon"),
        ("Niger", "Nigeria"),
        ("United Arab Emirates", "U.S. Virgin Islands"),
    ],
)
def test_articles_and_accents_do_not_count(first: str, second: str) -> None:
    assert alphabetical(first) < alphabetical(second)
    assert sorted([second, first], key=alphabetical) == [first, second]
