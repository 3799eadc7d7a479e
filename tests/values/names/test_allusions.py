"""States that a text speaks of without their names."""

import pytest

from factsheet.values.names.allusions import alludes


@pytest.mark.parametrize(
    ("text", "language", "code", "so"),
    [
        ("日米韓外相会合", "ja", "JP", True),
        ("日米韓外相会合", "ja", "CN", False),
        ("한미일 외교장관회의", "ko-KR", "US", True),
        ("美日韩外长会议", "zh", "KR", True),
        ("la dissuasion américaine", "fr", "US", True),
        ("ป้องปราม", "th", "TH", False),
        ("上一次会议", "zh", "JP", False),
    ],
)
def test_a_state_is_alluded_to(text, language, code, so):
    assert alludes(text, language, code) is so
