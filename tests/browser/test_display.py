"""Light or dark and the size of text, as a browser shows them."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, use_session
from tests.browser.pages_world import PREPARE
from tests.browser.test_axe import AXE, RUN_AXE, _widths

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
# What of the words, marks and faces in the bars is cut off or lies over something beside it.
CUT_OFF = """
    () => {
        const seen = [...document.querySelectorAll(".rooms .room, .compose > summary, .top .face")]
            .filter(one => one.checkVisibility() && !one.closest(".more-list"))
        const boxes = seen.map(one => [one, one.getBoundingClientRect()])
        const isBeyond = box => box.left < 0 || box.right > innerWidth || box.bottom > innerHeight
        const isOver = (box, other) => box.left < other.right - 1 && other.left < box.right - 1
            && box.top < other.bottom - 1 && other.top < box.bottom - 1
        return boxes.filter(([one, box]) => one.scrollWidth > one.clientWidth || isBeyond(box)
            || boxes.some(([other, place]) => other !== one && isOver(box, place)))
            .map(([one]) => one.textContent.trim())
    }
"""
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
        use_session(page, demo_hall, known["session"])
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
    found = page.evaluate(RUN_AXE, None)
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


@pytest.mark.parametrize("look", ["system.normal", "system.large", "system.larger"])
def test_the_bars_of_a_phone_are_whole_with_each_size_of_text(inside, look):
    page = inside(look, size=PHONE)
    page.goto(f"{C}questions/")

    expect(page.locator(".rooms .room:visible")).to_have_count(5)
    assert page.evaluate(CUT_OFF) == []


def test_what_floats_on_a_phone_covers_nothing_of_the_page(inside):
    """At the end of a page all of it is above the bar, in which the + has its place, too."""
    page = inside("system.larger", size=PHONE)
    page.goto(f"{C}people/new/me/")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")

    bar = page.locator(".rooms").bounding_box()
    plus = page.locator(".compose > summary").bounding_box()
    last = page.locator(".foot a").last.bounding_box()

    assert bar["y"] <= plus["y"]
    assert last["y"] + last["height"] <= bar["y"]
