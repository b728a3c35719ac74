"""What the doctor says of the place where files are kept, and of their scanner."""

import socket

from guildhall.cli.doctor_files import examine_files


def said() -> list[tuple[str, bool]]:
    return [(finding.sentence, finding.is_wrong) for finding in examine_files()]


def test_a_folder_in_the_data_folder_needs_no_word(settings):
    settings.MEDIA_ROOT = str(settings.GUILDHALL_DATA / "media")

    assert said() == []


def test_another_folder_is_there_or_missed(settings, tmp_path):
    settings.MEDIA_ROOT = str(tmp_path)
    there = said()
    settings.MEDIA_ROOT = str(tmp_path / "not-mounted")
    missed = said()

    assert there == [(f"Pictures and files are in {tmp_path}, which is writable.", False)]
    assert missed == [
        (
            f"The hall can't write to {tmp_path / 'not-mounted'}, "
            "where pictures and files are kept.",
            True,
        )
    ]


def test_a_scanner_that_is_away_is_a_problem(settings):
    settings.MEDIA_ROOT = str(settings.GUILDHALL_DATA / "media")
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        settings.CLAMD_URL = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"

    ((sentence, is_wrong),) = said()

    assert sentence.startswith(f"The virus scanner at {settings.CLAMD_URL} does not answer.")
    assert is_wrong


def test_a_scanner_that_answers_says_its_version(settings, clamav):
    settings.MEDIA_ROOT = str(settings.GUILDHALL_DATA / "media")
    settings.CLAMD_URL = clamav.url

    ((sentence, is_wrong),) = said()

    assert sentence.startswith("The virus scanner answers (ClamAV ")
    assert not is_wrong
