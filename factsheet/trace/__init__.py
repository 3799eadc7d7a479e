"""Facts of a sheet held against the words of its sources: a meeting and texts come in, findings and a report go out.

`facts` reads what a sentence says, `support` holds it against sentences that are quoted, `sources` finds quotes in the
text of a source, `tracing` does it for a whole meeting.
"""
