"""A file that asks not to be edited, by its protection or its mark of being final, is read as any other."""

from __future__ import annotations

import pytest
from drafts import members, packed
from talks import changed, draft, kept, merged_file
from word_edits import Body

POINT = "Energy. The parties agreed on closer cooperation in energy."
HASH = 'w:cryptAlgorithmSid="14" w:cryptSpinCount="100000" w:hash="MTIzNA==" w:salt="NTY3OA=="'
PROTECTION = '<w:documentProtection w:edit="{}" w:enforcement="1" {}/>'
FINAL = (
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
    'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">'
    '<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="_MarkAsFinal"><vt:bool>true</vt:bool>'
    "</property></Properties>"
)


def edited() -> dict[str, bytes]:
    body = Body(draft(), tracked=True)
    body.replace(body.paragraph(POINT), len(POINT) - 1, len(POINT), " and trade.")
    return members(body.data())


def is_read(parts: dict[str, bytes]) -> bool:
    result = merged_file(packed(parts))
    return "in energy and trade." in "".join(filter(None, changed(result).values())) and not kept(result)


@pytest.mark.parametrize("edit", ["readOnly", "comments", "trackedChanges", "forms"])
@pytest.mark.parametrize("password", ["", HASH], ids=["without", "with a password"])
def test_a_file_protected_against_editing(edit, password):
    parts, protection = edited(), PROTECTION.format(edit, password).encode()
    settings = parts["word/settings.xml"]
    parts["word/settings.xml"] = settings.replace(b"</w:settings>", protection + b"</w:settings>")
    assert parts["word/settings.xml"] != settings
    assert is_read(parts)


def test_a_file_marked_as_final():
    parts = edited()
    assert "docProps/custom.xml" not in parts
    assert is_read({**parts, "docProps/custom.xml": FINAL.encode()})
