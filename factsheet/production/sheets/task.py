"""One sheet as a value, and what all sheets of a build share: what goes to its maker, and what comes back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import Struct, field
from msgspec.structs import replace

from factsheet.diagnostics import Diagnostic, has_errors
from factsheet.outputs.kept import Facts
from factsheet.outputs.registry import SetOutput, SheetOutput, set_outputs, sheet_outputs
from factsheet.pipeline.packs import DEFAULT_TEMPLATE, NamedFile, PackFiles, SheetStyle, Unfit
from factsheet.production.inputs.files import read_file
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import Options

if TYPE_CHECKING:
    from factsheet.meeting import Meeting
    from factsheet.pipeline.transforms import DocumentTransform, MeetingTransform


FONTS = "fonts"
"""The folder, beside a theme, of fonts that it brings itself."""


class ThemeSource(Struct, frozen=True):
    """A theme as it is read, the folder that fonts of its own stand in, and the themes that it lies over.

    It is the whole of its file, or what stands there under the key `part`. The user's `own` lies over all others.
    """

    file: NamedFile
    fonts: Path
    below: tuple[ThemeSource, ...] = ()
    part: str = ""
    own: bool = False

    @property
    def layers(self) -> tuple[ThemeSource, ...]:
        """The theme and those that it lies over, the uppermost first."""
        return (self, *self.below)

    def under(self, profiles: tuple[NamedFile, ...]) -> ThemeSource:
        """Give the theme with what files of profiles say of it, the uppermost first, over all but the user's own."""
        said = [ThemeSource(file, Path(file.file).parent / FONTS, part="theme") for file in profiles]
        own = [each for each in self.layers if each.own]
        first, *below = (*own, *said, *(each for each in self.layers if not each.own))
        return replace(first, below=tuple(below))


class BuildInputs(Struct, frozen=True):
    """What the sheets of a build share: the content of packs, the theme of each template, options, transforms.

    `outputs` are made of each sheet, `set_outputs` of all of them at the end. The options name no files, since what is
    read of those is here; lists in them whose order changes nothing are sorted.
    """

    packs: PackFiles
    themes: Mapping[str, ThemeSource]
    outputs: tuple[SheetOutput, ...]
    set_outputs: tuple[SetOutput, ...]
    options: Options
    meeting_transforms: tuple[MeetingTransform, ...] = ()
    document_transforms: tuple[DocumentTransform, ...] = ()

    @property
    def modules(self) -> tuple[str, ...]:
        """The modules of outputs that are needed where sheets are made."""
        return (*(each.module for each in self.outputs), *(each.module for each in self.set_outputs if each.keeps))


class Cut(Struct, frozen=True):
    """What a level of release gets of a meeting: a file of its own, or nothing, and why it is `refused`.

    `content` is the digest of the full file, `name` what spans call the level's, which is on no disk.
    """

    content: str
    name: str = ""
    data: bytes = b""
    refused: tuple[Diagnostic, ...] = ()


class Task(Struct, frozen=True):
    """A meeting to make a sheet of: the name that messages give its file, its content, and images by their paths.

    `party` is the one whose copy it is, empty for a sheet that is no copy; `review` is the review file beside it. What
    a level gets has a name of its own (`cut`), and no gate or transform is left for it.
    """

    source: str
    data: bytes
    images: Mapping[str, bytes | Unfit] = field(default_factory=dict)
    party: str = ""
    review: NamedFile | None = None
    cut: str = ""


ALWAYS = datetime.min.replace(tzinfo=UTC)
"""A moment before every embargo's end."""


def facts_of(meeting: Meeting, style: SheetStyle, at: datetime = ALWAYS, party: str = "") -> Facts:
    """Give the facts of a sheet, or of a party's copy, as it is made at a moment (aware); by default, under embargo."""
    first, kind, status = meeting.first_day.isoformat(), meeting.kind.value, meeting.status.value
    embargo = meeting.embargo.zoned.instant.isoformat() if meeting.embargo else ""
    facts = Facts(meeting.id, kind, status, meeting.language, first, style.template, style.profile, party, embargo)
    return (_of_silence(facts, meeting) if meeting.silence else facts).at(at)


def _of_silence(facts: Facts, meeting: Meeting) -> Facts:
    from factsheet.meeting import Stage, broken_at, is_edited  # noqa: PLC0415 - few sheets have a silence procedure

    if is_edited(meeting) or meeting.silence is None:
        return replace(facts, stage=Stage.EDITED.value)
    broken = broken_at(meeting)
    until = meeting.silence.until.zoned.instant
    return replace(facts, silence=until.isoformat(), broken=broken.isoformat() if broken else "")


class Staged(Struct, frozen=True):
    """A file that is written where nobody sees it yet: its path, the digest of what it holds, and its bytes."""

    path: Path
    sha256: str
    size: int


class Outcome(Struct, frozen=True):
    """What became of a task.

    `facts` are None where the meeting could not be read. `files` are empty where the meeting has errors or `wanted`
    names images that the task lacks: it is to be done again with these. A process that may write to the output folder
    has `staged` them, and sends none. An output that has errors of its own is not
    among them. `fonts` are the font files that were read, `pages` those of the PDF, `seconds` the time it took.
    `left_out` tells of a meeting in a language that is not wanted; `kept` is what outputs of the set keep of the sheet,
    by their names.
    """

    source: str
    facts: Facts | None = None
    files: Mapping[str, bytes] = field(default_factory=dict)
    diagnostics: tuple[Diagnostic, ...] = ()
    wanted: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()
    pages: int | None = None
    words: int = 0
    seconds: float = 0.0
    left_out: bool = False
    kept: Mapping[str, Any] = field(default_factory=dict)
    staged: Mapping[str, Staged] = field(default_factory=dict)

    @property
    def failed(self) -> bool:
        """Whether the sheet has errors."""
        return has_errors(self.diagnostics)


_MAX_BYTES = 1024 * 1024


def read_inputs(options: Options) -> BuildInputs:
    """Read the packs and the themes that options name.

    Raises OptionError for what is not there, FactsheetError for what cannot be read.
    """
    library = PackLibrary(options.templates, options.profiles, options.markings)
    for name in (options.template, *options.template_by_kind.values()):
        library.folder(name or DEFAULT_TEMPLATE)
    if options.profile is not None:
        library.profile_file(options.profile)
    themes = {name: theme_source(library, name, options.theme) for name in library.folders}
    outputs, of_set = sheet_outputs(options.formats), set_outputs(options.formats)
    rules_off, languages = (tuple(sorted(set(each))) for each in (options.rules_off, options.languages))
    nowhere = replace(options, output=Path(), templates=None, profiles=None, theme=None, glossary=None)
    nowhere = replace(nowhere, markings=None, rules_off=rules_off, languages=languages)
    transforms = _transforms(options, library.files)
    return BuildInputs(library.files, themes, outputs, of_set, nowhere, transforms)


def _transforms(options: Options, packs: PackFiles) -> tuple[MeetingTransform, ...]:
    if options.release is None:
        return ()
    from factsheet.pipeline.releasing import release_transform  # noqa: PLC0415 - for releases alone
    from factsheet.production.inputs.levels import releaser_of  # noqa: PLC0415 - as above

    return (release_transform(releaser_of(options, packs)),)


def theme_source(library: PackLibrary, name: str, own: Path | None = None) -> ThemeSource:
    """Read the theme of a pack, with those that it lies over; a theme of one's `own` lies over it.

    Raises OptionError for a pack that is not there, FactsheetError for what cannot be read.
    """
    files = (*([own] if own else ()), *library.theme_files(name))
    layers: dict[bytes, ThemeSource] = {}
    for file in files:
        data = read_file(file, _MAX_BYTES)
        # Laid over itself, a theme is the same.
        layers.setdefault(data, ThemeSource(NamedFile(str(file), data), file.parent / FONTS, own=file == own))
    first, *below = layers.values()
    return replace(first, below=tuple(below))
