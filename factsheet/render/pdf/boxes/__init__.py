"""Blocks to boxes: what a page is filled with, each measuring, splitting and painting itself."""
