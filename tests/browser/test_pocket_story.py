"""The hall in one's pocket: read and written in without a network, on a phone, and shared into."""

import json

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_heard_stories import sign_in
from tests.browser.test_knowledge_story import PEOPLE, photo
from tests.cut_line import line_to

LONG = 30_000  # milliseconds: it tries every ten seconds
READING = 5_000  # milliseconds: what was sent is said until it was read
WORLD = (
    PEOPLE
    + """
from guildhall.commons.kinds import path_of
from guildhall.people.models import Person
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import ask
jola = people["Jola"]
tip = add_tip(cabinets, by=jola, seen="The fan hums", parts={"fix": "Turn the mat"})
question = ask(cabinets, by=jola, title="Which relay?")
print(path_of(tip, "cabinets"), path_of(question, "cabinets"))
"""
)
REPLIES = """
from guildhall.commons.models import Reply
print(list(Reply.objects.order_by("pk").values_list("author__username", "body")))
"""
QUESTIONS = """
from guildhall.commons.models import Entry
questions = Entry.objects.filter(kind="question")
print(sorted(questions.values_list("title", flat=True)))
"""
LEAVES = """
from guildhall.communities.actions import leave_community
from guildhall.communities.models import Community
from guildhall.people.models import Person
leave_community(Community.objects.get(), person=Person.objects.get_by_natural_key("rui"))
"""
NUMBERS = """
from guildhall.communities.actions import edit_phone
from guildhall.people.models import Person, Phone
edit_phone(Person.objects.get_by_natural_key("jola"), number="+43111", reach=Phone.Reach.ALL)
edit_phone(Person.objects.get_by_natural_key("hamish"), number="+43222", reach=Phone.Reach.CHOSEN)
"""
LOCKED = """
from django.utils import timezone
from guildhall.commons.actions import lock
from guildhall.commons.models import Entry
lock(Entry.objects.get(kind="question"), at=timezone.now())
"""
CONTROLLED = """() => new Promise(resolve => {
    if (navigator.serviceWorker.controller) resolve();
    navigator.serviceWorker.addEventListener("controllerchange", () => resolve());
})"""
KEPT = "caches.keys().then((names) => names.filter((name) => name.startsWith('saved-')))"

PAGES_KEPT = """async () => {
    let pages = 0;
    for (const name of await caches.keys())
        if (name.startsWith("saved-")) pages += (await (await caches.open(name)).keys()).length;
    return pages;
}"""


@pytest.fixture
def cabinets(new_hall) -> tuple[str, str]:
    """The addresses of a tip and of a question, in a community with Rui and Hamish."""
    tip, question = new_hall.python(WORLD).split()
    return tip, question


def come_in(hall, phone: BrowserContext, name: str) -> Page:
    page = phone.new_page()
    sign_in(hall, page, name)
    page.evaluate(CONTROLLED)
    return page


def reply(page: Page, text: str) -> None:
    page.get_by_label("Your reply").fill(text)
    page.get_by_role("button", name="Post answer", exact=True).click()


def replies(hall) -> list[tuple[str, str]]:
    return json.loads(hall.python(REPLIES).replace("(", "[").replace(")", "]").replace("'", '"'))


def waiting(page: Page):
    return page.locator("#waiting")


def test_a_kept_tip_is_read_and_an_answer_written_without_a_network(new_hall, cabinets, phone):
    tip, question = cabinets
    page = come_in(new_hall, phone, "rui")
    page.goto("/c/cabinets/tips/")
    page.get_by_role("button", name="Keep it here").click()
    expect(page.get_by_text("Kept here:")).to_be_visible()
    page.goto(question)

    phone.set_offline(True)
    page.goto(tip)
    expect(page.get_by_role("heading", name="The fan hums")).to_be_visible()
    page.goto("/c/cabinets/people/")
    expect(page.get_by_text("Hamish").first).to_be_visible()
    page.goto("/c/cabinets/talk/")
    expect(page.get_by_role("heading", name="You're offline")).to_be_visible()
    expect(page.get_by_role("link", name="Tips · Cabinets")).to_be_visible()
    page.goto("about:blank")
    phone.set_offline(False)
    page.goto(question)
    phone.set_offline(True)
    reply(page, "The red one, twice")
    expect(waiting(page)).to_contain_text("The red one, twice")
    expect(waiting(page)).to_contain_text("Waiting to be sent")
    assert replies(new_hall) == []

    phone.set_offline(False)
    expect(waiting(page)).to_contain_text("Sent.", timeout=LONG)
    page.wait_for_timeout(READING)
    page.goto(question)
    expect(page.locator(".post-body", has_text="The red one, twice")).to_have_count(1)
    expect(waiting(page)).to_be_hidden()
    assert replies(new_hall) == [["rui", "The red one, twice"]]


def test_a_line_that_breaks_while_an_answer_is_sent_makes_one_answer(
    new_hall, cabinets, browser, until
):
    _tip, question = cabinets
    with line_to(new_hall.port) as line:
        phone = browser.new_context(viewport=PHONE, base_url=f"http://localhost:{line.port}")
        page = phone.new_page()
        sign_in(new_hall, page, "rui")
        page.evaluate(CONTROLLED)
        page.goto(question)
        line.loses_answers = True
        reply(page, "The red one")
        expect(waiting(page)).to_contain_text("The red one")
        assert until(lambda: len(replies(new_hall)) == 1)

        line.loses_answers = False
        page.goto(question)
        expect(waiting(page)).to_contain_text("Sent.", timeout=LONG)
        phone.close()

    assert replies(new_hall) == [["rui", "The red one"]]


def test_what_is_refused_says_why_and_keeps_the_text(new_hall, cabinets, phone):
    _tip, question = cabinets
    page = come_in(new_hall, phone, "rui")
    page.goto(question)
    phone.set_offline(True)
    reply(page, "The red one")
    expect(waiting(page)).to_contain_text("The red one")
    new_hall.python(LOCKED)

    phone.set_offline(False)

    expect(waiting(page)).to_contain_text("A steward has locked this.")
    expect(waiting(page).get_by_role("button", name="Copy the text")).to_be_visible()
    expect(waiting(page)).to_contain_text("The red one")
    waiting(page).get_by_role("button", name="Discard").click()
    expect(waiting(page)).to_be_hidden()
    assert replies(new_hall) == []


def test_signed_out_meanwhile_it_waits_for_its_writer_and_nobody_else_sees_it(
    new_hall, cabinets, phone
):
    _tip, question = cabinets
    page = come_in(new_hall, phone, "rui")
    page.goto(question)
    phone.set_offline(True)
    reply(page, "The red one")
    expect(waiting(page)).to_contain_text("The red one")
    phone.clear_cookies()

    phone.set_offline(False)
    expect(page.get_by_role("link", name="Sign in").first).to_be_visible(timeout=20_000)
    sign_in(new_hall, page, "hamish")
    page.goto(question)
    page.wait_for_load_state("networkidle")
    expect(waiting(page)).to_be_hidden()
    expect(page.get_by_text("The red one")).to_have_count(0)
    assert replies(new_hall) == []

    phone.clear_cookies()
    sign_in(new_hall, page, "rui")
    expect(waiting(page)).to_contain_text("Sent.", timeout=LONG)
    assert replies(new_hall) == [["rui", "The red one"]]


def test_a_question_is_asked_from_what_is_kept_and_posted_when_its_writer_is_back_later(
    new_hall, cabinets, phone, until
):
    """The page was closed meanwhile: the next one that is opened sends it."""
    page = come_in(new_hall, phone, "rui")
    page.goto("/me/device/")
    page.locator("[data-keep=cabinets]").get_by_role("button", name="Keep it here").click()
    expect(page.get_by_text("Kept here:")).to_be_visible()
    phone.set_offline(True)
    page.goto("/c/cabinets/")
    page.get_by_role("link", name="Ask a question · Cabinets").click()
    page.get_by_label("What do you need to know?").fill("Which mat?")
    page.get_by_role("button", name="Ask the question").click()
    expect(waiting(page)).to_contain_text("Which mat?")
    expect(page.locator(".waiting-here")).to_contain_text("Which mat?")
    page.close()

    phone.set_offline(False)
    later = phone.new_page()
    later.goto("/")

    assert until(lambda: new_hall.python(QUESTIONS) == "['Which mat?', 'Which relay?']")
    later.goto("/c/cabinets/questions/")
    expect(later.get_by_role("link", name="Which mat?")).to_have_count(1)


def test_a_question_with_a_photo_waits_and_is_asked_once(new_hall, cabinets, phone):
    page = come_in(new_hall, phone, "rui")
    page.goto("/c/cabinets/questions/ask/")
    phone.set_offline(True)
    page.get_by_label("What do you need to know?").fill("What is this?")
    page.locator("input[data-files]").first.set_input_files(photo())
    expect(page.get_by_text("The connection broke")).to_be_visible()
    page.get_by_role("button", name="Ask the question").click()
    expect(waiting(page)).to_contain_text("What is this?")

    phone.set_offline(False)
    expect(waiting(page)).to_contain_text("Sent.", timeout=LONG)
    waiting(page).get_by_role("link", name="Show it").click()

    expect(page.get_by_role("heading", name="What is this?")).to_be_visible()
    expect(page.locator("a[data-photo] img")).to_have_count(1)


def test_what_another_site_sends_without_a_network_is_not_kept(new_hall, cabinets, phone):
    """It would go out later as its reader's own, with the token that other sites lack."""
    _tip, question = cabinets
    page = come_in(new_hall, phone, "rui")
    person = page.locator("meta[name=reader]").get_attribute("content")
    address = f"http://localhost:{new_hall.port}{question}answer/"
    page.goto("about:blank")
    page.set_content(
        f"""<form method="post" action="{address}"><input name="body" value="Bought and sold">
        <input name="once" value="{person}.0123456789"><button>Win</button></form>"""
    )
    phone.set_offline(True)

    page.get_by_role("button", name="Win").click()

    expect(page.get_by_role("heading", name="You're offline")).to_be_visible()
    expect(page.get_by_text("Bought and sold")).to_have_count(0)
    page.goto("about:blank")
    phone.set_offline(False)
    page.goto(question)
    reply(page, "The red one")
    expect(page.locator(".post-body", has_text="The red one")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert replies(new_hall) == [["rui", "The red one"]]


def test_a_tab_of_one_person_keeps_nothing_that_another_sees(new_hall, cabinets, phone):
    page = come_in(new_hall, phone, "rui")
    page.goto("/me/device/")
    phone.clear_cookies()
    sign_in(new_hall, phone.new_page(), "hamish")

    place = page.locator("[data-keep=cabinets]")
    place.get_by_role("button", name="Keep it here").click()

    expect(place.get_by_text("It could not be saved.")).to_be_visible()
    assert page.evaluate(PAGES_KEPT) == 0


def test_what_was_kept_goes_when_membership_ends(new_hall, cabinets, phone):
    page = come_in(new_hall, phone, "rui")
    page.goto("/me/device/")
    place = page.locator("[data-keep=cabinets]")
    place.get_by_role("button", name="Keep it here").click()
    expect(place.get_by_text("Kept here:")).to_be_visible()
    assert len(page.evaluate(KEPT)) == 1
    new_hall.python(LEAVES)

    place.get_by_role("button", name="Refresh").click()

    expect(place.get_by_text("You are no longer a member")).to_be_visible()
    assert page.evaluate(KEPT) == []


def test_signing_out_clears_what_was_kept_and_says_what_still_waits(new_hall, cabinets, phone):
    _tip, question = cabinets
    page = come_in(new_hall, phone, "rui")
    page.goto("/me/device/")
    page.locator("[data-keep=cabinets]").get_by_role("button", name="Keep it here").click()
    expect(page.get_by_text("Kept here:")).to_be_visible()
    page.goto(question)
    phone.set_offline(True)
    reply(page, "The red one")
    expect(waiting(page)).to_contain_text("The red one")
    new_hall.python(LOCKED)
    phone.set_offline(False)
    expect(waiting(page)).to_contain_text("A steward has locked this.")

    page.locator(".top-links summary").click()
    page.get_by_role("button", name="Sign out", exact=True).click()
    expect(waiting(page)).to_contain_text("Signing out removes what is still waiting here.")
    page.get_by_role("button", name="Sign out", exact=True).click()

    expect(page.get_by_role("link", name="Sign in").first).to_be_visible()
    assert page.evaluate(KEPT) == []


def test_without_a_network_people_who_never_signed_in_get_a_page_of_ours(new_hall, cabinets, phone):
    page = phone.new_page()
    page.goto("/help/")
    page.evaluate(CONTROLLED)

    phone.set_offline(True)
    page.goto("/c/cabinets/")

    expect(page.get_by_role("heading", name="You're offline")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.alone')).display") == "grid"
    assert page.evaluate(KEPT) == []


def test_a_photo_shared_from_the_camera_roll_lands_in_ask(new_hall, cabinets, phone):
    page = come_in(new_hall, phone, "rui")
    page.goto("/me/shared/")
    sent = phone.request.post(
        "/share/", multipart={"title": "", "text": "What is this?", "photo": photo()}
    )
    page.goto(sent.url)
    expect(page.locator(".shared-photo")).to_be_visible()
    page.get_by_role("button", name="Ask in Cabinets").click()

    expect(page.get_by_label("More, if it helps")).to_have_value("What is this?")
    expect(page.locator("[data-item] img")).to_have_count(1)


def test_what_is_shared_without_a_network_waits_and_becomes_a_draft(new_hall, cabinets, phone):
    page = come_in(new_hall, phone, "rui")
    page.goto("/me/shared/")
    address = f"http://localhost:{new_hall.port}/share/"
    page.goto("about:blank")  # the system of a phone shares from no page
    page.set_content(
        f"""<form method="post" enctype="multipart/form-data" action="{address}">
        <input name="text" value="What hums here?"><input type="file" name="photo">
        <button>Share</button></form>"""
    )
    page.locator("input[type=file]").set_input_files(photo())
    phone.set_offline(True)

    page.get_by_role("button", name="Share").click()

    expect(waiting(page)).to_contain_text("What hums here?")
    phone.set_offline(False)
    page.goto("/")
    expect(waiting(page)).to_contain_text("Sent.", timeout=LONG)
    waiting(page).get_by_role("link", name="Show it").click()
    expect(page.locator(".shared-photo")).to_have_count(1)
    expect(page.get_by_text("What hums here?")).to_be_visible()


def test_the_numbers_that_a_member_sees_are_on_the_kept_page_of_people(new_hall, cabinets, phone):
    new_hall.python(NUMBERS)
    page = come_in(new_hall, phone, "rui")
    page.goto("/me/device/")
    page.get_by_role("button", name="Keep it here").first.click()
    expect(page.get_by_text("Kept here:").first).to_be_visible()

    phone.set_offline(True)
    page.goto("/c/cabinets/people/")

    expect(page.locator("a[href='tel:+43111']")).to_be_visible()
    assert "+43222" not in page.content()


def test_chromium_finds_nothing_that_keeps_it_from_being_installed(new_hall, phone):
    page = phone.new_page()
    page.goto("/")
    page.evaluate(CONTROLLED)

    audit = phone.new_cdp_session(page)
    found = audit.send("Page.getInstallabilityErrors")["installabilityErrors"]
    read = audit.send("Page.getAppManifest")

    assert {one["errorId"] for one in found} <= {"in-incognito"}  # as every page of this test is
    assert read["errors"] == []


def test_a_comment_written_in_place_without_a_network_waits_too(new_hall, cabinets, phone):
    _tip, question = cabinets
    page = come_in(new_hall, phone, "rui")
    page.goto(question)
    reply(page, "The red one")
    expect(page.locator(".post-body", has_text="The red one")).to_be_visible()
    page.locator(".post", has_text="The red one").get_by_role("link", name="Reply").click()
    page.get_by_label("Your reply").first.fill("Twice")

    phone.set_offline(True)
    page.get_by_role("button", name="Send", exact=True).first.click()
    expect(waiting(page)).to_contain_text("Twice")

    phone.set_offline(False)
    expect(waiting(page)).to_contain_text("Sent.", timeout=LONG)
    assert replies(new_hall) == [["rui", "The red one"], ["rui", "Twice"]]


def test_without_script_one_is_told_that_nothing_is_kept(new_hall, cabinets, visit):
    page = visit(new_hall, "/help/", size=PHONE, javascript=False)
    sign_in(new_hall, page, "rui")

    page.goto("/me/device/")

    expect(page.get_by_text("This browser can't keep pages.")).to_be_visible()
    expect(page.get_by_role("button", name="Keep it here")).to_have_count(0)


def test_an_edit_without_a_network_says_that_it_cannot_wait_and_keeps_what_was_typed(
    new_hall, cabinets, phone
):
    _tip, question = cabinets
    page = come_in(new_hall, phone, "jola")
    page.goto(question)
    page.goto(page.locator('a[href$="/edit/"]').first.get_attribute("href") or "")
    note = page.get_by_text("a change can't wait on this device")
    expect(note).to_be_hidden()

    phone.set_offline(True)
    page.locator("textarea").fill("It hums at night only")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(note).to_be_visible()
    expect(page.locator("textarea")).to_have_value("It hums at night only")

    phone.set_offline(False)
    expect(note).to_be_hidden()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".prose", has_text="It hums at night only")).to_be_visible()
