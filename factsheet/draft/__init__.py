"""What drafting and reviewing share: the base of a draft, its store, the review file, remarks in their places.

A draft goes out with its base, which holds all that composing it again needs; a copy stays in the store.
"""
