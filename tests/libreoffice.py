"""Word files edited in LibreOffice, as a reviewer would edit them.

    from libreoffice import do, edit_in_libreoffice, in_libreoffice

    seen = in_libreoffice(
        Path("draft.docx"),
        do("as_author", name="Reviewer A"),
        do("tracking", on=True),
        do("replace", find="two months", new="six weeks", paragraph="Follow-ups"),
        do("delete_paragraph", paragraph="Further rounds are planned"),
        do("comment", find="six weeks", text="Is this settled?"),
        save=Path("edited.docx"),
    )
    assert "The group meets in six weeks." in seen.lines
    assert "Page 1 of 1" in laid_out(Path("edited.docx").read_bytes())[0]

LibreOffice starts with the first call of a process and serves all later ones, about a third of a second each. Every
call opens the file anew, runs the operations in their order, saves where asked to, and gives what then stands there;
`edit_in_libreoffice` saves alone, and looks at nothing.
Without LibreOffice or the system's `python3-uno` the test is skipped, in CI it fails. A test that calls it is marked
`@pytest.mark.libreoffice`.

`find` is a text inside one paragraph: the first place where it stands is meant, in the body or a table, deleted text
that is still shown included; with `paragraph`, the first inside a paragraph in which that text stands too. What is not
found raises `OfficeError`, and nothing is saved.

| operation | |
| --- | --- |
| `as_author(name)` | whose revisions and comments follow |
| `tracking(on)` | record what follows as revisions, or not; a file says for itself how it begins |
| `replace(find, new, paragraph=None)` | the text gives way to another: one deletion and one insertion where tracked |
| `insert_after(find, new, paragraph=None)`, `insert_before(…)` | type text behind or before another |
| `delete(find, paragraph=None)` | delete a text within a paragraph |
| `bold(find, paragraph=None, on=True)`, `italic(…)` | a text's weight and slant |
| `link(find, address, paragraph=None)` | make a text a hyperlink |
| `line_break(find, paragraph=None)` | break the line behind a text, within the paragraph |
| `insert_paragraph(after, new)` | a paragraph below the one with a text, in its style |
| `insert_paragraph_before(before, new)` | the same above it |
| `delete_paragraph(paragraph)` | the paragraph with a text, its mark too |
| `split(find, paragraph=None)` | press Enter behind a text |
| `join(paragraph)` | press Delete at the end of the paragraph with a text |
| `insert_row(after, cells=())` | a table row below that of a text, with texts in its cells |
| `delete_row(find)` | the table row in which a text stands |
| `fill(row, column, text)` | type into a cell of the row of a text; columns count from 1 |
| `clear(row, column)` | delete all that is in such a cell |
| `hide(find, paragraph=None)` | make a text hidden |
| `comment(find, text, paragraph=None)` | a comment on a text |
| `comment_cell(row, column, text)` | a comment in a cell of the row of a text, which may be empty |
| `resolve(comment)` | the comment in which a text stands |
| `accept_all()`, `reject_all()` | every revision in the file |
| `accept(find)`, `reject(find)` | the revision at a text's start |

LibreOffice writes no moves, and no replies to comments through UNO. It marks a tracked new row by a zero width joiner
at the end of its first cell, and a comment made while tracking is an insertion too.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import select
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import pypdfium2
from tools import require_fonts, unavailable, with_packaged_fonts

_SYSTEM_PYTHON = "/usr/bin/python3"
_COMMAND = "apt-get install libreoffice-writer python3-uno"
_WORKER = Path(__file__).with_name("libreoffice_worker.py")
_PATIENCE = 120


class OfficeError(Exception):
    """An operation that could not be done, or a LibreOffice that does not answer."""


@dataclass(frozen=True)
class Operation:
    """One edit: the name of an operation and its arguments."""

    name: str
    arguments: dict[str, object]


def do(name: str, /, **arguments: object) -> Operation:
    """Give an operation; the table above says which there are."""
    return Operation(name, arguments)


@dataclass(frozen=True)
class Seen:
    """What stands in a file after the operations.

    `lines` are the paragraphs of the body, those of tables row by row, deleted text that is still shown included; empty
    ones too. `running` are those of heads and feet. `revisions` are kinds and authors; `comments` authors, texts and
    whether they are resolved, in the order in which LibreOffice holds them.
    """

    lines: list[str]
    running: list[str]
    revisions: list[dict[str, str]]
    comments: list[dict[str, object]]


SEEN = tuple(field.name for field in fields(Seen))


def in_libreoffice(file: Path | bytes, *operations: Operation, save: Path | None = None) -> Seen:
    """Open a Word file, run the operations, save it under `save` where given, and tell what stands there.

    Under a name that ends in `.pdf`, what is saved is the PDF that LibreOffice makes of it; under one in `.odt`, the
    text in its own format, which it opens, too.
    """
    return Seen(**_asked(file, operations, save, SEEN))


def edit_in_libreoffice(file: Path | bytes, *operations: Operation, save: Path) -> None:
    """Do the same without looking, which takes longer than most edits."""
    _asked(file, operations, save, ())


def _asked(
    file: Path | bytes, operations: Sequence[Operation], save: Path | None, read: Sequence[str]
) -> dict[str, list]:
    with tempfile.TemporaryDirectory() as folder:
        # A copy: what LibreOffice leaves beside a file it has opened goes with the folder.
        copy = Path(folder) / ("file.docx" if isinstance(file, bytes) else file.name)
        copy.write_bytes(file if isinstance(file, bytes) else file.read_bytes())
        steps = [(operation.name, operation.arguments) for operation in operations]
        office = _office()
        path = str(save.resolve()) if save else None
        answer = office.ask({"open": str(copy), "operations": steps, "save": path, "read": read})
    if "ended" in answer:
        office.stop()
    if "error" in answer:
        raise OfficeError(answer["error"])
    return answer


def to_pdf(file: Path | bytes, made: Path) -> Path:
    """Write the PDF that LibreOffice makes of a Word file, and give its path; without a font the test is skipped."""
    require_fonts()
    edit_in_libreoffice(file, save=made)
    return made


def laid_out(file: bytes) -> list[list[str]]:
    """Give the lines of each page of a Word file as LibreOffice lays them out, heads and feet too; none is blank."""
    with (
        tempfile.TemporaryDirectory() as folder,
        pypdfium2.PdfDocument(to_pdf(file, Path(folder) / "file.pdf")) as pdf,
    ):
        texts = [page.get_textpage().get_text_range() for page in pdf]
    return [[line.strip() for line in text.splitlines() if line.strip()] for text in texts]


class _Office:
    """The worker that holds LibreOffice, in a process group of its own."""

    def __init__(self) -> None:
        soffice = shutil.which("soffice")
        if soffice is None or not _has_uno():
            unavailable("LibreOffice Writer with UNO for Python", _COMMAND)
        self._folder = tempfile.TemporaryDirectory()
        fonts = with_packaged_fonts(Path(self._folder.name))
        self._process = subprocess.Popen(
            [_SYSTEM_PYTHON, str(_WORKER), soffice],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            env=os.environ | {"FONTCONFIG_FILE": str(fonts)},
        )

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: dict[str, object]) -> dict:
        try:
            self._process.stdin.write(json.dumps(request).encode() + b"\n")
            self._process.stdin.flush()
            answered = select.select([self._process.stdout], [], [], _PATIENCE)[0]
            return json.loads(self._process.stdout.readline() if answered else "")
        except (OSError, ValueError) as error:
            self.stop()
            raise OfficeError("LibreOffice gave no answer and was ended") from error

    def stop(self) -> None:
        """End the worker, which ends LibreOffice and removes its profile; force both where they hang."""
        with contextlib.suppress(OSError):
            self._process.stdin.close()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        self._process.stdout.close()
        self._folder.cleanup()


_running: list[_Office] = []


def _office() -> _Office:
    """Give the LibreOffice of this process, started at the first call and after one that was given up."""
    if not _running or not _running[0].alive:
        _running[:] = [_Office()]
        atexit.register(_running[0].stop)
    return _running[0]


def _has_uno() -> bool:
    command = [_SYSTEM_PYTHON, "-c", "import uno"]
    return Path(_SYSTEM_PYTHON).exists() and subprocess.run(command, capture_output=True, check=False).returncode == 0
