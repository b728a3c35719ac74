"""Other words for a topic, and two topics that are one."""

from django.db import models, transaction
from django.db.models.fields.related import ForeignObjectRel

from guildhall.activity.actions import record
from guildhall.communities import events
from guildhall.communities.actions.topic import TopicNameTaken, free_topic_slug, slugs_of
from guildhall.communities.models import Topic, TopicSynonym, touch
from guildhall.kit.moving import move_rows
from guildhall.kit.words import fold
from guildhall.people.models import Person


class NotMergeableTopics(ValueError):
    """The two topics are the same, or belong to two communities."""


def add_synonym(topic: Topic, *, name: str, by: Person) -> TopicSynonym:
    """Another word for the topic. Adding it twice is harmless. Raises TopicNameTaken."""
    key = fold(name)
    with transaction.atomic():
        known = TopicSynonym.objects.filter(community=topic.community_id, name_key=key).first()
        if known and known.topic_id == topic.pk:
            return known
        if known or Topic.objects.filter(community=topic.community_id, name_key=key).exists():
            raise TopicNameTaken("There is a topic of this name. Merge the two instead.")
        synonym = TopicSynonym.objects.create(
            community_id=topic.community_id,
            topic=topic,
            name=name.strip(),
            name_key=key,
            slug=free_topic_slug(name, slugs_of(topic.community)),
        )
        _changed(topic, by)
    return synonym


def remove_synonym(synonym: TopicSynonym, *, by: Person) -> None:
    """The word leads nowhere any more; texts that were filed under it stay where they are."""
    with transaction.atomic():
        if TopicSynonym.objects.filter(pk=synonym.pk, former_id=None).delete()[0]:
            _changed(synonym.topic, by)


def merge_topics(topic: Topic, *, into: Topic, by: Person) -> Topic:
    """Everything filed under `topic`, and who follows it or holds a role for it, goes to `into`.

    Its name stays as a synonym, so that its address, texts that name it, and people who listed it
    lead to `into`. There is no way back. Raises NotMergeableTopics.
    """
    with transaction.atomic():
        both = Topic.objects.select_for_update().filter(
            pk__in=[topic.pk, into.pk], community=into.community_id
        )
        here = {one.pk: one for one in both.order_by("pk")}
        if len(here) != 2:
            raise NotMergeableTopics("Choose two different topics of this community.")
        topic, into = here[topic.pk], here[into.pk]
        _lift_out(into, of=topic)
        for model, name in _keys_to_topics():
            move_rows(model._base_manager.filter(**{name: topic}), name, into)
        former_id = topic.pk
        topic.delete()
        TopicSynonym.objects.create(
            community_id=into.community_id,
            topic=into,
            name=topic.name,
            name_key=topic.name_key,
            slug=topic.slug,
            former_id=former_id,
        )
        touch(into.community_id)
        record(
            events.TOPICS_MERGED,
            actor_id=by.pk,
            community_id=into.community_id,
            topics=[former_id, into.pk],
        )
    return into


def _lift_out(into: Topic, *, of: Topic) -> None:
    """Where `into` is a part of the other topic, directly or not, it takes that one's place."""
    above = dict(Topic.objects.filter(community=of.community_id).values_list("pk", "parent"))
    at: int | None = into.pk
    for _step in above:
        at = above.get(at) if at else None
        if at == of.pk:
            Topic.objects.filter(pk=into.pk).update(parent=of.parent_id)
            return


def _keys_to_topics() -> list[tuple[type[models.Model], str]]:
    """Every foreign key to a topic, of whatever app, with those of filing."""
    fields = Topic._meta.get_fields(include_hidden=True)
    keys = [one.field for one in fields if isinstance(one, ForeignObjectRel)]
    return [(key.model, key.name) for key in keys if not key.many_to_many]


def _changed(topic: Topic, by: Person) -> None:
    touch(topic.community_id)
    record(events.COMMUNITY_CHANGED, actor_id=by.pk, community_id=topic.community_id)
