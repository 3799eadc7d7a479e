"""Orders of parties, each against what the house that has it publishes."""

import pytest
from state_names import MEMBERS, designations, names_of

from factsheet.protocol.alphabet import alphabetical
from factsheet.protocol.orders import Order, Parties, Rest, in_order, members, own_names, sessions

EU = "BE BG CZ DK DE EE IE GR ES FR HR IT CY LV LT LU HU MT NL AT PL PT RO SI SK FI SE".split()  # noqa: SIM905 - a line of codes
"""Interinstitutional Style Guide, 7.1.2."""


def arranged(parties: str, order: Order, **others: object) -> str:
    """Give codes in an order, by the names that the United Nations print."""
    given = Parties(**{"names": designations("en"), **others})  # type: ignore[arg-type]
    return " ".join(in_order(parties.split(), str, order, given))


def test_the_members_of_the_union_stand_by_their_own_names() -> None:
    assert list(members()) == EU
    assert sorted(own_names(), key=lambda code: alphabetical(own_names()[code])) == EU


@pytest.mark.parametrize("language", ["en", "fr", "de"])
def test_the_order_of_the_union_is_the_same_in_every_language(language: str) -> None:
    names = designations(language)
    by_name = sorted(EU, key=lambda code: alphabetical(names[code]))
    assert by_name != EU
    given = Parties(names=names)
    printed = [names[code] for code in in_order(by_name, str, Order(rest="eu"), given)]
    assert printed == [names[code] for code in EU]
    assert [*in_order(reversed(by_name), str, Order(rest="eu"), given)] == EU


def test_the_union_stands_before_its_members_and_others_behind() -> None:
    assert arranged("US ES JP EU CI DE", Order(rest="eu")) == "EU DE ES CI JP US"


@pytest.mark.parametrize(
    ("parties", "expected"),
    [
        ("US JP KR", "JP KR US"),
        ("KR HR CI CU", "CI HR CU KR"),
        ("PH KR QA MD", "PH QA KR MD"),
        ("KP KR DE DK", "KP DK DE KR"),
        ("GB AE TZ US", "AE GB TZ US"),
    ],
)
def test_english_alphabetical_order_goes_by_the_name_that_is_printed(parties: str, expected: str) -> None:
    assert arranged(parties, Order(rest="english")) == expected


def test_another_issuer_prints_another_name() -> None:
    names = {**designations("en"), "KR": "South Korea"}
    assert arranged("US KR RO", Order(rest="english")) == "KR RO US"
    assert arranged("US KR RO", Order(rest="english"), names=names) == "RO KR US"


def test_organisations_stand_among_states_by_their_names() -> None:
    order, names = Order(rest="english"), Parties(names=designations("en"))
    given = ["Zimbabwe Desk", "US", "African Union", "AL", "EU", "FR"]
    assert in_order(given, str, order, names) == ("African Union", "AL", "EU", "FR", "US", "Zimbabwe Desk")


@pytest.mark.parametrize("rest", ["given", "english", "eu"])
def test_the_host_stands_first_and_the_others_as_they_would(rest: Rest) -> None:
    given = "US IT JP DE GB"
    without = arranged("US JP DE GB", Order(rest=rest))
    assert arranged(given, Order(("host",), rest), host="IT") == f"IT {without}"


def test_who_is_first_may_be_the_issuer_or_a_state_by_its_code() -> None:
    assert arranged("US JP KR", Order(("issuer",)), issuer="KR") == "KR US JP"
    assert arranged("US JP KR", Order(("KR", "host")), host="JP") == "KR JP US"
    assert arranged("US JP KR", Order(("issuer", "host"))) == "US JP KR"
    assert arranged("US JP KR", Order(("host",)), host="BE") == "US JP KR"


SEATS = "70 TV 71 BO 72 CZ 73 ML 74 GH 75 IS 76 SR 77 BZ 78 MK 79 YE".split()  # noqa: SIM905 - as above
"""Dag Hammarskjöld Library, https://ask.un.org/faq/14612."""


def test_the_seats_drawn_are_those_of_the_library() -> None:
    assert dict(zip(SEATS[::2], SEATS[1::2], strict=True)) == sessions()


@pytest.mark.parametrize("seat", ["79", "YE"])
def test_the_united_nations_sit_from_the_drawn_seat_on(seat: str) -> None:
    at = MEMBERS.index("YE")
    seated = in_order(sorted(MEMBERS), str, Order(rest="un", seat=seat), Parties(names=names_of("UN")))
    assert list(seated) == MEMBERS[at:] + MEMBERS[:at]


def test_the_seat_may_be_that_of_a_state_that_is_no_party() -> None:
    assert arranged("JP US KR FR", Order(rest="un", seat="78")) == "KR US FR JP"


def test_a_session_whose_seat_is_not_known_is_told() -> None:
    with pytest.raises(LookupError, match="session 12 is not known; those of 70 to 79"):
        arranged("JP US", Order(rest="un", seat="12"))
