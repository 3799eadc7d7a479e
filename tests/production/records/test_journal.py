"""The file of records is read as it was written, and believed only where every line is whole."""

import os
from pathlib import Path
from zlib import crc32

import pytest

from factsheet.production.records.memory import NAME, Journal, Remembered, remember

HEAD, LINES = {"a": 1}, ({"b": 2}, {"c": 3})


def line(text: str) -> bytes:
    return f"{crc32(text.encode()):08x} {text}\n".encode()


@pytest.fixture
def journal(in_folder):
    """Give a journal with a head and two lines, the second of which was added."""
    made = Journal(Path())
    made.start(HEAD, LINES[:1])
    made.add(LINES[1])
    yield made
    made.close()


def test_lines_are_there_at_once_in_a_form_that_later_versions_read(journal):
    assert Path(NAME).read_bytes() == line('{"factsheet-record":1,"a":1}') + line('{"b":2}') + line('{"c":3}')
    assert remember(Path()) == Remembered({"factsheet-record": 1, **HEAD}, LINES, trusted=True)
    assert [entry.name for entry in Path().iterdir()] == [NAME]


def test_what_is_closed_takes_no_more_until_it_starts_again(journal):
    journal.close()
    journal.add({"d": 4})
    assert remember(Path()).lines == LINES
    journal.start(HEAD, ())
    journal.add({"d": 4})
    assert remember(Path()).lines == ({"d": 4},)


@pytest.mark.parametrize(
    "data",
    [
        b"", b"\n", line("[]"), line("{}"), line('{"factsheet-record":0}'), line('{"factsheet-record":2}'),
        line('{"factsheet-record":1}') + b"00000000 {}\n", line('{"factsheet-record":1}') + b"ffffffff {}\n",
        line('{"factsheet-record":1}') + line("{"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_record_is_damaged(in_folder, data):
    Path(NAME).write_bytes(data)
    assert remember(Path()) == Remembered(damaged=True)


def test_there_may_be_none_or_one_that_cannot_be_read(in_folder):
    assert remember(Path()) == Remembered()
    Path(NAME).mkdir()
    assert remember(Path()) == Remembered(damaged=True)
    journal = Journal(Path())
    journal.start(HEAD, LINES)
    journal.add(LINES[0])
    journal.close()


def test_no_link_in_the_folder_is_written_through(in_folder):
    Path("victim").write_bytes(b"mine")
    for name in (NAME, f"{NAME}.new"):
        Path(name).symlink_to("victim")
    journal = Journal(Path())
    journal.start(HEAD, LINES[:1])
    journal.add(LINES[1])
    journal.close()
    assert Path("victim").read_bytes() == b"mine"
    assert not Path(NAME).is_symlink()
    assert remember(Path()).lines == LINES


def test_a_pipe_in_the_place_of_the_new_file_is_not_waited_for(in_folder):
    os.mkfifo(f"{NAME}.new")
    journal = Journal(Path())
    journal.start(HEAD, LINES)
    journal.close()
    assert remember(Path()).lines == LINES


def test_a_record_of_ten_gigabytes_is_not_read(in_folder):
    with Path(NAME).open("wb") as file:
        file.truncate(10 * 2**30)
    assert remember(Path()) == Remembered(damaged=True)
