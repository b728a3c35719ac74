"""What can be counted of a small group is said as it is on its own pages."""

import pytest
from django.utils import timezone

from guildhall.commons.actions import post_reply
from guildhall.communities.actions import open_room
from guildhall.health.counts import things_of
from guildhall.questions.actions import answer, ask


@pytest.mark.database
def test_a_question_with_a_comment_alone_has_no_answer_and_says_so(world):
    question = ask(world.community, by=world.ben, title="Which seal?")
    post_reply(question, by=world.cleo, body="Which pump?")

    commented = things_of(world.community, since=timezone.now())[0]
    answer(question, by=world.cleo, body="The wide one")
    answered = things_of(world.community, since=timezone.now())[0]

    assert (commented.figure, commented.says) == ("1", "question has no answer yet")
    assert (answered.figure, answered.says) == ("0", "questions have no answer yet")


def test_where_no_meeting_was_planned_none_took_place_of_none(world):
    if "meetings" not in world.community.open_rooms:
        open_room(world.community, room="meetings", by=world.ada)

    meetings = things_of(world.community, since=timezone.now())[-1]

    assert (meetings.figure, meetings.says) == ("0", "meetings were planned")
