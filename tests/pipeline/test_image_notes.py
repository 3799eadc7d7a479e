"""What an image file holds beside the image is not published, and told; the image is, to the last pixel."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageCms, PngImagePlugin
from runs import build_paths
from test_pictures import document_with, figure

from factsheet.pipeline.image_parts import BEHIND, COMMENT, EXIF, FRAMES, OTHER, XMP, without_notes
from factsheet.pipeline.pictures import look_at_images
from factsheet.production.inputs.files import read_image
from factsheet.production.options import Options

SECRETS = (b"SECRET-PLACE", b"SECRET-COMMENT", b"SECRET-XMP", b"SECRET-END", b"SECRET-OTHER")
XMP_HEAD = b"http://ns.adobe.com/xap/1.0/\0"


def noise(mode: str = "RGB", size: tuple[int, int] = (24, 16)) -> Image.Image:
    return Image.effect_noise(size, 60).convert(mode)


def exif(*, place: bool = False) -> Image.Exif:
    notes = Image.Exif()
    notes[0x010E] = "SECRET-PLACE"
    if place:
        notes.get_ifd(0x8825)[1] = "N"
    return notes


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def segment(marker: int, content: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content


def jpeg(image: Image.Image | None = None, **options: object) -> bytes:
    """Give a JPEG with everything that one may hold beside its image."""
    plain = saved(image or noise(), "JPEG", exif=exif(place=True), comment=b"SECRET-COMMENT", **options)
    more = segment(0xE1, XMP_HEAD + b"SECRET-XMP") + segment(0xED, b"Photoshop 3.0\0SECRET-OTHER")
    return plain[:2] + more + plain[2:] + b"SECRET-END"


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def png(image: Image.Image | None = None, **options: object) -> bytes:
    """Give a PNG with everything that one may hold beside its image."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "SECRET-COMMENT")
    texts.add_text("Long", "SECRET-COMMENT", zip=True)
    texts.add_itxt("XML:com.adobe.xmp", "SECRET-XMP")
    plain = saved(image or noise(), "PNG", exif=exif(place=True), pnginfo=texts, **options)
    return plain[:33] + chunk(b"prVt", b"SECRET-OTHER") + plain[33:] + b"SECRET-END"


def pixels(data: bytes) -> tuple[str, tuple[int, int], bytes]:
    with Image.open(io.BytesIO(data)) as image:
        return image.mode, image.size, image.tobytes()


@pytest.mark.parametrize(
    ("data", "more"),
    [
        (jpeg(), ()),
        (jpeg(progressive=True), ()),
        (jpeg(noise("CMYK")), ()),
        (jpeg(noise("L"), restart_marker_blocks=1), ()),
        (png(), ()),
        (png(noise("P"), transparency=3), ()),
        (png(noise("LA")), ()),
        (png(save_all=True, append_images=[noise()]), (FRAMES,)),
    ],
    ids=["jpeg", "progressive", "four inks", "restarts", "png", "palette", "transparent", "moving"],
)
def test_the_image_alone_is_left_to_the_last_pixel(data, more):
    alone, notes = without_notes(data)
    assert set(notes) == {EXIF, XMP, COMMENT, OTHER, BEHIND, *more}
    assert not any(secret in alone for secret in (*SECRETS, zlib.compress(SECRETS[1])))
    assert pixels(alone) == pixels(data)
    assert without_notes(alone) == (alone, ())
    assert len(alone) < len(data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_an_image_without_notes_is_left_as_it_is_with_its_colours_and_size(kind):
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = saved(noise(), kind, icc_profile=profile, dpi=(300, 300))
    assert without_notes(data) == (data, ())
    with Image.open(io.BytesIO(without_notes(data)[0])) as image:
        assert image.info["icc_profile"] == profile
        assert round(image.info["dpi"][0]) == 300


def test_the_thumbnail_of_a_jfif_header_goes():
    plain = saved(noise(), "JPEG")
    head = plain.index(b"JFIF\0")
    thumbnail = b"\x01\x02" + b"SECRET"
    data = plain[: head - 2] + struct.pack(">H", 22) + plain[head : head + 12] + thumbnail + plain[head + 14 :]
    assert without_notes(data) == (plain, ())
    assert pixels(data) == pixels(plain)


@pytest.mark.parametrize("data", [jpeg(), png()], ids=["jpeg", "png"])
def test_a_file_that_ends_too_early_is_no_image(data):
    whole = data.removesuffix(b"SECRET-END")
    for end in range(8, len(whole) - 1, 7):
        with pytest.raises(ValueError, match=r".+"):
            without_notes(whole[:end])


@pytest.mark.parametrize(("kind", "data"), [("JPEG", jpeg()), ("PNG", png())])
def test_a_figure_says_what_is_not_published_of_it(tmp_path, kind, data):
    (tmp_path / "a").write_bytes(data)
    found = look_at_images(document_with(figure("a")), partial(read_image, tmp_path))
    (told,) = found.diagnostics
    assert (told.code, told.severity, told.path) == ("figure-notes", "warning", "sections[s].content[a].path")
    for each in ("Exif notes with the place", "XMP", "comments", "what stands behind its end"):
        assert each in told.message
    assert not any(secret in found.data["a"] for secret in SECRETS)
    assert pixels(found.data["a"]) == pixels(data)


def test_a_turned_photo_goes_out_without_its_notes(tmp_path):
    notes = exif(place=True)
    notes[0x0112] = 6
    for kind in ("JPEG", "PNG"):
        (tmp_path / "a").write_bytes(saved(noise(), kind, exif=notes) + b"SECRET-END")
        found = look_at_images(document_with(figure("a")), partial(read_image, tmp_path))
        assert "with the place" in found.diagnostics[0].message
        assert not any(secret in found.data["a"] for secret in SECRETS)


def test_a_file_in_disorder_is_coded_anew(tmp_path):
    """Decoders pass over bytes between segments; what they are nobody can say."""
    plain = saved(noise(), "JPEG")
    (tmp_path / "a").write_bytes(plain[:20] + b"SECRET-OTHER" + plain[20:])
    found = look_at_images(document_with(figure("a")), partial(read_image, tmp_path))
    assert [d.code for d in found.diagnostics] in (["figure-notes"], ["figure-damaged"])
    assert not any(b"SECRET" in data for data in found.data.values())


GREYS = (10_000, 32_768, 60_000)


def deep_grey() -> Image.Image:
    """Give three fields of grey, of 16 bits."""
    row = b"".join(struct.pack("<H", grey) * 100 for grey in GREYS)
    return Image.frombytes("I;16", (300, 100), row * 100)


def test_a_grey_image_of_16_bits_has_the_nearest_greys_of_8(tmp_path):
    (tmp_path / "a").write_bytes(saved(deep_grey(), "PNG"))
    found = look_at_images(document_with(figure("a")), partial(read_image, tmp_path))
    assert found.diagnostics == ()
    with Image.open(io.BytesIO(found.data["a"])) as image:
        assert (image.mode, [image.getpixel((x, 50)) for x in (50, 150, 250)]) == ("L", [39, 128, 233])


def test_what_is_clear_in_a_grey_image_of_16_bits_stays_clear(tmp_path):
    plain = saved(deep_grey(), "PNG")
    at = plain.index(b"IDAT") - 4
    (tmp_path / "a").write_bytes(plain[:at] + chunk(b"tRNS", struct.pack(">H", GREYS[1])) + plain[at:])
    found = look_at_images(document_with(figure("a")), partial(read_image, tmp_path))
    with Image.open(io.BytesIO(found.data["a"])) as image:
        assert [image.getpixel((x, 50)) for x in (50, 150, 250)] == [(39, 255), (128, 0), (233, 255)]


MEETING = """\
id: m
kind: bilateral
title: Test
date: 2026-05-01
venue: {city: Geneva, country: CH}
issuer: {name: Ministry of Party A}
participants: [{party: FR}, {party: JP}]
sections:
  - title: Pictures
    content:
      - figure: {path: a.png, alt: Three fields, caption: Fields}
"""


def test_both_formats_show_the_greys_of_16_bits(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("m.yaml").write_text(MEETING, "utf-8")
    Path("a.png").write_bytes(saved(deep_grey(), "PNG"))
    list(build_paths([Path("m.yaml")], Options(formats=("pdf", "docx"))))
    page = pypdfium2.PdfDocument(Path("dist/m.pdf").read_bytes())[0].render(scale=1, grayscale=True).to_pil()
    shares = dict(enumerate(page.histogram()))
    assert all(shares[grey] > 1000 for grey in (39, 128, 233)), shares
    with zipfile.ZipFile("dist/m.docx") as package:
        (name,) = (each for each in package.namelist() if each.startswith("word/media/"))
        with Image.open(io.BytesIO(package.read(name))) as image:
            assert image.convert("L").getpixel((50, 50)) == 39
