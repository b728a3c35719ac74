"""What Ideas proposes for the letter of the week: what is new, and what was taken up."""

import datetime as dt
from collections.abc import Iterator

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.ideas.challenge_proposals import proposal_of_challenges
from guildhall.ideas.events import IDEA
from guildhall.ideas.models import State
from guildhall.ideas.small_test_proposals import proposal_of_small_tests
from guildhall.weekly.proposals import Proposal

HEADINGS = {
    State.TRIED: lambda: _("We're trying it"),
    State.TAKEN_UP: lambda: _("Taken up"),
    State.NOT_NOW: lambda: _("Answered since"),
}


def proposes() -> Iterator[Proposal]:
    yield Proposal(IDEA, 45, _lately, _heading, _invites)
    yield proposal_of_small_tests()
    yield proposal_of_challenges()


def _lately(community: Community, since: dt.datetime) -> QuerySet[Entry]:
    """New ideas, and those taken up or tried since then."""
    ideas = Entry.objects.published().filter(community=community, kind=IDEA)
    moved = Q(
        idea__answers__at__gt=since,
        idea__answers__state__in=[State.TRIED, State.TAKEN_UP],
        state__in=[State.TRIED, State.TAKEN_UP],
    )
    new = Q(created_at__gt=since) & ~Q(state=State.NOT_NOW)
    return ideas.filter(new | moved).distinct().order_by("-created_at", "-pk")


def _heading(idea: Entry) -> str:
    return HEADINGS.get(State(idea.state), _idea_heading)() if idea.state else _idea_heading()


def _idea_heading() -> str:
    return _("A new idea: would you join?")


def _invites(idea: Entry) -> str:
    return _("Scan to join") if idea.state in (State.NEW, State.LOOKED_AT) else ""
