"""Photos as phones keep them (HEIC): recognised by content, and read in a process of its own.

The library behind it is C++ that some damaged files bring down altogether. In its own process,
with bounds of memory and time, that ends one upload and nothing else.
"""

import subprocess
import sys
from pathlib import Path

from PIL import Image

LONGEST_SECONDS = 30
_READER = Path(__file__).with_name("heic_reader.py")
_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1"}
_CODED_AS_HEVC = _BRANDS - {b"mif1", b"msf1"}


class Unreadable(OSError):
    """The photo is damaged, or needs more memory or time than a photo may."""


def is_heic(content: bytes) -> bool:
    """Whether the file type box (ISO/IEC 14496-12) names an HEVC brand of ISO/IEC 23008-12."""
    if content[4:8] != b"ftyp" or content[8:12] not in _BRANDS:
        return False
    end = min(int.from_bytes(content[:4], "big"), 400)
    brands = {content[8:12], *(content[place : place + 4] for place in range(16, end, 4))}
    return bool(brands & _CODED_AS_HEVC)


def read_heic(content: bytes, *, longest_side: int, most_pixels: int) -> Image.Image:
    """The photo as it was held, its sides at most `longest_side` pixels. Raises Unreadable."""
    command = [sys.executable, "-I", str(_READER), str(longest_side), str(most_pixels)]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=LONGEST_SECONDS)
    except subprocess.TimeoutExpired as problem:
        raise Unreadable("took too long") from problem
    if done.returncode:
        raise Unreadable(f"its reader ended with {done.returncode}")
    head, _end, dots = done.stdout.partition(b"\n")
    mode, width, height = head.decode().split()
    return Image.frombytes(mode, (int(width), int(height)), dots)
