"""The pictures that texts show, as they go along with them."""

import re
from collections.abc import Iterable

from guildhall.commons.models import Attachment, Entry
from guildhall.kit import files

MOST_PICTURES = 200
PICTURE = re.compile(r'src="/files/([0-9a-f]{64}\.[a-z0-9]{1,8})"')


def picture_names(entries: Iterable[Entry]) -> list[str]:
    """The pictures that these entries show, each once; their files have been brought.

    Naming the file of another person's picture in a text gives it to nobody.
    """
    entries = list(entries)
    beside = {name for entry in entries for name, _alt in pictures_beside(entry)}
    named = {name for entry in entries for name in PICTURE.findall(entry.body_html)}
    if named:
        in_texts = Attachment.objects.filter(entry__in=[entry.pk for entry in entries])
        beside |= set(in_texts.filter(file__in=named).values_list("file", flat=True))
    return sorted(beside)[:MOST_PICTURES]


def pictures_beside(entry: Entry) -> list[tuple[str, str]]:
    """The files of the pictures beside a text, in a middle size, with what they show."""
    return [(one.preview or one.file, one.alt) for one in entry.files_beside if one.is_picture]


def picture(name: str) -> bytes | None:
    try:
        return files.read(name)
    except FileNotFoundError:
        return None
