"""Several people look at the ideas of a challenge, each alone; the spread is shown, no rank."""

import datetime as dt

import pytest
import time_machine
from django.utils import timezone

from guildhall.activity.models import Event
from guildhall.commons.models import Entry
from guildhall.ideas import actions
from guildhall.ideas.actions import ChallengeRefused
from guildhall.ideas.assessment import Spread, assessed, weighted
from guildhall.ideas.challenge_exports import exports_of_challenges
from guildhall.ideas.models import Assessor, Criterion, Score
from guildhall.notifications.models import Notice

HERE = "/c/pumps/ideas/"
LOOKED_AT = [("What it costs", 2), ("Who gains", 1)]


@pytest.fixture
def idea(world, challenge) -> Entry:
    return actions.add_to_challenge(challenge, by=world.ben, title="A board with shadows")


@pytest.fixture
def asked(world, challenge, idea, edda):
    """Ada and Edda look at Ben's idea; Cleo decides. Its last day is over."""
    actions.ask_assessors(
        challenge,
        people=[world.ada, edda],
        criteria=LOOKED_AT,
        assess_by=timezone.localdate() + dt.timedelta(days=18),
        by=world.ada,
    )
    with time_machine.travel(timezone.now() + dt.timedelta(days=15)):
        actions.close_challenges()
        yield challenge


def all_of(idea: Entry, *values: int) -> dict[tuple[int, int], int]:
    criteria = Criterion.objects.values_list("pk", flat=True)
    return {(idea.pk, pk): value for pk, value in zip(criteria, values, strict=True)}


def hand_in(challenge: Entry, person, idea: Entry, *values: int) -> None:
    actions.give_scores(challenge, by=person, values=all_of(idea, *values))
    actions.hand_in_scores(challenge, by=person)


def test_stewards_ask_assessors_where_it_is_turned_on(world, challenge, edda, as_person):
    day = (timezone.localdate() + dt.timedelta(days=18)).isoformat()
    fields = {"people": f"Ada\n{edda.name}", "criteria": "Cost × 2\nGain", "assess_by": day}
    path, ada = f"{HERE}challenges/{challenge.pk}/assessors/", as_person(world.ada)
    off = ada.post(path, fields)
    actions.turn_on(world.community, name="assessors", by=world.ada)
    for _twice in range(2):
        on = ada.post(path, fields)

    assert (off.status_code, on.status_code) == (403, 302)
    assert list(Criterion.objects.values_list("name", "weight")) == [("Cost", 2), ("Gain", 1)]
    assert Assessor.objects.count() == 2
    assert Event.objects.filter(verb="challenge.assessor_asked").count() == 2


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("people", "Nobody Known"),
        ("people", "\n \n"),
        ("criteria", "Cost × 9"),
        ("criteria", "Cost\ncost"),
        ("criteria", " × 2"),
        ("assess_by", "2020-01-01"),
    ],
)
def test_what_cannot_be_is_given_back(world, challenge, as_person, name, typed):
    actions.turn_on(world.community, name="assessors", by=world.ada)
    day = (timezone.localdate() + dt.timedelta(days=18)).isoformat()
    fields = {"people": "Ada", "criteria": "Cost", "assess_by": day, name: typed}

    answer = as_person(world.ada).post(f"{HERE}challenges/{challenge.pk}/assessors/", fields)

    assert answer.status_code == 422
    assert not Assessor.objects.exists()


def test_nobody_looks_at_their_own_idea(world, challenge, idea, as_person):
    days = {"assess_by": timezone.localdate() + dt.timedelta(days=18), "by": world.ada}
    with pytest.raises(ChallengeRefused, match="put an idea in"):
        actions.ask_assessors(challenge, people=[world.ben], criteria=LOOKED_AT, **days)
    actions.ask_assessors(challenge, people=[world.ada], criteria=LOOKED_AT, **days)

    with pytest.raises(ChallengeRefused, match="your own stay outside"):
        actions.add_to_challenge(challenge, by=world.ada, title="Mine")


def test_each_sees_only_their_own_until_all_are_in(world, asked, idea, edda, deliver, as_person):
    all_path = f"{HERE}challenges/{asked.pk}/scores/all/"
    hand_in(asked, world.ada, idea, 1, 5)
    before = [as_person(one).get(all_path).status_code for one in (world.ada, world.cleo, edda)]
    other = as_person(edda).get(f"{HERE}challenges/{asked.pk}/scores/").content.decode()
    hand_in(asked, edda, idea, 4, 5)
    deliver()
    page = as_person(world.cleo).get(all_path).content.decode()

    assert before == [403, 403, 403]
    assert "selected>1<" not in other
    assert "1 – 4" in page
    assert "far apart" in page
    assert "Edda" not in page.split("<main", 1)[1]
    assert as_person(world.ben).get(all_path).status_code == 403
    complete = Notice.objects.filter(rule="challenge.scores_complete")
    assert list(complete.values_list("person__username", flat=True)) == ["cleo"]


def test_once_their_day_is_over_what_is_in_is_shown(world, asked, idea, edda, as_person):
    hand_in(asked, world.ada, idea, 2, 2)
    actions.give_scores(asked, by=edda, values=all_of(idea, 5, 5))
    with time_machine.travel(timezone.now() + dt.timedelta(days=5)):
        page = as_person(world.cleo).get(f"{HERE}challenges/{asked.pk}/scores/all/")
        with pytest.raises(ChallengeRefused):
            actions.hand_in_scores(asked, by=edda)

    assert page.status_code == 200
    assert "2 – 2" in page.content.decode()  # what was not handed in is nobody's business


def test_handed_in_is_taken_back_while_nobody_has_seen_it(world, asked, idea, edda):
    hand_in(asked, world.ada, idea, 2, 2)
    with pytest.raises(ChallengeRefused, match="Take that back first"):
        actions.give_scores(asked, by=world.ada, values=all_of(idea, 3, 3))
    for _twice in range(2):
        actions.take_back_scores(asked, by=world.ada)
    for _twice in range(2):
        hand_in_again = all_of(idea, 3, 3)
        actions.give_scores(asked, by=world.ada, values=hand_in_again)
    for _twice in range(2):
        actions.hand_in_scores(asked, by=world.ada)
    hand_in(asked, edda, idea, 4, 4)

    with pytest.raises(ChallengeRefused, match="have seen them"):
        actions.take_back_scores(asked, by=world.ada)

    assert sorted(Score.objects.values_list("value", flat=True)) == [3, 3, 4, 4]
    assert Event.objects.filter(verb="challenge.scores_taken_back").count() == 1


def test_handing_in_needs_a_value_for_each_and_other_values_are_refused(
    world, asked, idea, as_person
):
    path = f"{HERE}challenges/{asked.pk}/scores/"
    first = Criterion.objects.first()
    client = as_person(world.ada)
    kept = client.post(path, {f"idea_{idea.pk}_{first.pk}": "4"})
    early = client.post(path, {f"idea_{idea.pk}_{first.pk}": "4", "hand_in": "yes"})
    odd = client.post(path, {f"idea_{idea.pk}_{first.pk}": "9"})
    by_another = as_person(world.ben).post(path, {})

    assert (kept.status_code, early.status_code, odd.status_code) == (302, 422, 422)
    assert by_another.status_code == 403
    with pytest.raises(ChallengeRefused):
        actions.give_scores(asked, by=world.ada, values={(idea.pk, 10**9): 3})


def test_once_someone_has_begun_the_criteria_stay(world, asked, idea, edda):
    actions.give_scores(asked, by=world.ada, values=all_of(idea, 2, 2))

    with pytest.raises(ChallengeRefused, match="criteria stay"):
        actions.ask_assessors(
            asked,
            people=[world.ada, edda],
            criteria=[("Looks", 1)],
            assess_by=asked.challenge.decide_by,
            by=world.ada,
        )


def test_weights_count_as_they_say_and_a_mean_has_its_ends():
    cost, gain = Criterion(pk=1, name="Cost", weight=2), Criterion(pk=2, name="Gain", weight=1)
    scores = [
        Score(assessor_id=assessor, idea_id=7, criterion_id=criterion, value=value)
        for assessor, criterion, value in ((1, 1, 1), (1, 2, 4), (2, 1, 5), (2, 2, 5), (3, 1, 3))
    ]

    result = assessed(scores, [cost, gain])[7]

    assert weighted({1: 1, 2: 4}, [cost, gain]) == 2.0  # (2·1 + 1·4) / 3
    assert result.by_criterion == [(cost, Spread((1, 3, 5))), (gain, Spread((4, 5)))]
    assert result.together == Spread((2.0, 5.0))  # the third has not looked at all of it
    assert (result.together.mean, result.together.are_apart) == (3.5, True)


def test_what_someone_gave_is_theirs_alone(world, asked, idea):
    actions.give_scores(asked, by=world.ada, values=all_of(idea, 2, 3))

    kept = exports_of_challenges(world.ada)

    assert sorted(row["value"] for row in kept["scores_given"]) == [2, 3]
