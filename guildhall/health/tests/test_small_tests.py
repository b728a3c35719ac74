"""“We'll try this” begins a small test where Ideas is open; stewards see what needs someone."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

from django.utils import timezone

from guildhall.communities.actions import leave_community, open_room
from guildhall.communities.seats import take_seat
from guildhall.health.actions import judge_trying
from guildhall.health.models import Trying
from guildhall.health.remedies import remedies
from guildhall.health.week import suggestions_for
from guildhall.ideas.actions import finish_small_test, pass_small_tests_on, take_up_idea
from guildhall.ideas.models import SmallTest
from guildhall.ideas.queries import being_tried

SWAP = remedies["R-RIGID-4"]
TRY = f"/c/pumps/health/try/{SWAP.id}/"


def try_path(client) -> str:
    return client.post(TRY)["Location"]


def test_where_ideas_is_closed_all_stays_as_it_is(world, as_person):
    assert try_path(as_person(world.ada)) == "/c/pumps/health/"


def test_where_ideas_is_open_the_form_of_a_small_test_opens_filled_in(world, as_person):
    open_room(world.community, room="ideas", by=world.ada)

    form = urlsplit(try_path(as_person(world.ada)))

    trying = Trying.objects.get()
    filled_in = {name: values[0] for name, values in parse_qs(form.query).items()}
    assert form.path == "/c/pumps/ideas/try/"
    assert filled_in == {
        "title": str(SWAP.title),
        "text": str(SWAP.how),
        "until": trying.look_on.isoformat(),
        "answers_to": f"/c/pumps/health/tried/{trying.pk}/",
    }


def test_the_question_whether_it_helped_says_so_when_it_was_answered(world, as_person):
    client = as_person(world.ada)
    client.post(TRY)
    trying = Trying.objects.get()
    judge_trying(trying, remedy=SWAP, by=world.ada, judgement="helped")

    answer = client.get(f"/c/pumps/health/tried/{trying.pk}/", follow=True)

    assert answer.status_code == 200
    assert "This is over." in answer.content.decode()


def test_stewards_see_a_small_test_that_nobody_runs_and_one_that_nobody_ended(world, small_test):
    seat = take_seat("pumps", world.ada)
    before = [one.title for one in suggestions_for(seat) if one.kind.name == "small-test"]
    leave_community(world.community, person=world.ben)
    pass_small_tests_on()
    without_owner = [one.title for one in suggestions_for(seat) if one.kind.name == "small-test"]
    SmallTest.objects.update(until_on=timezone.localdate() - dt.timedelta(days=1))

    over = [one.title for one in suggestions_for(seat) if one.kind.name == "small-test"]

    assert before == []
    assert without_owner == ["Find someone to run “Seal ten plugs in Leeds”"]
    assert over == ["What did “Seal ten plugs in Leeds” show?"]


def test_an_idea_whose_small_tests_have_ended_waits_for_what_happens_with_it(
    world, idea, small_test
):
    seat = take_seat("pumps", world.ada)
    running = ([one.title for one in suggestions_for(seat)], being_tried(seat))
    finish_small_test(small_test, by=world.ben, result="worked", learned="They stay dry.")
    ended = ([one.title for one in suggestions_for(seat)], being_tried(seat))
    idea.refresh_from_db()
    take_up_idea(idea, by=world.ada, reason="In all five depots from May.")

    answered = ([one.title for one in suggestions_for(seat)], being_tried(seat))

    assert running == ([], [idea])
    assert ended == (["What happens with “Seal the plugs”?"], [])
    assert answered == ([], [])
