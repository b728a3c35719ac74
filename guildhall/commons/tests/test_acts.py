"""An act is declared once, found at its place, and drawn once for all that it is offered with."""

from guildhall.commons.models import Entry
from guildhall.commons.page.acts import Act, ActsByPlace, Look, Place
from guildhall.commons.page.drawing import draw_acts, draw_some
from guildhall.commons.page.parts import Part, Spot, by_spot
from guildhall.commons.page.reads import read_once
from guildhall.web import frames

THANK = Act("Thanks", "heart", "thank_reply", is_pressed=False)
HISTORY = Act("History", "", "reply_history", Place.MENU, is_post=False)


def drawn(act: Act, size: str = "") -> str:
    return " ".join(draw_some((act,), community_slug="pumps", target_id=7, size=size).split())


def test_an_act_is_a_button_that_posts():
    assert (
        '<button form="act" formaction="/c/pumps/replies/7/thank/" aria-pressed="false">'
        in drawn(THANK)
    )
    assert "#heart" in drawn(THANK)


def test_an_act_is_a_link_that_looks_like_a_button():
    link = drawn(HISTORY, "is-small")

    assert link.startswith('<a class="button is-small" href="/c/pumps/replies/7/history/"')
    assert link.endswith(">History</a>")


def test_how_an_act_stands_out_comes_after_its_size():
    accept = Act("This solved it", "", "accept_answer", look=Look.MAIN)

    assert '<button class="is-small is-main" form="act"' in drawn(accept, "is-small")


def test_arguments_come_after_the_id():
    grow = Act("Make it a tip", "", "grow", args=("tip",))

    assert grow.address("pumps", 7) == "/c/pumps/entries/7/grow/tip/"


def test_the_same_acts_are_drawn_once_and_get_their_ids():
    frames._pieces.cache_clear()
    pages = [
        draw_acts((THANK,), (HISTORY,), community_slug="pumps", target_id=number)
        for number in (7, 8)
    ]

    assert frames._pieces.cache_info().misses == 1
    assert ["replies/7/thank/" in page and "replies/7/history/" in page for page in pages] == [
        True,
        False,
    ]
    assert pages[0].replace("replies/7/", "replies/8/") == pages[1]


def test_equal_acts_are_one_and_others_are_not():
    again = Act("Thanks", "heart", "thank_reply", is_pressed=False)
    others = [
        Act("Thank you", "heart", "thank_reply", is_pressed=False),
        Act("Thanks", "heart", "thank_reply"),
    ]

    assert len({THANK, again}) == 1
    assert len({THANK, *others}) == 3


def test_where_nothing_is_offered_nothing_is_drawn():
    assert draw_acts((), (), community_slug="pumps", target_id=7) == ""
    assert draw_some((), community_slug="pumps", target_id=7) == ""


def test_why_a_reply_is_not_out_stands_before_its_acts():
    html = draw_acts((), (HISTORY,), community_slug="pumps", target_id=7, standing="held")

    assert html.index("waiting for a steward") < html.index("History")


def test_acts_are_found_at_their_places_in_order_and_elsewhere_is_nothing():
    acts = ActsByPlace([HISTORY, THANK, HISTORY], community_slug="pumps", entry_id=7)

    assert (acts["row"], acts["menu"], acts["check"]) == ((THANK,), (HISTORY, HISTORY), ())


def test_parts_keep_the_order_of_their_room_at_each_place():
    first, second, notice = (
        Part(Spot.AFTER, "a.html"),
        Part(Spot.AFTER, "b.html"),
        Part(Spot.NOTICE, "c.html"),
    )
    placed = by_spot([first, notice, second])

    assert (placed["after"], placed["notice"], placed["beside"]) == ([first, second], [notice], [])


def test_what_acts_and_parts_both_read_is_read_once_for_each_entry_and_reader():
    asked = []

    @read_once
    def guests(entry: Entry, reader: str) -> str:
        asked.append((entry.pk, reader))
        return f"{reader} at {entry.pk}"

    evening, morning = Entry(pk=1), Entry(pk=2)
    answers = [
        guests(evening, "Ada"),
        guests(evening, "Ada"),
        guests(evening, "Ben"),
        guests(morning, "Ada"),
    ]

    assert answers == ["Ada at 1", "Ada at 1", "Ben at 1", "Ada at 2"]
    assert asked == [(1, "Ada"), (1, "Ben"), (2, "Ada")]
