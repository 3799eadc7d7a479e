"""What drafting and reviewing share: the base of a draft, its store, the review file, remarks in their places.

A draft goes out with its base, which holds all that composing it again needs; a copy stays in the store.
"""

from factsheet.draft.base import MAX_BYTES, Bases, BaseStore, DraftBase, KnownBases, parse_base, short_code, store_of
from factsheet.draft.comments import draft_document, place_comments, without_note
from factsheet.draft.remarks import Remark, RemarkReply, RemarkStatus, ReviewFile, UnplacedChange, review_file_of

__all__ = [
    "MAX_BYTES",
    "BaseStore",
    "Bases",
    "DraftBase",
    "KnownBases",
    "Remark",
    "RemarkReply",
    "RemarkStatus",
    "ReviewFile",
    "UnplacedChange",
    "draft_document",
    "parse_base",
    "place_comments",
    "review_file_of",
    "short_code",
    "store_of",
    "without_note",
]
