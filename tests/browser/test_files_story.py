"""Files on a phone: photos, a manual and a voice note; a line that breaks; a photo opened large."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from guildhall.kit.tests.papers import pdf_of
from tests.browser.conftest import PHONE, use_session

BEGIN = """
from guildhall.people.sessions import open_session
from guildhall.people.actions import arrive
from guildhall.communities.actions import start_community
ada = arrive("Ada")
community = start_community("Pumps", by=ada, purpose="Keeping pumps running")
print(community.slug, open_session(ada))
"""
IS_READ = """
from guildhall.commons.models import FileWork
from guildhall.search.actions import documents_to_read_again
print(not FileWork.objects.filter(done_at=None).exists() and documents_to_read_again() == 0)
"""
# A tone in place of a microphone: the recorder and what it makes are the browser's own.
TONE = """
navigator.mediaDevices.getUserMedia = async () => {
  const sound = new AudioContext();
  const [tone, out] = [sound.createOscillator(), sound.createMediaStreamDestination()];
  tone.connect(out);
  tone.start();
  return out.stream;
};
"""


def photo(name: str, colour: tuple[int, int, int], size: tuple[int, int] = (640, 480)) -> dict:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": out.getvalue()}


PAGES = [*(f"Page {number}" for number in range(1, 12)), "Empty the accumulator first"]
MANUAL = {"name": "manual.pdf", "mimeType": "application/pdf", "buffer": pdf_of(PAGES)}
FLANGE, SEAL = photo("flange.jpg", (90, 120, 140)), photo("seal.jpg", (150, 90, 60), (480, 640))


def come_in(hall, visit):
    """A page of a community's member, by the last part of its address; and its first part."""

    def at(path: str, **how) -> Page:
        slug, session = hall.python(BEGIN).split()
        page = visit(hall, "/help/", size=PHONE, **how)
        use_session(page, hall, session)
        page.add_init_script(TONE)
        page.goto(f"/c/{slug}/{path}")
        return page

    return at


@pytest.fixture
def member(shared_hall, visit):
    return come_in(shared_hall, visit)


def test_a_question_with_two_photos_a_manual_and_a_voice_note_takes_four_taps(member, until):
    page = member("questions/ask/")
    page.get_by_label("What do you need to know?").fill("Where does the oil come from?")
    page.evaluate(
        "document.addEventListener('click', () => { window.taps = (window.taps ?? 0) + 1; }, true)"
    )

    with page.expect_file_chooser() as chooser:
        page.locator("label.has-word").click()
    chooser.value.set_files([FLANGE, SEAL, MANUAL])
    expect(page.locator("[data-item]")).to_have_count(3)
    page.get_by_role("button", name="Record a voice note").click()
    expect(page.locator("[data-time]")).to_have_text("0:01")
    page.get_by_role("button", name="Stop").click()
    voice = page.locator("[data-item] audio")
    expect(voice).to_be_visible()
    # It can be listened to before it is sent.
    assert until(lambda: voice.evaluate("audio => audio.readyState") > 0)
    page.get_by_label("What does it show?").first.fill("Oil below the flange")
    taps = page.evaluate("window.taps")
    page.get_by_role("button", name="Ask the question").click()

    expect(page.locator("a[data-photo]")).to_have_count(2)
    expect(page.get_by_role("img", name="Oil below the flange")).to_be_visible()
    expect(page.get_by_role("link", name="manual.pdf")).to_be_visible()
    played = page.locator(".played audio")
    assert until(lambda: played.evaluate("audio => audio.readyState") > 0)
    assert taps == 3  # and the one that asked


def test_a_manual_is_found_by_a_word_on_its_twelfth_page(shared_hall, member, until):
    page = member("talk/")
    page.get_by_label("Your post").fill("Look")
    page.locator("input[data-files]").first.set_input_files([MANUAL])
    expect(page.locator("[data-item]")).to_have_count(1)
    page.get_by_role("button", name="Post it").click()
    expect(page.locator(".file")).to_have_count(1)

    assert until(lambda: shared_hall.python(IS_READ) == "True")
    page.goto("/search?q=accumulator")

    expect(page.get_by_text("page 12 of manual.pdf")).to_have_count(1)
    page.get_by_role("link", name="Look").first.click()
    expect(page.get_by_role("link", name="manual.pdf")).to_be_visible()


def test_a_photo_is_opened_large_and_swiped_and_turned(member):
    page = member("talk/")
    page.locator("input[data-files]").first.set_input_files([FLANGE, SEAL])
    expect(page.locator("[data-item]")).to_have_count(2)
    page.get_by_role("button", name="Post it").click()

    page.locator("a[data-photo]").first.click()
    view = page.get_by_role("dialog", name="Photos")
    expect(view.get_by_text("1 / 2")).to_be_visible()
    stage = view.locator(".large-view-stage").bounding_box()
    middle = stage["y"] + stage["height"] / 2
    page.mouse.move(300, middle)
    page.mouse.down()
    page.mouse.move(80, middle, steps=4)
    page.mouse.up()
    expect(view.get_by_text("2 / 2")).to_be_visible()
    page.keyboard.press("ArrowLeft")
    expect(view.get_by_text("1 / 2")).to_be_visible()
    view.get_by_role("button", name="Turn").click()
    turned = view.locator("img").evaluate("image => image.style.transform")
    page.keyboard.press("Escape")

    expect(view).to_have_count(0)
    expect(page.locator("a[data-photo]").first).to_be_focused()
    assert "rotate(90deg)" in turned


def test_a_file_is_sent_again_after_the_line_broke_and_the_post_waits_for_it(member):
    page = member("talk/", is_cut_off=True)
    tries: list[str] = []

    def break_once(route) -> None:
        tries.append(route.request.method)
        if len(tries) == 1:
            route.abort()
        else:
            route.continue_()

    page.route("**/c/*/files/", break_once)
    page.get_by_label("Your post").fill("Look")
    page.locator("input[data-files]").first.set_input_files([FLANGE])
    expect(page.get_by_text("The connection broke. We are trying again.")).to_be_visible()

    page.get_by_role("button", name="Post it").click()

    expect(page.locator("a[data-photo]")).to_have_count(1)
    assert tries == ["POST", "POST"]


def test_what_is_refused_says_so_and_files_are_ordered_and_removed(member):
    page = member("talk/", refusals=(400,))
    program = {"name": "setup.exe", "mimeType": "application/x", "buffer": b"MZ" + bytes(60)}
    page.locator("input[data-files]").first.set_input_files([FLANGE, program, SEAL, MANUAL])
    expect(page.locator("[data-item]")).to_have_count(3)
    expect(page.get_by_role("alert")).to_have_text(
        "This is a program. Programs can't be shared here."
    )

    page.get_by_role("button", name="Move earlier: seal.webp").click()
    page.get_by_role("checkbox", name="Remove : manual.pdf").check()
    page.get_by_role("button", name="Post it").click()

    expect(page.locator("a[data-photo]")).to_have_count(2)
    sides = page.locator("a[data-photo] img").evaluate_all(
        "all => all.map(image => image.getAttribute('width'))"
    )
    assert sides == ["480", "640"]
    expect(page.locator(".file")).to_have_count(0)


def test_without_script_files_are_sent_with_the_post_and_opened_by_their_links(member):
    page = member("talk/", javascript=False)
    page.get_by_label("Your post").fill("Look")
    expect(page.locator("input[data-files]").first).to_be_visible()
    page.locator("input[data-files]").first.set_input_files([FLANGE, MANUAL])

    page.get_by_role("button", name="Post it").click()

    expect(page.locator(".file")).to_have_count(1)
    page.locator("a[data-photo]").first.click()
    assert page.url.endswith(".webp")
