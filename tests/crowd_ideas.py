"""As many ideas as people, and one that everybody joined: the crowd that tries things.

One small test that everybody helps with, and a challenge that every idea is in.
"""

from django.utils import timezone

from guildhall.commons.models import Authorship, Entry
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community
from guildhall.ideas.models import (
    Answer,
    Assessor,
    Challenge,
    Figure,
    Helping,
    Idea,
    Joining,
    SmallTest,
    Wish,
)
from guildhall.people.models import Person


def add_ideas(community: Community, steward: Person, people: list[Person]) -> None:
    open_room(community, room="ideas", by=steward)
    now, day = timezone.now(), timezone.localdate()
    entries = Entry.objects.bulk_create(
        Entry(
            community=community,
            kind="idea",
            author=one,
            title=f"Rinse the seal, {number}",
            state="tried" if number % 3 == 0 else "new",
            created_at=now,
        )
        for number, one in enumerate(people)
    )
    Authorship.objects.bulk_create(Authorship(entry=one, person=one.author) for one in entries)
    ideas = Idea.objects.bulk_create(Idea(entry=one, answer_by=day) for one in entries)
    Joining.objects.bulk_create(
        Joining(idea=ideas[-1], person=one, joined_as=way)
        for one in people
        for way in Joining.As.values
    )
    Answer.objects.bulk_create(
        Answer(idea=ideas[-1], state="looked_at", by=steward, reason="Again") for _one in people
    )
    Wish.objects.bulk_create(
        Wish(idea=ideas[-1], words=f"welding {number}", words_key=f"welding {number}", by=steward)
        for number, _one in enumerate(people)
    )
    _add_small_test(entries[-1], people)
    _add_challenge(community, steward, people)


def _add_small_test(idea: Entry, people: list[Person]) -> None:
    day = timezone.localdate()
    entry = Entry.objects.create(
        community=idea.community,
        kind="small_test",
        author=people[0],
        title="Seal ten plugs",
        state="running",
    )
    Authorship.objects.create(entry=entry, person=people[0])
    test = SmallTest.objects.create(
        entry=entry, idea=idea, owner=people[0], belief="They stay dry", until_on=day, unit="trips"
    )
    Helping.objects.bulk_create(Helping(test=test, person=one) for one in people[1:])
    Figure.objects.bulk_create(
        Figure(test=test, on=day, value=number, by=one) for number, one in enumerate(people)
    )


def _add_challenge(community: Community, steward: Person, people: list[Person]) -> None:
    day = timezone.localdate()
    entry = Entry.objects.create(
        community=community,
        kind="challenge",
        author=steward,
        title="How do we lose less time?",
        state="judging",
    )
    Authorship.objects.create(entry=entry, person=steward)
    challenge = Challenge.objects.create(
        entry=entry,
        until_on=day,
        decide_by=day,
        assess_by=day,
        decider=people[0],
        judged_by="Cost",
        afterwards="A reason",
    )
    Idea.objects.filter(entry__community=community).update(
        challenge=challenge, put_in_at=timezone.now()
    )
    Assessor.objects.bulk_create(Assessor(challenge=challenge, person=one) for one in people[1:12])
