"""What a file is that is given as an image and is neither PNG nor JPEG; what to do about it."""

from factsheet.source.signatures import DRAWINGS, HINTS, OFFICE, FileKind, file_kind

_SAVE = "save it as PNG or JPEG"
_EXPORT = "export it as PNG, at 300 dots an inch of the size that it is printed in"
_INSIDE = "save the image in it as a file of its own"
_HINTS = {
    **dict.fromkeys((*DRAWINGS, FileKind.PDF), _EXPORT),
    **dict.fromkeys((*OFFICE, FileKind.ZIP, FileKind.PACKED), _INSIDE),
    FileKind.PAGE: "save the image itself, not the page that shows it",
    FileKind.LFS: HINTS[FileKind.LFS],
}


def other_kind(data: bytes) -> tuple[str, str]:
    """Give what a file is called, empty where that is not known, and a hint."""
    if not data:
        return "empty", "save it anew"
    kind = file_kind(data)
    return (f"{kind},", _HINTS.get(kind, _SAVE)) if kind else ("", _SAVE)


def begins_well(data: bytes) -> bool:
    """Tell whether a file begins as PNG or JPEG does."""
    return file_kind(data) in {FileKind.PNG, FileKind.JPEG}
