"""Nested addresses lead where the plain list leads."""

import re
from types import SimpleNamespace

import pytest
from django.urls import URLResolver, include, path, re_path
from django.urls.exceptions import Resolver404
from django.urls.resolvers import RegexPattern

from guildhall.kit.nested_urls import nested


def view(request):
    """Nobody calls it."""


letters = SimpleNamespace(app_name="letters", urlpatterns=[path("", view, name="all")])
odd = [re_path(r"^key/(?P<key>.+)/$", view, name="key"), path("plain/", view, name="plain")]
PLAIN = [
    path("", include([path("c/<slug:at>/tips/", view, name="tips"), path("", view, name="home")])),
    path("c/<slug:at>/tips/<int:pk>/", view, {"by": "hand"}, name="tip"),
    path("c/new/", view, name="new"),
    path("c/<slug:at>/", view, name="front"),
    path("search", view, name="search"),
    path("search/quick", view, name="quick"),
    path("me/", include([path("letters/", include(letters)), path("", view, name="me")])),
    path("odd/", include(odd)),
    path("odd/last/", view, name="last"),
]
PATHS = (
    *("", "c/pumps/tips/", "c/pumps/tips/3/", "c/pumps/tips/x/", "c/new/", "c/pumps/", "c/"),
    *("search", "search/", "search/quick", "me/", "me/letters/", "me/letters/x"),
    *("odd/key/a-b/", "odd/plain/", "odd/last/", "odd/"),
)


def resolver(addresses) -> URLResolver:
    return URLResolver(RegexPattern(""), addresses)


@pytest.mark.parametrize("at", PATHS)
def test_the_same_path_leads_to_the_same_place_or_nowhere(at):
    found = [_found(resolver(one), at) for one in (PLAIN, nested(PLAIN))]

    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("name", "words"), [("tip", {"at": "pumps", "pk": 3}), ("key", {"key": "a"}), ("me", {})]
)
def test_the_same_name_has_the_same_address(name, words):
    plain, made = (resolver(one).reverse(name, **words) for one in (PLAIN, nested(PLAIN)))

    assert plain == made


def test_few_are_tried_before_the_right_one():
    addresses = [path(f"c/<slug:at>/{room}/{n}/", view) for room in "abcdefgh" for n in range(9)]
    found = resolver(nested(addresses)).resolve("c/pumps/h/8/")

    assert len(found.tried) < 20
    assert len(re.findall("/", found.route)) == 4


def _found(addresses: URLResolver, at: str):
    try:
        match = addresses.resolve(at)
    except Resolver404:
        return None
    return match.view_name, match.kwargs, match.namespaces, match.route
