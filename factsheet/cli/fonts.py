"""`factsheet fonts`: which font serves which script, and where it came from."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from factsheet.cli.options import format_option, set_options, take
from factsheet.cli.tables import in_columns
from factsheet.diagnostics import FactsheetError
from factsheet.pipeline.packs import DEFAULT_TEMPLATE
from factsheet.production.options import Options

if TYPE_CHECKING:
    from factsheet.render.fonts.collection import ListedFamily, Service

_HEAD = ("FONT", "SCRIPT", "FAMILY", "STYLES", "FROM")
_FAMILIES = ("FAMILY", "STYLES", "SCRIPTS", "FROM")


@click.command("fonts")
@click.argument("what", type=click.Choice(["used", "families"]), default="used")
@take(Options, "template", "templates", "theme")
@format_option("table")
def command(what: str, shown_as: str, **given: object) -> None:
    """Print, for each font that the theme names, which family serves which script in PDF, and where it came from.

    With `families` it prints the families that a theme may name, with the scripts that each serves.
    """
    from factsheet.production.caches import cache_folder  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.inputs.packs import PackLibrary  # noqa: PLC0415 - as above
    from factsheet.production.sheets.task import theme_source  # noqa: PLC0415 - as above
    from factsheet.production.sheets.themes import make_theme  # noqa: PLC0415 - as above
    from factsheet.render.fonts.collection import listed_families, services  # noqa: PLC0415 - as above

    options = set_options(**given)
    source = theme_source(PackLibrary(options.templates), options.template or DEFAULT_TEMPLATE, options.theme)
    loaded = make_theme(source, None, cache_folder())
    if what == "families":
        families = tuple(listed_families(loaded.fonts))
        rows = (_FAMILIES, *map(_family_row, families))
        click.echo(json.dumps(list(map(_family, families)), indent=2) if shown_as == "json" else in_columns(rows))
        return
    try:
        found = tuple(services(loaded.theme, loaded.fonts))
    except FactsheetError as error:
        raise FactsheetError(loaded.place(error.diagnostics)) from None
    rows = (_HEAD, *map(_row, found))
    click.echo(json.dumps(list(map(_object, found)), indent=2) if shown_as == "json" else in_columns(rows))


def _row(service: Service) -> tuple[str, ...]:
    if service.family is None:
        return service.font, service.script.name, "none", "", ""
    return service.font, service.script.name, service.family.name, ", ".join(service.family.styles), service.origin


def _family_row(listed: ListedFamily) -> tuple[str, ...]:
    return listed.family.name, ", ".join(listed.family.styles), ", ".join(listed.scripts), listed.origin


def _family(listed: ListedFamily) -> dict[str, object]:
    return {
        "family": listed.family.name,
        "styles": list(listed.family.styles),
        "scripts": list(listed.scripts),
        "from": listed.origin,
    }


def _object(service: Service) -> dict[str, object]:
    return {
        "font": service.font,
        "script": service.script.name,
        "language": service.script.language,
        "family": service.family.name if service.family else None,
        "styles": list(service.family.styles) if service.family else [],
        "file": str(service.file) if service.file else None,
        "from": service.origin or None,
    }
