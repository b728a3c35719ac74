"""What Questions tells of how a community is doing."""

from django.utils.translation import ngettext

from guildhall.commons.models import Entry
from guildhall.communities.evidence import SOLVED, Reading, evidence
from guildhall.communities.models import Community
from guildhall.questions.events import QUESTION
from guildhall.questions.models import State


def register() -> None:
    evidence.add("questions", _solved)


def _solved(community: Community) -> dict[str, Reading]:
    """One query."""
    solved = Entry.objects.published().filter(community=community, kind=QUESTION, state=State.SOLVED).count()
    return {
        SOLVED: Reading(
            solved, ngettext("%(number)d question solved", "%(number)d questions solved", solved) % {"number": solved}
        )
    }
