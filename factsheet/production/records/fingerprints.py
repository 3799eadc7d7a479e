"""Fingerprints: digests of everything that a sheet's bytes depend on. Equal fingerprints mean equal bytes."""

import json
import os
import re
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from hashlib import file_digest as hash_file
from hashlib import sha256
from pathlib import Path

import factsheet
from factsheet.draft.beside import review_file_of
from factsheet.files import open_plain
from factsheet.outputs.kept import Facts, Record
from factsheet.outputs.registry import SheetOutput
from factsheet.pipeline.transforms import fingerprint
from factsheet.production.caches import keep_note, read_note
from factsheet.production.inputs.files import read_image
from factsheet.production.options import Options, Stale, options_of
from factsheet.production.sheets.task import BuildInputs


def digest(data: bytes) -> str:
    """Give the SHA-256 of some bytes, in hexadecimal."""
    return sha256(data).hexdigest()


def file_digest(file: Path) -> str | None:
    """Give the digest of a file's content as it is now; None where it cannot be read."""
    try:
        with open_plain(file) as stream:
            return hash_file(stream, "sha256").hexdigest()
    except (OSError, ValueError):  # ValueError: a name with a null character
        return None


LIBRARIES = (
    "babel",
    "fonttools",
    "jinja2",
    "lxml",
    "markdown-it-py",
    "markupsafe",
    "pillow",
    "pydantic",
    "pydantic-core",
    "pyphen",
    "python-docx",
    "pyyaml",
    "rendercv-fonts",
    "reportlab",
    "tzdata",
    "uharfbuzz",
)
"""The distributions whose code or data ends up in a sheet."""

_TEXT = ("babel", "jinja2", "markdown-it-py", "tzdata")

_ENDINGS = (".dist-info", ".egg-info", ".egg-link", ".egg")
_INFO = re.compile(r"(?P<name>.+?)-(?P<version>[^-]+)\.dist-info")
_EGG = re.compile(r"(?P<name>.+?)(-[^-]+)*\.(egg-info|egg-link|egg)")


@cache
def versions() -> dict[str, str]:
    """Give the versions of the program, Python, zlib and the libraries, by name; `none` where one is missing."""
    own = {
        "factsheet": f"{factsheet.__version__}+{_own_code()}",
        "python": sys.version.split()[0],
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    return own | library_versions(LIBRARIES)


@cache
def text_versions() -> dict[str, str]:
    """Give the versions of the libraries that decide what a sheet says, by name; Babel's is that of CLDR, too."""
    return library_versions(_TEXT)


@cache
def library_versions(names: tuple[str, ...]) -> dict[str, str]:
    """Give the versions of distributions by their names; `none` where one is missing."""
    found = _installed()
    return {name: found.get(name) or (_asked(name) if name in found or _ZIPPED in found else "none") for name in names}


_ZIPPED = ""
"""Stands among names of distributions where some are in an archive."""


@cache
def _installed() -> dict[str, str]:
    """Give versions by the names of folders, which is how installers write them (PEP 376, PEP 427).

    Those of eggs, which say it otherwise, are empty. `importlib.metadata` would open and parse a file for each, which
    takes longer than to check a set of a hundred.
    """
    found: dict[str, str] = {}
    for entry in reversed(sys.path):
        try:
            names = os.listdir(entry or ".")  # noqa: PTH208 - thousands of them: the short way
        except NotADirectoryError:
            names = [_ZIPPED]
            found[_ZIPPED] = ""
        except OSError:
            continue
        likely = [name for name in names if name.endswith(_ENDINGS)]
        for match in filter(None, [_INFO.fullmatch(name) or _EGG.fullmatch(name) for name in likely]):
            found[re.sub(r"[-_.]+", "-", match["name"]).lower()] = match.groupdict().get("version", "")
    return found


def _asked(name: str) -> str:
    from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415 - see `_installed`

    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


def _own_code() -> str:
    """Give a digest of the program's own modules: in a checkout they change without the version.

    It is kept as long as no module has another size or time of change, as Python keeps compiled modules: to read them
    takes ten times as long.
    """
    folder = os.path.dirname(factsheet.__file__)  # noqa: PTH120 - as below
    modules = sorted(_modules(folder))
    looks = sha256("\n".join([f"{path} {size} {time}" for path, size, time in modules]).encode()).hexdigest()
    note = f"code-{sha256(folder.encode()).hexdigest()[:16]}"
    kept, _, found = read_note(note).partition(" ")
    if kept != looks or not found:
        hashed = sha256()
        for path, _, _ in modules:
            hashed.update(Path(path).read_bytes())
        found = hashed.hexdigest()[:12]
        keep_note(note, f"{looks} {found}")
    return found


def _modules(folder: str) -> Iterator[tuple[str, int, int]]:
    """Give the modules below a folder: their paths, sizes and times of change."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.endswith(".py"):
                status = entry.stat()
                yield entry.path, status.st_size, status.st_mtime_ns
            elif entry.name != "__pycache__" and entry.is_dir():
                yield from _modules(entry.path)


FONT_PACKAGE = "rendercv_fonts"
PACKAGED = "package:"
"""What stands before the name of a font of the package of fonts, which lies elsewhere on another machine."""
_OWN = "theme"


class Fingerprints:
    """Fingerprints of the sheets of one build; what sheets share is looked at once."""

    def __init__(self, inputs: BuildInputs) -> None:
        self._inputs = inputs
        options = [
            str(getattr(inputs.options, each.name)) for each in options_of(Options) if each.stale is Stale.SHEETS
        ]
        packs = inputs.packs
        laid = [(name, digest(file.data)) for found in (packs.profiles, packs.markings) for name, file in found.items()]
        transforms = [fingerprint(inputs.meeting_transforms), fingerprint(inputs.document_transforms)]
        self._shared = json.dumps([versions(), transforms, laid, *options])
        # The fonts of most sheets are the same, and their names are the same tuple.
        self._part, self._fonts, self._labels = cache(self._make_part), cache(self._hold), cache(self._name)
        self._digest = cache(file_digest)

    def sheet(self, content: str, facts: Facts, images: Mapping[str, str | None], review: str) -> str:
        """Give the fingerprint of a sheet, formats aside; `content`, `images` and `review` are digests.

        The last is that of the review file, empty where there is none; a draft does not depend on it.
        """
        shared, of_images = self._part(facts.template, facts.language), json.dumps(images, sort_keys=True)
        own = (facts.profile, facts.party, facts.embargoed, facts.stage, *([review] if _is_gated(facts) else []))
        return digest("\n".join((shared, *own, content, of_images)).encode())

    def output(self, output: SheetOutput, sheet: str, fonts: Iterable[str], template: str) -> str:
        """Give the fingerprint of an output of a sheet: that of the sheet, and what it alone depends on."""
        own = [self._fonts(tuple(fonts), template)] if output.fonts else []
        own += [json.dumps(library_versions(output.libraries))] if output.libraries else []
        return digest("\n".join((sheet, *own)).encode()) if own else sheet

    def is_current(self, record: Record, source: Path) -> bool:
        """Tell whether a sheet whose content has not changed would be the same; `source` is the meeting file.

        One whose embargo or silence has ended since, or is on again by the moment that is asked for, would not.
        """
        images, facts = {name: image_digest(source.parent, name) for name in record.images}, record.facts
        if facts.embargo or facts.silence:
            facts = facts.at(self._inputs.options.moment)
        review = (file_digest(review_file_of(source)) or "") if _is_gated(facts) else ""
        return self.sheet(record.content, facts, images, review) == record.fingerprint

    def has_current(self, record: Record, output: SheetOutput) -> bool:
        """Tell whether a file of a current sheet would be the same."""
        file = record.outputs.get(output.name)
        return file is not None and file.fingerprint == self.output(
            output, record.fingerprint, record.fonts, record.facts.template
        )

    def label_fonts(self, files: Iterable[str], template: str) -> tuple[str, ...]:
        """Give names of font files that hold on other machines, too."""
        return self._labels(tuple(files), template)

    def _name(self, files: tuple[str, ...], template: str) -> tuple[str, ...]:
        return tuple(sorted(self._label(Path(file), template) for file in files))

    def _hold(self, fonts: tuple[str, ...], template: str) -> str:
        """Give what the fonts of a sheet hold."""
        return str([(font, self._digest(self._font_file(font, template))) for font in fonts])

    def _make_part(self, template: str, language: str) -> str:
        """Give what all sheets of one template and language share."""
        packs, theme = self._inputs.packs, self._inputs.themes[template]
        files = [*packs.reachable(template).values(), *packs.labels(template, language), *packs.designations(language)]
        files += packs.regional_labels(template) if language == "en" else ()
        layers = [(digest(layer.file.data), _names_in(layer.fonts)) for layer in theme.layers]
        images = sorted((name, digest(file.data)) for name, file in packs.images(template).items())
        made_of = [layers, [digest(file.data) for file in files], *([images] if images else [])]
        return digest(json.dumps([self._shared, template, language, made_of]).encode())

    def _label(self, file: Path, template: str) -> str:
        for prefix, folder in self._font_folders(template):
            if file.is_relative_to(folder):
                return prefix + file.relative_to(folder).as_posix()
        return str(file)

    def _font_file(self, label: str, template: str) -> Path:
        for prefix, folder in self._font_folders(template):
            if label.startswith(prefix):
                return folder / label.removeprefix(prefix)
        return Path(label)

    def _font_folders(self, template: str) -> Iterator[tuple[str, Path]]:
        """Give the folders that fonts may stand in, each with what stands before their names."""
        for number, layer in enumerate(self._inputs.themes[template].layers):
            yield f"{_OWN}{number or ''}:", layer.fonts
        if package := font_package():
            yield PACKAGED, package


def _is_gated(facts: Facts) -> bool:
    """Tell whether a sheet comes to a gate that asks what reviewers left open."""
    return facts.status != "draft"


def _names_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir()) if folder.is_dir() else []


@cache
def font_package() -> Path | None:
    """Give the folder of the package of fonts, found without importing it, nor what finds packages."""
    folders = (Path(entry or ".", FONT_PACKAGE) for entry in sys.path)
    return next((folder for folder in folders if folder.is_dir()), None)


def image_digest(folder: Path, name: str) -> str | None:
    """Give the digest of the file that a figure names; None where it cannot be used."""
    data = read_image(folder, name)
    return digest(data) if isinstance(data, bytes) else None
