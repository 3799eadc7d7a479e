"""The list of outputs, as of pandoc's writers: whatever names formats, takes or makes files of them reads it."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from factsheet.outputs.kept import SetContents
    from factsheet.pipeline.sheets import Sheet
    from factsheet.render.fonts.collection import Fonts
    from factsheet.render.rendered import Rendered
    from factsheet.render.theme import Theme

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
MANIFEST_VERSION = 1
"""The version of the manifest, which `docs/manifest.schema.json` describes."""


class SheetOutput(Struct, frozen=True):
    """A file of every sheet: its name among formats, its extension, the module whose `render` makes it.

    What `render` needs stands at the top of the module: processes that make the output import it beforehand, nobody
    else. `libraries` are distributions that shape the bytes, beside those that every sheet is made with; `fonts` says
    that files of fonts do, and `paged` that the pages of a sheet are those of this output. `paired` outputs can have
    two versions of a meeting in one file; others say what is true of one.
    """

    name: str
    extension: str
    module: str
    libraries: tuple[str, ...] = ()
    fonts: bool = False
    paged: bool = False
    paired: bool = True

    def render(self, sheet: Sheet, theme: Theme, fonts: Fonts) -> Rendered:
        """Make the file of a sheet; raises FactsheetError for a theme that cannot be followed."""
        made: Rendered = import_module(self.module).render(sheet, theme, fonts)
        return made


class SetOutput(Struct, frozen=True):
    """A file of a whole set, made at the end of a build: its name among formats, and that of the file.

    The `make` of its module gets what is kept of every sheet, those up to date included. Where the output `keeps`
    something of its own, the module's `keep` gives it when a sheet is made, as JSON can hold it. One that is `always`
    made is no format that one asks for.
    """

    name: str
    file: str
    module: str
    keeps: bool = False
    always: bool = False

    def make(self, contents: SetContents) -> Iterable[bytes]:
        """Give the content of the file piece by piece."""
        made: Iterable[bytes] = import_module(self.module).make(contents)
        return made

    def keep(self, sheet: Sheet) -> Any:  # noqa: ANN401 - whatever JSON can hold
        """Give what is to be kept of a sheet."""
        return import_module(self.module).keep(sheet)


OUTPUTS: dict[str, SheetOutput | SetOutput] = {
    each.name: each
    for each in (
        SheetOutput("pdf", "pdf", "factsheet.outputs.pdf", libraries=("icu4py",), fonts=True, paged=True),
        SheetOutput("docx", "docx", "factsheet.outputs.docx"),
        SheetOutput("ism", "xml", "factsheet.outputs.ism", paired=False),
        SetOutput("manifest", MANIFEST, "factsheet.outputs.manifest", always=True),
        SetOutput("sums", SUMS, "factsheet.outputs.sums", always=True),
    )
}


def format_names() -> tuple[str, ...]:
    """Give the names of all outputs that one asks for."""
    return tuple(name for name, each in OUTPUTS.items() if isinstance(each, SheetOutput) or not each.always)


def sheet_format_names() -> tuple[str, ...]:
    """Give the names of the outputs of a sheet."""
    return tuple(name for name, each in OUTPUTS.items() if isinstance(each, SheetOutput))


def paired_format_names() -> tuple[str, ...]:
    """Give the names of the outputs that can have two versions of a meeting in one file."""
    return tuple(name for name, each in OUTPUTS.items() if isinstance(each, SheetOutput) and each.paired)


def sheet_outputs(names: Iterable[str]) -> tuple[SheetOutput, ...]:
    """Give the outputs of a sheet that are named."""
    return tuple(each for name in names if isinstance(each := OUTPUTS[name], SheetOutput))


def set_outputs(names: Iterable[str]) -> tuple[SetOutput, ...]:
    """Give the outputs of a set that are named, then those that are always made: these tell of the others."""
    every = [each for each in OUTPUTS.values() if isinstance(each, SetOutput)]
    wanted = set(names)
    return (*(each for each in every if each.name in wanted), *(each for each in every if each.always))
