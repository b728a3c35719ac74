"""Notices: who is told what, in which words, once; and how one chooses."""

import datetime as dt

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from guildhall.activity.models import Delivery, Event
from guildhall.commons.actions import edit_reply, give_thanks, grow, report_outcome, unfollow
from guildhall.communities.actions import add_topic, admit, give_role, leave_community, request_to_join, start_community
from guildhall.notifications.actions import choose_level, see
from guildhall.notifications.hearing import hear
from guildhall.notifications.models import ChosenLevel, Hearing, Level, Notice, Preference
from guildhall.notifications.queries import news_of
from guildhall.notifications.tasks import forget_notices
from guildhall.notifications.tokens import Place
from guildhall.people.actions import leave, set_offers
from guildhall.people.models import Block, Offer
from guildhall.questions.actions import accept_answer, answer, ask, comment_on
from guildhall.table.actions import post_note


def told(person) -> list[tuple[str, str]]:
    """What the person reads, with why, the newest first."""
    return [(one.sentence, one.why) for one in news_of(person)]


def sentences(person) -> list[str]:
    return [sentence for sentence, _why in told(person)]


def test_five_answers_to_one_question_are_one_notice(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    for number in range(4):
        answer(question, by=world.cleo, body=f"Perhaps {number}")
    answer(question, by=world.ada, body="The seal")
    deliver()

    assert told(world.ben) == [("5 new replies to “Why?”, the last by Ada", "you wrote it, or what it grew from")]
    assert Hearing.objects.filter(person=world.ben).count() == 5


def test_after_it_was_seen_the_next_answer_is_a_new_notice(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.cleo, body="Perhaps")
    deliver()
    see([Notice.objects.get(person=world.ben).pk], by=world.ben)
    answer(question, by=world.ada, body="The seal")
    deliver()

    assert sentences(world.ben) == ["Ada answered “Why?”"]


def test_who_is_named_in_an_answer_hears_once_and_the_nearest_reason(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.ada, body="@ben and @cleo: the seal")
    deliver()

    assert told(world.ben) == [("Ada named you in “Why?”", "you are named in it")]
    assert told(world.cleo) == [("Ada named you in “Why?”", "you are named in it")]
    assert told(world.ada) == []


def test_who_is_named_by_an_edit_hears_and_who_was_named_before_does_not(world, deliver):
    question = ask(world.community, by=world.ada, title="Why?")
    reply = answer(question, by=world.ada, body="@ben: the seal")
    deliver()
    edit_reply(reply, by=world.ada, body="@ben and @cleo: the seal")
    deliver()

    assert [Notice.objects.filter(person=person).count() for person in (world.ben, world.cleo)] == [1, 1]


def test_what_came_of_it_reaches_every_author_in_the_trail(world, deliver):
    note = post_note(world.community, by=world.cleo, body="It hums again")
    question = grow(note, to_kind="question", by=world.ben, title="Why does it hum?")
    reply = answer(question, by=world.ben, body="The bearing")
    deliver()
    Notice.objects.all().delete()
    report_outcome(reply, by=world.ada, result="worked", context="in a damp room", unit_name="Leeds")
    deliver()

    assert sentences(world.ben) == ["Ada in Leeds tried your answer: it worked, in a damp room"]
    assert sentences(world.cleo) == ["Ada in Leeds tried an answer to “Why does it hum?”: it worked, in a damp room"]


def test_an_accepted_answer_is_told_once_without_a_second_notice_for_its_worked(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    reply = answer(question, by=world.cleo, body="The seal")
    deliver()
    Notice.objects.all().delete()
    accept_answer(reply, by=world.ben)
    deliver()

    assert sentences(world.cleo) == ["Ben says that your answer solved it: “Why?”"]


def test_thanks_are_gathered_and_never_mailed(world, deliver):
    note = post_note(world.community, by=world.ben, body="Good morning")
    for person in (world.ada, world.cleo):
        give_thanks(note, by=person)
    deliver()

    assert sentences(world.ben) == ["2 people thanked you in “Good morning”"]


def test_the_job_that_is_waiting_now_reaches_who_said_they_can_help(world, deliver):
    set_offers(world.cleo, Offer.Kind.ASK_ME, ["compressors"])
    ask(world.community, by=world.ben, title="Why do compressors trip?", need="now")
    ask(world.community, by=world.ben, title="Which compressors last?", need="no_hurry")
    deliver()

    assert told(world.cleo) == [
        ("Ben is on the job and asks: “Why do compressors trip?”", "you said that one may ask you about this")
    ]
    assert told(world.ada) == []


@pytest.mark.parametrize(
    ("level", "hears_of_mine", "hears_of_others"),
    [(Level.EVERYTHING, 1, 1), (Level.CONCERNS, 1, 0), (Level.DIGEST, 1, 0), (Level.NOTHING, 0, 0)],
)
def test_levels(world, deliver, level, hears_of_mine, hears_of_others):
    mine = ask(world.community, by=world.ben, title="Mine?")
    choose_level(level, by=world.ben, community=world.community)
    answer(mine, by=world.ada, body="The seal")
    ask(world.community, by=world.ada, title="Other?")
    deliver()

    heard = sentences(world.ben)
    assert [heard.count("Ada answered “Mine?”"), heard.count("Ada asks: “Other?”")] == [hears_of_mine, hears_of_others]


def test_the_nearest_choice_counts(world, deliver):
    seals = add_topic(world.community, name="Seals", by=world.ada)
    choose_level(Level.NOTHING, by=world.ben, community=world.community)
    choose_level(Level.EVERYTHING, by=world.ben, community=world.community, topic=seals)
    ask(world.community, by=world.ada, title="About seals?", topics=[seals])
    loud = ask(world.community, by=world.ada, title="Too loud?", topics=[seals])
    deliver()
    choose_level(Level.NOTHING, by=world.ben, community=world.community, entry=loud)
    answer(loud, by=world.cleo, body="Yes")
    deliver()

    assert sentences(world.ben) == ["Ada asks: “Too loud?”", "Ada asks: “About seals?”"]


def test_who_stopped_following_their_own_question_hears_no_more(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    unfollow(question, by=world.ben)
    answer(question, by=world.ada, body="The seal")
    deliver()

    assert told(world.ben) == []


def test_groups_are_called_by_their_names(world, deliver):
    seals = add_topic(world.community, name="Seals", by=world.ada)
    choose_level(Level.CONCERNS, by=world.cleo, community=world.community, topic=seals)
    note = post_note(world.community, by=world.ben, body="@stewards please look, and #seals people too")
    deliver()

    assert [sentences(person) for person in (world.ada, world.cleo)] == [[f"Ben named you in “{note.heading}”"]] * 2
    assert "@stewards" in note.body_html
    assert "#Seals" in note.body_html


def test_everyone_is_called_by_stewards_only_and_others_keep_their_text(world, deliver, as_person):
    refused = as_person(world.ben).post("/c/pumps/table/post/", {"body": "@everyone look"})
    post_note(world.community, by=world.ada, body="@everyone look")
    deliver()

    assert refused.status_code == 422
    assert "Only stewards and facilitators call @everyone" in refused.content.decode()
    assert "@everyone look" in refused.content.decode()
    assert [len(told(person)) for person in (world.ada, world.ben, world.cleo)] == [0, 1, 1]


def test_before_many_hear_the_hall_says_how_many(world, as_person, monkeypatch):
    monkeypatch.setattr("guildhall.commons.posting.MANY", 2)
    client = as_person(world.ada)

    first = client.post("/c/pumps/table/post/", {"body": "@everyone look"})
    preview = client.post("/c/pumps/preview/", {"body": "@everyone look"}).content.decode()
    second = client.post("/c/pumps/table/post/", {"body": "@everyone look"})

    assert "2 people will be told of this at once. Send it again to say yes." in first.content.decode()
    assert "2 people will be told of this at once." in preview
    assert second.status_code == 302


def test_the_same_event_delivered_twice_is_heard_once(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.ada, body="The seal")
    deliver()
    event = Event.objects.get(verb="answer.posted")
    hear(event, Delivery.objects.create(listener="notifications", event=event))

    assert sentences(world.ben) == ["Ada answered “Why?”"]


def test_who_left_or_was_blocked_or_told_late_is_not_heard(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.cleo, body="The seal")
    leave_community(world.community, person=world.ben)
    deliver()
    left = told(world.ben)
    other = ask(world.community, by=world.ada, title="And this?")
    Block.objects.create(person=world.ada, blocked=world.cleo)
    answer(other, by=world.cleo, body="No")
    answer(other, by=world.cleo, body="Told long ago", at=timezone.now() - dt.timedelta(days=3))
    deliver()

    assert (left, told(world.ada)) == ([], [])


def test_a_person_who_left_the_hall_between_event_and_notice_hears_nothing(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.cleo, body="The seal")
    leave(world.ben, left_as="name")
    deliver()

    assert not Notice.objects.filter(person=world.ben).exists()


def test_belonging_is_told_to_those_it_concerns(world, deliver):
    request = request_to_join(world.community, person=world.dov)
    deliver()
    stewards = sentences(world.ada)
    admit(request, by=world.ada)
    give_role(world.community, person=world.ben, role="facilitator", by=world.ada)
    deliver()

    assert stewards == ["Dov would like to join Pumps"]
    assert sentences(world.dov) == ["You are a member of Pumps. Welcome!"]
    assert sentences(world.ben) == ["You have a new role in Pumps: facilitator"]


def test_opening_a_notice_marks_it_seen_and_leads_there(world, deliver, as_person):
    question = ask(world.community, by=world.ben, title="Why?")
    reply = answer(question, by=world.ada, body="The seal")
    deliver()
    client = as_person(world.ben)
    listed = client.get("/me/notices/").content.decode()

    response = client.post(f"/me/notices/{Notice.objects.get(person=world.ben).pk}/open/")

    assert "Ada answered “Why?”" in listed
    assert "because you wrote it, or what it grew from" in listed
    assert response["Location"] == f"/c/pumps/questions/{question.address}/#r{reply.pk}"
    assert told(world.ben) == []


def test_the_count_is_304_until_something_is_new_and_an_open_page_says_that_it_is_read(world, deliver, as_person):
    question = ask(world.community, by=world.ben, title="Why?")
    client = as_person(world.ben)
    nothing = client.get("/me/notices/count/")
    same = client.get("/me/notices/count/", headers={"If-None-Match": nothing["ETag"]})
    answer(question, by=world.ada, body="The seal")
    deliver()

    page = f"http://testserver/c/pumps/questions/{question.address}/"
    new = client.get("/me/notices/count/", headers={"If-None-Match": nothing["ETag"], "HX-Current-URL": page})
    client.post(f"/me/notices/entries/{question.pk}/seen/")

    assert (same.status_code, new.status_code) == (304, 200)
    assert 'data-news="1"' in new.content.decode()
    assert f"/me/notices/entries/{question.pk}/seen/" in new.content.decode()
    assert told(world.ben) == []


def test_a_link_changes_the_level_without_signing_in_and_only_by_a_post(world):
    question = ask(world.community, by=world.ben, title="Why?")
    place = Place(world.ben.pk, world.community.pk, 0, question.pk)
    nobody = Client()

    opened = nobody.get(f"/hearing/{place.token}/")
    scanned = nobody.get(f"/hearing/{place.token}/stop/")
    before = ChosenLevel.objects.count()
    saved = nobody.post(f"/hearing/{place.token}/", {"level": "digest", "entry-level": "nothing"})

    assert (opened.status_code, scanned.status_code, before, saved.status_code) == (200, 405, 0, 200)
    assert {(row.entry_id, row.level) for row in ChosenLevel.objects.filter(person=world.ben)} == {
        (None, "digest"), (question.pk, "nothing"),
    }  # fmt: skip


def test_one_click_unsubscribes_and_a_forged_link_is_nothing(world):
    place = Place(world.ben.pk, world.community.pk)
    nobody = Client(enforce_csrf_checks=True)

    done = nobody.post(f"/hearing/{place.token}/stop/", {"List-Unsubscribe": "One-Click"})
    digest = nobody.post(f"/hearing/{Place(world.cleo.pk).token}/stop/", {"List-Unsubscribe": "One-Click"})
    forged = nobody.post(f"/hearing/{place.token[:-2]}xx/stop/")

    assert [done.status_code, digest.status_code, forged.status_code] == [200, 200, 404]
    assert ChosenLevel.objects.get(person=world.ben).level == "nothing"
    assert Preference.of(world.cleo).digest == "never"


def test_a_link_names_no_community_that_its_person_cannot_find_any_more(world):
    question = ask(world.community, by=world.ben, title="A secret title")
    place = Place(world.ben.pk, world.community.pk, 0, question.pk)
    leave_community(world.community, person=world.ben)
    world.community.visibility = "hidden"
    world.community.save()

    assert Client().get(f"/hearing/{place.token}/").status_code == 404


def test_the_level_is_asked_at_joining(world, as_person):
    world.community.joining = "open"
    world.community.save()
    client = as_person(world.dov)
    asked = client.get("/c/pumps/join/").content.decode()

    client.post("/c/pumps/join/", {"level": "everything"})

    assert "How much would you like to hear from here?" in asked
    assert ChosenLevel.objects.get(person=world.dov, community=world.community).level == "everything"


def test_a_comment_reaches_who_wrote_the_answer(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    reply = answer(question, by=world.cleo, body="The seal")
    deliver()
    Notice.objects.all().delete()
    unfollow(question, by=world.cleo)
    comment_on(question, by=world.ada, body="Which one?", parent=reply)
    deliver()

    assert told(world.cleo) == [("Ada replied to “Why?”", "it answers what you wrote")]


def test_old_notices_are_forgotten(world, deliver):
    question = ask(world.community, by=world.ben, title="Why?")
    answer(question, by=world.ada, body="The seal")
    deliver()

    with time_machine.travel(timezone.now() + dt.timedelta(days=181), tick=False):
        forget_notices()

    assert not Notice.objects.exists()


def test_what_was_moved_out_of_sight_is_in_no_list_and_no_count(world, deliver, as_person):
    question = ask(world.community, by=world.ben, title="A secret title")
    answer(question, by=world.ada, body="The seal")
    deliver()
    hidden = start_community("Hidden", by=world.ada, purpose="x", visibility="hidden")
    type(question).objects.filter(pk=question.pk).update(community=hidden, author=world.ada)
    client = as_person(world.ben)
    pages = [client.get(path).content.decode() for path in ("/", "/me/notices/", "/me/notices/count/")]
    opened = client.post(f"/me/notices/{Notice.objects.get(person=world.ben).pk}/open/")

    assert not any("secret" in page for page in pages)
    assert "data-news" not in pages[2]
    assert opened.status_code == 404


def test_the_editor_offers_groups_to_those_who_may_call_them(world, as_person):
    ben, ada = (as_person(person).get("/c/pumps/people/names/?q=").json()["people"] for person in (world.ben, world.ada))
    typed = [as_person(person).get("/c/pumps/people/names/?q=e").json()["people"] for person in (world.ben, world.ada)]

    assert {one["username"] for one in ben} == {one["username"] for one in ada} == {"ada", "ben", "cleo"}
    assert [[one["username"] for one in found] for found in typed] == [[], ["everyone"]]
