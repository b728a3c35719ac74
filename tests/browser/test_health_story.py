"""How four communities are: four different stories, true to what happened there.

And a remedy that comes back on its day.
"""

import json
import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import DESK, PHONE, use_session

STEWARDS = {
    "field-technicians": "ada",
    "data-practice": "noor",
    "lunch-readers": "marta",
    "birch-street": "ines",
}
PREPARE = """
import json
from guildhall.health.models import Snapshot
from guildhall.health.tasks import take_snapshots
from guildhall.people.models import Person
from guildhall.people.sessions import open_session
take_snapshots()
people = Person.objects.get_queryset()
print(json.dumps({
    key: open_session(people.get(source="demo", foreign_id=key))
    for key in ("ada", "noor", "marta", "ines")
}))
"""
FACTS = """
import datetime as dt, json
from django.db.models import Count
from django.utils import timezone
from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community
from guildhall.practices.models import Way
def community(slug): return Community.objects.get(slug=slug)
lately = timezone.now() - dt.timedelta(days=84)
answers = Reply.objects.filter(
    entry__community=community("data-practice"), entry__kind="question", created_at__gt=lately
)
by_one = max(answers.values("author").annotate(n=Count("pk")).values_list("n", flat=True))
read = community("lunch-readers").entries.filter(kind="post")
ways = Way.objects.filter(entry__community=community("field-technicians"), entry__kind="tip")
print(json.dumps({
    "by_one": by_one / answers.count(),
    "notes_lately": read.filter(created_at__gt=lately).count(),
    "notes_a_quarter_before": read.filter(created_at__lte=lately).count() * 84 / 606,
    "without_a_limit": sum(not way.parts.get("when_not") for way in ways) / len(ways),
    "neighbours_here": community("birch-street").memberships.filter(
        until=None, paused_until=None
    ).exclude(person__foreign_id="ada").count(),  # she only looks in, for axe
}))
"""
ITS_DAY_COMES = """
from django.utils import timezone
from guildhall.health.models import Trying
Trying.objects.filter(community__slug="data-practice").update(look_on=timezone.now().date())
"""
LOOKS = [(DESK, "light"), (DESK, "dark"), (PHONE, "light"), (PHONE, "dark")]


@pytest.fixture(scope="module")
def sessions(demo_hall) -> dict:
    return json.loads(demo_hall.python(PREPARE).splitlines()[-1])


@pytest.fixture
def walk(demo_hall, sessions, visit):
    """A page of the demo as one of its stewards sees it."""

    def open_page(slug: str, page: str, **looks) -> Page:
        opened = visit(demo_hall, "/help/", **looks)
        use_session(opened, demo_hall, sessions[STEWARDS[slug]])
        opened.goto(f"/c/{slug}/health/{page}")
        return opened

    return open_page


def states(page: Page) -> dict[str, str]:
    """What is seen of each sign."""
    return {
        section.locator("h2").inner_text(): section.locator(".head .tag").inner_text()
        for section in page.locator("section.sign").all()
    }


def text_of(page: Page) -> str:
    return page.locator("main").inner_text()


def shows_its_chart(chart: Locator, scheme: str) -> None:
    chart.scroll_into_view_if_needed()
    expect(chart).to_have_js_property("complete", True)
    assert chart.evaluate("img => img.naturalWidth > 0")
    assert chart.evaluate("img => img.currentSrc").endswith(f"/{scheme}.svg")
    assert chart.get_attribute("alt")


def is_too_wide(page: Page) -> bool:
    return page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )


def test_four_communities_are_four_stories_and_true_ones(demo_hall, walk):
    pages = {slug: walk(slug, "") for slug in STEWARDS}
    technicians, data, readers, street = (text_of(pages[slug]) for slug in STEWARDS)
    seen = {slug: states(page) for slug, page in pages.items()}
    facts = json.loads(demo_hall.python(FACTS).splitlines()[-1])

    assert (
        seen["field-technicians"]["Who keeps it going"]
        == seen["field-technicians"]["Who knows whom"]
        == "looks fine"
    )
    assert "Many tips don't say enough for someone else to try them." in technicians
    assert facts["without_a_limit"] > 0.5
    assert seen["data-practice"]["Who keeps it going"] == "worth a look"  # of sixteen people
    assert "Much of it rests on very few. Would they like company?" in data
    assert "hero" not in data
    assert facts["by_one"] > 0.5
    fewer = re.search(r"(\d+) people took part in these twelve weeks; a year ago (\d+)\.", readers)
    assert fewer
    assert int(fewer[1]) < int(fewer[2])
    assert facts["notes_lately"] < facts["notes_a_quarter_before"] / 2
    assert seen["birch-street"] == {}
    assert "Too small to measure, not too small to ask" in street
    assert "Who would we miss most" in street
    assert facts["neighbours_here"] < 10
    stories = [tuple(sorted(one.items())) for one in seen.values()]
    assert len(set(stories)) == 4


def test_four_mondays_are_four_lists(walk):
    found = {
        slug: walk(slug, "week/").locator(".todo-one h2").all_inner_texts() for slug in STEWARDS
    }

    assert all(1 <= len(titles) <= 3 for titles in found.values()), found
    assert len({tuple(titles) for titles in found.values()}) == 4


@pytest.mark.parametrize("slug", STEWARDS)
def test_it_fits_wide_and_narrow_light_and_dark_and_on_paper(walk, slug):
    page = walk(slug, "")
    for path in ("week/", ""):
        page.goto(f"/c/{slug}/health/{path}")
        for details in page.locator("details.sure > summary").all():
            details.click()
        for size, scheme in LOOKS:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            assert not is_too_wide(page), (path, size, scheme)
            for chart in page.locator(".chart img:visible").all():
                shows_its_chart(chart, scheme)
    page.emulate_media(media="print")
    page.goto(f"/c/{slug}/health/")
    expect(page.locator("h1")).to_be_visible()
    for hidden in (".rooms", ".top", ".foot"):
        expect(page.locator(hidden).first).to_be_hidden()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_a_remedy_is_tried_from_the_page_and_comes_back_on_its_day(demo_hall, walk):
    page = walk("data-practice", "")
    carrying = page.locator("#carrying")
    carrying.locator("summary", has_text="Try this").click()
    first = carrying.locator("details[open] li").first
    title = first.locator("b").inner_text()
    first.get_by_role("button", name=re.compile("We'll try this")).click()
    expect(page.get_by_text(re.compile("You'll be asked how it went"))).to_be_visible()

    page.goto("/c/data-practice/health/")
    tried = page.locator("#tried .row").filter(has_text=title)
    expect(tried).to_contain_text("next check on")
    page.goto("/c/data-practice/health/week/")
    expect(page.locator(".todo-one").filter(has_text=title)).to_have_count(0)

    demo_hall.python(ITS_DAY_COMES)
    page.goto("/c/data-practice/health/")
    page.locator("#tried .row").filter(has_text=title).get_by_role(
        "link", name=re.compile("How did it go")
    ).click()
    expect(page.locator("main")).to_contain_text("need not come from what you tried")
    page.get_by_label("it helped").check()
    page.get_by_label("In a sentence").fill("Two more answer now.")
    page.get_by_role("button", name="Save result").click()
    expect(page.locator("#tried .row").filter(has_text=title)).to_contain_text(
        "Two more answer now."
    )
    assert "because" not in page.locator("#tried").inner_text()
