"""Two versions in one file, a redline or side by side, bear the banner of both."""

from __future__ import annotations

import io
import re
import zipfile

import pytest

from factsheet import api


def talks(mark: str = "", *, scheme: str = "plain", language: str = "en") -> dict[str, object]:
    marked = {"marking": mark} if mark else {}
    return {
        "id": "talks",
        "kind": "bilateral",
        "title": "Party A and Party B",
        "language": language,
        "date": "2025-04-03",
        "venue": {"city": "Geneva", "country": "CH"},
        "issuer": {"name": "Ministry of Party A"},
        "participants": [{"party": "JP", **marked}, {"party": "CH", **marked}],
        "summary": [{"id": "met", "text": f"The parties met {mark}.", **marked}],
        **({"classification": {"scheme": scheme}, "marking": "OPEN" if scheme == "plain" else mark} if mark else {}),
    }


def banners(built: api.Built | api.Redlined) -> set[str]:
    assert built.files, built.diagnostics
    with zipfile.ZipFile(io.BytesIO(built.files["docx"])) as parts:
        heads = [parts.read(name).decode() for name in parts.namelist() if re.search("word/(header|footer)", name)]
    found = [set(re.findall("<w:t[^>]*>(OPEN|INTERNAL|CONFIDENTIAL)</w:t>", head)) for head in heads]
    assert all(each == found[0] for each in found)
    return found[0]


@pytest.mark.parametrize(
    ("old", "new", "banner"),
    [
        ("INTERNAL", "", {"INTERNAL"}),
        ("", "INTERNAL", {"INTERNAL"}),
        ("INTERNAL", "OPEN", {"INTERNAL"}),
        ("OPEN", "INTERNAL", {"INTERNAL"}),
        ("", "", set()),
    ],
)
def test_a_redline_bears_the_banner_of_what_is_struck_too(old, new, banner):
    assert banners(api.redline(talks(old), talks(new))) == banner


def test_two_sides_bear_the_banner_of_both():
    assert banners(api.beside(talks("OPEN"), talks("INTERNAL", language="fr"), ["docx"])) == {"INTERNAL"}


def test_two_schemes_have_no_banner_in_common():
    made = api.redline(talks("OPEN"), talks("TLP:AMBER", scheme="tlp"), names=("old.yaml", "new.yaml"))
    assert not made.files
    [told] = made.diagnostics
    assert (told.code, str(told.span).partition(":")[0]) == ("wrong-banner", "new.yaml")


def test_isms_xml_is_of_one_version():
    for make in (api.redline, api.beside):
        with pytest.raises(ValueError, match="no format 'ism'; there are pdf, docx"):
            make(talks(), talks(language="fr"), ["ism"])
