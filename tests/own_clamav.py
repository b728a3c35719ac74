"""A ClamAV of a test's own, which knows one signature: that of the EICAR test file."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from guildhall.kit.scanner import ScannerAway, version
from tests.mail_servers import free_port
from tests.own_program import OwnProgram

# Written in two halves, so that no scanner takes this file for one.
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS" + rb"-TEST-FILE!$H+H*"
SIGNATURE = f"Test.Eicar:0:*:{EICAR.hex()}\n"


class OwnClamav(OwnProgram):
    """Skips the test, aloud, where clamd is not installed. No signatures are downloaded."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("clamd", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
        if program is None:
            pytest.skip("clamd is not on this machine (Debian: clamav-daemon)")
        self.program, self.folder, self.port = program, folder, free_port()
        self.log = folder / "log"
        (folder / "signatures").mkdir(parents=True)
        (folder / "signatures" / "own.ndb").write_text(SIGNATURE)
        self.configure("3M")
        self.start()

    def take_up_to(self, most: str) -> None:
        """It begins anew with another limit for one file, such as 20M."""
        self.stop()
        self.configure(most)
        self.start()

    def configure(self, most: str) -> None:
        lines = [
            f"DatabaseDirectory {self.folder / 'signatures'}",
            f"TCPSocket {self.port}",
            "TCPAddr 127.0.0.1",
            f"LocalSocket {self.socket}",
            "Foreground yes",
            f"LogFile {self.log}",
            f"StreamMaxLength {most}",
        ]
        (self.folder / "clamd.conf").write_text("\n".join([*lines, ""]))

    @property
    def socket(self) -> Path:
        return self.folder / "clamd.ctl"

    @property
    def url(self) -> str:
        return f"tcp://127.0.0.1:{self.port}"

    def command(self) -> list[str]:
        return [self.program, "--config-file", str(self.folder / "clamd.conf")]

    def answers(self) -> bool:
        try:
            return bool(version(self.url))
        except ScannerAway:
            return False


@pytest.fixture
def clamav(tmp_path) -> Iterator[OwnClamav]:
    own = OwnClamav(tmp_path / "clamav")
    yield own
    own.stop()
