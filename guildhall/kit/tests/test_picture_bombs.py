"""Picture bombs are refused in a sentence before memory is spent."""

import io
import struct
import subprocess
import sys
import textwrap
import zlib
from pathlib import Path

import pytest
from PIL import Image, PngImagePlugin

from guildhall.kit.pictures import NotAPicture, clean_picture

ROOM = 320 * 1024 * 1024


def saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def png(*extra: bytes, width: int = 8, height: int = 8, rows: bytes | None = None) -> bytes:
    """A grey PNG with chunks of one's own before its pixels."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    pixels = zlib.compress((b"\x00" + b"\x80" * width) * height if rows is None else rows, 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + header
        + b"".join(extra)
        + chunk(b"IDAT", pixels)
        + chunk(b"IEND", b"")
    )


def zeros(size: int) -> bytes:
    return zlib.compress(b"\x00" * size, 9)


def tall(width: int, height: int) -> bytes:
    return png(width=width, height=height, rows=b"\x00" * ((width + 1) * min(height, 1000)))


def gif(width: int, height: int) -> bytes:
    """A screen of this size, of which one dot is drawn."""
    plain = saved(Image.new("P", (1, 1)), "GIF")
    return plain[:6] + struct.pack("<HH", width, height) + plain[10:]


def webp(width: int, height: int) -> bytes:
    """The canvas of an animation without end, of which nothing is drawn."""
    size = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    body = (
        b"WEBP"
        + b"VP8X"
        + struct.pack("<I", 10)
        + b"\x12\0\0\0"
        + size
        + b"ANIM"
        + struct.pack("<I", 6)
        + b"\0" * 6
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body


def many_scans() -> bytes:
    """A progressive JPEG that comes again and again to the same pixels."""
    plain = saved(Image.new("RGB", (64, 64)), "JPEG", progressive=True)
    last = plain.rindex(b"\xff\xda")
    return plain[:last] + plain[last:-2] * 2000 + plain[-2:]


BOMBS = {
    "compressed text": lambda: png(chunk(b"zTXt", b"Comment\0\0" + zeros(60_000_000))),
    "international text": lambda: png(chunk(b"iTXt", b"Comment\0\1\0\0\0" + zeros(60_000_000))),
    "many texts": lambda: png(*[chunk(b"zTXt", b"Comment\0\0" + zeros(1_000_000))] * 200),
    "colour profile": lambda: png(chunk(b"iCCP", b"p\0\0" + zeros(60_000_000))),
    "one column": lambda: tall(1, 40_000_000),
    "one row": lambda: tall(40_000_000, 1),
    "wide": lambda: tall(20_001, 10),
    "wide and high": lambda: tall(19_000, 19_000),
    "a large screen": lambda: gif(65_535, 65_535),
    "a screen as large as a camera's": lambda: gif(7_000, 7_000),
    "a large canvas": lambda: webp(16_383, 16_383),
    "a canvas as large as a camera's": lambda: webp(7_000, 7_000),
    "many scans": many_scans,
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_a_sentence(name):
    with pytest.raises(NotAPicture, match=r"^This picture .*\.$"):
        clean_picture(BOMBS[name]())


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_in_little_memory(name, tmp_path):
    path = tmp_path / "bomb"
    path.write_bytes(BOMBS[name]())

    assert in_little_memory(path) == "NotAPicture"


def test_a_large_photo_is_taken_in_little_memory(tmp_path):
    """As a telephone makes them: 48 megapixels."""
    path = tmp_path / "photo.jpg"
    Image.effect_noise((800, 600), 50).convert("RGB").resize((8_000, 6_000)).save(path, "JPEG")

    assert in_little_memory(path) == "1600 1200"


def test_a_large_photo_keeps_4000_pixels_in_little_memory(tmp_path):
    path = tmp_path / "photo.jpg"
    Image.effect_noise((800, 600), 50).convert("RGB").resize((8_000, 6_000)).save(path, "JPEG")

    assert in_little_memory(path, longest_side=4_000) == "4000 3000"


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_refused_where_4000_pixels_are_kept(name, tmp_path):
    path = tmp_path / "bomb"
    path.write_bytes(BOMBS[name]())

    assert in_little_memory(path, longest_side=4_000) == "NotAPicture"


def in_little_memory(path: Path, *, longest_side: int = 1_600) -> str:
    """What a process with little memory makes of the file: its size, or the name of the refusal."""
    program = """
        import resource, sys
        from guildhall.kit.pictures import clean_picture
        with open("/proc/self/statm") as pages:
            used = int(pages.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + int(sys.argv[2]),) * 2)
        try:
            content = open(sys.argv[1], "rb").read()
            picture = clean_picture(content, longest_side=int(sys.argv[3]))
            print(picture.width, picture.height)
        except Exception as problem:
            print(type(problem).__name__)
    """
    command = [sys.executable, "-c", textwrap.dedent(program), str(path), str(ROOM)]
    command.append(str(longest_side))
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    return ended.stdout.strip()


def test_an_animation_shows_its_first_picture():
    frames = [Image.new("RGB", (40, 30), (shade, 0, 0)) for shade in range(0, 250, 10)]
    moving = saved(frames[0], "GIF", save_all=True, append_images=frames[1:])

    shown = Image.open(io.BytesIO(clean_picture(moving).content))

    assert (shown.size, getattr(shown, "n_frames", 1)) == ((40, 30), 1)


def test_what_stands_beside_the_pixels_goes():
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Comment", "48.2082, 16.3738")
    notes.add_itxt("Place", "48.2082, 16.3738", zip=True)

    cleaned = clean_picture(
        saved(Image.new("RGB", (9, 9)), "PNG", pnginfo=notes) + b"<script>alert(1)</script>"
    )

    assert Image.open(io.BytesIO(cleaned.content)).info.keys() <= {
        "loop",
        "background",
        "timestamp",
        "duration",
    }
    assert b"48.2082" not in cleaned.content
    assert b"script" not in cleaned.content


def test_a_photo_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6

    turned = clean_picture(saved(Image.new("RGB", (3_000, 2_000)), "JPEG", exif=exif))

    assert (turned.width, turned.height) == (1067, 1600)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_a_file_cut_off_anywhere_is_shown_or_refused_in_a_sentence(kind):
    whole = saved(Image.effect_noise((60, 40), 50).convert("RGB"), kind)
    ends = [shown_or_refusal(whole[:length]) for length in range(12, len(whole), 97)]

    assert [end for end in ends if end != "shown" and not end.endswith(".")] == []
    assert any(end != "shown" for end in ends)


@pytest.mark.parametrize(
    "tags", [b"\xff" * 60, b"\x01\x00\x12\x01\x05\x00\xff\xff\xff\xff\x00\x00\x00\x00" + b"\0" * 8]
)
def test_camera_data_that_makes_no_sense_is_no_harm(tags):
    photo = saved(Image.new("RGB", (9, 9)), "JPEG", exif=b"Exif\0\0II*\0\x08\0\0\0" + tags)

    assert shown_or_refusal(photo) == "shown"


def shown_or_refusal(content: bytes) -> str:
    try:
        clean_picture(content)
    except NotAPicture as refusal:
        return str(refusal)
    return "shown"
