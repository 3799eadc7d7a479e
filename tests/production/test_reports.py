"""Reports for other programs, each held against what its readers need."""

import json
import re
from pathlib import Path

import jsonschema
import pytest
from lxml import etree

from factsheet.diagnostics import Diagnostic, Related, Severity, Span
from factsheet.diagnostics.catalogue import catalogue
from factsheet.production.reports import REPORT_KINDS, make_report
from factsheet.production.sets.request import SheetReport, State

ERROR = Diagnostic(
    "unknown-key",
    "unknown key `a,b`: 50%\nodd",
    Span("in/a b.yaml", 3, 5, 3, 9, "    titel: x"),
    ("did you mean `title`?",),
    path="title",
    related=(Related("it stands: here", Span("in/other b.yaml", 1, 2, 1, 6, "x: titel")), Related("no place")),
)
LONG = Diagnostic("wrong-value", "must be short", Span("in/c.yaml", 1, 2, 4, 1))
WARNING = Diagnostic("follow-up-due", "has no date \x1b", Span("in/c.yaml", 9, 1, 9, 3), severity=Severity.WARNING)
PLACELESS = Diagnostic("cannot-write", "the disk is full")
REPORTS = (
    SheetReport(Path("in/c.yaml"), (WARNING,), (Path("dist/c.pdf"),), pages=3, seconds=0.25),
    SheetReport(None, (PLACELESS,), state=State.FAILED),
    SheetReport(Path("in/a b.yaml"), (ERROR, LONG), state=State.FAILED, seconds=0.5),
    SheetReport(Path("in/b.yaml"), (), state=State.UP_TO_DATE),
    SheetReport(Path("in/d.yaml"), (), state=State.LEFT_OUT),
)

# What SARIF 2.1.0 requires of the objects used here (3.13, 3.14, 3.18, 3.19, 3.20, 3.27 to 3.30).
URI = {"type": "string", "pattern": "^[!-~]+$"}
TEXT = {"type": "string", "minLength": 1}
RULE = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
SARIF = {
    "type": "object",
    "required": ["version", "runs"],
    "properties": {
        "version": {"const": "2.1.0"},
        "$schema": URI,
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "tool": {
                        "type": "object",
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "type": "object",
                                "required": ["name"],
                                "properties": {
                                    "semanticVersion": {"type": "string", "pattern": r"^\d+\.\d+\.\d+"},
                                    "rules": {
                                        "type": "array",
                                        "uniqueItems": True,
                                        "items": {"type": "object", "required": ["id"]},
                                    },
                                },
                            }
                        },
                    },
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "invocations": {"type": "array", "items": {"type": "object", "required": ["executionSuccessful"]}},
                    "results": {"type": "array", "items": {"$ref": "#/$defs/result"}},
                },
            },
        },
    },
    "$defs": {
        "result": {
            "type": "object",
            "required": ["message"],
            "additionalProperties": False,
            "properties": {
                "ruleId": {"type": "string"},
                "ruleIndex": {"type": "integer", "minimum": 0},
                "level": {"enum": ["none", "note", "warning", "error"]},
                "message": {
                    "type": "object",
                    "required": ["text"],
                    "properties": {"text": {"type": "string", "minLength": 1}},
                },
                "partialFingerprints": {"type": "object", "additionalProperties": {"type": "string"}},
                "locations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
                "relatedLocations": {"type": "array", "items": {"$ref": "#/$defs/location"}},
            },
        },
        "location": {
            "type": "object",
            "required": ["physicalLocation"],
            "properties": {
                "physicalLocation": {
                    "type": "object",
                    "required": ["artifactLocation"],
                    "properties": {
                        "artifactLocation": {"type": "object", "required": ["uri"], "properties": {"uri": URI}},
                        "region": {
                            "type": "object",
                            "required": ["startLine"],
                            "properties": {
                                name: {"type": "integer", "minimum": 1}
                                for name in ("startLine", "startColumn", "endLine", "endColumn")
                            },
                        },
                    },
                },
                "message": {"type": "object", "required": ["text"], "properties": {"text": TEXT}},
            },
        },
    },
}

# What the schemas of JUnit's XML that CI systems use have in common.
JUNIT = """\
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:attributeGroup name="counts">
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="tests" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="failures" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="errors" type="xs:nonNegativeInteger" use="required"/>
    <xs:attribute name="skipped" type="xs:nonNegativeInteger"/>
    <xs:attribute name="time" type="xs:decimal" use="required"/>
  </xs:attributeGroup>
  <xs:element name="testsuites"><xs:complexType>
    <xs:sequence><xs:element ref="testsuite" maxOccurs="unbounded"/></xs:sequence>
    <xs:attributeGroup ref="counts"/>
  </xs:complexType></xs:element>
  <xs:element name="testsuite"><xs:complexType>
    <xs:sequence><xs:element ref="testcase" minOccurs="0" maxOccurs="unbounded"/></xs:sequence>
    <xs:attributeGroup ref="counts"/>
  </xs:complexType></xs:element>
  <xs:element name="testcase"><xs:complexType>
    <xs:sequence>
      <xs:choice minOccurs="0">
        <xs:element name="skipped" type="note"/>
        <xs:element name="error" type="note"/>
        <xs:element name="failure" type="note"/>
      </xs:choice>
      <xs:element name="system-out" type="xs:string" minOccurs="0"/>
    </xs:sequence>
    <xs:attribute name="name" type="xs:string" use="required"/>
    <xs:attribute name="classname" type="xs:string" use="required"/>
    <xs:attribute name="time" type="xs:decimal" use="required"/>
  </xs:complexType></xs:element>
  <xs:complexType name="note"><xs:simpleContent><xs:extension base="xs:string">
    <xs:attribute name="message" type="xs:string"/>
    <xs:attribute name="type" type="xs:string"/>
  </xs:extension></xs:simpleContent></xs:complexType>
</xs:schema>
"""


@pytest.mark.parametrize("form", REPORT_KINDS)
def test_reports_do_not_depend_on_the_order_of_work(form):
    assert make_report(form, REPORTS) == make_report(form, REPORTS[::-1])


def test_annotations_are_commands_with_everything_escaped():
    lines = make_report("github", REPORTS).splitlines()
    assert lines == [
        "::error title=cannot-write::the disk is full",
        "::error file=in/a b.yaml,line=3,endLine=3,col=5,endColumn=9,title=unknown-key"
        "::unknown key `a,b`: 50%25%0Aodd%0Anote: in/other b.yaml:1:2: it stands: here%0Anote: no place"
        "%0Ahint: did you mean `title`?",
        "::error file=in/c.yaml,line=1,endLine=4,title=wrong-value::must be short",
        "::warning file=in/c.yaml,line=9,endLine=9,col=1,endColumn=3,title=follow-up-due::has no date \x1b",
    ]


def test_properties_of_annotations_escape_what_ends_them():
    odd = Diagnostic("x", "m", Span("a,b:c.yaml"))
    assert "file=a%2Cb%3Ac.yaml," in make_report("github", [SheetReport(Path("a"), (odd,))])


def test_where_nothing_is_wrong_there_are_no_annotations():
    assert make_report("github", REPORTS[3:]) == ""


@pytest.fixture
def sarif():
    return json.loads(make_report("sarif", REPORTS))


def test_sarif_is_sarif(sarif):
    jsonschema.validate(sarif, SARIF)
    jsonschema.validate(json.loads(make_report("sarif", [])), SARIF)


def test_sarif_tells_everything(sarif):
    (run,) = sarif["runs"]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == [result["ruleId"] for result in run["results"]]
    unknown = next(rule for rule in run["tool"]["driver"]["rules"] if rule["id"] == "unknown-key")
    assert unknown["shortDescription"]["text"] == catalogue()["unknown-key"].means
    assert unknown["help"]["text"].endswith("(docs/diagnostics.md#unknown-key)")
    assert unknown["help"]["markdown"].startswith(f"{catalogue()['unknown-key'].means}\n\n**What to do:** ")
    assert "```yaml\n" in unknown["help"]["markdown"]
    assert unknown["fullDescription"]["text"].startswith(unknown["shortDescription"]["text"])
    assert unknown["defaultConfiguration"] == {"level": "error"}
    placeless, error, _, warning = run["results"]
    assert "locations" not in placeless
    place = error["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "in/a%20b.yaml", "uriBaseId": "%SRCROOT%"}
    assert place["region"]["snippet"]["text"] == "    titel: x"
    assert error["locations"][0]["logicalLocations"] == [{"fullyQualifiedName": "title"}]
    (related,) = error["relatedLocations"]
    assert related["message"] == {"text": "it stands: here"}
    assert related["physicalLocation"]["artifactLocation"]["uri"] == "in/other%20b.yaml"
    assert related["physicalLocation"]["region"]["startColumn"] == 2
    assert "relatedLocations" not in warning
    assert warning["level"] == "warning"
    assert run["invocations"] == [{"executionSuccessful": False}]


def test_fingerprints_do_not_change_with_lines_above():
    def fingerprint(line: int) -> str:
        found = Diagnostic("x", "m", Span("a.yaml", line, 1, line, 2, "text"), path="title")
        log = json.loads(make_report("sarif", [SheetReport(Path("a"), (found,))]))
        return log["runs"][0]["results"][0]["partialFingerprints"]["factsheet/v1"]

    assert fingerprint(1) == fingerprint(7)


@pytest.mark.parametrize("form", ["json", "sarif"])
def test_json_is_written_line_by_line_so_that_it_can_be_compared(form):
    assert re.match(r'\{\n "[^\n]+\n', make_report(form, REPORTS))


def test_junit_is_junit():
    schema = etree.XMLSchema(etree.fromstring(JUNIT))
    for reports in (REPORTS, []):
        schema.assertValid(etree.fromstring(make_report("junit", reports).encode()))


def test_junit_tells_everything():
    suite = etree.fromstring(make_report("junit", REPORTS).encode())[0]
    assert {name: suite.get(name) for name in ("tests", "failures", "skipped", "time")} == {
        "tests": "5",
        "failures": "2",
        "skipped": "1",
        "time": "0.750",
    }
    cases = {case.get("name"): case for case in suite}
    assert list(cases) == ["set", "in/a b.yaml", "in/b.yaml", "in/c.yaml", "in/d.yaml"]
    failure = cases["in/a b.yaml"][0]
    assert (failure.get("type"), failure.get("message").splitlines()[0]) == ("unknown-key", "unknown key `a,b`: 50%")
    assert re.search(r"^in/c.yaml:1:2: error: must be short", failure.text, re.MULTILINE)
    assert "\n  note: in/other b.yaml:1:2: it stands: here\n  note: no place\n  hint: did" in failure.text
    assert "has no date \N{REPLACEMENT CHARACTER}" in cases["in/c.yaml"].findtext("system-out")
    assert cases["in/d.yaml"][0].tag == "skipped"
    assert not any(": error: " in (case.findtext("system-out") or "") for case in suite)


def test_json_tells_everything():
    content = json.loads(make_report("json", REPORTS))
    assert content["counts"] == {"built": 1, "up_to_date": 1, "failed": 1, "left_out": 1}
    assert [sheet["state"] for sheet in content["sheets"]] == ["failed", "up_to_date", "built", "left_out"]
    assert content["sheets"][2]["written"] == ["dist/c.pdf"]
    assert [each["code"] for each in content["diagnostics"]] == ["cannot-write"]
    related, placeless = content["sheets"][0]["diagnostics"][0]["related"]
    assert (related["message"], related["file"], related["line"]) == ("it stands: here", "in/other b.yaml", 1)
    assert placeless == dict.fromkeys(related) | {"message": "no place"}


def test_the_page_explains_every_key():
    content = json.loads(make_report("json", REPORTS))
    page = (Path(__file__).parents[2] / "docs/sets.md").read_text("utf-8")
    keys = {*content, *content["counts"], *content["sheets"][0]}
    assert [key for key in sorted(keys) if f"`{key}`" not in page] == []
