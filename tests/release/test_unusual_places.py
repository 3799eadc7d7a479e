"""Withheld words in places where few look: two meetings that differ in them alone leave the same bytes everywhere."""

from __future__ import annotations

from typing import Any

from release_proof import left_by

SEEN, HIDDEN = "U", "S//NF"


def hidden(**item: Any) -> dict[str, Any]:
    return {**item, "marking": HIDDEN}


def seen(**item: Any) -> dict[str, Any]:
    return {**item, "marking": SEEN}


def meeting(word: str, state: str) -> dict[str, Any]:
    """Give a meeting with a word, and a state, in what a level may not see."""
    name, short = word.partition(" ")[0].lower(), word[:3].upper()
    table = seen(
        caption="Figures",
        columns=["A", "B"],
        rows=[seen(cells=["One", "1"]), hidden(cells=[word, "2"]), seen(cells=["Three", "3"])],
    )
    figures = [
        {"figure": seen(path="figures/clear.png", alt="Open.", caption="One")},
        {"figure": hidden(path=f"figures/{name}.png", alt=word, caption=word)},
        {"figure": seen(path="figures/bars.png", alt="Open.", caption="Two")},
    ]
    content = [
        {"table": table},
        *figures,
        hidden(id=f"at-{name}", text=f"{word} says so, at {short}", sources=["public-one", f"of-{name}"]),
        seen(text="See the table of the EU.", sources=["public-two"]),
        {"section": hidden(id=f"in-{name}", title=word, content=[seen(text=word)])},
        {"section": seen(title="Within", content=[seen(text="It stands alone.")])},
    ]
    return {
        "id": "talks",
        "kind": "multilateral",
        "status": "draft",
        "title": "Several parties",
        "marking": SEEN,
        "date": "2025-04-03",
        "language": "en",
        "venue": {"city": "Brussels", "country": "BE"},
        "issuer": {"name": "Desk"},
        "numbering": {"sections": "1.", "paragraphs": "1.", "points": ["(1)", "a"]},
        "classification": {"scheme": "us", "by": word, "derived_from": word, "declassify_on": "20350403"},
        "alternat": [f"summary[{name}]", "summary[open]"],
        "participants": [
            seen(party="US"),
            hidden(party=state, people=[{"name": f"A. {word}", "title": word, "also": {"ja": word}}]),
            seen(party="BE"),
        ],
        "groups": [{"title": word, "participants": [hidden(party=state)]}],
        "summary": [
            hidden(id="energy", text="Energy security."),
            seen(id="open", text="BE, US met."),
            hidden(id=name, text=f"{word} of {state}"),
            seen(id="energy-2", text="Energy security."),
        ],
        "sections": [hidden(title=word, summary=word), seen(title="Open", content=content)],
        "follow_ups": [
            seen(action="Send it.", owners=["Quillfeather", "JP"], due="2025-05-01"),
            hidden(action=word, owners=[word], due=f"2025-06-0{len(word) % 9 + 1}", status="done"),
        ],
        "annexes": [
            seen(title="Programme"),
            hidden(title=word, url=f"https://example.org/{name}"),
            seen(title="Terms"),
        ],
        "related": [hidden(title=word, publisher=word), seen(title="A paper")],
        "contacts": [hidden(name=word, email=f"{name}@example.org"), seen(name="Press")],
        "sources": [
            seen(id="public-one", title="One"),
            hidden(id=f"of-{name}", title=word),
            seen(id="public-two", title="Two"),
        ],
        "abbreviations": {short: f"{word} of the EU", "EU": "European Union"},
        "clearances": [{"office": word, "decision": "cleared"}],
        "silence": {"until": "2025-04-10T12:00 UTC"},
        "objections": [{"party": word, "time": "2025-04-11T12:00 UTC"}],
        "allow": [{"code": "silence-undigested", "reason": word}, {"code": "unused-abbreviation", "reason": word}],
    }


def test_two_meetings_leave_the_same_bytes():
    versions = [("Quillfeather", "JP"), ("Marrowbone moored", "XK")]
    one, two = (left_by([meeting(*words)], "0", "redlines", indicated=False) for words in versions)
    assert sum(name.endswith((".pdf", ".docx")) for name in one) == 5, one["log 0"].decode()
    assert [name for name in sorted({*one, *two}) if one.get(name) != two.get(name)] == []
