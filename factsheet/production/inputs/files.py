"""Files that the user names, meetings and images: found and read, bounded, with every failure told as a diagnostic."""

import glob
import itertools
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path, PurePosixPath
from typing import TextIO
from unicodedata import normalize

from msgspec import Struct

from factsheet.diagnostics import Diagnostic, FactsheetError, Severity, Span, did_you_mean, nearest
from factsheet.draft.beside import review_file_of
from factsheet.files import cannot_read, read_given, too_large
from factsheet.pipeline.packs import NamedFile, Unfit
from factsheet.production.options import OptionError

MAX_MEETING_BYTES = 16 * 1024 * 1024
"""As many bytes of a meeting file as are read at all."""


_LOOKED_INTO = 100
"""In so many folders beside a file that is not there its name is looked for."""
STDIN = Path("-")
"""What stands for the standard input in the place of a meeting file."""


@lru_cache(maxsize=1)
def _all_of(stream: TextIO, limit: int) -> bytes:
    """Read a stream, which can be read once only, and keep what it gave."""
    return stream.buffer.read(limit + 1)


def read_file(path: Path, limit: int) -> bytes:
    """Read a file of at most `limit` bytes, or what STDIN stands for.

    Raises FactsheetError, with a span in the file, for what cannot be read.
    """
    if path != STDIN:
        return read_given(path, limit)
    try:
        data = _all_of(sys.stdin, limit)
    except OSError as error:
        raise FactsheetError([cannot_read(path, error)]) from None
    if len(data) > limit:
        raise FactsheetError([too_large(path, limit)])
    return data


def read_review(meeting: Path) -> NamedFile | None:
    """Read what reviews left beside a meeting file, None where there is nothing; raises as `read_file` does."""
    file = review_file_of(meeting)
    if meeting == STDIN or not file.exists():
        return None
    return NamedFile(str(file), read_file(file, MAX_MEETING_BYTES))


MAX_BYTES = 64 * 1024 * 1024


def read_image(folder: Path, name: str) -> bytes | Unfit:
    """Read the file that a figure names; `folder` is where paths start and what they may not leave."""
    file = _beside(folder, name)
    if isinstance(file, Unfit):
        return file
    if not file.is_file():
        return Unfit("figure-unreadable", f"the image {name} is not a file")
    try:
        return read_file(file, MAX_BYTES)
    except FactsheetError as error:
        return Unfit("figure-unreadable", f"the image {name}: {error.diagnostics[0].message}")


def _beside(folder: Path, name: str) -> Path | Unfit:
    """Give the file of that name in a folder or below; a symbolic link may not lead out of the folder either."""
    file = _resolved(folder / name) or _resolved(folder / normalize("NFD", name))
    if file is None:
        hint = _neighbour(folder, name) or f"paths start at the meeting's folder, {folder.resolve()}"
        return Unfit("figure-missing", f"there is no image {name}", (hint,))
    if not file.is_relative_to(folder.resolve()):
        hint = "copy it into the folder"
        return Unfit("figure-outside", f"the image {name} is outside the meeting's folder", (hint,))
    return file


def file_beside(folder: Path, name: str) -> Path:
    """Give the file that a meeting in a folder names; a symbolic link may not lead out of the folder.

    Raises FactsheetError for what is not there, or outside.
    """
    file = _beside(folder, name)
    if isinstance(file, Unfit):
        missing = file.code == "figure-missing"
        message = "there is no such file" if missing else "the file is outside the meeting's folder"
        raise FactsheetError([Diagnostic("cannot-read", message, Span(name), file.hints)])
    return file


def _neighbour(folder: Path, name: str) -> str | None:
    """Give the hint that names the file beside which a missing one is misspelt, in its letters or their case alone."""
    place = PurePosixPath(name).parent
    names: list[str] = []
    with suppress(OSError):
        names = [entry.name for entry in (folder / place).iterdir() if entry.is_file()]
    close = nearest(PurePosixPath(name).name, names, cutoff=0.7)
    return did_you_mean((place / close).as_posix()) if close else None


def _resolved(path: Path) -> Path | None:
    """Give the file that a path leads to; meetings name it composed, folders from a Mac may hold it decomposed."""
    try:
        return path.resolve(strict=True)
    except (OSError, RuntimeError, ValueError):  # a loop of links; a null character
        return None


_SUFFIXES = (".yaml", ".yml")
PROPOSED_QUOTES = ".quotes.yaml"
"""How the name of a file of proposed quotes ends, behind that of its meeting file."""
GLOSSARIES = ("glossary.yaml", "glossary.yml")
"""The names of the file of agreed translations, where no other is given."""
_BESIDE: Mapping[str, str] = {
    ".review.yaml": "a review file",
    ".review.yml": "a review file",
    ".import.yaml": "the record of an import",
    PROPOSED_QUOTES: "a file of proposed quotes",
}
"""What files are that stand beside meetings and are none, by the ends of their names."""
_NAMED = dict.fromkeys(GLOSSARIES, "a glossary")


class Found(Struct, frozen=True):
    """The meeting files of some paths, each once, in a stable order; and what is wrong with the paths."""

    files: tuple[Path, ...]
    diagnostics: tuple[Diagnostic, ...] = ()


def find_meetings(paths: Iterable[Path]) -> Found:
    """Find the meetings: a file is taken as it is, a folder gives the `.yaml` and `.yml` files in and below it.

    In a folder, hidden files and folders, and what stands beside meetings, glossaries among it, are never meetings;
    named among others, as a shell does of `*.yaml`, what stands beside them is passed over with a word.
    Raises OptionError for paths that are not there; a folder without meetings, or one that cannot be read, is a
    diagnostic.
    """
    named = tuple(paths)
    # Some shells, those of Windows among them, hand patterns on as they are typed.
    named = tuple(match for path in named for match in (_matches(path) or [path]))
    refuse_missing(named)
    files: dict[str, Path] = {}
    beside = {path: kind for path in named if (kind := _kind_beside(path.name)) and not path.is_dir()}
    if all(path in beside for path in named):  # nothing else is meant: what each is its own reading says
        beside.clear()
    diagnostics = list(itertools.starmap(_passed_over, beside.items()))
    for path in (each for each in named if each not in beside):
        found = _in_folder(path) if path.is_dir() else Found((path,))
        diagnostics.extend(found.diagnostics)
        for file in found.files:
            files.setdefault(os.path.realpath(file), file)
    return _named(files.values(), diagnostics)


def refuse_missing(named: Sequence[Path]) -> None:
    """Raise OptionError for paths that are not there."""
    missing = [_missing(path, named) for path in named if path != STDIN and not os.path.lexists(path)]
    if missing:
        raise OptionError(missing)


def refuse_no_file(path: Path) -> None:
    """Raise OptionError for a path that is not there, and for a folder."""
    if path.is_dir():
        raise of_another_kind(path, "a folder", "name the file of one meeting")
    refuse_missing((path,))


def of_another_kind(path: Path, kind: str, hint: str) -> OptionError:
    """Give the error for a path where something stands that cannot be meant: `a folder`."""
    return OptionError([Diagnostic("no-such-path", f"{path} is {kind}", hints=(hint,))])


def _matches(path: Path) -> list[Path]:
    """Give what a pattern matches that is the name of nothing; nothing for any other path."""
    pattern = str(path)
    if not glob.has_magic(pattern) or os.path.lexists(path):
        return []
    return [Path(name) for name in sorted(glob.glob(pattern)) if _is_meeting(Path(name).name)]  # noqa: PTH207 - as below


def match_meetings(folder: Path, patterns: Iterable[str], exclude: Iterable[str] = ()) -> Found:
    """Find the meetings that glob patterns (`**` for any folders) match in a folder, sorted; each must match some.

    Hidden files, what stands beside meetings (`*.review.yaml` and others) and `glossary.yaml` are never meetings.
    """
    left_out = {name for pattern in exclude for name in _glob(folder, pattern)}
    names: set[str] = set()
    diagnostics: list[Diagnostic] = []
    for pattern in patterns:
        matched = {name for name in _glob(folder, pattern) if _is_meeting(name.rpartition("/")[2])}
        names |= matched
        if not matched:
            diagnostics.append(Diagnostic("no-meetings", f"no meeting file matches `{pattern}` in {folder}"))
    return _named((folder / name for name in sorted(names - left_out)), diagnostics)


def _named(files: Iterable[Path], diagnostics: Iterable[Diagnostic]) -> Found:
    """Give what was found, but for files whose names no manifest, record or report could say: these are told."""
    named: list[Path] = []
    told = list(diagnostics)
    for file in files:
        if is_text(str(file)):
            named.append(file)
        else:
            shown = os.fsencode(file).decode("utf-8", "backslashreplace")
            hint = "rename it: the names of its outputs come from its id, not from this name"
            told.append(Diagnostic("cannot-read", "cannot be read: its name is not UTF-8", Span(shown), (hint,)))
    return Found(tuple(named), tuple(told))


def is_text(name: str) -> bool:
    """Tell whether a name is text; where files go by bytes, Python puts lone surrogates for what is not UTF-8."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def glob_base(pattern: str) -> str:
    """Give the folder that all matches of a glob pattern stand in or below: its beginning without wildcards."""
    parts = pattern.split("/")[:-1]
    fixed = itertools.takewhile(lambda part: not glob.has_magic(part), parts)
    return "/".join(fixed) or "."


_ANY = "**"


def _glob(folder: Path, pattern: str) -> list[str]:
    """Give what a pattern matches in a folder; of several `**`, each would walk through what the one before finds."""
    first, found, rest = pattern.partition(_ANY)
    several = _ANY in rest
    # Path.glob takes three times as long, and gives hidden files, too.
    names = glob.glob(  # noqa: PTH207 - see above
        first + found if several else pattern,
        root_dir=folder,
        recursive=True,
        include_hidden=several and "/." in pattern,
    )
    names = [Path(name).as_posix() for name in names] if os.sep != "/" else names
    return [name for name in names if _fits(name.split("/"), pattern.split("/"))] if several else names


def _fits(names: list[str], parts: list[str]) -> bool:
    """Tell whether the steps of a path are those of a pattern, whose `**` is any number of them that are not hidden."""
    fitting = {0}
    for part in parts:
        if part == _ANY:
            for at, name in enumerate(names):
                if at in fitting and not name.startswith("."):
                    fitting.add(at + 1)
        else:
            fitting = {at + 1 for at in fitting if at < len(names) and _is_called(names[at], part)}
        if not fitting:
            return False
    return len(names) in fitting


def _is_called(name: str, part: str) -> bool:
    return fnmatchcase(name, part) and (part.startswith(".") or not name.startswith("."))


def _in_folder(folder: Path) -> Found:
    unreadable: list[Diagnostic] = []

    def note(error: OSError) -> None:
        unreadable.append(cannot_read(Path(error.filename or folder), error))

    files = tuple(_walk(folder, note))
    if not files and not unreadable:
        hint = "a meeting file ends in .yaml; `factsheet new NAME` writes one"
        unreadable.append(Diagnostic("no-meetings", f"there is no meeting file in {folder}", hints=(hint,)))
    return Found(files, tuple(unreadable))


def _walk(folder: Path, note: Callable[[OSError], None]) -> Iterator[Path]:
    for root, folders, files in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        base = Path(root)  # whose parts its files share
        yield from (base / name for name in sorted(files) if _is_meeting(name))


def _is_meeting(name: str) -> bool:
    return name.endswith(_SUFFIXES) and not name.startswith(".") and not _kind_beside(name)


def _kind_beside(name: str) -> str | None:
    """Give what a file is that stands beside meetings and is none; None for any other."""
    return _NAMED.get(name) or next((kind for end, kind in _BESIDE.items() if name.endswith(end)), None)


def _passed_over(path: Path, kind: str) -> Diagnostic:
    hint = "a folder that is named passes over it without a word"
    return Diagnostic("not-a-meeting", f"passed over: it is {kind}", Span(str(path)), (hint,), Severity.WARNING)


def _missing(path: Path, named: Sequence[Path]) -> Diagnostic:
    whole = " ".join(map(str, named))
    if len(named) > 1 and os.path.lexists(whole):
        hint = f'put a name with spaces in quotes: "{whole}"'
    else:
        close = _near(path)
        hint = f"did you mean {close}?" if close else ""
    return Diagnostic("no-such-path", f"there is no file or folder {path}", hints=(hint,) if hint else ())


def _near(path: Path) -> Path | None:
    """Give the file of that name in a folder beside it, or else the neighbour whose name is nearly the same."""
    neighbours: list[str] = []
    with suppress(OSError):
        neighbours = [entry.name for entry in path.parent.iterdir()]
    below = (path.with_name(name) / path.name for name in sorted(neighbours)[:_LOOKED_INTO])
    close = nearest(path.name, neighbours)
    return next(filter(Path.is_file, below), None) or (path.with_name(close) if close else None)
