"""The names of outputs, and meetings whose outputs would have the same."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice
from pathlib import PurePosixPath
from sys import intern

from factsheet.diagnostics import Diagnostic, Related, Span
from factsheet.production.options import DEFAULT_TEMPLATE, Format
from factsheet.production.output.pattern import fill
from factsheet.production.tasks.task import Facts


def output_name(facts: Facts, form: Format, pattern: str | None) -> str:
    """Name an output by a pattern, as a path inside the output folder; the same name is the same string.

    Without one it is the id and the format; the template's name stands between where it is not the default one.
    """
    template = facts.template
    if pattern is None:
        middle = "" if template == DEFAULT_TEMPLATE else f".{template}"
        return intern(f"{facts.id}{middle}.{form}")
    values = {"id": facts.id, "language": facts.language, "template": template, "format": form.value}
    values |= {"kind": facts.kind, "status": facts.status, "date": facts.date, "year": facts.date[:4]}
    return intern(fill(pattern, values))


def draft_name(facts: Facts, pattern: str | None) -> str:
    """Name the draft of a sheet: as its Word file, with `.draft` before the extension."""
    name = PurePosixPath(output_name(facts, Format.DOCX, pattern))
    return str(name.with_name(f"{name.stem}.draft{name.suffix}"))


MOST_RIVALS = 3
"""Of so many of the meetings that want one name the place is told; the message names them all."""


def same_output(name: str, others: Iterable[str], places: Iterable[Span]) -> Diagnostic:
    """Say that an output of a meeting would have the name of an output of other meetings, given by their files.

    `places` are those of their ids.
    """
    message = f"its output {name} would have the same name as that of {', '.join(sorted(others))}"
    hint = "give each meeting an `id` of its own, or tell them apart by the pattern of names"
    related = tuple(Related("this meeting would have it, too", span, "id") for span in islice(places, MOST_RIVALS))
    return Diagnostic("same-output", message, hints=(hint,), path="id", related=related)
