import io
import zlib
from datetime import UTC, datetime
from functools import cache, partial
from pathlib import Path

import pytest
from PIL import Image, ImageOps

from factsheet.diagnostics import has_errors
from factsheet.document.nodes import (
    Callout,
    Cell,
    Column,
    Document,
    Figure,
    List,
    ListItem,
    Metadata,
    Origin,
    Row,
    Section,
    Table,
    Text,
)
from factsheet.pipeline import pictures
from factsheet.pipeline.pictures import Images, look_at_images
from factsheet.production.inputs import files as reading
from factsheet.production.inputs.files import read_image


@cache
def picture(kind: str = "PNG", size: tuple[int, int] = (8, 6)) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise(size, 50).convert("RGB").save(stream, kind)
    return stream.getvalue()


def document_with(*blocks) -> Document:
    return Document(Metadata("T", "en", "t", datetime(2025, 4, 3, tzinfo=UTC)), blocks)


def figure(path: str) -> Figure:
    return Figure(path, "Alternative text", origin=Origin(f"sections[s].content[{path}].path"))


@pytest.fixture
def folder(tmp_path):
    set_folder = tmp_path / "set"
    set_folder.mkdir()
    return set_folder


def read_images(document: Document, folder: Path) -> Images:
    return look_at_images(document, partial(read_image, folder))


def problem(folder: Path, path: str) -> tuple[str, str]:
    """Give the code and the message of the one thing that is wrong with an image."""
    found = read_images(document_with(figure(path)), folder)
    assert found.data == {}
    (diagnostic,) = found.diagnostics
    assert diagnostic.path == f"sections[s].content[{path}].path"
    return diagnostic.code, diagnostic.message


def test_images_are_found_wherever_figures_stand(folder):
    names = [f"{number}.png" for number in range(5)]
    data = {name: picture(size=(4, number + 1)) for number, name in enumerate(names)}
    for name, content in data.items():
        (folder / name).write_bytes(content)
    first, second, third, fourth, fifth = (figure(name) for name in names)
    row = Row((Cell((third,)),))
    document = document_with(
        Section("s", 1, (Text("H"),), (first, Section("t", 2, (Text("H"),), (second,)))),
        Table((Column(),), (row,), (Row((Cell((fourth,)),)),)),
        Callout((Text("H"),), (List((ListItem((fifth, first)),)),)),
    )
    assert read_images(document, folder) == Images(data, (), frozenset(data))


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_png_and_jpeg_are_read(folder, kind):
    (folder / "sub").mkdir()
    (folder / "sub/image").write_bytes(picture(kind))
    assert read_images(document_with(figure("sub/image")), folder).data == {"sub/image": picture(kind)}


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_a_photo_of_a_turned_camera_is_set_upright(folder, kind):
    """PDF and Word both pass over the orientation that a camera notes (Exif 2.32, 4.6.4.A)."""
    image, exif = Image.new("RGB", (16, 8), "white"), Image.Exif()
    image.paste("black", (0, 0, 8, 8))
    exif[0x0112] = 6
    image.save(folder / "a", kind, exif=exif)
    upright = Image.open(io.BytesIO(read_images(document_with(figure("a")), folder).data["a"]))
    assert (upright.format, upright.size) == (kind, (8, 16))
    assert upright.convert("L").getpixel((4, 2)) < 40
    assert upright.convert("L").getpixel((4, 13)) > 215
    assert 0x0112 not in upright.getexif()


@pytest.mark.parametrize("turn", range(1, 9))
def test_every_turn_of_a_camera_is_set_right(folder, turn):
    image, exif = Image.new("L", (3, 2)), Image.Exif()
    image.putdata([0, 50, 100, 150, 200, 250])
    exif[0x0112] = turn
    image.save(folder / "a", "PNG", exif=exif)
    found = Image.open(io.BytesIO(read_images(document_with(figure("a")), folder).data["a"]))
    with Image.open(folder / "a") as noted:
        upright = ImageOps.exif_transpose(noted)
    assert (found.size, found.tobytes()) == (upright.size, upright.tobytes())


def test_damaged_notes_of_a_camera_never_crash(folder):
    exif = Image.Exif()
    exif[0x0112] = 6
    stream = io.BytesIO()
    Image.new("RGB", (8, 4)).save(stream, "JPEG", exif=exif)
    for place in range(20, 60):
        for value in (0, 0x7F, 0xFF):
            data = bytearray(stream.getvalue())
            data[place] = value
            (folder / "a").write_bytes(data)
            found = read_images(document_with(figure("a")), folder)
            assert bool(found.data) != has_errors(found.diagnostics)


def test_a_missing_image(folder):
    assert problem(folder, "none.png") == ("figure-missing", "there is no image none.png")


@pytest.mark.parametrize(
    ("path", "meant"),
    [("Photo.JPG", "photo.jpg"), ("figures/Map.png", "figures/map.png"), ("photos.jpg", "photo.jpg"), ("x.svg", None)],
)
def test_a_misspelt_image_names_the_file_beside(folder, path, meant):
    (folder / "figures").mkdir()
    for name in ("photo.jpg", "figures/map.png"):
        (folder / name).write_bytes(picture())
    (found,) = read_images(document_with(figure(path)), folder).diagnostics
    assert found.hints == (
        (f"did you mean `{meant}`?",) if meant else (f"paths start at the meeting's folder, {folder}",)
    )


@pytest.mark.parametrize("path", ["../secret.png", "link.png", "linked/secret.png"])
def test_nothing_outside_the_folder_is_read(folder, path):
    (folder.parent / "secret.png").write_bytes(picture())
    (folder / "link.png").symlink_to("../secret.png")
    (folder / "linked").symlink_to("..")
    assert problem(folder, path)[0] == "figure-outside"


def test_a_link_inside_the_folder_is_read(folder):
    (folder / "image.png").write_bytes(picture())
    (folder / "link.png").symlink_to("image.png")
    assert read_images(document_with(figure("link.png")), folder).diagnostics == ()


def test_a_loop_of_links(folder):
    (folder / "a.png").symlink_to("b.png")
    (folder / "b.png").symlink_to("a.png")
    assert problem(folder, "a.png")[0] == "figure-missing"


def test_a_folder_is_no_image(folder):
    (folder / "sub").mkdir()
    assert problem(folder, "sub") == ("figure-unreadable", "the image sub is not a file")


OTHERS = {
    "empty": [b""],
    "a drawing in SVG,": [b"<svg/>", b"<?xml version='1.0'?>\n<!-- drawn -->\n<!DOCTYPE svg>\n<svg:svg>"],
    "a drawing in EPS,": [b"%!PS-Adobe-3.0 EPSF-3.0\n"],
    "a Windows metafile,": [b"\x01\0\0\0" + bytes(36) + b" EMF"],
    "a PDF,": [b"%PDF-1.7\n"],
    "a GIF image,": [picture("GIF")],
    "a BMP image,": [picture("BMP")],
    "a TIFF image,": [picture("TIFF")],
    "a WebP image,": [b"RIFF\x10\0\0\0WEBPVP8 "],
    "a HEIC image,": [b"\0\0\0\x18ftypheic\0\0\0\0", b"\0\0\0\x18ftypmif1\0\0\0\0"],
    "an AVIF image,": [b"\0\0\0\x1cftypavif\0\0\0\0"],
    "a web page,": [b"\n<!DOCTYPE html><title>404"],
    "what stands for a file in Git LFS,": [b"version https://git-lfs.github.com/spec/v1\n"],
    "a ZIP archive,": [b"PK\x03\x04"],
    "a Word file,": [b"PK\x03\x04word/document.xml"],
    "a packed file,": [b"\x1f\x8b\x08"],
    "": [b"\0", b"some text"],
}


@pytest.mark.parametrize(("kind", "content"), [(kind, each) for kind, all_ in OTHERS.items() for each in all_])
def test_other_formats_are_refused_by_their_names(folder, kind, content):
    (folder / "a.png").write_bytes(content)
    told = " ".join(filter(None, ["the image a.png is", kind, "neither PNG nor JPEG"]))
    assert problem(folder, "a.png") == ("figure-format", told)


def jpeg_with(before: bytes = b"", scans: int = 0) -> bytes:
    """Give a progressive JPEG with something behind its first marker, and its last scan so many times more."""
    stream = io.BytesIO()
    Image.new("RGB", (64, 64)).save(stream, "JPEG", progressive=True)
    data = stream.getvalue()
    last = data.rindex(b"\xff\xda")
    return data[:2] + before + data[2:-2] + data[last:-2] * scans + data[-2:]


def png_with(chunks: int) -> bytes:
    data = picture()
    return data[:33] + (bytes(4) + b"ruSt" + zlib.crc32(b"ruSt").to_bytes(4)) * chunks + data[33:]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (jpeg_with(scans=2_000), "64 scans"),
        (jpeg_with(b"\xff" * 100_000), "65,536 bytes between its segments"),
        (jpeg_with(b"\xff\xe1\0\4ab" * 30_000), "20,000 segments"),
        (png_with(30_000), "20,000 chunks"),
    ],
)
def test_an_image_of_countless_parts_is_refused_before_it_is_decoded(folder, data, said):
    (folder / "a.png").write_bytes(data)
    assert problem(folder, "a.png") == ("figure-too-large", f"the image a.png is too large: it has more than {said}")


@pytest.mark.parametrize(
    "data", [jpeg_with(), jpeg_with(b"\xff" * 9, 20), jpeg_with(b"\xff\xe1\0\4ab" * 300), png_with(300)]
)
def test_an_image_of_some_parts_is_decoded(folder, data):
    (folder / "a.png").write_bytes(data)
    assert not has_errors(read_images(document_with(figure("a.png")), folder).diagnostics)


def test_a_drawing_is_to_be_exported_and_an_image_saved(folder):
    for content, hint in ((b"<svg/>", "export it as PNG"), (picture("GIF"), "save it as PNG or JPEG")):
        (folder / "a.png").write_bytes(content)
        (found,) = read_images(document_with(figure("a.png")), folder).diagnostics
        assert found.hints[0].startswith(hint)


def test_a_png_whose_head_is_damaged_is_a_damaged_one(folder):
    whole = picture()
    for damaged in (whole[:20] + b"\xff" + whole[21:], whole[:16] + bytes(4) + whole[20:]):
        (folder / "a.png").write_bytes(damaged)
        assert problem(folder, "a.png") == ("figure-damaged", "the image a.png is damaged: its head makes no sense")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("share", [0.3, 0.6, 0.9])
def test_a_truncated_image_is_damaged(folder, kind, share):
    whole = picture(kind, (64, 64))
    (folder / "a.png").write_bytes(whole[: int(len(whole) * share)])
    assert problem(folder, "a.png")[0] in {"figure-damaged", "figure-format"}


def test_a_flipped_byte_in_a_png_is_damage(folder):
    whole = bytearray(picture("PNG", (64, 64)))
    whole[len(whole) // 2] ^= 0xFF
    (folder / "a.png").write_bytes(whole)
    assert problem(folder, "a.png")[0] == "figure-damaged"


@pytest.mark.parametrize("limit", [47, 20])
def test_an_image_of_too_many_pixels(folder, monkeypatch, limit):
    """Pillow itself refuses what has more than twice its own bound."""
    (folder / "a.png").write_bytes(picture(size=(8, 6)))
    monkeypatch.setattr(pictures, "MAX_PIXELS", limit)
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", limit)
    assert problem(folder, "a.png")[0] == "figure-too-large"


def test_an_image_has_at_most_fifty_million_pixels(folder):
    for height in (5_000, 5_001):
        Image.new("1", (10_000, height)).save(folder / f"{height}.png")
    assert read_images(document_with(figure("5000.png")), folder).diagnostics == ()
    assert problem(folder, "5001.png") == (
        "figure-too-large",
        "the image 5001.png is too large (10,000 by 5,001 pixels); at most 50,000,000 pixels are read",
    )


def test_a_file_of_too_many_bytes(folder, monkeypatch):
    (folder / "a.png").write_bytes(picture())
    monkeypatch.setattr(reading, "MAX_BYTES", 10)
    code, message = problem(folder, "a.png")
    assert code == "figure-unreadable"
    assert "more than the 10 bytes" in message


def test_a_figure_of_the_template_itself_has_no_path(folder):
    found = read_images(document_with(Figure("logo.png", "Logo")), folder)
    assert [d.path for d in found.diagnostics] == [None]
