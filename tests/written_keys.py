"""What is written in a meeting file, by the models of its parts."""

from __future__ import annotations

from typing import Any

from factsheet.meeting import facts_at, outline
from factsheet.paths import ValuePath
from factsheet.source.bind import TAG
from factsheet.source.nodes import to_python


def written_keys(data: bytes) -> set[tuple[str, str]]:
    """Give model and key of everything that is written in a meeting, short forms expanded."""
    return _keys(to_python(outline(data, "meeting.yaml").named), ValuePath())


def _keys(written: Any, path: ValuePath) -> set[tuple[str, str]]:
    if isinstance(written, list):
        return set().union(*(_keys(item, path) for item in written))
    parts = facts_at(path).parts
    if not parts or not isinstance(written, dict):
        return set()
    tagged = [part for part in parts if len(parts) > 1 and part.model_fields[TAG].default == written[TAG]]
    name = (tagged or parts)[0].__name__
    return {(name, key) for key in written}.union(*(_keys(value, path / key) for key, value in written.items()))
