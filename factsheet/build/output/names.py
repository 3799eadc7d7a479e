"""The names of outputs, and meetings whose outputs would have the same."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from factsheet.build.options import DEFAULT_TEMPLATE, Format
from factsheet.diagnostics import Diagnostic


def output_name(meeting_id: str, template: str, extension: Format) -> str:
    """Name an output: the template's name is left out where it is the default one."""
    middle = "" if template == DEFAULT_TEMPLATE else f".{template}"
    return f"{meeting_id}{middle}.{extension}"


def same_ids(ids: Mapping[Path, str]) -> dict[Path, Diagnostic]:
    """Give an error for each file whose meeting has an id, which names its outputs, that another has too."""
    files: dict[str, list[Path]] = {}
    for file, meeting_id in ids.items():
        files.setdefault(meeting_id, []).append(file)
    return {
        file: _same_id(meeting_id, [other for other in group if other != file])
        for meeting_id, group in files.items()
        if len(group) > 1
        for file in group
    }


def _same_id(meeting_id: str, others: list[Path]) -> Diagnostic:
    message = f"the id `{meeting_id}` is also that of {', '.join(map(str, others))}: their outputs have the same names"
    return Diagnostic("same-output", message, hints=("give each meeting an `id` of its own",), path="id")
