"""YAML files in every style that people write, and edits of them."""

from __future__ import annotations

from hypothesis import strategies as st

from factsheet.edit.edits import REMOVED, Edits, Kept, New
from factsheet.source.nodes import Mapping, Node, Scalar, Sequence

_PLAIN = "treaty the Indo-Pacific ROK’s a 平和と安定 USD **strong** [link](https://a.b) it's no\u00a0break b\\s *em*"
_ODD = '"so" { ] , null & ? % @ ! >- # x: -'
WORDS = st.sampled_from(f"{_PLAIN} {_ODD}".split(" "))
TEXTS = st.lists(WORDS, min_size=1, max_size=22).map(" ".join)
KEYS = ("title", "text", "lead", "points", "rows", "id", "venue", "R&D")


def _wrapped(words: list[str], pad: str) -> str:
    return f"\n{pad}".join(" ".join(words[at : at + 5]) for at in range(0, len(words), 5))


@st.composite
def scalars(draw, pad: int, *, flow: bool):
    """A scalar in some style; what does not read back as one text is quoted."""
    text = draw(TEXTS)
    style = draw(st.sampled_from(["double"] if flow else ["double", "single", "plain", "folded", "literal", "wrapped"]))
    words, inner = text.split(" "), " " * (pad + draw(st.integers(2, 4)))
    plain = not flow and text[0].isalpha() and not {":", "#", "?"} & set(text)
    comment = draw(st.sampled_from(["", "  # tail"]))
    match style:
        case "folded":
            header = draw(st.sampled_from([">-", ">", ">+", ">- # header"]))
            return f"{header}\n{inner}{_wrapped(words, inner)}"
        case "literal":
            return f"{draw(st.sampled_from(['|-', '|']))}\n{inner}{text}"
        case "wrapped" if plain:
            return _wrapped(words, inner) + comment
        case "plain" if plain:
            return text + comment
        case "single":
            return "'" + text.replace("'", "''") + "'" + comment
        case _:
            escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\u00a0", "\\u00a0")
            return f'"{escaped}"' + ("" if flow else comment)


def _above(draw, pad: str) -> str:
    return draw(st.sampled_from(["", "", "", "\n", f"{pad}# above\n", f"\n{pad}# banner\n\n"]))


@st.composite
def blocks(draw, pad: int, depth: int, *, key: bool):
    """A value below a key or behind a dash, with the space or line break before it."""
    kind = draw(
        st.sampled_from(["text", "text", "flow", "flow-list", "list", "mapping", "empty"] if depth else ["text"])
    )
    match kind:
        case "text":
            return " " + draw(scalars(pad, flow=False))
        case "empty":
            return " []"
        case "flow":
            names = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True))
            return " {" + ", ".join([f"{name}: {draw(scalars(pad, flow=True))}" for name in names]) + "}"
        case "flow-list":
            space = draw(st.sampled_from([" ", f"\n{' ' * (pad + 4)}", f" # in\n{' ' * (pad + 4)}"]))
            return " [" + f",{space}".join(draw(st.lists(scalars(pad, flow=True), min_size=1, max_size=3))) + "]"
        case "list":
            inner = pad + (draw(st.sampled_from([0, 2])) if key else 2)
            own_line = key or draw(st.booleans())
            return draw(lists(inner, depth - 1, own_line=own_line))
        case _:
            return draw(mappings(pad + 2, depth - 1, own_line=key or draw(st.booleans())))


@st.composite
def lists(draw, pad: int, depth: int, *, own_line: bool):
    column, text = " " * pad, "\n" if own_line else " "
    for number in range(draw(st.integers(1, 4))):
        lead = _above(draw, column) + column if number or own_line else ""
        text += f"{lead}-{draw(blocks(pad, depth, key=False))}\n"
    return text.rstrip("\n")


@st.composite
def mappings(draw, pad: int, depth: int, *, own_line: bool):
    column, text = " " * pad, "\n" if own_line else " "
    names = draw(st.lists(st.sampled_from(KEYS), min_size=1, max_size=4, unique=True))
    for number, name in enumerate(names):
        lead = _above(draw, column) + column if number or own_line else ""
        text += f"{lead}{name}:{draw(blocks(pad, depth, key=True))}\n"
    return text.rstrip("\n")


@st.composite
def files(draw):
    """The bytes of a file: with or without byte order mark and last line break, with either kind of line break."""
    text = draw(st.sampled_from(["", "# yaml-language-server: $schema=x\n", "---\n"])) + draw(
        mappings(0, 3, own_line=True)
    ).removeprefix("\n")
    text += draw(st.sampled_from(["\n", "", "\n# the end\n", "\n\n"]))
    text = text.replace("\n", draw(st.sampled_from(["\n", "\n", "\r\n"])))
    return draw(st.sampled_from([b"", b"", b"\xef\xbb\xbf"])) + text.encode()


def places(node: Node, location=()):
    """Give every node with its location."""
    yield location, node
    match node:
        case Mapping(entries):
            for entry in entries:
                yield from places(entry.value, (*location, entry.key))
        case Sequence(items):
            for index, item in enumerate(items):
                yield from places(item, (*location, index))


def _within(location, others):
    return any(location[: len(other)] == other or other[: len(location)] == location for other in others)


NEW_VALUES = st.one_of(
    TEXTS,
    st.fixed_dictionaries({"lead": TEXTS, "text": TEXTS}),
    st.fixed_dictionaries({"points": st.lists(TEXTS, min_size=1, max_size=3)}),
    st.lists(TEXTS, min_size=1, max_size=3),
)


@st.composite
def edits_of(draw, root: Node):
    """Edits of a file that do not meddle with one another."""
    found = list(places(root))[1:]
    values, orders, gone = {}, {}, []
    chosen = draw(st.lists(st.integers(0, len(found) - 1), max_size=5, unique=True)) if found else []
    for location, node in (found[index] for index in chosen):
        match node:
            case Scalar() if not _within(location, gone):
                values[location] = draw(TEXTS)
            case Sequence(items) if not _within(location, gone):
                order = draw(st.permutations([Kept(index) for index in range(len(items))]))
                order = order[: draw(st.integers(0, len(order)))] if draw(st.booleans()) else list(order)
                dropped = set(range(len(items))) - {kept.index for kept in order}
                order.insert(draw(st.integers(0, len(order))), New(draw(NEW_VALUES)))
                orders[location] = tuple(order)
                gone += [(*location, index) for index in dropped]
            case Mapping(entries) if not _within(location, gone):
                fresh = draw(st.sampled_from(KEYS))
                if node.get(fresh) is None:
                    values[(*location, fresh)] = draw(NEW_VALUES)
                elif len(entries) > 1 and not _within((*location, fresh), [*values, *orders]):
                    values[(*location, fresh)] = REMOVED
                    gone.append((*location, fresh))
    values = {k: v for k, v in values.items() if v is REMOVED or not any(k[: len(g)] == g for g in gone)}
    orders = {k: v for k, v in orders.items() if not any(k[: len(g)] == g for g in gone)}
    return Edits(values, orders, {(): KEYS})
