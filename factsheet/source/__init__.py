"""Reading YAML: bytes come in, nodes that know their place in the file go out, and from nodes validated models.

Everything is YAML 1.2 and nothing more: no anchors, tags, merge keys or duplicate keys.
"""

from factsheet.source.bind import bind
from factsheet.source.nodes import Entry, Mapping, Node, Scalar, Sequence, to_python
from factsheet.source.reader import MAX_BYTES, MAX_DEPTH, read

__all__ = [
    "MAX_BYTES",
    "MAX_DEPTH",
    "Entry",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "bind",
    "read",
    "to_python",
]
