"""Which rooms have something new since their reader was last there: for that reader alone."""

import datetime as dt
import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils import timezone

from guildhall.commons.actions import delete_entry, note_visit
from guildhall.commons.actions.standing import hide, show_again
from guildhall.commons.actions.visit import KEPT_FOR
from guildhall.commons.models.visit import Visit
from guildhall.commons.tasks import forget_old_places
from guildhall.commons.unread import rooms_with_news
from guildhall.communities.actions import open_room, shut_room
from guildhall.communities.seats import take_seat
from guildhall.people.actions import leave
from guildhall.people.models import Block
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import ask
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database
NEW = '<span class="new-mark'


def news_for(person) -> set[str]:
    return set(rooms_with_news(take_seat("pumps", person)))


def was_there(world, room: str, *, by, ago: dt.timedelta = dt.timedelta()) -> None:
    note_visit(world.community, room=room, by=by, until=timezone.now() - ago)


def marked_in(page: str) -> list[str]:
    """Addresses of the links in the rail that are marked as new, each once."""
    rail = page.partition('<nav class="rooms"')[2].partition("</nav>")[0]
    links = re.findall(r'<a\b[^>]*href="([^"]+)"[^>]*>(.*?)</a>', rail, re.DOTALL)
    return sorted({address for address, inside in links if NEW in inside})


def visit_by(client: Client, page: str):
    """What the page's script sends once its reader sees it."""
    path, until = re.search(r'data-read="([^"]+visit/)" data-until="([^"]+)"', page).groups()
    return client.post(path, {"until": until})


def test_a_room_is_new_once_others_published_there_since_and_until_one_was_there(world, as_person):
    cleo = as_person(world.cleo)
    before = news_for(world.cleo)
    write_post(world.community, by=world.ben, body="Good morning")

    overview = cleo.get("/c/pumps/").content.decode()
    talk = cleo.get("/c/pumps/talk/").content.decode()
    seen_only = news_for(world.cleo)
    sent = visit_by(cleo, talk)

    assert before == set()
    assert marked_in(overview) == ["/c/pumps/talk/"]
    assert marked_in(talk) == []
    assert seen_only == {"talk"}
    assert (sent.status_code, news_for(world.cleo)) == (204, set())
    assert marked_in(cleo.get("/c/pumps/").content.decode()) == []


def test_ones_own_texts_and_those_of_blocked_people_are_no_news(world):
    write_post(world.community, by=world.cleo, body="Mine")
    ask(world.community, by=world.ben, title="Which seal?")
    Block.objects.create(person=world.cleo, blocked=world.ben)

    assert news_for(world.cleo) == set()
    assert news_for(world.ada) == {"talk", "questions"}


def test_news_follows_what_is_published_now(world):
    post = write_post(world.community, by=world.ben, body="Good morning")
    seen = [news_for(world.cleo)]
    hide(post, by=world.ada)
    seen.append(news_for(world.cleo))
    show_again(post, by=world.ada)
    seen.append(news_for(world.cleo))
    delete_entry(post, by=world.ben)
    seen.append(news_for(world.cleo))

    assert seen == [{"talk"}, set(), {"talk"}, set()]


def test_a_kind_counts_for_its_room_and_a_shut_room_has_none(world):
    open_room(world.community, room="practices", by=world.ada)
    add_tip(world.community, by=world.ben, seen="It ticks", parts={"fix": "Dry it"})

    opened = news_for(world.cleo)
    shut_room(world.community, room="practices", by=world.ada)

    assert (opened, news_for(world.cleo)) == ({"practices"}, set())


def test_where_one_never_was_news_begins_with_joining_and_lasts_a_month(world):
    month = dt.timedelta(days=30)
    joined = world.community.memberships.filter(person=world.cleo)
    joined.update(since=timezone.now() - 3 * month)
    write_post(world.community, by=world.ben, body="Old", at=timezone.now() - 2 * month)
    long_ago = news_for(world.cleo)
    ask(world.community, by=world.ben, title="Lately?", at=timezone.now() - month / 2)
    lately = news_for(world.cleo)
    joined.update(since=timezone.now())

    assert (long_ago, lately, news_for(world.cleo)) == (set(), {"questions"}, set())


def test_a_visit_is_told_by_the_page_and_never_by_a_get(world, as_person):
    cleo = as_person(world.cleo)

    page = cleo.get("/c/pumps/talk/").content.decode()

    assert not Visit.objects.exists()
    assert visit_by(cleo, page).status_code == 204
    visit = Visit.objects.get()
    assert (visit.person, visit.room) == (world.cleo, "talk")
    assert "/visit/" not in cleo.get("/c/pumps/").content.decode()
    assert "/visit/" not in cleo.get("/c/pumps/people/").content.decode()


def test_visits_only_go_forward_never_beyond_now_and_twice_is_harmless(world):
    now = timezone.now()
    for until in (now, now - dt.timedelta(days=1), now + dt.timedelta(days=9), now):
        note_visit(world.community, room="talk", by=world.cleo, until=until)

    assert now <= Visit.objects.get().until <= timezone.now()


@pytest.mark.parametrize("until", ["", "yesterday", "2030-01-01T00:00:00"])
def test_nonsense_is_refused(world, as_person, until):
    cleo = as_person(world.cleo)

    assert cleo.post("/c/pumps/rooms/talk/visit/", {"until": until}).status_code == 400
    assert cleo.post("/c/pumps/rooms/nowhere/visit/", {"until": until}).status_code == 404
    assert not Visit.objects.exists()


def test_people_outside_and_the_world_note_nothing_and_see_no_marks(world, as_person, client):
    path, sent = "/c/pumps/rooms/talk/visit/", {"until": timezone.now().isoformat()}
    outside = as_person(world.dov).post(path, sent).status_code
    nobody = client.post(path, sent).status_code
    world.community.visibility = "open"
    world.community.save()
    write_post(world.community, by=world.ben, body="Good morning")

    page = client.get("/c/pumps/talk/").content.decode()

    assert (outside, nobody) == (404, 302)
    assert (NEW in page, "data-read" in page) == (False, False)
    assert not Visit.objects.exists()


def test_a_steward_who_views_as_a_member_sees_no_marks_and_is_in_no_room(world, as_person):
    write_post(world.community, by=world.ben, body="Good morning")
    ada = as_person(world.ada)
    ada.post("/c/pumps/view-as/member/")

    page = ada.get("/c/pumps/talk/").content.decode()

    assert 'class="viewing' in page
    assert (NEW in page, "/visit/" in page) == (False, False)


def test_more_is_marked_where_a_room_under_it_is_new(world, as_person):
    for room in ("practices", "stories"):
        open_room(world.community, room=room, by=world.ada)
    add_tip(world.community, by=world.ben, seen="It ticks", parts={"fix": "Dry it"})

    page = as_person(world.cleo).get("/c/pumps/").content.decode()

    rail = page.partition('<nav class="rooms"')[2]
    more = rail.partition("<summary")[2].partition("</summary>")[0]
    assert '<span class="new-mark is-narrow-only"><span class="only-read-aloud">new' in more
    assert marked_in(page) == ["/c/pumps/tips/"]


def test_visits_are_in_my_data_and_go_with_their_person(world, as_person):
    was_there(world, "talk", by=world.cleo)
    kept = ZipFile(BytesIO(b"".join(as_person(world.cleo).post("/me/data/"))))
    [name] = [one for one in kept.namelist() if one.endswith("rooms.json")]
    rows = json.loads(kept.read(name))

    leave(world.cleo, left_as="name")

    assert [(row["community__name"], row["room"]) for row in rows] == [("Pumps", "talk")]
    assert not Visit.objects.exists()


def test_a_visit_is_forgotten_after_four_hundred_days(world):
    was_there(world, "talk", by=world.cleo, ago=KEPT_FOR + dt.timedelta(days=1))
    was_there(world, "talk", by=world.ben, ago=KEPT_FOR - dt.timedelta(days=1))

    forget_old_places()

    assert [visit.person for visit in Visit.objects.all()] == [world.ben]


def test_news_costs_one_query_however_much_there_is(world, django_assert_num_queries):
    seat = take_seat("pumps", world.cleo)
    rooms_with_news(seat)  # compiled
    for number in range(3):
        write_post(world.community, by=world.ben, body=f"Post {number}")
        with django_assert_num_queries(1):
            rooms_with_news(seat)
