"""A state of the technicians' own, an idea that is in it, and a team."""

import datetime as dt

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.demo.cast import Cast
from guildhall.ideas import actions
from guildhall.ideas.events import IDEA
from guildhall.ideas.models import Joining, State

DAY = dt.timedelta(days=1)


def fill(cast: Cast, community: Community) -> None:
    state = actions.add_own_state(
        community,
        name="costs are being checked",
        meaning=State.LOOKED_AT,
        gate=actions.Gate(asks="Who would gain from it?"),
        by=cast["ada"],
    )
    ideas = Entry.objects.published().filter(community=community, kind=IDEA).order_by("pk")
    looked_at = ideas.filter(state=State.LOOKED_AT, idea__challenge=None).first()
    if looked_at:
        actions.move_idea(
            looked_at,
            into=state,
            by=cast["ada"],
            reason="Everyone on the night shift; Greta asks for two offers this week.",
            at=cast.now - DAY,
        )
    helped = ideas.filter(state__in=[State.NEW, State.TRIED], idea__joinings__joined_as="help")
    if entry := helped.select_related("author").first():
        _team(entry, cast)


def _team(entry: Entry, cast: Cast) -> None:
    """The first who said that they would help is in it."""
    actions.begin_team(entry, name="The early shift", by=entry.author, at=cast.now - 2 * DAY)
    helping = Joining.objects.filter(idea=entry.pk, joined_as=Joining.As.HELP)
    for joining in helping.exclude(person=entry.author).order_by("pk")[:1]:
        actions.join_team(entry, by=joining.person, at=cast.now - DAY)
