"""Signs that are no markup of a meeting print as they stand, in both formats, and are told."""

from __future__ import annotations

import io
import re
import zipfile

import pytest
from pypdf import PdfReader

from factsheet import api

UNDER = """\
id: under
kind: bilateral
title: "Party A and Party B"
language: en
date: 2025-04-03
venue: {city: Brussels, country: BE}
issuer: {name: Ministry of Party A}
participants: [{party: IN}, {party: Party B}]
sections:
  - title: One
    content:
      - "The file _not italic_ and __not bold__ stay; a `code` and <b>x</b> and
         https://example.org/a_b_c and &amp; and ~~x~~."
"""
SIGNS = ["_not italic_", "__not bold__", "`code`", "<b>x</b>", "https://example.org/a_b_c", "&amp;", "~~x~~"]


@pytest.fixture(scope="module")
def built():
    return api.build(UNDER, formats=["pdf", "docx"])


def test_signs_print_as_they_stand_in_the_pdf(built):
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(built.files["pdf"])).pages)
    assert [sign for sign in SIGNS if re.sub(r"\s", "", sign) not in re.sub(r"\s", "", text)] == []


def test_signs_print_as_they_stand_in_the_word_file(built):
    with zipfile.ZipFile(io.BytesIO(built.files["docx"])) as word:
        body = word.read("word/document.xml").decode()
    (paragraph,) = (p for p in re.findall(r"<w:p>.*?</w:p>", body) if "not italic" in p)
    assert "<w:i/>" not in paragraph
    assert "Emphasis" not in paragraph
    text = "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", paragraph)).replace("&lt;", "<").replace("&gt;", ">")
    assert [sign for sign in SIGNS if sign not in text.replace("&amp;", "&")] == []


def test_that_they_do_is_told(built):
    assert [each.code for each in built.diagnostics] == ["literal-markup"]
