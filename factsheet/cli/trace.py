"""`factsheet trace`: hold what sheets say against the words of their sources, propose quotes, take them."""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factsheet.cli.app import is_quiet, quiet_option
from factsheet.cli.options import (
    Wanted,
    asked,
    format_option,
    meeting_options,
    refuse_two_on_stdout,
    report_option,
    take,
)
from factsheet.diagnostics import counted, diagnostic_json
from factsheet.production.options import Options

if TYPE_CHECKING:
    from factsheet.cli.progress import Tally
    from factsheet.production.sets.request import Request
    from factsheet.trace.tracing import Trace


@click.command("trace")
@meeting_options
@take(Options, "languages", "glossary", "trace", "output", "profile", "template", "theme", "paper")
@click.option("--propose", is_flag=True, help="Write NAME.quotes.yaml, words that what has no quote may rest on.")
@click.option("--take", "taken", is_flag=True, help="Write the quotes of NAME.quotes.yaml into the meeting first.")
@click.option("--sheet", is_flag=True, help="Write ID.trace files: each sentence beside the words it rests on.")
@format_option("text", "Text, or a JSON list of traces on stdout.")
@report_option
@quiet_option
def command(  # noqa: PLR0913 - an argument an option
    *,
    paths: tuple[Path, ...],
    config: Path | None,
    propose: bool,
    taken: bool,
    sheet: bool,
    shown_as: str,
    reports: Wanted,
    **given: object,
) -> int:
    """Hold every figure, date, name and denial of meetings against the words of their sources that they quote.

    Tells what stands in no quote, quotes that are no longer found, sources that have changed, and, on stdout, what the
    sources say and the sheet leaves out. PATH is as for `check`. Exits with 0 where all that is quoted holds (warnings
    tell what is not quoted or not judged), with 1 where it does not, or less of a sheet rests on quotes than it must,
    with 2 for wrong usage.
    """
    from factsheet.cli.progress import Tally, write_reports  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.sets.traces import trace_set  # noqa: PLC0415 - as above

    refuse_two_on_stdout(shown_as, reports)
    request = asked(paths, config, given)
    silent = shown_as == "json"
    if taken:
        _take(request.found.files, silent=silent)
    tally = Tally(silent=silent)
    traces: list[Trace] = []
    if sheet:
        from factsheet.production.trace_sheets import make_trace_sheet, of_paired_formats  # noqa: PLC0415 - as above
    for report, traced in trace_set(request, proposing=propose):
        tally.add(report)
        if traced:
            traces.append(traced)
            _print(traced, left_out=not propose, silent=silent)
            if propose and report.source:
                _propose(report.source, traced, request, silent=silent)
            if sheet and report.source:
                tally.add(make_trace_sheet(report.source, traced, None, of_paired_formats(request.options)))
    if silent:
        click.echo(json.dumps(_data(traces, tally), indent=2, ensure_ascii=False))
    write_reports(reports, tally.reports)
    return tally.close("")


def _take(files: tuple[Path, ...], *, silent: bool) -> None:
    from factsheet.production.sets.traces import take_proposed  # noqa: PLC0415 - as above

    for path in files:
        count = take_proposed(path)
        if not silent and not is_quiet():
            click.echo(f"{counted(count, 'quote')} taken into {path}", err=True)


def _propose(path: Path, traced: "Trace", request: "Request", *, silent: bool) -> None:
    from factsheet.production.sets.traces import write_proposed  # noqa: PLC0415 - as above
    from factsheet.production.sets.versions import glossary_file, read_glossary  # noqa: PLC0415 - as above

    target, count = write_proposed(path, traced, read_glossary(glossary_file(request)))
    if not silent:
        click.echo(target)
    if not silent and not is_quiet():
        next_step = f": settle them, then `factsheet trace {path} --take`" if count else ""
        click.echo(f"{counted(count, 'quote')} proposed in {target}{next_step}", err=True)


def _print(traced: "Trace", *, left_out: bool, silent: bool) -> None:
    """Print what the sources say and the sheet leaves out, and how much of the sheet rests on quotes."""
    from factsheet.trace.telling import summary  # noqa: PLC0415 - as above

    if silent or is_quiet():
        return
    for each in traced.left_out if left_out else ():
        click.echo(f"{traced.version.name}: not taken: {each.source.id}, {each.sentence.at}: {each.text}")
    click.echo(f"{traced.version.name}: {summary(traced)}", err=True)


def _data(traces: "list[Trace]", tally: "Tally") -> list[dict[str, object]]:
    from factsheet.trace.telling import report_of  # noqa: PLC0415 - as above

    told = list(map(diagnostic_json, tally.diagnostics))
    known = {each.version.name for each in traces}
    found = [{**report_of(each), "diagnostics": [d for d in told if d["file"] == each.version.name]} for each in traces]
    rest = [d for d in told if d["file"] not in known]
    return [*found, *([{"file": None, "diagnostics": rest}] if rest else [])]
