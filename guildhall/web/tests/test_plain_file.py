"""A file that is answered with: sent as it lies on the disk, or else block by block."""

import io

from guildhall.kit.files.places import Part
from guildhall.web.server.environ import PlainFile


def test_a_whole_file_is_sent_from_where_it_lies(tmp_path):
    path = tmp_path / "kept"
    path.write_bytes(b"pump")

    with path.open("rb") as file:
        assert PlainFile(file).path() == str(path)


def test_a_part_of_a_file_and_one_from_elsewhere_are_read(tmp_path):
    path = tmp_path / "kept"
    path.write_bytes(b"a pump hums")

    with path.open("rb") as file:
        file.seek(2)
        part = PlainFile(io.BufferedReader(Part(file, 4)))

        assert (part.path(), b"".join(part)) == ("", b"pump")
    assert PlainFile(io.BytesIO(b"pump")).path() == ""
