"""The drafts that `review` reads, and the options by which it reads them: `reading_options` stands on each command."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from factsheet.review.accept import Accept

F = TypeVar("F", bound=Callable[..., Any])


def _accept(context: click.Context, parameter: click.Parameter, value: str) -> Accept:
    del context, parameter
    from factsheet.review.accept import parse_accept  # noqa: PLC0415 - `--help` needs none of it

    try:
        return parse_accept(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


_DRAFTS = click.argument("drafts", metavar="EDITED...", nargs=-1, required=True, type=click.Path(path_type=Path))
_OPTIONS = (
    click.option(
        "--accept",
        default="all",
        show_default=True,
        callback=_accept,
        metavar="all|by=AUTHOR|since=DATE",
        help="Which tracked changes count; the others are read as rejected.",
    ),
    click.option("--store", type=click.Path(path_type=Path), help="The folder that keeps the bases of drafts."),
    click.option("--trust-embedded", is_flag=True, help="Believe a base that only the draft itself has."),
)


def reading_options(command: F) -> F:
    """Give a command the drafts, and `--accept`, `--store` and `--trust-embedded`."""
    for option in reversed((_DRAFTS, *_OPTIONS)):
        command = option(command)
    return command
