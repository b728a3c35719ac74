"""No request that a user can cause goes to a machine inside, and messages are signed."""

import ssl
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from guildhall.kit.outside import NotOutside, look_at, post, require_outside, why_unreached
from guildhall.kit.signed_hooks import is_signed, new_secret, sign

REDIRECTS = {
    "/again": (307, "/"),
    "/elsewhere": (307, "http://inside.example/"),
    "/moved": (302, "/"),
    "/umlaut": (307, "/ü"),
    "/bracket": (307, "http://[bad/"),
    "/long-label": (308, f"http://{'a' * 64}.example/"),
    "/port": (307, "http://ours.example:99999/"),
    "/blank": (307, "/a b"),
    "/round": (307, "/round"),
}


@pytest.fixture
def server():
    """A web server on this machine, which answers each path in its way and keeps what it got."""
    got: list[tuple[str, bytes]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            got.append((self.path, self.rfile.read(int(self.headers["Content-Length"]))))
            status, location = REDIRECTS.get(self.path, (200, ""))
            self.send_response(status)
            if location:
                self.send_header("Location", location)
            self.end_headers()
            self.wfile.write(b"thank you")

        def log_message(self, *args: object) -> None:
            pass

    made = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    made.got = got
    yield made
    made.shutdown()
    made.server_close()


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1",
        "127.8.8.8",
        "0.0.0.0",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "224.0.0.1",
        "255.255.255.255",
        "::1",
        "::",
        "fe80::1",
        "fc00::1",
        "ff02::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "64:ff9b::7f00:1",
        "2002:7f00:1::",
        "fe80::1%eth0",
    ],
)
def test_addresses_inside_are_refused(address):
    with pytest.raises(NotOutside):
        require_outside(
            "https://chat.example/hook", resolve=lambda host, port: ["93.184.215.14", address]
        )


@pytest.mark.parametrize(
    "url",
    [
        "ftp://chat.example/",
        "file:///etc/passwd",
        "http://",
        "//chat.example",
        "http://user:pass@chat.example/",
        "http://chat.example:99999/",
        "gopher://x",
        "http://[::1",
    ],
)
def test_what_is_no_web_address_is_refused(url):
    with pytest.raises(NotOutside):
        require_outside(url, resolve=lambda host, port: ["93.184.215.14"])


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_this_machine_by_any_name_is_refused(host, server):
    with pytest.raises(NotOutside):
        post(f"http://{host}:{server.server_port}/", b"{}", {})

    assert server.got == []


def test_what_the_operator_allows_is_reached(server):
    answer = post(f"http://127.0.0.1:{server.server_port}/", b"{}", {}, inside_hosts=["127.0.0.1"])

    assert (answer.status, answer.text, server.got) == (200, "thank you", [("/", b"{}")])


def test_the_connection_goes_to_the_address_that_was_checked(server):
    """The name leads inside at the second look; there is no second look."""
    looks = []

    def changing(host: str, port: int) -> list[str]:
        looks.append(host)
        return ["127.0.0.1"]

    post(
        f"http://changing.example:{server.server_port}/",
        b"{}",
        {},
        inside_hosts=["changing.example"],
        resolve=changing,
    )

    assert (looks, server.got) == (["changing.example"], [("/", b"{}")])


def test_a_redirect_is_checked_anew_and_one_that_changes_the_method_is_not_followed(server):
    def resolve(host: str, port: int) -> list[str]:
        return ["127.0.0.1"]

    there = f"http://ours.example:{server.server_port}"
    again = post(f"{there}/again", b"{}", {}, inside_hosts=["ours.example"], resolve=resolve)
    moved = post(f"{there}/moved", b"{}", {}, inside_hosts=["ours.example"], resolve=resolve)
    with pytest.raises(NotOutside):
        post(f"{there}/elsewhere", b"{}", {}, inside_hosts=["ours.example"], resolve=resolve)

    assert (again.status, moved.status) == (200, 302)
    assert [path for path, _body in server.got] == ["/again", "/", "/moved", "/elsewhere"]


def test_letters_outside_ascii_are_sent_encoded_also_after_a_redirect(server):
    there = f"http://127.0.0.1:{server.server_port}"
    typed = post(f"{there}/ä?ö", b"{}", {}, inside_hosts=["127.0.0.1"])
    led = post(f"{there}/umlaut", b"{}", {}, inside_hosts=["127.0.0.1"])

    assert (typed.status, led.status) == (200, 200)
    assert [path for path, _body in server.got] == ["/%C3%A4?%C3%B6", "/umlaut", "/%C3%BC"]


@pytest.mark.parametrize("path", ["/bracket", "/long-label", "/port", "/blank", "/round"])
def test_a_redirect_to_what_cannot_be_sent_to_ends_in_a_sentence(server, path):
    with pytest.raises(NotOutside, match=r"^This address (keeps redirecting|redirects to)"):
        post(f"http://127.0.0.1:{server.server_port}{path}", b"{}", {}, inside_hosts=["127.0.0.1"])


@pytest.mark.parametrize(
    ("secret", "signature"),
    [
        ("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLw", "v1,/Xy7FLfFISa1TZH7WLT+0x/orG5MlcutAFOpVan3/00="),
        (
            "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD",
            "v1,78nXHjpFP0tVJQW5D0SBwmVyyW87BV/rL6MgfM/Bw44=",
        ),
    ],
)
def test_the_signature_is_that_of_the_standards_own_library(secret, signature):
    """Worked out with the Python library of the standard (standardwebhooks on PyPI)."""
    body = b'{"test": 2432232314}'

    assert (
        sign(secret, message_id="msg_p5jXN8AQM9LWM0D4loKWxJek", timestamp=1614265330, body=body)
        == signature
    )


def test_a_signature_is_checked_with_its_time():
    secret = new_secret()
    signature = f"v1,other {sign(secret, message_id='m', timestamp=1000, body=b'x')}"
    good = {
        "message_id": "m",
        "timestamp": "1000",
        "signature": signature,
        "body": b"x",
        "now": 1100.0,
    }

    assert is_signed(secret, **good)
    assert not is_signed(secret, **{**good, "body": b"y"})
    assert not is_signed(secret, **{**good, "now": 1400.0})
    assert not is_signed(secret, **{**good, "timestamp": "x"})
    assert not is_signed(new_secret(), **good)


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            TimeoutError("took longer than 10 seconds"),
            "The server did not finish its answer within ten seconds.",
        ),
        (
            ssl.SSLCertVerificationError("self-signed certificate"),
            "No secure connection could be made. Is the server's certificate valid?",
        ),
        (ConnectionRefusedError(111, "Connection refused"), "The server refused the connection."),
        (OSError("BadStatusLine: what came back is no web answer"), "The server did not answer."),
    ],
)
def test_why_nothing_came_back_names_no_class(problem, sentence):
    assert why_unreached(problem) == sentence


def test_a_page_is_looked_at_without_its_text(pages):
    look = partial(
        look_at, inside_hosts=["ours.example"], resolve=lambda _host, _port: ["127.0.0.1"]
    )
    site = f"http://ours.example:{pages.server_port}"

    assert [look(f"{site}{path}") for path in ("/", "/moved", "/no-head", "/gone")] == [
        200,
        200,
        200,
        404,
    ]
    assert pages.asked[:1] == [("HEAD", "/")]
    with pytest.raises(NotOutside):
        look(f"{site}/round")
    with pytest.raises(NotOutside):
        look_at("http://ours.example/", resolve=lambda _host, _port: ["127.0.0.1"])


@pytest.fixture
def pages():
    """A web server on this machine that keeps what it was asked."""
    asked: list[tuple[str, str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            asked.append((self.command, self.path))
            is_head = self.command == "HEAD"
            moved = {"/moved": "/", "/round": "/round"}.get(self.path, "")
            status = 302 if moved else 404 if self.path == "/gone" else 200
            self.send_response(405 if self.path == "/no-head" and is_head else status)
            if moved:
                self.send_header("Location", moved)
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_GET = do_HEAD

        def log_message(self, *args: object) -> None:
            pass

    made = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=made.serve_forever, daemon=True)
    thread.start()
    made.asked = asked
    yield made
    made.shutdown()
    made.server_close()
