"""Records that somebody else wrote: they lead nowhere, and what is no record is a damaged one, never a traceback."""

import json
import os
import random
from pathlib import Path
from typing import Any
from zlib import crc32

import pytest

from factsheet.outputs.registry import MANIFEST
from factsheet.production.options import Options, RunOptions
from factsheet.production.records.fingerprints import file_digest
from factsheet.production.records.lines import is_name
from factsheet.production.records.memory import NAME, Memory
from factsheet.production.sets.request import Request
from factsheet.production.sets.run import build_set
from factsheet.production.settings.load import load_settings

OPTIONS = Options(formats=("docx",))
OUTSIDE = ["../victim", "/etc/hostname", "a/../../victim", "", ".", "a//b", "a\0b", "..", "C:x", "a\\..\\b"]


@pytest.fixture
def lines(meeting_file) -> list[Any]:
    """Give the lines of the record of a set of one sheet."""
    meeting_file(path="set/sample.yaml")
    list(build_set(Request.of_paths([Path("set")], OPTIONS)))
    return [json.loads(line.partition(" ")[2]) for line in Path("dist", NAME).read_text("utf-8").splitlines()]


def forge(lines: list[Any]) -> None:
    """Write a record whose sums are right."""
    texts = [json.dumps(line).encode() for line in lines]
    Path("dist", NAME).write_bytes(b"".join(b"%08x %s\n" % (crc32(text), text) for text in texts))


def build(**options: bool) -> list[str]:
    reports = list(build_set(Request.of_paths([Path("set")], OPTIONS), RunOptions(**options)))
    return [d.code for report in reports for d in report.diagnostics if d.code != "unconfirmed"]


@pytest.mark.parametrize("name", OUTSIDE)
def test_a_name_that_leads_elsewhere_makes_the_record_a_damaged_one(lines, name):
    assert not is_name(name)
    Path("victim").write_bytes(b"mine")
    forge([*lines, {"leftover": [name, file_digest(Path("victim")), "set/gone.yaml"]}])
    assert Memory(Path("dist")).damaged
    lines[1]["outputs"]["docx"][0] = name
    forge(lines)
    assert "damaged-record" in build(prune=True)
    assert Path("victim").read_bytes() == b"mine"


@pytest.mark.parametrize("name", ["a.pdf", "2025/a.pdf", "été/b c.docx", ".hidden/..x"])
def test_names_inside_the_folder_are_names(name):
    assert is_name(name)


def test_only_files_of_a_kind_that_the_program_writes_are_removed(lines):
    for name in ("notes.txt", "other.docx"):
        Path("dist", name).write_bytes(b"mine")
    forge([*lines, *({"leftover": [n, file_digest(Path("dist", n)), "x"]} for n in ("notes.txt", MANIFEST))])
    assert build(prune=True).count("not-pruned") == 1
    assert {file.name for file in Path("dist").iterdir()} >= {"notes.txt", "other.docx", MANIFEST, NAME}


@pytest.mark.parametrize("what", ["content", "fingerprint", "image", "size"])
def test_a_sheet_whose_inputs_or_file_differ_is_made_anew(lines, what):
    (file,) = Path("dist").glob("*.docx")
    right = file.read_bytes()
    output = lines[1]["outputs"]["docx"]
    if what == "size":
        file.write_bytes(right[:-1] + b"xx")
        status = file.stat()
        output[4] = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
    elif what == "image":
        lines[1]["images"] = {"none.png": "0" * 64}
    else:
        lines[1][what] = "0" * 64
    forge(lines)
    build()
    assert file.read_bytes() == right


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs the permissions of POSIX")
@pytest.mark.parametrize("way", ["for all", "for a group", "a link", "a second name"])
def test_where_others_can_write_the_record_digests_are_compared(lines, way):
    (file,) = Path("dist").glob("*.docx")
    right = file.read_bytes()
    file.write_bytes(right[:-1] + b"x")
    status, record = file.stat(), Path("dist", NAME)
    lines[1]["outputs"]["docx"][4] = [status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino]
    forge(lines)
    assert Memory(Path("dist")).trusted
    match way:
        case "a link":
            record.rename("of-this-user")
            record.symlink_to(Path("of-this-user").absolute())
        case "a second name":
            Path("of-this-user").hardlink_to(record)
        case _:
            record.chmod({"for all": 0o666, "for a group": 0o660}[way])
    build()
    assert file.read_bytes() == right


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs the permissions of POSIX")
def test_the_record_that_was_read_is_judged_not_the_one_that_has_its_name_by_then(lines, monkeypatch):
    record, own = Path("dist", NAME), Path("dist", "own")
    own.write_bytes(record.read_bytes())
    record.chmod(0o666)
    plain = os.fstat

    def swap_and_look(descriptor: int) -> os.stat_result:
        if own.exists():
            own.replace(record)
        return plain(descriptor)

    monkeypatch.setattr(os, "fstat", swap_and_look)
    assert not Memory(Path("dist")).trusted
    assert not own.exists()


def test_settings_are_never_those_of_a_record(lines):
    Path("factsheet.toml").write_text('formats = ["docx"]\n', "utf-8")
    proof = load_settings(Path("factsheet.toml")).proof
    assert proof["values"] == {"formats": ["docx"]}
    lines[0]["settings"] = {"key": proof["key"], "values": {"formats": ["docx"], "output": "/elsewhere"}}
    forge(lines)
    assert load_settings(Path("factsheet.toml")).options.output == Path("dist")


VALUES = [None, True, -1, 1.5, "", "x", "\0", "\ud800", [], {}, [[]], [None], {"a": None}, 10**30]


def test_whatever_a_record_holds_the_set_is_built(lines):
    """A value in each of many places is another, by a seed: the record is damaged, or means another thing."""
    draw = random.Random(7)
    text = json.dumps(lines)
    for _ in range(60):
        forged = json.loads(text)
        scribble(forged[draw.randrange(1, len(forged))], draw)
        forge(forged)
        assert set(build()) <= {"damaged-record", "not-pruned", "incomplete-output"}
    forge([lines[0], "[" * 100_000])
    assert "damaged-record" in build()


def scribble(value: Any, draw: random.Random) -> None:
    """Change one value somewhere inside."""
    while True:
        keys = list(value) if isinstance(value, dict) else list(range(len(value)))
        key = draw.choice(keys)
        if isinstance(value[key], (dict, list)) and value[key] and draw.random() < 0.8:
            value = value[key]
            continue
        value[key] = draw.choice(VALUES)
        return
