"""Two small tests of the technicians: one stopped in good time and thanked, one running."""

import datetime as dt
from decimal import Decimal

from guildhall.commons.actions import give_thanks, post_reply
from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.demo.cast import Cast
from guildhall.ideas.actions import (
    add_idea,
    add_to_log,
    begin_small_test,
    help_with_test,
    stop_small_test,
)
from guildhall.ideas.plan import Plan

WEEK = 24 * 7
GEL = (
    (7, "Twelve plugs are filled, in Leeds and Hull. Took twenty minutes a unit.", 6),
    (6, "Dry week.", 4),
    (5, "Rain on four days.", 7),
    (4, "Unit 9 in Hull is out twice in one night. The gel looks milky.", 9),
)
PHOTOS = (
    (3, "First week. People forget it, the form doesn't ask for it.", 5),
    (2, "Ada put a line into the welcome text.", 6),
    (1, "Two questions were answered from the plate alone.", 8),
)


def fill(cast: Cast, community: Community) -> None:
    _stopped(cast, community)
    _running(cast, community)


def _stopped(cast: Cast, community: Community) -> None:
    """Gel in the plugs of roof units: it made things worse, and was stopped three weeks early."""
    idea = add_idea(
        community,
        by=cast["tomasz"],
        title="Fill the plugs of roof units with gel",
        body="Every autumn the roof units trip because water gets into the plugs.",
        at=cast.ago(hours=WEEK * 9),
    )
    begun = begin_small_test(
        idea,
        by=cast["ben"],
        plan=Plan(
            doing="Gel in the plugs of twelve roof units, six in Leeds and six in Hull",
            belief="With gel in the plugs, the units stop tripping in the rain.",
            until_on=cast.now.date(),
            needs="Four hours and 60 € of gel",
            looks_at="Trips of the twelve units in a week",
            unit="trips",
            stops_if="A plug gets warm",
        ),
        at=cast.ago(hours=WEEK * 8),
    )
    help_with_test(begun, by=cast["tomasz"], at=cast.ago(hours=WEEK * 8 - 5))
    _log(cast, begun, GEL)
    post_reply(
        begun,
        by=cast["rui"],
        body="We had milky gel on the cold store in Porto. It was water that couldn't get out.",
        at=cast.ago(hours=WEEK * 4 - 20),
    )
    stop_small_test(
        begun,
        by=cast["ben"],
        result="failed",
        learned="The gel holds the water in: two plugs were warm to the touch. A drip loop below "
        "the gland keeps the plug dry and costs nothing.",
        saved="three weeks and 400 €",
        at=cast.ago(hours=WEEK * 3),
    )
    for key in ("ada", "rui", "sigrid"):
        give_thanks(begun, by=cast[key], at=cast.ago(hours=WEEK * 3 - 9))


def _running(cast: Cast, community: Community) -> None:
    idea = add_idea(
        community,
        by=cast["jola"],
        title="A photo of the nameplate with every question",
        body="Half of the first replies ask which model it is.",
        at=cast.ago(hours=WEEK * 5),
    )
    begun = begin_small_test(
        idea,
        by=cast["jola"],
        plan=Plan(
            doing="Ask for a photo of the nameplate with each question, for a month",
            belief="With the nameplate in the picture, the first answer fits more often.",
            until_on=cast.ago(hours=-WEEK * 2).date(),
            needs="One line in the welcome text",
            looks_at="First answers that fit",
            unit="of 10",
            stops_if="People ask less because of it",
        ),
        at=cast.ago(hours=WEEK * 4),
    )
    help_with_test(begun, by=cast["sigrid"], at=cast.ago(hours=WEEK * 4 - 30))
    _log(cast, begun, PHOTOS)


def _log(cast: Cast, begun: Entry, lines: tuple[tuple[int, str, int], ...]) -> None:
    """Each with the weeks since, what happened, and the figure of that week."""
    for weeks, text, value in lines:
        at: dt.datetime = cast.ago(hours=WEEK * weeks)
        add_to_log(begun, by=begun.author, text=text, value=Decimal(value), on=at.date(), at=at)
