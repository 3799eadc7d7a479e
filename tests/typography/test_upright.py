"""What is upright within italics."""

import pytest

from factsheet.typography.upright import upright_stretches


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("3 April 2025", "en", "3 April 2025"),
        ("Café, 2025", "fr", "Café, 2025"),
        ("on 2025年4月3日 in Tokyo", "en", "on [2025年4月3日] in Tokyo"),
        ("東京都 2025, April 3", "en", "[東京都 2025,] April 3"),
        ("April 2025 東京", "en", "April [2025 東京]"),
        ("on 3 April 2025 (2025年4月3日)", "en", "on 3 April 2025 [(2025年4月3日)]"),
        ("G7外相 会合 and more", "de", "[G7外相 会合] and more"),
        ("2025 السلام عليكم peace", "en", "[2025 السلام عليكم] peace"),
        ("the वार्ता 2025 talks", "en", "the [वार्ता 2025] talks"),
        ("NATO外相 and 3 more", "ja", "[NATO外相 and 3 more]"),
        ("3차 회담 2025", "ko-KR", "[3차 회담 2025]"),
        ("The Economist 2025", "ja", "The Economist 2025"),
    ],
)
def test_what_stands_beside_letters_without_italics_is_upright(text, language, expected):
    stretches = upright_stretches(text, language)
    assert "".join(f"[{part}]" if upright else part for part, upright in stretches) == expected
