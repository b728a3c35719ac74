"""The demo's photo, drawn by us: a pressure gauge with frost on it."""

import io
import math
import random

from PIL import Image, ImageDraw, ImageFilter

_SIDE = (1200, 900)


def frosted_gauge() -> bytes:
    """A PNG of a gauge near zero, as if photographed on a cold roof."""
    chance = random.Random("gauge")
    picture = Image.new("RGB", _SIDE, (88, 104, 118))
    draw = ImageDraw.Draw(picture)
    for line in range(0, _SIDE[1], 3):
        shade = 88 + line // 14
        draw.line([(0, line), (_SIDE[0], line)], fill=(shade, shade + 14, shade + 26), width=3)
    draw.rectangle([560, 640, 640, 900], fill=(168, 120, 72))
    draw.ellipse([290, 130, 910, 750], fill=(58, 62, 68))
    draw.ellipse([320, 160, 880, 720], fill=(238, 240, 238))
    for mark in range(41):
        angle = math.radians(225 - mark * 6.75)
        inner = 232 if mark % 5 else 214
        ends = [(600 + length * math.cos(angle), 440 - length * math.sin(angle)) for length in (inner, 256)]
        draw.line(ends, fill=(30, 34, 38) if mark > 6 else (170, 40, 30), width=4 if mark % 5 else 8)
    angle = math.radians(217)
    draw.line([(600, 440), (600 + 215 * math.cos(angle), 440 - 215 * math.sin(angle))], fill=(160, 30, 24), width=12)
    draw.ellipse([574, 414, 626, 466], fill=(40, 44, 48))
    frost = Image.new("RGBA", _SIDE, (0, 0, 0, 0))
    ice = ImageDraw.Draw(frost)
    for _flake in range(1400):
        angle, far = chance.uniform(0, 2 * math.pi), abs(chance.gauss(300, 55))
        x, y, size = 600 + far * math.cos(angle), 440 + far * math.sin(angle), chance.uniform(3, 22)
        ice.ellipse([x - size, y - size, x + size, y + size], fill=(244, 249, 252, chance.randint(30, 120)))
    picture.paste(frost.filter(ImageFilter.GaussianBlur(3)), (0, 0), frost.filter(ImageFilter.GaussianBlur(3)))
    out = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(0.8)).save(out, "PNG")
    return out.getvalue()
