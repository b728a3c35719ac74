"""Knowledge grows up: from a photo at breakfast to a Sunday at home.

Five people in three units take part, one of them on a phone.
"""

import io
import json
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESK, PHONE
from tests.browser.test_heard_stories import sign_in
from tests.browser.test_stories import send

PEOPLE = """
from guildhall.communities.actions import join, open_room, start_community
from guildhall.people.actions import add_unit, arrive, set_unit
units = {name: add_unit(name, by=None) for name in ("Leeds", "Porto", "Graz")}
people = {name: arrive(name) for name in ("Hamish", "Jola", "Rui", "Greta", "Ada", "Otis")}
for name, unit in (
    ("Hamish", "Leeds"),
    ("Jola", "Leeds"),
    ("Rui", "Porto"),
    ("Greta", "Graz"),
    ("Ada", "Leeds"),
):
    set_unit(people[name], units[unit])
cabinets = start_community(
    "Cabinets", by=people["Ada"], purpose="Dry relays", slug="cabinets", visibility="private"
)
for room in ("practices", "stories"):
    open_room(cabinets, room=room, by=people["Ada"])
for name in ("Hamish", "Jola", "Rui", "Greta"):
    join(cabinets, person=people[name])
"""
TWO_WEEKS_PASS = """
import datetime as dt
from guildhall.stories.actions import ask_due
from guildhall.stories.models import StoryAsk
from django.utils import timezone
StoryAsk.objects.update(ask_at=timezone.now() - dt.timedelta(minutes=1))
ask_due()
"""
ASKED = """
from guildhall.stories.models import StoryAsk
print(StoryAsk.objects.get(person__username="rui", entry__kind="practice").pk)
"""
HEARD = """
from guildhall.notifications.models import Notice
print(sorted(Notice.objects.filter(rule="story.told").values_list("person__username", flat=True)))
"""
PATHS = """
import json
from guildhall.commons.kinds import path_of
from guildhall.commons.models import Entry
from guildhall.commons.models import Attachment
paths = [path_of(entry, "cabinets") for entry in Entry.objects.filter(community__slug="cabinets")]
print(json.dumps(
    paths + [f"/files/{name}" for name in Attachment.objects.values_list("file", flat=True)]
))
"""


def photo() -> dict:
    out = io.BytesIO()
    Image.new("RGB", (640, 480), (60, 120, 90)).save(out, "JPEG")
    return {"name": "terminals.jpg", "mimeType": "image/jpeg", "buffer": out.getvalue()}


def test_the_trail_is_made_by_five_people_in_three_units_and_an_outsider_sees_nothing(
    new_hall, visit, until
):
    new_hall.python(PEOPLE)
    everybody = {
        name: visit(new_hall, "/help/", size=PHONE if name == "hamish" else DESK)
        for name in ("hamish", "jola", "rui", "greta", "ada")
    }
    for name, page in everybody.items():
        sign_in(new_hall, page, name)
    hamish, jola, rui, greta, ada = (
        everybody[name] for name in ("hamish", "jola", "rui", "greta", "ada")
    )

    _puts_a_photo_on_the_table(hamish)
    _somebody_needs_it_answered(ada)
    _answers(jola)
    _says_that_it_solved_it_and_keeps_it_as_a_tip(hamish)
    tip = hamish.url
    _says_how_it_went(rui, tip, "worked", "quay, salt air")
    _says_how_it_went(ada, tip, "worked", "in our own yard")
    _says_how_it_went(greta, tip, "did not work", "in a damp room")
    _adds_the_limit(jola, tip)
    _says_how_it_went(greta, tip, "worked", "once the door was sealed")
    jola.goto(tip)
    expect(jola.get_by_text("Checked", exact=True)).to_be_visible()
    practice = _makes_a_practice_of_it(ada, tip)
    _says_how_it_went(rui, practice, "worked", "")
    new_hall.python(TWO_WEEKS_PASS)
    _tells_what_came_of_it(rui, new_hall.python(ASKED))
    assert until(lambda: new_hall.python(HEARD) == "['ada', 'hamish', 'jola']")

    _reads_the_whole_trail(hamish)
    otis = visit(new_hall, "/help/", refusals=(404,))
    sign_in(new_hall, otis, "otis")
    for path in [
        *json.loads(new_hall.python(PATHS)),
        "/c/cabinets/tips/",
        "/c/cabinets/tips/pack/json/",
        "/c/cabinets/stories/",
    ]:
        assert otis.goto(path).status == 404, path
    otis.goto("/search?q=terminals")
    expect(otis.get_by_text("Green terminals")).to_have_count(0)


def _puts_a_photo_on_the_table(hamish: Page) -> None:
    hamish.goto("/c/cabinets/talk/")
    hamish.get_by_label("Your post").fill("07:40. Green terminals again, third cabinet this week")
    hamish.locator("input[data-files]").first.set_input_files(photo())
    expect(hamish.locator("[data-item]")).to_have_count(1)
    send(hamish, "Post it")


def _somebody_needs_it_answered(ada: Page) -> None:
    ada.goto("/c/cabinets/talk/")
    ada.get_by_role("link", name="1 reply").or_(
        ada.get_by_text("Green terminals again")
    ).first.click()
    if "/talk/" in ada.url and ada.get_by_role("link", name="Turn into a question").count() == 0:
        ada.locator("article a[href*='/talk/']").first.click()
    ada.get_by_role("link", name="Turn into a question").click()
    ada.get_by_label("Title").fill("Green terminals in humid cabinets: clean or change?")
    send(ada, "Turn into a question")
    expect(ada.get_by_role("heading", name="Green terminals in humid cabinets")).to_be_visible()


def _answers(jola: Page) -> None:
    jola.goto("/c/cabinets/questions/")
    jola.get_by_role("link", name="Green terminals in humid cabinets").click()
    jola.get_by_label("Your reply").fill(
        "Neither: a 5 watt heater at the bottom, two degrees are enough."
    )
    send(jola, "Post answer")


def _says_that_it_solved_it_and_keeps_it_as_a_tip(hamish: Page) -> None:
    hamish.goto("/c/cabinets/questions/?show=newest")
    hamish.get_by_role("link", name="Green terminals in humid cabinets").click()
    hamish.get_by_role("button", name="This solved it").click()
    expect(
        hamish.get_by_role("heading", name="Others will run into this. Keep it as a tip?")
    ).to_be_visible()
    hamish.get_by_role("link", name="Keep this as a tip").click()
    expect(hamish.get_by_label("What fixed it?")).to_have_value(re.compile("5 watt heater"))
    hamish.get_by_label("What did you see?").fill("Green terminals, relays drop out")
    send(hamish, "Keep the tip")
    expect(hamish.get_by_text("Not yet checked")).to_be_visible()
    expect(hamish.locator(".post-head").first).to_contain_text("Jola")
    expect(hamish.locator(".post-head").first).to_contain_text("Hamish")
    expect(hamish.locator("a[data-photo] img")).to_be_visible()


def _says_how_it_went(page: Page, path: str, result: str, context: str) -> None:
    page.goto(path)
    page.get_by_role("link", name="Did you try it?").or_(
        page.get_by_role("link", name="You tried it")
    ).click()
    page.get_by_label(result, exact=True).check()
    page.get_by_label("Where did you try it?").fill(context)
    send(page, "Save result")
    expect(page.get_by_text("Result saved.").first).to_be_visible()


def _adds_the_limit(jola: Page, path: str) -> None:
    jola.goto(path)
    jola.get_by_role("link", name="Add a limit").click()
    expect(jola.get_by_label("Where doesn't it help?")).to_have_value("Not in a damp room")
    send(jola, "Add the limit")
    expect(jola.get_by_text("Not in a damp room (Greta)")).to_be_visible()


def _makes_a_practice_of_it(ada: Page, path: str) -> str:
    ada.goto(path)
    ada.get_by_label("More").first.click()
    ada.get_by_role("link", name="Make it a practice").click()
    ada.get_by_label("What is it called?").fill("Keep cabinets two degrees warmer")
    send(ada, "Write the practice")
    expect(ada.get_by_role("heading", name="Keep cabinets two degrees warmer")).to_be_visible()
    return ada.url


def _tells_what_came_of_it(rui: Page, ask: str) -> None:
    rui.goto(f"/c/cabinets/stories/asked/{ask}/")
    rui.get_by_label("What did it save or change? One sentence.").fill(
        "Saved a call-out on a Sunday"
    )
    rui.get_by_label("You may share this with my name").check()
    send(rui, "Share the story")


def _reads_the_whole_trail(hamish: Page) -> None:
    """On the phone, from the front page back to the first photo, each part a click away."""
    hamish.goto("/c/cabinets/")
    hamish.get_by_role("link", name="Saved a call-out on a Sunday").first.click()
    trail = hamish.get_by_role("navigation", name="Where this came from")
    for part in (
        "Keep cabinets two degrees warmer",
        "Green terminals, relays drop out",
        "Green terminals in humid cabinets",
        "07:40.",
    ):
        expect(trail.get_by_role("link", name=part)).to_be_visible()
        trail.get_by_role("link", name=part).click()
        trail = hamish.get_by_role("navigation", name="Where this came from")
        expect(trail.get_by_role("listitem")).to_have_count(5)
    expect(hamish.locator("article img")).to_be_visible()


def test_a_tip_is_written_on_the_phone_in_at_most_six_taps(new_hall, visit):
    new_hall.python(PEOPLE)
    page = visit(new_hall, "/help/", size=PHONE)
    sign_in(new_hall, page, "rui")
    page.goto("/c/cabinets/")
    taps = 0

    def tap(what) -> None:
        nonlocal taps
        what.click()
        taps += 1

    tap(page.locator(".compose > summary"))
    tap(page.get_by_role("link", name="Share a tip What fixed it"))
    expect(page.get_by_label("What did you see?")).to_be_focused()  # nobody has to tap there
    page.keyboard.type("The fan hums")
    tap(page.get_by_label("What fixed it?"))
    page.keyboard.type("Turn the filter mat round")
    tap(page.get_by_role("button", name="Add the tip"))

    expect(page.get_by_role("heading", name="The fan hums")).to_be_visible()
    assert taps <= 6


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_the_pack_opens_from_disk_finds_and_prints(new_hall, visit, browser, tmp_path, javascript):
    """Without any network: the file is opened, and whatever it asked for would fail the test."""
    new_hall.python(PEOPLE)
    new_hall.python(
        "from guildhall.communities.models import Community\n"
        "from guildhall.people.models import Person\n"
        "from guildhall.practices.actions import add_tip\n"
        "rui = Person.objects.get_by_natural_key('rui')\n"
        "for seen, fix in (('Fan hums', 'Turn the *mat*'), "
        "('Relay <script>alert(1)</script> ticks', 'Dry the Gehäuse')):\n"
        "    add_tip(Community.objects.get(), by=rui, seen=seen, parts={'fix': fix})"
    )
    page = visit(new_hall, "/help/")
    sign_in(new_hall, page, "rui")
    page.goto("/c/cabinets/tips/pack/")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download to read and print").first.click()
    path = tmp_path / "pack.html"
    download.value.save_as(path)

    context = browser.new_context(offline=True, java_script_enabled=javascript)
    asked: list[str] = []
    complaints: list[str] = []
    opened = context.new_page()
    opened.on("request", lambda sent: asked.append(sent.url))
    opened.on("console", lambda said: complaints.append(said.text))
    opened.goto(f"file://{path}")
    expect(opened.get_by_role("heading", name="Fan hums")).to_be_visible()
    expect(
        opened.get_by_role("heading", name="Relay <script>alert(1)</script> ticks")
    ).to_be_visible()
    if javascript:
        opened.get_by_label("Search").fill("gehause dry")
        expect(opened.get_by_role("heading", name="Relay")).to_be_visible()
        expect(opened.get_by_role("heading", name="Fan hums")).to_be_hidden()
        expect(opened.get_by_text("1 found")).to_be_visible()
        opened.get_by_label("Search").fill("")
    opened.emulate_media(media="print", color_scheme="dark")
    expect(opened.get_by_label("Search")).to_be_hidden()
    ink, paper = opened.evaluate(
        "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
    )
    context.close()

    assert (ink, paper) == ("rgb(0, 0, 0)", "rgb(255, 255, 255)")
    assert asked == [f"file://{path}"]
    assert complaints == []


# Once the page has thrown away what was kept for somebody else.
LEFT = """async () => {
    const kept = async () => (await caches.keys()).filter(name => name.startsWith("saved-"));
    while ((await kept()).length) await new Promise(resolve => setTimeout(resolve, 20));
    return kept();
}"""


def test_saved_tips_are_read_without_a_network_until_one_signs_out(new_hall, browser):
    new_hall.python(PEOPLE)
    path = new_hall.python(
        "from guildhall.commons.actions import bookmark\n"
        "from guildhall.commons.kinds import path_of\n"
        "from guildhall.communities.models import Community\n"
        "from guildhall.people.models import Person\n"
        "from guildhall.practices.actions import add_tip\n"
        "rui = Person.objects.get_by_natural_key('rui')\n"
        "tip = add_tip(Community.objects.get(), by=rui, seen='The fan hums', "
        "parts={'fix': 'Turn the mat'})\n"
        "bookmark(tip, by=rui)\nprint(path_of(tip, 'cabinets'))"
    )
    context = browser.new_context(viewport=PHONE, base_url=f"http://localhost:{new_hall.port}")
    page = context.new_page()
    sign_in(new_hall, page, "rui")
    page.goto("/me/bookmarks/")
    page.get_by_role("button", name="Keep it here").click()
    expect(page.get_by_text("Kept here: 2 pages")).to_be_visible()
    page.goto("/help/")
    context.set_offline(True)
    page.goto(path)
    expect(page.get_by_role("heading", name="The fan hums")).to_be_visible()
    expect(page.get_by_text("This is the page as it was kept")).to_be_visible()
    page.goto("/c/cabinets/talk/")
    page.get_by_role("link", name="Bookmarks").click()
    expect(page.get_by_role("heading", name="Bookmarks")).to_be_visible()
    styled = page.evaluate("getComputedStyle(document.querySelector('.top')).position")

    context.set_offline(False)
    context.clear_cookies()
    page.goto("/accounts/login/")
    expect(page.get_by_role("heading", name="Sign in").first).to_be_visible()
    assert page.evaluate(LEFT) == []
    context.close()
    assert styled != "static"
