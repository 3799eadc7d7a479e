import platform
import re
import tomllib
import zlib
from importlib.metadata import version
from pathlib import Path

import factsheet
from factsheet.production.records.fingerprints import LIBRARIES, versions

PROJECT = Path(__file__).parents[3] / "pyproject.toml"
SHAPES_NO_BYTES = {"click", "msgspec", "rich"}
OF_DEPENDENCIES = {"markupsafe", "pydantic-core"}


def test_versions_are_those_that_are_installed():
    found = versions()
    assert {name: found[name] for name in LIBRARIES} == {name: version(name) for name in LIBRARIES}
    assert found["zlib"] == zlib.ZLIB_RUNTIME_VERSION
    assert found["python"] == platform.python_version()
    assert re.fullmatch(rf"{re.escape(factsheet.__version__)}\+[0-9a-f]{{12}}", found["factsheet"])


def test_every_dependency_that_shapes_bytes_counts():
    listed = {each.split(">=")[0] for each in tomllib.loads(PROJECT.read_text("utf-8"))["project"]["dependencies"]}
    assert set(LIBRARIES) - OF_DEPENDENCIES == listed - SHAPES_NO_BYTES
