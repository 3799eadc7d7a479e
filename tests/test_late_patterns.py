"""Patterns that are compiled late do what others do."""

import copy
import pickle
import re
import subprocess
import sys

import pytest

from factsheet.patterns import compile_late, late


def test_a_pattern_is_compiled_when_it_is_used(monkeypatch):
    asked = []
    compiling = re.compile
    monkeypatch.setattr(re, "compile", lambda *given: asked.append(given) or compiling(*given))
    found = late("a+(b)", re.IGNORECASE)
    assert (found.pattern, found.flags, asked) == ("a+(b)", re.IGNORECASE, [])
    assert found.sub(r"\1", "xAAB") == "xB"
    assert found.fullmatch("ab")[1] == "b"
    assert found.groups == 1
    assert asked == [("a+(b)", re.IGNORECASE)]


@pytest.fixture
def compiling_late(monkeypatch):
    monkeypatch.setattr(re, "compile", re.compile)  # as it is again behind a test
    compile_late()
    return re.compile


@pytest.mark.parametrize("body", ["{}", "class Some:\n    {}\nfound = Some.found"])
def test_modules_and_classes_compile_late_where_it_is_asked_for(compiling_late, body):
    module = {"re": re}
    exec(body.format("found = re.compile('A+', re.IGNORECASE)"), module)
    assert type(module["found"]) is late
    assert module["found"].search("xaAb")[0] == "aA"
    with pytest.raises(AttributeError):
        _ = module["found"].no_such_thing


def test_functions_compile_at_once_and_tell_at_once_of_what_is_no_pattern(compiling_late):
    assert type(re.compile("a+")) is re.Pattern
    with pytest.raises(re.error):
        re.compile("(")


def test_late_patterns_serve_wherever_patterns_do(compiling_late):
    found = late("a+")
    assert isinstance(found, re.Pattern)
    assert re.sub(found, "-", "baab") == "b-b"
    assert re.split(found, "baab") == ["b", "b"]
    assert [each.search("baab")[0] for each in (copy.copy(found), copy.deepcopy(found))] == ["aa", "aa"]
    assert pickle.loads(pickle.dumps(late("a+"))).fullmatch("aa")


def test_the_command_compiles_no_pattern_of_a_library_that_it_does_not_use(tmp_path):
    script = """if True:
        import atexit, sys
        from factsheet.cli import main

        atexit.register(lambda: print(vars(sys.modules["yaml.reader"].Reader.NON_PRINTABLE)))
        main()
    """
    meeting = tmp_path / "meeting.yaml"
    meeting.write_text("title: A meeting", encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", script, "check", meeting], capture_output=True, text=True, check=False)
    assert ("[missing-key]" in done.stderr, done.stdout.count("'pattern'"), done.stdout.count("search")) == (
        True,
        1,
        0,
    ), done
