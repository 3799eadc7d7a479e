"""Three hundred true sentences of public statements rest on their words; each of them altered once does not.

`altered_sentences.yaml` holds them: seven kinds of alterations, drawn by its seed from what `alterations.py` gives.
"""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from alterations import KINDS
from random_alterations import held, run, sentences
from traces import traced

from factsheet.source.writer import write
from factsheet.trace.telling import diagnostics_of
from factsheet.trace.tracing import Trace

SENTENCES = sentences()


def others_of(number: int) -> list[str]:
    """Give other sentences of the same text, as a quote of a whole paragraph has them."""
    text = SENTENCES[number]["text_of"]
    return [each["says"] for each in SENTENCES if each["text_of"] == text and each is not SENTENCES[number]][:4]


def test_there_are_three_hundred_of_all_texts_and_kinds():
    texts = {each["text_of"] for each in SENTENCES}
    kinds = Counter(each["alters"] for each in SENTENCES)
    assert (len(SENTENCES), len({each["says"] for each in SENTENCES}), len(texts)) == (300, 300, 21)
    assert kinds.keys() == KINDS.keys()
    assert min(kinds.values()) >= 42


def test_alterations_are_drawn_by_a_seed():
    one, other = ([*KINDS["figure"](SENTENCES[0]["says"], Random(7))] for _ in range(2))
    assert one == other
    assert one[0] != SENTENCES[0]["says"]


def test_what_the_large_count_draws_is_told_for_each_kind():
    runs = [run(seed) for seed in range(len(KINDS))]
    assert ({each.kind for each in runs}, {each.outcome for each in runs}) == (set(KINDS), {"clean"})


@pytest.mark.parametrize("kind", KINDS)
def test_the_words_of_another_sentence_in_the_quote_are_no_evidence(kind):
    for number, each in enumerate(SENTENCES):
        if each["alters"] == kind:
            beside = others_of(number)
            assert held(each["altered"], *beside, each["says"]).findings, each["altered"]
            assert not held(each["says"], *beside, each["says"]).findings, each["says"]


def sheet(key: str) -> tuple[bytes, bytes]:
    """Give a sheet of all sentences with their quotes, and the source that they are quoted from."""
    points = [
        {"text": each[key].replace("*", r"\*"), "quotes": [{"source": "statement", "exact": each["says"]}]}
        for each in SENTENCES
    ]
    meeting = {
        "id": "altered",
        "kind": "multilateral",
        "title": "Public statements",
        "date": "2025-04-03",
        "venue": {"city": "Brussels", "country": "BE"},
        "issuer": {"name": "Desk"},
        "participants": [{"party": "US"}, {"party": "JP"}, {"party": "KR"}],
        "sections": [{"title": "Sentences", "content": points}],
        "sources": [{"id": "statement", "title": "Statements", "file": "statement.txt"}],
    }
    return write(meeting).encode(), "\n\n".join(
        ["Brussels, April 3, 2025", *(each["says"] for each in SENTENCES)]
    ).encode()


@pytest.fixture(scope="module")
def traces() -> dict[str, Trace]:
    """Give the sheet of the true sentences and that of the altered ones, each traced to the true ones."""
    (true, source), (altered, _) = sheet("says"), sheet("altered")
    return {key: traced(data, {"statement.txt": source}) for key, data in (("says", true), ("altered", altered))}


def test_a_sheet_of_true_sentences_rests_on_them(traces):
    assert diagnostics_of(traces["says"]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_altered_sentence_of_a_sheet_is_told(traces, kind):
    statements = traces["altered"].statements
    assert len(statements) == len(SENTENCES)
    for each, statement in zip(SENTENCES, statements, strict=True):
        if each["alters"] == kind:
            assert any(found.findings for _, found in statement.held), each["altered"]
