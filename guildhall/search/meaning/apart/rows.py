"""The file of a shelf: a head, then a row for each vector, the oldest document first.

Written by the worker, byte by byte; mapped and searched by the encoder.
"""

import hashlib
import struct
import zlib
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

HEAD = struct.Struct("<4sI8x")  # magic, numbers in a vector
_MAGIC = b"GHM1"
_ROW = struct.Struct("<qqI")  # document, subject, kind; then the packed vector: length, numbers
LENGTH = struct.Struct("<f")


class Row(NamedTuple):
    """A vector of a document. It says something of its `subject`, the document of an entry.

    That is the entry itself, or the one whose answer it is; `kind` is that of the subject.
    """

    document: int
    subject: int
    kind: str
    packed: bytes


def kind_number(kind: str) -> int:
    return zlib.crc32(kind.encode())


def folder_of(shelves: Path, model: str) -> Path:
    """Each model has a folder of its own: vectors of two can't be compared."""
    return shelves / hashlib.sha256(model.encode()).hexdigest()[:16]


def path_of(folder: Path, community_id: int) -> Path:
    return folder / f"{community_id}.shelf"


def file_of(rows: Iterable[Row]) -> bytes:
    """The bytes of a shelf, by document."""
    rows = list(rows)
    width = len(rows[0].packed) - LENGTH.size if rows else 0
    parts = [HEAD.pack(_MAGIC, width)]
    parts += [
        _ROW.pack(row.document, row.subject, kind_number(row.kind)) + row.packed
        for row in rows
        if len(row.packed) == width + LENGTH.size
    ]
    return b"".join(parts)


def width_in(head: bytes) -> int:
    """How many numbers a vector has in a file with this head; 0 if it is no shelf."""
    if len(head) < HEAD.size:
        return 0
    magic, width = HEAD.unpack(head)
    return int(width) if magic == _MAGIC else 0
