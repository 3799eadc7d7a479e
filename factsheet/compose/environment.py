"""The Jinja2 environment: sandboxed, strict, autoescaped, its templates kept compiled; it knows each element's line."""

import marshal
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from types import BuiltinMethodType
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined, pass_context
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.exceptions import TemplateRuntimeError
from jinja2.lexer import Token, TokenStream
from jinja2.nodes import Call, Expr, Filter, Template, Test
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment, safe_range
from jinja2.utils import missing
from markupsafe import Markup, escape

from factsheet.compose.bounds import (
    CALL,
    NAMED,
    Budget,
    count_steps,
    hold_format,
    hold_method,
    operate,
    refuse_numbers,
    set_bounds,
)
from factsheet.compose.filters import FILTERS, block_lines, counted, has_label, label, punctuated
from factsheet.compose.pack import TemplateSource
from factsheet.compose.values import CONTEXT_KEY, CompositionContext, Traced, View, fields_of, sheet_of
from factsheet.diagnostics import shorten, suggest
from factsheet.files import is_private, read_own, replace_whole
from factsheet.patterns import late

_FORM = 6
"""Grows with every change of what `environment` makes the compiler write."""


class CompiledTemplates(BytecodeCache):
    """The compiled templates of a folder, each known by its name, file, text and kind; they appear whole or not at all.

    They are code: none is read but from a folder and a file that nobody else can have written, and none that is
    damaged. A folder that cannot be written keeps nothing.
    """

    def __init__(self, folder: Path, kind: str) -> None:
        self._folder = folder
        self._kind = kind
        self._serves = False
        with suppress(OSError):
            self._serves = is_private(folder)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load a compiled template where there is one."""
        if not self._serves:
            return
        with suppress(OSError):
            data = read_own(self._file(bucket), _MAX_BYTES)
            key, code = _head(bucket, data[_HEAD:]), data[_HEAD:]
            if data[:_HEAD] == key:
                bucket.code = marshal.loads(code)  # noqa: S302 - this user's own, and whole

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a compiled template, which none but its user may read or write."""
        if not self._serves:
            return
        code = marshal.dumps(bucket.code)
        with suppress(OSError):
            replace_whole(self._file(bucket), _head(bucket, code) + code, own=True)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"template-{jinja_version}-{_FORM}-{self._kind}-{bucket.key}.bin"


_MAX_BYTES = 64 * 1024 * 1024
_HEAD = 32


def _head(bucket: Bucket, code: bytes) -> bytes:
    """Give what tells that code is whole, that of the template's text, and calls filters and tests as they are."""
    named = (*bucket.environment.filters.items(), *bucket.environment.tests.items())
    calls = "".join(f"{name} {passed}\n" for name, each in named if (passed := getattr(each, "jinja_pass_arg", None)))
    return sha256(f"{bucket.checksum}\n{calls}".encode() + code).digest()


AT = "at"
"""The attribute that says where in the templates an element was written: `file:line`."""

_WITHHELD = (
    "e",
    "escape",
    "forceescape",
    "lipsum",
    "pprint",
    "random",
    "safe",
    "tojson",
    "urlize",
    "wordwrap",
    "xmlattr",
)
"""Filters and globals of Jinja2 that print text without an origin, print other text each time, or take too long."""


_TAGS = late(r"<([A-Za-z][\w-]*)(?=[\s/>])")
_VALUES = late(r"<(v)(?=[\s/>])")
"""The start tags that are marked with their lines: all, or those of values alone, which a template must not write."""


def _marked(stream: TokenStream, tags: re.Pattern[str]) -> Iterator[Token]:
    """Give the tokens of a template with positions in the start tags of literal text."""
    for token in stream:
        if token.type == "data":
            yield Token(token.lineno, "data", _with_lines(token.value, token.lineno, stream.name or "", tags))
        else:
            yield token


def _with_lines(text: str, first: int, name: str, tags: re.Pattern[str]) -> str:
    line, counted_to = first, 0

    def add(match: re.Match[str]) -> str:
        nonlocal line, counted_to
        line += text.count("\n", counted_to, match.start())
        counted_to = match.start()
        return f'<{match[1]} {AT}="{escape(name)}:{line}"'

    return tags.sub(add, text)


@pass_context
def _only_traced(context: Context, value: object) -> object:
    """Refuse to print text that has lost its origin."""
    # A finalizer without context runs when the template is compiled, and its error is swallowed.
    if isinstance(value, (Traced, Markup)):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Markup(sheet_of(context).figures(str(value)))  # noqa: S704 - figures alone
    if isinstance(value, StrictUndefined):
        return str(value)
    raise TemplateRuntimeError(_refusal(value))


def _refusal(value: object) -> str:
    if value is None:
        return "a field that has no value is printed; test it with `if` first"
    if isinstance(value, str):
        hint = "print the value itself, use the environment's filters, or write the words as a label"
        return f"the text `{shorten(value)}` has lost its origin; {hint}"
    return f"a {type(value).__name__} is printed, not a value of the meeting"


class _Compiler(CodeGenerator):
    """Has templates print in one step what Jinja2 would finalize, escape, and mark as escaped twice."""

    def signature(
        self, node: Call | Filter | Test, frame: Frame, extra_kwargs: Mapping[str, Any] | None = None
    ) -> None:
        """Write the arguments of a call, without variables of loops and blocks, which nothing asks for."""
        extra = {name: value for name, value in (extra_kwargs or {}).items() if not name.startswith("_")}
        super().signature(node, frame, extra or None)

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_pre(node, frame, finalize)
        else:
            self.write("environment.printed(context, ")

    def _output_child_post(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        if frame.eval_ctx.volatile or not frame.eval_ctx.autoescape:
            super()._output_child_post(node, frame, finalize)
        else:
            self.write(")")


def _called(macro: Any, context: Context, args: tuple[Any, ...], named: dict[str, Any]) -> Any:  # noqa: ANN401 - Jinja2's own
    """Call a macro, by the shortest way where it gets no more than its arguments in their order."""
    rest = macro._argument_count - len(args)
    if named or rest < 0 or macro.caller or macro.catch_kwargs or macro.catch_varargs:
        return macro(context.eval_ctx, *args, **named)
    made = macro._func(*args, *[missing] * rest) if rest else macro._func(*args)
    return str.__new__(Markup, made)  # what a macro gives is escaped; the class would ask whether it has a form of HTML


def _labelled(context: Context, args: tuple[Any, ...], named: dict[str, Any]) -> Markup:
    """Give a label, by the shortest way where it is one that was asked for before by its key alone."""
    bare = not named and len(args) == 1 and isinstance(args[0], str)
    known = sheet_of(context).bare_labels.get(args[0]) if bare else None
    return label(context, *args, **named) if known is None else known


_OPEN = (LoopContext, TemplateModule)
"""What holds nothing unsafe but what the sandbox knows by its underscore."""


class _Context(Context):
    """The variables of a template, known to the sheet that is being composed."""

    def __init__(self, environment: Environment, parent: dict[str, object], *args: Any, **options: Any) -> None:  # noqa: ANN401 - Jinja2's own
        super().__init__(environment, parent, *args, **options)
        self.sheet = sheet = parent.get(CONTEXT_KEY)
        if isinstance(sheet, CompositionContext):
            sheet.contexts.append(self)


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """The sandbox, with a short way to what templates ask for most: fields of views, loops, macros of other files."""

    context_class = _Context
    code_generator_class = _Compiler
    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, *, lines: bool, **options: Any) -> None:  # noqa: ANN401 - Jinja2's own
        self.budget = Budget()
        self.sizes: dict[str, int] = {}
        self._tags = _TAGS if lines else _VALUES
        super().__init__(**options)

    def _tokenize(self, source: str, name: str | None, filename: str | None = None, state: str | None = None) -> Any:  # noqa: ANN401 - as above
        # An extension would do the same, and bring in all that Jinja2 has of them.
        return TokenStream(_marked(super()._tokenize(source, name, filename, state), self._tags), name, filename)

    def _parse(self, source: str, name: str | None, filename: str | None) -> Template:
        return count_steps(super()._parse(source, name, filename))

    def _load_template(self, name: str, *args: Any, **options: Any) -> Any:  # noqa: ANN401 - Jinja2's own
        self.budget.load(name, self.sizes.get(name, 0))
        return super()._load_template(name, *args, **options)

    def call(self, context: Context, obj: Any, /, *args: Any, **named: Any) -> Any:  # noqa: ANN401 - Jinja2's own
        """Call a macro, a function or a method, as a step; what methods repeat has bounds."""
        if type(obj) is Macro or obj is label:
            # The sandbox would ask what else these might be, which takes longer than they do.
            made = _labelled(context, args, named) if obj is label else _called(obj, context, args, named)
            self.budget.write(len(made), CALL + len(args) + NAMED * len(named))
            return made
        self.budget.step(CALL + len(args) + NAMED * len(named))
        given = (*args, *named.values())
        for each in given:
            self.budget.hold(each)
        if isinstance(obj, BuiltinMethodType):
            hold_method(self.budget, obj, given)
        elif obj is safe_range:
            refuse_numbers(given)
        return self.budget.take(super().call(context, obj, *args, **named))

    def printed(self, context: Context, value: object) -> str:
        """Give a value as it is printed, escaped; raises TemplateRuntimeError for a text that has lost its origin."""
        if type(value) is Markup:
            return value
        return value.__html__() if isinstance(value, Traced) else escape(_only_traced(context, value))

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401, ARG002 - as above
        """Add, multiply, raise to a power or format within the bounds."""
        return operate(self.budget, operator, left, right, lambda: self.binop_table[operator](left, right))

    def wrap_str_format(self, value: object) -> Callable[..., str] | None:
        """Give what formats in the place of a text's own method."""
        wrapped = super().wrap_str_format(value)
        if wrapped is None:
            return None

        def counted(*args: Any, **named: Any) -> str:  # noqa: ANN401 - as above
            hold_format(self.budget, getattr(value, "__self__", None), (*args, *named.values()))
            return wrapped(*args, **named)

        return counted

    def getattr(self, obj: object, attribute: str) -> object:
        """Give an attribute of a value, or an undefined one."""
        if type(obj) is not View:
            if type(obj) in _OPEN and not attribute.startswith("_"):
                found = getattr(obj, attribute, missing)
                if found is not missing:
                    return found
            return super().getattr(obj, attribute)
        found = obj._seen.get(attribute, missing)
        if found is not missing:
            return found
        try:
            found = obj._seen[attribute] = obj._field(attribute)
        except AttributeError:
            if attribute.startswith("_"):
                return super().getattr(obj, attribute)
            hint = suggest(attribute, fields_of(obj))
            message = f"there is no field `{attribute}` here{f'; {hint}' if hint else ''}"
            return self.undefined(message, obj, attribute)
        return found


def make_environment(
    templates: tuple[tuple[str, TemplateSource], ...], compiled: Path | None = None, *, lines: bool = True
) -> BoundedEnvironment:
    """Make the environment of templates by name; compiled templates are kept in it, and in the folder `compiled`.

    With `lines`, start tags carry the line of the template that wrote them, which only what is wrong is asked for.
    """
    sources = {name: (source.text, source.file, None) for name, source in templates}
    environment = BoundedEnvironment(
        loader=FunctionLoader(sources.get),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_only_traced,
        lines=lines,
        bytecode_cache=CompiledTemplates(compiled, "lines" if lines else "bare") if compiled else None,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.sizes = {name: len(source.text) for name, source in templates}
    for name in _WITHHELD:
        environment.filters.pop(name, None)
        environment.globals.pop(name, None)
    environment.filters.update(FILTERS)
    environment.globals.update(label=label, has_label=has_label, block_lines=block_lines)
    environment.tests.update(punctuated=punctuated, counted=counted)
    set_bounds(environment, environment.budget)
    return environment
