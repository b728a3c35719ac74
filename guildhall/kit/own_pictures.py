"""The first picture of a text, as the text shows it."""

import re
from dataclasses import dataclass
from html import unescape

_PICTURE = re.compile(r"<img\b(?:[^>\"]|\"[^\"]*\")*>")
_FILE = re.compile(r"/files/[0-9a-f]{64}\.(?:webp|png|jpg|gif)")
_ATTRIBUTE = re.compile(r"\b(src|alt)=\"([^\"]*)\"")


@dataclass(frozen=True, slots=True)
class OwnPicture:
    """A file of the hall, and what it shows in words."""

    path: str
    alt: str


def first_own_picture(html: str) -> OwnPicture | None:
    """Of sanitised HTML. A picture that was taken out of the text is not found."""
    for picture in _PICTURE.finditer(html):
        attributes = dict(_ATTRIBUTE.findall(picture[0]))
        path = unescape(attributes.get("src", ""))
        if _FILE.fullmatch(path):
            return OwnPicture(path, unescape(attributes.get("alt", "")))
    return None
