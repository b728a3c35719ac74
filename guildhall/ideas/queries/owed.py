"""Ideas whose answer is due soon or late, for those who can give one."""

import datetime as dt

from django.db.models import QuerySet
from django.utils import timezone

from guildhall.communities.models import RolePeriod
from guildhall.ideas.events import IDEA, ROOM
from guildhall.ideas.models import Idea
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person

SOON = dt.timedelta(days=7)
MOST = 5


def owed_by(person: Person) -> list[Idea]:
    """In the communities that this person stewards, the longest due first. One query."""
    until = timezone.localdate() + SOON
    return [
        idea
        for idea in _owed.rows(person_id=person.pk)
        if idea.answer_by and idea.answer_by <= until and ROOM in idea.entry.community.open_rooms
    ]


@prepared
def _owed(person_id: int) -> QuerySet[Idea]:
    stewarded = RolePeriod.objects.stewards().filter(person=person_id).values("community")
    due = Idea.objects.owed().filter(
        entry__kind=IDEA,
        entry__community__in=stewarded,
        entry__community__closed_at=None,
    )
    due = due.select_related("entry__community", "entry__author")
    return due.defer("entry__body", "entry__body_html").order_by("answer_by", "pk")[:MOST]
