"""Which internet addresses are public: unicast, and reachable from everywhere.

IPv6 has many forms that carry an IPv4 address: mapped, compatible, translated, 6to4, Teredo, NAT64.
Only two of them can lead to a public server, so only these are looked into.
"""

import ipaddress

# Of what IANA lists as global unicast, what is no address of a server (RFC 6890, 4380, 3056, 9637).
_OUTSIDE = ipaddress.ip_network("2000::/3")
_SPECIAL = [
    ipaddress.ip_network(network)
    for network in (
        "2001::/23",
        "2001:db8::/32",
        "2002::/16",
        "3fff::/20",
        "192.0.0.0/24",
        "192.88.99.0/24",
    )
]
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether `address`, with or without a zone (RFC 4007), can be a server outside.

    Raises ValueError if it is not an address.
    """
    read = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(read, ipaddress.IPv6Address):
        inner = _carried(read)
        return _is_public_v4(inner) if inner else _is_public_v6(read)
    return _is_public_v4(read)


def household_of(address: str) -> str:
    """The address, or for IPv6 the network of one household, which usually has all of it."""
    read = ipaddress.ip_address(address.partition("%")[0])
    return str(ipaddress.ip_network((read, 64), strict=False)) if read.version == 6 else str(read)


def _carried(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The IPv4 address to which a mapped (RFC 4291) or NAT64 one (RFC 6052) leads."""
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped


def _is_public_v4(address: ipaddress.IPv4Address) -> bool:
    return address.is_global and not address.is_multicast and not _is_special(address)


def _is_public_v6(address: ipaddress.IPv6Address) -> bool:
    return address in _OUTSIDE and address.is_global and not _is_special(address)


def _is_special(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    return any(address in network for network in _SPECIAL)
