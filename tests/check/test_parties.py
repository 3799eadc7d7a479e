"""Who met and who does what: how many parties, whose follow-ups, names without offices."""

from __future__ import annotations

import pytest

TWO = "participants: [{party: US}, {party: JP}]\n"


def of(*parties: str) -> str:
    return f"participants: [{', '.join(f'{{party: {party}}}' for party in parties)}]\n"


@pytest.mark.parametrize(
    ("kind", "right"),
    [("bilateral", {2}), ("trilateral", {3}), ("multilateral", {1, 2, 3, 4}), ("summit", {1, 2, 3, 4})],
)
def test_a_kind_has_its_number_of_parties(findings, kind, right):
    parties = ["US", "JP", "KR", "EU"]
    for number in range(1, 5):
        told = findings(f"kind: {kind}\n{of(*parties[:number])}")
        assert [each.split()[2] for each in told] == ([] if number in right else ["number-of-parties:"])


def test_the_number_of_parties_is_told_with_its_place(findings, check_text):
    assert findings(f"kind: bilateral\n{of('US')}") == [
        "1 warning number-of-parties: a bilateral meeting has 2 parties, and 1 party is listed | "
        "mend `kind`, or list every party in `participants`, each once"
    ]
    assert "and 3 parties are listed" in findings(f"kind: bilateral\n{of('US', 'JP', 'KR')}")[0]


@pytest.mark.parametrize(
    ("owners", "told"),
    [
        ('"US, JP"', "`US, JP` is read as the name of one owner | write a list: `owners: [US, JP]`"),
        ('"US and JP"', "`US and JP` is read as the name of one owner | write a list: `owners: [US, JP]`"),
        ("US/JP", "`US/JP` is read as the name of one owner | write a list: `owners: [US, JP]`"),
        ("US & Working Group", None),
        ('"EU, UZ"', "`EU, UZ` is read as the name of one owner | write a list: `owners: [EU, UZ]`"),
        ("FR", "`FR` is to do something, and is no party of the meeting | the parties are US, JP, World Bank"),
        ("[US, FR]", "`FR` is to do something, and is no party of the meeting | the parties are US, JP, World Bank"),
        ("Wrold Bank", "`Wrold Bank` is no party of the meeting | did you mean `World Bank`?"),
        ("World bank", "`World bank` is no party of the meeting | did you mean `World Bank`?"),
        ("[US, World Bank]", None),
        ("Energy working group", None),
        ('"Ministries of Energy, of Trade and of Health"', None),
        ("Banking union", None),
    ],
)
def test_owners_are_parties_or_other_names(findings, owners, told):
    below = (
        f"kind: summit\n{of('US', 'JP', 'World Bank')}follow_ups: [{{action: Meet, due: 2025-07, owners: {owners}}}]\n"
    )
    assert findings(below) == ([f"3 warning unknown-owner: {told}"] if told else [])


@pytest.mark.parametrize(
    "name",
    [
        "Jane Example, Minister of Energy", "Jane Example, Secretary of State", "Jane Example (Foreign Minister)",
        "Minister Jane Example", "Prime Minister Example", "Ambassador Example", "President Example",
        "Jane Example – Director-General, Ministry", "Jeanne Exemple, ministre des Affaires étrangères",
        "Außenministerin Johanna Beispiel", "Ministro Juan Ejemplo", "Jane Example, Deputy Secretary-General",
        "岩屋毅外務大臣", "조태열 외교부 장관", "王毅外长",
    ],
)  # fmt: skip
def test_an_office_in_a_name_is_told(findings, name):
    below = f"participants: [{{party: US, people: ['{name}']}}, {{party: JP}}]\n"
    assert [each.split(":")[0] for each in findings(below)] == ["1 warning office-in-name"]


@pytest.mark.parametrize(
    "name",
    [
        "Jane Example", "Jane Example, Jr.", "Jane Example, PhD, MP", "Example, Jane", "Silva, Maria da",
        "H.E. Jane Example", "IWAYA Takeshi", "Narendra Modi (नरेन्द्र मोदी)", "Chief Olusegun Obasanjo",
        "Minister", "岩屋毅", "Cho Tae-yul",
        "Jean-Luc de la Tour", "Marshall King", "Dr. Jane Example",
        "Lord Example of Somewhere", "Vice Admiral Jane Example", "Prime", "Jane O’Example",
    ],
)  # fmt: skip
def test_names_alone_are_passed_over(findings, name):
    assert findings(f"participants: [{{party: US, people: ['{name}']}}, {{party: JP}}]\n") == []


@pytest.mark.parametrize("office", ["Foreign Minister", "Deputy Prime Minister", "Vice-President", "Ambassador"])
def test_the_whole_office_before_a_name_is_told(findings, office):
    (told,) = findings(f"participants: [{{party: US, people: [{office} Example]}}, {{party: JP}}]\n")
    assert f"holds an office, `{office}` | write the name alone" in told


def test_how_a_name_with_an_office_is_written_is_said(findings):
    below = "participants:\n  - {party: US, people: ['Jane Example, Minister of Energy']}\n  - {party: JP}\n"
    assert findings(below) == [
        "2 warning office-in-name: the name `Jane Example, Minister of Energy` holds an office, `Minister of Energy` | "
        "write `{name: Jane Example, title: Minister of Energy}`"
    ]
