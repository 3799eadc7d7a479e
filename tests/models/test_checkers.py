"""The generated checkers: they are as their models are, and take what pydantic takes, to the same values."""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import checkers
import pytest
from damage import damaged
from pydantic import StringConstraints, TypeAdapter, ValidationError
from random_meetings import meeting, to_yaml
from sampling import sampled

from factsheet.compose import pack_checker
from factsheet.compose.pack import DesignationTable
from factsheet.diagnostics import FactsheetError
from factsheet.meeting import Meeting, outline
from factsheet.meeting import checker as meeting_checker
from factsheet.models.declaring import Model
from factsheet.production.sheets import theme_checker
from factsheet.profiles import checker as profile_checker
from factsheet.profiles.model import Profile
from factsheet.render.theme import Theme
from factsheet.source.nodes import to_python
from factsheet.source.reader import read

ROOT = Path(__file__).parents[2]
MEETINGS = sorted([*(ROOT / "inputs").glob("*.yaml"), *(ROOT / "tests").rglob("*.yaml")])
ODD: tuple[Any, ...] = (
    *(
        None,
        "",
        " ",
        "x",
        "X",
        " US ",
        "yes",
        "true",
        "1",
        "0.5",
        "-3",
        "1e3",
        "nan",
        "2025-04-03",
        "2025-02-30",
        "2025-04",
    ),
    *(
        "summer 2025",
        "a\nb",
        "a\n\nb",
        "x" * 121,
        "#14365d",
        "accent",
        "a4",
        [],
        ["x"],
        ["US", "US"],
        [None],
        {},
        {"x": "y"},
    ),
    *({"ja": "岩屋"}, [[]], [{}], "２", "\x85x\x85", "2025-04-03T17:40 Europe/Brussels", "point", 1, 0.5, True),
)


class Kind(NamedTuple):
    """A model, its checker, and what gives data that is right."""

    model: type[Model]
    checked: Callable[[object], Model | None]
    find: Callable[[], Iterable[Any]]

    @property
    def right(self) -> list[Any]:
        return _found(self.find)


@cache
def _found(find: Callable[[], Iterable[Any]]) -> list[Any]:
    return [*find()]


def meeting_data(data: bytes) -> Any:
    """Give what the model of a meeting sees; raises FactsheetError for what is no meeting."""
    return to_python(outline(data, "m.yaml").named)


def file_data(folder: str) -> list[Any]:
    return [
        to_python(read(file.read_bytes(), "f.yaml")) for file in sorted((ROOT / "templates").glob(f"{folder}/*.yaml"))
    ]


def right_meetings() -> Iterator[Any]:
    for file in MEETINGS:
        try:
            yield meeting_data(file.read_bytes())
        except FactsheetError:
            assert not file.is_relative_to(ROOT / "inputs")
    for number in range(12):
        yield meeting_data(to_yaml(meeting(f"checkers {number}"), f"checkers {number}").encode())


KINDS = {
    "meeting": Kind(Meeting, meeting_checker.checked, right_meetings),
    "designations": Kind(DesignationTable, pack_checker.checked, partial(file_data, "designations")),
    "profile": Kind(Profile, profile_checker.checked, partial(file_data, "profiles")),
    "theme": Kind(Theme, theme_checker.checked, partial(file_data, "standard")),
}


def explained(model: type[Model], written: Any) -> Model | None:
    try:
        return model.model_validate(written, context=written)
    except ValidationError:
        return None


def alike(kind: Kind, written: Any) -> bool:
    """Tell whether both ways take data, to the same; what the checker leaves to pydantic does no harm."""
    quick, slow = kind.checked(written), explained(kind.model, written)
    assert quick is None or (quick == slow and repr(quick) == repr(slow)), written
    return (quick is None) == (slow is None)


@pytest.mark.parametrize("name", checkers.WRITTEN)
def test_what_is_written_from_models_is_as_they_are(name):
    assert (ROOT / name).read_text("utf-8") == checkers.written(name), "run `make checkers`"


@pytest.mark.parametrize("name", KINDS)
def test_what_is_right_takes_the_quick_way(name):
    kind = KINDS[name]
    assert kind.right
    assert all(alike(kind, each) for each in kind.right)
    assert sum(kind.checked(each) is not None for each in kind.right) >= len(kind.right) * 0.8


def places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Give every list and mapping in plain data with each of its keys or indexes."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in [*inner]:
        yield value, key
        yield from places(each)


def changed(written: Any, draw: random.Random) -> Any:
    """Give plain data with something else in one place, with something missing, or with a key that nobody knows."""
    whole = json.loads(json.dumps(written))
    around, key = draw.choice([*places(whole)])
    match draw.randrange(8):
        case 0:
            del around[key]
        case 1 if isinstance(around, dict):
            around[draw.choice(["odd", "date", "time", "id", "sources", "text", "country"])] = draw.choice(ODD)
        case 2 if isinstance(around[key], str):
            around[key] = f" {around[key]}\u2003"
        case 3 if isinstance(around, list):
            around.append(around[key])
        case _:
            around[key] = draw.choice(ODD)
    return whole


@pytest.mark.parametrize("name", KINDS)
def test_both_ways_come_to_the_same(name):
    draw, kind = random.Random(name), KINDS[name]
    drawn = [changed(draw.choice(kind.right), draw) for _ in range(sampled(150))]
    odd = [each for each in drawn if not alike(kind, each)]
    assert len(odd) <= len(drawn) * 0.1


def test_damaged_files_are_left_to_pydantic():
    text = (ROOT / "inputs/trilateral-brussels-2025-04-03.yaml").read_text("utf-8")
    seen = 0
    for number in range(sampled(8)):
        try:
            written = meeting_data(damaged(text, number))
        except FactsheetError:
            continue
        assert alike(KINDS["meeting"], written)
        seen += 1
    assert seen


def test_white_space_is_what_pydantic_takes_for_it():
    signs = [chr(number) for number in range(0x3100) if not 0x1C <= number <= 0x1F]  # which no file may hold
    taken = TypeAdapter(Annotated[str, StringConstraints(strip_whitespace=True)])
    assert [sign for sign in signs if taken.validate_python(sign) != sign.strip()] == []
