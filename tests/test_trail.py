"""The trail reaches as far as knowledge grew, in both directions.

It names nothing that its reader may not see.
"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from guildhall.commons.actions import (
    delete_entry,
    grow,
    hide,
    link_entries,
    move_entry,
    undo_growth,
)
from guildhall.commons.models import Entry, Link
from guildhall.commons.trail import trail_of
from guildhall.communities.actions import open_room, start_community
from guildhall.communities.models import Community
from guildhall.communities.seats import take_seat
from guildhall.practices.actions import keep_tip, write_practice
from guildhall.stories.actions import tell_story
from guildhall.talk.actions import write_post

pytestmark = pytest.mark.database


@pytest.fixture
def chain(room, world) -> list[Entry]:
    """Ben's photo, a question, a tip, a practice, a story."""
    open_room(room, room="stories", by=world.ada)
    note = write_post(room, by=world.ben, body="Photo of 07:40")
    question = grow(note, to_kind="question", by=world.ada, title="Why green?")
    tip = keep_tip(question, by=world.cleo, seen="Green", parts={"fix": "Heat"})
    practice = write_practice(
        room,
        by=world.ada,
        title="Warm",
        parts={"situation": "Wet", "doing": "Heat"},
        from_tips=[tip],
    )
    story = tell_story(practice, by=world.cleo, sentence="Saved a Sunday")
    return [note, question, tip, practice, story]


def steps(entry: Entry, person) -> list[str]:
    seat = take_seat("pumps", person)
    return [step.entry.heading if step.entry else "-" for step in trail_of(entry, seat).steps]


def test_every_part_shows_the_whole_trail(world, chain):
    whole = ["Photo of 07:40", "Why green?", "Green", "Warm", "Saved a Sunday"]

    assert all(steps(entry, world.ben) == whole for entry in chain)


def test_one_query_however_long_and_one_where_there_is_none(world, chain):
    alone = write_post(world.community, by=world.ben, body="Alone")
    seat = take_seat("pumps", world.ben)
    for entry, expected in ((chain[2], 1), (alone, 1)):
        with CaptureQueriesContext(connection) as queries:
            trail_of(entry, seat)
        assert len(queries) == expected
    assert not trail_of(alone, seat)


def test_what_was_hidden_in_the_middle_is_something_one_cannot_see_and_at_an_end_nothing(
    world, chain, as_person
):
    hide(chain[1], by=world.ada)
    delete_entry(chain[4], by=world.cleo)

    assert steps(chain[3], world.cleo) == ["Photo of 07:40", "-", "Green", "Warm"]
    page = as_person(world.cleo).get(f"/c/pumps/tips/{chain[2].pk}/").content.decode()
    assert "Something you can't see" in page
    assert "Why green?" not in page


def test_a_deleted_part_between_two_others_is_unseen_too(world, chain):
    delete_entry(chain[1], by=world.ben)

    assert steps(chain[2], world.cleo) == ["Photo of 07:40", "-", "Green", "Warm", "Saved a Sunday"]


def test_a_part_that_went_into_a_private_community_is_seen_by_its_members_only(
    world, chain, as_person
):
    Community.objects.filter(pk=world.community.pk).update(visibility="open")
    other = start_community("Elsewhere", by=world.ada, purpose="Else", visibility="private")
    move_entry(chain[0], to=other, by=world.ada)

    assert steps(chain[1], world.ada)[0] == "Photo of 07:40"
    assert steps(chain[1], world.ben)[0] == "-"
    assert steps(chain[1], None)[0] == "-"
    shown = as_person(None).get(f"/c/pumps/questions/{chain[1].pk}/").content.decode()
    assert shown.count("Photo of 07:40") == 1  # its own text, which was carried along


def test_a_circle_of_links_ends(world, chain):
    Link.objects.create(source=chain[4], target=chain[0], kind=Link.Kind.GREW_INTO)

    assert sorted(steps(chain[2], world.ben)) == sorted(entry.heading for entry in chain)


def test_what_is_related_stands_beside_and_taking_growth_back_shortens_it(world, chain):
    alike = write_post(world.community, by=world.ben, body="Alike")
    link_entries(alike, chain[2], kind=Link.Kind.RELATED, by=world.ben)
    trail = trail_of(chain[2], take_seat("pumps", world.ben))
    assert [(one.entry.heading, one.is_source) for one in trail.beside] == [("Alike", True)]

    undo_growth(Link.objects.get(source=chain[1], target=chain[2]), by=world.cleo)
    assert steps(chain[1], world.ben) == ["Photo of 07:40", "Why green?"]
