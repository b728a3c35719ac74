"""What a community mostly does opens its rooms and sets its first steps; it closes no room."""

import itertools

import pytest

from guildhall.activity.models import Event
from guildhall.communities.actions import choose_type, open_room, shut_room, start_community
from guildhall.communities.events import ROOM_OPENED
from guildhall.communities.models import Community
from guildhall.communities.rooms import rooms
from guildhall.people.actions import arrive
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import ask

pytestmark = pytest.mark.database

FROM_START = ["talk", "questions", "meetings"]
OPENS = {
    "helping": [],
    "best_practice": ["practices", "stories"],
    "knowledge_stewarding": ["practices", "library"],
    "innovation": ["practices", "stories", "ideas"],
    "": [],
}
FIRST_TEXTS = {
    "helping": ("Write down three problems you have now", "questions/ask/"),
    "best_practice": ("Write down three things that work", "tips/add/"),
    "knowledge_stewarding": ("Write down three things that people keep asking", "tips/add/"),
    "innovation": ("Write down three things that nobody here knows yet", "questions/ask/"),
    "": ("Write down three problems you have now", "questions/ask/"),
}
FIRST_WINS = {
    "helping": "Get one small thing done together",
    "best_practice": "Have one tip tried somewhere else",
    "knowledge_stewarding": "Have one of them used by someone",
    "innovation": "Try one thing, and say what came of it",
    "": "Get one small thing done together",
}
PATH = "/c/looms/beginning/"


@pytest.fixture
def edda(db):
    return arrive("Edda")


def started(edda, community_type: str) -> Community:
    return start_community("Looms", by=edda, purpose="Weave", community_type=community_type)


def open_in(community: Community) -> set[str]:
    return set(Community.objects.get(pk=community.pk).open_rooms)


def steps_on(client) -> str:
    return client.get(PATH).content.decode().replace("&#x27;", "'")


def test_every_type_has_its_rooms_and_first_steps():
    assert set(OPENS) == set(FIRST_TEXTS) == set(FIRST_WINS) == set(Community.Type.values)


@pytest.mark.parametrize("community_type", OPENS)
def test_start_community_opens_the_rooms_of_its_type(edda, as_person, community_type):
    looms = started(edda, community_type)

    assert open_in(looms) == {*FROM_START, *OPENS[community_type]}
    client = as_person(edda)
    found = {
        room.slug for room in rooms if client.get(f"/c/looms/{path_of(room)}").status_code == 200
    }
    assert found == open_in(looms)


def path_of(room) -> str:
    return {"practices": "tips/"}.get(room.slug, f"{room.slug}/")


@pytest.mark.parametrize("community_type", OPENS)
def test_the_form_says_which_rooms_a_type_opens(edda, as_person, community_type):
    page = as_person(edda).get("/start/").content.decode()

    option = page.partition(f'value="{community_type}"')[2].partition("</label>")[0]
    named = [room.slug for room in rooms if str(room.name) in option]
    assert named == OPENS[community_type]


@pytest.mark.parametrize("community_type", OPENS)
def test_the_first_steps_are_those_of_its_type(edda, as_person, community_type):
    started(edda, community_type)

    page = steps_on(as_person(edda))

    title, address = FIRST_TEXTS[community_type]
    assert {one for one, _address in FIRST_TEXTS.values() if one in page} == {title}
    assert {one for one in FIRST_WINS.values() if one in page} == {FIRST_WINS[community_type]}
    assert f'href="/c/looms/{address}"' in page


@pytest.mark.parametrize("community_type", ["best_practice", "knowledge_stewarding"])
def test_without_the_room_of_tips_the_first_steps_are_those_that_help_everywhere(
    edda, as_person, community_type
):
    looms = started(edda, community_type)

    shut_room(looms, room="practices", by=edda)

    page = steps_on(as_person(edda))
    assert FIRST_TEXTS["helping"][0] in page
    assert "tips/" not in page.partition("<main")[2]


def test_what_counts_as_the_first_three_texts_follows_the_type(edda, as_person):
    looms = started(edda, "best_practice")
    client = as_person(edda)

    def is_done() -> bool:
        """The step that writes the first texts is ticked off: it has no button any more."""
        title = next(one for one, _address in FIRST_TEXTS.values() if one in steps_on(client))
        step = steps_on(client).partition(title)[2].partition("</li>")[0]
        return "/add/" not in step and "/ask/" not in step

    for number in range(3):
        ask(looms, by=edda, title=f"Why {number}?")
    with_questions = is_done()
    for number in range(3):
        add_tip(looms, by=edda, seen=f"It ticks {number}", parts={"fix": "Dry it"})
    with_tips = is_done()
    choose_type(looms, community_type="innovation", by=edda)

    assert (with_questions, with_tips, is_done()) == (False, True, True)


@pytest.mark.parametrize(("before", "after"), list(itertools.permutations(OPENS, 2)))
def test_choose_type_opens_what_it_needs_and_closes_nothing(edda, before, after):
    looms = started(edda, before)

    choose_type(looms, community_type=after, by=edda)

    assert open_in(looms) == {*FROM_START, *OPENS[before], *OPENS[after]}
    assert Community.objects.get(pk=looms.pk).community_type == after


def test_choose_type_keeps_what_is_in_a_room_and_what_stewards_opened(edda, as_person):
    looms = started(edda, "helping")
    open_room(looms, room="practices", by=edda)
    tip = add_tip(looms, by=edda, seen="It ticks", parts={"fix": "Dry it"})

    for community_type in OPENS:
        choose_type(looms, community_type=community_type, by=edda)

    assert as_person(edda).get(f"/c/looms/tips/{tip.address}/").status_code == 200


def test_choose_type_twice_is_harmless(edda):
    looms = started(edda, "helping")

    for _twice in range(2):
        choose_type(looms, community_type="best_practice", by=edda)

    open_now = Community.objects.get(pk=looms.pk).open_rooms
    assert sorted(open_now) == sorted([*FROM_START, *OPENS["best_practice"]])
    opened = Event.objects.filter(verb=ROOM_OPENED, community_id=looms.pk)
    assert opened.count() == len(OPENS["best_practice"])


def test_a_room_that_was_closed_is_open_again_once_its_type_is_chosen(edda):
    looms = started(edda, "best_practice")
    shut_room(looms, room="stories", by=edda)

    choose_type(looms, community_type="innovation", by=edda)

    assert "stories" in open_in(looms)


def test_choose_type_in_the_settings_opens_the_rooms_and_says_which(edda, as_person):
    started(edda, "")
    client = as_person(edda)
    before = client.get("/c/looms/tips/").status_code

    saved = client.post(
        "/c/looms/settings/change/mostly/", {"community_type": "knowledge_stewarding"}, follow=True
    )

    assert (before, client.get("/c/looms/tips/").status_code) == (404, 200)
    now = "Mostly you keep what we know right and easy to find. Open: Talk, Questions, "
    assert now in saved.content.decode().replace("&#x27;", "'")
