"""The options that several commands share, and what they ask of a run."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import click
from msgspec.structs import replace

from factsheet.cli.app import quiet_option
from factsheet.diagnostics import FactsheetError
from factsheet.production.options import EMPTY, Option, Options, options_of, source_date_epoch

if TYPE_CHECKING:
    from factsheet.production.inputs.packs import PackLibrary
    from factsheet.production.sets.request import Request

_REPORTS = ("github", "sarif", "junit", "json")


class NamedPath(click.Path):
    """A path that has a name: an empty one, as an empty variable of a shell gives it, would be the working folder."""

    meant = "`.` is the working folder"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:  # noqa: ANN401 - click's own
        """Give the path; raises BadParameter for an empty one, OptionError for what is not there or of another kind."""
        if not os.fspath(value):
            self.fail(f"the path is empty; {self.meant}", param, ctx)
        self._refuse(Path(value))
        return self.coerce_path_result(value)

    def _refuse(self, path: Path) -> None:
        """Refuse what is not there, or of another kind, in the words that are used where a path is read."""
        from factsheet.production.inputs.files import of_another_kind, refuse_missing  # noqa: PLC0415 - of commands alone

        if self.exists:
            refuse_missing([path])
        if not self.file_okay and path.is_file():
            raise of_another_kind(path, "a file", "name a folder")
        if not self.dir_okay and path.is_dir():
            raise of_another_kind(path, "a folder", "name a file")


class NamedFile(NamedPath):
    """The path of a file, which a folder cannot stand for."""

    meant = "name a file"


class Name(click.ParamType[str]):
    """A text that names something: an empty one would name nothing, or what is usual."""

    name = "text"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Give the text; raises BadParameter for an empty one."""
        if not value.strip():
            self.fail("; ".join(EMPTY), param, ctx)
        return value


class WholeNumber(click.IntRange):
    """A whole number, called so in messages."""

    name = "whole number"


FILE = NamedFile(exists=True, dir_okay=False, path_type=Path)
FOLDER = NamedPath(file_okay=False, path_type=Path)
_WRITTEN_BY_PEOPLE = (".yaml", ".yml", ".toml")
Command: TypeAlias = Callable[..., Any]
Wanted: TypeAlias = tuple[tuple[str, Path | None], ...]
"""Reports for other programs that are wanted: the kind of each, and its file, None for stdout."""
Add: TypeAlias = Callable[[Command], Command]


def with_options(*options: Add) -> Add:
    """Add options in their order."""

    def add(function: Command) -> Command:
        for option in reversed(options):
            function = option(function)
        return function

    return add


def take(model: type, *names: str, but: str = "", checks: bool = False) -> Add:
    """Add the options of a model that have flags: those of some names, all `but` one, or what `check` takes, too."""
    wanted = (each for each in options_of(model) if each.flags and (each.name in names or not names))
    return with_options(*(written(each) for each in wanted if each.name != but and (each.checks or not checks)))


def written(option: Option) -> Add:
    """Add an option."""
    if option.kind is bool:
        return click.option(*option.flags.split(), option.name, is_flag=True, help=option.help)
    text = f"{option.help.removesuffix('.')}, joined by commas." if option.many else option.help
    return click.option(
        *option.flags.split(),
        option.name,
        metavar=option.metavar,
        type=_type(option),
        callback=partial(_checked, option),
        shell_complete=partial(_complete, option) if option.kind is str else None,
        help=f"{text}  [default: {option.usual}]" if option.usual else text,
    )


def _type(option: Option) -> click.ParamType[Any]:
    if option.kind is Path:
        return FILE if option.metavar == "FILE" else FOLDER
    if option.kind is int:
        return WholeNumber(min=1)
    choices = option.choices()
    return click.Choice(choices, case_sensitive=False) if choices and not option.many else click.STRING


def _checked(option: Option, ctx: click.Context, param: click.Parameter, value: Any) -> Any:  # noqa: ANN401 - any type
    """Split what is joined by commas, and refuse what an option may not be."""
    if value is None or ctx.resilient_parsing:
        return value
    choices = option.choices()
    items = (value,)
    if option.many:
        items = tuple(dict.fromkeys(name.strip() for name in (value.lower() if choices else value).split(",")))
    for item in items:
        if option.many and choices and item not in choices:
            noun = option.flags.rpartition("--")[2]
            raise click.BadParameter(f"{item!r} is not a {noun}; there are: {', '.join(choices)}", ctx, param)
        if fault := option.fault_in(item):
            raise click.BadParameter("; ".join(fault), ctx, param)
    return tuple(map(option.kind, items)) if option.many else value


def _complete(option: Option, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:
    """Complete a value, of several joined by commas the last."""
    if option.name in _FOUND:
        return _FOUND[option.name](ctx, param, incomplete)
    before, comma, last = incomplete.rpartition(",") if option.many else ("", "", incomplete)
    values = _VALUES.get(option.name, option.choices)()
    named = before.split(",")
    return [f"{before}{comma}{value}" for value in values if value.startswith(last) and value not in named]


def _rules() -> tuple[str, ...]:
    from factsheet.check.registry import switchable  # noqa: PLC0415 - only where a rule is to be completed

    return switchable()


def _languages() -> tuple[str, ...]:
    from factsheet.dates.table import TABLE  # noqa: PLC0415 - only where a language is to be completed

    return tuple(TABLE)


_VALUES: Mapping[str, Callable[[], tuple[str, ...]]] = {
    "rules_off": _rules,
    "languages": _languages,
    "reference": _languages,
}
"""What options may be that have no fixed choices."""


def complete_language(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's own
    """Complete a language that dates are written in."""
    return _begun(incomplete, _languages())


def complete_pack(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's own
    """Complete the name of a pack."""
    return _begun(incomplete, _library(ctx, "templates").folders)


def complete_profile(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's own
    """Complete the name of a profile."""
    return sorted(_begun(incomplete, _library(ctx, "templates", "profiles", "markings").files.profiles))


def complete_scheme(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's own
    """Complete the name of a scheme of markings."""
    return sorted(_begun(incomplete, _library(ctx, "templates", "profiles", "markings").files.markings))


def _begun(incomplete: str, names: Iterable[str]) -> list[str]:
    return [name for name in names if name.startswith(incomplete)]


def _library(ctx: click.Context, *kinds: str) -> PackLibrary:
    """Give what folders of some kinds have, those of the set and those that the command line names."""
    from factsheet.production.inputs.packs import PackLibrary  # noqa: PLC0415 - only where a name is to be completed

    named = {kind: ctx.params.get(kind) for kind in kinds}
    with suppress(FactsheetError):
        options = set_options(**named)
        named = {kind: getattr(options, kind) for kind in kinds}
    return PackLibrary(*named.values())


def complete_level(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[str]:  # noqa: ARG001 - click's own
    """Complete the name of a level of release."""
    from factsheet.release.levels import PUBLIC  # noqa: PLC0415 - only where one is to be completed

    known = [PUBLIC]
    with suppress(FactsheetError):
        known = list(dict.fromkeys([PUBLIC, *set_options().levels]))
    return _begun(incomplete, known)


_FOUND = {"template": complete_pack, "profile": complete_profile, "release": complete_level}
"""What completes the names of what stands in folders."""


def complete_of(*values: str) -> Callable[[click.Context, click.Parameter, str], list[str]]:
    """Complete one of some values."""
    return lambda _, __, incomplete: _begun(incomplete, values)


def _reports(ctx: click.Context, param: click.Parameter, value: tuple[str, ...]) -> Wanted:
    """Split kinds of reports from files; one report alone can go to stdout."""
    pairs = [(kind, Path(file) if file else None) for kind, _, file in (each.partition("=") for each in value)]
    for kind, _ in pairs:
        if kind not in _REPORTS:
            message = f"{kind!r} is no form of reports; there are: {', '.join(_REPORTS)}"
            raise click.BadParameter(message, ctx, param)
    files = [file for _, file in pairs]
    if files.count(None) > 1:
        raise click.BadParameter("only one report can go to stdout; write `FORM=FILE`", ctx, param)
    for file in filter(None, files):
        refuse_written(ctx, param, file)
        if files.count(file) > 1:
            raise click.BadParameter(f"two reports cannot both be {file}", ctx, param)
    return tuple(pairs)


def refuse_written(ctx: click.Context, param: click.Parameter, file: Path | None) -> Path | None:
    """Give a file that is to be written; raises BadParameter for one that is called as what people write is."""
    if file and file.suffix.lower() in _WRITTEN_BY_PEOPLE:
        raise click.BadParameter(f"{file} is called as meetings and settings are, and would be replaced", ctx, param)
    return file


def format_option(usual: str, text: str | None = None) -> Add:
    """Add `--format`: JSON, or what it is without the option; `text` is its help."""
    shown = click.Choice([usual, "json"])
    return click.option("--format", "shown_as", type=shown, default=usual, show_default=True, help=text)


config_option = click.option(
    "--config", metavar="FILE", type=FILE, help="The set's settings, instead of factsheet.toml."
)
meeting_options = with_options(
    click.argument("paths", metavar="[PATH]...", nargs=-1, type=NamedPath(path_type=Path)), config_option
)
"""The paths of meetings, and `--config`."""
report_option = click.option(
    "--report",
    "reports",
    metavar="FORM[=FILE]",
    multiple=True,
    callback=_reports,
    shell_complete=complete_of(*_REPORTS),
    help="A report for other programs: github, sarif, junit or json, on stdout or to a file.",
)


list_options = with_options(
    format_option("text", "Text on stderr, or a JSON list on stdout."), report_option, quiet_option
)
"""What commands take that say what is wrong: as text, as a list, and as reports for other programs."""


def goes_to_stdout(wanted: Wanted) -> bool:
    """Tell whether a report takes stdout, so that nothing else may stand there."""
    return any(file is None for _, file in wanted)


def refuse_two_on_stdout(shown_as: str, wanted: Wanted) -> None:
    """Raise UsageError where both a JSON list and a report would go to stdout."""
    if shown_as == "json" and goes_to_stdout(wanted):
        raise click.UsageError("--format json and a report cannot both go to stdout; write `--report FORM=FILE`")


def asked(paths: tuple[Path, ...], config: Path | None, given: Mapping[str, object]) -> Request:
    """Bring together paths, settings and the options that were given: those that are None were not."""
    from factsheet.production.sets.request import make_request  # noqa: PLC0415 - help and completion need none of it

    return make_request(paths, config, chosen_of(given))


def chosen_of(given: Mapping[str, object]) -> dict[str, Any]:
    """Give the options of a build that were given, and what the environment says."""
    # A flag that is not given leaves what the settings say.
    chosen = {name: value for name, value in picked(Options, given).items() if value not in (None, False)}
    return {**chosen, "created": source_date_epoch(os.environ)}


def set_options(**given: object) -> Options:
    """Give the options of the set that `factsheet.toml` around the working folder describes, those given before them.

    Raises FactsheetError for settings at fault.
    """
    from factsheet.production.settings.load import find_settings, load_settings  # noqa: PLC0415 - not for help

    file = find_settings(Path.cwd())
    return replace(load_settings(file).options if file else Options(), **chosen_of(given))


def options_of_two(given: Mapping[str, object], formats: tuple[str, ...] = Options().formats) -> Options:
    """Give the options of two versions in one file; a level of release is one of the set's, and has its own folder.

    Raises FactsheetError for settings at fault.
    """
    options = Options(**{"formats": formats, **chosen_of(given)})
    if options.release is None:
        return options
    from factsheet.production.inputs.levels import output_of  # noqa: PLC0415 - for releases alone

    return replace(options, levels=set_options().levels, output=output_of(options.output, options.release))


def picked(model: type, given: Mapping[str, object]) -> dict[str, Any]:
    """Give those of the given values that are options of a model."""
    return {each.name: given[each.name] for each in options_of(model) if each.name in given}
