"""What a file is that is given as an image and is neither PNG nor JPEG, by its first bytes; what to do about it."""

import re

_SAVE = "save it as PNG or JPEG"
_EXPORT = "export it as PNG, at 300 dots an inch of the size that it is printed in"
_AGAIN = "save the image itself, not the page that shows it"
_KINDS = (
    (rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*|<!DOCTYPE svg[^>]*>\s*)*<(?:\w+:)?svg\b", "a drawing in SVG", _EXPORT),
    (rb"%!PS|\xc5\xd0\xd3\xc6", "a drawing in EPS", _EXPORT),
    (rb"\x01\x00{3}.{36} EMF|\xd7\xcd\xc6\x9a", "a Windows metafile", _EXPORT),
    (rb"%PDF-", "a PDF", _EXPORT),
    (rb".{4}ftyp(?:hei|hev|mif|msf)", "HEIC", _SAVE),
    (rb".{4}ftypavi", "AVIF", _SAVE),
    (rb"RIFF.{4}WEBP", "WebP", _SAVE),
    (rb"GIF8", "GIF", _SAVE),
    (rb"II\*\0|MM\0\*|II\+\0|MM\0\+", "TIFF", _SAVE),
    (rb"BM", "BMP", _SAVE),
    (rb"\x00\x00\x01\x00", "an icon", _SAVE),
    (rb"(?i)\s*<(?:!doctype html|html|head|body)\b", "a web page", _AGAIN),
    (rb"version https://git-lfs", "what stands for a file in Git LFS", "fetch the file itself: `git lfs pull`"),
    (rb"PK\x03\x04", "a ZIP archive or an Office file", "save the image in it as a file of its own"),
)


def other_kind(data: bytes) -> tuple[str, str]:
    """Give what a file is called, empty where that is not known, and a hint."""
    start = data[:2000]
    if not data:
        return "empty", "save it anew"
    return next(((f"{kind},", hint) for sign, kind, hint in _KINDS if re.match(sign, start, re.DOTALL)), ("", _SAVE))


def begins_well(data: bytes) -> bool:
    """Tell whether a file begins as PNG or JPEG does."""
    return data.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))
