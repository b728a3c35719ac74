"""The topics that an entry can be filed under."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from guildhall.communities.kept_topics import most_used_first
from guildhall.communities.models import Community, Topic, TopicSynonym
from guildhall.kit.prepared import prepared
from guildhall.web.fields import RowsField

_GONE = _("One of these topics no longer exists. Please choose again.")


class _MostUsedFirst(ModelChoiceIterator):
    """With their synonyms, by which those that are folded are found, too."""

    def __iter__(self) -> Iterator[Any]:
        community_id = getattr(self.field, "community_id", None)
        if not community_id:
            return iter(())
        topics = most_used_first(_topics.rows(community_id=community_id))
        _give_synonyms(topics, _synonyms.rows(community_id=community_id) if topics else [])
        return map(self.choice, topics)


@prepared
def _topics(community_id: int) -> QuerySet[Topic]:
    return Topic.objects.filter(community=community_id)


@prepared
def _synonyms(community_id: int) -> QuerySet[TopicSynonym]:
    return TopicSynonym.objects.filter(community=community_id)


def _give_synonyms(topics: list[Topic], synonyms: list[TopicSynonym]) -> None:
    of_topic: dict[int, list[TopicSynonym]] = {topic.pk: [] for topic in topics}
    for synonym in synonyms:
        of_topic.get(synonym.topic_id, []).append(synonym)
    for topic in topics:
        vars(topic).setdefault("_prefetched_objects_cache", {})["synonyms"] = of_topic[topic.pk]


class TopicsField(RowsField):
    """Any number of a community's topics, or none. Offers none until `offer` says whose."""

    widget = forms.CheckboxSelectMultiple
    iterator = _MostUsedFirst
    community_id: int | None = None

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Topics"),
            queryset=Topic.objects.none(),
            required=False,
            error_messages={"invalid_choice": _GONE, "invalid_pk_value": _GONE},
            **kwargs,
        )

    def offer(self, community: Community) -> None:
        self.community_id = community.pk
        self.queryset = Topic.objects.filter(community=community)
