"""axe finds nothing on any page type, light and dark, wide and narrow.

No page, and no menu of it, is wider than its window; no page is heavier than its budget.
"""

import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE, use_session
from tests.browser.pages import AT_THE_DOOR, PAGES, REFUSED, C
from tests.browser.pages_world import PREPARE

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text()
LOOKS = [("light", DESK), ("dark", DESK), ("dark", PHONE), ("light", PHONE)]
PARTS = 6
# Only what is wrong goes to the test: all that is well is 50 kB a page.
RUN_AXE = """
    rules => axe.run(document, {
        resultTypes: ["violations"],
        preload: false,
        runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        ...(rules && {runOnly: {type: "rule", values: rules}}),
    }).then(found => found.violations)
"""
# Each menu is opened alone; what is reported is cut off at a side, or makes the page wider.
MENUS_OUTSIDE = """
    () => [...document.querySelectorAll("details.more")].filter(menu => {
        if (!menu.checkVisibility()) return false
        menu.open = true
        const box = menu.querySelector(".more-list").getBoundingClientRect()
        const wide = document.documentElement.scrollWidth
        menu.open = false
        return box.left < 0 || box.right > innerWidth || wide > innerWidth
    }).map(menu => menu.querySelector("summary").textContent.trim() || menu.outerHTML.slice(0, 80))
"""
# All that another scheme of the same width can change.
OF_COLOURS = ["color-contrast", "link-in-text-block"]


@pytest.fixture(scope="module")
def known(demo_hall) -> dict:
    return json.loads(demo_hall.python(PREPARE))


def problems_of(page, path: str) -> list[str]:
    """What axe says of the page in each look; whether it, or a menu of it, leaves the window.

    The page is loaded once.
    """
    _look(page, *LOOKS[0])
    answer = page.goto(path)
    if answer.status != REFUSED.get(path, 200):
        return [f"{path}: answered {answer.status}"]
    expect(page.locator(".htmx-request")).to_have_count(0)
    problems = []
    seen_at: list[dict[str, int]] = []
    for scheme, size in LOOKS:
        _look(page, scheme, size)
        rules = OF_COLOURS if size in seen_at else None
        found = _problems_now(page, rules)
        if size not in seen_at:
            found += [f"outside the page: menu {one}" for one in page.evaluate(MENUS_OUTSIDE)]
        problems += [f"{path}, {scheme} {size['width']}: {one}" for one in found]
        seen_at.append(size)
    return problems


def _look(page, scheme: str, size: dict[str, int]) -> None:
    """At once: a colour on its way from light to dark is neither. From the top of the page."""
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(size)
    page.evaluate("document.getAnimations().forEach(one => one.finish())")
    page.evaluate("scrollTo(0, 0)")


def _problems_now(page, rules: list[str] | None) -> list[str]:
    found = page.evaluate(RUN_AXE, rules)
    wide, window = _widths(page)
    problems = [
        f"{one['id']}: {one['nodes'][0]['html'][:160]} "
        f"({one['nodes'][0].get('failureSummary', '')[:200]})"
        for one in found
    ]
    return problems + ([f"{wide} pixels wide in a window of {window}"] if wide > window else [])


def _widths(page) -> tuple[int, int]:
    """Of the page and of its window, in pixels."""
    return tuple(page.evaluate("[document.documentElement.scrollWidth, window.innerWidth]"))


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing_inside(demo_hall, known, visit, part):
    page = visit(demo_hall, "/help/", refusals=tuple(REFUSED.values()))
    use_session(page, demo_hall, known["session"])
    page.add_init_script(AXE)  # handed to the browser once, not with each page

    paths = [*PAGES, *REFUSED][part::PARTS]
    problems = [problem for path in paths for problem in problems_of(page, path.format(**known))]

    assert not problems, "\n".join(problems)


# A title, a name, a tag and an address, each of which may be one long word.
LENGTHEN = """
    () => document.querySelectorAll(
        "main :is(h1, h2, h3, code, .row-title, .row-line a, .name, .tag, .snippet, .prose p)"
    ).forEach(one => {
        if (!one.children.length) one.textContent = "unbreakable".repeat(7)
    })
"""
WITH_LONG_WORDS = [
    "/",
    "/me/notifications/",
    C,
    f"{C}questions/",
    f"{C}tips/",
    f"{C}talk/",
    f"{C}people/",
    f"{C}meetings/",
    f"{C}health/",
    f"{C}questions/{{photo}}/",
]


def test_long_words_stay_within_a_phone(demo_hall, known, visit):
    page = visit(demo_hall, "/help/", refusals=tuple(REFUSED.values()))
    use_session(page, demo_hall, known["session"])
    page.set_viewport_size(PHONE)

    too_wide = {}
    for path in WITH_LONG_WORDS:
        page.goto(path.format(**known))
        page.evaluate(LENGTHEN)
        if (wide := _widths(page)[0]) > PHONE["width"]:
            too_wide[path] = wide

    assert not too_wide


def test_axe_finds_nothing_at_the_door(demo_hall, known, visit):
    page = visit(demo_hall, "/help/", refusals=tuple(REFUSED.values()))
    page.add_init_script(AXE)

    paths = [*AT_THE_DOOR, "/nothing/", "/join/nothing/"]
    problems = [problem for path in paths for problem in problems_of(page, path.format(**known))]

    assert not problems, "\n".join(problems)


def test_first_visit_is_light(demo_hall, known, visit):
    """Under 60 kB of HTML, and under 60 kB of gzipped CSS and JS.

    What a service worker hands out weighs nothing.
    """
    page = visit(demo_hall, "/help/", service_workers="block")
    use_session(page, demo_hall, known["session"])
    weight = {"script": 0, "stylesheet": 0}

    def weigh(response) -> None:
        kind = response.request.resource_type
        if kind in weight:
            sizes = response.request.sizes()
            weight[kind] = weight[kind] + sizes["responseBodySize"]

    page.on("requestfinished", lambda request: weigh(request.response()))
    document = page.goto(f"{C}questions/{known['photo']}/")
    page.wait_for_load_state("networkidle")

    assert document
    assert 0 < len(document.body()) < 60_000
    assert 0 < weight["script"] + weight["stylesheet"] < 60_000, weight
