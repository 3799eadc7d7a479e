"""Where a quarter of an em stands beside Han and kana: JLReq 3.2.6 d, CLReq 3.2.2."""

import pytest

from factsheet.typography.quarter_spaces import quarter_spaces


def parted(text: str, language: str) -> str:
    places = quarter_spaces(text, language)
    return "".join(("|" if at in places else "") + sign for at, sign in enumerate(text))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("2025年4月3日", "ja", "2025|年|4|月|3|日"),
        ("第2回NATO外相会合", "ja-JP", "第|2|回|NATO|外相会合"),
        ("15亿美元的G7峰会", "zh-Hans", "15|亿美元的|G7|峰会"),
        ("第3次會議", "yue", "第|3|次會議"),
        ("北京的Ёж和Ω", "zh", "北京的|Ёж|和|Ω"),
        ("é国e\u0301国", "zh", "é|国|e\u0301|国"),
        ("か\u3099A葛\U000e0100B々C", "ja", "か\u3099|A|葛\U000e0100|B|々|C"),
        ("ーA ｶB", "ja", "ー|A ｶ|B"),
        # Full-width letters are as Han is; marks and spaces stand for themselves.
        ("ＡＢ国２０年", "ja", "ＡＢ国２０年"),
        ("（G7）、AI。50％は50%に", "ja", "（G7）、AI。50％は|50%に"),
        ("第 2 回", "ja", "第 2 回"),
        ("A·B・C", "zh", "A·B・C"),
        # Korean has none, beside Hangul none stands.
        ("2025年 4월 제3차", "ko", "2025年 4월 제3차"),
        ("6자회담의 東京2025", "en", "6자회담의 東京|2025"),
        ("Plain text of 2025", "ja", "Plain text of 2025"),
    ],
)
def test_where_a_quarter_of_an_em_stands(text, language, expected):
    assert parted(text, language) == expected
