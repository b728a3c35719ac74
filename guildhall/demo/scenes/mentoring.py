"""Ben learns hydraulics from Sigrid; Cleo's wish waits for someone; and what Ben keeps of his year.

The hall proposed the two to each other, as it does: a wish met an offer.
"""

import datetime as dt

from guildhall.commons.models import Entry, Reply
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.communities.rooms import rooms
from guildhall.demo.cast import Cast
from guildhall.mentoring import actions
from guildhall.mentoring.events import ROOM
from guildhall.questions.events import QUESTION
from guildhall.records.actions import add_item

A_DAY = dt.timedelta(days=1)
GOAL = "To find a leak in a valve block without calling anyone, by spring."
NOTES = (
    (
        "sigrid",
        20,
        "Before next time: draw the circuit of the press in Linz from memory, and mark what you "
        "are not sure of.",
    ),
    (
        "ben",
        18,
        "Drawn. I was wrong about the return line, and now I know why it was always the warm one.",
    ),
    ("sigrid", 6, "Good. Next time you lead and I only hold the lamp."),
)
KEPT_IN_OWN_WORDS = "I can read a hydraulic circuit now, and say what I don't know yet."


def fill(cast: Cast, community: Community) -> None:
    """Call it once they have written something."""
    if ROOM in rooms:
        open_room(community, room=ROOM, by=cast["ada"])
        _a_pair(cast, community)
        actions.wish(
            community,
            by=cast["cleo"],
            what="Ammonia plants",
            goal="To go along safely when one of ours is shut down in summer.",
        )
    _a_record(cast, community)


def _a_pair(cast: Cast, community: Community) -> None:
    ben, sigrid, begun = cast["ben"], cast["sigrid"], cast.now - 24 * A_DAY
    actions.wish(community, by=ben, what="Hydraulics", goal=GOAL)
    actions.offer(community, by=sigrid, what="Hydraulics, presses", places=2)
    actions.propose_due(among=community, at=begun)
    pair = None
    for proposal in actions.waiting_for(ben, at=begun):
        actions.say_yes(proposal, by=ben, at=begun)
        pair = actions.say_yes(proposal, by=sigrid, at=begun)
    if pair is None:
        return
    actions.add_goal(pair, by=sigrid, text="Explain one circuit to a colleague.")
    for name, days, body in NOTES:
        actions.add_note(pair, by=cast[name], body=body, at=cast.now - days * A_DAY)
    actions.set_sitting(
        pair, by=sigrid, starts_at=cast.now + 4 * A_DAY, minutes=60, place="Depot Graz, bay 2"
    )


def _a_record(cast: Cast, community: Community) -> None:
    """Three items that Ben chose: a text, an answer, and one in his own words."""
    ben = cast["ben"]
    questions = Entry.objects.published().filter(community=community, kind=QUESTION)
    asked = questions.filter(author=ben).order_by("pk").last()
    helped = Reply.objects.published().filter(entry__in=questions, author=ben)
    answer = helped.exclude(entry__author=ben).select_related("entry").order_by("pk").last()
    for part, about, words in (
        ("asked", asked, "The answers saved me a second visit."),
        ("helped", answer, "It was my own fault the month before, so I knew it."),
    ):
        if about is not None:
            entry = about.entry if isinstance(about, Reply) else about
            add_item(
                ben,
                part=part,
                title=entry.heading[:200],
                on=about.created_at.date(),
                words=words,
                about=about,
            )
    add_item(
        ben,
        part="learned",
        title="Hydraulics, with Sigrid",
        on=(cast.now - 2 * A_DAY).date(),
        words=KEPT_IN_OWN_WORDS,
    )
