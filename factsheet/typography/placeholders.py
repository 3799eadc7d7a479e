"""Labels with places that a template fills."""

import re

PLACEHOLDER = re.compile(r"\{(\w+)\}")
"""A place in a label."""


def has_words(label: str) -> bool:
    """Tell whether a label says words, or only how values stand beside each other: `{city}, {country}`."""
    return any(map(str.isalpha, PLACEHOLDER.sub("", label)))
