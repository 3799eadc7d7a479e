"""Watching the files of a set: whoever builds is told when something was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from factsheet.diagnostics import Diagnostic
from factsheet.production.options import OptionError
from factsheet.production.records.fingerprints import file_digest
from factsheet.production.sets.request import Watched

if TYPE_CHECKING:
    from watchfiles import DefaultFilter

_GATHER = 60
"""Milliseconds in which what is saved together counts as one change; editors write several files for one."""

_TICK = 250
"""Milliseconds after which single files are looked at."""


def changes(watched: Callable[[], Watched]) -> Iterator[None]:
    """Yield once what `watched` gives is being watched, and then after every change; ends with KeyboardInterrupt.

    What is to be watched is asked for again after each change. Raises OptionError where watchfiles is not installed.
    """
    while True:
        now = watched()
        yield from _while_the_same(now, watched)


def _while_the_same(now: Watched, watched: Callable[[], Watched]) -> Iterator[None]:
    try:
        from watchfiles import watch  # noqa: PLC0415 - an extra
    except ImportError:
        hint = "pip install 'factsheet[watch]'"
        raise OptionError([Diagnostic("no-watchfiles", "watching needs watchfiles", hints=(hint,))]) from None
    folders = [folder for folder in now.folders if folder.is_dir()]
    ticks = watch(
        *folders,
        watch_filter=_filter(now.output),
        debounce=_GATHER,
        step=_GATHER // 3,
        rust_timeout=_TICK,
        yield_on_timeout=True,
    )
    seen: dict[Path, str | None] | None = None
    for changed in ticks:
        digests = {file: file_digest(file) for file in now.files}
        if changed or digests != seen:
            seen = digests
            yield
            if watched() != now:
                return


def _filter(output: Path) -> DefaultFilter:
    """Leave out what a build writes, and what editors keep for themselves."""
    from watchfiles import DefaultFilter  # noqa: PLC0415 - an extra

    return DefaultFilter(ignore_paths=[output.resolve()])
