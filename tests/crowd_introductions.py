"""As many openings as people, and someone who is introduced, asked and keeps away from many."""

import datetime as dt

from django.utils import timezone

from guildhall.commons.models import Authorship, Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.introductions.models import Apart, Introduction, Opening, Side, TakingPart
from guildhall.people.models import Person

A_DAY = dt.timedelta(days=1)


def add_introductions(community: Community, steward: Person, people: list[Person]) -> None:
    open_room(community, room="introductions", by=steward)
    now = timezone.now()
    entries = Entry.objects.bulk_create(
        Entry(
            community=community,
            kind="opening",
            author=one,
            title=f"Someone to lift seal {number}",
            state="found" if number % 3 == 0 else "open",
            created_at=now,
        )
        for number, one in enumerate(people)
    )
    Authorship.objects.bulk_create(Authorship(entry=one, person=one.author) for one in entries)
    Opening.objects.bulk_create(Opening(entry=one, until_on=now.date()) for one in entries)
    introductions = Introduction.objects.bulk_create(
        Introduction(
            community=community,
            suggested_by=one if number % 2 else steward,
            why="Seals",
            asked_at=now,
            fades_at=now + A_DAY,
            made_at=now if number % 2 else None,
        )
        for number, one in enumerate(people)
    )
    Side.objects.bulk_create(
        Side(introduction=introduction, person=person)
        for introduction, one in zip(introductions, people, strict=True)
        for person in {steward, one}
    )
    TakingPart.objects.bulk_create(TakingPart(community=community, person=one) for one in people)
    Apart.objects.bulk_create(Apart(person=steward, other=one) for one in people if one != steward)
