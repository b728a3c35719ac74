"""Any text is an address that can be sent to, or is refused in a sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guildhall.kit.web_addresses import NoWebAddress, next_address, sendable


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("http://8.8.8.8/ü", "http://8.8.8.8/%C3%BC"),
        ("https://chat.example/hook?a=ä&b=%20#there", "https://chat.example/hook?a=%C3%A4&b=%20"),
        ("  HTTPS://Bücher.Example:8443  ", "https://xn--bcher-kva.example:8443/"),
        ("http://faß.example/日本", "http://xn--fa-hia.example/%E6%97%A5%E6%9C%AC"),
        ("http://my_container:9000/x", "http://my_container:9000/x"),
        ("http://[2001:DB8::1]:80/", "http://[2001:db8::1]:80/"),
        ("http://chat.example:/", "http://chat.example/"),
        ("https://fcm.example/send/abc:APA91-x_y", "https://fcm.example/send/abc:APA91-x_y"),
    ],
)
def test_what_can_be_encoded_is(typed, sent):
    assert sendable(typed) == sent
    assert sendable(sent) == sent


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (f"https://{'a' * 64}.example/", "not the name of a server"),
        (f"https://{'ü' * 60}.example/", "not the name of a server"),
        ("https://" + ".".join(["abcdefgh"] * 32), "not the name of a server"),
        ("http://[bad/", "not the name of a server"),
        ("http://[::1]x/", "not the name of a server"),
        ("http://[v1.fe]/", "not the name of a server"),
        ("http://[fe80::1%eth0]/", "not the name of a server"),
        ("http://a..example/", "not the name of a server"),
        ("http://./", "not the name of a server"),
        ("http://ex%41mple/", "not the name of a server"),
        ("http://chat.example:0/", "not a port"),
        ("http://chat.example:70000/", "not a port"),
        ("http://chat.example/a b", "a space or another character"),
        ("http://chat.example/\x00", "a space or another character"),
        ("http://chat.example/a\u200bb", "a space or another character"),
        ("http://chat.example/\ud800", "a space or another character"),
        ("http://chat.example\\@inside/", "a space or another character"),
        ("http://name:word@chat.example/", "name and password"),
        ("http://@chat.example/", "name and password"),
        ("ftp://chat.example/", "Begin with https://"),
        ("//chat.example/", "Begin with https://"),
        ("chat.example", "Begin with https://"),
        ("", "Begin with https://"),
        ("http://chat.example/" + "x" * 2000, "too long"),
    ],
)
def test_what_cannot_be_sent_to_is_refused_in_a_sentence(typed, sentence):
    with pytest.raises(NoWebAddress, match=sentence):
        sendable(typed)


@pytest.mark.parametrize(
    ("location", "onward"),
    [
        ("/ü", "http://chat.example/%C3%BC"),
        ("/Ã¼", "http://chat.example/%C3%BC"),  # UTF-8, as http.client shows it
        ("there", "http://chat.example/a/there"),
        ("//other.example", "http://other.example/"),
    ],
)
def test_a_redirect_leads_where_it_says(location, onward):
    assert next_address("http://chat.example/a/b", location) == onward


@pytest.mark.parametrize(
    "location", ["http://[bad/", f"http://{'b' * 64}/", "//[", "ftp://x/", "http://x:0x1/", "/a b"]
)
def test_a_redirect_to_no_web_address_ends_there(location):
    with pytest.raises(NoWebAddress, match="redirects to something that is not a web address"):
        next_address("http://chat.example/", location)


@given(
    st.one_of(
        st.text(), st.text().map("http://".__add__), st.text().map("https://chat.example/".__add__)
    )
)
def test_any_text_is_an_ascii_address_or_refused(text):
    try:
        address = sendable(text)
    except NoWebAddress:
        return
    assert address.isascii()
    assert sendable(address) == address
