"""What an installability audit looks at: a name, a start, icons, and a worker that answers."""

import struct

import pytest
from django.contrib.staticfiles import finders

pytestmark = pytest.mark.django_db


@pytest.fixture
def manifest(client) -> dict:
    return client.get("/manifest.webmanifest").json()


def size_of(path: str) -> tuple[int, int]:
    """Width and height, as a PNG says them in its first chunk."""
    name = path.removeprefix("/static/")
    content = open(finders.find(name), "rb").read()  # noqa: SIM115
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", content[16:24])


def test_it_has_a_name_and_a_start_within_its_scope(manifest):
    assert manifest["name"]
    assert 0 < len(manifest["short_name"]) <= 16
    assert (manifest["start_url"], manifest["scope"], manifest["display"]) == (
        "/",
        "/",
        "standalone",
    )


@pytest.mark.parametrize(("side", "purpose"), [(192, None), (512, None), (512, "maskable")])
def test_its_icons_are_png_of_the_size_they_say(manifest, side, purpose):
    [icon] = [
        one
        for one in manifest["icons"]
        if (one["sizes"], one.get("purpose"), one["type"])
        == (f"{side}x{side}", purpose, "image/png")
    ]

    assert size_of(icon["src"]) == (side, side)


def test_every_page_names_the_manifest_the_touch_icon_and_its_colours(client):
    page = client.get("/help/").content.decode()

    assert '<link rel="manifest" href="/manifest.webmanifest">' in page
    assert '<link rel="apple-touch-icon" href="/static/pocket/touch-180' in page
    assert page.count('<meta name="theme-color"') == 2


def test_its_worker_handles_what_is_asked_everywhere(client):
    worker = client.get("/service-worker.js")

    assert worker["Content-Type"] == "text/javascript; charset=utf-8"
    assert worker["Cache-Control"] == "no-cache"
    assert 'addEventListener("fetch"' in worker.content.decode()


def test_every_file_that_the_worker_keeps_is_there(client):
    first_line = client.get("/service-worker.js").content.decode().partition("\n")[0]
    named = first_line.removeprefix("const SHELL = ").removesuffix(";")
    page, *files = __import__("json").loads(named)["files"]

    assert client.get(page).status_code == 200
    assert all(finders.find(file.removeprefix("/static/")) for file in files)


def test_shortcuts_and_the_share_target_lead_somewhere(manifest, client):
    ways = [one["url"] for one in manifest["shortcuts"]]

    assert ways == ["/begin/ask/", "/begin/share/"]
    assert [client.get(way).status_code for way in ways] == [302, 302]  # to sign in
    assert manifest["share_target"]["action"] == "/share/"
    assert client.post("/share/", {"text": "Why?"}).status_code == 401
