"""Texts and lists laid beside each other: words in any script, likeness, pairing, merging.

Two sequences go in, and what of one has become what of the other comes out; comparison and review share it.
"""
