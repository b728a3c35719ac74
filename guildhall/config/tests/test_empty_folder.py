"""A command in the wrong place says so in one sentence, and how to make a hall.

It makes nothing itself.
"""

import os
import subprocess
import sys

import pytest

from guildhall.config.command import COMMANDS, NEEDS_NO_HALL, NEVER_PREPARED

WORDS = {
    "restore": ["no-such-file.zip", "--yes"],
    "import": ["stackexchange", "no-such-folder", "--community", "pumps"],
    "health": ["--community", "pumps"],
    "rerender": ["--all"],
    "worker": ["--once"],
    "backup": ["hall.zip"],
}


@pytest.fixture
def guildhall(tmp_path):
    env = {
        **os.environ,
        "GUILDHALL_DATA": str(tmp_path / "hall"),
        "DJANGO_SETTINGS_MODULE": "guildhall.config.settings",
    }
    env.pop("DATABASE_URL", None)

    def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", "guildhall", *words],
            env=env | more,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


@pytest.mark.parametrize("name", sorted(set(COMMANDS) - NEEDS_NO_HALL))
def test_every_command_refuses_where_no_hall_was_ever_prepared(guildhall, tmp_path, name):
    refused = guildhall(name, *WORDS.get(name, []))

    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == f"Error: {NEVER_PREPARED.format(setting='GUILDHALL_DATA')}\n"
    assert list(tmp_path.iterdir()) == []


def test_in_an_empty_folder_that_is_there_nothing_is_made_either(guildhall, tmp_path):
    (tmp_path / "hall").mkdir()

    refused = guildhall("doctor", "mail", "ada@example.org")

    assert refused.returncode == 1
    assert list((tmp_path / "hall").iterdir()) == []


def test_a_folder_that_was_prepared_for_another_database_is_no_hall_for_this_one(
    guildhall, tmp_path
):
    (tmp_path / "hall").mkdir()
    (tmp_path / "hall" / "prepared").write_text("for another one")

    refused = guildhall("backup", DATABASE_URL=f"sqlite:///{tmp_path / 'other.sqlite3'}")

    assert (refused.returncode, refused.stderr) == (
        1,
        f"Error: {NEVER_PREPARED.format(setting='DATABASE_URL')}\n",
    )
    assert not (tmp_path / "other.sqlite3").exists()


@pytest.mark.parametrize("words", [["--help"], ["backup", "--help"], ["--version"]])
def test_help_is_given_anywhere_and_makes_nothing(guildhall, tmp_path, words):
    helped = guildhall(*words)

    assert (helped.returncode, helped.stderr) == (0, "")
    assert list(tmp_path.iterdir()) == []


def test_nonsense_is_refused_before_anything_is_made(guildhall, tmp_path):
    refused = guildhall("prepare", GUILDHAL_URL="https://hall.example.org")

    assert refused.returncode == 1
    assert (
        refused.stderr
        == "guildhall: GUILDHAL_URL is not a setting of Guildhall. Did you mean GUILDHALL_URL?\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.database
def test_what_a_command_writes_is_for_its_user_alone(hall, tmp_path):
    saved = hall.run("backup")

    assert saved.returncode == 0
    assert [path.stat().st_mode & 0o077 for path in (hall.folder / "backups").glob("**/*")] == [0]
    assert (hall.folder / "backups").stat().st_mode & 0o077 == 0


@pytest.mark.database
def test_prepare_shuts_what_an_earlier_version_left_open(hall):
    hall.folder.chmod(0o755)
    picture = hall.folder / "media" / "ab" / "picture.png"
    picture.parent.mkdir(parents=True)
    picture.write_bytes(b"x")
    for path in (picture, picture.parent, hall.folder / "media"):
        path.chmod(0o777)

    ill = hall.run("doctor").stdout
    prepared = hall.run("prepare")
    well = hall.run("doctor").stdout

    assert prepared.returncode == 0
    assert f"✗ Other accounts on this machine can read {hall.folder}." in ill
    assert "Others on this machine" not in well
    assert [
        path.stat().st_mode & 0o077
        for path in (hall.folder, hall.folder / "media", picture.parent, picture)
    ] == [0] * 4
