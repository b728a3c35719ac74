"""What lies outside is listed; everything else, in whatever form it is written, is inside."""

import ipaddress

import pytest

from guildhall.kit.addresses import is_public
from guildhall.kit.outside import NotOutside, require_outside

INSIDE_V4 = [
    "0.0.0.0",
    "0.1.2.3",
    "10.1.2.3",
    "100.64.0.1",
    "100.127.255.254",
    "127.0.0.1",
    "127.8.8.8",
    "169.254.169.254",
    "172.16.0.1",
    "192.0.0.1",
    "192.0.0.9",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.7",
    "203.0.113.9",
    "224.0.0.1",
    "239.1.2.3",
    "240.0.0.1",
    "255.255.255.255",
]
INSIDE_V6 = [
    "::",
    "::1",
    "fe80::1",
    "fe80::1%eth0",
    "fec0::1",
    "feff::1",
    "fc00::1",
    "fd12:3456::1",
    "ff02::1",
    "ff0e::1",
    "100::1",
    "200::1",
    "2001:db8::1",
    "3fff::1",
    "3fff:fff::1",
    "5f00::1",
    "4000::1",
    "2001:2::1",
    "2001:10::1",
    "2001:20::1",
    "2001::1",
    "2002::1",
    "64:ff9b:1::7f00:1",
    "64:ff9b:1::808:808",
    "::ffff:0:7f00:1",
    "::ffff:0:808:808",
    "::127.0.0.1",
    "::8.8.8.8",
    "::10.0.0.1",
]
FORMS = {
    "mapped": "::ffff:{high:x}:{low:x}",
    "compatible": "::{high:x}:{low:x}",
    "translated": "::ffff:0:{high:x}:{low:x}",
    "NAT64": "64:ff9b::{high:x}:{low:x}",
    "NAT64 of one's own": "64:ff9b:1::{high:x}:{low:x}",
    "6to4": "2002:{high:x}:{low:x}::1",
    "Teredo": "2001:0:808:808::{nhigh:x}:{nlow:x}",
    "ISATAP, link-local": "fe80::5efe:{high:x}:{low:x}",
}


@pytest.mark.parametrize("address", INSIDE_V4 + INSIDE_V6)
def test_what_is_not_reached_from_everywhere_is_inside(address):
    assert is_public(address) is False


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("wrapped", INSIDE_V4)
def test_no_form_of_ipv6_hides_an_address_inside(form, wrapped):
    high, low = divmod(int(ipaddress.IPv4Address(wrapped)), 0x10000)
    written = FORMS[form].format(high=high, low=low, nhigh=high ^ 0xFFFF, nlow=low ^ 0xFFFF)

    assert is_public(written) is False


@pytest.mark.parametrize("form", ["6to4", "Teredo", "compatible", "translated"])
def test_tunnels_and_forms_of_the_past_lead_nowhere(form):
    assert (
        is_public(FORMS[form].format(high=0x0808, low=0x0808, nhigh=0xF7F7, nlow=0xF7F7)) is False
    )


@pytest.mark.parametrize(
    "address",
    [
        "8.8.8.8",
        "93.184.215.14",
        "1.1.1.1",
        "2606:4700:4700::1111",
        "2a00:1450:4001::1",
        "::ffff:8.8.8.8",
        "64:ff9b::808:808",
    ],
)
def test_servers_outside_are_reached(address):
    """The last is how a hall in a network without IPv4 reaches a server that has nothing else."""
    assert is_public(address) is True


@pytest.mark.parametrize(
    "host",
    ["[::127.0.0.1]", "[fec0::1]", "[64:ff9b:1::7f00:1]", "[::ffff:0:7f00:1]", "[2002:7f00:1::]"],
)
def test_an_address_written_in_a_url_is_refused(host):
    with pytest.raises(NotOutside, match="inside"):
        require_outside(f"https://{host}/hook")
