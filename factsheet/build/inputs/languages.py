"""Files named by a language: `labels/pt.yaml` serves pt-BR where there is no `labels/pt-BR.yaml`."""

from __future__ import annotations

from pathlib import Path


def fallbacks(tag: str) -> tuple[str, ...]:
    """Give a BCP 47 tag and what it falls back to by cutting subtags from its end (RFC 4647 section 3.4)."""
    subtags = tag.split("-")
    return tuple("-".join(subtags[:count]) for count in range(len(subtags), 0, -1))


def language_files(folder: Path) -> dict[str, Path]:
    """Give the YAML files of a folder by the language they are named by; none where there is no folder."""
    return {file.stem: file for file in sorted(folder.glob("*.yaml"))}


def find_language(folder: Path, tag: str) -> Path | None:
    """Give the file of a folder that serves a language, or None; tags compare without case (RFC 5646 section 2.1.1)."""
    files = {name.casefold(): file for name, file in language_files(folder).items()}
    return next((files[name] for name in fallbacks(tag.casefold()) if name in files), None)
