"""At most three cards, late promises first; “Not for me” puts one away. Then what is new."""

import datetime as dt

import pytest
from django.utils import timezone

from guildhall.commons.actions import begin_trial, delete_reply, report_outcome, skip_card
from guildhall.communities.actions import add_topic, open_room, promise_reply, start_community
from guildhall.meetings.actions import answer_coming, plan_meeting, take_action, write_notes
from guildhall.meetings.models import Meeting
from guildhall.newcomers.actions import greet
from guildhall.newcomers.models import Welcome
from guildhall.people.actions import set_offers
from guildhall.people.models import Offer, Person
from guildhall.practices.actions import add_tip
from guildhall.questions.actions import accept_answer, answer, ask, match_waiting, tell_overdue

pytestmark = pytest.mark.database


@pytest.fixture
def client(world, as_person):
    """Ben has been here for a while."""
    a_month_ago = timezone.now() - dt.timedelta(days=30)
    Person.objects.get_queryset().filter(pk=world.ben.pk).update(claimed_at=a_month_ago)
    return as_person(world.ben)


def home(client) -> str:
    """The first page, once the worker has looked who can answer what waits."""
    match_waiting()
    return client.get("/").content.decode()


def test_what_one_wanted_to_try_is_asked_about_and_can_wait(world, as_person):
    open_room(world.community, room="practices", by=world.ada)
    tip = add_tip(world.community, by=world.ben, seen="The relay ticks", parts={"fix": "Dry it"})
    begin_trial(tip, by=world.cleo, at=timezone.now() - dt.timedelta(days=15))
    client = as_person(world.cleo)

    assert "You wanted to try this" in client.get("/").content.decode()
    client.post(f"/me/cards/trial/{tip.pk}/skip/")
    assert "You wanted to try this" not in client.get("/").content.decode()


def test_replies_to_me_are_news_until_seen(world, client, deliver):
    question = ask(world.community, by=world.ben, title="Why does it trip?")
    answer(question, by=world.ada, body="The seal")
    reply = answer(question, by=world.cleo, body="The valve")
    deliver()
    told = home(client)
    delete_reply(reply, by=world.cleo)
    deliver()
    one_less = home(client)
    client.post("/me/seen/")

    assert "2 new replies to “Why does it trip?”, the last by Cleo" in told
    assert "Ada answered “Why does it trip?”" in one_less
    assert "Ada answered “Why does it trip?”" not in home(client)


def test_the_best_message_what_came_of_it(world, client, deliver):
    question = ask(world.community, by=world.cleo, title="Why?")
    report_outcome(
        answer(question, by=world.ben, body="The seal"),
        by=world.ada,
        result="worked",
        context="in a damp room",
    )
    deliver()

    assert "Ada tried your answer: it worked" in home(client)
    assert "in a damp room" in home(client)


def test_the_card_is_a_question_the_person_can_probably_answer(world, client):
    ask(world.community, by=world.cleo, title="How do I cook rice?", need="now")
    ask(world.community, by=world.cleo, title="Which compressors run warm?")
    set_offers(world.ben, Offer.Kind.ASK_ME, ["Compressor oil"])

    assert "Which compressors run warm?" in home(client)
    assert "How do I cook rice?" not in home(client)


def test_not_for_me_brings_the_next_and_then_good_day(world, client):
    first = ask(world.community, by=world.cleo, title="First?", need="now")
    second = ask(world.community, by=world.cleo, title="Second?")
    for person in (world.ada, world.cleo):
        client.post(f"/me/cards/person/{person.pk}/skip/")

    shown = ["First?" in home(client)]
    client.post(f"/me/cards/question/{first.pk}/skip/")
    shown.append("Second?" in home(client))
    client.post(f"/me/cards/question/{second.pk}/skip/")

    assert shown == [True, True]
    assert "all. Good day." in home(client)


def test_the_card_says_that_one_can_answer_only_where_that_was_declared_or_shown(world, client):
    ask(world.community, by=world.cleo, title="How do I cook rice?", need="now")
    unknown = home(client)
    set_offers(world.ben, Offer.Kind.ASK_ME, ["Rice and beans"])
    declared = home(client)
    set_offers(world.ben, Offer.Kind.ASK_ME, ["How and why of the best"])
    only_small_words = home(client)

    claim, plain = "You can probably answer this", "Waits for an answer"
    assert [(claim in page, plain in page) for page in (unknown, declared, only_small_words)] == [
        (False, True),
        (True, False),
        (False, True),
    ]


def test_who_solved_a_question_of_the_same_topic_can_probably_answer(world, client):
    seals, rice = (
        add_topic(world.community, name=name, by=world.ada) for name in ("Seals", "Rice")
    )
    solved = ask(world.community, by=world.cleo, title="Old?", topics=[seals])
    accept_answer(answer(solved, by=world.ben, body="So"), by=world.cleo)
    other = ask(world.community, by=world.cleo, title="Which rice?", topics=[rice])
    before = home(client)
    ask(world.community, by=world.cleo, title="Which seal?", topics=[seals])
    shown = home(client)

    assert ("You can probably answer this" in before, other.title in before) == (False, True)
    assert ("You can probably answer this" in shown, "Which seal?" in shown) == (True, True)


def test_my_own_and_answered_questions_are_no_cards(world, client):
    ask(world.community, by=world.ben, title="Mine?")
    answer(ask(world.community, by=world.cleo, title="Answered by me?"), by=world.ben, body="Yes")

    page = home(client)

    assert not [
        words for words in ("You can probably answer this", "Waits for an answer") if words in page
    ]


def test_who_wanted_to_come_and_could_not_finds_what_was_said_and_can_put_it_away(world, client):
    begins = timezone.now() - dt.timedelta(hours=3)
    evening = plan_meeting(
        world.community,
        by=world.ada,
        title="Pump evening",
        starts_at=begins + dt.timedelta(hours=6),
    )
    answer_coming(evening, by=world.ben, answer="yes")
    before = home(client)
    Meeting.objects.update(starts_at=begins, ends_at=begins + dt.timedelta(hours=1))
    write_notes(evening, by=world.ada, body="- Seals: the wide one")
    missed = home(client)
    client.post(f"/me/cards/missed/{evening.pk}/skip/")

    assert ("re going" in before, "You missed this meeting" in before) == (True, False)
    assert "You missed this meeting" in missed
    assert "You missed this meeting" not in home(client)


def test_what_one_took_on_stands_on_the_first_page_until_it_is_done(world, client):
    evening = plan_meeting(
        world.community,
        by=world.ada,
        title="Evening",
        starts_at=timezone.now() + dt.timedelta(days=1),
    )
    point = take_action(evening, by=world.ada, text="Order the wide seals", owner=world.ben)
    before = home(client)
    client.post(f"/c/pumps/meetings/actions/{point.pk}/finish/", follow=True)

    assert ("Order the wide seals" in before, "Order the wide seals" in home(client)) == (
        True,
        False,
    )


def test_someone_new_is_led_to_their_first_weeks(world, as_person):
    link = 'href="/c/pumps/people/new/me/"'
    new = link in home(as_person(world.cleo))
    Person.objects.update(claimed_at=timezone.now() - dt.timedelta(days=15))

    assert new
    assert link not in home(as_person(world.cleo))
    assert "Ask a question" in home(as_person(world.cleo))


def test_someone_new_finds_the_hello_and_a_first_small_thing_instead_of_work(world, as_person):
    ask(world.community, by=world.ben, title="Which compressors run warm?")
    before = home(as_person(world.cleo))
    welcome = Welcome.objects.create(
        community=world.community, newcomer=world.cleo, asked=world.ada, due_at=timezone.now()
    )
    greet(welcome, by=world.ada, text="Good to have you", task="Which of the two would you try?")
    greeted = home(as_person(world.cleo))
    set_offers(world.cleo, Offer.Kind.ASK_ME, ["Compressor oil"])

    new, work = "re new in Pumps", "Which compressors run warm?"
    assert (new in before, work in before) == (True, False)
    assert ("says hello: Good to have you" in greeted, "Which of the two" in greeted) == (
        True,
        True,
    )
    assert "You can probably answer this" in home(as_person(world.cleo))


def test_who_was_asked_to_greet_is_led_there_and_others_to_the_page_of_the_newcomer(
    world, as_person
):
    skip_card(by=world.ada, card="person", target_id=world.ben.pk)
    Person.objects.update(claimed_at=timezone.now() - dt.timedelta(days=30))
    plain = home(as_person(world.ada))
    welcome = Welcome.objects.create(
        community=world.community, newcomer=world.cleo, asked=world.ada, due_at=timezone.now()
    )

    path = f'href="/c/pumps/people/new/{welcome.pk}/hello/"'
    assert ("New here" in plain, path in plain) == (True, False)
    assert path in home(as_person(world.ada))
    assert path not in home(as_person(world.ben))


def test_a_late_promise_comes_before_what_the_reader_knows(world, client):
    promise_reply(world.community, within_hours=4, by=world.ada)
    asked_at = timezone.now() - dt.timedelta(days=5)
    late = ask(world.community, by=world.cleo, title="How do I cook rice?", at=asked_at)
    ask(world.community, by=world.cleo, title="Which compressors run warm?", need="now")
    set_offers(world.ben, Offer.Kind.ASK_ME, ["Compressor oil"])
    before = home(client)
    tell_overdue()
    shown = home(client)
    answer(late, by=world.ada, body="Slowly")

    waits = "Waiting 5 days: can you help?"
    assert ("Which compressors" in before, waits in before) == (True, False)
    assert ("How do I cook rice?" in shown, waits in shown) == (True, True)
    assert ("Which compressors" in home(client), waits in home(client)) == (True, False)


def test_home_begins_in_the_one_community_and_asks_which_of_several(world, client):
    one = home(client)
    start_community("Birch Street", by=world.ben, purpose="Neighbours", slug="birch")
    several = home(client)

    asking = ('href="/c/pumps/questions/ask/"', 'href="/c/birch/questions/ask/"')
    assert [path in one for path in asking] == [True, False]
    assert [path in several for path in asking] == [True, True]
    assert several.index("<h1>") < several.index(asking[0]) < several.index("Got ten minutes?")


def test_who_started_the_only_community_is_not_led_to_first_weeks_there(world, as_person):
    assert 'href="/c/pumps/people/new/me/"' not in home(as_person(world.ada))


def test_the_overview_shows_an_unsolved_question_once(world, client):
    ask(world.community, by=world.cleo, title="Why does it leak?")

    page = client.get("/c/pumps/").content.decode()

    assert page.count("Why does it leak?") == 1


def test_the_overview_shows_new_people_to_others_alone(world, as_person):
    def new_people(page: str) -> str:
        return page.partition("New people")[2].partition("</section>")[0]

    page = new_people(as_person(world.cleo).get("/c/pumps/").content.decode())

    assert ("Ben" in page, "Cleo" in page) == (True, False)
