"""Patterns that are compiled late do what others do."""

import re

from factsheet.patterns import late


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
