"""From the log to frames: what counts as what, and what had not happened yet."""

import datetime as dt

import polars as pl
import pytest
from django.db import transaction
from django.utils import timezone

from guildhall.activity.actions import record
from guildhall.activity.verbs import Type, types_of_verbs, undoings
from guildhall.commons.actions import (
    delete_reply,
    give_thanks,
    report_outcome,
    take_back_thanks,
    withdraw_outcome,
)
from guildhall.communities.actions import join, leave_community, open_room
from guildhall.communities.models import Membership
from guildhall.health.days import day_of
from guildhall.health.meanings import MEANINGS
from guildhall.health.measure.reading import read_frames
from guildhall.meetings.actions import check_in, plan_meeting, write_notes
from guildhall.people.actions import arrive
from guildhall.practices.actions import add_tip, check_way
from guildhall.practices.events import WAY_CHECKED
from guildhall.questions.actions import accept_answer, answer, ask, comment_on, withdraw_acceptance
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database


@pytest.fixture
def acts(world):
    """What frames hold of a community at a moment: type, who, toward whom, result."""

    def read(at: dt.datetime | None = None) -> list[tuple]:
        frames = read_frames(world.community, at=at or timezone.now())
        names = dict(enumerate(["ada", "ben", "cleo", "dov"]))
        rows = frames.events.select("type", "actor", "toward", "result").iter_rows()
        inside = {str(kind) for kind, meaning in MEANINGS.items() if meaning.kind} | {
            Type.HELPED,
            Type.REACTED,
            Type.ATTENDED,
            Type.HELD,
        }
        return [
            (kind, names.get(actor), names.get(toward), result)
            for kind, actor, toward, result in rows
            if kind in inside
        ]

    return read


def ago(**time: float) -> dt.datetime:
    return timezone.now() - dt.timedelta(**time)


def test_talk_counts_as_asked_answered_commented_helped_and_posted(world, acts):
    question = ask(world.community, by=world.ben, title="Which seal?", at=ago(days=9))
    said = answer(question, by=world.ada, body="The wide one", at=ago(days=8))
    comment_on(question, by=world.ben, body="Thank you", parent=said, at=ago(days=7))
    accept_answer(said, by=world.ben, at=ago(days=6))
    give_thanks(said, by=world.cleo, at=ago(days=5))
    write_post(world.community, by=world.cleo, body="Good morning", at=ago(days=4))

    assert acts() == [
        ("question.asked", "ben", None, None),
        ("answer.posted", "ada", "ben", None),
        ("comment.posted", "ben", "ada", None),
        ("answer.helped", "ben", "ada", "solved"),
        ("reaction.given", "cleo", "ada", None),
        ("post.created", "cleo", None, None),
    ]


def test_what_had_not_happened_at_a_date_is_not_there(world, acts):
    question = ask(world.community, by=world.ben, title="Which seal?", at=ago(days=9))
    answer(question, by=world.ada, body="The wide one", at=ago(days=2))
    late = arrive("Late")
    join(world.community, person=late, at=ago(days=1))

    assert [kind for kind, *_rest in acts(ago(days=5))] == ["question.asked"]
    # The others joined today.
    assert read_frames(world.community, at=ago(days=2)).members.height == 0
    assert read_frames(world.community, at=timezone.now()).members.height == 4


def test_what_was_taken_back_or_away_does_not_count(world, acts):
    question = ask(world.community, by=world.ben, title="Which seal?", at=ago(days=9))
    said = answer(question, by=world.ada, body="The wide one", at=ago(days=8))
    wrong = answer(question, by=world.cleo, body="Any", at=ago(days=8))
    accept_answer(said, by=world.ben, at=ago(days=7))
    give_thanks(said, by=world.cleo, at=ago(days=7))
    outcome = report_outcome(said, by=world.cleo, result="worked", at=ago(days=7))
    withdraw_acceptance(said, by=world.ben)
    take_back_thanks(said, by=world.cleo)
    withdraw_outcome(outcome, by=world.cleo)
    delete_reply(wrong, by=world.cleo)

    assert acts() == [("question.asked", "ben", None, None), ("answer.posted", "ada", "ben", None)]
    assert len(acts(ago(days=1))) == 6


def test_knowledge_and_meetings_count(world, acts):
    open_room(world.community, room="practices", by=world.ada)
    world.community.refresh_from_db()
    tip = add_tip(
        world.community,
        by=world.ben,
        seen="It drips",
        parts={"fix": "A seal", "why": "It dries out"},
        at=ago(days=9),
    )
    check_way(tip, by=world.cleo, at=ago(days=8))
    report_outcome(tip, by=world.ada, result="failed", context="in frost", at=ago(days=7))
    meeting = plan_meeting(
        world.community,
        by=world.ada,
        title="Evening",
        starts_at=ago(days=5),
        host=world.ada,
        at=ago(days=6),
    )
    check_in(meeting, person=world.ben, by=world.ben, at=ago(days=5, hours=-1))
    write_notes(meeting, by=world.ada, body="- Seals", at=ago(days=4))

    assert {(kind, actor, result) for kind, actor, _toward, result in acts()} >= {
        ("item.drafted", "ben", None),
        ("item.validated", "cleo", None),
        ("adoption.reported", "ada", "failed"),
        ("meeting.scheduled", "ada", None),
        ("meeting.attended", "ben", None),
        ("meeting.held", "ben", None),
        ("meeting.noted", "ada", None),
    }
    frames = read_frames(world.community, at=timezone.now())
    assert frames.items.select("filled").item() == pytest.approx(3 / 6)
    assert frames.meetings.select("starts", "kind").row(0) == (day_of(ago(days=5)), "open")


def test_the_hall_itself_never_counts_and_imports_do(world, acts):
    record(
        "post.written",
        actor_id=world.ada.pk,
        community_id=world.community.pk,
        entry_id=1,
        is_automated=True,
    )
    record("question.asked", actor_id=None, community_id=world.community.pk, entry_id=2)
    with_import = record(
        "question.asked",
        actor_id=world.cleo.pk,
        community_id=world.community.pk,
        entry_id=3,
        at=ago(days=400),
    )
    type(with_import).objects.filter(pk=with_import.pk).update(is_imported=True)

    frames = read_frames(world.community, at=timezone.now())

    assert acts() == [("question.asked", "cleo", None, None)]
    assert frames.born == day_of(ago(days=400))


def test_the_same_event_twice_counts_once(world, acts):
    at = ago(days=3)
    for _twice in range(2):
        record(
            "answer.posted",
            actor_id=world.ada.pk,
            community_id=world.community.pk,
            entry_id=3,
            reply_id=4,
            toward_id=world.ben.pk,
            at=at,
        )

    assert acts() == [("answer.posted", "ada", "ben", None)]


def test_belonging_is_true_of_the_date(world):
    eve = arrive("Eve")
    membership = join(world.community, person=eve, at=ago(days=90))
    Membership.objects.filter(pk=membership.pk).update(since=ago(days=90))
    leave_community(world.community, person=eve)

    then, now = (
        read_frames(world.community, at=at).members for at in (ago(days=1), timezone.now())
    )

    assert then.filter(pl.col("since") < day_of(ago(days=80)))["until"].to_list() == [None]
    assert now.filter(pl.col("since") < day_of(ago(days=80)))["until"].to_list() == [
        day_of(timezone.now())
    ]


def test_nothing_at_all_can_be_read(world):
    frames = read_frames(world.community, at=ago(days=4000))

    assert (frames.events.height, frames.members.height, frames.people) == (0, 0, 0)


def test_what_a_type_means_and_what_is_taken_back_is_something_that_counts():
    counted = types_of_verbs()

    assert set(MEANINGS) <= set(Type)
    assert {undoing.verb for undoing in undoings().values()} <= set(counted)


def test_a_check_that_the_hall_counted_is_a_check_and_nobody_s_act(world):
    open_room(world.community, room="practices", by=world.ada)
    tip = add_tip(
        world.community, by=world.ben, seen="It drips", parts={"fix": "A wide seal"}, at=ago(days=9)
    )
    with transaction.atomic():
        record(
            WAY_CHECKED,
            actor_id=None,
            community_id=world.community.pk,
            entry_id=tip.pk,
            at=ago(days=4),
            is_automated=True,
        )

    frames = read_frames(world.community, at=timezone.now())
    before = read_frames(world.community, at=ago(days=5))

    assert frames.items["checked"].to_list() == [day_of(ago(days=4))]
    assert before.items["checked"].to_list() == [None]
    assert Type.VALIDATED not in frames.events["type"].to_list()
