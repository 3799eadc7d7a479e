"""Enough of GitHub Actions to run the shell steps of an action or a job: expressions, environment, files of outputs."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}", re.DOTALL)
NAME = re.compile(r"'[^']*'|[a-z]+(?:\.[\w-]+)+")


@dataclass
class Runner:
    """Runs steps in a folder; `names` are what expressions know, `path` goes before PATH, as GITHUB_PATH does."""

    workspace: Path
    temp: Path
    names: dict[str, str]
    path: list[Path] = field(default_factory=list)
    environment: dict[str, str] = field(default_factory=dict)

    def is_wanted(self, step: Mapping[str, Any]) -> bool:
        """Tell whether the condition of a step holds."""
        condition = step.get("if", "true").strip()
        return bool(self.value(condition.removeprefix("${{").removesuffix("}}")))

    def run(self, step: Mapping[str, Any]) -> subprocess.CompletedProcess[str]:
        """Run a step as GitHub does, and note its outputs as `steps.ID.outputs.NAME`."""
        files = {name: self.temp / name for name in ("GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY")}
        for file in files.values():
            file.write_text("", "utf-8")
        script = self.temp / "step.sh"
        script.write_text(step["run"], "utf-8")
        environment = {**os.environ, **self.environment, **{name: str(file) for name, file in files.items()}}
        environment |= {name: self.text(value) for name, value in step.get("env", {}).items()}
        environment |= {
            "RUNNER_TEMP": str(self.temp),
            "PATH": os.pathsep.join(map(str, [*self.path, os.environ["PATH"]])),
        }
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        done = subprocess.run(
            command, cwd=self.workspace, env=environment, capture_output=True, text=True, check=False, timeout=120
        )
        self.path[:0] = map(Path, files["GITHUB_PATH"].read_text("utf-8").splitlines())
        for line in files["GITHUB_OUTPUT"].read_text("utf-8").splitlines():
            name, _, value = line.partition("=")
            self.names[f"steps.{step['id']}.outputs.{name}"] = value
        return done

    def text(self, value: str) -> str:
        """Give a value with its expressions worked out."""
        return EXPRESSION.sub(lambda found: str(self.value(found[1])), value)

    def value(self, expression: str) -> object:
        """Work an expression out: names, texts, `&&`, `||`, `!` and comparisons; a name that nobody set is empty."""
        python = NAME.sub(
            lambda found: found[0] if found[0][0] == "'" else repr(self.names.get(found[0], "")), expression
        )
        python = re.sub(r"!(?!=)", " not ", python).replace("&&", " and ").replace("||", " or ")
        return eval(" ".join(python.split()), {"cancelled": lambda: False, "true": True})


def inputs(action: Mapping[str, Any], given: Mapping[str, str]) -> dict[str, str]:
    """Give the names of an action's inputs with what was given or stands by default."""
    assert given.keys() <= action["inputs"].keys()
    return {f"inputs.{name}": given.get(name, each["default"]) for name, each in action["inputs"].items()}
