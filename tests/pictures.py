"""Small pictures to attach."""

import io

from PIL import Image


def png(shade: int = 3) -> bytes:
    """Another picture, and so another file, for each shade (0 to 255)."""
    out = io.BytesIO()
    Image.new("RGB", (8, 8), (shade, shade, 200)).save(out, "PNG")
    return out.getvalue()
