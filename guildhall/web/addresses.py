"""Addresses as pages write them: by the name of the URL and its arguments, or as they are."""

from collections.abc import Hashable
from functools import lru_cache

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString

ONLY_HERE = ("localhost", "127.0.0.1", "[::1]")


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


def whole_address(request: HttpRequest, path: str) -> str:
    """The address of a path for use outside the hall: on paper, in a messenger."""
    if settings.GUILDHALL_URL:
        return f"{settings.GUILDHALL_URL}{path}"
    return request.build_absolute_uri(path)


def is_only_here() -> bool:
    """Only this computer can reach the hall, so that its addresses lead nowhere elsewhere."""
    return not settings.GUILDHALL_URL and settings.GUILDHALL_HOST in ONLY_HERE
