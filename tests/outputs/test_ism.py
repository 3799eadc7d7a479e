"""Markings as ISM.XML: the attributes of banner and portions, and what the public schematron says of them.

`FACTSHEET_ISM` names the folder of the schematron, with `ISM_XML.xsl`; `pip install saxonche` brings what runs it.
"""

from __future__ import annotations

import os
import random
import re
from functools import cache
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from factsheet import api

ISM = "{urn:us:gov:ic:ism}"
FOLDER = os.environ.get("FACTSHEET_ISM", "")
AUTHORITY = {"by": "The desk officer", "derived_from": "Multiple Sources", "declassify_on": "20400403"}


def sheet(*marks: str, scheme: str = "us", **block: str) -> str:
    by = AUTHORITY if any(not mark.startswith(("U", "CUI")) for mark in marks) else {}
    return yaml.safe_dump(
        {
            "id": "sample",
            "kind": "bilateral",
            "title": "Party A & Party B",
            "marking": "U",
            "date": "2015-04-03",
            "venue": {"city": "Brussels", "country": "BE"},
            "issuer": {"name": "Desk"},
            "classification": {"scheme": scheme, **by, **block},
            "participants": [{"party": "Party A", "marking": "U"}, {"party": "Party B", "marking": "U"}],
            "summary": [{"text": f"Text {n}.", "marking": mark} for n, mark in enumerate(marks)],
        },
        sort_keys=False,
    )


def ism(text: str) -> bytes:
    made = api.build(text, ["ism"])
    assert made.files, [str(each) for each in made.diagnostics]
    return made.files["ism"]


def test_banner_and_portions_have_their_attributes():
    root = ElementTree.fromstring(ism(sheet("S//OC/REL TO USA, JPN", "S//REL TO USA, JPN, FVEY")))
    whole = {name.removeprefix(ISM): value for name, value in root.attrib.items()}
    assert whole == {
        "id": "sample",
        "DESVersion": "10",
        "resourceElement": "true",
        "createDate": "2015-04-03",
        "classification": "S",
        "ownerProducer": "USA",
        "disseminationControls": "OC REL",
        "releasableTo": "USA JPN",
        "derivativelyClassifiedBy": "The desk officer",
        "derivedFrom": "Multiple Sources",
        "declassDate": "2040-04-03",
    }
    portions = [(each.text, each.get(f"{ISM}classification"), each.get(f"{ISM}releasableTo")) for each in root]
    assert portions[0] == ("Party A & Party B", "U", None)
    assert portions[-1] == ("Text 1.", "S", "USA JPN FVEY")


@pytest.mark.parametrize(
    ("until", "attributes"),
    [
        ("25X1, 20550403", {"declassException": "25X1", "declassDate": "2055-04-03"}),
        ("50X1-HUM", {"declassException": "50X1-HUM"}),
        ("End of the talks", {"declassEvent": "End of the talks"}),
    ],
)
def test_until_when_is_an_attribute(until, attributes):
    root = ElementTree.fromstring(ism(sheet("C", declassify_on=until)))
    found = {name.removeprefix(ISM): value for name, value in root.attrib.items() if "declass" in name}
    assert found == attributes


@pytest.mark.parametrize(
    ("mark", "until", "attributes"),
    [
        ("TS//SI-G ABCD//OC/NF", None, {"SCIcontrols": "SI SI-G SI-G-ABCD"}),
        ("TS//SI-ABC-G/TK//OC/NF", None, {"SCIcontrols": "SI SI-G SI-ABC TK"}),
        ("S//SAR-BP/CD//NF", None, {"SARIdentifier": "BP CD"}),
        ("S//RD-CNWDI-SG 14//NF", "N/A to RD portions.", {"atomicEnergyMarkings": "RD RD-CNWDI RD-SG-14"}),
        ("S//FGI CAN GBR//NF", None, {"FGIsourceOpen": "CAN GBR"}),
        ("S//FGI//NF", None, {"FGIsourceProtected": "FGI"}),
        ("//GBR S//NF", None, {"ownerProducer": "GBR"}),
        ("//FGI S//NF", None, {"ownerProducer": "FGI", "FGIsourceProtected": "FGI"}),
    ],
)
def test_compartments_programs_atomic_energy_and_foreign_sources_are_attributes(mark, until, attributes):
    root = ElementTree.fromstring(ism(sheet(mark, **({"declassify_on": until} if until else {}))))
    found = {name.removeprefix(ISM): value for name, value in root[-1].attrib.items()}
    usual = {"path", "classification", "disseminationControls"}
    assert {name: value for name, value in found.items() if name not in usual} == {"ownerProducer": "USA"} | attributes
    assert root.get(f"{ISM}ownerProducer") == "USA"
    assert root.get(f"{ISM}declassException") == ("AEA" if until else None)


UNKNOWN = (
    sheet("CUI", scheme="us-cui", controlled_by="Desk"),
    sheet("S//OC-USGOV/NF"),
    sheet("S//HCS-P//NF"),
    sheet("TS//TK-BLFH//NF"),
    sheet("TS//SI-EU//NF"),
    sheet("S//SAR-BP-J12//NF"),
    sheet("C", declassify_on="50X3, 20800101"),
)


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_the_version_does_not_know_is_told(text):
    made = api.build(text, ["ism", "docx"], name="sheet.yaml")
    [told] = [each for each in made.diagnostics if each.severity == "error"]
    assert told.code == "no-ism"
    assert str(told.span).startswith("sheet.yaml:")
    assert list(made.files) == ["docx"]


IS_THERE = bool(FOLDER) and Path(FOLDER, "ISM_XML.xsl").is_file()
JUDGED = pytest.mark.skipif(not IS_THERE, reason="FACTSHEET_ISM names no folder with ISM_XML.xsl")
UNCLASSIFIED = ("U", "U//FOUO", "U//DCNI", "U//UCNI", "U//NF", "U//REL TO USA, JPN", "U//SBU", "U//NF//XD", "U//RELIDO")
REL = ("REL TO USA, JPN", "REL TO USA, JPN, KOR", "REL TO USA, KOR, FVEY", "REL TO USA, IRQ", "REL TO USA, JPN/RELIDO")
SHOWN = ("DISPLAY ONLY IRQ", "DISPLAY ONLY AFG, IRQ", "REL TO USA, IRQ/DISPLAY ONLY AFG")
CLASSIFIED = (
    "C",
    "S",
    "TS",
    "C//NF",
    "S//NF",
    "S//OC/NF",
    "S//NF/PR",
    "TS//RS/NF",
    "S//RELIDO",
    "S//NF//ND",
    "C//NF//XD",
    "TS//SI//NF",
    "TS//SI-G ABCD/TK//OC/NF",
    "TS//SI-ABC//REL TO USA, GBR",
    "S//TK//NF",
    "S//RSV-ABC//NF",
    "S//SAR-BP/CD//NF",
    "S//FGI GBR//REL TO USA, GBR",
    "S//FGI//NF",
    "//GBR S//NF",
    "//CAN GBR C//REL TO USA, CAN, GBR",
    "//FGI S//NF",
)
MARKS = (*UNCLASSIFIED, *CLASSIFIED, *(f"S//{each}" for each in (*REL, *SHOWN)), "TS//REL TO USA, GBR", "C//NF//XD")
"""Marks whose controls need no notice."""


@cache
def judge():
    saxonche = pytest.importorskip("saxonche")
    processor = saxonche.PySaxonProcessor(license=False).new_xslt30_processor()
    return processor, processor.compile_stylesheet(stylesheet_file=str(Path(FOLDER, "ISM_XML.xsl")))


def errors(data: bytes, tmp_path: Path) -> list[str]:
    file = tmp_path / "sheet.xml"
    file.write_bytes(data)
    said = judge()[1].transform_to_string(source_file=str(file))
    found = re.findall(r"<svrl:failed-assert.*?</svrl:failed-assert>", said, re.DOTALL)
    texts = [" ".join(re.sub("<[^>]+>", "", each).split()) for each in found]
    return [text for text in texts if "[Error]" in text]


@JUDGED
@pytest.mark.parametrize("seed", range(30))
def test_the_public_rules_find_fault_with_another_banner_alone(seed, tmp_path):
    drawn = random.Random(seed)
    # Rule 00320 takes an unclassified portion between two with DISPLAY ONLY for one that is shown to none.
    marks = sorted(drawn.sample(MARKS, drawn.randint(1, 4)), key=lambda mark: not mark.startswith("U"))
    data = ism(sheet(*marks, origin="2010-01-01"))
    assert errors(data, tmp_path) == []
    assert errors(falsified(data), tmp_path)


@JUDGED
@pytest.mark.parametrize("marks", [("S//TFNI//NF",), ("S//TFNI//REL TO USA, GBR", "S//REL TO USA, GBR", "U")])
def test_the_public_rules_find_no_fault_with_foreign_nuclear_information(marks, tmp_path):
    more = " See source list for NSI portions." if len(marks) > 1 else ""
    data = ism(sheet(*marks, declassify_on=f"N/A to TFNI portions.{more}"))
    assert errors(data, tmp_path) == []
    assert errors(falsified(data), tmp_path)


def falsified(data: bytes) -> bytes:
    """Give the file with a banner of another level: of one that is classified none, and the other way round."""
    head, mark, rest = data.partition(b"<portion")
    level = b"C" if b'classification="U"' in head else b"U"
    return re.sub(rb'ism:classification="\w+"', b'ism:classification="' + level + b'"', head) + mark + rest
