"""The option `--quiet`, which may stand before or behind the name of a command."""

from __future__ import annotations

import click

_KEY = "factsheet.quiet"


def _note(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value:
        ctx.meta[_KEY] = True


quiet_option = click.option(
    "-q", "--quiet", is_flag=True, expose_value=False, callback=_note, help="Say nothing but errors."
)


def is_quiet() -> bool:
    """Tell whether the running command was asked to be quiet."""
    return bool(click.get_current_context().meta.get(_KEY))
