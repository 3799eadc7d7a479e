"""Git for tests: commits of nobody, at one time, whatever the machine's settings are."""

import os
import subprocess
from pathlib import Path

WHEN = "2025-01-20T12:00:00+01:00"


def git(folder: Path, *arguments: str) -> None:
    who = {"GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@b", "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@b"}
    quiet = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_COMMITTER_DATE": WHEN}
    subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True, env=os.environ | who | quiet)
