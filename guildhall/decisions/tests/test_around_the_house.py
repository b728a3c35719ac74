"""What Decisions adds to This week, a digest, one's own data, and what grows into one."""

import datetime as dt

from django.utils import timezone

from guildhall.commons.actions import grow, move_entry, post_entry
from guildhall.communities.actions import open_room, start_community
from guildhall.communities.seats import take_seat
from guildhall.decisions import actions
from guildhall.decisions.digest import decided, to_answer
from guildhall.decisions.exports import exports
from guildhall.decisions.models import State
from guildhall.decisions.room import kept_pages
from guildhall.decisions.tests.worlds import NEXT_FRIDAY, SATURDAY, frame, now, opened
from guildhall.decisions.this_week import to_see_to
from guildhall.notifications.digest import Reader


def read_by(person, community) -> Reader:
    return Reader(person, timezone.now() - dt.timedelta(days=7), [community.pk])


def test_this_week_names_what_waits_for_an_answer(world, room, clock):
    entry = opened(room, world.ben)
    quiet = to_see_to(take_seat("pumps", world.ada))
    actions.object_to_proposal(entry, by=world.cleo, reason="Too loud.")

    named = to_see_to(take_seat("pumps", world.ada))

    assert quiet == []
    assert [(one.target_id, one.title) for one in named] == [
        (entry.pk, "See to “Do we buy a second pump?”")
    ]


def test_this_week_names_what_is_under_review(world, room, clock):
    entry = opened(room, world.ben)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    actions.ask_for_review(entry, by=world.cleo, reason="It is dry.")
    for person in (world.ada, world.ben):
        actions.support_review(entry, by=person)

    named = to_see_to(take_seat("pumps", world.ada))

    assert [one.title for one in named] == ["Does it still hold? “Do we buy a second pump?”"]


def test_a_digest_asks_only_who_has_not_answered_and_tells_what_was_decided(
    world, room, edda, clock
):
    entry = opened(room, world.ben, proposal="We buy one in May.")
    actions.agree_to_proposal(entry, by=world.cleo)
    actions.object_to_proposal(entry, by=world.ada, reason="Too loud.")
    asked = {one.name: to_answer(read_by(one, room)) for one in (edda, world.cleo, world.ada)}
    actions.agree_to_proposal(entry, by=world.ada)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()

    section = decided(read_by(edda, room))

    assert {name for name, one in asked.items() if one} == {"Edda"}
    assert [row.title for row in section.rows] == ["Do we buy a second pump?"]
    assert to_answer(read_by(edda, room)) is None


def test_what_someone_said_is_in_their_own_data(world, room):
    entry = opened(room, world.ben)
    actions.agree_to_proposal(entry, by=world.cleo)
    objection = actions.object_to_proposal(entry, by=world.ada, reason="Too loud.")
    actions.answer_objector(objection, by=world.ben, answer="In the cellar.")

    kept = {
        who: {name: list(rows) for name, rows in exports(getattr(world, who)).items()}
        for who in ("ada", "ben", "cleo")
    }

    assert [one["says"] for one in kept["cleo"]["voices_in_decisions"]] == ["agrees"]
    assert kept["ada"]["objections_in_decisions"][0]["reason"] == "Too loud."
    assert kept["ben"]["objections_answered"][0]["answer"] == "In the cellar."
    assert kept["ben"]["proposals"][0]["question"] == "Do we buy a second pump?"


def test_a_post_is_turned_into_a_decision_that_is_being_prepared(world, room):
    post = post_entry(kind="post", community=room, by=world.cleo, body="A second pump?")

    grown = grow(post, to_kind="decision", by=world.ada, title="Do we buy a pump?")

    assert (now(grown).way, grown.author) == ("consent", world.cleo)
    assert now(grown).entry.state == State.PREPARED


def test_what_moves_away_replaces_nothing_where_it_was(world, room, clock):
    older = opened(room, world.ben)
    clock.move_to(SATURDAY)
    actions.close_due_decisions()
    anew = frame(question="No pump after all?", until_on=NEXT_FRIDAY)
    newer = actions.prepare_decision(room, by=world.ben, frame=anew, replaces=now(older))
    other = start_community("Boilers", by=world.ada, slug="boilers", purpose="Warm")
    open_room(other, room="decisions", by=world.ada)
    other.refresh_from_db()

    move_entry(newer, to=other, by=world.ada)

    assert (now(newer).replaces, now(newer).topic) == (None, None)


def test_search_finds_what_is_proposed_and_decided_but_no_objection(world, room, as_person):
    entry = opened(room, world.ben, proposal="We buy a zebra.")
    actions.object_to_proposal(entry, by=world.cleo, reason="Giraffes are louder.")
    client = as_person(world.cleo)

    proposed, objected = (
        client.get(f"/search?q={word}").content.decode() for word in ("zebra", "giraffes")
    )

    assert f"/c/pumps/decisions/{entry.pk}" in proposed
    assert f"/c/pumps/decisions/{entry.pk}" not in objected


def test_the_pages_kept_on_a_device_are_the_list_and_what_counts(world, room):
    entry = opened(room, world.ben)

    kept = [path for path, _name in kept_pages(take_seat("pumps", world.ben))]

    assert kept[0] == "/c/pumps/decisions/"
    assert str(entry.pk) in kept[1]
