"""Loading `factsheet.toml`; what an earlier build found sound needs no check again."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factsheet.production.inputs.files import read_file
from factsheet.production.records.digests import digest
from factsheet.production.records.journal import Remembered, remember
from factsheet.production.records.versions import versions
from factsheet.production.settings.model import OUTPUT, Settings, from_plain, to_plain

_MAX_BYTES = 256 * 1024
HEAD = "settings"
"""The key, in the head of an output folder's records, of the settings that were found sound."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Settings, and what tells a later build that they are sound."""

    settings: Settings
    proof: Mapping[str, Any]


def load_settings(file: Path) -> Loaded:
    """Load the settings of a set; raises FactsheetError with all that is wrong with them, each at its place."""
    shown = Path(os.path.relpath(file))
    data = read_file(shown, _MAX_BYTES)
    key = digest(data + json.dumps(versions()).encode())
    proof = _proof(data, shown.parent)
    if proof.get("key") == key:
        return Loaded(from_plain(file.parent, proof["values"]), proof)
    from factsheet.production.settings.schema import check_settings  # noqa: PLC0415 - brings in pydantic and the rules

    settings = check_settings(data, file, str(shown))
    return Loaded(settings, {"key": key, "values": to_plain(settings)})


def _proof(data: bytes, folder: Path) -> Mapping[str, Any]:
    """Give what the last build noted of its settings; empty where there is nothing."""
    import tomllib  # noqa: PLC0415 - most builds have no settings

    with suppress(ValueError, RecursionError, OSError, TypeError):
        output = tomllib.loads(data.decode()).get("output", OUTPUT)
        remembered: Remembered = remember(folder / output)
        proof = remembered.head.get(HEAD)
        return proof if isinstance(proof, dict) else {}
    return {}
