"""A conversation: where its reader was, what is new, replies to replies, and each one's address."""

import datetime as dt
import json
import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhall.commons.actions import delete_reply, note_reading, post_reply
from guildhall.commons.importing import Brought, bring_in_replies
from guildhall.commons.models import Entry, Reply
from guildhall.commons.models.reading import Reading
from guildhall.notifications.models import Notice
from guildhall.people.actions import leave
from guildhall.questions.actions import accept_answer, answer, ask
from guildhall.talk.actions import reply_to_post, write_post

pytestmark = pytest.mark.database

TALK = "/c/pumps/talk/"
NEW = "New since you were here"


@pytest.fixture
def post(world) -> Entry:
    return write_post(world.community, by=world.ben, body="Good morning")


def say(post: Entry, number: int, *, by, days: int = 3) -> list[Reply]:
    """So many replies, ten minutes after each other, the first of them some days ago."""
    start = timezone.now() - dt.timedelta(days=days)
    replies = [
        reply_to_post(post, by=by, body=f"Reply {days}-{one}", at=start + one * MINUTES)
        for one in range(number)
    ]
    post.refresh_from_db()
    return replies


MINUTES = dt.timedelta(minutes=10)


def ids_on(page: str) -> list[int]:
    return [int(number) for number in re.findall(r'<article class="post[^"]*" id="r(\d+)"', page)]


def read(client: Client, path: str) -> str:
    response = client.get(path, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def tell_that_it_is_read(client: Client, page: str):
    """What the script of the open page does."""
    path, until = re.search(r'data-read="([^"]+)"\s+data-until="([^"]+)"', page).groups()
    return client.post(path, {"until": until})


# How far one has read


def test_reading_is_noted_by_the_open_page_and_never_by_a_get(world, as_person, post):
    say(post, 2, by=world.ada)
    cleo, path = as_person(world.cleo), f"{TALK}{post.pk}/"

    page = read(cleo, path)
    assert not Reading.objects.exists()
    assert NEW not in page

    assert tell_that_it_is_read(cleo, page).status_code == 204
    assert Reading.objects.get().person_id == world.cleo.pk
    assert "data-read" not in read(cleo, path)


def test_what_others_wrote_since_is_marked_once_for_this_reader_alone(world, as_person, post):
    say(post, 2, by=world.ada)
    note_reading(post, by=world.cleo, until=timezone.now() - dt.timedelta(hours=40))
    new = say(post, 3, by=world.ada, days=1)
    path = f"{TALK}{post.pk}/"

    page = read(as_person(world.cleo), path)

    assert page.count(NEW) == 1
    assert page.index(NEW) < page.index(f'id="r{new[0].pk}"')
    assert f'id="r{new[0].pk}"' in page[page.index(NEW) : page.index(NEW) + 200]
    for other in (world.ada, world.dov, None):
        assert NEW not in as_person(other).get(path).content.decode()


def test_what_one_wrote_oneself_is_not_new(world, as_person, post):
    note_reading(post, by=world.cleo, until=timezone.now() - dt.timedelta(days=9))
    say(post, 1, by=world.cleo)

    assert NEW not in read(as_person(world.cleo), f"{TALK}{post.pk}/")
    assert "new replies" not in read(as_person(world.cleo), TALK)


def test_reading_only_goes_forward_and_never_beyond_now(world, post):
    now = timezone.now()
    for until in (now - MINUTES, now - 2 * MINUTES, now + 9 * MINUTES):
        note_reading(post, by=world.cleo, until=until)

    until = Reading.objects.get().until
    assert now <= until < now + MINUTES
    note_reading(post, by=world.cleo, until=until)
    assert Reading.objects.count() == 1


@pytest.mark.parametrize("until", ["", "yesterday", "2026-01-01T00:00:00", "9" * 5_000])
def test_a_moment_that_is_none_is_refused(world, as_person, post, until):
    path = f"/c/pumps/entries/{post.pk}/read/"

    assert as_person(world.cleo).post(path, {"until": until}).status_code == 400
    assert not Reading.objects.exists()


def test_a_list_marks_what_is_new_for_its_reader_beside_the_kept_row(world, as_person, post):
    other = write_post(world.community, by=world.ben, body="Good evening")
    for one in (post, other):
        note_reading(one, by=world.cleo, until=timezone.now() - dt.timedelta(days=2))
    say(post, 1, by=world.ada, days=1)
    read(as_person(world.ada), TALK)  # the rows are kept now

    page = read(as_person(world.cleo), TALK)

    assert re.findall(r'href="(/c/pumps/entries/\d+/new/)"', page) == [
        f"/c/pumps/entries/{post.pk}/new/"
    ]
    assert "/new/" not in read(as_person(world.ada), TALK)


def test_where_one_was_goes_with_the_person(world, as_person, post):
    note_reading(post, by=world.cleo, until=timezone.now())

    kept = ZipFile(BytesIO(b"".join(as_person(world.cleo).post("/me/data/"))))
    [name] = [one for one in kept.namelist() if one.rpartition("/")[2] == "read.json"]
    assert [row["entry_id"] for row in json.loads(kept.read(name))] == [post.pk]

    leave(world.cleo, left_as="name")
    assert not Reading.objects.exists()


# The pages of a long conversation


def test_a_long_conversation_has_pages_on_which_each_reply_is_once(world, as_person, post):
    replies = say(post, 42, by=world.ada)
    client, path, seen = as_person(world.cleo), f"{TALK}{post.pk}/", []

    page = read(client, path)
    while True:
        seen += ids_on(page)
        later = re.search(r'href="(\?from=[^"#]+)#r\d+"', page)
        if later is None:
            break
        page = read(client, path + later[1])

    assert seen == [reply.pk for reply in replies[:40]] + seen[40:]
    assert set(seen) == {reply.pk for reply in replies}
    assert ids_on(page) == [reply.pk for reply in replies[22:]]
    earlier = re.search(r'href="(\?until=[^"#]+)#conversation"', page)[1]
    assert ids_on(read(client, path + earlier)) == [reply.pk for reply in replies[2:22]]
    assert ids_on(read(client, f"{path}?last")) == [reply.pk for reply in replies[22:]]
    assert ids_on(read(client, f"{path}?from=nonsense")) == [reply.pk for reply in replies[:20]]


def test_a_solution_is_on_the_first_page_wherever_it_was_written(world, as_person):
    question = ask(world.community, by=world.cleo, title="Which seal?")
    start = timezone.now() - dt.timedelta(days=2)
    answers = [
        answer(question, by=world.ben, body=f"Seal {one}", at=start + one * MINUTES)
        for one in range(30)
    ]
    accept_answer(answers[-1], by=world.cleo)

    page = read(as_person(world.ada), f"/c/pumps/questions/{question.pk}/")

    assert ids_on(page) == [answers[-1].pk, *(one.pk for one in answers[:20])]


def brought(world, post: Entry, number: int) -> None:
    texts = [
        Brought(
            author_id=world.ada.pk,
            at=timezone.now() - dt.timedelta(minutes=number - one),
            html="",
            markdown=f"Reply {one}",
        )
        for one in range(number)
    ]
    bring_in_replies(
        world.community, role=Reply.Role.COMMENT, texts=[(text, post, None) for text in texts]
    )
    Entry.objects.filter(pk=post.pk).update(reply_count=number)


def test_three_hundred_unread_cost_what_three_cost(world, as_person):
    costs = []
    for number in (3, 300):
        post = write_post(world.community, by=world.ben, body=f"Before {number}")
        note_reading(post, by=world.cleo, until=timezone.now() - dt.timedelta(days=1))
        brought(world, post, number)
        client = as_person(world.cleo)
        for _warm in range(2):
            with CaptureQueriesContext(connection) as on_page:
                page = client.get(f"{TALK}{post.pk}/").content
            with CaptureQueriesContext(connection) as in_list:
                client.get(TALK)
            with CaptureQueriesContext(connection) as to_new:
                client.get(f"/c/pumps/entries/{post.pk}/new/")
        costs.append((len(on_page), len(in_list), len(to_new) - (number > 20)))
        assert len(page) < 60_000

    assert costs[0] == costs[1]


def test_the_way_to_what_is_new_leads_to_its_page(world, as_person, post):
    replies = say(post, 42, by=world.ada)
    note_reading(post, by=world.cleo, until=replies[29].created_at)
    client, way = as_person(world.cleo), f"/c/pumps/entries/{post.pk}/new/"

    response = client.get(way)
    page = read(client, way)

    assert response["Location"].endswith(f"#r{replies[30].pk}")
    assert replies[30].pk in ids_on(page)
    assert NEW in page
    note_reading(post, by=world.cleo, until=replies[-1].created_at)
    assert client.get(way)["Location"] == f"{TALK}{post.pk}/?last#last"
    assert 'id="last"' in read(client, way)


# Each reply's address


def test_a_reply_has_an_address_that_finds_its_page(world, as_person, post):
    replies = say(post, 42, by=world.ada)
    comment = post_reply(post, by=world.ben, body="Why?", parent=replies[35])
    client = as_person(world.cleo)

    for reply in (replies[0], replies[35], replies[-1], comment):
        response = client.get(f"/replies/{reply.pk}/")
        assert response["Location"].endswith(f"#r{reply.pk}")
        page = read(client, response["Location"])
        assert reply.pk in ids_on(page)
        assert f'<a href="/replies/{reply.pk}/">' in page


def test_the_address_of_a_reply_that_may_not_be_seen_is_none(world, as_person, post):
    reply = reply_to_post(post, by=world.cleo, body="Oh")
    delete_reply(reply, by=world.cleo)
    path = f"/replies/{reply.pk}/"

    seen = {
        who.name if who else "": as_person(who).get(path).status_code
        for who in (world.ada, world.ben, world.cleo, world.dov, None)
    }
    assert seen == {"Ada": 302, "Ben": 404, "Cleo": 302, "Dov": 404, "": 404}


# From a notice


def test_a_notice_of_fourteen_replies_opens_the_first_unread(world, as_person, deliver, post):
    say(post, 25, by=world.ada)
    note_reading(post, by=world.ben, until=timezone.now() - dt.timedelta(hours=2))
    new = [reply_to_post(post, by=world.cleo, body=f"Well, {one}") for one in range(14)]
    deliver()
    notice = Notice.objects.filter(person=world.ben, count=14).get()
    ben = as_person(world.ben)

    opened = ben.post(f"/me/notices/{notice.pk}/open/")
    page = read(ben, opened["Location"])

    assert opened["Location"].endswith(f"new={new[0].pk}#r{new[0].pk}")
    assert page.count(NEW) == 1
    assert f'id="r{new[0].pk}"' in page[page.index(NEW) : page.index(NEW) + 200]
    # and without script it is read now
    assert NEW not in read(ben, f"{TALK}{post.pk}/?last")
    assert "new replies" not in read(ben, TALK)


def test_a_notice_opens_the_first_it_tells_of_for_who_was_never_there(
    world, as_person, deliver, post
):
    new = [reply_to_post(post, by=world.cleo, body=f"Well, {one}") for one in range(3)]
    deliver()
    notice = Notice.objects.filter(person=world.ben, count=3).get()

    opened = as_person(world.ben).post(f"/me/notices/{notice.pk}/open/")

    assert opened["Location"].endswith(f"#r{new[0].pk}")


def test_an_address_that_calls_something_new_says_it_to_nobody_else(world, as_person, post):
    [reply] = say(post, 1, by=world.ada)

    assert NEW not in read(as_person(world.cleo), f"{TALK}{post.pk}/?new={reply.pk}")


# Replies to replies


def test_a_reply_to_a_reply_is_below_it_and_says_whom_it_answers(world, as_person, post):
    [first] = say(post, 1, by=world.ada)
    cleo, ben = as_person(world.cleo), as_person(world.ben)

    sent = cleo.post(f"/c/pumps/replies/{first.pk}/reply/", {"body": "Which one?"})
    comment = Reply.objects.get(body="Which one?")
    ben.post(f"/c/pumps/replies/{comment.pk}/reply/", {"body": "The blue one."})
    deeper = Reply.objects.get(body="The blue one.")

    assert sent["Location"].endswith(f"#r{comment.pk}")
    assert (comment.parent, comment.answers) == (first, None)
    assert (deeper.parent, deeper.answers) == (first, comment)
    page = " ".join(read(cleo, f"{TALK}{post.pk}/").split())
    assert f'<a href="#r{first.pk}">In reply to <bdi>Ada</bdi>' in page
    assert f'<a href="#r{comment.pk}">In reply to <bdi>Cleo</bdi>' in page


def test_whom_a_comment_answers_is_not_named_once_that_is_gone(world, as_person, post):
    [first] = say(post, 1, by=world.ada)
    comment = post_reply(post, by=world.cleo, body="Which one?", parent=first)
    post_reply(post, by=world.ben, body="The blue one.", parent=comment)
    delete_reply(comment, by=world.cleo)

    page = read(as_person(world.ben), f"{TALK}{post.pk}/")

    assert "The blue one." in page
    assert "Cleo" not in page.split('id="conversation"')[1]
    assert "<bdi>Ada</bdi>" in page


def test_a_quotation_is_filled_in_with_a_link_to_where_it_was_written(world, as_person, post):
    reply = reply_to_post(post, by=world.ada, body="Take the blue one.\n\nIt **lasts**.")
    cleo, path = as_person(world.cleo), f"/c/pumps/replies/{reply.pk}/quote/"

    form = cleo.get(path).context["form"]
    cleo.post(path, {"body": f"{form.initial['body']}Which size?"})

    assert form.initial["body"] == (
        f"[Ada](/replies/{reply.pk}/):\n\n> Take the blue one.\n>\n> It **lasts**.\n\n"
    )
    quoted = Reply.objects.get(parent=reply)
    assert "<blockquote>" in quoted.body_html
    assert f'href="/replies/{reply.pk}/"' in quoted.body_html


def test_a_locked_conversation_offers_neither_reply_nor_quote(world, as_person, post):
    [reply] = say(post, 1, by=world.ada)
    Entry.objects.filter(pk=post.pk).update(locked_at=timezone.now())

    page = read(as_person(world.cleo), f"{TALK}{post.pk}/")

    assert f"replies/{reply.pk}/reply/" not in page
    assert f"replies/{reply.pk}/quote/" not in page
    path = f"/c/pumps/replies/{reply.pk}/reply/"
    assert as_person(world.cleo).post(path, {"body": "Oh"}).status_code == 403


def test_what_one_person_writes_within_minutes_has_one_head(world, as_person, post):
    start = timezone.now() - dt.timedelta(hours=5)

    def reply(by, after: int) -> int:
        at = start + dt.timedelta(minutes=after)
        return reply_to_post(post, by=by, body=f"After {after}", at=at).pk

    alone, more = reply(world.ada, 0), reply(world.ada, 3)
    later, other = reply(world.ada, 30), reply(world.ben, 31)
    cleo, path = as_person(world.cleo), f"{TALK}{post.pk}/"

    page = read(cleo, path)
    classes = {
        int(pk): names for names, pk in re.findall(r'<article class="([^"]+)" id="r(\d+)"', page)
    }
    assert [pk for pk, names in classes.items() if "is-more" in names] == [more]
    assert set(classes) == {alone, more, later, other}
    drawn = cleo.get(path, headers={"HX-Target": f"r{more}"}).content.decode()
    assert "is-more" in drawn  # also where it is drawn anew after an act
