"""What a trace has to tell: diagnostics at their places in the meeting file, how much rests on quotes, plain data."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, Related, Severity, bounded, shorten
from factsheet.parity.telling import quoted
from factsheet.paths import ValuePath
from factsheet.trace.elements import Element
from factsheet.trace.findings import Doubt, Finding, Held
from factsheet.trace.particulars import Particular
from factsheet.trace.statements import StatedSentence
from factsheet.trace.tracing import Trace, TracedQuote, TracedStatement, unread_languages

_VALUES = frozenset({Doubt.FIGURE, Doubt.UNIT, Doubt.QUALIFIER, Doubt.DATE})
_SHOWN = 100


class Share(Struct, frozen=True):
    """How many facts a sheet has, and how many of them rest on quotes; what is not judged rests on none."""

    facts: int
    resting: int
    unjudged: int
    unquoted: int

    @property
    def percent(self) -> float:
        """The share of facts that rest on quotes, 0 to 100; of a sheet without facts it is 100."""
        return 100 * self.resting / self.facts if self.facts else 100.0


def share_of(traced: Trace) -> Share:
    """Count the facts of a sheet. A denial, or who did it, is counted where it is wrong."""
    facts = resting = unjudged = unquoted = 0
    for statement in traced.statements:
        if not statement.is_quoted:
            found = sum(len(traced.facts_of(each)) for each in statement.statement.sentences)
            facts, unquoted = facts + found, unquoted + found
        for _, held in statement.held:
            wrong = {id(each.element) for each in held.findings if not each.unclear}
            odd = sum(id(each) not in map(id, held.facts) for each in _elements(held) if id(each) in wrong)
            facts += len(held.facts) + odd
            unjudged += len(held.unjudged)
            known = {id(each) for each in held.unjudged}
            resting += sum(id(each) not in wrong and id(each) not in known for each in held.facts)
    return Share(facts, resting, unjudged, unquoted)


def _elements(held: Held) -> list[Element]:
    return list({id(each.element): each.element for each in held.findings}.values())


def diagnostics_of(traced: Trace) -> list[Diagnostic]:
    """Give all that is wrong, in the order of the file."""
    found = [*traced.faults, *_languages(traced)]
    for statement in traced.statements:
        found += _of_statement(traced, statement)
    found += [_of_particular(traced, each) for each in traced.particulars if each.verdict == "wrong"]
    return bounded(sorted(found, key=lambda each: (each.span.line, each.span.column) if each.span else (0, 0)))


def _of_statement(traced: Trace, statement: TracedStatement) -> Iterator[Diagnostic]:
    if not statement.statement.inherited:
        for quote in statement.quotes:
            yield from _of_quote(traced, quote)
    if not statement.quotes:
        yield _unquoted(traced, statement)
    for sentence, held in statement.held:
        yield from (_of_finding(statement, sentence, each) for each in held.findings)


def _of_quote(traced: Trace, quote: TracedQuote) -> Iterator[Diagnostic]:
    path = quote.at.path / "exact"
    span = traced.version.file.positions.span(path)
    source = quote.at.quote.source
    if quote.source is None:
        if source not in traced.unread:
            path = quote.at.path / "source"
            message, hint = _no_text(traced, source)
            yield Diagnostic("trace-source", message, traced.version.file.positions.span(path), (hint,), path=str(path))
    elif quote.found is None:
        hints = ("quote what the source says today, or leave the quote out",)
        related: tuple[Related, ...] = ()
        if quote.moved:
            words = quote.source.text[quote.moved.start : quote.moved.end]
            related = (Related(f"most of the words stand in {source}, {quote.moved.at}: “{words}”"),)
        message = f"`{source}` does not have these words"
        yield Diagnostic("trace-quote", message, span, hints, path=str(path), related=related)
    elif quote.found.unclear:
        message = f"`{source}` has these words more than once, or has others around them"
        hints = ("add the words before them as `prefix`, or those behind them as `suffix`",)
        yield Diagnostic("trace-quote", message, span, hints, Severity.WARNING, str(path))


def _no_text(traced: Trace, source: str) -> tuple[str, str]:
    known = [each.id for each in traced.version.meeting.sources]
    if source not in known:
        return f"there is no source `{source}`", f"the ids in `sources` are: {', '.join(known)}" if known else (
            "list it in `sources`"
        )
    return f"the source `{source}` has no `file`", "put its text beside the meeting, and its name into `file`"


def _unquoted(traced: Trace, statement: TracedStatement) -> Diagnostic:
    path = statement.statement.path
    cited = [each for each in statement.statement.cited if each not in traced.sources]
    if cited and len(cited) == len(statement.statement.cited):
        message = f"this rests on `{cited[0]}`, of which there is no text"
        hints = ("put its text beside the meeting, and its name into `file`",)
    else:
        message, hints = (
            "nothing is quoted for this",
            ("`factsheet trace --propose` looks for words that it may rest on",),
        )
    span = traced.version.file.positions.span(path)
    return Diagnostic("trace-unquoted", message, span, hints, Severity.WARNING, str(path))


def _of_finding(statement: TracedStatement, sentence: StatedSentence, finding: Finding) -> Diagnostic:
    element = finding.element
    place = sentence.text.place(sentence.start + element.start, sentence.start + element.end)
    hints = ("see what the source says, and mend the sentence or its quotes",)
    weight = Severity.WARNING if finding.unclear else Severity.ERROR
    related = tuple(_quotes(statement))
    code = (
        "trace-denial"
        if finding.doubt is Doubt.NEGATION
        else "trace-subject"
        if finding.doubt is Doubt.SUBJECT
        else "trace-value"
        if finding.doubt in _VALUES
        else "trace-name"
    )
    return Diagnostic(code, finding_text(finding), place.span, hints, weight, str(place.path), related)


def finding_text(finding: Finding) -> str:
    """Say what is wrong with a fact."""
    words = quoted(finding.element.words)
    instead = quoted(finding.instead.words) if finding.instead else ""
    if finding.doubt is Doubt.NEGATION:
        return _denial(finding, words)
    if finding.doubt is Doubt.QUALIFIER:
        return _qualifiers(finding)
    if finding.doubt is Doubt.UNIT:
        return f"{words} is {instead} in the quotes: the unit is another"
    return f"{words} stands here where the quotes have {instead}" if instead else f"{words} stands in no quote"


def _denial(finding: Finding, words: str) -> str:
    if finding.instead is None:
        return f"something is denied on one side alone, here or in the quotes: {words}"
    if finding.element.denied:
        return f"{words} is denied here, and not in the quotes"
    return f"{words} is denied in the quotes, and not here"


def _qualifiers(finding: Finding) -> str:
    ours, theirs = (each.value.qualifier if each and each.value else "" for each in (finding.element, finding.instead))
    named = [f"`{each}`" if each else "nothing" for each in (ours, theirs)]
    return f"{named[0]} stands beside {quoted(finding.element.words)} here, and {named[1]} in the quotes"


def _of_particular(traced: Trace, particular: Particular) -> Diagnostic:
    """Tell of a fact outside of sentences that no source has, or of another office that one gives to the person."""
    instead = particular.instead
    hint = "see what the source says" if instead else "see whether it is so, and where it stands"
    weight = Severity.ERROR if instead else Severity.WARNING
    message, path = particular_text(particular), particular.path
    return Diagnostic("trace-particular", message, traced.version.span(path), (hint,), weight, str(path))


def particular_text(particular: Particular) -> str:
    """Say what is wrong with a fact outside of sentences."""
    text = quoted(particular.text)
    if particular.instead:
        return f"{text} stands here where a source has {quoted(particular.instead)} beside the name"
    where = "quote of the follow-up" if "owners" in particular.path.keys else "source that has a text"
    return f"{text} stands in no {where}"


def _quotes(statement: TracedStatement) -> Iterator[Related]:
    for each in statement.quotes:
        if each.source and each.found:
            words = shorten(each.source.text[each.found.start : each.found.end], _SHOWN)
            yield Related(f"{each.source.id}, {each.touched[0].at}: “{words}”")


def _languages(traced: Trace) -> Iterator[Diagnostic]:
    for tag in unread_languages(traced):
        message = (
            f"names, offices, denials and who did it are not judged in `{tag}`: figures, dates, states and treaties are"
        )
        path = ValuePath.parse("language")
        yield Diagnostic(
            "trace-language", message, traced.version.file.positions.span(path), (), Severity.WARNING, "language"
        )


def report_of(traced: Trace) -> dict[str, Any]:
    """Give a trace as plain data, as `factsheet trace --format json` prints it."""
    share = share_of(traced)
    return {
        "file": traced.version.name,
        "id": traced.version.meeting.id,
        "facts": share.facts,
        "resting": share.resting,
        "unjudged": share.unjudged,
        "unquoted": share.unquoted,
        "percent": round(share.percent, 1),
        "statements": [_statement(each) for each in traced.statements],
        "particulars": [_particular(each) for each in traced.particulars],
        "left_out": [{"source": it.source.id, "at": it.sentence.at, "text": it.text} for it in traced.left_out],
        "sources": [
            {"id": name, "language": text.language, "sha256": text.sha256, "sentences": len(text.sentences)}
            for name, text in traced.sources.items()
        ],
    }


def _statement(statement: TracedStatement) -> dict[str, Any]:
    return {
        "path": str(statement.statement.path),
        "quotes": [_quote(each) for each in statement.quotes],
        "sentences": [
            {
                "text": sentence.shown,
                "facts": [_fact(held, each) for each in held.facts],
                "findings": [
                    {
                        "doubt": it.doubt.value,
                        "text": it.element.words,
                        "unclear": it.unclear,
                        "message": finding_text(it),
                    }
                    for it in held.findings
                ],
                "unsaid": [each.words for each in held.unsaid],
            }
            for sentence, held in statement.held
        ]
        or [{"text": each.shown} for each in statement.statement.sentences],
    }


def _particular(each: Particular) -> dict[str, Any]:
    told = {"path": str(each.path), "kind": each.kind.value, "text": each.text, "verdict": each.verdict}
    found = {"source": each.found.source.id, "at": each.found.at.at} if each.found else {"source": None, "at": None}
    return {**told, **found}


def _quote(quote: TracedQuote) -> dict[str, Any]:
    at = next((each.at for each in quote.touched), None)
    return {"source": quote.at.quote.source, "exact": quote.at.quote.exact, "at": at}


def _fact(held: Held, element: Element) -> dict[str, str]:
    wrong = any(each.element is element and not each.unclear for each in held.findings)
    unjudged = any(each is element for each in held.unjudged)
    verdict = "wrong" if wrong else "not judged" if unjudged else "rests"
    return {"kind": element.kind.value, "text": element.words, "verdict": verdict}


def summary(traced: Trace) -> str:
    """Give in a line how much of a sheet rests on quotes."""
    share = share_of(traced)
    parts = [f"{share.resting} of {share.facts} facts rest on quotes"]
    if share.unquoted:
        parts.append(f"{share.unquoted} without a quote")
    if share.unjudged:
        parts.append(f"{share.unjudged} not judged")
    return ", ".join(parts)
