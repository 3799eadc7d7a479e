"""Review: an edited Word draft goes in, the changes and comments of its reviewers come out, as edits of the meeting.

The draft's base is composed again, so that each character of the file is known by the value it was printed from.
"""
