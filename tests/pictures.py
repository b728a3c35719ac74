"""Small pictures and other files to attach."""

import io

from PIL import Image


def png(shade: int = 3) -> bytes:
    """Another picture, and so another file, for each shade (0 to 255)."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (shade, shade, 200)).save(out, "PNG")
    return out.getvalue()


def pdf(words: str = "") -> bytes:
    """Bytes that are a PDF by their beginning; another file for other words."""
    return b"%PDF-1.4\n% " + words.encode() + b"\n%%EOF\n"


def ogg(words: str = "") -> bytes:
    """Bytes that are a voice note by their beginning."""
    return b"OggS\x00\x02" + bytes(22) + b"OpusHead" + words.encode() + bytes(200)
