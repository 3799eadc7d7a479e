"""Markings: a scheme of markings as data and the marks of portions come in; the banner that they make goes out.

A scheme says which levels and controls there are, how they are written, and how those of portions roll up.
"""
