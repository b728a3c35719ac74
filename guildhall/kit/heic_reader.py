"""Run by heic.py as a process of its own: a HEIC file in, the dots of its picture out.

It knows nothing of the hall, so that it starts quickly.
"""

import io
import resource
import sys

import pi_heif
from PIL import Image

MOST_MEMORY = 2 * 1024**3
MOST_CPU_SECONDS = 20


def read(content: bytes, *, longest_side: int, most_pixels: int) -> Image.Image:
    pi_heif.register_heif_opener(thumbnails=False)
    picture = Image.open(io.BytesIO(content), formats=["HEIF"])
    if picture.width * picture.height > most_pixels:
        raise ValueError("too many pixels")
    picture.thumbnail((longest_side, longest_side))
    return picture if picture.mode in ("RGB", "RGBA") else picture.convert("RGB")


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_CPU_SECONDS, MOST_CPU_SECONDS))
    content = sys.stdin.buffer.read()
    picture = read(content, longest_side=int(sys.argv[1]), most_pixels=int(sys.argv[2]))
    head = f"{picture.mode} {picture.width} {picture.height}\n".encode()
    sys.stdout.buffer.write(head + picture.tobytes())


if __name__ == "__main__":
    main()
