"""Addresses that begin alike stand under one address, so that few are tried before the right one.

Django tries address after address in the order they are written, and a hall has seven hundred.
"""

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from django.urls import URLPattern, URLResolver, include, path
from django.urls.resolvers import RoutePattern

Address: TypeAlias = URLPattern | URLResolver
_Routes: TypeAlias = list[tuple[str, Address]]


def nested(addresses: Iterable[Address]) -> list[Address]:
    """The same addresses, each part of a path once. Names and what they lead to stay the same.

    Where two addresses fit the same path, a part that is written out wins over one that stands for
    many. What is no plain route (a namespace, a regular expression) stays whole.
    """
    return _under(list(_routes(addresses, "")))


def _routes(addresses: Iterable[Address], prefix: str) -> Iterator[tuple[str, Address]]:
    for one in addresses:
        if isinstance(one, URLResolver) and _is_plain(one):
            yield from _routes(one.url_patterns, prefix + str(one.pattern))
        else:
            yield prefix + str(one.pattern), one


def _is_plain(one: URLResolver) -> bool:
    return (
        isinstance(one.pattern, RoutePattern)
        and not (one.namespace or one.app_name or one.default_kwargs)
        and all(isinstance(inner.pattern, RoutePattern) for inner in one.url_patterns)
    )


def _under(routes: _Routes) -> list[Address]:
    """By the first part of the route: those written out, then those that stand for many."""
    parts: dict[str, _Routes] = {}
    for route, one in routes:
        head, slash, rest = route.partition("/")
        parts.setdefault(head + slash, []).append((rest, one))
    heads = sorted(parts, key=lambda head: "<" in head)
    return [one for head in heads for one in _part(head, parts[head])]


def _part(head: str, inner: _Routes) -> list[Address]:
    if len(inner) > 1 and head.endswith("/"):
        return [path(head, include(_under(inner)))]
    return [_at(head + rest, one) for rest, one in inner]


def _at(route: str, one: Address) -> Address:
    if isinstance(one, URLResolver):
        return path(route, include(one.urlconf_name))
    return path(route, one.callback, one.default_args, one.name)
