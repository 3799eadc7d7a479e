"""What is published of an image file: the image alone, upright, in 8 bits; its own bytes wherever those will do."""

import io
from contextlib import suppress

from PIL import ExifTags, Image, ImageMath
from PIL.ImageFile import ImageFile

from factsheet.pipeline.image_parts import EXIF, OTHER, without_notes

_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}
"""What sets an image of an Exif orientation upright, in Pillow's names."""


def published(data: bytes, image: ImageFile) -> tuple[bytes, tuple[str, ...]]:
    """Give the bytes to publish of a file and the image that was loaded from it, and what the file held besides."""
    try:
        alone, notes = without_notes(data)
    except ValueError:  # Pillow puts up with more disorder
        alone, notes = None, (OTHER,)
    if EXIF in notes and _has_place(image):
        notes = (f"{EXIF} with the place", *(each for each in notes if each != EXIF))
    looks = _in_8_bits(_upright(image))
    if alone is not None and looks is image:
        return alone, notes
    return without_notes(_encoded(looks, image))[0], notes


def _has_place(image: ImageFile) -> bool:
    with suppress(Exception):  # readers of damaged notes raise anything
        return bool(image.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    return False


def _upright(image: Image.Image) -> Image.Image:
    """Turn an image as its Exif orientation asks (Exif 2.32, 4.6.4.A), which PDF and Word would pass over."""
    turn = _TURNS.get(image.getexif().get(ExifTags.Base.Orientation, 1))
    return image if turn is None else image.transpose(Image.Transpose[turn])


def _in_8_bits(image: Image.Image) -> Image.Image:
    """Give a grey image of 16 bits with the greys nearest to its own, which programs would otherwise cut to white."""
    if not image.mode.startswith("I"):
        return image
    deep = image.convert("I")
    grey = deep.point(lambda value: value * (1 / 257) + 0.5).convert("L")
    clear = image.info.get("transparency")
    if isinstance(clear, int):
        grey.putalpha(ImageMath.lambda_eval(lambda bands: (bands["deep"] != clear) * 255, deep=deep).convert("L"))
    return grey


def _encoded(image: Image.Image, source: ImageFile) -> bytes:
    stream = io.BytesIO()
    profile, resolution = source.info.get("icc_profile"), source.info.get("dpi")
    options = {"dpi": resolution} if resolution else {}
    kind = "PNG" if source.format == "PNG" else "JPEG"  # which may be one of several in a file
    image.save(stream, kind, quality=95, icc_profile=profile, **options)
    return stream.getvalue()
