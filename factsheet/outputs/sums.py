"""`SHA256SUMS`: the digests of all files of a folder, in the form of GNU coreutils."""

from collections.abc import Iterator

from factsheet.outputs.kept import SetContents


def make(contents: SetContents) -> Iterator[bytes]:
    """Give a line for each file by its name: digest, two blanks, name."""
    files = [*contents.files.values(), *(each for record in contents.records for each in record.outputs.values())]
    lines = {file.name: file.sha256 for file in files}
    for name, sha256 in sorted(lines.items()):
        yield f"{sha256}  {name}\n".encode()
