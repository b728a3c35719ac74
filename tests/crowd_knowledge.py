"""As many tips, local ways and stories as people: the part of the crowd that knows what works."""

from functools import partial

from django.utils import timezone

from guildhall.commons.actions import attach_picture, picture_markdown, set_topics
from guildhall.commons.models import Authorship, Entry, Link, Outcome, Trial
from guildhall.communities.actions import open_room
from guildhall.communities.models import Community, Topic
from guildhall.people.models import Person
from guildhall.practices.actions import make_label, write_practice
from guildhall.practices.models import Check, Disproof, Label, RollOut, RollOutAsk, Use, Way
from guildhall.stories.models import StoryAsk
from tests.pictures import png


def add_knowledge(
    community: Community, steward: Person, people: list[Person], topic_ids: list[int]
) -> None:
    """As many tips as people, and one practice.

    Everybody tried, checked and uses the practice, and does it in a way of their own.
    """
    tips = _tips(community, steward, people)
    shown = picture_markdown(attach_picture(png(), by=steward))
    practice = write_practice(
        community,
        by=steward,
        title="Dry",
        parts={"situation": "Wet", "doing": f"Dry {shown}"},
        from_tips=tips[:3],
    )
    set_topics(practice, Topic.objects.filter(pk__in=topic_ids))
    _branches(practice, people)
    _tried_and_used(practice, steward, people)
    _disproofs(practice, people)
    open_room(community, room="stories", by=steward)
    _stories(practice, people)
    now = timezone.now()
    StoryAsk.objects.bulk_create(
        StoryAsk(person=steward, entry=entry, ask_at=now) for entry in tips
    )
    Trial.objects.bulk_create(
        Trial(person=steward, entry=entry, ask_at=now, asked_at=now) for entry in tips
    )


def _tips(community: Community, steward: Person, people: list[Person]) -> list[Entry]:
    Label.objects.filter(community=community).delete()
    now, day = timezone.now(), timezone.localdate()
    open_room(community, room="practices", by=steward)
    label = make_label(community, by=steward, name="Pump")
    tips = Entry.objects.bulk_create(
        Entry(
            community=community,
            kind="tip",
            author=one,
            title=f"A seal drips, {number}",
            state="new",
            confirmed_at=now,
        )
        for number, one in enumerate(people)
    )
    Way.objects.bulk_create(
        Way(entry=entry, parts={"fix": "x"}, label=label, look_again_on=day) for entry in tips
    )
    return tips


def _branches(practice: Entry, people: list[Person]) -> None:
    branches = Entry.objects.bulk_create(
        Entry(community=practice.community, kind="practice", author=one, title="Dry", state="new")
        for one in people
    )
    Way.objects.bulk_create(
        Way(entry=entry, branch_of=practice, branch_place=f"Place {entry.pk}") for entry in branches
    )


def _tried_and_used(practice: Entry, steward: Person, people: list[Person]) -> None:
    Authorship.objects.bulk_create(
        (Authorship(entry=practice, person=one, order=9) for one in people), ignore_conflicts=True
    )
    Outcome.objects.bulk_create(
        Outcome(
            person=one,
            entry=practice,
            result="worked",
            context=f"{one.pk}",
            context_key=f"{one.pk}",
            unit_name=f"Unit {one.pk}",
        )
        for one in people
    )
    Check.objects.bulk_create(Check(way_id=practice.pk, person=one) for one in people)
    Use.objects.bulk_create(
        Use(
            way_id=practice.pk,
            unit_name=f"Unit {one.pk}",
            unit_key=f"unit {one.pk}",
            person=one,
            stage="everyday",
        )
        for one in people
    )
    rollout = RollOut.objects.create(way_id=practice.pk, opened_by=steward)
    RollOutAsk.objects.bulk_create(
        RollOutAsk(
            rollout=rollout, unit_name=f"Unit {one.pk}", unit_key=f"unit {one.pk}", contact=one
        )
        for one in people
    )


def _disproofs(practice: Entry, people: list[Person]) -> None:
    """One is on, in which everyone brought a case; and as many before it."""
    now = timezone.now()
    of_practice = partial(Disproof, community=practice.community, way_id=practice.pk, ends_at=now)
    Disproof.objects.bulk_create(
        of_practice(opened_by=one, opened_at=now, closed_at=now, found="x", found_by=one)
        for one in people
    )
    of_practice(opened_by=people[0], opened_at=now).save()
    Outcome.objects.bulk_create(
        Outcome(
            person=one,
            entry=practice,
            result="failed",
            context=f"case {one.pk}",
            context_key=f"case {one.pk}",
            at=now,
        )
        for one in people
    )


def _stories(practice: Entry, people: list[Person]) -> None:
    stories = Entry.objects.bulk_create(
        Entry(community=practice.community, kind="story", author=one, title="Saved a call-out")
        for one in people
    )
    Link.objects.bulk_create(
        Link(source=practice, target=story, kind=Link.Kind.GREW_INTO) for story in stories
    )
