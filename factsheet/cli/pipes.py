"""`build -o -`: the one file of a build goes to the standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from msgspec.structs import replace

if TYPE_CHECKING:
    from factsheet.production.sets.request import Request

STDOUT = Path("-")
"""What stands for the standard output in the place of the output folder."""


@contextmanager
def standard_output(request: Request, *, draft: bool, taken: bool) -> Iterator[Request]:
    """Give the request with a folder that is let go of; what a build left there goes to the standard output.

    `taken` says that a report goes there. Raises UsageError where more than one file may come, or a
    terminal would get it.
    """
    if request.options.output != STDOUT:
        yield request
        return
    _refuse_what_is_more(request, draft=draft, taken=taken)
    from tempfile import TemporaryDirectory  # noqa: PLC0415 - only for a pipe

    with TemporaryDirectory(prefix="factsheet-") as folder:
        yield replace(request, options=replace(request.options, output=Path(folder)))
        for file in sorted(Path(folder).glob("**/*.*")):
            if file.is_file():
                sys.stdout.buffer.write(file.read_bytes())
        sys.stdout.buffer.flush()


def _refuse_what_is_more(request: Request, *, draft: bool, taken: bool) -> None:
    if len(request.found.files) != 1 or not request.alone:
        raise click.UsageError("-o - writes one file: name one meeting")
    if len(request.options.formats) != 1 and not draft:
        raise click.UsageError("-o - writes one file: choose one format, as in `--format pdf`")
    if taken:
        raise click.UsageError("-o - and a report cannot both go to stdout; write `--report FORM=FILE`")
    if sys.stdout.isatty():
        raise click.UsageError("-o - writes a PDF or Word file, which a terminal cannot show: redirect it")
