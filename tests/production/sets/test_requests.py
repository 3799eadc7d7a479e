"""Paths, settings and options become one request."""

from pathlib import Path

import pytest
from runs import check_paths
from small_set import write_meeting

from factsheet.production.inputs.files import Found
from factsheet.production.options import OptionError, Options
from factsheet.production.sets import run
from factsheet.production.sets.request import Request, State, Watched, make_request
from factsheet.production.sets.run import check_set, warm_up

SETTINGS = 'formats = ["docx"]\noutput = "out"\ninputs = ["inputs/*.yaml", "more/*.yaml"]\nexclude = ["inputs/b*"]\n'


def names(request: Request) -> list[str]:
    return [file.name for file in request.found.files]


def test_without_paths_it_is_the_set_of_the_settings(meetings, in_folder, monkeypatch):
    Path("factsheet.toml").write_text(SETTINGS, "utf-8")
    Path("below").mkdir()
    monkeypatch.chdir("below")
    for request in (make_request((), None, {}), make_request((), Path("../factsheet.toml"), {})):
        assert names(request) == ["a.yaml", "c.yaml"]
        assert (request.whole, request.alone, request.options.formats) == (True, False, ("docx",))
        assert request.settings == in_folder / "factsheet.toml"
        assert request.proof
        assert {folder.resolve() for folder in request.folders} == {in_folder / "inputs", in_folder / "more"}
    assert make_request((), None, {"formats": ("pdf",)}).options.formats == ("pdf",)


def test_the_settings_hold_for_named_paths_too(meetings, in_folder):
    Path("factsheet.toml").write_text(SETTINGS, "utf-8")
    request = make_request([Path("inputs/b.yaml")], None, {})
    assert (names(request), request.whole, request.alone) == (["b.yaml"], False, True)
    assert (request.options.output.name, request.settings) == ("out", in_folder / "factsheet.toml")
    assert not make_request([Path("inputs")], None, {}).alone
    assert not make_request([Path("inputs/b.yaml"), Path("inputs/c.yaml")], None, {}).alone
    assert not make_request([Path("inputs/?.yaml")], None, {}).alone
    Path("inputs/b.review.yaml").touch()
    assert make_request([Path("inputs/b.yaml"), Path("inputs/b.review.yaml")], None, {}).alone


def test_without_settings_there_must_be_a_path(meetings):
    assert make_request([Path("inputs")], None, {"paper": "a4"}).options == Options(paper="a4")
    with pytest.raises(OptionError, match=r"there is no path and no factsheet\.toml"):
        make_request((), None, {})


def test_all_that_shapes_a_set_is_watched(meetings, in_folder):
    Path("factsheet.toml").write_text("", "utf-8")
    options = Options(templates=Path("packs"), theme=Path("themes/own.yaml"))
    request = Request(Found((), ()), options, folders=frozenset({Path("inputs")}), settings=Path("factsheet.toml"))
    assert request.watched() == Watched(
        frozenset({Path("inputs"), Path("packs"), Path("themes")}), frozenset({Path("factsheet.toml")}), Path("dist")
    )
    beside = Options(theme=Path("inputs/theme.yaml"))
    assert Request.of_paths([Path("inputs")], beside).watched().folders == {Path("inputs")}
    assert Request.of_paths([meetings[0]], Options()).watched() == Watched(
        frozenset({Path("inputs")}), frozenset(), Path("dist")
    )


def test_a_set_is_checked_as_it_would_be_built(meetings):
    write_meeting("b", "[broken")
    reports = {report.source.stem: report for report in check_paths([Path("inputs")])}
    assert [(name, report.state, report.written) for name, report in sorted(reports.items())] == [
        ("a", State.BUILT, ()),
        ("b", State.FAILED, ()),
        ("c", State.BUILT, ()),
    ]
    Path("empty").mkdir()
    (report,) = check_set(Request.of_paths([Path("empty")], Options(template="brief")))
    assert (report.state, report.diagnostics[0].code) == (State.FAILED, "no-meetings")


def test_warming_up_makes_a_sheet_and_leaves_nothing(meetings, monkeypatch):
    made = []
    monkeypatch.setattr("factsheet.production.engines.engine.InProcess.submit", lambda *given: made.append(given[-1]))
    monkeypatch.setattr("factsheet.production.engines.engine.InProcess.take", lambda _: made.append("taken"))
    warm_up(Request.of_paths([Path("inputs")], Options()))
    assert (made[0].source, made[1:]) == ("inputs/a.yaml", ["taken"])
    warm_up(Request(Found((), ()), Options()))
    meetings[0].unlink()
    warm_up(Request(Found((Path("inputs/a.yaml"),), ()), Options()))
    assert len(made) == 2
    assert not Path("dist").exists()


def test_many_meetings_are_checked_in_several_processes_and_told_in_their_order(meeting_file, monkeypatch):
    names = [f"m{number}" for number in range(5)]
    files = [meeting_file(name, extra="" if name != "m1" else "surprise: x\n") for name in names]
    alone = list(check_set(Request.of_paths(files, Options())))
    monkeypatch.setattr(run, "_CHECKED_A_PROCESS", 2)
    monkeypatch.setattr(run, "cores", lambda: 2)
    together = list(check_set(Request.of_paths(files, Options())))
    assert [each.source.stem for each in together] == names
    assert [each.diagnostics for each in together] == [each.diagnostics for each in alone]
    assert [each.state is State.FAILED for each in together] == [False, True, False, False, False]
