"""Only what the operator's own proxies say of a request is believed."""

import pytest

from guildhall.kit.proxies import Proxies, client_of, read_proxies

PROXY, INNER, CLIENT, SPOOFED = "10.0.0.2", "10.0.0.3", "198.51.100.7", "203.0.113.66"
NETWORK = read_proxies("10.0.0.0/8, fd00::/8")


@pytest.mark.parametrize("header", ["", SPOOFED, f"{SPOOFED}, {SPOOFED}", "nonsense", ",,,"])
def test_without_proxies_only_the_peer_counts(header):
    assert client_of(CLIENT, header, Proxies()) == CLIENT


@pytest.mark.parametrize(
    ("count", "header", "client"),
    [
        (1, CLIENT, CLIENT),
        (1, f"{SPOOFED}, {CLIENT}", CLIENT),
        (2, f"{CLIENT}, {INNER}", CLIENT),
        (2, f"{SPOOFED}, {CLIENT}, {INNER}", CLIENT),
        (2, CLIENT, PROXY),
        (1, "", PROXY),
        (1, "unknown", PROXY),
        (1, f"{CLIENT}:4711", CLIENT),
        (1, "[2001:db8::7]:4711", "2001:db8::7"),
        (1, "2001:db8::7", "2001:db8::7"),
        (1, f"::ffff:{CLIENT}", CLIENT),
    ],
)
def test_counted_proxies_are_read_from_the_right(count, header, client):
    assert client_of(PROXY, header, Proxies(count=count)) == client


@pytest.mark.parametrize(
    ("peer", "header", "client"),
    [
        (PROXY, CLIENT, CLIENT),
        (PROXY, f"{SPOOFED}, {CLIENT}", CLIENT),
        (PROXY, f"{SPOOFED}, {CLIENT}, {INNER}", CLIENT),
        (PROXY, f"{SPOOFED}, nonsense, {INNER}", INNER),
        (PROXY, "", PROXY),
        (PROXY, INNER, INNER),
        (CLIENT, SPOOFED, CLIENT),
        (CLIENT, f"{SPOOFED}, {PROXY}", CLIENT),
        ("fd00::1", "2001:db8::7", "2001:db8::7"),
        ("::ffff:10.0.0.2", CLIENT, CLIENT),
    ],
)
def test_proxies_of_a_network_are_believed_and_others_are_not(peer, header, client):
    assert client_of(peer, header, NETWORK) == client


@pytest.mark.parametrize(
    "text",
    [
        "-1",
        "10",
        "1.5",
        "yes",
        "10.0.0.0/33",
        "10.0.0.1/8",
        "0.0.0.0/0",
        "::/0",
        "10.0.0.0/8;fd00::/8",
    ],
)
def test_nonsense_is_none(text):
    with pytest.raises(ValueError, match=r"."):
        read_proxies(text)


@pytest.mark.parametrize(
    ("text", "proxies"), [("", Proxies()), ("0", Proxies()), (" 2 ", Proxies(count=2))]
)
def test_nothing_and_numbers_are_read(text, proxies):
    assert read_proxies(text) == proxies
