"""The first page of a PDF as a picture, drawn in a process with limits."""

from pathlib import Path

from guildhall.kit.limited import End, Limits, run_limited
from guildhall.kit.pictures import Picture

LIMITS = Limits(cpu_seconds=20, seconds=40, memory=1024**3, output=8 * 1024**2)
LONGEST_SIDE = 1200
_DRAWER = Path(__file__).with_name("first_page_drawer.py")


def draw_first_page(
    path: Path, *, longest_side: int = LONGEST_SIDE, limits: Limits = LIMITS
) -> Picture | None:
    """As WebP; None for a file that is locked, damaged, or takes too long to draw."""
    done = run_limited(_DRAWER, path, str(longest_side), limits=limits)
    head, _end, content = done.output.partition(b"\n")
    if done.end is not End.WELL or not content:
        return None
    width, height = (int(number) for number in head.split())
    return Picture(content, "image/webp", "webp", width, height)
