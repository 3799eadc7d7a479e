"""An output of a set as anybody may add one: a line for each sheet, with its title and its files."""

from collections.abc import Iterator

from factsheet.outputs.kept import SetContents
from factsheet.pipeline.sheets import Sheet


def keep(sheet: Sheet) -> dict[str, str]:
    return {"title": sheet.meeting.title}


def make(contents: SetContents) -> Iterator[bytes]:
    for record in contents.records:
        files = " ".join(file.name for file in record.outputs.values())
        yield f"{record.facts.id};{record.kept['index']['title']};{files}\n".encode()
