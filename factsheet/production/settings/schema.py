"""What `factsheet.toml` may say, by the options of a build; every error at its line and column."""

from collections.abc import Iterable
from collections.abc import Mapping as Mapped
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    TypeAdapter,
    ValidationError,
    create_model,
)

from factsheet.diagnostics import Diagnostic, FactsheetError
from factsheet.diagnostics.values import refuse
from factsheet.meeting import Kind
from factsheet.models.schemas import for_editors
from factsheet.production.inputs.levels import LEVEL_NAME, MARKS_HINT, is_readable, level_of
from factsheet.production.inputs.packs import PackLibrary
from factsheet.production.options import Option, Options, options_of
from factsheet.production.settings.load import make_options
from factsheet.source.bind import bind
from factsheet.source.nodes import Mapping, value_span
from factsheet.source.toml import read_toml

_IN_BRACKETS = 'put the items in brackets: `["one", "two"]`'
_STRICT = ConfigDict(frozen=True, extra="forbid")
_Text = Annotated[str, StringConstraints(min_length=1)]
_WRONG = Option("").code


def settings_model() -> type[BaseModel]:
    """Give the model of the file: a field for every option that has a key."""
    fields: dict[str, Any] = {
        each.name: (_type(each), Field(each.default, alias=each.key, description=each.help))
        for each in options_of(Options)
        if each.key
    }
    return create_model("Settings", __config__=_STRICT, **fields)


def settings_schema() -> dict[str, Any]:
    """Give the JSON Schema (draft 2020-12) of the file, for editors."""
    schema = settings_model().model_json_schema(by_alias=True)
    return for_editors(schema, {})


def _some(items: tuple[str, ...]) -> tuple[str, ...]:
    """Refuse an empty list; one whose items are wrong does not come here, as it is not empty."""
    if not items:
        raise refuse("must not be empty")
    return items


class _LevelTable(BaseModel):
    """What a level of release may see, whether it is told where more stood, and when it may have anything."""

    model_config = _STRICT

    sees: Annotated[tuple[_Text, ...], AfterValidator(_some), Field(json_schema_extra={"minItems": 1})] = Field(
        (), description="The marks that it may see, each with all below it; without them, what its name says."
    )
    mode: Literal["silent", "indicated"] = Field(
        "silent", description="Whether nothing tells that something is withheld, or notes say how much."
    )
    unembargoed: bool = Field(
        False,
        description="Whether it may have nothing before an embargo's hour; others get copies marked EMBARGOED.",
    )
    unmarked: bool = Field(
        False,
        description="Whether its sheets of what is for the public alone bear no marking, where their scheme allows it.",
    )


_LEVELS = dict[Annotated[str, StringConstraints(pattern=LEVEL_NAME)], _LevelTable]


def checked_levels(given: object) -> dict[str, dict[str, Any]]:
    """Give levels of release as options hold them; raises ValueError for what is none."""
    if not isinstance(given, Mapped):
        raise TypeError(f"levels must map names to what levels see, not be {given!r:.100}")
    try:
        found = TypeAdapter(_LEVELS).validate_python({**given})
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise ValueError(f"levels: {'.'.join(map(str, first['loc']))}: {first['msg']}") from None
    return {name: table.model_dump(mode="json") for name, table in found.items()}


def _type(option: Option) -> Any:  # noqa: ANN401 - an annotation
    if option.kind is bool:
        return bool
    if option.name == "levels":
        return _LEVELS
    if option.kind is int:
        return Annotated[int, Field(ge=1, le=100)]
    if option.kind not in {str, Path} and not option.many:
        texts: dict[str, Any] = {kind.value: (_Text, None) for kind in Kind}
        return create_model("TemplateByKind", __config__=_STRICT, **texts)
    choices = option.choices()
    item: Any = Literal[choices] if choices else _Text
    if option.fault and option.code == _WRONG:
        item = Annotated[str, AfterValidator(partial(_sound, option))]
    if not option.many:
        return item
    least = 1 if option.default else 0
    return Annotated[
        tuple[item, ...], AfterValidator(_some if least else tuple), Field(json_schema_extra={"minItems": least})
    ]


def _sound(option: Option, text: str) -> str:
    if option.fault and (fault := option.fault(text)):
        raise refuse(*fault)
    return text


def check_settings(data: bytes, file: Path) -> dict[str, Any]:
    """Read and check a set's settings; gives what stands in the file, by the names of options, as JSON can hold it.

    Raises FactsheetError with everything that is wrong, each at its line and column: what is not TOML, unknown keys,
    wrong values, rules that are none, and packs and themes that are not there.
    """
    root = read_toml(data, str(file))
    try:
        values = bind(root, settings_model()).model_dump(mode="json", exclude_unset=True)
    except FactsheetError as error:
        raise FactsheetError(map(_in_toml, error.diagnostics)) from None
    found = [*_faults(root, values), *_files(root, values, make_options(file.parent, values))]
    if found:
        raise FactsheetError(found)
    return values


def _in_toml(diagnostic: Diagnostic) -> Diagnostic:
    """Put what `bind` hints at, which is YAML, as TOML has it."""
    if not any("`- `" in each for each in diagnostic.hints):
        return diagnostic
    one = diagnostic.message.endswith("not a list")
    return replace(diagnostic, hints=("write one value without brackets" if one else _IN_BRACKETS,))


def _faults(root: Mapping, values: dict[str, Any]) -> Iterable[Diagnostic]:
    """Tell what is wrong with lists under codes of their own."""
    for option in options_of(Options):
        for index, text in enumerate(values.get(option.name, ()) if option.fault and option.many else ()):
            if option.fault and option.code != _WRONG and (fault := option.fault(text)):
                yield _at(root, option.code, fault[0], fault[1:], option.key, index)


def _files(root: Mapping, values: dict[str, Any], options: Options) -> Iterable[Diagnostic]:
    if options.theme and not options.theme.is_file():
        yield _at(root, "no-such-path", f"there is no theme {values['theme']}", (), "theme")
    if options.glossary and not options.glossary.is_file():
        yield _at(root, "no-such-path", f"there is no glossary {values['glossary']}", (), "glossary")
    try:
        library = PackLibrary(options.templates, options.profiles, options.markings)
    except FactsheetError as error:
        yield from (_at(root, d.code, d.message, d.hints, "templates") for d in error.diagnostics)
        return
    yield from _levels(root, options, library)
    named: dict[tuple[str, ...], str] = {("template",): options.template} if options.template else {}
    named |= {("template-by-kind", kind): name for kind, name in options.template_by_kind.items()}
    asked = [(keys, library.folder, name) for keys, name in named.items()]
    for keys, find, name in (
        *asked,
        *([(("profile",), library.profile_file, options.profile)] if options.profile else []),
    ):
        try:
            find(name)
        except FactsheetError as error:
            yield from (_at(root, d.code, d.message, d.hints, *keys) for d in error.diagnostics)


def _levels(root: Mapping, options: Options, library: PackLibrary) -> Iterable[Diagnostic]:
    """Tell of what levels of release see that no scheme of markings has."""
    for name, table in options.levels.items():
        level, keys = level_of(name, options), ("release", name)
        for index, text in enumerate(level.sees):
            if not is_readable(text, library.files.markings):
                at = (*keys, "sees", index) if table.get("sees") else keys
                yield _at(root, "unknown-level", f"`{text}` is a mark of no scheme", (MARKS_HINT,), *at)


def _at(root: Mapping, code: str, message: str, hints: tuple[str, ...], *keys: str | int) -> Diagnostic:
    """Say something about the value that keys and indexes lead to."""
    path = ".".join(str(k) for k in keys if isinstance(k, str))
    return Diagnostic(code, message, value_span(root, keys), hints, path=path)
