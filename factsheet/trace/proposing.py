"""Words of the sources that items may rest on: proposals, which the writer settles; nothing is taken by itself."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct, field

from factsheet.trace.contexts import Evidence
from factsheet.trace.elements import Kind, Sentence, language_pair, read_sentence
from factsheet.trace.sameness import Setting
from factsheet.trace.sources import SourceSentence, SourceText
from factsheet.trace.statements import StatedSentence
from factsheet.trace.support import hold
from factsheet.trace.tracing import Names, Trace, TracedStatement, setting_of

_LEAST = 0.2
"""From this share of what a sentence says on, weighed by how rare it is in the sources, one of a source is proposed."""
_ACROSS = 0.12
"""The same between two languages, which share values alone."""
_MOST = 3
"""So many sentences are proposed for one at most."""
_CLOSE = 12
"""So many of the likest sentences are looked at for facts that the first one lacks."""
_FEW = 4
"""A sentence that says less than so many things takes no sentence of its own where one is proposed for its item."""
_BESIDE = 5
"""So many words before a quote tell which of several places is meant."""


class Proposal(Struct, frozen=True):
    """Words of a source for an item: its path and text, the source, the words, those before them, where they stand."""

    path: str
    text: str
    source: str
    exact: str
    at: str
    prefix: str = ""


class _Candidate(Struct, frozen=True):
    source: SourceText
    place: SourceSentence
    sentence: Sentence
    keys: frozenset[str]


class _Corpus(Struct, frozen=True):
    """The sentences of all sources, and how rare what they say is."""

    candidates: tuple[_Candidate, ...]
    weights: dict[str, float] = field(default_factory=dict)
    order: dict[str, int] = field(default_factory=dict)

    def weight(self, keys: frozenset[str]) -> float:
        rare = math.log(1 + len(self.candidates))
        return sum(self.weights.get(key, rare) for key in keys)


def propose(traced: Trace, names: Names = ()) -> list[Proposal]:
    """Propose quotes for the items that have none, in the order of the file; the same input gives the same."""
    setting = setting_of(traced.version.meeting, traced.sources.values(), names)
    corpus = _corpus(traced.sources.values())
    found: list[Proposal] = []
    for statement in traced.statements:
        if not statement.quotes or statement.statement.inherited:
            found += _for_statement(traced, statement, corpus, setting)
    return found


def _corpus(sources: Iterable[SourceText]) -> _Corpus:
    listed = list(sources)
    candidates = tuple(_candidates(listed))
    counts = Counter(key for each in candidates for key in each.keys)
    weights = {key: math.log(1 + len(candidates) / count) for key, count in counts.items()}
    return _Corpus(candidates, weights, {source.id: at for at, source in enumerate(listed)})


def _candidates(sources: Sequence[SourceText]) -> Iterator[_Candidate]:
    for source in sources:
        for place in source.sentences:
            sentence = source.read(place)
            if len(sentence.elements) > 1:
                yield _Candidate(source, place, sentence, _keys(sentence))


def _keys(sentence: Sentence) -> frozenset[str]:
    return frozenset(key for each in sentence.elements if each.kind is not Kind.TOGETHER for key in each.keys)


def _for_statement(traced: Trace, statement: TracedStatement, corpus: _Corpus, setting: Setting) -> Iterator[Proposal]:
    path, shown = str(statement.statement.path), " ".join(each.shown for each in statement.statement.sentences)
    chosen: list[_Candidate] = []
    # The longest first: a lead-in of two words rests on what the text behind it does.
    for sentence in sorted(statement.statement.sentences, key=lambda each: each.start - each.end):
        chosen += _for_sentence(traced, sentence, corpus, setting, chosen)
    for run in _joined(sorted(chosen, key=lambda it: (corpus.order[it.source.id], it.place.start))):
        yield _proposal(path, shown, run)


def _joined(chosen: Iterable[_Candidate]) -> list[list[_Candidate]]:
    """Join sentences that stand one behind the other in a source."""
    runs: list[list[_Candidate]] = []
    for each in chosen:
        last = runs[-1][-1] if runs else None
        if last and last.source is each.source and 0 <= each.place.start - last.place.end <= 1:
            runs[-1].append(each)
        else:
            runs.append([each])
    return runs


def _for_sentence(
    traced: Trace, stated: StatedSentence, corpus: _Corpus, setting: Setting, known: Sequence[_Candidate]
) -> list[_Candidate]:
    """Give the likest sentence of the sources, and others that have facts which it lacks; nothing that is `known`."""
    sentence = read_sentence(stated.shown, stated.language, traced.version.short_forms)
    keys = _keys(sentence)
    whole = corpus.weight(keys)
    scored = [(corpus.weight(keys & each.keys), -at, each) for at, each in enumerate(corpus.candidates)]
    best = [
        each
        for score, _, each in sorted(scored, key=lambda it: it[:2], reverse=True)[:_CLOSE]
        if whole and score >= whole * (_LEAST if language_pair(each.sentence.language, sentence.language) else _ACROSS)
    ]
    chosen = list(known)
    if any(each in known for each in best[:1]) or (len(keys) < _FEW and known):
        best = best if _wrong(sentence, chosen, setting) else []
    else:
        chosen += best[:1]
    wrong = _wrong(sentence, chosen, setting)
    for each in best:
        if not wrong or len(chosen) - len(known) == _MOST:
            break
        fewer = _wrong(sentence, [*chosen, each], setting)
        if fewer < wrong:
            chosen, wrong = [*chosen, each], fewer
    return chosen[len(known) :]


def _wrong(sentence: Sentence, candidates: Sequence[_Candidate], setting: Setting) -> int:
    """Count what sentences of sources do not support."""
    held = hold(sentence, [Evidence.whole(each.sentence) for each in candidates], setting)
    return sum(not each.unclear for each in held.findings)


def _proposal(path: str, text: str, run: list[_Candidate]) -> Proposal:
    source, place = run[0].source, run[0].place
    exact = source.text[place.start : run[-1].place.end]
    before = source.text[: place.start].split()[-_BESIDE:]
    repeated = source.text.count(exact) > 1
    return Proposal(path, text, source.id, exact, place.at, " ".join(before) if repeated else "")
