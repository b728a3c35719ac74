"""Run by first_page.py as a program of its own: a PDF in, its first page as WebP out.

It knows nothing of the hall, so that it starts quickly and has nothing to give away.
"""

import io
import sys

import pypdfium2


def main(path: str, longest_side: str) -> None:
    page = pypdfium2.PdfDocument(path)[0]
    longest = max(page.get_size())
    scale = min(int(longest_side) / max(longest, 1), 4)
    picture = page.render(scale=scale).to_pil().convert("RGB")
    out = io.BytesIO()
    picture.save(out, "WEBP", quality=80, method=4)
    sys.stdout.buffer.write(f"{picture.width} {picture.height}\n".encode() + out.getvalue())
