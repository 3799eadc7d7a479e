"""`factsheet.toml`: found and loaded; what an earlier build found sound needs no check again."""

import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from msgspec import Struct

from factsheet.pipeline.packs import MARKINGS, PROFILES
from factsheet.production.inputs.files import read_file
from factsheet.production.options import Option, Options, options_of
from factsheet.production.records.fingerprints import digest, versions
from factsheet.production.records.memory import remember

NAME = "factsheet.toml"


def find_settings(start: Path) -> Path | None:
    """Give the `factsheet.toml` of a folder or of the nearest folder around it; None where there is none."""
    folder = start.resolve()
    return next((file for each in (folder, *folder.parents) if (file := each / NAME).is_file()), None)


def make_options(folder: Path, values: Mapping[str, Any]) -> Options:
    """Make options of checked values by the names of fields, also from JSON; their paths start at a folder.

    Where they name no folder of profiles, a folder `profiles` in it has those of the set, and `markings` its schemes.
    """
    found = {each.name: _placed(each, values.get(each.name, each.default), folder) for each in options_of(Options)}
    for name in (PROFILES, MARKINGS):
        if found[name] is None and (folder / name).is_dir():
            found[name] = folder / name
    return Options(**found)


def _placed(option: Option, value: Any, folder: Path) -> Any:  # noqa: ANN401 - any value
    if option.many:
        return tuple(map(option.kind, value))
    return folder / value if option.kind is Path and value else value


_MAX_BYTES = 256 * 1024
HEAD = "settings"
"""The key, in the head of an output folder's records, of the settings that were found sound."""


class Loaded(Struct, frozen=True):
    """Settings, the folder that they stand in, and what tells a later build that they are sound."""

    folder: Path
    options: Options
    proof: Mapping[str, Any]


def load_settings(file: Path) -> Loaded:
    """Load the settings of a set; raises FactsheetError with all that is wrong with them, each at its place."""
    shown = Path(os.path.relpath(file))
    data = read_file(shown, _MAX_BYTES)
    key = digest(data + json.dumps(versions()).encode())
    written = _written(data)
    proof = _proof(shown.parent, written or {})
    if written is None or proof != {"key": key, "values": written}:
        from factsheet.production.settings.schema import check_settings  # noqa: PLC0415 - brings in pydantic and rules

        proof = {"key": key, "values": check_settings(data, shown)}
    return Loaded(shown.parent, make_options(shown.parent, proof["values"]), proof)


def _written(data: bytes) -> dict[str, Any] | None:
    """Give what stands in the file by the names of options, sound or not; None for what is not TOML.

    The record says that it is sound, never what it is: others may have written the record.
    """
    import tomllib  # noqa: PLC0415 - most builds have no settings

    try:
        plain = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    names = {each.key: each.name for each in options_of(Options) if each.key}
    return {names.get(key, key): value for key, value in plain.items()}


def _proof(folder: Path, written: Mapping[str, Any]) -> Mapping[str, Any]:
    """Give what the last build noted of its settings; empty where there is nothing."""
    with suppress(ValueError, OSError, TypeError):
        proof = remember(folder / written.get("output", Options().output)).head.get(HEAD)
        return proof if isinstance(proof, dict) else {}
    return {}
