"""Topics of a community."""

from django.db import transaction

from guildhall.activity.actions import record
from guildhall.communities import events
from guildhall.communities.models import Community, Topic, TopicSynonym, touch
from guildhall.kit.words import fold, slug_of
from guildhall.people.models import Person


class TopicInUse(ValueError):
    """This topic is in use, so it can't be removed."""


class CircleOfTopics(ValueError):
    """A topic would be a part of itself; the sentence says so."""


class TopicNameTaken(ValueError):
    """Another topic of the community has this name, or it is a synonym of one."""


def add_topic(
    community: Community, *, name: str, by: Person | None, description: str = ""
) -> Topic:
    """Add a topic; one of the same name, or with it as a synonym, is returned instead."""
    with transaction.atomic():
        meant = TopicSynonym.objects.filter(community=community, name_key=fold(name))
        if synonym := meant.select_related("topic").first():
            return synonym.topic
        topic, is_new = Topic.objects.get_or_create(
            community=community,
            name_key=fold(name),
            defaults={
                "name": name.strip(),
                "slug": free_topic_slug(name, slugs_of(community)),
                "description": description.strip(),
            },
        )
        if is_new:
            touch(community.pk)
            record(
                events.TOPIC_ADDED,
                actor_id=by.pk if by else None,
                community_id=community.pk,
                topics=[topic.pk],
            )
    return topic


def change_topic(topic: Topic, *, name: str, description: str, by: Person) -> Topic:
    """Rename or describe a topic. Its address stays, so that links go on working.

    Raises TopicNameTaken.
    """
    with transaction.atomic():
        _require_free(fold(name), topic)
        topic.name, topic.name_key, topic.description = (
            name.strip(),
            fold(name),
            description.strip(),
        )
        topic.save(update_fields=["name", "name_key", "description"])
        touch(topic.community_id)
        record(events.COMMUNITY_CHANGED, actor_id=by.pk, community_id=topic.community_id)
    return topic


def put_topic_under(topic: Topic, parent: Topic | None, *, by: Person) -> Topic:
    """Make it a part of another topic, or of none. Twice is harmless. Raises CircleOfTopics.

    All topics of the community are locked: two moves at once make no circle either.
    """
    with transaction.atomic():
        rows = Topic.objects.select_for_update().filter(community=topic.community_id).order_by("pk")
        here = {one.pk: one for one in rows}
        topic = here[topic.pk]
        if topic.parent_id == (parent.pk if parent else None):
            return topic
        if parent and topic.pk in _line_above(parent.pk, here):
            raise CircleOfTopics("A topic can't be a part of itself, or of one of its own parts.")
        topic.parent = here[parent.pk] if parent else None
        topic.save(update_fields=["parent"])
        touch(topic.community_id)
        record(events.COMMUNITY_CHANGED, actor_id=by.pk, community_id=topic.community_id)
    return topic


def _line_above(topic_id: int | None, here: dict[int, Topic]) -> set[int]:
    """The topic and all that it is a part of. Raises CircleOfTopics for one from elsewhere."""
    line: set[int] = set()
    while topic_id and topic_id not in line:
        if topic_id not in here:
            raise CircleOfTopics("Choose a topic of this community.")
        line.add(topic_id)
        topic_id = here[topic_id].parent_id
    return line


def remove_topic(topic: Topic, *, by: Person) -> None:
    """Remove a topic under which nothing is filed. Raises TopicInUse."""
    with transaction.atomic():
        if topic.filed.exists():
            raise TopicInUse("This topic is in use, so it can't be removed.")
        community_id = topic.community_id
        topic.delete()
        touch(community_id)
        record(events.COMMUNITY_CHANGED, actor_id=by.pk, community_id=community_id)


def free_topic_slug(name: str, taken: set[str]) -> str:
    """An address part made of `name` that is not among `taken`."""
    stem = slug_of(name, fallback="topic", limit=50)
    numbered = (f"{stem}-{number}" for number in range(2, len(taken) + 3))
    return stem if stem not in taken else next(slug for slug in numbered if slug not in taken)


def _require_free(name_key: str, topic: Topic) -> None:
    """A synonym of the same topic may become its name, and then is none any more."""
    others = Topic.objects.filter(community=topic.community_id, name_key=name_key)
    synonyms = TopicSynonym.objects.filter(community=topic.community_id, name_key=name_key)
    if others.exclude(pk=topic.pk).exists() or synonyms.exclude(topic=topic).exists():
        raise TopicNameTaken("Another topic here has this name, or it is a synonym of one.")
    synonyms.filter(former_id=None).delete()


def slugs_of(community: Community) -> set[str]:
    """The address parts of topics and their synonyms."""
    return {
        *Topic.objects.filter(community=community).values_list("slug", flat=True),
        *TopicSynonym.objects.filter(community=community).values_list("slug", flat=True),
    }
