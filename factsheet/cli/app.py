"""The command group of the program; a command's module is imported when the command is asked for."""

from importlib import import_module
from importlib.machinery import EXTENSION_SUFFIXES
from importlib.util import find_spec

import click

from factsheet import __version__

_KEY = "factsheet.quiet"


def _note(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001 - click's own
    if value:
        ctx.meta[_KEY] = True


quiet_option = click.option(
    "-q", "--quiet", is_flag=True, expose_value=False, callback=_note, help="Say nothing but errors."
)


def is_quiet() -> bool:
    """Tell whether the running command was asked to be quiet."""
    return bool(click.get_current_context().meta.get(_KEY))


_COMMANDS = {
    "new": "Write a commented starter file, or import a text.",
    "check": "Say what is wrong with meetings; write nothing.",
    "parity": "Say where versions in several languages differ.",
    "trace": "Hold what sheets say against the words of their sources.",
    "build": "Write the fact sheets of meetings.",
    "release": "Write what every level of release may see.",
    "watch": "Build meetings whenever something is saved.",
    "verify": "Check an output folder against its manifest.",
    "changes": "Say which sheets differ between two manifests.",
    "leak-check": "Say what files hold that a level of release may not see.",
    "silence": "Put texts under silence, with the digest of what is circulated.",
    "redline": "Write the changes between two versions.",
    "beside": "Write versions in two languages side by side.",
    "review": "Show or merge what comes back in Word.",
    "schema": "Print the JSON Schema of what people write, for editors.",
    "templates": "List template packs, copy one, or write labels to fill in.",
    "profiles": "List the houses of style, or print one.",
    "markings": "List the schemes of markings, or print one.",
    "banner": "Say which banner the marks of portions make, and why.",
    "fonts": "Print which font serves which script.",
}


_WORDS = {
    "init": "new",
    "create": "new",
    "start": "new",
    "import": "new",
    "validate": "check",
    "lint": "check",
    "render": "build",
    "make": "build",
    "generate": "build",
    "convert": "build",
    "circulate": "silence",
    "diff": "redline",
    "compare": "redline",
    "merge": "review",
    "themes": "templates",
    "styles": "profiles",
    "houses": "profiles",
    "schemes": "markings",
    "rollup": "banner",
    "help": "--help",
    "version": "--version",
}
"""What other programs call what this one does."""


class SuggestingGroup(click.Group):
    """A group that names the command which was meant by what is none."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command; raises UsageError for what is none, with what was meant."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            if not args or self.get_command(ctx, args[0]):
                raise
            message = f"there is no command `{args[0]}`{self._meant(ctx, args[0])}"
            raise click.UsageError(message, error.ctx or ctx) from None

    def _meant(self, ctx: click.Context, word: str) -> str:
        from factsheet.diagnostics import nearest  # noqa: PLC0415 - where a command is misspelt

        known = self.list_commands(ctx)
        if word.endswith((".yaml", ".yml")) and "build" in known:
            return f"; did you mean `{ctx.command_path} build {word}`?"
        meant = _WORDS.get(word.lower()) if "build" in known else None
        meant = meant or nearest(word, known)
        return f"; did you mean `{ctx.command_path} {meant}`?" if meant else ""


class LazyGroup(SuggestingGroup):
    """The commands, each in a variable `command` of the module that has its name; listing them imports none."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's own
        """Give the names of the commands, in the order that help lists them."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - as above
        """Import a command."""
        if cmd_name not in _COMMANDS:
            return None
        command: click.Command = import_module(f"factsheet.cli.{cmd_name.replace('-', '_')}").command
        command.short_help = _COMMANDS[cmd_name]
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - as above
        """Write the list of the commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


def _say_version(ctx: click.Context, param: click.Parameter, value: bool) -> None:  # noqa: ARG001 - click's own
    if value:
        hot = find_spec("factsheet.source.reader")
        is_compiled = hot is not None and str(hot.origin).endswith(tuple(EXTENSION_SUFFIXES))
        click.echo(f"factsheet, version {__version__}{', compiled' * is_compiled}")
        ctx.exit()


_version_option = click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_say_version,
    help="Show the version and exit.",
)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@_version_option
@quiet_option
def app() -> None:
    """Turn diplomatic meetings, each written once as YAML, into PDF and Word fact sheets."""
