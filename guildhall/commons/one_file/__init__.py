"""Texts as one HTML file: it opens from disk, has a search and prints. It needs no network."""

from guildhall.commons.one_file.page import lowered, one_file
from guildhall.commons.one_file.pictures import (
    PICTURE,
    picture,
    picture_names,
    pictures_beside,
)

__all__ = ["PICTURE", "lowered", "one_file", "picture", "picture_names", "pictures_beside"]
