"""What the pipeline is given of files: their content, or why there is none."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class NamedFile:
    """The content of a file, and the name that errors give it."""

    file: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Unfit:
    """Why an image cannot be used, and what to do; it stands in the place of the image's bytes."""

    code: str
    message: str
    hints: tuple[str, ...] = ()
