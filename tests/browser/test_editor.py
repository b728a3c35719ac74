"""The editor: preview, pictures by camera and paste, mentions, and one form that is sent once."""

import io
import re

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE, use_session

BEGIN = """
from guildhall.people.sessions import open_session
from guildhall.people.actions import arrive
from guildhall.communities.actions import join, start_community
ada, ben = arrive("Ada"), arrive("Ben Okafor")
community = start_community("Pumps", by=ada, purpose="Keeping pumps running")
join(community, person=ben)
print(community.slug, open_session(ada))
"""


@pytest.fixture
def table(shared_hall, visit) -> Page:
    slug, session = shared_hall.python(BEGIN).split()
    page = visit(shared_hall, "/help/")
    use_session(page, shared_hall, session)
    page.goto(f"/c/{slug}/talk/")
    expect(page.locator("[data-started]")).to_be_attached()
    return page


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 80, 20)).save(out, "PNG")
    return out.getvalue()


def test_preview_shows_what_will_stand_there(table):
    table.get_by_label("Your post").fill("A **bold** seal <script>x</script>")

    table.get_by_role("button", name="Preview").click()

    expect(table.locator(".editor-preview strong")).to_have_text("bold")
    expect(table.locator(".editor-preview script")).to_have_count(0)
    table.get_by_label("Your post").fill("A **blue** seal")
    expect(table.locator(".editor-preview strong")).to_have_text("blue")


def test_a_picture_from_the_camera_is_put_beside_the_text_and_shown(table):
    table.locator("input[data-files]").last.set_input_files(
        {"name": "p.png", "mimeType": "image/png", "buffer": png()}
    )
    expect(table.locator("[data-item]")).to_have_count(1)

    table.get_by_role("button", name="Post it").click()

    shown = table.locator("a[data-photo] img").first
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.naturalWidth") == 40


def test_a_picture_is_pasted(table):
    table.get_by_label("Your post").focus()
    table.evaluate(
        """async bytes => {
        const files = new DataTransfer();
        files.items.add(new File([new Uint8Array(bytes)], "p.png", {type: "image/png"}));
        const area = document.querySelector("textarea");
        area.dispatchEvent(new ClipboardEvent("paste", {
            clipboardData: files,
            bubbles: true,
            cancelable: true
        }));
    }""",
        list(png()),
    )

    expect(table.locator("[data-item] .tray-name")).to_have_text("p.webp")
    expect(table.get_by_label("Your post")).to_have_value("")


def test_a_mention_is_chosen_from_names(table):
    area = table.get_by_label("Your post")
    area.press_sequentially("Ask @oka")
    expect(table.get_by_role("option")).to_have_text(
        re.compile(r"Ben Okafor\s+@ben-okafor(-\d+)?\s*$")
    )
    table.keyboard.press("Escape")
    expect(table.get_by_role("option")).to_have_count(0)
    table.keyboard.type("f")
    expect(table.get_by_role("option")).to_have_count(1)
    table.keyboard.press("Enter")
    expect(area).to_have_value(re.compile(r"^Ask @ben-okafor(-\d+)? $"))
    table.get_by_role("button", name="Post it").click()

    expect(table.locator(".post-body a.mention")).to_have_text("@Ben Okafor")


def test_a_part_of_a_name_is_mended_in_the_preview(table):
    table.get_by_label("Your post").fill("Ask @Ben")
    table.get_by_role("button", name="Preview").click()
    table.get_by_role("button", name="Ben Okafor").click()

    expect(table.get_by_label("Your post")).to_have_value(re.compile(r"^Ask @ben-okafor(-\d+)?$"))
    expect(table.locator(".editor-preview a.mention")).to_have_text("@Ben Okafor")


def test_on_a_phone_names_stay_inside_the_screen(table):
    table.set_viewport_size(PHONE)
    area = table.get_by_label("Your post")
    area.press_sequentially("A line that ends at the edge: ask @ben")

    box = table.get_by_role("listbox").bounding_box()

    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE["width"]
    assert box["height"] >= 24


def test_the_toolbar_makes_words_bold(table):
    table.get_by_label("Your post").fill("seal")
    table.get_by_label("Your post").select_text()
    table.get_by_role("button", name="Bold").click()

    expect(table.get_by_label("Your post")).to_have_value("**seal**")
    expect(table.locator(".editor-preview strong")).to_have_text("seal")
    table.keyboard.press("Control+z")
    expect(table.get_by_label("Your post")).to_have_value("seal")


def test_keys_make_words_bold_and_lists_go_on(table):
    area = table.get_by_label("Your post")
    area.click()

    table.keyboard.type("- torn ")
    table.keyboard.press("Control+b")
    table.keyboard.type("seal")
    table.keyboard.press("Control+b")
    table.keyboard.type(" here\nlink")
    table.keyboard.press("Shift+Control+ArrowLeft")
    table.keyboard.press("Control+k")

    expect(area).to_have_value("- torn **seal** here\n- [link](https://)")
    expect(table.locator("dialog[open]")).to_have_count(0)


def test_what_is_pasted_keeps_its_shape_and_its_picture_stays_out(table):
    area = table.get_by_label("Your post")
    area.focus()
    expect(area).to_have_attribute("data-pastes", "")  # what reads pages comes with the focus
    table.evaluate(
        r"""() => {
        const copied = new DataTransfer();
        copied.setData("text/html", "<table><tr><td>Part</td><td>Price</td></tr>"
            + "<tr><td style='color: red'>Seal</td><td>4</td></tr></table>");
        copied.setData("text/plain", "Part\tPrice\nSeal\t4");
        copied.items.add(new File(["x"], "cells.png", {type: "image/png"}));
        document.activeElement.dispatchEvent(new ClipboardEvent("paste", {
            clipboardData: copied,
            bubbles: true,
            cancelable: true
        }));
    }"""
    )

    expect(area).to_have_value("| Part | Price |\n| --- | --: |\n| Seal | 4 |\n\n")


def test_ctrl_and_enter_send(table):
    table.get_by_label("Your post").fill("Good morning")
    table.keyboard.press("Control+Enter")

    expect(table.get_by_text("Posted.")).to_be_visible()
