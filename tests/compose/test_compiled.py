"""Compiled templates kept in a folder."""

from __future__ import annotations

from factsheet.compose.environment import make_environment
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


def test_a_damaged_file_is_compiled_anew(tmp_path):
    _render(tmp_path, "<p>x</p>")
    (kept,) = tmp_path.iterdir()
    for damaged in (b"", kept.read_bytes()[:-20]):
        kept.write_bytes(damaged)
        assert _render(tmp_path, "<p>x</p>") == '<p at="a:1">x</p>'


def test_a_folder_that_is_gone_keeps_nothing(tmp_path):
    assert _render(tmp_path / "gone", "<p>x</p>") == '<p at="a:1">x</p>'
    assert not (tmp_path / "gone").exists()
