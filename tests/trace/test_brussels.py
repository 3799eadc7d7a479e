"""The meeting in Brussels traced to excerpts of the joint statement, and to the article that it was compiled from.

The article is a newspaper's: `FACTSHEET_ARTICLE=FILE` names it; without that, the excerpts alone are held against.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from traces import traced

from factsheet.parity.glossary import parse_glossary
from factsheet.trace.proposals import ProposedQuote, ProposedQuotes, read_proposals, take, write_proposals
from factsheet.trace.proposing import propose
from factsheet.trace.telling import diagnostics_of, share_of
from factsheet.trace.tracing import Trace

INPUTS = Path(__file__).parents[2] / "inputs"
NAME = "trilateral-brussels-2025-04-03"
EXCERPTS = Path(__file__).with_name("joint-statement.txt").read_bytes()
ARTICLE = os.environ.get("FACTSHEET_ARTICLE")
SECURITY = "sections[security].content"
SETTLED = {
    f"{SECURITY}[deterrence].content[ironclad-commitment-to-two-allies]": "The United States reiterated its ironclad "
    "commitments to the defense of Japan and the ROK, backed by America's unmatched military strength",
    f"{SECURITY}[deterrence].content[extended-deterrence-remains-critical]": "All sides confirmed that U.S. extended "
    "deterrence commitments to Japan and the ROK remain critical to the security and stability of the Korean Peninsula "
    "and the Indo-Pacific region.",
    f"{SECURITY}[indo-pacific].content[no-change-by-force-or-coercion]": "strongly opposed unlawful maritime claims or "
    "any unilateral attempts to change the status quo by force or coercion in the waters of the Indo-Pacific, "
    "including the South China Sea",
}
"""What was settled by hand: the items that the excerpts speak of, and their words."""
IN_REPORTS_ALONE = {"USD 1.46 billion", "six weeks", "first"}
"""What rests on other reports than the article, as the sheet says."""


def meeting(source: str, language: str = "") -> bytes:
    """Give the sample with a text for one of its sources."""
    text = (INPUTS / f"{NAME}{language}.yaml").read_text("utf-8")
    return text.replace("  - id: article\n", f"  - id: article\n    file: {source}\n", 1).encode()


def told(trace: Trace) -> set[str]:
    return {each.element.words for it in trace.statements for _, held in it.held for each in held.findings}


def taken(data: bytes, quotes: ProposedQuotes) -> bytes:
    return take(data, f"{NAME}.yaml", quotes, "quotes.yaml")


def test_it_rests_on_the_excerpts_where_they_speak_of_it_and_leaves_the_nuclear_risks_out():
    quotes = tuple(ProposedQuote(path=path, source="article", exact=exact) for path, exact in SETTLED.items())
    sample = taken(meeting("statement.txt"), ProposedQuotes(quotes=quotes))
    trace = traced(sample, {"statement.txt": EXCERPTS})
    assert told(trace) == set()
    assert {str(it.statement.path) for it in trace.statements if it.is_quoted} == SETTLED.keys()
    assert [each.text for each in trace.left_out if "excerpts" not in each.text] == [
        "Japan and the ROK expressed their support for U.S. efforts to engage the PRC and Russia on reducing nuclear "
        "risks."
    ]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("as the United States affirmed", "as the three affirmed", "three"),
        ("of Japan and of the ROK is ironclad", "of Japan and of the PRC is ironclad", "PRC"),
        ("the three agreed: the", "the three did not agree: the", "agree"),
        ("in Indo-Pacific waters, including the South", "in Indo-Pacific waters, including the East", "East"),
    ],
)
def test_a_change_of_what_rests_on_the_excerpts_is_told(old, new, words):
    quotes = tuple(ProposedQuote(path=path, source="article", exact=exact) for path, exact in SETTLED.items())
    sample = taken(meeting("statement.txt"), ProposedQuotes(quotes=quotes)).decode()
    place = re.search(r"\s+".join(map(re.escape, old.split())), sample)
    assert place
    changed = sample[: place.start()] + new + sample[place.end() :]
    assert words in told(traced(changed.encode(), {"statement.txt": EXCERPTS}))


@pytest.mark.skipif(not ARTICLE, reason="FACTSHEET_ARTICLE names no file")
@pytest.mark.parametrize("language", ["", ".fr", ".es", ".ja", ".ko"])
def test_all_that_it_says_is_in_the_article_but_what_rests_on_other_reports(language):
    article = Path(str(ARTICLE)).read_bytes()
    data, files = meeting("article.txt", language), {"article.txt": article}
    glossary = parse_glossary("glossary.yml", (INPUTS / "glossary.yml").read_bytes())
    names = glossary.every_form()
    proposals = write_proposals(NAME, propose(traced(data, files, glossary), names))
    trace = traced(taken(data, read_proposals("quotes.yaml", proposals.encode())), files, glossary)
    errors = [each for each in diagnostics_of(trace) if each.severity == "error"]
    assert len(errors) <= (len(IN_REPORTS_ALONE) if not language else 8), [str(each) for each in errors]
    if not language:
        assert told(trace) == IN_REPORTS_ALONE
        assert share_of(trace).percent > 97
        assert [each.text for each in trace.left_out if "Strengthen Cooperation" not in each.text] == []
    for name in (b"nuclear risks", b"Law of the Sea", b"Minerals Security Partnership"):
        assert name not in article
