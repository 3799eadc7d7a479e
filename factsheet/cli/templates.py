"""`factsheet templates`: list the template packs, or copy one to start from."""

from pathlib import Path

import click

from factsheet.cli.app import is_quiet, quiet_option
from factsheet.cli.options import take
from factsheet.production.inputs.packs import PackLibrary, copy_pack
from factsheet.production.options import Options


@click.group("templates", invoke_without_command=True)
@click.pass_context
def command(ctx: click.Context) -> None:
    """List the template packs, or copy one to start your own from."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_packs)


@command.command("list", short_help="Print the packs' names and folders.")
@take(Options, "templates")
def list_packs(templates: Path | None = None) -> None:
    """Print the name of every template pack and the folder it stands in, a pack a line."""
    folders = PackLibrary(templates).folders
    width = max(map(len, folders), default=0)
    for name, folder in folders.items():
        click.echo(f"{name:{width}}  {folder}")


@command.command("copy", short_help="Copy a pack to start from.")
@click.argument("name")
@click.argument("dest", type=click.Path(path_type=Path))
@take(Options, "templates")
@quiet_option
def copy(name: str, dest: Path, templates: Path | None) -> None:
    """Copy the template pack NAME to the new folder DEST, and print what to build with."""
    for file in copy_pack(PackLibrary(templates), name, dest):
        if not is_quiet():
            click.echo(file)
    if not is_quiet():
        around = dest.resolve().parent
        click.echo(f"hint: factsheet build PATH --templates {around} --template {dest.resolve().name}", err=True)
