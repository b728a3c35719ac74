"""What a signed-in person sees stays theirs: in caches, in the browser, and after signing out."""

import os
import subprocess
import sys

import pytest
from django.test import Client

from guildhall.people.actions import arrive

PAGES = [
    "/",
    "/me/account/",
    "/c/pumps/",
    "/c/pumps/people/",
    "/search?q=pump",
    "/me/notices/",
    "/nothing/here/",
]


@pytest.mark.parametrize("path", PAGES)
def test_pages_of_somebody_signed_in_are_kept_by_no_cache(world, as_person, path):
    kept = as_person(world.ben).get(path)["Cache-Control"]

    assert ("private" in kept, "no-cache" in kept, "max-age=6" in kept) == (True, True, False)


def test_pages_for_the_world_are_nobodys(world):
    assert Client().get("/help/").get("Cache-Control", "") != "private, no-cache"


def test_signing_out_makes_the_browser_forget(world, as_person):
    client = as_person(world.ben)
    here = client.get("/me/account/")
    gone = client.post("/accounts/logout/")
    after = client.get("/")

    assert gone["Clear-Site-Data"] == '"cache", "storage"'
    assert ("Clear-Site-Data" in here, "Clear-Site-Data" in after) == (False, False)


def test_leaving_makes_the_browser_forget(world, as_person):
    gone = as_person(world.ben).post("/me/leave/", {"left_as": "name", "understood": "on"})

    assert gone["Clear-Site-Data"] == '"cache", "storage"'


def test_signing_in_forgets_nothing(db):
    arrive("Ada", password="four plain words here")
    answer = Client().post(
        "/accounts/login/", {"login": "ada", "password": "four plain words here"}
    )

    assert (answer.status_code, "Clear-Site-Data" in answer) == (302, False)


PROGRAM = """
import django
django.setup()
from django.conf import settings
from django.http import HttpResponse
from django.middleware.security import SecurityMiddleware
from django.test import RequestFactory
request = RequestFactory().get("/", headers={"X-Forwarded-Proto": "https"})
answer = SecurityMiddleware(lambda request: HttpResponse())(request)
print(settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.SESSION_COOKIE_SECURE,
      settings.SESSION_COOKIE_PATH, settings.SESSION_COOKIE_DOMAIN,
      answer.get("Strict-Transport-Security"))
"""


@pytest.mark.parametrize(
    ("url", "words"),
    [
        (
            "https://hall.example.org",
            "__Host-sessionid __Host-csrftoken True / None max-age=31536000",
        ),
        ("http://hall.example.org", "sessionid csrftoken False / None None"),
        ("", "sessionid csrftoken False / None None"),
    ],
)
def test_under_https_cookies_belong_to_this_host_and_browsers_stay_with_https(tmp_path, url, words):
    env = os.environ | {
        "GUILDHALL_URL": url,
        "GUILDHALL_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "guildhall.config.settings",
    }

    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=env, capture_output=True, text=True, check=True
    )

    assert ended.stdout.strip() == words
