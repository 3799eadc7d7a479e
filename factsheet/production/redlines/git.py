"""Reading files as they were at a revision, by the git of the machine; nothing in the repository is changed."""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath

from factsheet.diagnostics import Diagnostic, FactsheetError, suggest
from factsheet.production.inputs.files import MAX_MEETING_BYTES
from factsheet.production.options import OptionError

_RENAMED = re.compile(r"R\d+")
"""A rename, and how alike the files are, in percent."""

_ENVIRONMENT = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"}


@dataclass(frozen=True, slots=True)
class Repository:
    """A working tree; `root` is its top folder."""

    root: Path

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Give the repository that a folder is in; raises OptionError where there is none, or no git."""
        answer = _git(folder, "rev-parse", "--show-toplevel")
        if answer is None:
            hint = "name two meeting files: `factsheet redline OLD.yaml NEW.yaml`"
            raise OptionError(
                [Diagnostic("no-repository", f"{folder.resolve()} is in no git repository", hints=(hint,))]
            )
        return cls(Path(os.fsdecode(answer).removesuffix("\n")))

    def commit(self, revision: str) -> str:
        """Give the id of the commit that a revision names; raises OptionError where there is none."""
        answer = _git(self.root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if answer is None:
            names = (_git(self.root, "for-each-ref", "--format=%(refname:short)") or b"").decode(errors="replace")
            hint = suggest(revision, names.split()) or "`git log --oneline` lists commits, `git tag` tags"
            raise OptionError([Diagnostic("unknown-revision", f"git knows no revision {revision}", hints=(hint,))])
        return answer.decode().strip()

    def time(self, commit: str) -> datetime:
        """Give the time of a commit, aware."""
        answer = _git(self.root, "show", "--no-patch", "--format=%cI", commit) or b""
        return datetime.fromisoformat(answer.decode().strip())

    def read(self, commit: str, path: PurePosixPath, limit: int = MAX_MEETING_BYTES) -> bytes | None:
        """Give the bytes that a file had at a commit, None where it was not there.

        `path` starts at the root. Raises FactsheetError for a file of more bytes than the limit.
        """
        size = _git(self.root, "cat-file", "-s", f"{commit}:{path}")
        if size is None:
            return None
        if int(size) > limit:
            message = f"{path} has more than the {limit:,} bytes that are read"
            raise FactsheetError([Diagnostic("file-too-large", message)])
        return _git(self.root, "cat-file", "blob", f"{commit}:{path}")

    def former_path(self, commit: str, path: PurePosixPath) -> PurePosixPath:
        """Give the name that a file of today had at a commit, by the renames since."""
        answer = _git(
            self.root,
            "log",
            "--follow",
            "--diff-filter=R",
            "--name-status",
            "--format=",
            "-z",
            f"{commit}..HEAD",
            "--",
            str(path),
        )
        fields = os.fsdecode(answer or b"").split("\0")
        renames = [fields[place + 1] for place, status in enumerate(fields) if _RENAMED.fullmatch(status)]
        return PurePosixPath(renames[-1]) if renames else path


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Run git in a folder and give what it prints, None where it fails."""
    try:
        done = subprocess.run(  # noqa: S603 - the arguments are git's own, and no shell reads them
            ["git", "-C", str(folder), *arguments],  # noqa: S607 - git is whichever the user has
            capture_output=True,
            check=False,
            env=os.environ | _ENVIRONMENT,
        )
    except FileNotFoundError:
        hint = "install git, or name two meeting files"
        raise OptionError([Diagnostic("no-git", "git is not installed", hints=(hint,))]) from None
    return done.stdout if done.returncode == 0 else None
