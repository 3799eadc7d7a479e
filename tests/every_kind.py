"""A small meeting in every language with a value of every kind that a draft prints."""

from __future__ import annotations

from typing import Any

import yaml
from small_meetings import small


def every_kind(language: str) -> str:
    """Give the small meeting of a language with all that is optional, in the language's letters where it has words."""
    meeting: dict[str, Any] = yaml.load(small(language), Loader=yaml.CSafeLoader)
    (section,) = meeting["sections"]
    (point,) = section["content"]
    title, text, action = section["title"], point["text"], meeting["follow_ups"][0]["action"]
    meeting["venue"]["occasion"] = f"{title} Vo"
    meeting["participants"][1]["people"] = [{"name": "Ps", "title": f"{text} Pu"}]
    meeting["summary"] = [{"lead": "La", "text": f"{text} {title} 2"}, f"{title} Lb"]
    section["summary"] = f"{text} Sa"
    section["content"] += [
        {"lead": "Lc", "text": f"{action} Ld {title}", "points": [{"lead": "Le", "text": f"{text} Lf"}, f"{text} Lg"]},
        {"paragraph": {"text": f"{title} Lh {text}"}},
        {"table": _table(title, text)},
        {"section": {"title": f"{title} Sb", "content": [f"{text} Li"]}},
    ]
    meeting["follow_ups"] += [
        {"action": f"{action} Fa", "owners": ["US"], "due": "2025-07-15", "status": "ongoing"},
        {"action": f"{action} Fb", "owners": ["JP", "KR"], "due": "2025-09"},
    ]
    meeting["sources"][0]["url"] = "https://example.org/a"
    meeting["contacts"][0] |= {"email": "a@example.org", "phone": "+32 2 000 00 00", "url": "https://example.org/c"}
    meeting["clearances"] = [{"office": f"{title} Ca", "name": "Cb", "decision": "cleared", "date": "2025-04-04"}]
    meeting["clearances"] += [{"office": "Cc"}, {"office": "Cd", "decision": "objected"}]
    return yaml.dump(meeting, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False)


def _table(title: str, text: str) -> dict[str, Any]:
    return {
        "caption": f"{title} Ta",
        "columns": [f"{text} Tb", {"title": "Tc", "align": "end"}],
        "rows": [["Td", "12"], [f"{text} Te", "9"]],
    }
