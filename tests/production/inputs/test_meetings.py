import os
import sys
import time
from glob import glob
from pathlib import Path
from unicodedata import normalize

import pytest

from factsheet.production.inputs.files import find_meetings, glob_base, match_meetings, read_image
from factsheet.production.options import OptionError


@pytest.fixture
def tree(in_folder):
    names = ["b.yaml", "a.yml", "z/c.yaml", "y/d.yaml", "note.txt", "a.review.yaml", "b.review.yml", ".hidden.yaml"]
    for name in [*names, ".git/e.yaml", "y/.x/f.yaml"]:
        file = Path("set", name)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()
    return Path("set")


def test_a_folder_gives_its_meetings_in_a_stable_order(tree):
    assert [str(file) for file in find_meetings([tree]).files] == [
        "set/a.yml",
        "set/b.yaml",
        "set/y/d.yaml",
        "set/z/c.yaml",
    ]


def test_a_named_file_is_taken_whatever_it_is_called(tree):
    assert find_meetings([tree / "note.txt"]).files == (tree / "note.txt",)


BESIDE = ["a.review.yaml", "b.review.yml", "b.import.yaml", "a.quotes.yaml", "glossary.yaml"]


@pytest.mark.parametrize("name", BESIDE)
def test_what_stands_beside_meetings_is_passed_over_among_them_and_taken_alone(tree, name):
    (tree / name).touch()
    found = find_meetings([tree / "b.yaml", tree / name])
    (told,) = found.diagnostics
    assert (found.files, told.code, told.severity) == ((tree / "b.yaml",), "not-a-meeting", "warning")
    assert (told.span.file, told.message.startswith("passed over: it is ")) == (str(tree / name), True)
    assert find_meetings([tree / name]).files == (tree / name,)
    both = [tree / name, tree / "b.review.yml"]
    assert find_meetings(both).files == tuple(dict.fromkeys(both))
    assert find_meetings([tree / "b.yaml", tree]).diagnostics == ()


def test_a_pattern_that_a_shell_leaves_as_it_is_gives_its_meetings(tree):
    assert [str(file) for file in find_meetings([tree / "*.y*ml"]).files] == ["set/a.yml", "set/b.yaml"]
    assert [str(file) for file in find_meetings([tree / "[yz]/*"]).files] == ["set/y/d.yaml", "set/z/c.yaml"]
    (tree / "[a].yaml").touch()
    assert [str(file) for file in find_meetings([tree / "[a].yaml"]).files] == ["set/[a].yaml"]
    with pytest.raises(OptionError):
        find_meetings([tree / "*.none"])


def test_a_file_named_twice_is_one_meeting(tree):
    (tree / "b-again.yaml").symlink_to("b.yaml")
    found = find_meetings([tree / "b.yaml", tree, Path("set/../set/b.yaml")])
    assert [file.name for file in found.files] == ["b.yaml", "a.yml", "d.yaml", "c.yaml"]


def test_an_empty_folder_is_an_error_and_the_others_are_found(tree):
    Path("empty").mkdir()
    found = find_meetings([Path("empty"), tree / "b.yaml"])
    assert [d.code for d in found.diagnostics] == ["no-meetings"]
    assert found.files == (tree / "b.yaml",)


def test_paths_that_are_not_there_are_all_named(tree):
    with pytest.raises(OptionError) as caught:
        find_meetings([tree / "bb.yaml", tree, Path("nowhere/at/all")])
    messages = [d.message for d in caught.value.diagnostics]
    assert messages == ["there is no file or folder set/bb.yaml", "there is no file or folder nowhere/at/all"]
    assert caught.value.diagnostics[0].hints == ("did you mean set/b.yaml?",)


@pytest.mark.parametrize(("named", "told"), [(("set/y",), "set/y"), ((), "set")])
def test_a_folder_that_cannot_be_read_is_a_diagnostic(tree, monkeypatch, named, told):
    def refuse(*arguments, **options):
        raise PermissionError(13, "Permission denied", *named)

    monkeypatch.setattr(os, "scandir", refuse)
    (diagnostic,) = find_meetings([tree]).diagnostics
    assert (diagnostic.code, diagnostic.span.file) == ("cannot-read", told)
    assert diagnostic.message == "cannot be read: permission denied"


def test_patterns_match_meetings_alone_and_each_must_match_some(tree):
    found = match_meetings(Path("set"), ("**/*", "no/*.yaml"), ("y/*",))
    assert [str(file) for file in found.files] == ["set/a.yml", "set/b.yaml", "set/z/c.yaml"]
    assert [diagnostic.message for diagnostic in found.diagnostics] == ["no meeting file matches `no/*.yaml` in set"]


@pytest.mark.parametrize(
    "pattern",
    [
        "**/**/*.y*ml",
        "**/y/**/*.yaml",
        "**/*/**/*",
        "**/z/**/[cf].yaml",
        "set/**/y/**/*.yaml",
        "**/.x/**/*.yaml",
        "a**/**/*",
    ],
)
def test_several_stars_for_folders_match_as_one_after_the_other_would(tree, pattern):
    (tree / "y/y/z").mkdir(parents=True)
    (tree / "y/y/z/f.yaml").touch()
    names = glob(pattern, root_dir=".", recursive=True)  # noqa: PTH207 - what is held against it
    expected = {name for name in names if name.endswith((".yaml", ".yml"))}
    found = {file.as_posix() for file in match_meetings(Path(), [pattern]).files}
    assert found == {name for name in expected if "review" not in name}


def test_many_stars_for_folders_are_matched_soon(tree):
    deep = tree.joinpath(*["d"] * 60)
    deep.mkdir(parents=True)
    (deep / "g.yaml").touch()
    start = time.process_time()
    assert (deep / "g.yaml") in match_meetings(Path(), ["**/" * 12 + "*.yaml", "**/*/" * 12 + "*.yaml"]).files
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("pattern", "base"),
    [("*.yaml", "."), ("a.yaml", "."), ("a/b.yaml", "a"), ("a/b/*.yaml", "a/b"), ("a/*/c/d.yaml", "a")],
)  # fmt: skip
def test_all_matches_stand_below_the_beginning_of_a_pattern(pattern, base):
    assert glob_base(pattern) == base


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_an_image_is_found_in_either_form_of_its_name(in_folder, form):
    Path(normalize(form, "é.png")).write_bytes(b"x")
    assert read_image(Path(), normalize("NFC", "é.png")) == b"x"


@pytest.mark.skipif(sys.platform != "linux", reason="needs a system whose names are bytes")
def test_a_name_that_is_no_text_is_told_and_the_rest_is_found(tree):
    odd = os.fsdecode(b"set/z/b\xff.yaml")
    Path(odd).touch()
    for found in (find_meetings([tree / "z"]), find_meetings([Path(odd), tree / "z/c.yaml"])):
        assert [str(file) for file in found.files] == ["set/z/c.yaml"]
        (told,) = found.diagnostics
        assert (told.code, told.span.file) == ("cannot-read", r"set/z/b\xff.yaml")
    (told,) = match_meetings(tree, ["z/*.yaml"]).diagnostics
    assert told.message == "cannot be read: its name is not UTF-8"
