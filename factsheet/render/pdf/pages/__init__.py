"""Boxes to pages: the flow, and what stands on every page beside it."""
