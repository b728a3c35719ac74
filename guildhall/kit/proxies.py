"""Whose request it is, behind the operator's own proxies.

Anybody can send X-Forwarded-For. What counts is what the proxies that the operator named have added
to it: each appends the address from which it was asked, so it is read from the right.
"""

import ipaddress
from dataclasses import dataclass

MOST_PROXIES = 9

Network = ipaddress.IPv4Network | ipaddress.IPv6Network


@dataclass(frozen=True, slots=True)
class Proxies:
    """How many proxies are in front of the hall, or their networks.

    With neither, no proxy is trusted.
    """

    count: int = 0
    networks: tuple[Network, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.count or self.networks)

    def include(self, address: str) -> bool:
        read = ipaddress.ip_address(address)
        return any(read in network for network in self.networks)


def read_proxies(text: str) -> Proxies:
    """“2”, or “10.0.0.0/8, fd00::/8”.

    Raises ValueError for anything else, and for a network that is the whole internet.
    """
    if text.strip().isdecimal() and int(text) <= MOST_PROXIES:
        return Proxies(count=int(text))
    networks = tuple(ipaddress.ip_network(name.strip()) for name in text.split(",") if name.strip())
    if any(network.prefixlen == 0 for network in networks):
        raise ValueError("the whole internet")
    return Proxies(networks=networks)


def forwarded_for(header: str) -> list[str]:
    """The addresses in X-Forwarded-For, without ports; empty for anything that isn't an address."""
    return [_address_in(part) for part in header.split(",")] if header.strip() else []


def client_of(peer: str, header: str, proxies: Proxies) -> str:
    """The client's address: `peer` itself, or what it forwards if it is one of our proxies."""
    client, forwarded = _address_in(peer) or peer, forwarded_for(header)
    if proxies.count:
        return (forwarded[-proxies.count] if len(forwarded) >= proxies.count else "") or client
    for address in reversed(forwarded):
        if not address or not proxies.include(client):
            break
        client = address
    return client


def _address_in(text: str) -> str:
    """The address in “192.0.2.1:443”, “[2001:db8::1]:443” or “2001:db8::1”; empty if none."""
    text = text.strip().strip('"')
    if text.startswith("["):
        text = text[1:].partition("]")[0]
    elif text.count(":") == 1:
        text = text.partition(":")[0]
    try:
        read = ipaddress.ip_address(text.partition("%")[0])
    except ValueError:
        return ""
    return str(getattr(read, "ipv4_mapped", None) or read)
