"""The files that come with a page: in its text, and beside it."""

from collections.abc import Callable

from guildhall.commons.actions import NotKept, attach_file, put_beside
from guildhall.commons.actions.attachment import attach_encoded, attach_same
from guildhall.commons.models import Attachment, Entry
from guildhall.kit.pictures import NotAPicture, Picture, clean_picture
from guildhall.people.models import Person

ReadFile = Callable[[str], bytes | None]


class ComingFiles:
    """Files of one folder, by their paths; each text keeps its own.

    Pictures are encoded anew, and the rest is scanned, like everything that people upload.
    `refused` says why a file was not kept.
    """

    def __init__(self, read: ReadFile) -> None:
        self._read = read
        self._kept: dict[tuple[str, int], Attachment | None] = {}
        self._first: dict[str, Attachment | None] = {}
        self.refused: dict[str, str] = {}

    def beside(self, path: str, name: str, entry: Entry, *, by: Person) -> None:
        kept = self._kept[path, entry.pk] = self._keep(path, name, entry, by=by)
        if kept is not None:
            put_beside(entry, [kept], by=by)

    def in_text(self, path: str, entry: Entry, *, by: Person) -> str:
        """The address that the text links; empty where there is no such file.

        What is no picture is beside the text, too.
        """
        key = (path, entry.pk)
        if key not in self._kept:
            self._kept[key] = self._picture(path, by=by)
        if self._kept[key] is None and path not in self.refused:
            self.beside(path, path.rpartition("/")[2], entry, by=by)
        kept = self._kept[key]
        return f"/files/{kept.file}" if kept else ""

    def _picture(self, path: str, *, by: Person) -> Attachment | None:
        """Encoding takes longest of all: what many pages show is encoded once."""
        if path in self._first:
            first = self._first[path]
            return attach_same(first, by=by) if first else None
        picture = self._encode(path)
        self._first[path] = attach_encoded(picture, by=by) if picture else None
        return self._first[path]

    def _encode(self, path: str) -> Picture | None:
        content = self._read(path)
        try:
            return clean_picture(content) if content else None
        except NotAPicture:
            return None

    def _keep(self, path: str, name: str, entry: Entry, *, by: Person) -> Attachment | None:
        content = self._read(path)
        if content is None:
            return None
        try:
            return attach_file(content, name=name, by=by, community=entry.community)
        except (NotKept, NotAPicture) as problem:
            self.refused[path] = str(problem)
            return None


def no_files(path: str) -> bytes | None:
    """Where texts come without a folder."""
    return None
