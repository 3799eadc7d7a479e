"""What callers give: a meeting as bytes, text or plain values, its images, and how sheets are made."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypedDict

from factsheet.characters import composed
from factsheet.outputs.registry import sheet_format_names
from factsheet.pipeline.packs import Unfit
from factsheet.production.options import Option, Options, options_of

if TYPE_CHECKING:
    from factsheet.production.sheets.builder import SheetBuilder

MeetingSource: TypeAlias = bytes | str | Mapping[str, Any]
"""A meeting: the bytes or the text of a meeting file, or what a reader of YAML or JSON makes of one."""

NAME = "meeting.yaml"


class Setup(TypedDict, total=False):
    """How sheets are made; what is left out is as the command line has it.

    `template` is the name of a pack, `templates` a folder of packs that are found before the built-in ones, `theme` a
    file that replaces the pack's, with fonts of its own in `fonts/` beside it. `created` (aware) is the time that files
    give as their making (None: the meeting's last day). `rules_off` are codes of editorial rules. `cache` is a folder
    that keeps compiled templates and converted fonts; it holds code: none but trusted programs may write to it.
    """

    template: str
    templates: Path | str | None
    theme: Path | str | None
    paper: Literal["a4", "letter"] | None
    created: datetime | None
    rules_off: Sequence[str]
    cache: Path | str | None


def meeting_bytes(meeting: MeetingSource) -> bytes:
    """Give the bytes of a meeting file; plain values are written as YAML, so that each has its place.

    Raises ValueError for values that YAML does not have.
    """
    if isinstance(meeting, bytes):
        return meeting
    if isinstance(meeting, str):
        return meeting.encode("utf-8", "surrogatepass")
    from factsheet.source.reader import write  # noqa: PLC0415 - brings in the parser

    return write(dict(meeting)).encode("utf-8", "surrogatepass")


def image_reader(images: Mapping[str, bytes] | None) -> Callable[[str], bytes | Unfit]:
    """Give what gives the image of a figure: one of those that were given."""
    known = {composed(name): data for name, data in (images or {}).items()}
    return lambda name: known.get(name, Unfit("figure-missing", f"there is no image {name}"))


def known_formats(names: Iterable[str]) -> tuple[str, ...]:
    """Give formats of sheets, each once; raises ValueError for one that there is not."""
    formats = tuple(dict.fromkeys(names))
    if odd := set(formats) - set(sheet_format_names()):
        raise ValueError(f"there is no format {min(odd)!r}; there are {', '.join(sheet_format_names())}")
    return formats


def make_options(setup: Setup, formats: tuple[str, ...] = ()) -> Options:
    """Give the options of a build.

    Raises TypeError for a name that is none, ValueError for a value that cannot be.
    """
    given = {name: value for name, value in setup.items() if name != "cache" and value is not None}
    if odd := given.keys() - Setup.__annotations__.keys():
        raise TypeError(f"there is no setting {min(odd)!r}")
    options = {option.name: option for option in options_of(Options)}
    return Options(formats=formats, **{name: _checked(options[name], value) for name, value in given.items()})


def make_builder(options: Options, setup: Setup) -> SheetBuilder:
    """Give what builds sheets; raises OptionError for names of what is not there, FactsheetError for what is odd."""
    from factsheet.production.sheets.builder import SheetBuilder  # noqa: PLC0415 - brings in the pipeline
    from factsheet.production.sheets.task import read_inputs  # noqa: PLC0415 - as above

    cache = setup.get("cache")
    return SheetBuilder(read_inputs(options), Path(cache) if cache else None)


def _checked(option: Option, value: Any) -> Any:  # noqa: ANN401 - any value
    for item in value if option.many else (value,):
        if option.choices() and item not in option.choices():
            raise ValueError(f"{option.name} may be {', '.join(option.choices())}, not {item!r}")
        if option.fault and (fault := option.fault(item)):
            raise ValueError(f"{option.name}: {'; '.join(fault)}")
    if isinstance(value, datetime) and value.tzinfo is None:
        raise ValueError(f"{option.name} needs a time zone")
    return tuple(value) if option.many else Path(value) if option.kind is Path else value
