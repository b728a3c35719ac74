"""The server between granian and Django: what it takes, keeps, and hands on to WSGI."""

import asyncio
import io
import tempfile
import threading
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from guildhall.web.server import application, arriving
from guildhall.web.server.application import HallServer
from guildhall.web.server.environ import environ_of


class Request:
    """What granian hands over: a head, and a body in chunks; a number is a pause in seconds."""

    def __init__(
        self, *chunks: bytes | float, path: str = "/", query: str = "", **headers: str
    ) -> None:
        self.headers = {name.replace("_", "-"): value for name, value in headers.items()}
        self.chunks, self.path, self.query_string = chunks, path, query
        self.method, self.http_version, self.scheme = "POST", "1.1", "http"
        self.server, self.client, self.authority = "127.0.0.1:8000", "192.0.2.7:4711", None
        self.status, self.content, self.file = 0, b"", ""

    async def __aiter__(self) -> Any:
        for chunk in self.chunks:
            if isinstance(chunk, bytes):
                yield chunk
            else:
                await asyncio.sleep(chunk)

    def response_bytes(self, status: int, headers: list[tuple[str, str]], content: bytes) -> None:
        self.status, self.content = status, content

    def response_file(self, status: int, headers: list[tuple[str, str]], path: str) -> None:
        self.status, self.content, self.file = status, Path(path).read_bytes(), path


class Content(list[bytes]):
    streaming = False


def echo(environ: dict[str, Any], start: Any) -> Content:
    start("200 OK", [])
    return Content([environ["wsgi.input"].read()])


def ask(
    request: Request, *, application: Any = echo, seconds: float = 5, room: int = arriving.ON_DISK
) -> HallServer:
    server = HallServer(application, most_bytes=1_000_000, body_seconds=seconds)
    server.room.most = room
    asyncio.run(server.__rsgi__(request, request))
    return server


def test_a_body_that_is_as_long_as_it_says_is_worked_on():
    request = Request(b"name=", b"ada", content_length="8")

    ask(request)

    assert (request.status, request.content) == (200, b"name=ada")


def test_a_body_that_broke_off_is_never_taken_for_a_whole_one():
    request = Request(b"text=I do not agree", content_length="60")

    ask(request)

    assert request.status == 400
    assert b"Not everything arrived" in request.content


def test_a_body_in_chunks_is_refused_since_nobody_says_whether_its_last_chunk_came():
    request = Request(b"text=I do not agree", b"", transfer_encoding="chunked")

    ask(request)

    assert request.status == 411


def test_a_pause_that_is_too_long_ends_an_upload_however_much_came_before():
    # 400,000 bytes alone would earn 48 seconds.
    request = Request(b"x" * 400_000, 1.0, b"x", content_length="400001")

    ask(request, seconds=0.2)

    assert request.status == 408


def test_an_upload_that_comes_steadily_may_take_longer_than_the_first_seconds():
    chunks = [part for _ in range(6) for part in (b"x" * 8_000, 0.08)]
    request = Request(*chunks, content_length="48000")

    ask(request, seconds=0.2)

    assert (request.status, len(request.content)) == (200, 48_000)


def test_large_bodies_have_a_bound_together_and_leave_their_room_again():
    fits, is_too_much = (
        Request(b"x" * size, content_length=str(size)) for size in (100_000, 300_000)
    )

    assert ask(fits, room=200_000).room.taken == 0
    assert ask(is_too_much, room=200_000).room.taken == 0

    assert (fits.status, is_too_much.status) == (200, 503)


def test_what_fits_into_memory_is_taken_while_there_is_no_room_on_the_disk():
    request = Request(b"x" * 2_000, content_length="2000")

    ask(request, room=0)

    assert request.status == 200


def list_of_all(environ: dict[str, Any], start: Any) -> Any:
    start("200 OK", [])
    return (b"row\n" * 1_000 for _ in range(100))


def test_a_stream_is_sent_as_a_file_that_goes_again(monkeypatch):
    monkeypatch.setattr(application, "OPENED_WITHIN", 0)
    request = Request()

    ask(request, application=list_of_all)

    assert (request.status, len(request.content)) == (200, 400_000)
    assert request.file
    assert not Path(request.file).exists()


def test_of_a_stream_that_breaks_nothing_stays_on_the_disk(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    ask(Request(), application=breaks_later)

    assert list(tmp_path.iterdir()) == []


def breaks(environ: dict[str, Any], start: Any) -> Content:
    raise RuntimeError("secret")


def breaks_later(environ: dict[str, Any], start: Any) -> Any:
    start("200 OK", [])
    return (_refuse() if number else b"begun" for number in range(2))


def _refuse() -> bytes:
    raise RuntimeError("secret")


@pytest.mark.parametrize("broken", [breaks, breaks_later])
def test_what_breaks_ends_in_a_page_of_ours(broken, caplog):
    request = Request()

    ask(request, application=broken)

    assert request.status == 500
    assert b"Something went wrong on our side" in request.content
    assert b"secret" not in request.content
    assert "secret" in caplog.text


@pytest.mark.parametrize("text", ["q=é", "q=→", "q=\U0001f600"])
def test_letters_in_a_query_that_a_client_did_not_encode_come_as_their_bytes(text):
    environ = environ_of(SimpleNamespace(**vars(Request(query=text))), io.BytesIO(), 0)

    assert environ["QUERY_STRING"].encode("latin-1").decode() == text


def test_without_a_host_the_server_s_own_address_counts():
    environ = environ_of(SimpleNamespace(**vars(Request())), io.BytesIO(), 0)

    assert "HTTP_HOST" not in environ
    assert (environ["SERVER_NAME"], environ["SERVER_PORT"]) == ("127.0.0.1", "8000")


def test_pages_are_answered_while_ten_wait_for_files():
    bucket_answers = threading.Event()

    def hall(environ: dict[str, Any], start: Any) -> Content:
        if environ["PATH_INFO"].startswith("/files/"):
            bucket_answers.wait(30)
        start("200 OK", [])
        return Content([b"read"])

    phones = [Request(path=f"/files/{number}.mp4") for number in range(10)]
    pages = [Request(path="/c/pumps/") for _page in range(3)]
    for one in (*phones, *pages):
        one.method = "GET"

    async def morning() -> list[int]:
        server = HallServer(hall, most_bytes=1_000_000, body_seconds=5)
        carried = [asyncio.create_task(server.__rsgi__(one, one)) for one in phones]
        for page in pages:
            await asyncio.wait_for(server.__rsgi__(page, page), 20)
        meanwhile = [one.status for one in phones]
        bucket_answers.set()
        await asyncio.gather(*carried)
        return meanwhile

    meanwhile = asyncio.run(morning())

    assert meanwhile == [0] * 10
    assert [one.status for one in (*pages, *phones)] == [200] * 13
