"""What small tests propose for the letter of the week: what they showed, stopped or not."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.ideas.events import SMALL_TEST
from guildhall.ideas.models import TestState
from guildhall.weekly.proposals import Proposal


def proposal_of_small_tests() -> Proposal:
    return Proposal(SMALL_TEST, 46, _ended_lately, _heading)


def _ended_lately(community: Community, since: dt.datetime) -> QuerySet[Entry]:
    ended = Entry.objects.published().filter(
        community=community, kind=SMALL_TEST, small_test__ended_at__gt=since
    )
    return ended.order_by("-small_test__ended_at", "-pk")


def _heading(test: Entry) -> str:
    if test.state == TestState.RUNNING:
        return _("Being tried")
    if test.state == TestState.STOPPED:
        return _("Stopped in good time")
    return _("What a small test showed")
