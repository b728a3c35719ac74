"""Requests to an identity provider end in time, in the way that the asking libraries expect."""

import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest
import requests
from allauth.socialaccount.adapter import get_adapter

from guildhall.kit.timed_requests import TimedSession
from tests.dripping import dripping_server


@pytest.mark.parametrize(
    "opening", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"]
)
def test_a_provider_that_drips_is_cut_off(opening):
    with (
        dripping_server(opening) as port,
        TimedSession(0.5) as session,
        pytest.raises(requests.RequestException),
    ):
        session.get(f"http://127.0.0.1:{port}/.well-known/openid-configuration")


def test_a_tls_handshake_that_drips_is_cut_off():
    opening, drop = b"\x16\x03\x03\x40\x00", b"\x02"
    with (
        dripping_server(opening, drop) as port,
        TimedSession(0.5) as session,
        pytest.raises(requests.RequestException),
    ):
        session.get(f"https://127.0.0.1:{port}/")


def test_redirects_share_one_deadline_and_an_answer_is_whole():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(302 if self.path == "/old" else 200)
            self.send_header("Location", "/new")
            self.end_headers()
            self.wfile.write(b'{"issuer": "x"}')

        def log_message(self, *args: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with TimedSession(20) as session:
        answer = session.get(f"http://127.0.0.1:{server.server_port}/old", timeout=5)
    server.shutdown()
    server.server_close()

    assert answer.json() == {"issuer": "x"}
    assert answer.history[0].status_code == 302


def test_signing_in_by_a_provider_asks_through_it(db):
    assert isinstance(get_adapter().get_requests_session(), TimedSession)
