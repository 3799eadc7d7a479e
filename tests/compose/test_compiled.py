"""Compiled templates kept in a folder."""

from __future__ import annotations

import os

import pytest
from jinja2 import pass_context

from factsheet.compose.environment import make_environment
from factsheet.compose.filters import FILTERS
from factsheet.compose.pack import TemplateSource


def _render(folder, text):
    environment = make_environment((("a", TemplateSource("a.j2", text)),), folder)
    return environment.get_template("a").render()


def test_a_template_is_compiled_once(tmp_path, monkeypatch):
    assert _render(tmp_path, "<p>x</p>") == '<p at="a:1">x</p>'
    (kept,) = tmp_path.iterdir()
    monkeypatch.setattr("jinja2.environment.Environment._parse", None)
    assert _render(tmp_path, "<p>x</p>") == '<p at="a:1">x</p>'
    assert list(tmp_path.iterdir()) == [kept]


def test_an_edited_template_is_compiled_anew(tmp_path):
    _render(tmp_path, "<p>x</p>")
    assert _render(tmp_path, "<p>y</p>") == '<p at="a:1">y</p>'


def test_a_template_is_compiled_anew_where_a_filter_begins_to_take_its_context(tmp_path, monkeypatch):
    text = "{% if 'b' | shown == 'a' %}a{% else %}b{% endif %}"
    monkeypatch.setitem(FILTERS, "shown", str)
    assert _render(tmp_path, text) == "b"
    monkeypatch.setitem(FILTERS, "shown", pass_context(lambda context, _: context.name))
    assert _render(tmp_path, text) == "a"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_damaged_file_is_compiled_anew(tmp_path):
    _render(tmp_path, "<p>x</p>")
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    flipped = [whole[:at] + bytes((whole[at] ^ 0x55,)) + whole[at + 1 :] for at in range(0, len(whole), 7)]
    for damaged in (b"", whole[:-20], whole + b"x", whole[32:], *flipped):
        kept.write_bytes(damaged)
        assert _render(tmp_path, "<p>x</p>") == '<p at="a:1">x</p>'
        assert kept.read_bytes() == whole


def test_code_of_another_template_is_not_taken(tmp_path):
    _render(tmp_path, "<p>x</p>")
    (kept,) = tmp_path.iterdir()
    other = kept.read_bytes()
    _render(tmp_path, "<p>y</p>")
    kept.write_bytes(other)
    assert _render(tmp_path, "<p>y</p>") == '<p at="a:1">y</p>'


@pytest.mark.skipif(not hasattr(os, "getuid"), reason="needs the permissions of POSIX")
@pytest.mark.parametrize("odd", ["link", "pipe", "shared file", "shared folder", "another's"])
def test_code_is_not_taken_from_what_others_may_have_written(tmp_path, odd, monkeypatch):
    folder = tmp_path / "cache"
    folder.mkdir()
    _render(folder, "<p>x</p>")
    (kept,) = folder.iterdir()
    if odd == "link":
        kept.rename(tmp_path / "elsewhere")
        kept.symlink_to(tmp_path / "elsewhere")
    elif odd == "pipe":
        kept.unlink()
        os.mkfifo(kept)
    elif odd == "another's":
        somebody = os.getuid() + 1
        monkeypatch.setattr("factsheet.files.os.getuid", lambda: somebody)
    else:
        (kept if odd == "shared file" else folder).chmod(0o777)
    monkeypatch.setattr("factsheet.compose.environment.marshal.loads", None)
    assert _render(folder, "<p>x</p>") == '<p at="a:1">x</p>'


def test_a_folder_that_is_gone_keeps_nothing(tmp_path):
    assert _render(tmp_path / "gone", "<p>x</p>") == '<p at="a:1">x</p>'
    assert not (tmp_path / "gone").exists()
