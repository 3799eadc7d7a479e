"""Validation of nodes: the words, the places and the hints of every kind of error."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

import pytest
from pydantic import BaseModel, ConfigDict, Field, RootModel, model_validator

from factsheet.diagnostics import FactsheetError
from factsheet.diagnostics.values import Beside, lacks, refuse
from factsheet.source.bind import bind
from factsheet.source.reader import read


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid")


class Leaf(Strict):
    type: Literal["leaf"] = "leaf"
    id: str = ""
    name: str
    leaf: str | None = None


class Branch(Strict):
    type: Literal["branch"] = "branch"
    title: str | None = None
    children: list[Annotated[Leaf | Branch, Field(discriminator="type")]] = []


class Tree(Strict):
    text: Annotated[str, Field(min_length=2, max_length=5)] = "abc"
    colour: Colour | None = None
    side: Literal["left", "right"] = "left"
    count: Annotated[int, Field(gt=1, lt=9)] = 2
    share: Annotated[float, Field(ge=0.5, le=1)] = 1
    firm: bool = True
    leaf: Leaf | None = None
    leaves: Annotated[tuple[Leaf, ...], Field(max_length=2)] = ()
    children: list[Annotated[Leaf | Branch, Field(discriminator="type")]] = []
    named: dict[str, Leaf] = {}
    from_: Annotated[str | None, Field(alias="from")] = None

    @model_validator(mode="before")
    @classmethod
    def _plant(cls, value: object) -> object:
        if isinstance(value, dict) and value.get("text") == "plant":
            return {**value, "side": lacks("has no root", ("root",), "add `root:`")}
        return value


def faults(text: str, model: type[BaseModel] = Tree) -> list[tuple[object, ...]]:
    with pytest.raises(FactsheetError) as caught:
        bind(read(text.encode(), "f.yaml"), model)
    found = caught.value.diagnostics
    return [(d.span.line, d.span.column, d.code, d.message, d.hints, d.path) for d in found]


ALONE = "write the number alone: lengths are in points, margins of pages in millimetres"
WRONG = {
    "a list for a text": (
        "text: [a]",
        7,
        "`text` must be text, not a list",
        "write one text, without `- `; put one that begins with `[` in quotes",
    ),
    "a mapping for a text": (
        "text: {a: b}",
        7,
        "`text` must be text, not a mapping of keys",
        "put a text that contains `: ` or begins with `{` in quotes",
    ),
    "a text for a list": (
        "leaves: x",
        9,
        "`leaves` must be a list, not text",
        "start each item with `- ` on a line of its own",
    ),
    "a mapping for a list": (
        "leaves: {a: b}",
        9,
        "`leaves` must be a list, not a mapping of keys",
        "start each item with `- ` on a line of its own",
    ),
    "a text for a mapping": (
        "leaf: x",
        7,
        "`leaf` must be a mapping of keys, not text",
        "write its keys on lines of their own, indented: name, leaf, id",
    ),
    "a list for a mapping": (
        "leaf: [x]",
        7,
        "`leaf` must be a mapping of keys, not a list",
        "write its keys on lines of their own, indented: name, leaf, id",
    ),
    "nothing": ("text:", 6, "`text` has no value", "write one, or leave it out"),
    "nothing for a list": ("leaves: ~", 9, "`leaves` has no value", "write one, or leave it out"),
    "an empty text": ("text: ''", 7, "`text` must not be empty", None),
    "a long text": ("text: abcdef", 7, "`text` must have at most 5 characters", None),
    "a misspelt choice": ("colour: gren", 9, "`colour` must be one of red, green", "did you mean `green`?"),
    "another choice": ("colour: blue-black", 9, "`colour` must be one of red, green", None),
    "a list for a choice": ("side: [left]", 7, "`side` must be one of left, right", "did you mean `left`?"),
    "a text for a whole number": ("count: few", 8, "`count` must be a whole number", None),
    "a broken number": ("count: 2.5", 8, "`count` must be a whole number", None),
    "a small number": ("count: 1", 8, "`count` must be more than 1", None),
    "a large number": ("count: 9", 8, "`count` must be less than 9", None),
    "a text for a number": ("share: half", 8, "`share` must be a number", None),
    "a share in percent": ("share: 50%", 8, "`share` must be a number", "write `0.5`: a share is one of 1"),
    "a number with a comma": ("share: 0,75", 8, "`share` must be a number", "write `0.75`"),
    "a whole number in percent": ("count: 5 %", 8, "`count` must be a whole number", "write `5`"),
    "a number in points": ("share: 10pt", 8, "`share` must be a number", ALONE),
    "a number in centimetres": ("share: 1,5 cm", 8, "`share` must be a number", ALONE),
    "a number in inches": ('share: 1"', 8, "`share` must be a number", ALONE),
    "a small share": ("share: 0.1", 8, "`share` must be at least 0.5", None),
    "a large share": ("share: 2", 8, "`share` must be at most 1", None),
    "no truth": ("firm: perhaps", 7, "`firm` must be `true` or `false`", None),
    "many items": ("leaves: [{name: a}, {name: b}, {name: c}]", 9, "`leaves` must have at most 2 items", None),
    "an item that is text": (
        "leaves: [{name: a}, b]",
        21,
        "item 2 of leaves must be a mapping of keys, not text",
        "write its keys on lines of their own, indented: name, leaf, id",
    ),
}


@pytest.mark.parametrize("fault", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_value_is_told_with_its_place_and_its_remedy(fault):
    text, column, message, hint = fault
    ((line, at, code, said, hints, _),) = faults(text)
    assert (line, at, code, said) == (1, column, "wrong-value", message)
    assert hints == ((hint,) if hint else ())


def test_the_root_itself_may_be_wrong():
    ((*_, said, hints, path),) = faults("- a")
    assert said == "the file must be a mapping of keys, not a list"
    assert hints[0].startswith("write its keys on lines of their own, indented: text, colour")
    assert path == ""


def test_a_misspelt_key_names_the_nearest():
    assert faults("a: b\nleafs: []\nform: x\n") == [
        (1, 1, "unknown-key", "unknown key `a`", (f"known here: {KEYS}",), ""),
        (2, 1, "unknown-key", "unknown key `leafs`", ("did you mean `leaf`?",), ""),
        (3, 1, "unknown-key", "unknown key `form`", ("did you mean `from`?",), ""),
    ]


KEYS = "text, colour, side, count, share, firm, leaf, leaves, children, named, from"


def test_a_sentence_for_a_key_is_taken_for_a_text_without_quotes():
    ((*_, hints, _),) = faults("leaf: {name: x, Ministers agreed on this: yes}")
    assert hints[0] == "put a text that contains `: ` in quotes"


def test_a_missing_key_is_told_at_the_key_of_its_mapping_or_at_its_item():
    assert faults("leaf:\n  id: a\n") == [
        (1, 1, "missing-key", "the key `name` is missing in leaf", ("add `name:`",), "leaf")
    ]
    assert [each[:2] for each in faults("leaves:\n  - id: a\n")] == [(2, 5)]


def test_a_key_that_is_misspelt_is_not_missing_as_well():
    ((*_, code, message, hints, _),) = faults("leaf: {nam: x}")
    assert (code, message, hints) == ("unknown-key", "unknown key `nam` in leaf", ("did you mean `name`?",))


def test_a_misspelt_key_elsewhere_does_not_hide_a_missing_one():
    assert [each[2] for each in faults("leaves:\n  - {nam: x}\n  - {id: a}\n")] == ["unknown-key", "missing-key"]


def test_deep_unions_keep_their_places_and_know_their_keys():
    text = (
        "children:\n"
        "  - type: branch\n"
        "    title: Outer\n"
        "    children:\n"
        "      - {type: leaf, id: x, nane: y}\n"
        "      - {type: branch, title: [a]}\n"
        "      - {type: leaf, name: z, branch: b}\n"
    )
    assert faults(text) == [
        (5, 29, "unknown-key", 'unknown key `nane` in children["Outer"].children[x]', ("did you mean `name`?",),
         "children[1].children[x]"),
        (6, 31, "wrong-value", '`title` in item 2 of children["Outer"].children must be text, not a list',
         ("write one text, without `- `; put one that begins with `[` in quotes",), "children[1].children[2].title"),
        (7, 31, "unknown-key", 'unknown key `branch` in children["Outer"].children["z"]',
         ("known here: name, leaf, id",), "children[1].children[3]"),
    ]  # fmt: skip


def test_a_key_that_is_called_like_its_tag_is_no_tag():
    text = "children:\n  - {type: leaf, name: a, leaf: [b]}\n  - {type: branch, branch: c}\n"
    assert [(line, column, said) for line, column, _, said, *_ in faults(text)] == [
        (2, 33, '`leaf` in children["a"] must be text, not a list'),
        (3, 20, "unknown key `branch` in item 2 of children"),
    ]


def test_values_of_a_mapping_by_name_are_found():
    ((line, column, code, said, hints, path),) = faults("named:\n  one: {nane: x}\n")
    assert (line, column, code, said, path) == (2, 9, "unknown-key", "unknown key `nane` in named.one", "named.one")
    assert hints == ("did you mean `name`?",)


def test_a_root_model_is_bound():
    class Words(RootModel[dict[str, str]]):
        """Words by name."""

    assert bind(read(b"a: b", "f"), Words).root == {"a": "b"}
    assert [each[:4] for each in faults("a: [b]", Words)] == [(1, 4, "wrong-value", "`a` must be text, not a list")]


def test_an_error_in_the_place_of_a_value_is_told_with_the_others():
    found = [(code, said, hints) for _, _, code, said, hints, _ in faults("text: plant\ncount: x\n")]
    assert found == [
        ("missing-key", "the file has no root", ("add `root:`",)),
        ("wrong-value", "`count` must be a whole number", ()),
    ]


def test_errors_come_in_the_order_of_their_places():
    assert [each[0] for each in faults("x: 1\nshare: a\ncount: b\ntext: ''\n")] == [1, 2, 3, 4]


def test_a_value_in_flow_style_has_its_own_column():
    ((line, column, *_),) = faults("leaves: [{name: a}, {name: [b]}]")
    assert (line, column) == (1, 28)


def test_columns_and_names_hold_in_any_script_and_with_any_line_break():
    ((line, column, _, said, _, path),) = faults("text: abc\r\nleaves:\r\n  - {id: 日本, name: [x]}\r\n")
    assert (line, column) == (3, 20)
    assert said == "`name` in leaves[日本] must be text, not a list"
    assert path == "leaves[日本].name"


def test_a_long_name_is_cut_in_messages():
    ((_, _, _, said, _, _),) = faults(f"leaf: {{{'x' * 500}: 1, name: a}}")
    assert said == f"unknown key `{'x' * 39}…` in leaf"


def test_no_more_than_a_thousand_errors_are_told():
    *told, more = faults("\n".join(f"k{n}: 1" for n in range(3000)))
    assert (len(told), {code for _, _, code, *_ in told}, more[2]) == (1000, {"unknown-key"}, "more-findings")


class Pair(BaseModel):
    low: int = 0
    high: int = 0
    least: int | None = None

    @model_validator(mode="before")
    @classmethod
    def _ordered(cls, value: dict[str, object]) -> dict[str, object]:
        beside = Beside("`low` stands here", ("low",), 1)
        if "least" in value:
            beside = Beside("the first pair", ("pairs", 0))
        return {**value, "high": refuse("must not be less", beside=beside)} if value["high"] < value["low"] else value


class Pairs(BaseModel):
    pairs: tuple[Pair, ...]


@pytest.mark.parametrize(
    ("second", "related"),
    [
        ("{low: 4, high: 3}", ("f.yaml:3:6: `low` stands here", "pairs[2].low")),
        ("{low: 4, high: 3, least: 1}", ("f.yaml:2:5: the first pair", "pairs[1]")),
        ("{high: 3, low: 4}", ("f.yaml:3:15: `low` stands here", "pairs[2].low")),
    ],
)
def test_a_place_beside_a_value_is_given_from_the_value_or_from_the_root(second, related):
    with pytest.raises(FactsheetError) as caught:
        bind(read(f"pairs:\n  - {{low: 1, high: 2}}\n  - {second}\n".encode(), "f.yaml"), Pairs)
    (found,) = caught.value.diagnostics
    assert found.path == "pairs[2].high"
    assert [(str(each), each.path) for each in found.related] == [related]
