"""What Questions proposes for the letter of the week: what is still unsolved."""

import datetime as dt

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.questions.events import QUESTION
from guildhall.questions.models import State
from guildhall.weekly.proposals import Proposal


def proposes() -> Proposal:
    return Proposal(QUESTION, 20, _unsolved, _heading, _invites)


def _unsolved(community: Community, since: dt.datetime) -> QuerySet[Entry]:
    questions = Entry.objects.published().filter(
        community=community, kind=QUESTION, state=State.WAITING, created_at__gt=since
    )
    return questions.order_by("-created_at", "-pk")


def _heading(question: Entry) -> str:
    if question.state == State.WAITING:
        return _("Can you answer this?")
    return _("Solved since") if question.state == State.SOLVED else _("A question")


def _invites(question: Entry) -> str:
    return _("Scan to answer") if question.state == State.WAITING else ""
