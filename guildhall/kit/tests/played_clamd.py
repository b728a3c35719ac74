"""A socket that plays clamd."""

import socket
import struct
import threading


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
