"""`factsheet templates`: list the template packs, copy one to start from, or write a labels file to fill in."""

import json
from pathlib import Path

import click

from factsheet.cli.app import SuggestingGroup, is_quiet, quiet_option
from factsheet.cli.options import (
    Name,
    NamedFile,
    NamedPath,
    complete_language,
    complete_pack,
    format_option,
    set_options,
    take,
)
from factsheet.cli.tables import in_columns
from factsheet.diagnostics import Diagnostic
from factsheet.pipeline.packs import DEFAULT_TEMPLATE
from factsheet.production.options import OptionError, Options, language_fault


@click.group("templates", cls=SuggestingGroup, invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the template packs, copy one to start your own from, or write a labels file to fill in."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_packs)


@command.command("list", short_help="Print the packs' names and folders.")
@take(Options, "templates")
def list_packs(templates: Path | None = None) -> None:
    """Print the name of every template pack and the folder it stands in, a pack a line."""
    from factsheet.production.inputs.packs import PackLibrary  # noqa: PLC0415 - help and completion need none of it

    folders = PackLibrary(set_options(templates=templates).templates).folders
    click.echo(in_columns([(name, str(folder)) for name, folder in folders.items()]))


@command.command("copy", short_help="Copy a pack to start from.")
@click.argument("name", type=Name(), shell_complete=complete_pack)
@click.argument("dest", type=NamedPath(path_type=Path))
@take(Options, "templates")
@quiet_option
def copy(name: str, dest: Path, templates: Path | None) -> None:
    """Copy the template pack NAME to the new folder DEST, and print what to build with."""
    from factsheet.production.inputs.copying import copy_pack  # noqa: PLC0415 - as above
    from factsheet.production.inputs.packs import PackLibrary  # noqa: PLC0415 - as above

    for file in copy_pack(PackLibrary(set_options(templates=templates).templates), name, dest):
        if not is_quiet():
            click.echo(file)
    if not is_quiet():
        around = dest.resolve().parent
        click.echo(f"hint: factsheet build PATH --templates {around} --template {dest.resolve().name}", err=True)


def _language(ctx: click.Context, param: click.Parameter, tag: str) -> str:
    """Refuse what is no language."""
    if not ctx.resilient_parsing and (fault := language_fault(tag)):
        raise click.BadParameter(f"{tag!r} {'; '.join(fault)}", ctx, param)
    return tag


@command.command("labels", short_help="Print or write a labels file to fill in.")
@click.argument("language", callback=_language, shell_complete=complete_language)
@click.option(
    "-o", "--output", metavar="FILE", type=NamedFile(path_type=Path), help="The file to write.  [default: stdout]"
)
@take(Options, "template", "templates")
@format_option("yaml")
@quiet_option
def labels(language: str, output: Path | None, shown_as: str, **given: object) -> None:
    """Print a labels file for a pack in LANGUAGE: every key without its text, the English beside it as a comment.

    LANGUAGE is a BCP 47 tag. JSON is a list of the keys, each with its English text.
    """
    from factsheet.files import write_whole  # noqa: PLC0415 - as above
    from factsheet.production.inputs.labels import blank_labels, english_labels, labels_place  # noqa: PLC0415 - as above
    from factsheet.production.inputs.packs import PackLibrary  # noqa: PLC0415 - as above

    options = set_options(**given)
    library, name = PackLibrary(options.templates), options.template or DEFAULT_TEMPLATE
    if output and output.exists():
        hint = "name a new file, or remove that one"
        raise OptionError([Diagnostic("exists", f"{output} is there already", hints=(hint,))])
    text = _keys(english_labels(library, name)) if shown_as == "json" else blank_labels(library, name, language)
    if not output:
        click.echo(text, nl=False)
    else:
        write_whole(output, text.encode())
        if not is_quiet():
            click.echo(output)
    if shown_as != "json" and not is_quiet():
        place = labels_place(name, language)
        click.echo(f"hint: fill it in as DIR/{place}; factsheet build PATH --templates DIR", err=True)


def _keys(labels: dict[str, str]) -> str:
    keys = [{"key": key, "text": text} for key, text in labels.items()]
    return json.dumps(keys, indent=2, ensure_ascii=False) + "\n"
