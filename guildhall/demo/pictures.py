"""The demo's photos, drawn by us: a frosted pressure gauge and a green terminal strip."""

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
        ends = [
            (600 + length * math.cos(angle), 440 - length * math.sin(angle))
            for length in (inner, 256)
        ]
        draw.line(
            ends, fill=(30, 34, 38) if mark > 6 else (170, 40, 30), width=4 if mark % 5 else 8
        )
    angle = math.radians(217)
    draw.line(
        [(600, 440), (600 + 215 * math.cos(angle), 440 - 215 * math.sin(angle))],
        fill=(160, 30, 24),
        width=12,
    )
    draw.ellipse([574, 414, 626, 466], fill=(40, 44, 48))
    frost = Image.new("RGBA", _SIDE, (0, 0, 0, 0))
    ice = ImageDraw.Draw(frost)
    for _flake in range(1400):
        angle, far = chance.uniform(0, 2 * math.pi), abs(chance.gauss(300, 55))
        x, y, size = 600 + far * math.cos(angle), 440 + far * math.sin(angle), chance.uniform(3, 22)
        ice.ellipse(
            [x - size, y - size, x + size, y + size], fill=(244, 249, 252, chance.randint(30, 120))
        )
    picture.paste(
        frost.filter(ImageFilter.GaussianBlur(3)), (0, 0), frost.filter(ImageFilter.GaussianBlur(3))
    )
    out = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(0.8)).save(out, "PNG")
    return out.getvalue()


def green_terminals() -> bytes:
    """A PNG of a row of terminals with green corrosion, as if photographed in a dim cabinet."""
    chance = random.Random("terminals")
    picture = Image.new("RGB", _SIDE, (72, 74, 78))
    draw = ImageDraw.Draw(picture)
    draw.rectangle([0, 400, _SIDE[0], 520], fill=(150, 154, 158))
    draw.rectangle([0, 452, _SIDE[0], 468], fill=(104, 108, 112))
    for place in range(9):
        left = 60 + place * 122
        shade = chance.randint(-10, 10)
        draw.rounded_rectangle(
            [left, 230, left + 112, 690], 10, fill=(196 + shade, 188 + shade, 164 + shade)
        )
        draw.rectangle([left + 20, 430, left + 92, 490], fill=(230, 228, 220))
        for top in (290, 560):
            draw.ellipse([left + 26, top, left + 86, top + 60], fill=(92, 88, 80))
            draw.line([(left + 36, top + 22), (left + 76, top + 40)], fill=(48, 46, 42), width=8)
            wire = chance.choice([(30, 70, 140), (130, 60, 30), (40, 40, 44), (60, 120, 60)])
            ends = (
                [(left + 56, top - 10), (left + 56, 120)]
                if top == 290
                else [(left + 56, top + 70), (left + 56, 800)]
            )
            draw.line(ends, fill=wire, width=26)
    green = Image.new("RGBA", _SIDE, (0, 0, 0, 0))
    rust = ImageDraw.Draw(green)
    for _speck in range(1600):
        left = 60 + chance.choice((1, 2, 5, 6, 7)) * 122
        x, y, size = (
            left + 56 + chance.gauss(0, 24),
            chance.choice((318, 590)) + chance.gauss(0, 30),
            chance.uniform(2, 13),
        )
        rust.ellipse(
            [x - size, y - size, x + size, y + size],
            fill=(88, chance.randint(150, 200), 140, chance.randint(60, 170)),
        )
    soft = green.filter(ImageFilter.GaussianBlur(2))
    picture.paste(soft, (0, 0), soft)
    out = io.BytesIO()
    picture.filter(ImageFilter.GaussianBlur(0.9)).save(out, "PNG")
    return out.getvalue()
