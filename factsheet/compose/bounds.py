"""How much a template may do: steps and characters, counted alike on every machine, whoever wrote it.

A pass of a loop, a call, a filter and a template that is loaded are steps; what is written in a loop or macro counts
with each pass. Every text or list that is made counts its characters or items, whether it is printed or not.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from itertools import chain
from types import BuiltinMethodType, GeneratorType
from typing import Any

from jinja2 import Environment, nodes
from jinja2.environment import Template
from jinja2.exceptions import TemplateRuntimeError
from jinja2.nodes import EvalContext
from jinja2.runtime import markup_join, str_join
from jinja2.utils import pass_eval_context

from factsheet.patterns import late

MAX_STEPS = 6_000_000
"""A few seconds on a slow machine; a sheet of three pages takes 20,000, one of 930 takes 5,200,000."""
MAX_CHARACTERS = 100_000_000
MAX_TEXT = 20_000_000
"""The most characters of a single text; a meeting has 16 million at most."""
MAX_SOURCE = 300_000
"""The most characters of the templates that a sheet is made by; those of `standard` have 20,000."""
MAX_NUMBER = 100_000
"""The most that a number may be that filters and methods repeat something by; the sandbox's bound of ranges, too."""
_MAX_BITS, _MOST_BITS_HELD = 1024, 60
"""The bits that a number may have, and one in a list: larger ones can be chosen so that looking for one takes long."""
_AN_ITEM = 48
"""An item of a list counts as so many characters: so much more does it take to make, sort or find."""
CALL, NAMED, _FILTER, _MACRO, _LOADING = 12, 8, 8, 20, 500
_FIELD, _JOINT, _PRINT, _TEST, _PASSED_ON = 4, 12, 4, 2, 4
"""The steps that these count as, by the time that they take beside a pass of an empty loop."""
_DEAR_FILTERS = {"groupby": 40, "listing": 40, "sort": 20, "quoted": 20, "map": 16, "selectattr": 16, "rejectattr": 16}
_DEAR_ITEMS = {"groupby": 10, "sort": 3, "listing": 5}
_DATA_A_STEP = 64
_QUICK = frozenset(
    """attr capitalize casefold center count d default digits endswith find format indent isalpha isdigit length lower
    lstrip number quoted replace rfind rstrip run_in startswith string strip trim unclosed upper""".split()  # noqa: SIM905
)
"""The filters and methods that take texts as a whole; others may go through them a character at a time."""

_SIZED = (str, list, tuple, dict, set, bytes, range)
_WIDE = late(r"%[^a-zA-Z%]*(\d{4}|\*)|\{[^{}]*:[^{}]*(\d{4}|\{)")
"""A format that asks for thousands of columns, or for as many as a value says."""


class BoundError(TemplateRuntimeError):
    """A template does more than it may."""


class Budget:
    """What a template may still do; nothing is counted outside of rendering.

    It counts for an environment, which renders one template at a time. Its methods stand in compiled templates.
    """

    __slots__ = ("characters", "counting", "sources", "steps")

    def __init__(self) -> None:
        self.counting, self.steps, self.characters = False, MAX_STEPS, MAX_CHARACTERS
        self.sources: dict[str, int] = {}  # the characters of each template that was loaded

    def begin(self) -> None:
        """Begin with a sheet, before its template is loaded."""
        self.sources = {}

    def load(self, name: str, size: int) -> None:
        """Count a template of so many characters that is loaded; each counts once, however often it is."""
        self.step(_LOADING)
        self.sources[name] = size
        if sum(self.sources.values()) > MAX_SOURCE:
            raise BoundError(f"the templates of the sheet have more than {MAX_SOURCE:,} characters")

    def render(self, template: Template, context: dict[str, object]) -> str:
        """Render a template within the bounds; what goes wrong is raised where the template is."""
        self.counting, self.steps, self.characters = True, MAX_STEPS, MAX_CHARACTERS
        pieces: list[str] = []
        written = template.generate(context)
        try:
            for piece in written:
                self.characters -= len(piece)
                pieces.append(piece)
                if self.characters < 0:
                    written.throw(_too_much_text())  # type: ignore[attr-defined] # it is a generator
        finally:
            self.counting = False
        return "".join(pieces)

    def step(self, cost: int = 1) -> bool:
        """Count steps, and say True; raises BoundError for one too many."""
        self.steps -= cost
        if self.steps < 0 and self.counting:
            raise _too_many_steps()
        return True

    def take(self, value: Any) -> Any:  # noqa: ANN401 - whatever templates handle
        """Count what a value holds, and give it; raises BoundError where it is too much."""
        if isinstance(value, str):
            self.write(len(value))
        elif isinstance(value, _SIZED) and not isinstance(value, range):
            self.hold(value)
        elif isinstance(value, int) and value.bit_length() > _MAX_BITS:
            raise BoundError("the template makes a number that is too large")
        return value

    def each(self, items: Iterable[Any]) -> Iterator[Any]:
        """Give items that are made one by one, each a step."""
        for item in items:
            self.step(_PASSED_ON)
            yield item

    def hold(self, value: object, times: int = 1) -> None:
        """Count characters or items of a value that is made, or looked through; raises BoundError for too many."""
        if isinstance(value, str):
            self.write(len(value) * times)
        elif isinstance(value, _SIZED):
            self.write(_size(value) * times)

    def write(self, size: int, steps: int = 0) -> None:
        """Count characters that are made, by so many steps; raises BoundError for too many."""
        self.characters -= size
        self.steps -= steps
        if self.steps < 0 and self.counting:
            raise _too_many_steps()
        if size > MAX_TEXT or (self.characters < 0 and self.counting):
            raise _too_much_text()


def _size(value: object) -> int:
    """Give the characters that a value counts as, with all that it holds, as often as it holds it."""
    if isinstance(value, (str, bytes)):
        return len(value)
    size, waiting = 0, [value]
    while waiting and size <= MAX_TEXT:
        held: Any = waiting.pop()
        size += len(held) * _AN_ITEM
        if isinstance(held, range):
            continue
        for each in chain(held, held.values()) if isinstance(held, dict) else held:
            if isinstance(each, (str, bytes)):
                size += len(each)
            elif isinstance(each, _SIZED):
                waiting.append(each)
            elif isinstance(each, int) and each.bit_length() > _MOST_BITS_HELD:
                raise BoundError(f"the number {each} is too large to be held")
    return size


def _too_many_steps() -> BoundError:
    return BoundError(f"the template takes more than {MAX_STEPS:,} steps for this sheet; does a loop go astray?")


def _too_much_text() -> BoundError:
    return BoundError(f"the template makes more than {MAX_CHARACTERS:,} characters, or {MAX_TEXT:,} at once")


def refuse_numbers(values: Iterable[object]) -> None:
    """Refuse arguments that would have something repeated very often."""
    for value in values:
        if isinstance(value, int) and value > MAX_NUMBER:
            raise BoundError(f"the number {value} is too large here; at most {MAX_NUMBER:,} is taken")


def repeated(name: str, value: object, options: Iterable[object]) -> int:
    """Give how often a filter or method of a name may write something for each character or item that it gets.

    A character that is looked at by itself counts as an item.
    """
    times = _DEAR_ITEMS.get(name, 1)
    if name == "sum" and any(isinstance(each, _SIZED) for each in options):
        times = len(value) if isinstance(value, _SIZED) else MAX_TEXT
    elif name in {"indent", "expandtabs"}:
        widths = (len(each) if isinstance(each, str) else each for each in options if isinstance(each, (str, int)))
        times = max(widths, default=8)
    elif name in {"replace", "join"}:
        times = max((len(each) for each in options if isinstance(each, _SIZED)), default=1)
    if isinstance(value, (str, bytes)) and name not in _QUICK:
        times = max(times * _AN_ITEM, 1)
    return times


def hold_format(budget: Budget, text: object, given: Iterable[object]) -> None:
    """Count what a format may make of values, and refuse one that makes much of little."""
    if isinstance(text, str):
        if _WIDE.search(text):
            raise BoundError("a format may ask for 999 columns at most")
        times = text.count("%") + text.count("{")
        for each in given:
            budget.hold(each, times)


_WITHHELD = frozenset({"decode", "encode", "translate"})
"""Methods of texts that no sheet needs, and that can take the square of a text, or make one of any length."""


def hold_method(budget: Budget, method: BuiltinMethodType, given: tuple[object, ...]) -> None:
    """Count what a method of a built-in type may go through and make, or refuse it."""
    name, value = method.__name__, method.__self__
    if name in _WITHHELD:
        raise BoundError(f"templates may not call `{name}`")
    refuse_numbers(given)
    budget.hold(value, repeated(name, value, given))


def operate(budget: Budget, operator: str, left: Any, right: Any, do: Callable[[], Any]) -> Any:  # noqa: ANN401 - as above
    """Do an operation of two values whose result may be much larger than they are; raises BoundError."""
    if operator == "%":
        hold_format(budget, left, (right,))
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
    price = _DEAR_FILTERS.get(name, _FILTER)
    at = 1 if hasattr(filter_, "jinja_pass_arg") else 0  # behind the context, where it takes one

    of_text = repeated(name, "", ()) if name not in _BY_OPTIONS else 0

    @wraps(filter_)
    def counted(*given: Any, **named: Any) -> Any:  # noqa: ANN401 - as the filter
        value = given[at] if len(given) > at else None
        if of_text and len(given) == at + 1 and isinstance(value, str) and not named:  # as most
            budget.write(len(value) * of_text, price)
            return _passed_on(budget, filter_(*given))
        budget.step(price)
        options = (*given[at + 1 :], *named.values())
        if name == "format":
            hold_format(budget, value, options)
        elif name == "join" and isinstance(value, GeneratorType):
            value = list(value)
            given = (*given[:at], value, *given[at + 1 :])
        if options:
            refuse_numbers(options)
        budget.hold(value, repeated(name, value, options))
        return _passed_on(budget, filter_(*given, **named))

    return counted


_BY_OPTIONS = frozenset({"format", "join", "sum", "indent", "expandtabs", "replace"})
"""The filters that are not counted by what they get alone."""


def _passed_on(budget: Budget, made: Any) -> Any:  # noqa: ANN401 - whatever a filter makes
    return budget.each(made) if isinstance(made, GeneratorType) else budget.take(made)


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
    _weigh(tree)
    return tree


def _weigh(tree: nodes.Template) -> None:
    """Have what is compared, cut, looked up or joined counted."""
    for compared in list(tree.find_all(nodes.Compare)):
        if all(map(_is_quick, compared.ops)):
            continue
        compared.expr = _weighed(compared.expr)
        for operand in compared.ops:
            operand.expr = _weighed(operand.expr)
    for taken in list(tree.find_all(nodes.Getitem)):
        if isinstance(taken.arg, nodes.Slice):
            taken.node = _weighed(taken.node)
    for pair in list(tree.find_all(nodes.Pair)):
        pair.key = _weighed(pair.key)
    for joint in list(tree.find_all(nodes.Concat)):
        texts = nodes.Tuple(joint.nodes, "load", lineno=joint.lineno)
        joint.nodes = [nodes.Filter(texts, JOINED, [], [], None, None, lineno=joint.lineno)]


def _is_quick(operand: nodes.Operand) -> bool:
    """Tell whether it takes no time to say of a value, however large, whether it is one of a template's own words."""
    given = operand.expr.items if isinstance(operand.expr, nodes.Tuple) else [operand.expr]
    return operand.op in _EQUALITIES and all(isinstance(each, nodes.Const) and _is_short(each.value) for each in given)


_EQUALITIES = frozenset({"eq", "ne", "in", "notin"})


def _is_short(value: object) -> bool:
    return not isinstance(value, str) or len(value) <= _DATA_A_STEP


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
        if isinstance(node, (nodes.Getattr, nodes.Getitem)):
            weight += 4 * _FIELD
        elif isinstance(node, nodes.Concat):
            weight += 4 * _JOINT
        elif isinstance(node, nodes.Output):
            weight += 4 * _PRINT * sum(not isinstance(each, nodes.TemplateData) for each in node.nodes)
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
        budget.step(_TEST)
        for value in given:
            budget.hold(value)
        return test(*given, **named)

    return counted
