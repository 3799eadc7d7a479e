"""The meeting in Brussels traced to excerpts of the joint statement, and to the article that it was compiled from.

The article is a newspaper's: `FACTSHEET_ARTICLE=FILE` names it; without that, the excerpts alone are held against.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from traces import traced

from factsheet.diagnostics import has_errors
from factsheet.parity.glossary import parse_glossary
from factsheet.trace.proposals import ProposedQuotes, read_proposals, take, write_proposals
from factsheet.trace.proposing import propose
from factsheet.trace.telling import diagnostics_of, share_of
from factsheet.trace.tracing import Trace

INPUTS = Path(__file__).parents[2] / "inputs"
NAME = "trilateral-brussels-2025-04-03"
EXCERPTS = {f"{NAME}.statement.txt": (INPUTS / f"{NAME}.statement.txt").read_bytes()}
ARTICLE = os.environ.get("FACTSHEET_ARTICLE")
SECURITY = "sections[security].content"
SETTLED = {
    "summary[summary.deterrence]",
    f"{SECURITY}[deterrence].content[ironclad-commitment-to-two-allies]",
    f"{SECURITY}[deterrence].content[extended-deterrence-remains-critical]",
    f"{SECURITY}[indo-pacific].content[no-change-by-force-or-coercion]",
    f"{SECURITY}[indo-pacific].content[free-and-open-under-international-law]",
}
"""The items that the excerpts speak of."""
VERSIONS = ("", ".ar", ".es", ".fa", ".fr", ".he", ".hi", ".ja", ".ko", ".ru", ".zh")
IN_REPORTS_ALONE = {"USD 1.46 billion", "six weeks", "first"}
"""What rests on other reports than the article, as the sheet says."""


def meeting(language: str = "") -> bytes:
    return (INPUTS / f"{NAME}{language}.yaml").read_bytes()


def of_the_article(text: str) -> bytes:
    """Give the sample without its quotes, and with the text of the article in place of that of the statement."""
    bare = re.sub(r"^( *)quotes:\n(?:\1 +.*\n)+|^ *(?:file|sha256): .*\n", "", text, flags=re.MULTILINE)
    return bare.replace("  - id: article\n", "  - id: article\n    file: article.txt\n", 1).encode()


def told(trace: Trace) -> set[str]:
    return {each.element.words for it in trace.statements for _, held in it.held for each in held.findings}


def taken(data: bytes, quotes: ProposedQuotes) -> bytes:
    return take(data, f"{NAME}.yaml", quotes, "quotes.yaml")[0]


@pytest.mark.parametrize("language", VERSIONS)
def test_it_rests_on_the_excerpts_where_they_speak_of_it_and_leaves_the_nuclear_risks_out(language):
    trace = traced(meeting(language), EXCERPTS)
    assert told(trace) == set()
    assert {each.code for each in diagnostics_of(trace)} <= {"trace-unquoted", "trace-language", "trace-particular"}
    assert not has_errors(diagnostics_of(trace))
    assert {str(it.statement.path) for it in trace.statements if it.is_quoted} == SETTLED
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
    sample = meeting().decode()
    place = re.search(r"\s+".join(map(re.escape, old.split())), sample)
    assert place
    changed = sample[: place.start()] + new + sample[place.end() :]
    assert words in told(traced(changed.encode(), EXCERPTS))


@pytest.mark.skipif(not ARTICLE, reason="FACTSHEET_ARTICLE names no file")
@pytest.mark.parametrize("language", ["", ".fr", ".es", ".ja", ".ko"])
def test_all_that_it_says_is_in_the_article_but_what_rests_on_other_reports(language):
    article = Path(str(ARTICLE)).read_bytes()
    data, files = of_the_article(meeting(language).decode()), {"article.txt": article}
    glossary = parse_glossary("glossary.yml", (INPUTS / "glossary.yml").read_bytes())
    names = glossary.every_form()
    proposals = write_proposals(NAME, propose(traced(data, files, glossary), names))
    trace = traced(taken(data, read_proposals("quotes.yaml", proposals.encode())), files, glossary)
    errors = [each for each in diagnostics_of(trace) if each.severity == "error"]
    assert len(errors) <= (len(IN_REPORTS_ALONE) if not language else 8), [str(each) for each in errors]
    if not language:
        assert told(trace) == IN_REPORTS_ALONE
        assert share_of(trace).percent > 97
        assert [str(each.path) for each in trace.particulars if each.verdict != "rests"] == []
        assert [each.text for each in trace.left_out if "Strengthen Cooperation" not in each.text] == []
    for name in (b"nuclear risks", b"Law of the Sea", b"Minerals Security Partnership"):
        assert name not in article
