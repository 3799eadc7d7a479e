"""Times of day in a zone: the text of one goes in, an instant comes out, and words of a language either way.

Whatever has an hour (a release, an embargo, the end of a silence procedure) has it as a `ZonedTime`.
"""
