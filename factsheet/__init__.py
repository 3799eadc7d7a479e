"""Diplomatic fact sheets: a meeting written once as YAML becomes PDF and Word."""

__version__ = "0.1.0"
