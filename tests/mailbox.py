"""A mailbox on a server of its own."""

import re
import socket
import threading


class Mailbox:
    """Just enough of an IMAP server (RFC 3501): login, select, search, fetch, store."""

    def __init__(self, mails: dict[int, bytes], sizes: dict[int, int] | None = None) -> None:
        self.mails, self.seen, self.fetched_whole = mails, set(), []
        self.sizes = sizes or {}
        self.server = socket.create_server(("127.0.0.1", 0))
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _address = self.server.accept()
            except OSError:
                return
            with connection, connection.makefile("rwb") as wire:
                self._say(wire, b"* OK ready")
                for line in wire:
                    if not self._answer(wire, line.decode().strip()):
                        break

    def _answer(self, wire, line: str) -> bool:
        tag, _space, command = line.partition(" ")
        name = command.split(" ")[0].upper()
        if name == "CAPABILITY":
            self._say(wire, b"* CAPABILITY IMAP4rev1")
        elif name == "SELECT":
            self._say(wire, b"* %d EXISTS" % len(self.mails))
        elif name == "UID":
            self._uid(wire, command[4:])
        self._say(wire, f"{tag} OK done".encode())
        return name != "LOGOUT"

    def _uid(self, wire, command: str) -> None:
        if command.upper().startswith("SEARCH"):
            unseen = sorted(set(self.mails) - self.seen)
            self._say(wire, b"* SEARCH " + b" ".join(b"%d" % uid for uid in unseen))
            return
        uid = int(re.match(r"\w+ (\d+)", command)[1])
        raw = self.mails[uid]
        if "RFC822.SIZE" in command:
            self._say(
                wire, b"* 1 FETCH (UID %d RFC822.SIZE %d)" % (uid, self.sizes.get(uid, len(raw)))
            )
        elif "BODY.PEEK" in command:
            part = b"HEADER" if "HEADER" in command else b""
            if not part:
                self.fetched_whole.append(uid)
            shown = raw.split(b"\r\n\r\n")[0] + b"\r\n\r\n" if part else raw
            wire.write(
                b"* 1 FETCH (UID %d BODY[%s] {%d}\r\n" % (uid, part, len(shown)) + shown + b")\r\n"
            )
        elif command.upper().startswith("STORE"):
            self.seen.add(uid)

    def _say(self, wire, line: bytes) -> None:
        wire.write(line + b"\r\n")
        wire.flush()
