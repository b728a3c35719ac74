"""Addresses as pages write them: by the name of the URL and its arguments, or as they are."""

from collections.abc import Hashable
from functools import lru_cache

from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString


def address_of(to: str, *at: Hashable, query: str = "") -> SafeString:
    """Where `to` leads, escaped: an address as it is, or a URL name with its arguments `at`.

    `query` follows it.
    """
    is_address = not to or to[0] in "/?#" or "://" in to
    address = conditional_escape(to) if is_address else address_by_name(to, *at)
    return address + conditional_escape(query) if query else address


@lru_cache(maxsize=20_000)
def address_by_name(name: str, *arguments: Hashable) -> SafeString:
    """Remembered: a page has some forty addresses, and each takes as long as drawing a button."""
    return conditional_escape(reverse(name, args=arguments))
