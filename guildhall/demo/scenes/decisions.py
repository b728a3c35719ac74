"""The technicians decide: by consent, with one objection that changed the proposal; one is open.

One decided together waits for the stewards' word. Members are asked about the on-call plan: what
was heard so far has its answer. A poll is open.
"""

import datetime as dt

from guildhall.ballots.models import Way as Counted
from guildhall.commons.actions import post_reply
from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.communities.rooms import rooms
from guildhall.decisions import actions
from guildhall.decisions.events import ROOM
from guildhall.decisions.frame import Frame
from guildhall.decisions.models import Level, VotePlan
from guildhall.decisions.outcome import Outcome
from guildhall.decisions.ways.voting import NAME as VOTE
from guildhall.demo.cast import Cast

DAY = 24
FIRST = "Every van carries one refrigerant scale, from the first of the month."
THEN = "Every van for cold rooms carries one refrigerant scale; the others share two at the depot."


def fill(cast: Cast, community: Community) -> None:
    """Call it once they have written something."""
    if ROOM not in rooms:
        return
    open_room(community, room=ROOM, by=cast["ada"])
    community.refresh_from_db()
    _decided(cast, community)
    _open(cast, community)
    _together(cast, community)
    _asked(cast, community)
    _voting(cast, community)


def _decided(cast: Cast, community: Community) -> None:
    """Greta proposed it, Tomasz objected, and the change was fine with everyone."""
    begun = _begin(
        cast,
        community,
        "greta",
        30,
        Frame(
            "Who carries a refrigerant scale?",
            until_on=_day(cast, 23),
            proposal=FIRST,
            why="We weighed at three sites last month with a borrowed kitchen scale.",
        ),
    )
    actions.agree_to_proposal(begun, by=cast["ben"], at=cast.ago(hours=29 * DAY))
    actions.object_to_proposal(
        begun,
        by=cast["tomasz"],
        reason="In a boiler van it lies in the way all year. Two at the depot would do for us.",
        at=cast.ago(hours=28 * DAY),
    )
    actions.change_proposal(
        begun,
        by=cast["greta"],
        proposal=THEN,
        until_on=_day(cast, 16),
        at=cast.ago(hours=26 * DAY),
    )
    for who, days in (("tomasz", 25), ("sigrid", 24), ("ben", 22)):
        actions.agree_to_proposal(begun, by=cast[who], at=cast.ago(hours=days * DAY))
    actions.close_due_decisions(at=cast.ago(hours=14 * DAY))
    actions.word_outcome(
        begun,
        by=cast["greta"],
        outcome=Outcome(
            THEN,
            reasons="Weighing on site saves the second visit; boiler vans hardly ever need it.",
            next_steps="Greta orders nine scales. Ada puts two into the cupboard at the depot.",
            look_again_on=_day(cast, -170),
        ),
        at=cast.ago(hours=13 * DAY),
    )


def _open(cast: Cast, community: Community) -> None:
    """It waits for an answer to Rui's objection."""
    begun = _begin(
        cast,
        community,
        "sigrid",
        3,
        Frame(
            "Do we meet on Thursdays instead of Tuesdays?",
            until_on=_day(cast, -4),
            proposal="From next month on we meet on the second Thursday, at half past seven.",
            quorum=3,
        ),
    )
    for who in ("ada", "tomasz"):
        actions.agree_to_proposal(begun, by=cast[who], at=cast.ago(hours=2 * DAY))
    actions.object_to_proposal(
        begun,
        by=cast["rui"],
        reason="On Thursdays I am at the school in Porto until eight. At eight it would work.",
        at=cast.ago(hours=DAY),
    )


def _together(cast: Cast, community: Community) -> None:
    """Its day is over and members are for it; the stewards are asked."""
    begun = _begin(
        cast,
        community,
        "greta",
        9,
        Frame(
            "Do we lend the thermal camera to the school?",
            until_on=_day(cast, 2),
            level=Level.TOGETHER,
            proposal="The school has it on the first Friday of a month, with one of us beside.",
            why="They asked twice, and two of our apprentices learn there.",
        ),
    )
    for who, days in (("sigrid", 7), ("ben", 6), ("rui", 4)):
        actions.agree_to_proposal(begun, by=cast[who], at=cast.ago(hours=days * DAY))
    actions.close_due_decisions(at=cast.ago(hours=DAY))


def _asked(cast: Cast, community: Community) -> None:
    begun = _begin(
        cast,
        community,
        "ada",
        6,
        Frame(
            "What should change in the winter on-call plan?",
            until_on=_day(cast, -8),
            level=Level.ASKED,
            why="The plan is made in three weeks. I take along what you say.",
        ),
    )
    reply = post_reply(
        begun,
        by=cast["ben"],
        body="Two weeks in a row is too long. One week, then two off.",
        at=cast.ago(hours=5 * DAY),
    )
    actions.add_theme(
        begun,
        by=cast["ada"],
        heard="Two weeks in a row is too long",
        did="The draft has one week at a time, with two weeks off between.",
        replies=[reply],
        at=cast.ago(hours=4 * DAY),
    )


def _voting(cast: Cast, community: Community) -> None:
    """A poll with names; what comes out is shown at the end."""
    begun = _begin(
        cast,
        community,
        "tomasz",
        2,
        Frame(
            "Where do we go for the summer evening?",
            until_on=_day(cast, -9),
            way=VOTE,
            plan=VotePlan(
                kind=Counted.POLL,
                options="The boathouse\nThe garden behind the depot\nThe new brewery",
                most=2,
            ),
        ),
    )
    for who, marks in (("ada", {"1": 1}), ("ben", {"1": 1, "2": 1}), ("sigrid", {"3": 1})):
        actions.cast_ballot(begun, by=cast[who], marks=marks, at=cast.ago(hours=DAY))


def _begin(cast: Cast, community: Community, who: str, days: int, frame: Frame) -> Entry:
    at = cast.ago(hours=days * DAY)
    entry = actions.prepare_decision(community, by=cast[who], frame=frame, at=at)
    return actions.open_decision(entry, by=cast[who], at=at)


def _day(cast: Cast, days_ago: int) -> dt.date:
    return (cast.now - dt.timedelta(days=days_ago)).date()
