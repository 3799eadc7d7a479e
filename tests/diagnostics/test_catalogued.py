"""What fails a test that makes a diagnostic which the catalogue does not know."""

import pytest

from factsheet.diagnostics import Diagnostic, Severity

MAKE = "Diagnostic({code!r}, 'message', severity=Severity({severity!r}))"


@pytest.mark.parametrize(
    ("maker", "code", "severity", "faults"),
    [
        ("factsheet.some.room", "made-up", "error", ["the catalogue has no code `made-up`"]),
        ("factsheet.some.room", "tab", "warning", ["`tab` is error in the catalogue, not warning"]),
        ("factsheet.some.room", "tab", "error", []),
        ("factsheet.some.room", "draft-base", "warning", []),
        ("factsheet.production.records.lines", "made-up", "error", []),
        ("test_something", "made-up", "error", []),
    ],
)
def test_what_the_program_makes_is_looked_at(catalogued, maker, code, severity, faults):
    eval(
        MAKE.format(code=code, severity=severity),
        {"__name__": maker, "Diagnostic": Diagnostic, "Severity": Severity},
    )
    assert catalogued == [f"{maker}: {fault}" for fault in faults]
    catalogued.clear()
