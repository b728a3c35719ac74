"""Who could answer is looked for at once when a question is asked; a sweep finds the rest."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from guildhall.communities.actions import close_community, join, start_community
from guildhall.people.actions import set_offers
from guildhall.people.models import Offer
from guildhall.questions.actions import ask, match_waiting, matching
from guildhall.questions.models import Question, Turn

pytestmark = pytest.mark.database


def asked_in(community, number: int, *, by) -> list[int]:
    """Their ids, the oldest first."""
    now = timezone.now()
    return [
        ask(
            community,
            by=by,
            title=f"Question {count} of {community.name}",
            at=now - dt.timedelta(hours=number - count),
        ).pk
        for count in range(number)
    ]


def matched() -> set[int]:
    return set(Question.objects.exclude(matched_at=None).values_list("pk", flat=True))


def test_a_new_question_is_offered_as_soon_as_a_worker_hears_of_it(world, deliver):
    set_offers(world.ben, Offer.Kind.ASK_ME, ["Seals"])

    entry = ask(world.community, by=world.cleo, title="Which seal fits?")
    deliver()

    assert Turn.objects.open().get(question=entry.pk).person == world.ben


def test_one_asked_long_ago_is_offered_to_nobody(world, deliver):
    set_offers(world.ben, Offer.Kind.ASK_ME, ["Seals"])
    long_ago = timezone.now() - dt.timedelta(days=30)

    ask(world.community, by=world.cleo, title="Which seal fits?", at=long_ago)
    deliver()

    assert not Turn.objects.exists()


def test_it_asks_as_often_for_five_communities_as_for_one(world):
    asked_in(world.community, 3, by=world.cleo)
    match_waiting()
    with CaptureQueriesContext(connection) as one:
        assert match_waiting() == 0
    for number in range(4):
        other = start_community(f"Other {number}", by=world.ada, purpose="Else")
        asked_in(other, 3, by=world.ada)
    assert match_waiting() == 12

    with CaptureQueriesContext(connection) as five:
        assert match_waiting() == 0

    assert len(one) == len(five)


def test_only_the_newest_of_each_community_are_matched_and_others_are_not_kept_waiting(
    world, monkeypatch
):
    monkeypatch.setattr(matching, "MOST_WAITING", 2)
    monkeypatch.setattr(matching, "MOST_AT_ONCE", 4)
    small = start_community("Small", by=world.ada, purpose="Else")
    join(small, person=world.cleo)
    [lonely] = asked_in(small, 1, by=world.cleo)
    Question.objects.filter(pk=lonely).update(matched_at=None)
    many = asked_in(world.community, 9, by=world.cleo)

    looked_at = [match_waiting(), match_waiting()]

    with_people = set(many[-2:]) | {lonely}
    assert sum(looked_at) == len(with_people)
    assert matched() == {*many, lonely}


def test_what_was_matched_a_week_ago_is_matched_again(world):
    asked_in(world.community, 1, by=world.cleo)
    match_waiting()

    again = match_waiting(at=timezone.now() + dt.timedelta(days=8))

    assert again == 1


def test_where_a_community_is_closed_nobody_is_looked_for(world):
    asked_in(world.community, 1, by=world.cleo)
    close_community(world.community, by=world.ada, keeper=world.ada, note="Done")

    assert match_waiting() == 0
