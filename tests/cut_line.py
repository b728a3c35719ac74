"""A line between a browser and the hall that can break half way: what is sent still arrives."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress


class Line:
    """Its port, and whether answers get lost on it."""

    def __init__(self, to: int) -> None:
        self.to, self.loses_answers = to, False
        self.server = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.server.getsockname()[1]

    def listen(self) -> None:
        while True:
            try:
                caller, _address = self.server.accept()
            except OSError:
                return
            hall = socket.create_connection(("127.0.0.1", self.to))
            for pump in (self._carry_there, self._carry_back):
                threading.Thread(target=pump, args=[caller, hall], daemon=True).start()

    def _carry_there(self, caller: socket.socket, hall: socket.socket) -> None:
        self._carry(caller, hall, lambda: False)

    def _carry_back(self, caller: socket.socket, hall: socket.socket) -> None:
        self._carry(hall, caller, lambda: self.loses_answers)

    def _carry(self, source: socket.socket, goal: socket.socket, is_lost) -> None:
        with suppress(OSError):
            while piece := source.recv(65536):
                if is_lost():
                    break
                goal.sendall(piece)
        for end in (source, goal):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    line = Line(port)
    threading.Thread(target=line.listen, daemon=True).start()
    try:
        yield line
    finally:
        line.server.shutdown(socket.SHUT_RDWR)
        line.server.close()
