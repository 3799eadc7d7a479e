"""`factsheet verify`: hold an output folder against its manifest."""

from pathlib import Path

import click

from factsheet.cli.app import quiet_option
from factsheet.cli.options import NamedPath, Wanted, asked, config_option, picked, report_option, take
from factsheet.diagnostics import Diagnostic
from factsheet.production.options import OptionError, Options, RunOptions

_FOLDER = NamedPath(file_okay=False, path_type=Path)
_PATH = NamedPath(path_type=Path)


@click.command("verify")
@click.argument("folder", metavar="[DIR]", type=_FOLDER, required=False)
@click.option("--rebuild", is_flag=True, help="Build again, elsewhere, and compare the bytes.")
@click.option("--from", "paths", metavar="PATH", multiple=True, type=_PATH, help="What --rebuild builds, not the set.")
@take(RunOptions, "jobs")
@config_option
@take(Options, but="output")
@report_option
@quiet_option
def command(
    *,
    folder: Path | None,
    rebuild: bool,
    paths: tuple[Path, ...],
    config: Path | None,
    reports: Wanted,
    **given: object,
) -> int:
    """Say what in DIR is not as its manifest has it; without a DIR it is the output folder of the set, or dist.

    Files that are missing or were changed, sums that do not agree and sheets that had errors are errors; files that
    the manifest does not list are warnings. With --rebuild the set is built again in another place, by the same
    options, which must give the same bytes.
    Exits with 0 where there is no error, with 1 where there is one, with 2 for wrong usage.
    """
    from factsheet.cli.progress import Tally, write_reports  # noqa: PLC0415 - help and completion need none of it
    from factsheet.production.inputs.files import refuse_missing  # noqa: PLC0415 - as above
    from factsheet.production.sets.verify import read_manifest, verify_folder, verify_rebuild  # noqa: PLC0415 - as above
    from factsheet.production.settings.load import find_settings  # noqa: PLC0415 - as above

    refuse_missing([folder] if folder else [])
    of_set = config or paths or find_settings(Path.cwd())
    if rebuild and not of_set:
        message = "there is no factsheet.toml here or in a folder around, which says what is built again"
        raise OptionError([Diagnostic("no-path", message, hints=("name it: `--from MEETING.yaml`",))])
    if folder and given.get("release") is None:  # a folder of a level is built again as one
        given["release"] = read_manifest(folder).release or None
    request = asked(paths, config, given) if rebuild or (folder is None and of_set) else None
    folder = folder or (request.options.output if request else Path("dist"))
    listed = read_manifest(folder)
    with Tally(paths=False) as tally:
        tally.add(verify_folder(folder, listed))
        if rebuild and request:
            for report in verify_rebuild(folder, listed, request, RunOptions(**picked(RunOptions, given)), tally):
                tally.add(report)
        code = tally.close(_all_well(len(listed.files), rebuild=rebuild))
    write_reports(reports, tally.reports)
    return code


def _all_well(count: int, *, rebuild: bool) -> str:
    if count == 1:
        return f"1 file is as the manifest has it{', and comes out the same when it is built again' if rebuild else ''}"
    same = ", and come out the same when they are built again" if rebuild else ""
    return f"{count} files are as the manifest has them{same}"
