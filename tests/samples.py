"""The sample meetings, and what their files are called when all of them are built together."""

from __future__ import annotations

from pathlib import Path

EVERY = sorted((Path(__file__).parents[1] / "inputs").glob("*.yaml"))
SAMPLES = [sample for sample in EVERY if sample.stem.startswith(("trilateral-brussels-", "trilateral-munich-"))]
"""The samples that go through everything."""
FURTHER = [sample for sample in EVERY if sample not in SAMPLES]
"""Longer samples, in English alone: read everywhere, and built once in each format, which takes seconds."""
ENGLISH = [sample for sample in SAMPLES if "." not in sample.stem]
"""The samples in English, each the first version of its meeting; those of other languages have them in their names."""
VERSIONS = [sample for sample in SAMPLES if "." in sample.stem]


def meeting_id(sample: Path) -> str:
    """Give the id of the meeting that a sample is a version of."""
    return sample.stem.partition(".")[0]


def built_name(sample: Path, template: str, ext: str) -> str:
    """Give the name of an output of a sample that is built with all others."""
    versioned = any(meeting_id(other) == sample.stem for other in VERSIONS)
    pack = "" if template == "standard" else f".{template}"
    return f"{sample.stem}{'.en' if versioned else ''}{pack}.{ext}"
