"""What the hall and its encoder say to each other: JSON with its length in front."""

import json
import socket
import struct
from typing import Any

MOST_BYTES = 1024**2
_LENGTH = struct.Struct(">I")

Message = dict[str, Any]


class Unreadable(Exception):
    """What came is no message, is too long, or ended before it was whole."""


def send(connection: socket.socket, message: Message) -> None:
    packed = json.dumps(message).encode()
    connection.sendall(_LENGTH.pack(len(packed)) + packed)


def receive(connection: socket.socket) -> Message:
    (length,) = _LENGTH.unpack(_exactly(connection, _LENGTH.size))
    if length > MOST_BYTES:
        raise Unreadable(f"a message of {length} bytes")
    try:
        message = json.loads(_exactly(connection, length))
    except ValueError as problem:
        raise Unreadable("no JSON") from problem
    if not isinstance(message, dict):
        raise Unreadable("no object")
    return message


def _exactly(connection: socket.socket, count: int) -> bytes:
    parts, missing = [], count
    while missing:
        part = connection.recv(min(missing, 65536))
        if not part:
            raise Unreadable("it ended early")
        parts.append(part)
        missing -= len(part)
    return b"".join(parts)
