"""The options that several commands share, and what they ask of a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click
from click.shell_completion import CompletionItem

from factsheet.production.options import Option, Options, options_of, source_date_epoch

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


_FORMS = ("github", "sarif", "junit", "json")
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FOLDER = click.Path(file_okay=False, path_type=Path)
Command: TypeAlias = Callable[..., Any]
Add: TypeAlias = Callable[[Command], Command]


def _with(*options: Add) -> Add:
    def add(function: Command) -> Command:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def take(model: type, *names: str, but: str = "", checks: bool = False) -> Add:
    """Add the options of a model that have flags: those of some names, all `but` one, or what `check` takes, too."""
    wanted = (each for each in options_of(model) if each.flags and (each.name in names or not names))
    return _with(*(written(each) for each in wanted if each.name != but and (each.checks or not checks)))


def written(option: Option) -> Add:
    """Add an option."""
    if option.kind is bool:
        return click.option(*option.flags.split(), option.name, is_flag=True, help=option.help)
    return click.option(
        *option.flags.split(),
        option.name,
        metavar=option.metavar,
        type=_type(option),
        callback=partial(_checked, option),
        shell_complete=complete_template if option.name == "template" else None,
        help=_help(option),
    )


def _help(option: Option) -> str:
    text = f"{option.help.removesuffix('.')}, joined by commas." if option.many else option.help
    return f"{text}  [default: {option.usual}]" if option.usual else text


def _type(option: Option) -> click.ParamType[Any]:
    if option.kind is Path:
        return FILE if option.metavar == "FILE" else FOLDER
    if option.kind is int:
        return click.IntRange(min=1)
    choices = option.choices()
    return click.Choice(choices) if choices and not option.many else click.STRING


def _checked(option: Option, ctx: click.Context, param: click.Parameter, value: Any) -> Any:  # noqa: ANN401 - any type
    """Split what is joined by commas, and refuse what an option may not be."""
    if value is None:
        return None
    choices = option.choices()
    items = _split(value.lower() if choices else value) if option.many else (value,)
    for item in items:
        if option.many and choices and item not in choices:
            noun = option.flags.rpartition("--")[2]
            raise click.BadParameter(f"{item!r} is not a {noun}; there are: {', '.join(choices)}", ctx, param)
        if option.fault and (fault := option.fault(item)):
            raise click.BadParameter("; ".join(fault), ctx, param)
    return tuple(map(option.kind, items)) if option.many else value


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name.strip() for name in text.split(",")))


def complete_template(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Complete the name of a pack."""
    del param
    from factsheet.production.inputs.packs import PackLibrary  # noqa: PLC0415 - only while a shell completes

    own: Path | None = ctx.params.get("templates")
    return [CompletionItem(name) for name in PackLibrary(own).folders if name.startswith(incomplete)]


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


paths_argument = click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
config_option = click.option(
    "--config", metavar="FILE", type=FILE, help="The set's settings, instead of factsheet.toml."
)
report_option = click.option(
    "--report",
    "reports",
    metavar="FORM[=FILE]",
    multiple=True,
    callback=_reports,
    help="A report for other programs: github, sarif, junit or json, on stdout or to a file.",
)


def asked(paths: tuple[Path, ...], config: Path | None, given: Mapping[str, object]) -> Request:
    """Bring together paths, settings and the options that were given: those that are None were not."""
    from factsheet.production.sets.request import make_request  # noqa: PLC0415 - `--help` needs none of it

    return make_request(paths, config, chosen_of(given))


def chosen_of(given: Mapping[str, object]) -> dict[str, Any]:
    """Give the options of a build that were given, and what the environment says."""
    chosen = {name: value for name, value in picked(Options, given).items() if value is not None}
    return {**chosen, "created": source_date_epoch(os.environ)}


def picked(model: type, given: Mapping[str, object]) -> dict[str, Any]:
    """Give those of the given values that are options of a model."""
    return {each.name: given[each.name] for each in options_of(model) if each.name in given}


def _accept(context: click.Context, parameter: click.Parameter, value: str) -> Accept:
    del context, parameter
    from factsheet.review.word.accept import parse_accept  # noqa: PLC0415 - `--help` needs none of it

    try:
        return parse_accept(value)
    except ValueError as error:
        raise click.BadParameter(str(error)) from None


reading_options = _with(
    click.argument("drafts", metavar="EDITED...", nargs=-1, required=True, type=click.Path(path_type=Path)),
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
"""The drafts, and `--accept`, `--store` and `--trust-embedded`."""
