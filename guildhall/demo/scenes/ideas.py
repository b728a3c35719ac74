"""What could be tried: nine ideas of the technicians, and some for the corner of a street."""

import datetime as dt
from collections.abc import Callable, Sequence

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community, Topic
from guildhall.communities.rooms import rooms
from guildhall.demo.cast import Cast
from guildhall.demo.scenes import challenges, ideas_together, small_tests
from guildhall.demo.scenes.ideas_texts import STREET, TECHNICIANS, Told
from guildhall.ideas import actions
from guildhall.ideas.events import ROOM
from guildhall.ideas.models import Joining, State
from guildhall.people.models import Person

AN_HOUR = dt.timedelta(hours=1)
ANSWERS = {
    State.LOOKED_AT: actions.look_at_idea,
    State.TRIED: actions.try_idea,
    State.TAKEN_UP: actions.take_up_idea,
    State.NOT_NOW: actions.set_idea_aside,
}


def fill_technicians(
    cast: Cast, community: Community, topics: dict[str, Topic], tick: Callable[[], None]
) -> None:
    if ROOM not in rooms:
        return
    open_room(community, room=ROOM, by=cast["ada"])
    for told in TECHNICIANS:
        _tell(told, cast, community, [], topics)
        tick()
    small_tests.fill(cast, community)
    challenges.fill(cast, community)
    ideas_together.fill(cast, community)


def fill_street(
    cast: Cast, community: Community, people: Sequence[Person], tick: Callable[[], None]
) -> None:
    """Neighbours have no names in the texts: they take turns."""
    if ROOM not in rooms:
        return
    open_room(community, room=ROOM, by=cast["ines"])
    for told in STREET:
        entry = _tell(told, cast, community, people, {})
        for person in people[:2]:
            if person != entry.author:
                _join(entry, Joining.As.USE, person, cast.now - AN_HOUR)
        tick()


def _tell(
    told: Told,
    cast: Cast,
    community: Community,
    people: Sequence[Person],
    topics: dict[str, Topic],
) -> Entry:
    """The idea with who joined it, what speaks against it, and its answer."""
    at = cast.now - dt.timedelta(days=told.days)
    by = cast[told.by] if told.by else people[len(told.title) % len(people)]
    entry = actions.add_idea(
        community,
        by=by,
        title=told.title,
        body=told.body,
        topics=[topics[name] for name in told.topics],
        at=at,
    )
    for key in told.uses:
        _join(entry, Joining.As.USE, cast[key], at + AN_HOUR)
    for key in told.helps:
        _join(entry, Joining.As.HELP, cast[key], at + 2 * AN_HOUR)
    for key, sentence in told.doubts:
        actions.doubt_idea(entry, by=cast[key], body=sentence, at=at + 3 * AN_HOUR)
    if told.wish:
        actions.wish_for_help(entry, words=told.wish, by=by, at=at + AN_HOUR)
    if answer := ANSWERS.get(State(told.state)):
        answered_at = cast.now - dt.timedelta(days=told.answered_days)
        answer(entry, by=cast[told.answered_by], reason=told.reason, at=answered_at)
    return entry


def _join(entry: Entry, joined_as: str, person: Person, at: dt.datetime) -> None:
    actions.join_idea(entry, joined_as=joined_as, by=person, at=at)
