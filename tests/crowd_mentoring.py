"""Someone who accompanies others, writes with one of them, and keeps a long record."""

import datetime as dt

from django.utils import timezone

from guildhall.commons.models import Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.mentoring.models import Goal, Learned, MentorOffer, Note, Pair, Proposal, Sitting
from guildhall.people.models import Person
from guildhall.records.models import RecordItem

A_DAY = dt.timedelta(days=1)


def add_mentoring(community: Community, steward: Person, people: list[Person]) -> int:
    """As many proposals, notes and items as people; the id of the pair with the notes."""
    open_room(community, room="mentoring", by=steward)
    now, others = timezone.now(), [one for one in people if one != steward]
    MentorOffer.objects.get_or_create(community=community, person=steward, what="Seals", places=3)
    Proposal.objects.bulk_create(
        Proposal(community=community, mentee=one, mentor=steward, fades_at=now + A_DAY)
        for one in others
    )
    pairs = Pair.objects.bulk_create(
        Pair(
            community=community,
            mentee=one,
            mentor=steward,
            about="Seals",
            until_on=now.date(),
            ended_at=now,
        )
        for one in others
    )
    pair = pairs[-1]
    Learned.objects.create(pair=pair, person=steward, text="Patience")
    Goal.objects.create(pair=pair, text="Change one alone")
    Sitting.objects.create(pair=pair, starts_at=now)
    Note.objects.bulk_create(Note(pair=pair, author=steward, body="Dry first") for _one in people)
    entry = Entry.objects.filter(community=community, author=steward).first()
    RecordItem.objects.filter(person=steward).delete()
    RecordItem.objects.bulk_create(
        RecordItem(
            person=steward,
            part="built",
            title="A jig",
            on=now.date() - number * A_DAY,
            entry=entry if number == 0 else None,
        )
        for number, _one in enumerate(people)
    )
    return pair.pk
