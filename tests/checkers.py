"""Writes the checkers of models: plain Python that gives a model of data that is right, or None; `make checkers`.

    python tests/checkers.py [--check]

A checker does for right data what pydantic does with the model's twin: the same validators are called, in the same
order. It is read off the declarations, and written anew when one of them changes; `--check` tells whether it is so.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from checked_types import (
    BOUNDS,
    LENGTHS,
    called,
    checks_of,
    declared_options,
    info_for,
    key_of,
    places_of,
    snake,
    takes_nulls,
    validators_of,
)

from factsheet.compose.pack import DesignationTable
from factsheet.meeting import FieldFacts, Meeting
from factsheet.meeting.facts import derived_facts
from factsheet.models.declaring import (
    AfterValidator,
    BeforeValidator,
    FieldInfo,
    Model,
    StringConstraints,
    is_model,
)
from factsheet.profiles.model import Profile
from factsheet.render.theme import Theme

ROOT = Path(__file__).parent.parent
CHECKERS: Mapping[str, type[Model]] = {
    "factsheet/compose/pack_checker.py": DesignationTable,
    "factsheet/meeting/checker.py": Meeting,
    "factsheet/profiles/checker.py": Profile,
    "factsheet/production/sheets/theme_checker.py": Theme,
}
FACTS = "factsheet/meeting/field_facts.py"
WRITTEN = (*CHECKERS, FACTS)
"""The files that are written from models."""
_PLAIN = {int: "whole", float: "number", bool: "truth"}


def written(name: str) -> str:
    """Give the text of a module that is written from models."""
    return facts_table() if name == FACTS else checker_of(CHECKERS[name])


def facts_table() -> str:
    """Give the text of the module with the facts about the fields of a meeting."""
    models: list[type[Model]] = [Meeting]
    for model in models:  # which grows
        models += [part for each in derived_facts(model).values() for part in each.parts if part not in models]
    writer = _Writer()
    body = [line for model in models for line in writer.facts_lines(model)]
    return writer.table(body)


def checker_of(model: type[Model]) -> str:
    """Give the text of the module that checks a model."""
    return _Writer().module(model)


class _Writer:
    """Writes one module: functions by what they check, and the names that these import."""

    def __init__(self) -> None:
        self._functions: dict[str, list[str]] = {}
        self._names: dict[object, str] = {}
        self._imports: dict[str, set[str]] = {}
        self._constants: dict[str, str] = {}

    def module(self, model: type[Model]) -> str:
        """Give the text of the module, functions in the order that they are asked for."""
        whole, name = self._model(model), self._import(model.__module__, model.__name__)
        self._import("factsheet.models.checking", "Checking")
        lines = [
            f'"""Checks a `{name}` that is right, quickly; written by `make checkers` from the model."""',
            "",
            "# fmt: off",
            "# ruff: noqa",
            "# mypy: ignore-errors",
            "from typing import Any",
            "",
            *(f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(self._imports.items())),
            "",
            *(f"{name} = {value}" for name, value in self._constants.items()),
            "",
            "",
            f"def checked(written: object) -> {name} | None:",
            '    """Give the model of plain data that is right, or None, where pydantic is to look."""',
            "    try:",
            f"        return {whole}(written, Checking({{}}, written))",
            "    except (LookupError, ValueError):",
            "        return None",
        ]
        for function in self._functions.values():
            lines += ["", "", *function]
        return "\n".join(lines) + "\n"

    def facts_lines(self, model: type[Model]) -> Iterator[str]:
        """Give the lines of a table that hold the facts about a model; a field of which there are none is left out."""
        yield f"    {self._import(model.__module__, model.__name__)}: {{"
        known = {name: facts for name, facts in derived_facts(model).items() if facts != FieldFacts(name)}
        for name, facts in known.items():
            said = {each: getattr(facts, each) for each in FieldFacts.__struct_fields__}
            given = (
                f"{each}={self._fact(value)}" for each, value in said.items() if value != getattr(FieldFacts(), each)
            )
            yield f'        "{name}": FieldFacts({", ".join(given)}),'
        yield "    },"

    def _fact(self, value: Any) -> str:
        if isinstance(value, frozenset):
            marks = sorted(value, key=lambda mark: mark.value)
            name = "_".join(mark.name for mark in marks)
            self._import("factsheet.meeting.text", "FieldMark")
            self._constants[f"_{name}"] = f"frozenset([{', '.join(f'FieldMark.{mark.name}' for mark in marks)}])"
            return f"_{name}"
        if isinstance(value, type):
            return self._import(value.__module__, value.__name__)
        if isinstance(value, tuple):
            return f"({''.join(f'{self._fact(each)}, ' for each in value).strip()})"
        return repr(value)

    def table(self, body: list[str]) -> str:
        """Give the text of the module that holds such a table."""
        self._import("factsheet.meeting.facts", "FieldFacts")
        imports = (
            f"from {module} import {', '.join(sorted(names))}" for module, names in sorted(self._imports.items())
        )
        lines = [
            '"""The facts about the fields of a meeting, by models; written by `make checkers`."""',
            *("", "# fmt: off", "# ruff: noqa", "# mypy: ignore-errors", *imports, ""),
            *(f"{name} = {value}" for name, value in self._constants.items()),
            *("", "FACTS = {", *body, "}"),
        ]
        return "\n".join(lines) + "\n"

    def _import(self, module: str, name: str) -> str:
        self._imports.setdefault(module, set()).add(name)
        return name

    def _share(self, name: str) -> str:
        return self._import("factsheet.models.checking", name)

    def _model(self, model: type[Model]) -> str:
        """Write the function that checks a model, and give its name."""
        name = f"to_{snake(model.__name__)}"
        if name not in self._functions:
            self._functions[name] = []  # which stands for it where the model holds itself
            self._functions[name] = [*self._model_lines(model, name)]
        return name

    def _model_lines(self, model: type[Model], name: str) -> Iterator[str]:
        made = self._import(model.__module__, model.__name__)
        yield f"def {name}(value: Any, info: Checking) -> {made}:"
        for method, _ in validators_of(model, "wrap"):
            yield f"    return {made}.{method}(value, lambda inside: {name}_inside(inside, info))"
            yield ""
            yield ""
            yield f"def {name}_inside(value: Any, info: Checking) -> {made}:"
        for method, validator in reversed([*validators_of(model, "before")]):
            yield f"    value = {made}.{method}(value{info_for(validator.method.__func__, 2)})"
        infos = model.model_fields
        keys = f"_KEYS_OF_{snake(model.__name__).upper()}"
        self._constants[keys] = f"frozenset({[info.alias or name for name, info in infos.items()]!r})"
        yield f"    {self._share('keyed')}(value, {keys})"
        fields = {name: self._field(model, name) for name in infos}
        if any(info_for(each.method.__func__, 2) for _, each in validators_of(model, "field")):
            yield "    data: dict[str, Any] = {}"
            yield "    info = Checking(data, info.context)"
            yield from (f'    data["{name}"] = {field}' for name, field in fields.items())
            yield f"    return {made}(**data)"
        else:
            yield f"    return {made}("
            yield from (f"        {name}={field}," for name, field in fields.items())
            yield "    )"

    def _field(self, model: type[Model], name: str) -> str:
        """Give an expression for a field of what is written."""
        info, hint = model.model_fields[name], get_type_hints(model, include_extras=True)[name]
        key = f'"{info.alias or name}"'
        said = [(method, each) for method, each in validators_of(model, "field") if name in each.fields]
        given = f"value[{key}]"
        for method, each in reversed(said):
            if each.mode == "before":
                given = f"{model.__name__}.{method}({given}{info_for(each.method.__func__, 2)})"
        bounds = {key: value for key, value in declared_options(model, name).items() if key in {*BOUNDS, *LENGTHS}}
        whole = Annotated[hint, FieldInfo(options=bounds)] if bounds else hint
        given = self._expression(whole, given, stripped=model.stripped, nulls=takes_nulls(model))
        for method, each in said:
            if each.mode == "after":
                given = f"{model.__name__}.{method}({given}{info_for(each.method.__func__, 2)})"
        return given if info.is_required() else f"{given} if {key} in value else {self._default(info)}"

    def _default(self, info: FieldInfo) -> str:
        default = info.get_default()
        if not isinstance(default, Enum | Model):
            return repr(default)
        name = self._import(type(default).__module__, type(default).__name__)
        if isinstance(default, Enum):
            return f"{name}.{default.name}"
        usual = type(default).model_fields
        given = (f"{key}={value!r}" for key, value in default if value != usual[key].get_default())
        return f"{name}({', '.join(given)})"

    def _expression(self, hint: Any, value: str, *, stripped: bool, nulls: bool = True) -> str:
        """Give an expression for the value of a type that some plain data is."""
        origin = get_origin(hint)
        if origin in {Union, UnionType} and NoneType in get_args(hint):
            inner = Union[tuple(each for each in get_args(hint) if each is not NoneType)]  # noqa: UP007 - any number
            found = self._expression(inner, value, stripped=stripped)
            return f"(None if {value} is None else {found})" if nulls else found
        if origin is Annotated and not [*checks_of(hint)]:
            return self._expression(hint.__origin__, value, stripped=stripped, nulls=nulls)
        if hint is Any:
            return value
        if is_model(hint):
            return f"{self._model(hint)}({value}, info)"
        if origin is Annotated:
            return self._bounded(hint, value) or f"{self._function(hint, stripped=stripped)}({value}, info)"
        return self._plain(hint, value, stripped=stripped)

    def _plain(self, hint: Any, value: str, *, stripped: bool) -> str:
        """Give an expression for the value of a type that says all by itself."""
        origin, arguments = get_origin(hint), get_args(hint)
        if hint in {str, *_PLAIN}:
            known = "stripped" if hint is str and stripped else _PLAIN.get(hint, "text")
            return f"{self._share(known)}({value})"
        if origin is Literal:
            return f"{self._share('one_of')}({value}, {', '.join(map(repr, arguments))})"
        if origin is tuple:
            inner = self._expression(arguments[0], "each", stripped=stripped)
            return f"tuple([{inner} for each in {self._share('listed')}({value})])"
        if origin is dict:
            key, inner = (
                self._expression(each, name, stripped=stripped)
                for each, name in zip(arguments, ("key", "each"), strict=True)
            )
            return f"{{{key}: {inner} for key, each in {self._share('table')}({value}).items()}}"
        share = self._share("member" if issubclass(hint, Enum) else "instance")
        return f"{share}({value}, {self._import(hint.__module__, hint.__name__)})"

    def _bounded(self, hint: Any, value: str) -> str:
        """Give an expression for a number of which least and most are said and nothing else; empty for any other."""
        options = [each.options if isinstance(each, FieldInfo) else {} for each in checks_of(hint)]
        if hint.__origin__ not in _PLAIN or [set(each) for each in options] != [{"ge", "le"}]:
            return ""
        least, most = options[0]["ge"], options[0]["le"]
        return f"{self._share('between')}({self._plain(hint.__origin__, value, stripped=False)}, {least}, {most})"

    def _function(self, hint: Any, *, stripped: bool) -> str:
        """Write the function that checks a type, and give its name."""
        key = (key_of(hint), stripped)
        if key not in self._names:
            names = (f"to_{called(hint)}{number or ''}" for number in range(1000))
            self._names[key] = name = next(each for each in names if each not in self._functions)
            self._functions[name] = []
            *body, last = self._annotated(hint, stripped=stripped)
            if last == "return value" and body[-1].startswith("value = "):
                last = body.pop().replace("value = ", "return ", 1)
            self._functions[name] = [
                f"def {name}(value: Any, info: Checking) -> Any:",
                *(f"    {line}" for line in (*body, last)),
            ]
        return self._names[key]

    def _annotated(self, hint: Any, *, stripped: bool) -> Iterator[str]:
        checks = [*checks_of(hint)]
        tags = [
            each.options["discriminator"]
            for each in checks
            if isinstance(each, FieldInfo) and "discriminator" in each.options
        ]
        if tags:
            yield from self._union(get_args(hint.__origin__), tags[0])
            return
        for each in checks:
            if isinstance(each, BeforeValidator):
                yield f"value = {self._named(each.func)}(value{info_for(each.func, 1)})"
        yield f"value = {self._expression(hint.__origin__, 'value', stripped=stripped)}"
        for each in checks:
            match each:
                case AfterValidator(func=func):
                    yield f"value = {self._named(func)}(value{info_for(func, 1)})"
                case StringConstraints(min_length=least, max_length=most):
                    yield from self._bounds({"min_length": least, "max_length": most})
                case FieldInfo():
                    yield from self._bounds(each.options)
        yield "return value"

    def _union(self, members: tuple[type[Model], ...], tag: str) -> Iterator[str]:
        yield f'kind = value.get("{tag}") if type(value) is dict else None'
        for member in members:
            yield f'if kind == "{member.model_fields[tag].default}":'
            yield f"    return {self._model(member)}(value, info)"
        yield f"return {self._share('give_up')}()"

    def _bounds(self, options: Mapping[str, Any]) -> Iterator[str]:
        tests = {**BOUNDS, **LENGTHS}
        said = [
            tests[key].format("value", bound) for key, bound in options.items() if key in tests and bound is not None
        ]
        if said:
            yield f"if {' or '.join(said)}:"
            yield f"    {self._share('give_up')}()"

    def _named(self, function: Callable[..., Any]) -> str:
        """Give the name of a function of a type's metadata; one without a name of its own is found where it stands."""
        if "<locals>" not in function.__qualname__:
            return self._import(function.__module__, function.__qualname__)
        module, alias, index = next(places_of(function))
        constant = f"_CHECK_{snake(alias).upper()}"
        self._constants[constant] = f"{self._import(module, alias)}.__metadata__[{index}].func"
        return constant


def main() -> None:
    """Write the checkers, or tell which are not as their models are."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--check", action="store_true", help="write nothing, and fail where one is to be written anew")
    options = parser.parse_args()
    odd = [name for name in WRITTEN if _text(ROOT / name) != written(name)]
    for name in odd:
        sys.stdout.write(f"{name} {'is not as its model is' if options.check else 'is written'}\n")
        if not options.check:
            (ROOT / name).write_text(written(name), encoding="utf-8")
    sys.exit(bool(odd and options.check))


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8") if file.exists() else ""


if __name__ == "__main__":
    main()
