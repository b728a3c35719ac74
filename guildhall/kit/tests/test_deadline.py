"""A talk with another machine is over in time, whether it says nothing, drips, or has no end."""

import smtplib
import socket
import time

import pytest

from guildhall.kit import deadline
from guildhall.kit.deadline import connect, look_up, seconds_left, within
from guildhall.kit.outside import post
from tests.dripping import dripping_server

LONG = 15  # what nothing here comes near to; only an unbounded wait would pass it


@pytest.mark.parametrize(
    "opening",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\n",
        b"HTTP/1.1 200 OK\r\n\r\n",
    ],
    ids=["status line", "headers", "body", "chunks", "body without end"],
)
def test_a_web_server_that_drips_is_cut_off(opening):
    started = time.monotonic()
    with dripping_server(opening) as port, pytest.raises(TimeoutError):
        post(f"http://127.0.0.1:{port}/", b"{}", {}, inside_hosts=["127.0.0.1"], seconds=0.5)

    assert time.monotonic() - started < LONG


def test_a_web_server_that_says_go_on_for_ever_is_cut_off():
    with (
        dripping_server(drop=b"HTTP/1.1 100 Continue\r\n\r\n") as port,
        pytest.raises(TimeoutError),
    ):
        post(f"http://127.0.0.1:{port}/", b"{}", {}, inside_hosts=["127.0.0.1"], seconds=0.5)


def test_a_tls_handshake_that_drips_is_cut_off():
    with dripping_server(b"\x16\x03\x03\x40\x00", b"\x02") as port, pytest.raises(OSError):
        post(f"https://127.0.0.1:{port}/", b"{}", {}, inside_hosts=["127.0.0.1"], seconds=0.5)


def test_redirects_share_one_deadline(monkeypatch):
    """Each hop takes a second of a clock that is turned by hand."""
    now = [0.0]
    monkeypatch.setattr(deadline.time, "monotonic", lambda: now[0])

    def resolve(host: str, port: int) -> list[str]:
        now[0] += 1
        return ["127.0.0.1"]

    answer = b"HTTP/1.1 307 Onward\r\nLocation: /\r\nContent-Length: 0\r\n\r\n"
    with dripping_server(answer) as port, pytest.raises(TimeoutError):
        post(
            f"http://a.example:{port}/",
            b"{}",
            {},
            inside_hosts=["a.example"],
            resolve=resolve,
            seconds=1.5,
        )

    assert now[0] == 2


def test_a_name_that_nobody_answers_for_is_not_waited_for(monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", lambda *words, **more: time.sleep(0.6))

    with within(0.1), pytest.raises(TimeoutError, match="nobody says in time"):
        look_up("slow.example", 80)


@pytest.mark.parametrize("name", ["a" * 64 + ".example", "a..b", "\0"])
def test_a_name_that_cannot_be_asked_for_has_no_server(name):
    with pytest.raises(OSError):
        connect(name, 80)


def test_silence_ends_sooner_than_talk():
    with socket.create_server(("127.0.0.1", 0)) as silent, within(LONG, longest_silence=0.1):
        made = connect("127.0.0.1", silent.getsockname()[1])
        with made, pytest.raises(TimeoutError):
            made.recv(1)


def test_an_outer_deadline_is_not_widened_by_an_inner_one(monkeypatch):
    monkeypatch.setattr(deadline.time, "monotonic", lambda: 100.0)

    with within(5), within(60):
        assert seconds_left() == 5


class TimedSMTP(smtplib.SMTP):
    def _get_socket(self, host, port, timeout):
        return connect(host, port)


def test_other_protocols_stand_on_the_same_sockets():
    with (
        dripping_server(b"220-") as port,
        within(0.5),
        pytest.raises(smtplib.SMTPServerDisconnected),
    ):
        TimedSMTP("127.0.0.1", port)
