"""Due dates in words are told where they are a day, a month, a season or another part of a year."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("language", "due", "hint"),
    [
        ("en", "4 July 2025", "write `2025-07-04`"),
        ("en", "July 2025", "write `2025-07`"),
        ("en", "the summer of 2025", "write `summer 2025`"),
        ("en", "Q3 2025", "write its last month, `2025-09`, or its last day, `2025-09-30`"),
        ("en", "first half of 2025", "write its last month, `2025-06`, or its last day, `2025-06-30`"),
        ("en", "3–5 July 2025", "write its last day, `2025-07-05`"),
        ("en", "Thursday, April 4, 2025", "2025-04-04 is a Friday: write `2025-04-04`, or the day that is meant"),
        ("fr", "été 2025", "write `summer 2025`"),
        ("fr", "le 4 juillet 2025", "write `2025-07-04`"),
        ("fr", "July 2025", "write `2025-07`"),
    ],
)
def test_a_due_date_in_words_that_has_a_form_of_its_own(findings, language, due, hint):
    below = f"language: {language}\nfollow_ups:\n- {{action: A, owners: Party A, due: '{due}'}}\n"
    why = "is kept as words, so that it cannot be compared or written otherwise"
    told = f"3 warning due-in-words: the due date `{due}` {why}"
    assert [found for found in findings(below) if "due-in-words" in found] == [f"{told} | {hint}"]


@pytest.mark.parametrize(
    "due",
    [
        "before the summit of 2025",
        "by July 2025",
        "mid-July 2025",
        "Regularly",
        "in 3 months",
        "4 July",
        "5 Shawwal 1446",
    ],
)
def test_other_words_are_left_alone(findings, due):
    assert findings(f"follow_ups:\n- {{action: A, owners: Party A, due: '{due}'}}\n") == []
