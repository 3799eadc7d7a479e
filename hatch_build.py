"""The compiled wheel: the modules that `pyproject.toml` lists, by mypyc, their Python beside them.

It is made where it is asked for alone, by `HATCH_BUILD_HOOKS_ENABLE=true` in the environment; any other wheel is pure.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

_LEVEL = "2"
"""How much the C compiler optimizes."""


class CompiledModules(BuildHookInterface[Any]):
    """Compiles modules in a temporary folder, so that nothing compiled stands in the way of the files of a checkout."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the hook's signature
        """Compile, and have the wheel take what came out; raises SystemExit where mypy finds an error."""
        self._folder = tempfile.TemporaryDirectory(prefix="factsheet-compiled-")  # goes with the process if all fails
        patterns: list[str] = self.config["modules"]
        modules = sorted({file for pattern in patterns for file in Path(self.root).glob(pattern)})
        with contextlib.chdir(self.root):
            built = _compile([str(file.relative_to(self.root)) for file in modules], Path(self._folder.name))
        build_data["force_include"] |= {str(file): str(file.relative_to(built)) for file in built.rglob("*.*")}
        build_data["pure_python"], build_data["infer_tag"] = False, True

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:  # noqa: ARG002 - as above
        """Take the temporary folder away."""
        self._folder.cleanup()


def _compile(modules: list[str], folder: Path) -> Path:
    """Compile modules, given from the current folder; give the folder that has them by package."""
    from mypyc.build import mypycify  # noqa: PLC0415 - a pure wheel is built without it
    from setuptools import Distribution  # noqa: PLC0415 - as above
    from setuptools.command.build_ext import build_ext  # noqa: PLC0415 - as above

    options = ["--config-file", "pyproject.toml", "--cache-dir", os.devnull, *modules]
    extensions = mypycify(options, opt_level=_LEVEL, debug_level="0", target_dir=str(folder / "c"))
    if sys.platform == "linux":  # where a library's own functions are called through a table but for this
        for extension in extensions:
            extension.extra_compile_args.append("-fno-semantic-interposition")
    command = build_ext(Distribution({"name": "factsheet", "ext_modules": extensions}))
    command.build_lib, command.build_temp = str(folder / "built"), str(folder / "objects")
    command.ensure_finalized()
    command.run()
    return folder / "built"
