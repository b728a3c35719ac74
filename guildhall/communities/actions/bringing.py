"""Topics and memberships that come with an import. Quiet."""

import datetime as dt

from django.db import transaction

from guildhall.activity.actions import record
from guildhall.communities.actions.topic import free_topic_slug
from guildhall.communities.events import TOPIC_ADDED
from guildhall.communities.models import Community, Membership, Topic, touch
from guildhall.kit.words import fold


def bring_in_topics(community: Community, names: list[str]) -> int:
    """Add the topics that are missing; returns how many."""
    known = set(Topic.objects.filter(community=community).values_list("name_key", flat=True))
    named = {fold(name[:60])[:60]: name[:60] for name in reversed(names)}
    missing = [name for key, name in reversed(named.items()) if key and key not in known]
    taken = set(Topic.objects.filter(community=community).values_list("slug", flat=True))
    topics = []
    for name in missing:
        slug = free_topic_slug(name, taken)
        taken.add(slug)
        topics.append(
            Topic(community=community, name=name[:60], name_key=fold(name)[:60], slug=slug)
        )
    with transaction.atomic():
        Topic.objects.bulk_create(topics, batch_size=500)
        touch(community.pk)
        if topics:
            added = [
                topic.pk
                for topic in Topic.objects.filter(
                    community=community, slug__in=[one.slug for one in topics]
                )
            ]
            record(TOPIC_ADDED, actor_id=None, community_id=community.pk, topics=added)
    return len(topics)


def bring_in_memberships(community: Community, since: dict[int, dt.datetime]) -> int:
    """Open a membership for people who have none, at their first act here; returns how many."""
    members = set(
        Membership.objects.filter(community=community, person__in=list(since)).values_list(
            "person_id", flat=True
        )
    )
    new = [
        Membership(community=community, person_id=person_id, since=at)
        for person_id, at in since.items()
        if person_id not in members
    ]
    Membership.objects.bulk_create(new, batch_size=500)
    return len(new)
