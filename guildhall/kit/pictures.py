"""Pictures from people: checked by content, re-encoded without place and camera data."""

import io
import warnings
from dataclasses import dataclass

import filetype
from PIL import Image, ImageOps, UnidentifiedImageError

from guildhall.kit.heic import is_heic, read_heic

MAX_BYTES = 12 * 1024 * 1024
MAX_PIXELS = 50_000_000
_SHOWN = {"image/jpeg", "image/png", "image/webp", "image/gif"}


class NotAPicture(ValueError):
    """The file is no picture that we show; its text is a sentence for the person."""


@dataclass(frozen=True, slots=True)
class Picture:
    content: bytes
    content_type: str
    suffix: str
    width: int
    height: int


def clean_picture(content: bytes, *, longest_side: int = 1600) -> Picture:
    """`content` re-encoded as WebP with its sides at most `longest_side` pixels.

    Raises NotAPicture for anything but a JPEG, PNG, WebP, GIF or HEIC of bearable size.
    """
    if len(content) > MAX_BYTES:
        raise NotAPicture("This picture is larger than 12 MB. Please choose a smaller one.")
    if not is_shown(content):
        raise NotAPicture("This file is not a picture we can show. JPEG, PNG, WebP, GIF and HEIC work.")
    picture = _opened(content, longest_side)
    picture.thumbnail((longest_side, longest_side))
    mode = "RGBA" if picture.mode in ("RGBA", "LA", "P") else "RGB"
    out = io.BytesIO()
    picture.convert(mode).save(out, "WEBP", quality=82, method=4)
    return Picture(out.getvalue(), "image/webp", "webp", picture.width, picture.height)


def square_picture(content: bytes, *, side: int = 192) -> Picture:
    """The middle of the picture, `side` by `side` pixels: for faces."""
    whole = clean_picture(content)
    square = ImageOps.fit(Image.open(io.BytesIO(whole.content)), (side, side))
    out = io.BytesIO()
    square.save(out, "WEBP", quality=85)
    return Picture(out.getvalue(), "image/webp", "webp", side, side)


def is_shown(content: bytes) -> bool:
    """Whether the content, by its first bytes, is of a kind that we show."""
    kind = filetype.guess(content)
    return is_heic(content) or (kind is not None and kind.mime in _SHOWN)


def _opened(content: bytes, longest_side: int) -> Image.Image:
    if not is_heic(content):
        return _upright(_open(content))
    try:
        return read_heic(content, longest_side=longest_side, most_pixels=MAX_PIXELS)
    except OSError:
        raise NotAPicture("This picture is damaged or too large to open.") from None


def _open(content: bytes) -> Image.Image:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(content))
            if picture.width * picture.height > MAX_PIXELS:
                raise NotAPicture("This picture has too many pixels. Please choose a smaller one.")
            picture.load()
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise NotAPicture("This picture is damaged or too large to open.") from None
    return picture


def _upright(picture: Image.Image) -> Image.Image:
    """As the camera was held; as it lies where the camera's data are damaged."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # Pillow's word for damaged data
        try:
            return ImageOps.exif_transpose(picture)
        except (OSError, SyntaxError, ValueError):
            return picture
