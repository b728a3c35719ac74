"""Pictures as phones and programs send them: what is opened, and what is refused."""

import base64
import io

import pytest
from PIL import Image

from guildhall.kit import heic
from guildhall.kit.pictures import NotAPicture, clean_picture

# Three areas (red and green at the left, blue at the right), 64 by 48, with the name of a camera.
HEIC = base64.b64decode(
    "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAb5tZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAA"
    "AAAAAAADRpbG9jAAAA"
    "AERAAAIAAQAAAAAB4gABAAAAAAAAAKcAAgAAAAACiQABAAAAAAAAADYAAAA4aWluZgAAAAAAAgAAABVpbmZlAgAAAAABAA"
    "BodmMxAAAAABVpbmZl"
    "AgAAAQACAABFeGlmAAAAAA5waXRtAAAAAAABAAAA/WlwcnAAAADdaXBjbwAAAHZodmNDAQNwAAAAkAAAAAAAHvAA/P34+A"
    "AADwNgAAEAGEABDAH/"
    "/wNwAAADAJAAAAMAAAMAHroCQGEAAQAqQgEBA3AAAAMAkAAAAwAAAwAeoCCBBZbq5Ka5uAhoMCAAAAMDIAAAAwAhYgABAA"
    "ZEAcFzwIkAAAATY29s"
    "cm5jbHgAAQANAAaAAAAAFGlzcGUAAAAAAAAAQAAAAEAAAAAoY2xhcAAAAEAAAAABAAAAMAAAAAEAAAAAAAAAAf////AAAA"
    "ACAAAAEHBpeGkAAAAA"
    "AwgICAAAABhpcG1hAAAAAAAAAAEAAQWBAgMFhAAAABppcmVmAAAAAAAAAA5jZHNjAAIAAQABAAAA5W1kYXQAAACjKAGvCe"
    "AhOKn/8zxv/vydl7TH"
    "J5WnvwKgXyelvltH+bDzeVJOnqM5//1FyR/7UBq/+T+CdEVIBoHrXeJEbTTo6uPIyOlK02g1WSvS91ztRFgkwA6G10hyIn"
    "RSLa9AuMHjBFa38jgT"
    "255610+Wrdv38VNHf6xGNkc1ZNUGcyp758rmrckPsWbLkgDu2r+HcGBNIWLkRYivv81WW6wEKHN+vTSCEgAAAAZFeGlmAA"
    "BNTQAqAAAACAACARAA"
    "AgAAAAYAAAAmARIAAwAAAAEAAQAAAAAAAFBIT05FAA=="
)


def test_a_photo_of_a_phone_is_shown_without_its_camera_data():
    shown = clean_picture(HEIC)

    opened = Image.open(io.BytesIO(shown.content))
    assert (shown.width, shown.height, shown.content_type, dict(opened.getexif())) == (
        64,
        48,
        "image/webp",
        {},
    )
    red, green, blue = opened.getpixel((5, 5)), opened.getpixel((5, 40)), opened.getpixel((50, 5))
    assert [max(range(3), key=lambda at, dot=dot: dot[at]) for dot in (red, green, blue)] == [
        0,
        1,
        2,
    ]


@pytest.mark.parametrize("brand", [b"heix", b"mif1", b"msf1"])
def test_other_brands_of_the_same_coding_are_recognised(brand):
    assert clean_picture(HEIC[:8] + brand + HEIC[12:]).width == 64


@pytest.mark.parametrize(
    "damaged", [HEIC[:40], HEIC[:500], HEIC[:-200], b"\0\0\0\x18ftypheic" + bytes(90)]
)
def test_a_damaged_photo_is_refused_in_a_sentence(damaged):
    with pytest.raises(NotAPicture, match="damaged"):
        clean_picture(damaged)


def test_what_brings_the_library_down_brings_only_its_own_process_down(monkeypatch, tmp_path):
    falls = tmp_path / "falls.py"
    falls.write_text("import os; os.abort()")
    monkeypatch.setattr(heic, "_READER", falls)

    with pytest.raises(NotAPicture, match="damaged"):
        clean_picture(HEIC)


def test_a_film_is_no_picture():
    with pytest.raises(NotAPicture, match="HEIC work"):
        clean_picture(b"\0\0\0\x18ftypmp42" + bytes(90))


def test_damaged_camera_data_hide_no_picture():
    out = io.BytesIO()
    Image.new("RGB", (20, 10)).save(out, "JPEG", exif=b"Exif\0\0MM\0-\0\0\0\x08")

    assert clean_picture(out.getvalue()).width == 20
