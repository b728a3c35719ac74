"""A question with a deadline: ideas are put in, one person decides, every idea has an answer."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.actions import delete_entry
from guildhall.communities.actions import leave_community
from guildhall.ideas import actions
from guildhall.ideas.actions import ChallengeRefused
from guildhall.ideas.challenge_exports import exports_of_challenges
from guildhall.ideas.models import Challenge, Idea, State
from guildhall.ideas.tests.worlds import brief, plan
from guildhall.notifications.models import Notice
from guildhall.people.models import Person

HERE = "/c/pumps/ideas/"


@pytest.fixture
def put_in(world, challenge):
    return actions.add_to_challenge(challenge, by=world.ben, title="A board with shadows")


@pytest.fixture
def judged(challenge, put_in):
    """Its last day is over."""
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        actions.close_challenges()
        yield challenge


def told(rule: str) -> list[str]:
    return sorted(Notice.objects.filter(rule=rule).values_list("person__username", flat=True))


def page_of(client, path: str) -> str:
    return client.get(path).content.decode()


def fields(decider: Person) -> dict[str, object]:
    columns = brief(decider).columns()
    return {**columns, "question": "Which tool first?", "decider": decider.name, "hides_counts": ""}


def test_stewards_turn_challenges_on_and_then_begin_one(world, ideas_room, as_person):
    ada, ben = as_person(world.ada), as_person(world.ben)
    off = ada.get(f"{HERE}challenges/begin/")
    by_member = ben.post(f"{HERE}settings/challenges/on/")
    for _twice in range(2):
        ada.post(f"{HERE}settings/challenges/on/")
    none_such = ada.post(f"{HERE}settings/teleport/on/")
    begun = ada.post(f"{HERE}challenges/begin/", fields(world.cleo))
    begun_by_member = ben.post(f"{HERE}challenges/begin/", fields(world.cleo))

    assert (off.status_code, by_member.status_code, none_such.status_code) == (403, 403, 404)
    assert (begun.status_code, begun_by_member.status_code) == (302, 403)
    assert Challenge.objects.get().decider == world.cleo
    assert "Which tool first?" in page_of(ben, HERE)


def test_turned_off_what_has_begun_goes_on(world, challenge, as_person):
    actions.turn_on(world.community, name="challenges", by=world.ada)
    for _twice in range(2):
        actions.turn_off(world.community, name="challenges", by=world.ada)

    added = as_person(world.ben).post(
        f"{HERE}challenges/{challenge.pk}/add/", {"title": "Paint the handles"}
    )

    assert added.status_code == 302
    assert Idea.objects.get().challenge_id == challenge.pk


@pytest.mark.parametrize(
    ("until", "decide"), [(-1, 5), (10, 9), (10, 400)], ids=["past", "before its end", "far away"]
)
def test_days_that_cannot_be_are_given_back(world, ideas_room, as_person, until, decide):
    actions.turn_on(ideas_room, name="challenges", by=world.ada)
    today = timezone.localdate()
    days = {
        "until_on": today + dt.timedelta(days=until),
        "decide_by": today + dt.timedelta(days=decide),
    }

    answer = as_person(world.ada).post(f"{HERE}challenges/begin/", {**fields(world.cleo), **days})

    assert answer.status_code == 422
    assert "Which tool first?" in answer.content.decode()
    with pytest.raises(ChallengeRefused):
        actions.begin_challenge(ideas_room, by=world.ada, brief=brief(world.cleo, **days))


def test_a_name_that_is_nobody_is_given_back(world, ideas_room, as_person):
    actions.turn_on(ideas_room, name="challenges", by=world.ada)

    answer = as_person(world.ada).post(
        f"{HERE}challenges/begin/", {**fields(world.cleo), "decider": "<b>Zoe</b>"}
    )

    assert answer.status_code == 422
    assert "&lt;b&gt;Zoe" in answer.content.decode()


def test_an_idea_is_put_in_once_by_its_author_and_taken_out(world, challenge, as_person):
    idea = actions.add_idea(world.community, by=world.ben, title="Paint the handles")
    promised = Idea.objects.get(pk=idea.pk).answer_by
    path = f"{HERE}challenges/{challenge.pk}/put-in/{idea.pk}/"
    by_steward = as_person(world.ada).post(path)
    for _twice in range(2):
        actions.put_into_challenge(challenge, idea=idea, by=world.ben)
    inside = Idea.objects.get(pk=idea.pk)
    for _twice in range(2):
        as_person(world.ben).post(f"{HERE}{idea.pk}/take-out/")
    outside = Idea.objects.get(pk=idea.pk)

    assert by_steward.status_code == 403
    assert (inside.challenge_id, inside.answer_by) == (
        challenge.pk,
        challenge.challenge.decide_by,
    )
    assert (outside.challenge_id, outside.answer_by) == (None, promised)
    assert Event.objects.filter(verb="challenge.idea_put_in").count() == 1
    assert Event.objects.filter(verb="challenge.idea_taken_out").count() == 1


def test_the_person_who_decides_has_no_idea_in_it(world, challenge, put_in, as_person):
    own = as_person(world.cleo).post(f"{HERE}challenges/{challenge.pk}/add/", {"title": "Mine"})

    with pytest.raises(ChallengeRefused, match="put an idea in"):
        actions.name_decider(challenge, decider=world.ben, by=world.ada)

    assert own.status_code == 403


def test_nobody_sees_who_joined_before_the_last_day_where_it_says_so(
    world, challenge, put_in, as_person
):
    actions.change_challenge(challenge, by=world.ada, brief=brief(world.cleo, hides_counts=True))
    actions.join_idea(put_in, joined_as="use", by=world.ada)
    actions.join_idea(put_in, joined_as="help", by=world.ada)
    before = [page_of(as_person(world.ben), path) for path in (f"{HERE}{put_in.pk}/", HERE)]
    own = page_of(as_person(world.ada), f"{HERE}{put_in.pk}/")
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        actions.close_challenges()
        after = page_of(as_person(world.ben), f"{HERE}{put_in.pk}/")

    assert not any("Would help:" in page or "would use it" in page for page in before)
    assert "Would help:" in own
    assert "1 person would use it" in after


def test_once_its_last_day_is_over_nothing_is_put_in(world, challenge, as_person):
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        late = as_person(world.ben).post(f"{HERE}challenges/{challenge.pk}/add/", {"title": "Late"})
        with pytest.raises(ChallengeRefused, match="last day is over"):
            actions.add_to_challenge(challenge, by=world.ben, title="Late")
        actions.close_challenges()
        again = as_person(world.ben).post(
            f"{HERE}challenges/{challenge.pk}/add/", {"title": "Late"}
        )

    assert (late.status_code, again.status_code) == (403, 403)
    assert not Idea.objects.exists()


def test_only_the_person_who_decides_answers_its_ideas(world, judged, put_in, as_person):
    path = f"{HERE}{put_in.pk}/take-up/"
    by_steward = as_person(world.ada).post(path, {"reason": "Fine"})
    by_decider = as_person(world.cleo).post(path, {"reason": "Cheap and quick."})

    page = page_of(as_person(world.ben), f"{HERE}challenges/{judged.pk}/")

    assert (by_steward.status_code, by_decider.status_code) == (403, 302)
    assert by_decider["Location"].startswith(f"{HERE}challenges/{judged.pk}")
    assert "Cheap and quick." in page


def test_it_is_decided_once_every_idea_has_its_answer(world, judged, put_in, deliver, as_person):
    with pytest.raises(ChallengeRefused, match="1 idea still waits"):
        actions.decide_challenge(judged, by=world.cleo, outcome="Boards for all.")
    early = page_of(as_person(world.cleo), f"{HERE}challenges/{judged.pk}/")
    actions.set_idea_aside(put_in, by=world.cleo, reason="No wall is free.")
    ready = page_of(as_person(world.cleo), f"{HERE}challenges/{judged.pk}/")
    for _twice in range(2):
        actions.decide_challenge(judged, by=world.cleo, outcome="Nothing this time.")
    deliver()

    page = page_of(as_person(world.ben), f"{HERE}challenges/{judged.pk}/")

    assert ("Say what came of it" in early, "Say what came of it" in ready) == (False, True)
    assert "Nothing this time." in page
    assert "No wall is free." in page
    assert told("challenge.decided") == ["ada", "ben"]
    assert told("idea.set_aside") == ["ben"]


def test_one_that_is_being_tried_has_its_answer(world, challenge, put_in):
    actions.begin_small_test(put_in, by=world.ben, plan=plan(doing="One board in Leeds"))
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        actions.close_challenges()
        actions.decide_challenge(challenge, by=world.cleo, outcome="We try the board.")

    put_in.refresh_from_db()
    assert put_in.state == State.TRIED
    assert put_in.idea.answers.get().reason == "One board in Leeds"


def test_whose_decider_left_goes_to_the_stewards_once(world, challenge, deliver, as_person):
    leave_community(world.community, person=world.cleo)
    for _twice in range(2):
        actions.pass_challenges_on()
    deliver()
    page = page_of(as_person(world.ada), f"{HERE}challenges/{challenge.pk}/")
    for _twice in range(2):
        actions.name_decider(challenge, decider=world.ada, by=world.ada)
    after = page_of(as_person(world.ada), f"{HERE}challenges/{challenge.pk}/")

    assert told("challenge.passed_on") == ["ada"]
    assert "Nobody decides this at the moment" in page
    assert "Nobody decides this at the moment" not in after
    assert Event.objects.filter(verb="challenge.decider_named").count() == 1


def test_who_steps_back_is_no_longer_asked(world, challenge, deliver):
    for _twice in range(2):
        actions.step_back_as_decider(challenge, by=world.cleo)
    actions.pass_challenges_on()
    deliver()

    assert Challenge.objects.get().decider is None
    assert told("challenge.decider_stepped_back") == ["ada"]
    assert told("challenge.passed_on") == []


def test_late_it_is_told_once_to_who_decides_and_the_stewards(world, judged, put_in, deliver):
    with time_machine.travel(timezone.now() + dt.timedelta(days=20)):
        for _twice in range(2):
            actions.tell_late_challenges()
        number = actions.tell_late()
        deliver()

    assert told("challenge.late") == ["ada", "cleo"]
    assert number == 0  # its ideas are owed by the same person: nobody is told twice


def test_called_off_its_ideas_are_promised_an_answer_as_any_other(world, challenge, put_in):
    for _twice in range(2):
        actions.call_off_challenge(challenge, by=world.ada, outcome="The tools were bought.")
    idea = Idea.objects.get(pk=put_in.pk)

    actions.set_idea_aside(put_in, by=world.ada, reason="Bought.")

    assert idea.answer_by == timezone.localdate() + dt.timedelta(days=30)
    assert Event.objects.filter(verb="challenge.called_off").count() == 1


def test_opened_again_its_ideas_wait_for_the_same_person(world, challenge, put_in):
    actions.call_off_challenge(challenge, by=world.ada, outcome="A mistake.")
    for _twice in range(2):
        actions.reopen_challenge(challenge, by=world.ada)

    idea = Idea.objects.get(pk=put_in.pk)
    assert (challenge.challenge.decide_by, idea.is_judged) == (idea.answer_by, True)


def test_with_ideas_in_it_its_last_day_only_moves_away(world, challenge, put_in):
    sooner = brief(world.cleo, until_on=timezone.localdate() + dt.timedelta(days=3))
    later = brief(
        world.cleo,
        until_on=timezone.localdate() + dt.timedelta(days=16),
        decide_by=timezone.localdate() + dt.timedelta(days=30),
    )
    with pytest.raises(ChallengeRefused, match="only move further away"):
        actions.change_challenge(challenge, by=world.ada, brief=sooner)

    actions.change_challenge(challenge, by=world.ada, brief=later)

    assert Idea.objects.get(pk=put_in.pk).answer_by == later.decide_by


def test_a_deleted_challenge_lets_its_ideas_go(world, challenge, put_in, as_person):
    delete_entry(challenge, by=world.ada)

    answered = as_person(world.ada).post(f"{HERE}{put_in.pk}/not-now/", {"reason": "No wall."})
    page = page_of(as_person(world.ben), f"{HERE}{put_in.pk}/")

    assert answered.status_code == 302
    assert "For the challenge" not in page


@pytest.mark.parametrize("number", [1, 3])
def test_its_page_costs_the_same_however_many_ideas_are_in(
    world, challenge, as_person, django_assert_num_queries, number
):
    for count in range(number):
        idea = actions.add_to_challenge(challenge, by=world.ben, title=f"Number {count}")
        actions.set_idea_aside(idea, by=world.cleo, reason="Because")
    client = as_person(world.ada)
    client.get(f"{HERE}challenges/{challenge.pk}/")

    with django_assert_num_queries(16):
        client.get(f"{HERE}challenges/{challenge.pk}/")


def test_what_someone_decides_is_among_their_own(world, challenge):
    kept = {name: list(rows) for name, rows in exports_of_challenges(world.cleo).items()}

    assert [row["entry_id"] for row in kept["challenges_to_decide"]] == [challenge.pk]
