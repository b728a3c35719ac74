"""What WSGI (PEP 3333) wants to know of a request, out of what granian says (RSGI)."""

import io
import sys
from collections.abc import Iterator
from typing import IO, Any

BLOCK = 256 * 1024
_OWN_NAMES = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


class PlainFile:
    """A file that is sent as it lies on the disk, without a thread of ours."""

    def __init__(self, file: IO[bytes], _block_size: int = 8192) -> None:
        self.file = file

    def __iter__(self) -> Iterator[bytes]:
        return iter(lambda: self.file.read(BLOCK), b"")

    def path(self) -> str:
        """Where it lies; empty for what is no plain file, or is read from its middle."""
        if not isinstance(self.file, io.BufferedReader):
            return ""
        name = getattr(self.file, "name", None)  # none where it is a part, or comes from a bucket
        return name if isinstance(name, str) and self.file.tell() == 0 else ""

    def close(self) -> None:
        self.file.close()


def environ_of(scope: Any, body: IO[bytes], length: int) -> dict[str, Any]:
    """`length` is the body's as it was declared."""
    server, _colon, port = scope.server.rpartition(":")
    client, _colon, _port = scope.client.rpartition(":")
    return {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _bytes_as_letters(scope.path),
        "QUERY_STRING": _bytes_as_letters(scope.query_string),
        "SERVER_NAME": server.strip("[]"),
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": client.strip("[]"),
        **({"HTTP_HOST": scope.authority} if scope.authority else {}),
        **_headers(scope.headers.items()),
        "CONTENT_LENGTH": str(length),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.file_wrapper": PlainFile,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


def _bytes_as_letters(text: str) -> str:
    """As WSGI has it: a letter for each byte."""
    return text.encode().decode("latin-1")


def _headers(items: list[tuple[str, str]]) -> dict[str, str]:
    """By WSGI's names.

    A name with an underscore would pass for one with a hyphen that a proxy sets, so it is left out.
    """
    headers: dict[str, str] = {}
    for name, value in items:
        if "_" in name:
            continue
        key = _OWN_NAMES.get(name) or f"HTTP_{name.upper().replace('-', '_')}"
        joint = "; " if name == "cookie" else ","
        headers[key] = f"{headers[key]}{joint}{value}" if key in headers else value
    return headers
