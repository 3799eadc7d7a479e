"""From what went wrong to a message and an exit code; nowhere else does the program decide on either.

0 fine; 1 the input is at fault, or a file cannot be read or written; 2 usage; 70 a defect of the program (`EX_SOFTWARE`
of sysexits.h); 130 interrupted and 141 nobody reads the output (128 and the signal's number, as shells have it).
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from io import TextIOWrapper
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from factsheet.diagnostics import Diagnostic, FactsheetError

FINE, AT_FAULT, USAGE, DEFECT, INTERRUPTED, UNREAD = 0, 1, 2, 70, 130, 141


def run(command: click.Command, arguments: Sequence[str]) -> int:
    """Run a command; gives the exit code, and never raises."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # what its encoding lacks is escaped: a file's name may be no text at all
            stream.reconfigure(errors="backslashreplace")
    try:
        code = _guarded(command, arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        return _write_nowhere(UNREAD)
    except SystemExit as stop:
        # click exits by itself when a shell's completion is done (0); it and rich do where nobody reads them (1).
        return _write_nowhere(UNREAD) if stop.code else FINE
    except OSError:  # what cannot be flushed has been told where it was written
        return _write_nowhere(AT_FAULT)
    return code


def code_for(diagnostics: Iterable[Diagnostic]) -> int:
    """Give the exit code of a run that said this: warnings alone are fine."""
    from factsheet import diagnostics as said  # noqa: PLC0415 - help says nothing of any input

    told = tuple(diagnostics)
    if any(diagnostic.code == said.DEFECT for diagnostic in told):
        return DEFECT
    return AT_FAULT if said.has_errors(told) else FINE


def _guarded(command: click.Command, arguments: Sequence[str]) -> int:
    try:
        result = command.main(args=list(arguments), standalone_mode=False)
    except BrokenPipeError:
        raise
    except (Exception, KeyboardInterrupt) as error:
        return _explain(error)
    return result if isinstance(result, int) else FINE


def _explain(error: BaseException) -> int:
    """Say what went wrong, in the user's terms, and give the exit code."""
    from factsheet.diagnostics import Diagnostic, FactsheetError  # noqa: PLC0415 - only where something did

    match error:
        case click.ClickException():
            error.show()
            code = error.exit_code
        case click.Abort() | KeyboardInterrupt():
            click.echo("interrupted", err=True)
            code = INTERRUPTED
        case FactsheetError():
            code = _tell(error)
        case OSError():
            where = f"{error.filename}: " if error.filename else ""
            code = _tell(FactsheetError([Diagnostic("system", f"{where}{error.strerror or error}")]))
        case _:
            code = _defect(error)
    return code


def _tell(error: FactsheetError) -> int:
    from factsheet.cli.messages import print_diagnostics  # noqa: PLC0415 - as above
    from factsheet.production.options import OptionError  # noqa: PLC0415 - only on the way out

    print_diagnostics(error.diagnostics)
    return USAGE if isinstance(error, OptionError) else AT_FAULT


def _defect(error: BaseException) -> int:
    from factsheet.diagnostics import TRACEBACK  # noqa: PLC0415 - as above

    if os.environ.get(TRACEBACK):
        from traceback import print_exception  # noqa: PLC0415 - only for a developer

        print_exception(error)
    click.echo(f"error: a defect of factsheet: {type(error).__name__}: {error} [defect]", err=True)
    click.echo(f"hint: please report it, with what {TRACEBACK}=1 shows", err=True)
    return DEFECT


def _write_nowhere(code: int) -> int:
    """Send nowhere what is left for a stream that takes no more, so that Python's own flush at exit does not fail."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.__stdout__, sys.__stderr__):
        if stream is not None:
            os.dup2(nowhere, stream.fileno())
    return code
