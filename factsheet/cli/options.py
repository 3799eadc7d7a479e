"""The options that several commands share, and what they ask of a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.shell_completion import CompletionItem

if TYPE_CHECKING:
    from factsheet.production.sets.request import Request
    from factsheet.review.word.accept import Accept


_KEY = "factsheet.quiet"


def _note(ctx: click.Context, param: click.Parameter, value: bool) -> None:
    del param
    if value:
        ctx.meta[_KEY] = True


quiet_option = click.option(
    "-q", "--quiet", is_flag=True, expose_value=False, callback=_note, help="Say nothing but errors."
)


def is_quiet() -> bool:
    """Tell whether the running command was asked to be quiet."""
    return bool(click.get_current_context().meta.get(_KEY))


_FORMATS = ("pdf", "docx")
_FORMS = ("github", "sarif", "junit", "json")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
F = TypeVar("F", bound=Callable[..., Any])


def _split(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """Split what is joined by commas."""
    del ctx, param
    return None if value is None else tuple(dict.fromkeys(name.strip() for name in value.split(",")))


def split_formats(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    """Split formats joined by commas, and refuse those that there are not."""
    names = _split(ctx, param, value.lower() if value is not None else None)
    for name in names or ():
        if name not in _FORMATS:
            message = f"{name!r} is not a format; there are: {', '.join(_FORMATS)}"
            raise click.BadParameter(message, ctx, param)
    return names


def complete_template(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the name of a pack."""
    del param
    from factsheet.production.inputs.packs import PackLibrary  # noqa: PLC0415 - only while a shell completes

    own: Path | None = ctx.params.get("templates")
    return [CompletionItem(name) for name in PackLibrary(own).folders if name.startswith(incomplete)]


def _pattern(ctx: click.Context, param: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        from factsheet.production.output.names import find_fault  # noqa: PLC0415 - `--help` needs none of it

        if fault := find_fault(value):
            raise click.BadParameter("; ".join(fault), ctx, param)
    return value


def _rules(ctx: click.Context, param: click.Parameter, value: str | None) -> tuple[str, ...] | None:
    codes = _split(ctx, param, value)
    if codes:
        from factsheet.check import explain_unknown  # noqa: PLC0415 - `--help` needs none of it

        for code in codes:
            if unknown := explain_unknown(code):
                raise click.BadParameter("; ".join(unknown), ctx, param)
    return codes


def _reports(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> tuple[tuple[str, Path | None], ...]:
    """Split forms from files; one report alone can go to stdout."""
    pairs = [(form, Path(file) if file else None) for form, _, file in (each.partition("=") for each in value)]
    for form, _ in pairs:
        if form not in _FORMS:
            message = f"{form!r} is no form of reports; there are: {', '.join(_FORMS)}"
            raise click.BadParameter(message, ctx, param)
    if [file for _, file in pairs].count(None) > 1:
        raise click.BadParameter("only one report can go to stdout; write `FORM=FILE`", ctx, param)
    return tuple(pairs)


_PATHS = click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
_OUTPUT = click.option("-o", "--output", metavar="DIR", type=FOLDER, help="Where files go.  [default: dist]")
_REPORT = click.option(
    "--report",
    "reports",
    metavar="FORM[=FILE]",
    multiple=True,
    callback=_reports,
    help="A report for other programs: github, sarif, junit or json, on stdout or to a file.",
)
_SET = (
    click.option("--config", metavar="FILE", type=FILE, help="The set's settings, instead of factsheet.toml."),
    click.option(
        "--template",
        metavar="NAME",
        shell_complete=complete_template,
        help="The template pack.  [default: standard]",
    ),
    click.option("--templates", metavar="DIR", type=FOLDER, help="A folder of your own packs, found first."),
    click.option("--languages", metavar="TAGS", callback=_split, help="Only meetings in these, joined by commas."),
    click.option("--rules-off", metavar="CODES", callback=_rules, help="Rules to switch off, joined by commas."),
)
_FILES = (
    click.option(
        "-f",
        "--format",
        "formats",
        callback=split_formats,
        metavar="FORMATS",
        help="File formats, joined by commas.  [default: pdf,docx]",
    ),
    click.option("--name", metavar="PATTERN", callback=_pattern, help="Names of files: '{language}/{id}.{format}'."),
    click.option("--theme", metavar="FILE", type=FILE, help="A theme to use instead of the pack's."),
    click.option("--paper", type=click.Choice(["a4", "letter"]), help="A page size to use instead of the theme's."),
)


def paths_argument(function: F) -> F:
    """Add the paths of meetings."""
    return _with(function, _PATHS)


def set_options(function: F) -> F:
    """Add the options by which meetings are chosen and composed."""
    return _with(function, *_SET)


def output_option(function: F) -> F:
    """Add the folder that files go to."""
    return _with(function, _OUTPUT)


def file_options(function: F) -> F:
    """Add the options by which files are made of meetings."""
    return _with(function, *_FILES)


def report_option(function: F) -> F:
    """Add the reports for other programs, which come as pairs of form and file."""
    return _with(function, _REPORT)


def _with(function: F, *options: Callable[[F], F]) -> F:
    for option in reversed(options):
        function = option(function)
    return function


def asked(paths: tuple[Path, ...], config: Path | None, given: Mapping[str, object]) -> Request:
    """Bring together paths, settings and the options that were given: those that are None were not."""
    from factsheet.production.options import Format, source_date_epoch  # noqa: PLC0415 - `--help` needs none of it
    from factsheet.production.sets.request import make_request  # noqa: PLC0415 - as above

    chosen = {key: value for key, value in given.items() if value is not None}
    if isinstance(formats := chosen.get("formats"), tuple):
        chosen["formats"] = tuple(map(Format, formats))
    if "template" in chosen:
        chosen["template_by_kind"] = {}
    return make_request(paths, config, {**chosen, "created": source_date_epoch(os.environ)})


def _accept(context: click.Context, parameter: click.Parameter, value: str) -> Accept:
    del context, parameter
    from factsheet.review.word.accept import parse_accept  # noqa: PLC0415 - `--help` needs none of it

    try:
        return parse_accept(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


_DRAFTS = click.argument("drafts", metavar="EDITED...", nargs=-1, required=True, type=click.Path(path_type=Path))
_OPTIONS = (
    click.option(
        "--accept",
        default="all",
        show_default=True,
        callback=_accept,
        metavar="all|by=AUTHOR|since=DATE",
        help="Which tracked changes count; the others are read as rejected.",
    ),
    click.option("--store", type=click.Path(path_type=Path), help="The folder that keeps the bases of drafts."),
    click.option("--trust-embedded", is_flag=True, help="Believe a base that only the draft itself has."),
)


def reading_options(command: F) -> F:
    """Give a command the drafts, and `--accept`, `--store` and `--trust-embedded`."""
    for option in reversed((_DRAFTS, *_OPTIONS)):
        command = option(command)
    return command
