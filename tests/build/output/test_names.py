from pathlib import Path

import pytest

from factsheet.build.options import Format
from factsheet.build.output.names import output_name, same_ids


@pytest.mark.parametrize(
    ("template", "name"), [("standard", "sample.pdf"), ("brief", "sample.brief.pdf"), ("my.own", "sample.my.own.pdf")]
)
def test_output_names(template, name):
    assert output_name("sample", template, Format.PDF) == name


def test_files_of_one_id_name_each_other():
    clashes = same_ids({Path("a.yaml"): "x", Path("b.yaml"): "y", Path("c.yaml"): "x"})
    assert {str(file) for file in clashes} == {"a.yaml", "c.yaml"}
    assert "that of c.yaml" in clashes[Path("a.yaml")].message
    assert "that of a.yaml" in clashes[Path("c.yaml")].message
