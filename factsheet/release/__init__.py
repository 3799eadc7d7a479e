"""A meeting and a level of release come in; the meeting as that level may see it goes out, as if it never held more.

What is withheld goes out beside it, for the releasing officer alone.
"""
