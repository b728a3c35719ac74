"""Photos dropped and pasted, pinched and downloaded; a voice note that ends by itself."""

import base64

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_files_story import FLANGE, SEAL, come_in, photo

# What a browser hands over when files are dropped or pasted.
HAND_OVER = """
(area, [how, content]) => {
  const bytes = Uint8Array.from(atob(content), (one) => one.charCodeAt(0));
  const files = new DataTransfer();
  files.items.add(new File([bytes], "flange.jpg", { type: "image/jpeg" }));
  const event = how === "drop"
    ? new DragEvent("drop", { dataTransfer: files, bubbles: true, cancelable: true })
    : new ClipboardEvent("paste", { clipboardData: files, bubbles: true, cancelable: true });
  area.dispatchEvent(event);
}
"""
APART, FURTHER = (150, 200), (150, 300)  # where two fingers are, in pixels from the left


@pytest.fixture
def member(shared_hall, visit):
    return come_in(shared_hall, visit)


def post_with(page: Page, files: list[dict]) -> None:
    page.locator("input[data-files]").first.set_input_files(files)
    expect(page.locator("[data-item]")).to_have_count(len(files))
    page.get_by_role("button", name="Post it").click()
    expect(page.locator("a[data-photo]")).to_have_count(len(files))


def pinch(page: Page) -> None:
    touches = page.context.new_cdp_session(page)
    for kind, places in (("touchStart", APART), ("touchMove", FURTHER), ("touchEnd", ())):
        points = [{"x": place, "y": 400, "id": number} for number, place in enumerate(places)]
        touches.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})


@pytest.mark.parametrize("how", ["drop", "paste"])
def test_a_photo_that_is_dropped_or_pasted_is_in_the_tray(member, how):
    page = member("talk/")
    content = base64.b64encode(FLANGE["buffer"]).decode()

    page.get_by_label("Your post").evaluate(HAND_OVER, [how, content])

    expect(page.locator("[data-item]")).to_have_count(1)
    page.get_by_role("button", name="Post it").click()
    expect(page.locator("a[data-photo]")).to_have_count(1)


def test_two_fingers_make_a_photo_larger_and_it_can_be_downloaded(member):
    page = member("talk/")
    post_with(page, [FLANGE, SEAL])

    page.locator("a[data-photo]").first.click()
    view = page.get_by_role("dialog", name="Photos")
    expect(view.get_by_text("1 / 2")).to_be_visible()
    pinch(page)
    larger = view.locator("img").evaluate("image => image.style.transform")
    with page.expect_download() as download:
        view.get_by_role("link", name="Download").click()

    assert "scale(3)" in larger  # from 50 to 150 pixels apart
    expect(view.get_by_text("1 / 2")).to_be_visible()  # no swipe
    assert download.value.suggested_filename == "flange.webp"


def test_on_a_phone_a_smaller_size_comes_and_nothing_jumps(member, until):
    page = member("talk/")
    post_with(page, [photo("pump.jpg", (90, 120, 140), (2400, 1600))])
    picture = page.locator("a[data-photo] img").first
    whole = page.locator("a[data-photo]").first.get_attribute("href")

    def has_sizes() -> bool:
        page.reload()
        return bool(picture.get_attribute("srcset"))

    assert until(has_sizes)
    # A browser that has the whole picture already needs no smaller one.
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.reload()
    assert until(lambda: picture.evaluate("image => image.complete && image.naturalWidth > 0"))
    came = picture.evaluate("image => new URL(image.currentSrc).pathname")
    assert came != whole
    wide, high = (int(picture.get_attribute(side)) for side in ("width", "height"))
    assert (wide, high) == (2400, 1600)


def test_a_voice_note_ends_after_a_minute_and_is_kept(member):
    page = member("talk/")
    page.clock.install()
    page.get_by_role("button", name="Record a voice note").click()
    expect(page.locator("[data-time]")).to_have_text("0:00")

    page.clock.run_for(59_000)
    expect(page.locator("[data-time]")).to_have_text("0:59")
    page.clock.run_for(2_000)

    expect(page.locator(".recorder")).to_have_count(0)
    expect(page.locator("[data-item] audio")).to_be_visible()
