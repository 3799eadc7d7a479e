"""Packs: the labels file that a translator fills in, and the fonts that a theme may name."""

from pathlib import Path

from msgspec import Struct

from factsheet.api.given import checked
from factsheet.pipeline.packs import DEFAULT_TEMPLATE
from factsheet.production.inputs.labels import blank_labels
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.inputs.profiles import ListedProfile, listed_profiles
from factsheet.production.options import language_fault


def labels(language: str, *, template: str = DEFAULT_TEMPLATE, templates: Path | str | None = None) -> str:
    """Give a labels file for a pack in a language (BCP 47): every key without its text, the English as a comment.

    `template` and `templates` are as in `Setup`. Raises ValueError for a language that is none, OptionError for a pack
    or a folder that is not there, FactsheetError for labels files at fault.
    """
    if fault := language_fault(checked("language", str, language)):
        raise ValueError(f"language: {'; '.join(fault)}")
    folder = None if templates is None else checked("templates", Path, templates)
    return blank_labels(PackLibrary(folder), checked("template", str, template), language)


def profiles(*, templates: Path | str | None = None, profiles: Path | str | None = None) -> tuple[ListedProfile, ...]:
    """Give the profiles that there are, by their names.

    The arguments are as in `Setup`. Raises OptionError for a folder that is not there, FactsheetError for a profile at
    fault.
    """
    own, folder = (
        None if each is None else checked(name, Path, each)
        for name, each in (("templates", templates), ("profiles", profiles))
    )
    return listed_profiles(PackLibrary(own, folder))


class ListedFont(Struct, frozen=True):
    """A family that a theme may name: its styles, the scripts that it serves, and where it comes from."""

    family: str
    styles: tuple[str, ...]
    scripts: tuple[str, ...]
    origin: str


def fonts(
    *, template: str = DEFAULT_TEMPLATE, templates: Path | str | None = None, theme: Path | str | None = None
) -> tuple[ListedFont, ...]:
    """Give the families that a theme may name, by their names: those of the packages, and those that it brings.

    The arguments are as in `Setup`. Raises OptionError for a pack or a folder that is not there, FactsheetError for a
    theme or a font that cannot be read.
    """
    from factsheet.production.sheets.task import theme_source  # noqa: PLC0415 - only where fonts are looked at
    from factsheet.production.sheets.themes import make_theme  # noqa: PLC0415 - as above
    from factsheet.render.fonts.collection import listed_families  # noqa: PLC0415 - as above

    folder = None if templates is None else checked("templates", Path, templates)
    own = None if theme is None else checked("theme", Path, theme)
    source = theme_source(PackLibrary(folder), checked("template", str, template), own)
    listed = listed_families(make_theme(source, None, None).fonts)
    return tuple(ListedFont(each.family.name, each.family.styles, each.scripts, each.origin) for each in listed)
