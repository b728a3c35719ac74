"""Pictures from people: checked by content, re-encoded without place and camera data.

What a file says of itself is not believed: sides and pixels are bounded before anything is
decoded, and one is decoded at a time, so that no upload takes the memory of the hall.
"""

import io
import math
import threading
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

import filetype
from PIL import Image, ImageOps

from guildhall.kit.heic import is_heic, read_heic

MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_PIXELS_HELD_WHOLE = 24_000_000  # of what cannot be decoded in part, as a JPEG from a camera can
MAX_SIDE = 20_000
SMALL, LARGE = 4_000_000, 1600 * 1600  # pixels: of what is decoded whole, and of what is kept
LONGEST_SIDE_SEEN_THROUGH = 2_000  # WebP takes ten times the memory of JPEG, which is never so
MAX_SCANS = 100
LONGEST_WAIT = 20.0
_SHOWN = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP", "image/gif": "GIF"}
_SCAN = b"\xff\xda"
_decoding = threading.Lock()

Image.MAX_IMAGE_PIXELS = (
    MAX_PIXELS  # beyond twice as many Pillow refuses before it sets up a decoder
)


class NotAPicture(ValueError):
    """The file is not a picture that we show; the text is a sentence for people."""


@dataclass(frozen=True, slots=True)
class Picture:
    content: bytes
    content_type: str
    suffix: str
    width: int
    height: int


def clean_picture(
    content: bytes, *, longest_side: int = 1600, most_bytes: int = MAX_BYTES
) -> Picture:
    """`content` re-encoded with its sides at most `longest_side` pixels.

    As WebP; a large one without transparency as JPEG, which takes a fifth of the memory.

    Raises NotAPicture for anything but a JPEG, PNG, WebP, GIF or HEIC of bearable size.
    """
    if len(content) > most_bytes:
        most = most_bytes // 1024**2
        raise NotAPicture(f"This picture is larger than {most} MB. Please choose a smaller one.")
    if not is_shown(content):
        raise NotAPicture(
            "This file is not a picture we can show. JPEG, PNG, WebP, GIF and HEIC work."
        )
    with _one_at_a_time():
        return _encoded(_opened(content, longest_side))


def square_picture(content: bytes, *, side: int = 192) -> Picture:
    """The middle of the picture, `side` by `side` pixels: for faces."""
    whole = clean_picture(content)
    square = ImageOps.fit(Image.open(io.BytesIO(whole.content)), (side, side))
    out = io.BytesIO()
    square.save(out, "WEBP", quality=85)
    return Picture(out.getvalue(), "image/webp", "webp", side, side)


def _encoded(picture: Image.Image) -> Picture:
    out = io.BytesIO()
    picture.info.clear()  # a JPEG would keep what the camera's owner wrote in it
    if picture.mode == "RGB" and picture.width * picture.height > LARGE:
        picture.save(out, "JPEG", quality=85, optimize=False)
        return Picture(out.getvalue(), "image/jpeg", "jpg", picture.width, picture.height)
    picture.save(out, "WEBP", quality=82, method=4)
    return Picture(out.getvalue(), "image/webp", "webp", picture.width, picture.height)


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    if not _decoding.acquire(timeout=LONGEST_WAIT):
        raise NotAPicture(
            "Many pictures are being prepared just now. Please try again in a minute."
        )
    try:
        yield
    finally:
        _decoding.release()


def is_shown(content: bytes) -> bool:
    """Whether the content, by its first bytes, is of a kind that we show."""
    return is_heic(content) or _kind_of(content) is not None


def _kind_of(content: bytes) -> str | None:
    kind = filetype.guess(content)
    return _SHOWN.get(kind.mime) if kind else None


def _opened(content: bytes, longest_side: int) -> Image.Image:
    """The first picture in the file, small and upright. Raises NotAPicture for any problem."""
    try:
        with warnings.catch_warnings():
            # Pillow's word for damaged data beside the pixels.
            warnings.simplefilter("ignore", UserWarning)
            picture = _decoded(content, longest_side)
            mode = "RGBA" if picture.has_transparency_data else "RGB"
            return picture if picture.mode == mode else picture.convert(mode)
    except NotAPicture:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotAPicture(_TOO_MANY_PIXELS) from None
    except Exception as problem:  # decoders raise whatever a stranger's bytes lead them to
        raise NotAPicture("This picture is damaged or too large to open.") from problem


def _decoded(content: bytes, longest_side: int) -> Image.Image:
    if is_heic(content):
        picture = read_heic(content, longest_side=longest_side, most_pixels=MAX_PIXELS)
        picture.thumbnail((longest_side, longest_side))
        return picture
    # Each scan goes over the whole picture again.
    if content.count(_SCAN) > MAX_SCANS and _kind_of(content) == "JPEG":
        raise NotAPicture(
            "This picture can't be opened here. Please save it again in another format."
        )
    picture = Image.open(io.BytesIO(content), formats=[_kind_of(content) or ""])
    _require_bearable(picture)
    if _is_read_in_part(picture):
        _shrink(picture, longest_side)
    else:
        if picture.has_transparency_data:
            longest_side = min(longest_side, LONGEST_SIDE_SEEN_THROUGH)
        picture = _halved(picture, longest_side)
        picture.thumbnail((longest_side, longest_side))
    picture.load()  # what is cut off shows now
    return _upright(picture)


def _shrink(picture: Image.Image, longest_side: int) -> None:
    """A JPEG is decoded no larger than needed: for a large one without room to spare."""
    if longest_side <= 1600:
        return picture.thumbnail((longest_side, longest_side))
    part = min(1.0, longest_side / max(picture.size))
    picture.draft("RGB", (int(picture.width * part), int(picture.height * part)))
    return picture.thumbnail((longest_side, longest_side), reducing_gap=None)


def _halved(picture: Image.Image, longest_side: int) -> Image.Image:
    """Every second pixel, third, …, so that a picture that memory holds whole needs no second room.

    Those in between are averaged, but where some are transparent: that takes a whole copy.
    """
    if picture.width * picture.height <= SMALL:
        return picture
    step = math.ceil(max(picture.size) / longest_side)
    size = (picture.width // step, picture.height // step)
    if picture.format in ("JPEG", "MPO"):
        picture.draft("RGB", size)
    elif step > 1 and picture.has_transparency_data:
        return picture.resize(size, Image.Resampling.NEAREST)
    step = math.ceil(max(picture.size) / longest_side)
    if step == 1:
        return picture
    return (picture if picture.mode in ("RGB", "L") else picture.convert("RGB")).reduce(step)


def _is_read_in_part(picture: Image.Image) -> bool:
    return picture.format in ("JPEG", "MPO") and not picture.info.get("progressive")


def _require_bearable(picture: Image.Image) -> None:
    most = MAX_PIXELS if _is_read_in_part(picture) else MAX_PIXELS_HELD_WHOLE
    if max(picture.size) > MAX_SIDE or picture.width * picture.height > most:
        raise NotAPicture(_TOO_MANY_PIXELS)


def _upright(picture: Image.Image) -> Image.Image:
    """As the camera was held; as it lies where the camera's data are damaged."""
    # What the camera wrote is read by nobody else, and the pixels are whole.
    with suppress(Exception):
        ImageOps.exif_transpose(picture, in_place=True)
    return picture


_TOO_MANY_PIXELS = "This picture has too many pixels. Please choose a smaller one."
