"""Facts about the fields of a meeting, read off its models."""

from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any, get_args

from msgspec import Struct

from factsheet.meeting.dates import Due, WrittenTime
from factsheet.meeting.model import Meeting
from factsheet.meeting.text import FieldMark, Part
from factsheet.models.declaring import FieldInfo, Model
from factsheet.paths import ValuePath
from factsheet.source.bind import TAG

_PRINTED: dict[type | FieldMark, str] = {
    FieldMark.LISTED: "listing",
    FieldMark.DAYS: "days",
    date: "day",
    Due: "due",
    WrittenTime: "moment",
    FieldMark.STATE: "designation",
    FieldMark.PARTY: "designation",
}
"""The filters that print what fields hold."""


class FieldFacts(Struct, frozen=True):
    """What is known of a field.

    `parts` are the models of its value, or of the items of its list; `filter` is what prints its value in other words
    than it is written in, None for one that prints as it stands; `choices` are all values that it may have, and `usual`
    the one that is meant where none is written. Items of a list are named by the keys `named_by`, where it is `local`
    only among their siblings.
    """

    key: str = ""
    marks: frozenset[FieldMark] = frozenset()
    parts: tuple[type[Part], ...] = ()
    filter: str | None = None
    choices: type[StrEnum] | None = None
    rich: bool = False
    named_by: tuple[str, ...] = ()
    local: bool = False
    usual: str | None = None

    @property
    def worded(self) -> bool:
        """Whether its value is words, which can be changed one by one."""
        return FieldMark.WORDED in self.marks

    @property
    def lines(self) -> bool:
        """Whether line breaks in its value stand."""
        return FieldMark.LINES in self.marks

    @property
    def tagged(self) -> bool:
        """Whether its items say what kind of content they are."""
        return any(TAG in part.__struct_fields__ for part in self.parts)

    @property
    def in_content(self) -> bool:
        """Whether its items are of several kinds."""
        return len(self.parts) > 1

    def holds(self, part: type[Part]) -> bool:
        """Tell whether its value, or an item of its list, may be such a part."""
        return part in self.parts


_NOTHING = FieldFacts()


@cache
def facts_of(model: type[Model]) -> dict[str, FieldFacts]:
    """Give the facts about the fields of a model by their names: for parts of meetings, from the table made of them."""
    from factsheet.meeting.field_facts import FACTS  # noqa: PLC0415 - which needs these classes

    if model not in FACTS:
        return derived_facts(model)
    return {name: FACTS[model].get(name) or FieldFacts(name) for name in model.__struct_fields__}


def derived_facts(model: type[Model]) -> dict[str, FieldFacts]:
    """Read the facts about the fields of a model off its declaration."""
    return {name: _facts(field.alias or name, field) for name, field in model.model_fields.items()}


def _facts(key: str, field: FieldInfo) -> FieldFacts:
    found = list(field.metadata)
    _collect(field.annotation, found)
    classes = [each for each in found if isinstance(each, type)]
    marks = [each for each in found if isinstance(each, FieldMark)]
    choices = next((each for each in classes if issubclass(each, StrEnum)), None)
    printed = next((_PRINTED[each] for each in (*marks, *classes) if each in _PRINTED), "label" if choices else None)
    parts = tuple(each for each in classes if issubclass(each, Part))
    names = tuple(dict.fromkeys(key for part in parts for key in part.named_by))
    local = any(part.local for part in parts)
    usual = str(field.default) if isinstance(field.default, StrEnum) else None
    return FieldFacts(key, frozenset(marks), parts, printed, choices, FieldMark.RICH in marks, names, local, usual)


def _collect(annotation: Any, found: list[Any]) -> None:  # noqa: ANN401 - annotations have no common type
    """Collect the classes and metadata in an annotation."""
    if isinstance(annotation, type):
        found.append(annotation)
        return
    found += getattr(annotation, "__metadata__", ())
    for argument in get_args(annotation):
        _collect(argument, found)


def facts_at(path: ValuePath) -> FieldFacts:
    """Give the facts about the field of a value, or about the list of an item; none are known of other paths."""
    return _at(path.keys)


@cache
def _at(keys: tuple[str, ...]) -> FieldFacts:
    if not keys:
        return FieldFacts(parts=(Meeting,))
    fields = (facts for part in _at(keys[:-1]).parts for facts in facts_of(part).values())
    return next((facts for facts in fields if facts.key == keys[-1]), _NOTHING)


def usual_keys(path: ValuePath) -> tuple[str, ...]:
    """Give the keys below a path in the order of the manual: what kinds of parts have in common comes last."""
    parts = facts_at(path).parts
    fields = [(name not in part.__annotations__, facts.key) for part in parts for name, facts in facts_of(part).items()]
    return tuple(dict.fromkeys(key for _, key in sorted(fields, key=lambda field: field[0]) if key != TAG))


@cache
def named_lists() -> dict[str, FieldFacts]:
    """Give the lists whose items are named by a rule, by their keys."""
    found: dict[str, FieldFacts] = {}
    parts: list[type[Part]] = [Meeting]
    for part in parts:  # which grows
        for facts in facts_of(part).values():
            parts += [inner for inner in facts.parts if inner not in parts]
            if facts.named_by:
                found[facts.key] = facts
    return found
