"""Light or dark and the size of text, as a browser shows them."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.test_axe import AXE, PREPARE, RUN_AXE, _sign_in, _widths

C = "/c/field-technicians/"
PAGE_TYPES = [
    "/",
    "/display/",
    "/me/account/",
    "/search?q=compressor",
    C,
    f"{C}people/",
    f"{C}settings/",
    f"{C}questions/",
    f"{C}questions/ask/",
    f"{C}questions/{{photo}}/",
    f"{C}talk/",
    f"{C}meetings/{{held}}/",
    f"{C}health/",
]
GROUND = "getComputedStyle(document.documentElement).backgroundColor"
LETTER = "parseFloat(getComputedStyle(document.body).fontSize)"
PAPER, NIGHT = "rgb(251, 250, 247)", "rgb(22, 23, 26)"


@pytest.fixture(scope="module")
def known(demo_hall) -> dict:
    return json.loads(demo_hall.python(PREPARE))


@pytest.fixture
def inside(demo_hall, known, visit):
    """Signed in, in a browser that keeps a look: other tests meet the account as it was."""

    def come_in(look: str = "system.normal", **how):
        page = visit(demo_hall, "/help/", **how)
        _sign_in(page, demo_hall, known)
        address = f"http://localhost:{demo_hall.port}"
        page.context.add_cookies([{"name": "look", "value": look, "url": address}])
        return page

    return come_in


@pytest.mark.parametrize("javascript", [True, False])
def test_a_visitor_chooses_and_every_page_looks_so_at_once(new_hall, visit, javascript):
    page = visit(new_hall, "/", javascript=javascript)
    before = page.evaluate(GROUND) if javascript else PAPER

    page.get_by_role("link", name="Light, dark, text size").click()
    page.get_by_label("dark", exact=True).check()
    page.get_by_label("larger", exact=True).check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_label("dark", exact=True)).to_be_checked()
    page.goto("/help/")

    expect(page.locator("html")).to_have_attribute("data-scheme", "dark")
    expect(page.locator("html")).to_have_attribute("data-text", "larger")
    if javascript:
        assert (before, page.evaluate(GROUND), page.evaluate(LETTER)) == (PAPER, NIGHT, 24)


@pytest.mark.parametrize(
    ("device", "chosen", "ground"),
    [("dark", "light", PAPER), ("light", "dark", NIGHT), ("dark", "system", NIGHT)],
)
def test_what_was_chosen_wins_over_the_device_and_axe_finds_nothing(inside, device, chosen, ground):
    page = inside(f"{chosen}.normal", scheme=device)
    page.goto(f"{C}questions/")
    page.evaluate(AXE)
    found = page.evaluate(RUN_AXE, None)["violations"]
    seen = page.evaluate(GROUND)
    page.emulate_media(media="print")
    printed = page.evaluate("getComputedStyle(document.documentElement).colorScheme")

    assert ([one["id"] for one in found], seen, printed) == ([], ground, "light")


@pytest.mark.parametrize(("look", "twice"), [("system.larger", False), ("system.normal", True)])
def test_no_page_scrolls_sideways_with_the_largest_text(inside, known, look, twice):
    """The largest to choose; and letters of double size, as a browser's own setting makes them."""
    page = inside(look, size=PHONE)
    too_wide = []
    for path in PAGE_TYPES:
        page.goto(path.format(**known))
        if twice:
            page.evaluate("document.documentElement.style.fontSize = '200%'")
        assert page.evaluate(LETTER) >= 24
        wide, window = _widths(page)
        too_wide += [f"{path}: {wide} in {window}"] if wide > window else []

    assert too_wide == []
