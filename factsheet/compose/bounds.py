"""How much a template may do: steps and characters, counted alike on every machine, whoever wrote it.

A pass of a loop, a call, a filter and a template that is loaded are steps; what is written in a loop or macro counts
with each pass. Every text or list that is made counts its characters or items, whether it is printed or not.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from threading import local
from typing import Any

from jinja2 import Environment, nodes
from jinja2.environment import Template
from jinja2.exceptions import TemplateRuntimeError
from jinja2.nodes import EvalContext
from jinja2.runtime import markup_join, str_join
from jinja2.utils import pass_eval_context

MAX_STEPS = 10_000_000
"""Some seconds; a sheet of a few pages takes thousands, one of as many points as a file may have eight million."""
MAX_CHARACTERS = 400_000_000
MAX_TEXT = 20_000_000
"""The most characters of a single text; a meeting has 16 million at most."""
MAX_NUMBER = 100_000
"""The most that a number may be that filters and methods repeat something by; the sandbox's bound of ranges, too."""
_MAX_BITS = 1024
_AN_ITEM = 48
"""An item of a list counts as so many characters: so much more does it take to make, sort or find."""
CALL, _FILTER, _MACRO, LOADING = 6, 4, 20, 500
"""The steps that these count as, by the time that they take beside a pass of an empty loop."""
_DATA_A_STEP = 64

_SIZED = (str, list, tuple, dict, set, bytes, range)
_WIDE = re.compile(r"%[^a-zA-Z%]*(\d{4}|\*)|\{[^{}]*:[^{}]*(\d{4}|\{)")
"""A format that asks for thousands of columns, or for as many as a value says."""


class BoundError(TemplateRuntimeError):
    """A template does more than it may."""


class _Left:
    """What a template may still do; nothing is counted outside of rendering."""

    __slots__ = ("characters", "counting", "steps")

    def __init__(self) -> None:
        self.counting, self.steps, self.characters = False, MAX_STEPS, MAX_CHARACTERS


class _OfThread(local):
    """What is left to the template that a thread renders."""

    def __init__(self) -> None:
        self.left = _Left()


class Budget:
    """Counts for an environment; its methods stand in compiled templates."""

    def __init__(self) -> None:
        self._thread = _OfThread()

    @property
    def left(self) -> _Left:
        """What is left to the template that this thread renders."""
        return self._thread.left

    def render(self, template: Template, context: dict[str, object]) -> str:
        """Render a template within the bounds; what goes wrong is raised where the template is."""
        left = self.left
        left.counting, left.steps, left.characters = True, MAX_STEPS, MAX_CHARACTERS
        pieces: list[str] = []
        written = template.generate(context)
        try:
            for piece in written:
                left.characters -= len(piece)
                pieces.append(piece)
                if left.characters < 0:
                    written.throw(_too_much_text())  # type: ignore[attr-defined] # it is a generator
        finally:
            left.counting = False
        return "".join(pieces)

    def step(self, cost: int = 1) -> bool:
        """Count steps, and say True; raises BoundError for one too many."""
        left = self._thread.left
        left.steps -= cost
        if left.steps < 0 and left.counting:
            raise BoundError(f"the template takes more than {MAX_STEPS:,} steps for this sheet; does a loop go astray?")
        return True

    def take(self, value: Any) -> Any:  # noqa: ANN401 - whatever templates handle
        """Count what a value holds, and give it; raises BoundError where it is too much."""
        if isinstance(value, str):
            self._hold(len(value))
        elif isinstance(value, _SIZED) and not isinstance(value, range):
            self.hold(value)
        elif isinstance(value, int) and value.bit_length() > _MAX_BITS:
            raise BoundError("the template makes a number that is too large")
        return value

    def hold(self, value: object, times: int = 1) -> None:
        """Count characters or items of a value that is made, or looked through; raises BoundError for too many."""
        if isinstance(value, (str, bytes)):
            size = len(value) * times
        elif isinstance(value, _SIZED):
            size = len(value) * times * _AN_ITEM
        else:
            return
        self._hold(size)

    def _hold(self, size: int) -> None:
        left = self._thread.left
        left.characters -= size
        if size > MAX_TEXT or (left.characters < 0 and left.counting):
            raise _too_much_text()


def _too_much_text() -> BoundError:
    return BoundError(f"the template makes more than {MAX_CHARACTERS:,} characters, or {MAX_TEXT:,} at once")


def refuse_numbers(values: Iterable[object]) -> None:
    """Refuse arguments that would have something repeated very often."""
    for value in values:
        if isinstance(value, int) and value > MAX_NUMBER:
            raise BoundError(f"the number {value} is too large here; at most {MAX_NUMBER:,} is taken")


def repeated(name: str, options: Iterable[object]) -> int:
    """Give how often a filter or method of a name may write something for each character or item that it gets."""
    if name == "indent":
        return max((each for each in options if isinstance(each, int)), default=1)
    if name in {"replace", "join"}:
        return max((len(each) for each in options if isinstance(each, _SIZED)), default=1)
    return 1


def refuse_wide(text: object) -> None:
    """Refuse a format that makes much of little."""
    if isinstance(text, str) and _WIDE.search(text):
        raise BoundError("a format may ask for 999 columns at most")


def operate(budget: Budget, operator: str, left: Any, right: Any, do: Callable[[], Any]) -> Any:  # noqa: ANN401 - as above
    """Do an operation of two values whose result may be much larger than they are; raises BoundError."""
    if operator == "%":
        refuse_wide(left)
    elif operator == "+" and isinstance(left, _SIZED) and isinstance(right, _SIZED):
        budget.hold(left)
        budget.hold(right)
    elif operator in {"*", "**"}:
        _refuse_product(budget, operator, left, right)
    budget.step(CALL)
    return budget.take(do())


def _refuse_product(budget: Budget, operator: str, left: Any, right: Any) -> None:  # noqa: ANN401 - as above
    many, times = (right, left) if isinstance(right, _SIZED) else (left, right)
    if isinstance(many, _SIZED) and isinstance(times, int):
        budget.hold(many, max(times, 0))
    elif isinstance(left, int) and isinstance(right, int):
        bits = left.bit_length() * right if operator == "**" else left.bit_length() + right.bit_length()
        if bits > _MAX_BITS:
            raise BoundError("the template makes a number that is too large")


def bounded(budget: Budget, name: str, filter_: Callable[..., Any]) -> Callable[..., Any]:
    """Give a filter that counts what it gets and gives."""
    at = 1 if hasattr(filter_, "jinja_pass_arg") else 0  # behind the context, where it takes one

    @wraps(filter_)
    def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the filter
        budget.step(_FILTER)
        value = given[at] if len(given) > at else None
        if name == "format":
            refuse_wide(value)
        if len(given) > at + 1 or named:
            options = (*given[at + 1 :], *named.values())
            refuse_numbers(options)
            budget.hold(value, repeated(name, options))
        else:
            budget.hold(value)
        return budget.take(filter_(*given, **named))

    return counted


def weighing(budget: Budget) -> Callable[..., Any]:
    """Give the filter through which goes what is compared, or looked for in another value."""

    def weighed(value: Any) -> Any:  # noqa: ANN401 - as above
        budget.hold(value)
        return value

    return weighed


JOINED, WEIGHED = "joined texts", "weighed value"
"""The filters that stand for `~` and beside `==` or `in`, under names that no template can write."""


def joining(budget: Budget) -> Callable[..., Any]:
    """Give the filter that joins texts as `~` does, once their length is counted."""

    @pass_eval_context
    def joined(context: EvalContext, values: tuple[Any, ...]) -> str:
        for value in values:
            budget.hold(value)
        return markup_join(values) if context.autoescape else str_join(values)

    return joined


def count_steps(tree: nodes.Template) -> nodes.Template:
    """Have every pass of a loop and every macro of a template count its steps, and every `~` its characters."""
    for loop in tree.find_all(nodes.For):
        if loop.test is not None:
            loop.test = nodes.And(_step(loop, 1 + _weight([loop.test])), loop.test, lineno=loop.lineno)
    for loop in tree.find_all(nodes.For):
        _count(loop, loop.body, 1)
    for macro in tree.find_all(nodes.Macro):
        _count(macro, macro.body, _MACRO)
    for block in tree.find_all(nodes.CallBlock):
        _count(block, block.body, _MACRO)
    for compared in list(tree.find_all(nodes.Compare)):
        compared.expr = _weighed(compared.expr)
        for operand in compared.ops:
            operand.expr = _weighed(operand.expr)
    for joint in list(tree.find_all(nodes.Concat)):
        texts = nodes.Tuple(joint.nodes, "load", lineno=joint.lineno)
        joint.nodes = [nodes.Filter(texts, JOINED, [], [], None, None, lineno=joint.lineno)]
    return tree


def _count(node: nodes.Node, body: list[nodes.Node], cost: int) -> None:
    body.insert(0, nodes.ExprStmt(_step(node, cost + _weight(body)), lineno=node.lineno))


def _weighed(value: nodes.Expr) -> nodes.Expr:
    if isinstance(value, nodes.Const):
        return value
    return nodes.Filter(value, WEIGHED, [], [], None, None, lineno=value.lineno)


def _step(node: nodes.Node, cost: int) -> nodes.Expr:
    # What the compiler writes of it is `environment.budget.step(3)`, without the sandbox's look at calls.
    return nodes.EnvironmentAttribute(f"budget.step({cost})", lineno=node.lineno)


def _weight(body: list[nodes.Node]) -> int:
    """Give the steps of a pass through some nodes, but for what counts by itself within them."""
    weight = 0
    for node in _within(body):
        weight += len(node.data) // _DATA_A_STEP if isinstance(node, nodes.TemplateData) else 0
        weight += isinstance(node, nodes.Expr)
    return weight // 4


def _within(body: list[nodes.Node]) -> Iterator[nodes.Node]:
    for node in body:
        yield node
        if not isinstance(node, (nodes.For, nodes.Macro)):
            yield from _within(list(node.iter_child_nodes()))


def set_bounds(environment: Environment, budget: Budget) -> None:
    """Put filters that count in the place of an environment's own."""
    environment.filters = {name: bounded(budget, name, each) for name, each in environment.filters.items()}
    environment.filters |= {JOINED: joining(budget), WEIGHED: weighing(budget)}
    for name, test in list[tuple[str, Any]](environment.tests.items()):
        environment.tests[name] = _looked_through(budget, test)


def _looked_through(budget: Budget, test: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(test)
    def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the test
        for value in given:
            budget.hold(value)
        return test(*given, **named)

    return counted
