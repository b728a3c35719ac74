"""Light or dark and the size of text: with the account, in the browser for visitors, at once."""

import pytest
from django.core.cache import cache
from django.test import Client

from guildhall.communities.models import Community

PLAIN, DARK = b"<html lang=", b'<html data-scheme="dark" data-text="larger" lang='
CHOICE = {"scheme": "dark", "text_size": "larger"}


@pytest.fixture
def open_world(world):
    Community.objects.update(visibility=Community.Visibility.OPEN)
    return world


def canvas_of(page) -> str:
    return page.content.decode().partition('name="color-scheme" content="')[2].partition('"')[0]


def test_choose_look_is_kept_with_the_account_on_every_device(world, as_person):
    chosen = as_person(world.ben).post("/display/", CHOICE, follow=True)
    elsewhere = as_person(world.ben).get("/c/pumps/")
    of_another = as_person(world.ada).get("/c/pumps/")

    assert b"Every page looks like this now" in chosen.content
    assert (DARK in chosen.content, DARK in elsewhere.content) == (True, True)
    assert (PLAIN in of_another.content, canvas_of(of_another)) == (True, "light dark")
    assert canvas_of(elsewhere) == "dark"


def test_choose_look_without_an_account_is_kept_by_the_browser(world):
    visitor = Client()

    visitor.post("/display/", CHOICE)

    assert DARK in visitor.get("/help/").content
    assert PLAIN in Client().get("/help/").content


def test_choose_look_again_takes_it_back(world, as_person):
    client = as_person(world.ben)
    client.post("/display/", CHOICE)

    client.post("/display/", {"scheme": "system", "text_size": "normal"})

    assert PLAIN in client.get("/c/pumps/").content


def test_what_an_account_chose_wins_over_the_browser(world, as_person):
    as_person(world.ben).post("/display/", CHOICE)
    client = as_person(world.ben)
    client.cookies["look"] = "light.normal"

    assert DARK in client.get("/c/pumps/").content


def test_an_account_that_chose_nothing_looks_as_the_browser_did_before(world, as_person):
    client = as_person(world.ben)
    client.cookies["look"] = "dark.larger"

    assert DARK in client.get("/c/pumps/").content


@pytest.mark.parametrize("nonsense", ["", "dark", '"><script>', "pink.huge", "dark.larger.more"])
def test_nonsense_in_the_cookie_is_no_look(world, nonsense):
    visitor = Client()
    visitor.cookies["look"] = nonsense

    page = visitor.get("/help/").content

    assert (b"<script>" in page, b"pink" in page, b"data-text" in page) == (False,) * 3


@pytest.mark.parametrize("field", ["scheme", "text_size"])
def test_choose_look_refuses_what_there_is_not(world, as_person, field):
    client = as_person(world.ben)

    refused = client.post("/display/", CHOICE | {field: "pink"})

    assert refused.status_code == 422
    assert PLAIN in client.get("/c/pumps/").content


def test_a_page_kept_for_visitors_is_one_entry_in_every_look(open_world, monkeypatch):
    kept: list[str] = []
    keep = cache.set
    monkeypatch.setattr(cache, "set", lambda key, *rest: (kept.append(key), keep(key, *rest)))
    dark = Client()
    dark.cookies["look"] = "dark.larger"

    pages = [client.get("/c/pumps/").content for client in (dark, Client(), dark, Client())]

    assert [DARK in page for page in pages] == [True, False, True, False]
    assert [PLAIN in page for page in pages] == [False, True, False, True]
    assert len([key for key in kept if key.startswith("page:")]) == 1


def test_a_browser_asks_for_a_kept_page_anew_once_its_look_has_changed(open_world):
    visitor = Client()
    plain = visitor.get("/c/pumps/")
    visitor.cookies["look"] = "dark.larger"

    dark = visitor.get("/c/pumps/", headers={"If-None-Match": plain["ETag"]})
    same = visitor.get("/c/pumps/", headers={"If-None-Match": dark["ETag"]})

    assert (dark.status_code, DARK in dark.content) == (200, True)
    assert int(dark["Content-Length"]) == len(dark.content)
    assert same.status_code == 304


def test_pages_of_what_went_wrong_keep_the_look(world, as_person):
    client = as_person(world.ben)
    client.post("/display/", CHOICE)

    assert DARK in client.get("/nothing/here/").content
    assert DARK in client.get("/c/pumps/settings/").content
