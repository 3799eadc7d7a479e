"""The pipeline: the bytes of a meeting and the content of packs come in, a checked document goes out.

Read, transforms of the meeting, compose and check, transforms of the document: put together here, once, for releases,
drafts, redlines and the proof of reviews. It opens no file; what renders the document stands above it.
"""
