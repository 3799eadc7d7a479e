"""States that are written out where their code is meant are told, with the code."""

from __future__ import annotations

import pytest

HEAD = "language: {}\nparticipants:\n  - {{party: {}}}\n  - {{party: JP}}\n"


def told(findings, language: str, party: str) -> list[str]:
    return [each for each in findings(HEAD.format(language, party)) if "state-by-name" in each]


@pytest.mark.parametrize(
    ("language", "party", "hint"),
    [
        ("en", "Kyrgyz Republic", "KG"),
        ("en", "Republic of Korea", "KR"),
        ("en", "ROK", "KR"),
        ("en", "U.S.", "US"),
        ("en", "Ivory Coast", "CI"),
        ("en", "Holy See", "VA"),
        ("fr", "Corée du Sud", "KR"),
        ("fr", "Coree du Sud", "KR"),
        ("fr", "Republic of Korea", "KR"),
        ("fr", "Congo", "CD` or `CG"),
        ("ja", "大韓民国", "KR"),
        ("ru", "Республика Корея", "KR"),
    ],
)
def test_a_state_by_its_name_is_told(findings, language, party, hint):
    message = f"state-by-name: `{party}` is a state, and is printed as it is written here | did you mean `{hint}`?"
    assert [each.partition("warning ")[2] for each in told(findings, language, party)] == [message]


@pytest.mark.parametrize(
    ("party", "code"), [("Untied States", "US"), ("Republc of Korea", "KR"), ("Corea", "KP` or `KR")]
)
def test_a_misspelt_state_is_told(findings, party, code):
    (only,) = told(findings, "en", party)
    assert only.endswith(f"state-by-name: `{party}` is nearly the name of a state | did you mean `{code}`?")


def test_an_owner_is_told_at_its_place(findings):
    below = "follow_ups: [{action: Meet, due: 2025-07, owners: [US, Kyrgyz Republic]}]\n"
    assert [each.split()[:3] for each in findings(below) if "state-by-name" in each] == [
        ["1", "warning", "state-by-name:"]
    ]


@pytest.mark.parametrize(
    "party",
    [
        "World Bank",
        "European Union",
        "United Nations",
        "Bank of Korea",
        "Trilateral Secretariat",
        "ASEAN",
        "Party A",
        "A" * 99,
    ],
)
def test_organisations_are_passed_over(findings, party):
    assert told(findings, "en", party) == []
