"""Reading YAML and TOML: bytes come in, nodes that know their place in the file go out, and from nodes models.

YAML is YAML 1.2 and nothing more: no anchors, tags, merge keys or duplicate keys. `write` writes such YAML.
"""

from factsheet.source.annotations import TAG, keys_of
from factsheet.source.bind import MOST_ERRORS, bind
from factsheet.source.nodes import Entry, Mapping, Node, PlainValue, Scalar, Sequence, to_python
from factsheet.source.places import Location, at, identity, shorten
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
