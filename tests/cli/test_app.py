import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import click
import pytest

from factsheet import __version__
from factsheet.cli.errors import run

PROGRAM = [sys.executable, "-m", "factsheet"]


def start(*arguments: str, **options) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *arguments], capture_output=True, text=True, check=False, **options)


def test_version(factsheet):
    assert factsheet("--version").out == f"factsheet, version {__version__}\n"


def test_help_names_every_command(factsheet):
    outcome = factsheet("--help")
    assert outcome.code == 0
    for name in ("new", "check", "build", "schema", "templates"):
        assert f"\n  {name} " in outcome.out


@pytest.mark.parametrize("name", ["new", "check", "build", "schema", "templates"])
def test_every_command_has_help(factsheet, name):
    outcome = factsheet(name, "-h")
    assert outcome.code == 0
    assert outcome.out.startswith("Usage: ")


def test_help_of_review_lists_its_commands_in_order(factsheet):
    listed = factsheet("review", "--help").out.partition("Commands:")[2]
    assert [line.split()[0] for line in listed.splitlines() if line.strip()] == ["show", "merge", "undo"]


def test_no_command_is_usage(factsheet):
    assert factsheet().code == 2


def test_an_unknown_command_is_usage(factsheet):
    outcome = factsheet("bild")
    assert (outcome.code, outcome.out) == (2, "")
    assert "there is no command `bild`; did you mean `" in outcome.err


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        (["bulid", "a.yaml"], "build"),
        (["a.yaml"], "build a.yaml"),
        (["init"], "new"),
        (["validate", "a.yaml"], "check"),
        (["templates", "copi"], "templates copy"),
        (["review", "mrge"], "review merge"),
        (["help"], "--help"),
        (["xyzzy"], None),
    ],
)
def test_a_command_that_is_none_names_the_one_that_was_meant(factsheet, typed, meant):
    outcome = factsheet(*typed)
    assert outcome.code == 2
    assert outcome.err.count("did you mean") == (meant is not None)
    assert meant is None or f" {meant}`?" in outcome.err


def test_choices_are_taken_in_any_case(factsheet, sample):
    assert factsheet("build", sample, "--paper", "Letter", "-f", "PDF").code == 0
    assert factsheet("new", "other", "--kind", "Summit").code == 0


@pytest.mark.parametrize(
    "what", ["meeting", "settings", "theme", "labels", "designations", "profile", "glossary", "review", "import"]
)
def test_a_schema_is_written_as_utf8_whatever_the_shell(factsheet, what):
    assert factsheet("schema", what, "-o", "new/x.json").out == "new/x.json\n"
    assert Path("new/x.json").read_bytes() == factsheet("schema", what).out.encode("ascii")


def test_the_schema_is_json(factsheet):
    outcome = factsheet("schema")
    assert outcome.code == 0
    assert json.loads(outcome.out)["properties"]["participants"]


def test_python_m_factsheet(folder):
    outcome = start("--version")
    assert (outcome.returncode, outcome.stdout) == (0, f"factsheet, version {__version__}\n")


@pytest.mark.parametrize("arguments", [["--help"], ["check", "sample.yaml"], ["templates"]])
def test_nothing_heavy_is_imported_without_need(factsheet, sample, arguments):
    script = (
        "import sys\n"
        "from factsheet.cli.app import app\n"
        "from factsheet.cli.errors import run\n"
        "code = run(app, sys.argv[1:])\n"
        "heavy = {'reportlab', 'docx', 'PIL', 'fontTools'}\n"
        "if '--help' in sys.argv: heavy |= {'pydantic', 'babel', 'jinja2', 'lxml', 'yaml'}\n"
        "sys.exit(code or repr(sorted(heavy & sys.modules.keys())))\n"
    )
    done = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=False)
    assert done.stderr.splitlines()[-1] == "[]"


HEAVY = {"pydantic", "babel", "jinja2", "lxml", "yaml", "docx", "reportlab", "PIL", "fontTools", "rich", "uharfbuzz"}


def printed_by(script: str) -> str:
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout


def test_help_of_no_command_imports_anything_heavy(folder):
    script = f"""if True:
        import contextlib, io, sys, click
        from factsheet.cli.app import app
        from factsheet.cli.errors import run

        def ask(command, *words):
            with contextlib.redirect_stdout(io.StringIO()) as said:
                assert run(app, [*words, "--help"]) == 0
            assert said.getvalue().startswith("Usage: ")
            print(*words, *sorted({HEAVY} & sys.modules.keys()))
            if isinstance(command, click.Group):
                for name in command.list_commands(click.Context(command)):
                    ask(command.get_command(click.Context(command), name), *words, name)

        ask(app)
    """
    lines = printed_by(script).split("\n")
    assert {"", "build", "changes", "fonts", "redline", "review merge", "review show", "templates copy"} <= {*lines}
    assert not HEAVY & {word for line in lines for word in line.split()}


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("review ", ["show", "merge", "undo"]),
        ("schema m", ["meeting", "marking"]),
        ("schema ", None),
        ("markings us-", ["us-cui", "us-dod-cui", "us-state"]),
        ("banner U --scheme t", ["tlp"]),
        ("new --k", ["--kind"]),
        ("new minutes --k", ["--kind"]),
        ("fonts --templates ", [""]),
        ("build -", None),
        ("build --languages fr --", None),
        ("build --name x --rules-off x -", None),
        ("review merge --accept by=A --", None),
        ("build -f ", ["pdf", "docx", "ism"]),
        ("build --format p", ["pdf"]),
        ("build --format pdf,", ["pdf,docx", "pdf,ism"]),
        ("build --paper ", ["a4", "letter"]),
        ("build --template s", ["standard"]),
        ("build --profile m", ["mofa-jp", "mofa-kr"]),
        ("check --report ", ["github", "sarif", "junit", "json"]),
        ("verify --report j", ["junit", "json"]),
        ("review show --accept ", ["all", "by=", "since="]),
        ("review merge --accept s", ["since="]),
        ("templates copy ", ["brief", "standard"]),
        ("templates labels fr --template b", ["brief"]),
    ],
)
def test_completion_imports_nothing_heavy(folder, typed, offered):
    *words, last = typed.split(" ")
    script = (
        "import sys; from click.shell_completion import BashComplete; from factsheet.cli.app import app\n"
        f"for item in BashComplete(app, {{}}, '', '').get_completions({words!r}, {last!r}): print(item.value)\n"
        f"sys.exit(repr({HEAVY} & sys.modules.keys()) if {HEAVY} & sys.modules.keys() else 0)"
    )
    found = printed_by(script).split("\n")[:-1]
    assert found == offered if offered is not None else len(found) > 4


@pytest.mark.parametrize(
    "name", ["factsheet.production.options", "factsheet.outputs.registry", "factsheet.cli.options"]
)
def test_what_options_are_made_of_imports_nothing_heavy(name):
    assert printed_by(f"import sys, {name}; print({HEAVY} & sys.modules.keys())") == "set()\n"


def test_the_shell_completes_commands_and_templates(folder):
    def complete(words: str) -> list[str]:
        variables = {**os.environ, "_FACTSHEET_COMPLETE": "bash_complete", "COMP_WORDS": words}
        variables["COMP_CWORD"] = str(len(words.split(" ")) - 1)
        script = "import sys; sys.argv[0] = 'factsheet'; from factsheet.cli import main; main()"
        done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=variables, check=True)
        return [line.removeprefix("plain,") for line in done.stdout.split()]

    assert complete("factsheet bu") == ["build"]
    assert complete("factsheet build --template s") == ["standard"]
    assert complete("factsheet templates labels es") == ["es"]
    assert complete("factsheet templates labels es --template b") == ["brief"]
    assert complete("factsheet build --languages es") == ["es"]
    assert complete("factsheet build --languages fr,j") == ["fr,ja"]
    assert complete("factsheet check --reference j") == ["ja"]
    assert complete("factsheet build --rules-off follow-up-due,follow-up-") == ["follow-up-due,follow-up-owner"]


@pytest.mark.parametrize("variables", [{}, {"NO_COLOR": "1"}])
def test_no_colour_where_stderr_is_no_terminal(folder, variables):
    Path("bad.yaml").write_text("[]", encoding="utf-8")
    outcome = start("check", "bad.yaml", env={**os.environ, **variables})
    assert "bad.yaml:1:1: error: " in outcome.stderr
    assert "\x1b" not in outcome.stderr


@pytest.mark.parametrize(("variables", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colour_on_a_terminal_unless_it_is_not_wanted(folder, variables, coloured):
    Path("bad.yaml").write_text("[]", encoding="utf-8")
    ours, theirs = os.openpty()
    inherited = {name: value for name, value in os.environ.items() if name not in {"NO_COLOR", "FORCE_COLOR"}}
    with subprocess.Popen(
        [*PROGRAM, "check", "bad.yaml"], stderr=theirs, env={**inherited, "TERM": "xterm", **variables}
    ) as process:
        process.wait(30)
    os.close(theirs)
    written = os.read(ours, 65536).decode()
    os.close(ours)
    assert ("\x1b[1;31merror" in written) is coloured
    assert "error: " in written


def failing(error: BaseException) -> click.Command:
    def fail() -> None:
        raise error

    return click.Command("fail", callback=fail)


def test_an_interrupt_is_130(capsys):
    assert run(failing(KeyboardInterrupt()), []) == 130
    assert capsys.readouterr().err.strip() == "interrupted"


def test_an_error_of_the_system_is_told(capsys):
    assert run(failing(PermissionError(13, "Permission denied", "file.yaml")), []) == 1
    assert capsys.readouterr().err == "error: file.yaml: Permission denied [system]\n"


def test_a_defect_is_told_without_a_traceback(capsys, monkeypatch):
    monkeypatch.delenv("FACTSHEET_TRACEBACK", raising=False)
    assert run(failing(RuntimeError("odd")), []) == 70
    told = capsys.readouterr().err
    assert told.startswith("error: a defect of factsheet: RuntimeError: odd [defect]\n")
    assert "Traceback" not in told


def test_a_developer_sees_where_a_defect_arose(capsys, monkeypatch):
    monkeypatch.setenv("FACTSHEET_TRACEBACK", "1")
    assert run(failing(RuntimeError("odd")), []) == 70
    assert "Traceback" in capsys.readouterr().err


def test_an_interrupted_build_leaves_no_half_file(factsheet, folder):
    for number in range(12):
        factsheet("new", f"sample-{number}")
    with subprocess.Popen(
        [*PROGRAM, "build", "."], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout.readline().startswith("dist/sample-")
        time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=30)
    assert process.returncode in {0, 130}
    assert "Traceback" not in said
    left = {entry.name for entry in Path("dist").iterdir()} - {".factsheet-record", "manifest.json", "SHA256SUMS"}
    assert {Path(name).suffix for name in left} <= {".pdf", ".docx"}


def test_a_reader_that_goes_away_is_no_error(folder):
    script = f"'{sys.executable}' -m factsheet schema | head -c 1; echo \"${{PIPESTATUS[0]}}\""
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout[1:].strip() in {"0", "141"}


def test_a_closed_stdout_is_141_without_a_word(folder):
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([*PROGRAM, "schema"], stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (141, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
def test_a_full_disk_behind_stdout_is_told(folder):
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        done = subprocess.run([*PROGRAM, "schema"], stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "error: No space left on device [system]\n")


def test_names_of_files_that_are_no_text(folder):
    name = b"odd\xff\n\x1b[31m.yaml"
    Path(os.fsdecode(name)).write_text("[]", encoding="utf-8")
    done = subprocess.run([*map(os.fsencode, PROGRAM), b"check", name], capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"odd\\xff\xe2\x90\x8a\xe2\x90\x9b[31m.yaml:1:1: error: ")


def test_a_terminal_of_ascii_only(factsheet, folder):
    Path("bad.yaml").write_text("titlé: x\n", encoding="utf-8")
    variables = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = start("check", "bad.yaml", env=variables)
    assert done.returncode == 1
    assert "titl\\xe9: x" in done.stderr
