"""A folder with one archive is that archive; every other path is itself."""

import pytest
from click.testing import CliRunner

from guildhall.bench.paths import life_at
from guildhall.bench.truth.command import truth


def files_in(folder, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes(b"")


@pytest.mark.parametrize("name", ["site.zip", "chat.tar.xz", "list.mbox"])
def test_a_folder_with_one_archive_and_a_note_is_that_archive(tmp_path, name):
    files_in(tmp_path, name, "SOURCE.txt")

    assert life_at(tmp_path) == tmp_path / name
    assert life_at(tmp_path / name) == tmp_path / name


@pytest.mark.parametrize(
    "names", [(), ("Posts.xml", "old.zip"), ("a.zip", "b.zip"), ("january.mbox", "march.mbox")]
)
def test_any_other_folder_is_itself(tmp_path, names):
    files_in(tmp_path, *names)

    assert life_at(tmp_path) == tmp_path


def test_what_is_not_there_is_named_before_anything_is_read(tmp_path):
    done = CliRunner().invoke(truth, [str(tmp_path / "nowhere.zip")])

    assert done.exit_code == 2
    assert "nowhere.zip" in done.output
