"""Diagnostics and the errors that carry them: whole after a pickle, and with the word that was meant."""

from __future__ import annotations

import importlib
import pickle
import pkgutil

import pytest

import factsheet
from factsheet.diagnostics import (
    Diagnostic,
    FactsheetError,
    Related,
    Severity,
    Span,
    counted,
    has_errors,
    nearest,
    suggest,
)

OTHER = (Related("first here", Span("other", 6, 7), "title"), Related("nowhere"))
WHOLE = Diagnostic(
    "code", "message", Span("file", 2, 3, 4, 5, "line"), ("hint",), Severity.WARNING, "sections[a]", OTHER
)


def errors() -> list[type[FactsheetError]]:
    """Give the base and every error below it, all modules imported."""
    for module in pkgutil.walk_packages(factsheet.__path__, "factsheet."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found = [FactsheetError]
    for error in found:
        found.extend(error.__subclasses__())
    return found


def test_every_error_survives_pickling():
    kinds = errors()
    assert {"FactsheetError", "OptionError"} <= {kind.__name__ for kind in kinds}
    for kind in kinds:
        copy = pickle.loads(pickle.dumps(kind([WHOLE, Diagnostic("bare", "message")])))
        assert type(copy) is kind
        assert copy.diagnostics == (WHOLE, Diagnostic("bare", "message"))
        assert str(copy) == "file:2:3: warning: message [code]\nerror: message [bare]"


def test_a_related_place_is_said_with_its_file():
    assert list(map(str, OTHER)) == ["other:6:7: first here", "nowhere"]


def test_a_warning_alone_is_no_error():
    assert not has_errors([WHOLE])
    assert has_errors([WHOLE, Diagnostic("code", "message")])


def test_a_number_with_its_noun():
    assert [counted(number, "file") for number in (0, 1, 2)] == ["0 files", "1 file", "2 files"]


@pytest.mark.parametrize(
    ("word", "known", "meant"),
    [
        ("statment", ["statement", "statute"], "statement"),
        ("STATEMENT", ["Statement"], "Statement"),
        ("nothing-alike", ["statement"], None),
        ("statement", [], None),
    ],
)
def test_the_nearest_word(word, known, meant):
    assert nearest(word, known) == meant
    assert suggest(word, known) == (f"did you mean `{meant}`?" if meant else None)


def test_how_alike_a_word_must_be():
    assert nearest("stamen", ["statement"]) == "statement"
    assert nearest("stamen", ["statement"], cutoff=0.9) is None
