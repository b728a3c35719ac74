"""Audiences that many rules share.

People who are mentioned, who wrote, who follow, who look after a place.
"""

from collections.abc import Collection

from django.db.models import QuerySet

from guildhall.commons.models import Authorship, Follow, GroupMention, Link, Mention
from guildhall.communities.models import Membership, RolePeriod
from guildhall.notifications.models import ChosenLevel, Level
from guildhall.notifications.rules import (
    ASKED,
    EVERYTHING,
    FOLLOWING,
    LOOKS_AFTER,
    LOOKS_AFTER_HALL,
    MEMBER,
    MENTIONED,
    PERSONAL,
    REPLIED_TO,
    YOURS,
    Audience,
    Subject,
)
from guildhall.people.models import Person


def named_in(subject: Subject) -> set[int]:
    return set(Mention.objects.filter(**_target(subject)).values_list("person_id", flat=True))


def _named_as_group(subject: Subject) -> QuerySet[Person]:
    """Everyone behind @everyone, @stewards or #topic in the text."""
    named = list(GroupMention.objects.filter(**_target(subject)))
    if not named or subject.community is None:
        return Person.objects.here().none()
    return people_behind(named, subject.community.pk)


def people_behind(named: Collection[GroupMention], community_id: int) -> QuerySet[Person]:
    """The people whom these names mean in a community."""
    members = Membership.objects.current().filter(community=community_id)
    if any(name.is_everyone for name in named):
        return Person.objects.here().filter(pk__in=members.values("person"))
    roles = RolePeriod.objects.current().filter(community=community_id)
    held = roles.filter(role__in=[name.role for name in named if name.role], topic=None)
    topics = [name.topic_id for name in named if name.topic_id]
    looked_after = roles.filter(topic__in=topics)
    levels = [Level.EVERYTHING, Level.CONCERNS]
    interested = ChosenLevel.objects.filter(topic__in=topics, level__in=levels)
    ids = held.values("person").union(looked_after.values("person"), interested.values("person"))
    return Person.objects.here().filter(pk__in=members.values("person")).filter(pk__in=ids)


def _target(subject: Subject) -> dict[str, object]:
    return {"reply": subject.reply} if subject.reply else {"entry": subject.entry}


def _toward(subject: Subject) -> set[int]:
    return {subject.event.toward_id} if subject.event.toward_id else set()


def _replied_to(subject: Subject) -> set[int]:
    """The author of the reply that this one answers."""
    parent = subject.reply.parent if subject.reply else None
    return {parent.author_id} if parent else set()


def _authors(subject: Subject) -> set[int]:
    """Authors of the entry who still follow it."""
    authors = Authorship.objects.filter(entry=subject.entry).values("person")
    return set(
        Follow.objects.filter(entry=subject.entry, person__in=authors).values_list(
            "person_id", flat=True
        )
    )


def _followers(subject: Subject) -> QuerySet[Person]:
    return Person.objects.here().filter(follows__entry=subject.entry)


def authors_in_the_trail(subject: Subject) -> set[int]:
    """The author of the answer, of what it answers, and of all that this grew from."""
    entries = {subject.entry.pk} if subject.entry else set()
    edge = set(entries)
    while edge:
        grown = Link.objects.filter(target__in=edge, kind=Link.Kind.GREW_INTO).values_list(
            "source_id", "credit_reply__author_id"
        )
        edge = {source for source, _author in grown} - entries
        entries |= edge
    authors = set(Authorship.objects.filter(entry__in=entries).values_list("person_id", flat=True))
    return authors | ({subject.reply.author_id} if subject.reply else set())


def _stewards(subject: Subject) -> set[int]:
    held = RolePeriod.objects.stewards_of(subject.community)
    return set(held.values_list("person_id", flat=True))


def _members(subject: Subject) -> QuerySet[Person]:
    members = Membership.objects.current().filter(community=subject.community)
    return Person.objects.here().filter(pk__in=members.values("person"))


def _owners(subject: Subject) -> QuerySet[Person]:
    return Person.objects.here().filter(is_owner=True)


def _everything_here(subject: Subject) -> QuerySet[Person]:
    """People who want everything from the community, or from one of the entry's topics."""
    chosen = ChosenLevel.objects.filter(
        community=subject.community, level=Level.EVERYTHING, entry=None
    )
    here = chosen.filter(topic=None) | chosen.filter(topic__in=subject.event.topics)
    return Person.objects.here().filter(pk__in=here.values("person"))


NAMED = Audience(MENTIONED, named_in)
NAMED_AS_GROUP = Audience(MENTIONED, _named_as_group)
TOWARD = Audience(PERSONAL, _toward)
ANSWERED = Audience(REPLIED_TO, _replied_to)
AUTHORS = Audience(YOURS, _authors)
IN_THE_TRAIL = Audience(YOURS, authors_in_the_trail)
FOLLOWERS = Audience(FOLLOWING, _followers)
STEWARDS = Audience(LOOKS_AFTER, _stewards)
OWNERS = Audience(LOOKS_AFTER_HALL, _owners)
EVERYONE_ASKED = Audience(ASKED, _members)
MEMBERS = Audience(MEMBER, _members)
WHOEVER_WANTS_ALL = Audience(EVERYTHING, _everything_here)

TALK = (NAMED, ANSWERED, AUTHORS, FOLLOWERS, NAMED_AS_GROUP, WHOEVER_WANTS_ALL)
NEW_ENTRY = (NAMED, NAMED_AS_GROUP, WHOEVER_WANTS_ALL)
