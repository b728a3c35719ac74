"""What granian calls (RSGI) for every request."""

import asyncio
import io
import logging
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from typing import IO, Any

from guildhall.web.plain_page import plain_page
from guildhall.web.server.arriving import Place, Room, read_body
from guildhall.web.server.environ import PlainFile, environ_of
from guildhall.web.server.refusals import Broken, NoLength, NoRoom, Refused

READERS, WRITERS, CARRIERS = 8, 4, 4
THREADS = READERS + WRITERS + CARRIERS + 1
OPENED_WITHIN = 30  # seconds
_READING = ("GET", "HEAD", "OPTIONS")

log = logging.getLogger(__name__)
Headers = list[tuple[str, str]]
Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class Answer:
    """What goes out: bytes, or a file by its path; `kept` is our own file, deleted when closed."""

    status: int
    headers: Headers
    content: bytes = b""
    path: str = ""
    kept: Any = None


class HallServer:
    """Runs a WSGI application in threads.

    Readers have their own, so that they go on while all writers wait for the database; so have the
    addresses that say how the hall is. Files, which begin with `carried`, have their own, too: ten
    phones that fetch a video from a slow bucket keep nobody from a page.
    """

    def __init__(
        self,
        application: Application,
        *,
        most_bytes: int,
        body_seconds: float,
        carried: str = "/files/",
    ) -> None:
        self.application = application
        self.most_bytes, self.body_seconds = most_bytes, body_seconds
        self.room = Room()
        self.readers = ThreadPoolExecutor(READERS, "reader")
        self.writers = ThreadPoolExecutor(WRITERS, "writer")
        self.carried = carried
        self.carriers = ThreadPoolExecutor(CARRIERS, "carrier")
        self.watchers = ThreadPoolExecutor(1, "watcher")

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        try:
            with self.room.place() as place:
                answer = await self._answer_to(scope, protocol, place)
        except Refused as refusal:
            _send_page(protocol, refusal)
        else:
            _send(protocol, answer)

    async def _answer_to(self, scope: Any, protocol: Any, place: Place) -> Answer:
        body, length = await self._body(scope, protocol, place)
        loop = asyncio.get_running_loop()
        try:
            return await loop.run_in_executor(
                self._threads_for(scope), self._answer, environ_of(scope, body, length)
            )
        except Exception as problem:
            log.exception("nothing answered %s", scope.path)
            raise Broken from problem

    async def _body(self, scope: Any, protocol: Any, place: Place) -> tuple[IO[bytes], int]:
        """Nothing is read of a body that says it is too large: it is refused by its length.

        Raises Refused.
        """
        if "transfer-encoding" in scope.headers:
            raise NoLength
        # Granian refuses what is no number.
        declared = int(scope.headers.get("content-length") or 0)
        if not 0 < declared <= self.most_bytes:
            return io.BytesIO(), declared
        try:
            return await read_body(
                protocol, place, declared=declared, seconds=self.body_seconds
            ), declared
        except OSError as problem:
            log.exception("cannot keep what was sent: %s", scope.path)
            raise NoRoom from problem

    def _threads_for(self, scope: Any) -> ThreadPoolExecutor:
        if scope.path.startswith("/health/"):
            return self.watchers
        if scope.method not in _READING:
            return self.writers
        return self.carriers if scope.path.startswith(self.carried) else self.readers

    def _answer(self, environ: dict[str, Any]) -> Answer:
        """In one thread from the first line to the last: what is opened there is closed there."""
        began: list[Any] = []
        with closing(environ["wsgi.input"]):
            chunks = self.application(
                environ, lambda *status_and_headers: began.extend(status_and_headers)
            )
            try:
                return _whole(int(began[0][:3]), began[1], chunks)
            finally:
                getattr(chunks, "close", lambda: None)()


def _whole(status: int, headers: Headers, chunks: Iterable[bytes]) -> Answer:
    """The answer as it can be sent without this thread: its last chunk has been made."""
    if isinstance(chunks, PlainFile):
        if path := chunks.path():
            return Answer(status, headers, path=path)
    elif not getattr(chunks, "streaming", True):
        return Answer(status, headers, content=b"".join(chunks))
    # closed when it is sent
    kept = tempfile.NamedTemporaryFile(prefix="guildhall-")  # noqa: SIM115
    try:
        for chunk in chunks:
            kept.write(chunk)
        kept.flush()
    except BaseException:
        kept.close()
        raise
    return Answer(status, headers, path=kept.name, kept=kept)


def _send(protocol: Any, answer: Answer) -> None:
    """As slowly as it is read. Not as a stream, which granian takes into memory whole."""
    if not answer.path:
        protocol.response_bytes(answer.status, answer.headers, answer.content)
        return
    protocol.response_file(answer.status, answer.headers, answer.path)
    if answer.kept:  # granian has it open by then, and does not say when
        asyncio.get_running_loop().call_later(OPENED_WITHIN, answer.kept.close)


def _send_page(protocol: Any, refusal: Refused) -> None:
    """A page of the server's own; then the connection ends: the rest on it is an unread body."""
    protocol.response_bytes(
        refusal.status, _PAGE_HEADERS, plain_page(refusal.title, refusal.text).encode()
    )


_PAGE_HEADERS = [
    ("content-type", "text/html; charset=utf-8"),
    ("content-security-policy", "default-src 'none'; style-src 'self'"),
    ("x-content-type-options", "nosniff"),
    ("cache-control", "no-store"),
    ("connection", "close"),
]
