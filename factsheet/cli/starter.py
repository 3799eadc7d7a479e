"""The text of a starter file: a meeting of placeholders that builds as it is."""

from __future__ import annotations

from datetime import date, timedelta
from importlib.resources import files
from string import Template

KINDS = {"bilateral": 2, "trilateral": 3, "multilateral": 4, "summit": 4}
"""The kinds of meetings, and how many parties a starter file has."""
_PARTY = """\
  - party: Party {number}
    people:
      - {{name: Name of the person, title: Title of the person}}
"""


def make_starter(name: str, kind: str, today: date) -> str:
    """Give the text of the meeting file `name`.yaml."""
    text = files("factsheet.cli").joinpath("starter.yaml").read_text(encoding="utf-8")
    return Template(text).substitute(
        # The one id that YAML would read as no value.
        id="'null'" if name == "null" else name,
        file=f"{name}.yaml",
        kind=kind,
        date=today.isoformat(),
        due=(today + timedelta(days=30)).isoformat(),
        participants="".join(_PARTY.format(number=number) for number in range(1, KINDS[kind] + 1)),
    )
