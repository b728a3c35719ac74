"""What challenges propose for the letter of the week: what is asked, and what came of it."""

import datetime as dt

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.ideas.events import CHALLENGE
from guildhall.ideas.models import ChallengeState
from guildhall.weekly.proposals import Proposal


def proposal_of_challenges() -> Proposal:
    return Proposal(CHALLENGE, 44, _lately, _heading, _invites)


def _lately(community: Community, since: dt.datetime) -> QuerySet[Entry]:
    """Those that take ideas, and those that were decided since then."""
    decided = Q(state=ChallengeState.DECIDED, challenge__ended_at__gt=since)
    challenges = Entry.objects.published().filter(community=community, kind=CHALLENGE)
    found = challenges.filter(decided | Q(state=ChallengeState.OPEN))
    return found.order_by("-created_at", "-pk")


def _heading(challenge: Entry) -> str:
    if challenge.state == ChallengeState.DECIDED:
        return _("What came of it")
    return _("A question for your ideas")


def _invites(challenge: Entry) -> str:
    return _("Scan to put an idea in") if challenge.state == ChallengeState.OPEN else ""
