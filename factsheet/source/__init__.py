"""Reading YAML and TOML: bytes come in, nodes that know their place in the file go out, and from nodes models.

YAML is YAML 1.2 and nothing more: no anchors, tags, merge keys or duplicate keys. `write` writes such YAML.
"""

from factsheet.source.bind import MOST_ERRORS, TAG, bind, keys_of
from factsheet.source.nodes import (
    Entry,
    Location,
    Mapping,
    Node,
    PlainValue,
    Scalar,
    Sequence,
    at,
    identity,
    shorten,
    to_python,
)
from factsheet.source.reader import MAX_BYTES, MAX_DEPTH, MAX_NODES, parse, read
from factsheet.source.write import write

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_NODES",
    "MOST_ERRORS",
    "TAG",
    "Entry",
    "Location",
    "Mapping",
    "Node",
    "PlainValue",
    "Scalar",
    "Sequence",
    "at",
    "bind",
    "identity",
    "keys_of",
    "parse",
    "read",
    "shorten",
    "to_python",
    "write",
]
