"""Values of the command line that cannot be meant: empty ones, names of nothing, reports in the place of files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from factsheet.cli.app import app


@pytest.mark.parametrize(
    "command",
    [
        ("build", ""),
        ("check", "sample.yaml", ""),
        ("build", "sample.yaml", "-o", ""),
        ("build", "sample.yaml", "--templates", ""),
        ("release", "sample.yaml", "-o", ""),
        ("verify", ""),
        ("redline", "sample.yaml", "sample.yaml", "-o", ""),
        ("changes", "", "dist"),
        ("silence", ""),
        ("templates", "copy", "standard", ""),
    ],
    ids=" ".join,
)
def test_an_empty_path_is_no_folder(sample, factsheet, command):
    before = sorted(Path().rglob("*"))
    done = factsheet(*command)
    assert (done.code, done.out) == (2, "")
    assert "the path is empty; `.` is the working folder" in done.err
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize(
    "command",
    [
        ("check", "sampel.yaml"),
        ("redline", "sampel.yaml", "sample.yaml"),
        ("review", "show", "sampel.yaml"),
        ("review", "merge", "sampel.yaml"),
        ("review", "merge", "sample.yaml", "--into", "sampel.yaml"),
        ("review", "undo", "sampel.yaml"),
        ("new", "talks", "--from", "sampel.yaml"),
        ("verify", "sampel.yaml"),
        ("changes", "sample.yaml", "sampel.yaml"),
        ("leak-check", "sampel.yaml", "--against", "sample.yaml", "--release", "public"),
        ("leak-check", "sample.yaml", "--against", "sampel.yaml", "--release", "public"),
        ("build", "--config", "sampel.yaml"),
        ("build", "sample.yaml", "--theme", "sampel.yaml"),
    ],
    ids=" ".join,
)
def test_a_name_of_nothing_is_told_alike_by_every_command(sample, factsheet, command):
    done = factsheet(*command)
    told = "error: there is no file or folder sampel.yaml [no-such-path]\n  hint: did you mean sample.yaml?\n"
    assert (done.code, done.out, done.err) == (2, "", told)


@pytest.mark.parametrize("command", [("review", "undo", "."), ("review", "undo", "/"), ("redline", ".", "sample.yaml")])
def test_a_folder_is_no_meeting_file(sample, factsheet, command):
    done = factsheet(*command)
    told = " is a folder [no-such-path]\n  hint: name the file of one meeting\n"
    assert (done.code, done.out, done.err.endswith(told)) == (2, "", True)


@pytest.mark.parametrize(
    ("command", "told"),
    [
        (("verify", "sample.yaml"), "sample.yaml is a file [no-such-path]\n  hint: name a folder\n"),
        (
            ("build", "sample.yaml", "-o", "sample.yaml"),
            "sample.yaml is a file [no-such-path]\n  hint: name a folder\n",
        ),
        (("build", "--config", "."), ". is a folder [no-such-path]\n  hint: name a file\n"),
    ],
    ids=str,
)
def test_what_is_of_another_kind_is_told_alike_by_every_command(sample, factsheet, command, told):
    done = factsheet(*command)
    assert (done.code, done.out, done.err) == (2, "", f"error: {told}")


@pytest.mark.parametrize("command", [("check",), ("redline", "sample.yaml"), ("review", "show"), ("review", "merge")])
def test_what_cannot_be_read_is_told_alike_by_every_command(sample, factsheet, command):
    Path("dangling.yaml").symlink_to("nowhere")
    done = factsheet(*command, "dangling.yaml")
    told = "dangling.yaml:1:1: error: cannot be read: no such file or directory [cannot-read]\n"
    assert (done.code, done.err.startswith(told)) == (1, True)


@pytest.mark.parametrize(
    "command",
    [
        ("build", "--config", ""),
        ("build", "sample.yaml", "--theme", ""),
        ("check", "sample.yaml", "--glossary", ""),
        ("new", "other", "--from", ""),
        ("review", "show", ""),
        ("review", "merge", "sample.yaml", "--into", ""),
        ("beside", "sample.yaml", ""),
        ("schema", "-o", ""),
    ],
    ids=" ".join,
)
def test_an_empty_path_of_a_file_asks_for_one(sample, factsheet, command):
    done = factsheet(*command)
    assert (done.code, done.out) == (2, "")
    assert "the path is empty; name a file" in done.err and "working folder" not in done.err


def commands(
    command: click.Command = app, names: tuple[str, ...] = ()
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Give every command that does something, with the words that call it."""
    if not isinstance(command, click.Group):
        yield names, command
        return
    ctx = click.Context(command)
    for name in command.list_commands(ctx):
        yield from commands(command.get_command(ctx, name), (*names, name))


@pytest.mark.parametrize(("names", "command"), [pytest.param(*each, id=" ".join(each[0])) for each in commands()])
def test_no_command_takes_an_empty_value_for_what_is_usual(sample, factsheet, names, command):
    before = sorted(Path().rglob("*"))
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    options = [each for each in command.params if isinstance(each, click.Option) and not each.is_flag]
    calls = [[*["sample"] * index, "", *["sample"] * (len(arguments) - index - 1)] for index in range(len(arguments))]
    needed = ["sample"] * sum(each.required for each in arguments)
    calls += [[option.opts[-1], "", *needed] for option in options]
    assert calls
    for call in calls:
        done = factsheet(*names, *call)
        assert (done.code, done.out) == (2, ""), (call, done)
        assert "Invalid value" in done.err, (call, done.err)
    assert sorted(Path().rglob("*")) == before


@pytest.mark.parametrize(
    "command",
    [
        ("build", "sample.yaml", "--template", ""),
        ("build", "sample.yaml", "--scheduler", ""),
        ("release", "sample.yaml", "--level", ""),
        ("redline", "sample.yaml", "sample.yaml", "--author", ""),
        ("fonts", "--template", ""),
        ("templates", "labels", "fr", "--template", " "),
        ("banner", "U", "--scheme", ""),
    ],
    ids=" ".join,
)
def test_an_empty_name_says_what_to_do(sample, factsheet, command):
    done = factsheet(*command)
    assert done.code == 2 and "is empty; leave it out for what is usual" in done.err


@pytest.mark.parametrize(
    "command",
    [
        ("check", "sample.yaml", "--report", "json=sample.yaml"),
        ("build", "sample.yaml", "--report", "junit=sample.yaml"),
        ("schema", "-o", "sample.yaml"),
        ("schema", "-o", "factsheet.TOML"),
    ],
    ids=" ".join,
)
def test_what_people_write_is_replaced_by_no_report_and_no_schema(sample, factsheet, command):
    text = Path(sample).read_bytes()
    done = factsheet(*command)
    assert (done.code, Path(sample).read_bytes()) == (2, text)
    assert "is called as meetings and settings are, and would be replaced" in done.err


def test_two_reports_are_not_one_file(sample, factsheet):
    done = factsheet("check", sample, "--report", "json=report", "--report", "sarif=report")
    assert (done.code, Path("report").exists()) == (2, False)
    assert "two reports cannot both be report" in done.err
