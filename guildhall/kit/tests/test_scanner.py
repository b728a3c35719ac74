"""What the hall says to a scanner, and what it makes of the answers: a socket plays clamd."""

import io
import socket
import struct
import threading
from collections.abc import Iterator

import pytest

from guildhall.kit.scanner import ScannerAway, scan, version


class Played:
    """Answers one connection after another with `answer`, and keeps what it got."""

    def __init__(self) -> None:
        self.answer, self.hangs_up_after, self.got = b"stream: OK\0", -1, b""
        self.server = socket.create_server(("127.0.0.1", 0))
        self.url = f"tcp://127.0.0.1:{self.server.getsockname()[1]}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self.server.accept()
            except OSError:
                return
            with connection:
                self._talk(connection)

    def _talk(self, connection: socket.socket) -> None:
        self.got = b""
        while not self._is_whole():
            if 0 <= self.hangs_up_after <= len(self.got):
                connection.sendall(self.answer)
                return
            block = connection.recv(4096)
            if not block:
                return
            self.got += block
        if self.answer:
            connection.sendall(self.answer)
        else:
            connection.recv(1)

    def _is_whole(self) -> bool:
        is_stream = self.got.startswith(b"zINSTREAM\0")
        return self.got.endswith(struct.pack("!L", 0) if is_stream else b"\0")


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

    with pytest.raises(ScannerAway, match="It says: "):
        scan(io.BytesIO(b"x"), clamd.url)


def test_a_scanner_that_hangs_up_is_away(clamd):
    clamd.hangs_up_after = 100_000

    with pytest.raises(ScannerAway):
        scan(io.BytesIO(b"x" * 40_000_000), clamd.url)


def test_a_scanner_that_is_silent_is_away_after_the_deadline(clamd):
    clamd.answer = b""

    with pytest.raises(ScannerAway, match="did not answer within"):
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
