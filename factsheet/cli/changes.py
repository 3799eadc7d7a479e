"""`factsheet changes`: which sheets differ between two built folders."""

from pathlib import Path

import click

from factsheet.cli.options import NamedPath, format_option

_PLACE = NamedPath(path_type=Path)


@click.command("changes")
@click.argument("old", type=_PLACE)
@click.argument("new", type=_PLACE)
@format_option("markdown", "A table for people, or an object.")
def command(*, old: Path, new: Path, shown_as: str) -> None:
    """Compare the manifest.json of two output folders: sheets added, changed, removed and failed, with their pages.

    OLD and NEW are manifests, or the folders that they stand in; an empty file, such as /dev/null, has no sheets. Exits
    with 0 whatever has changed, with 1 where one is no manifest, with 2 for wrong usage.
    """
    from factsheet.outputs.registry import MANIFEST  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.inputs.files import refuse_missing  # noqa: PLC0415 - as above
    from factsheet.production.records.comparison import compare, read_folder  # noqa: PLC0415 - as above
    from factsheet.production.reports import changes_json, changes_markdown  # noqa: PLC0415 - as above

    refuse_missing([old, new])
    before, after = (read_folder(place / MANIFEST if place.is_dir() else place) for place in (old, new))
    found = compare(before, after)
    folder = (new if new.is_dir() else new.parent).as_posix()
    click.echo(changes_json(found) if shown_as == "json" else changes_markdown(found, folder), nl=False)
