"""What `factsheet.toml` may say; every error at its line and column."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Literal

from babel import Locale, UnknownLocaleError
from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints

from factsheet.check import explain_unknown
from factsheet.diagnostics import Diagnostic, FactsheetError, Span
from factsheet.diagnostics.values import refuse
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.output.names import find_fault
from factsheet.production.settings.load import INPUTS, Settings, from_plain
from factsheet.source import Mapping, Node, Sequence, bind
from factsheet.source.toml import read_toml


def _pattern(text: str) -> str:
    fault = find_fault(text)
    if fault:
        raise refuse(*fault)
    return text


def _language(tag: str) -> str:
    try:
        Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        raise refuse("must be a language tag", "for example `en` or `pt-BR` (BCP 47)") from None
    return tag


def _some(items: tuple[str, ...]) -> tuple[str, ...]:
    if not items:
        raise refuse("must not be empty")
    return items


_Text = Annotated[str, StringConstraints(min_length=1)]
_Language = Annotated[str, AfterValidator(_language)]
_Form = Literal["pdf", "docx"]


def _key(name: str) -> str:
    return name.replace("_", "-")


class Kinds(BaseModel):
    """The table of packs by kind of meeting."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    bilateral: _Text | None = None
    trilateral: _Text | None = None
    multilateral: _Text | None = None
    summit: _Text | None = None


class SettingsFile(BaseModel):
    """The keys of `factsheet.toml`; `docs/sets.md` describes them."""

    model_config = ConfigDict(frozen=True, extra="forbid", alias_generator=_key)

    inputs: Annotated[tuple[_Text, ...], AfterValidator(_some)] = INPUTS
    exclude: tuple[_Text, ...] = ()
    output: _Text = "dist"
    name: Annotated[str, AfterValidator(_pattern)] | None = None
    formats: Annotated[tuple[_Form, ...], AfterValidator(_some)] = ("pdf", "docx")
    template: _Text = "standard"
    template_by_kind: Kinds = Kinds()
    templates: _Text | None = None
    theme: _Text | None = None
    paper: Literal["a4", "letter"] | None = None
    languages: tuple[_Language, ...] = ()
    rules_off: tuple[_Text, ...] = ()


def check_settings(data: bytes, file: Path, shown: str) -> Settings:
    """Read and check a set's settings; `shown` is the name that messages give the file.

    Raises FactsheetError with everything that is wrong, each at its line and column: what is not TOML, unknown keys,
    wrong values, rules that are none, and packs and themes that are not there.
    """
    root = read_toml(data, shown)
    try:
        model = bind(root, SettingsFile)
    except FactsheetError as error:
        raise FactsheetError(map(_in_toml, error.diagnostics)) from None
    settings = from_plain(file.parent, model.model_dump(exclude_none=True))
    found = [*_rules(root, settings), *_files(root, settings)]
    if found:
        raise FactsheetError(found)
    return settings


def _in_toml(diagnostic: Diagnostic) -> Diagnostic:
    """Put what `bind` hints at, which is YAML, as TOML has it."""
    hint = 'put the items in brackets: `["one", "two"]`'
    yaml = any("`- `" in each for each in diagnostic.hints)
    return replace(diagnostic, hints=(hint,)) if yaml else diagnostic


def _rules(root: Mapping, settings: Settings) -> Iterable[Diagnostic]:
    for index, code in enumerate(settings.rules_off):
        if unknown := explain_unknown(code):
            message, hint = unknown
            yield _at(root, "unknown-rule", message, (hint,), "rules-off", index)


def _files(root: Mapping, settings: Settings) -> Iterable[Diagnostic]:
    if settings.theme and not settings.path(settings.theme).is_file():
        yield _at(root, "no-such-path", f"there is no theme {settings.theme}", (), "theme")
    try:
        library = PackLibrary(settings.path(settings.templates) if settings.templates else None)
    except FactsheetError as error:
        yield from (_at(root, d.code, d.message, d.hints, "templates") for d in error.diagnostics)
        return
    named: dict[tuple[str, ...], str] = {("template",): settings.template}
    named |= {("template-by-kind", kind): name for kind, name in settings.template_by_kind.items()}
    for keys, name in named.items():
        try:
            library.folder(name)
        except FactsheetError as error:
            yield from (_at(root, d.code, d.message, d.hints, *keys) for d in error.diagnostics)


def _at(root: Node, code: str, message: str, hints: tuple[str, ...], *keys: str | int) -> Diagnostic:
    """Say something about the value that keys and indexes lead to."""
    return Diagnostic(
        code, message, _span(root, keys), hints, path=".".join(str(k) for k in keys if isinstance(k, str))
    )


def _span(node: Node, keys: tuple[str | int, ...]) -> Span:
    for key in keys:
        if isinstance(node, Mapping) and isinstance(key, str) and (entry := node.get(key)):
            node = entry.value
        elif isinstance(node, Sequence) and isinstance(key, int):
            node = node.items[key]
    return node.span
