"""Names of states: what sheets print, and what CLDR and ISO 3166-1 hold of the United Nations' members."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from babel import Locale

from factsheet.compose.pack import DesignationTable, part_article
from factsheet.production.inputs.packs import built_in_folder
from factsheet.source.bind import bind
from factsheet.source.reader import read

_TABLES = Path(__file__).with_name("names")


def _lines(name: str) -> list[str]:
    text = (_TABLES / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


MEMBERS = " ".join(_lines("un-members.txt")).split()


@cache
def names_of(source: str) -> Mapping[str, str]:
    """Give the names of the members that a source has."""
    if source == "CLDR":
        return {str(code): str(name) for code, name in Locale("en").territories.items() if code in MEMBERS}
    if source == "UN":
        return {code: name for code, name in designations("en").items() if code in MEMBERS}
    rows = [line.split("\t") for line in _lines("iso-3166-1.txt")]
    return {row[0]: row[-1 if source == "pycountry, common" else 1] for row in rows}


def designations(language: str, issuer: str | None = None) -> dict[str, str]:
    """Give the names that sheets in a language print."""
    file = built_in_folder() / "designations" / f"{language}.yaml"
    table = bind(read(file.read_bytes(), file.name), DesignationTable)
    return {code: part_article(name)[0] for code, name in table.for_issuer(issuer).items()}
