"""What callers give: a meeting as bytes, text or plain values, its images, and how sheets are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from os import fsencode
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

from factsheet.characters import composed
from factsheet.draft.beside import review_name
from factsheet.outputs.registry import paired_format_names, sheet_format_names
from factsheet.pipeline.packs import NamedFile, Unfit
from factsheet.production.options import Option, Options, options_of

if TYPE_CHECKING:
    from factsheet.production.sheets.builder import SheetBuilder

BytesLike: TypeAlias = bytes | bytearray | memoryview
"""What may stand for bytes."""

MeetingSource: TypeAlias = BytesLike | str | Mapping[str, Any]
"""A meeting: the bytes or the text of a meeting file, or what a reader of YAML or JSON makes of one."""

NAME = "meeting.yaml"


class Setup(TypedDict, total=False):
    """How sheets are made; what is left out is as the command line has it.

    `profile` is the name of a profile (None: that of the issuer's country), `template` that of a pack (None: the
    profile's); `profiles`, `markings` and `templates` are folders of what is found before the built-in ones. `theme` is
    a file that replaces the pack's, with fonts of its own in `fonts/` beside it. `banners` says whether pages of marked
    PDFs have their own (None: as the scheme has it). With `fit`, a sheet that is too long
    takes the tighter steps of its profile. `at` is the moment that embargoes are held against, a time with its zone,
    such as `2025-04-03T12:00 Europe/Brussels` (None: now). `created` (aware) is the time that files give as their
    making (None: the meeting's last day). `rules_off` are codes of editorial rules. `release` is the level that is to
    see it (None: all), by its name in `levels`, `public`, or a mark; `levels` are as factsheet.toml has them. `cache`
    is a folder that keeps compiled templates and converted fonts; it holds code: none but trusted programs may write
    to it.
    """

    profile: str | None
    profiles: Path | str | None
    markings: Path | str | None
    template: str | None
    templates: Path | str | None
    theme: Path | str | None
    paper: Literal["a4", "letter"] | None
    at: str | None
    created: datetime | None
    banners: Literal["overall", "page"] | None
    fit: bool
    rules_off: Sequence[str]
    release: str | None
    levels: Mapping[str, Mapping[str, Any]]
    cache: Path | str | None


def meeting_bytes(meeting: MeetingSource) -> bytes:
    """Give the bytes of a meeting file; plain values are written as YAML, so that each has its place.

    Raises TypeError for what is none, ValueError for values that YAML does not have.
    """
    if isinstance(meeting, str):
        return meeting.encode("utf-8", "surrogatepass")
    if not isinstance(meeting, Mapping):
        data: bytes = checked("the meeting", bytes, meeting, "bytes, a text or a mapping")
        return data
    from factsheet.source.writer import write  # noqa: PLC0415 - brings in the parser

    return write(dict(meeting)).encode("utf-8", "surrogatepass")


def review_given(name: str, review_file: BytesLike | None) -> NamedFile | None:
    """Give the review file of a meeting that is called `name`, None where there is none."""
    if review_file is None:
        return None
    return NamedFile(review_name(PurePath(name)), checked("review_file", bytes, review_file))


def image_reader(name: str, images: Mapping[str, BytesLike] | None) -> Callable[[str], bytes | Unfit]:
    """Give what gives the image of a figure: one of those that the argument `name` gives."""
    given = {} if images is None else checked_files(name, images)
    known = {composed(path): data for path, data in given.items()}
    return lambda path: known.get(path, Unfit("figure-missing", f"there is no image {path}"))


_KINDS: Mapping[Any, tuple[str, tuple[type, ...]]] = {
    str: ("a text", (str,)),
    bool: ("True or False", (bool,)),
    bytes: ("bytes", (bytes, bytearray, memoryview)),
    Path: ("a path", (str, Path)),
    datetime: ("a datetime", (datetime,)),
}


def checked(name: str, kind: Any, value: Any, said: str = "") -> Any:  # noqa: ANN401 - any kind of value
    """Give the value of the argument `name` as one of its kind: bytes for what is like bytes, a path for its text.

    Raises TypeError for a value of another kind, which is to be what is `said`, ValueError for one that cannot be.
    """
    usual, types = _KINDS[kind]
    if not isinstance(value, types):
        raise TypeError(f"{name} must be {said or usual}, not {value!r:.100}")
    if fault := _FAULTS.get(kind, lambda _: None)(value):
        raise ValueError(f"{name} {fault}")
    return kind(value) if kind in {bytes, Path} else value


def checked_all(name: str, kind: Any, values: Any) -> tuple[Any, ...]:  # noqa: ANN401 - as above
    """Give the values of an argument that is a list; raises as `checked` does, and TypeError for what is none."""
    if isinstance(values, str | bytes | bytearray | memoryview) or not isinstance(values, Iterable):
        raise TypeError(f"{name} must be a list, not {values!r:.100}")
    return tuple(checked(f"each of {name}", kind, value) for value in values)


def checked_files(name: str, files: Any) -> dict[str, bytes]:  # noqa: ANN401 - as above
    """Give the bytes of files by their names; raises as `checked` does, and TypeError for what is no mapping."""
    if not isinstance(files, Mapping):
        raise TypeError(f"{name} must map names of files to bytes, not be {files!r:.100}")
    return {
        checked(f"each name in {name}", str, file): checked(f"{name}[{file!r}]", bytes, data)
        for file, data in files.items()
    }


def _time_fault(time: datetime) -> str | None:
    if time.utcoffset() is None:
        return "needs a time zone"
    try:
        time.astimezone(UTC)
    except OverflowError:
        return f"is {time}, which in UTC is in no year from 1 to 9999"
    return None


def _path_fault(path: str | Path) -> str | None:
    if path == "":  # which would be the working folder
        return "is empty"
    try:
        return "has a character that no path has" if b"\0" in fsencode(path) else None
    except UnicodeEncodeError:
        return "has a character that no path has"


_FAULTS: Mapping[Any, Callable[[Any], str | None]] = {datetime: _time_fault, Path: _path_fault}


def known_formats(names: Iterable[str], *, paired: bool = False) -> tuple[str, ...]:
    """Give formats of sheets, or of two versions in one file, each once.

    Raises TypeError for what is no list, ValueError for one that there is not.
    """
    known = paired_format_names() if paired else sheet_format_names()
    formats = tuple(dict.fromkeys(checked_all("formats", str, names)))
    if odd := set(formats) - set(known):
        raise ValueError(f"there is no format {min(odd)!r}; there are {', '.join(known)}")
    return formats


def make_options(setup: Setup, formats: tuple[str, ...] = ()) -> Options:
    """Give the options of a build.

    Raises TypeError for a name that is none and for a value of another kind, ValueError for one that cannot be.
    """
    given = {name: value for name, value in setup.items() if name != "cache" and value is not None}
    if odd := given.keys() - Setup.__annotations__.keys():
        raise TypeError(f"there is no setting {min(odd)!r}")
    options = {option.name: option for option in options_of(Options)}
    return Options(formats=formats, **{name: _option(options[name], value) for name, value in given.items()})


def make_builder(options: Options, setup: Setup) -> SheetBuilder:
    """Give what builds sheets.

    Raises OptionError for names of what is not there, FactsheetError for what is odd, ValueError for a cache that is no
    folder.
    """
    from factsheet.production.sheets.builder import SheetBuilder  # noqa: PLC0415 - brings in the pipeline
    from factsheet.production.sheets.task import read_inputs  # noqa: PLC0415 - as above

    return SheetBuilder(read_inputs(options), make_cache(setup))


def make_cache(setup: Setup) -> Path | None:
    """Give the folder that keeps templates, if one is named that is there; raises ValueError for what is no folder."""
    cache = None if setup.get("cache") is None else checked("cache", Path, setup["cache"])
    if cache and cache.exists() and not cache.is_dir():
        raise ValueError(f"cache must be a folder; {cache} is none")
    return cache if cache and cache.is_dir() else None


def _option(option: Option, given: Any) -> Any:  # noqa: ANN401 - any value
    if option.name == "levels":
        from factsheet.production.settings.schema import checked_levels  # noqa: PLC0415 - brings in pydantic

        return checked_levels(given)
    value = checked_all(option.name, option.kind, given) if option.many else checked(option.name, option.kind, given)
    for item in value if option.many else (value,):
        if option.choices() and item not in option.choices():
            raise ValueError(f"{option.name} may be {', '.join(option.choices())}, not {item!r}")
        if fault := option.fault_in(item):
            raise ValueError(f"{option.name}: {'; '.join(fault)}")
    return value
