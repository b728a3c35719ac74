"""A person's data in one zip: a JSON file for each kind of row about them, and their files.

A row that names a `file` brings it along.
"""

import contextlib
import json
import shutil
import tempfile
import zipfile
from typing import IO

from django.core.serializers.json import DjangoJSONEncoder

from guildhall.kit import files
from guildhall.people.kept import OnlyTheirs, kept_of
from guildhall.people.models import Person


def archive_of(person: Person, *, is_for_owner: bool = False) -> IO[bytes]:
    """An open temporary file, at its start, that goes when it is closed.

    Where an owner of the hall asked for it, what is only the person's own is left out.
    """
    out = tempfile.TemporaryFile()  # noqa: SIM115  # the answer closes it
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, kept in kept_of(person).items():
            if is_for_owner and isinstance(kept, OnlyTheirs):
                continue
            rows = list(kept)
            archive.writestr(
                f"{name}.json",
                json.dumps(rows, cls=DjangoJSONEncoder, indent=2, ensure_ascii=False),
            )
            for file in {row["file"] for row in rows if row.get("file")}:
                _add_file(archive, file)
        if person.picture:
            _add_file(archive, person.picture)
    out.seek(0)
    return out


def _add_file(archive: zipfile.ZipFile, name: str) -> None:
    with (
        contextlib.suppress(FileNotFoundError),
        files.opened(name) as content,
        archive.open(f"files/{name}", "w", force_zip64=True) as member,
    ):
        shutil.copyfileobj(content, member)
