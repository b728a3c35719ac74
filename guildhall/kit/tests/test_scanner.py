"""What the hall says to a scanner, and what it makes of the answers: a socket plays clamd."""

import io
import socket
import struct
from collections.abc import Iterator

import pytest

from guildhall.kit.scanner import NoVerdict, ScannerAway, scan, version
from guildhall.kit.tests.played_clamd import Played


@pytest.fixture
def clamd() -> Iterator[Played]:
    played = Played()
    yield played
    played.server.close()


def test_a_file_is_sent_in_blocks_with_their_length_and_is_clean(clamd):
    name = scan(io.BytesIO(b"a" * 70_000), clamd.url)

    assert name == ""
    blocks = struct.pack("!L", 65536) + b"a" * 65536 + struct.pack("!L", 4464) + b"a" * 4464
    assert clamd.got == b"zINSTREAM\0" + blocks + struct.pack("!L", 0)


def test_what_is_found_has_a_name(clamd):
    clamd.answer = b"stream: Win.Test.EICAR_HDB-1 FOUND\0"

    assert scan(io.BytesIO(b"x"), clamd.url) == "Win.Test.EICAR_HDB-1"


@pytest.mark.parametrize(
    "answer", [b"INSTREAM size limit exceeded. ERROR\0", b"UNKNOWN COMMAND\0", b"\0", b"stream: \0"]
)
def test_any_other_answer_says_nothing_about_the_file(clamd, answer):
    clamd.answer = answer

    with pytest.raises(NoVerdict, match="It says: "):
        scan(io.BytesIO(b"x"), clamd.url)


def test_a_scanner_that_hangs_up_says_nothing_about_the_file(clamd):
    clamd.hangs_up_after = 100_000

    with pytest.raises(NoVerdict):
        scan(io.BytesIO(b"x" * 40_000_000), clamd.url)


def test_a_scanner_that_is_silent_is_not_waited_for_after_the_deadline(clamd):
    clamd.answer = b""

    with pytest.raises(NoVerdict, match="did not answer within"):
        scan(io.BytesIO(b"x"), clamd.url, seconds=0.3)


def test_a_scanner_that_is_not_there_is_away(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as nobody:
        port = nobody.getsockname()[1]

    for url in (
        f"tcp://127.0.0.1:{port}",
        f"unix://{tmp_path}/none.ctl",
        "tcp://no-such-host.invalid:3310",
    ):
        with pytest.raises(ScannerAway):
            version(url)
