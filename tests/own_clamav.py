"""A ClamAV of a test's own, which knows one signature: that of the EICAR test file."""

import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from guildhall.kit.scanner import ScannerAway, version
from tests.mail_servers import free_port

PATIENCE = 60
# Written in two halves, so that no scanner takes this file for one.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS" + rb"-TEST-FILE!$H+H*"
SIGNATURE = f"Test.Eicar:0:*:{EICAR.hex()}\n"


class OwnClamav:
    """Skips the test, aloud, where clamd is not installed. No signatures are downloaded."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("clamd", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
        if program is None:
            pytest.skip("clamd is not on this machine (Debian: clamav-daemon)")
        self.program, self.folder, self.port = program, folder, free_port()
        self.process: subprocess.Popen[bytes] | None = None
        (folder / "signatures").mkdir(parents=True)
        (folder / "signatures" / "own.ndb").write_text(SIGNATURE)
        lines = [
            f"DatabaseDirectory {folder / 'signatures'}",
            f"TCPSocket {self.port}",
            "TCPAddr 127.0.0.1",
            f"LocalSocket {self.socket}",
            "Foreground yes",
            f"LogFile {folder / 'log'}",
            "StreamMaxLength 3M",
        ]
        (folder / "clamd.conf").write_text("\n".join([*lines, ""]))
        self.start()

    @property
    def socket(self) -> Path:
        return self.folder / "clamd.ctl"

    @property
    def url(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def start(self) -> None:
        self.process = subprocess.Popen(
            [self.program, "--config-file", str(self.folder / "clamd.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        deadline = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < deadline, (self.folder / "log").read_text()
            time.sleep(0.05)

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None

    def _answers(self) -> bool:
        try:
            return bool(version(self.url))
        except ScannerAway:
            return False


@pytest.fixture
def clamav(tmp_path) -> Iterator[OwnClamav]:
    own = OwnClamav(tmp_path / "clamav")
    yield own
    own.stop()
