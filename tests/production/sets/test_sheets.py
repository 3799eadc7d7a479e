import hashlib
import re
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import docx
import pypdfium2
import pytest
from PIL import Image
from runs import build_paths, check_paths

from factsheet.diagnostics import FactsheetError, Severity
from factsheet.production.inputs.packs import built_in_folder
from factsheet.production.options import OptionError, Options

FIGURE = """
  - title: Map
    content:
      - figure: {path: map.png, alt: A map}
"""


def build(*paths: Path, **options) -> list:
    return list(build_paths(paths, Options(**options)))


def codes(report) -> list[str]:
    return [diagnostic.code for diagnostic in report.diagnostics]


def with_figure(file: Path) -> Path:
    text = file.read_text(encoding="utf-8")
    file.write_text(
        text.replace("  - title: Economy", f"{FIGURE.strip(chr(10))}\n  - title: Economy"), encoding="utf-8"
    )
    return file


def test_a_sheet_is_built_in_every_format(meeting_file):
    (report,) = build(meeting_file())
    assert report.diagnostics == ()
    assert report.written == (Path("dist/sample.pdf"), Path("dist/sample.docx"))
    assert Path("dist/sample.pdf").read_bytes().startswith(b"%PDF-")
    assert Path("dist/sample.docx").read_bytes().startswith(b"PK")


def test_formats_template_and_folder_are_options(meeting_file):
    (report,) = build(meeting_file(), output=Path("out/deep"), formats=("pdf",), template="brief")
    assert report.written == (Path("out/deep/sample.brief.pdf"),)


def test_the_same_input_gives_the_same_bytes(meeting_file):
    file = meeting_file()
    build(file, output=Path("one"))
    build(file, output=Path("two"))
    for name in ("sample.pdf", "sample.docx"):
        assert Path("one", name).read_bytes() == Path("two", name).read_bytes()


def test_the_time_of_making_reaches_the_files(meeting_file):
    def digest(created) -> str:
        build(meeting_file(), formats=("pdf",), created=created)
        return hashlib.sha256(Path("dist/sample.pdf").read_bytes()).hexdigest()

    assert digest(None) == digest(datetime(2025, 4, 3, tzinfo=UTC))
    assert digest(None) != digest(datetime(2025, 4, 4, tzinfo=UTC))


def test_paper_replaces_the_themes(meeting_file):
    def size(paper) -> tuple[int, ...]:
        build(meeting_file(), formats=("pdf",), paper=paper)
        with pypdfium2.PdfDocument("dist/sample.pdf") as pdf:
            return tuple(map(round, pdf[0].get_size()))

    assert size("letter") == (612, 792)
    assert size("a4") == size(None) == (595, 842)


def test_one_bad_sheet_does_not_stop_the_others(meeting_file):
    good, bad = meeting_file("good", path="set/good.yaml"), Path("set/bad.yaml")
    bad.write_text("titel: x\n", encoding="utf-8")
    reports = {report.source: report for report in build(Path("set"))}
    assert "unknown-key" in codes(reports[bad])
    assert reports[bad].written == ()
    assert len(reports[good].written) == 2


def test_a_sheet_with_errors_writes_nothing(meeting_file):
    (report,) = build(with_figure(meeting_file()))
    assert codes(report) == ["figure-missing"]
    assert report.written == ()
    assert not Path("dist").exists()


def test_a_figures_error_stands_at_its_path(meeting_file):
    file = with_figure(meeting_file())
    ((diagnostic,),) = [report.diagnostics for report in check_paths([file])]
    assert diagnostic.span.excerpt[diagnostic.span.column - 1 :].startswith("map.png")


def test_figures_are_read_from_the_meetings_folder(meeting_file):
    file = with_figure(meeting_file(path="deep/down/sample.yaml"))
    Image.new("RGB", (40, 30), "#14365d").save("deep/down/map.png")
    (report,) = build(file)
    assert report.diagnostics == ()
    assert len(report.written) == 2


def test_files_of_one_id_are_not_built(meeting_file):
    first, second = meeting_file(path="a.yaml"), meeting_file(path="b.yaml")
    third = meeting_file("other")
    reports = {report.source: report for report in build(first, second, third)}
    assert codes(reports[first]) == codes(reports[second]) == ["same-output"]
    assert reports[first].diagnostics[0].span.excerpt.startswith("id: sample")
    assert len(reports[third].written) == 2


def test_a_language_without_labels_stands_at_the_language(meeting_file):
    file = meeting_file()
    file.write_text(file.read_text(encoding="utf-8").replace("language: en", "language: is"), encoding="utf-8")
    ((diagnostic,),) = [report.diagnostics for report in check_paths([file])]
    assert diagnostic.code == "no-labels"
    assert diagnostic.span.excerpt.startswith("language: is")


def test_a_template_error_names_the_template(meeting_file, own_packs):
    packs = own_packs({"own/template.html.j2": "<document>\n{{ meeting.nothing }}</document>"})
    (report,) = build(meeting_file(), template="own", templates=packs)
    assert str(report.diagnostics[0].span).startswith("packs/own/template.html.j2:2:")


def test_an_unknown_template_is_a_usage_error(meeting_file, in_folder):
    theme = in_folder / "theme.yaml"
    theme.touch()
    for options in ({}, {"theme": theme}):
        with pytest.raises(OptionError, match="no template pack `non`"):
            build(meeting_file(), template="non", **options)


def test_a_theme_at_fault_has_its_place(meeting_file, own_packs):
    packs = own_packs({"own/template.html.j2": "", "own/theme.yaml": "page: {size: a5}\n"})
    with pytest.raises(FactsheetError) as caught:
        build(meeting_file(), template="own", templates=packs)
    assert "packs/own/theme.yaml:1:14" in {str(diagnostic.span) for diagnostic in caught.value.diagnostics}


def test_a_font_that_is_not_there_is_an_error_of_the_theme(meeting_file, in_folder):
    text = (built_in_folder() / "standard/theme.yaml").read_text(encoding="utf-8")
    Path("theme.yaml").write_text(text.replace("family: EB Garamond", "family: No Such Font"), encoding="utf-8")
    (report,) = build(meeting_file(), theme=Path("theme.yaml"))
    assert codes(report) == ["unknown-font"]
    (found,) = report.diagnostics
    assert (found.span.file, found.span.excerpt.strip()) == ("theme.yaml", "family: No Such Font")
    assert report.written == ()


def test_all_families_that_are_not_there_are_told_at_their_places(meeting_file, in_folder):
    text = (built_in_folder() / "standard/theme.yaml").read_text(encoding="utf-8")
    text = text.replace("[Noto Sans, Noto", "[Noto Sanz, Noto").replace("ko: Noto Sans KR", "ko: Noto Sans KP")
    Path("theme.yaml").write_text(text, encoding="utf-8")
    (report,) = build(meeting_file(), theme=Path("theme.yaml"), formats=("pdf",))
    places = [d.span.excerpt[d.span.column - 1 : d.span.end_column - 1] for d in report.diagnostics]
    assert codes(report) == ["unknown-font"] * 4
    assert sorted(places) == ["Noto Sans KP"] * 2 + ["Noto Sanz"] * 2


def test_warnings_do_not_stop_a_sheet(meeting_file):
    file = meeting_file()
    text = file.read_text(encoding="utf-8").replace("A point can be a plain text, too.", "word " * 1200)
    file.write_text(text, encoding="utf-8")
    (report,) = build(file, formats=("pdf",), template="brief")
    assert {d.severity for d in report.diagnostics} <= {Severity.WARNING}
    assert len(report.written) == 1


def test_the_brief_has_a_heading_for_points_where_sections_say_something(meeting_file):
    def headings(text: str) -> list[str]:
        Path("sample.yaml").write_text(text, encoding="utf-8")
        build(Path("sample.yaml"), formats=("docx",), template="brief")
        paragraphs = docx.Document("dist/sample.brief.docx").paragraphs
        return [paragraph.text for paragraph in paragraphs if paragraph.style.name == "Heading 1"]

    text = meeting_file().read_text(encoding="utf-8")
    assert headings(text) == ["Main points", "Next dates"]
    assert headings(text.replace("lead: What the point is about\n        ", "")) == ["Main points", "Next dates"]
    assert headings(re.sub(r"^sections:\n(?:[ ].*\n|\n)+", "", text, flags=re.MULTILINE)) == ["Next dates"]


def test_seasons_are_written_small_in_french_as_months_are(meeting_file):
    text = meeting_file().read_text(encoding="utf-8").replace("language: en", "language: fr")
    Path("sample.yaml").write_text(re.sub(r"due: \S+", "due: summer 2025", text), encoding="utf-8")
    build(Path("sample.yaml"), formats=("docx",))
    cells = docx.Document("dist/sample.docx").tables[-1].rows[1].cells
    assert cells[2].text == "été 2025"


def test_usual_names_of_parties_take_one_line_among_the_key_facts(meeting_file):
    text = meeting_file().read_text(encoding="utf-8").replace("language: en", "language: fr")
    text = re.sub(r"- party: Party 1.*", "- party: KR", text)
    Path("sample.yaml").write_text(re.sub(r"- party: Party 2.*", "- party: RU", text), encoding="utf-8")
    build(Path("sample.yaml"), formats=("pdf",))
    with pypdfium2.PdfDocument("dist/sample.pdf") as pdf:
        lines = pdf[0].get_textpage().get_text_bounded().splitlines()
    assert any(line.startswith("République de Corée") for line in lines)
    assert any(line.startswith("Fédération de Russie") for line in lines)


def test_check_imports_no_renderer(meeting_file):
    script = (
        "import sys\n"
        "from pathlib import Path\n"
        "from factsheet.production.options import Options\n"
        "from factsheet.production.sets.request import Request\n"
        "from factsheet.production.sets.run import check_set\n"
        "request = Request.of_paths([Path('sample.yaml')], Options())\n"
        "assert [r.diagnostics for r in check_set(request)] == [()]\n"
        "print(sorted({'reportlab', 'docx', 'PIL', 'fontTools', 'click'} & sys.modules.keys()))\n"
    )
    meeting_file()
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
