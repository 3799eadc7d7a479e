from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from sampling import examples

from factsheet.draft.beside import review_file_of
from factsheet.draft.remarks import (
    Remark,
    RemarkReply,
    RemarkStatus,
    ReviewFile,
    UnplacedChange,
    review_schema,
)
from factsheet.pipeline.review_files import parse_review_file
from factsheet.source.bind import bind
from factsheet.source.reader import read
from factsheet.source.writer import write

NOON = datetime(2025, 4, 4, 12, tzinfo=UTC)
REMARK = Remark(id="a1", author="Legal", date=NOON, text="Is “ironclad” ours?", path="summary[p].text", quote="no: x")
REPLY = RemarkReply(author="Desk", date=NOON, text="Yes\nsince Munich")
CHANGE = UnplacedChange(id="c1", author="Legal", kind="template", before="FACT SHEET", after="Fact sheet")


def again(file: ReviewFile) -> ReviewFile:
    return bind(read(write(file.to_data()).encode(), "x.review.yaml"), ReviewFile)


def test_it_stands_beside_the_meeting():
    assert review_file_of(Path("inputs/geneva.yaml")) == Path("inputs/geneva.review.yaml")


_ODD = st.text(
    st.sampled_from("\t\r\n\x0b\x7f\x80\x85\xad\u2028\u2029\ufeff\ufdd0\ufffe\ue000:#'\"-|> =~{}%@`&*!?,[]\\\\aé漢")
)
TEXTS = st.one_of(_ODD, st.text(st.characters(exclude_categories=("Cs",))))


@given(st.tuples(*[TEXTS] * 6))
@examples(200)
def test_whatever_a_word_file_holds_is_written_so_that_it_reads_back(texts):
    author, text, quote, reply, before, after = texts
    remark = Remark(id="c-1", author=author, text=text, quote=quote, replies=(RemarkReply(author=author, text=reply),))
    change = UnplacedChange(id="u-1", author=author, kind="running", before=before, after=after)
    file = ReviewFile(comments=(remark,), changes=(change,))
    assert again(file) == file


@pytest.mark.parametrize("data", [b"", b"# all seen to\n"])
def test_an_emptied_file_holds_nothing(data):
    assert parse_review_file(data, "x.review.yaml") == ReviewFile()


def test_what_is_written_reads_back():
    file = ReviewFile(comments=(REMARK.model_copy(update={"replies": (REPLY,)}),), changes=(CHANGE,))
    assert again(file) == file
    assert write(file.to_data()) == write(again(file).to_data())


def test_empty_values_are_left_out():
    assert "replies" not in write(ReviewFile(comments=(REMARK,)).to_data())
    assert ReviewFile().to_data() == {}


def test_a_draft_read_twice_adds_nothing():
    once = ReviewFile().with_found([REMARK], [CHANGE])
    assert once.with_found([REMARK], [CHANGE]) == once


def test_a_known_remark_takes_new_replies_and_its_resolution():
    once = ReviewFile().with_found([REMARK], [])
    more = once.with_found([REMARK.model_copy(update={"replies": (REPLY,), "status": RemarkStatus.RESOLVED})], [])
    assert more.comments[0].replies == (REPLY,)
    assert more.open_comments == ()
    assert more.with_found([REMARK], []) == more, "a resolved remark stays so"


def test_what_was_decided_on_a_change_stays():
    settled = CHANGE.model_copy(update={"status": RemarkStatus.RESOLVED})
    assert ReviewFile(changes=(settled,)).with_found([], [CHANGE]).changes == (settled,)


SCHEMA = review_schema()
PUBLISHED = Path(__file__).parents[2] / "docs" / "review.schema.json"


def test_the_published_schema_is_the_one_of_the_program():
    Draft202012Validator.check_schema(SCHEMA)
    assert json.loads(PUBLISHED.read_text("utf-8")) == SCHEMA, "run: factsheet schema review > docs/review.schema.json"


def test_the_schema_accepts_a_review_file_and_no_misspelt_key():
    remark = {"id": "c-1", "author": "A", "date": "2026-01-02T03:04:05Z", "path": "title", "text": "Why?"}
    whole = {"comments": [{**remark, "status": "resolved", "replies": [{"author": "B", "text": "So."}]}]}
    assert Draft202012Validator(SCHEMA).is_valid(whole)
    assert not Draft202012Validator(SCHEMA).is_valid({"comments": [{**remark, "statsu": "open"}]})
    assert not Draft202012Validator(SCHEMA).is_valid({"comments": [{**remark, "status": "close"}]})
