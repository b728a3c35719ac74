"""The topics that an entry can be filed under."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.db.models import prefetch_related_objects
from django.forms.models import ModelChoiceIterator
from django.utils.translation import gettext_lazy as _

from guildhall.communities.kept_topics import most_used_first
from guildhall.communities.models import Community, Topic

_GONE = _("One of these topics no longer exists. Please choose again.")


class _MostUsedFirst(ModelChoiceIterator):
    """With their synonyms, by which those that are folded are found, too."""

    def __iter__(self) -> Iterator[Any]:
        topics = most_used_first(list(self.queryset))
        prefetch_related_objects(topics, "synonyms")
        return map(self.choice, topics)


class TopicsField(forms.ModelMultipleChoiceField):
    """Any number of a community's topics, or none. Offers none until `offer` says whose."""

    widget = forms.CheckboxSelectMultiple
    iterator = _MostUsedFirst

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            label=_("Topics"),
            queryset=Topic.objects.none(),
            required=False,
            error_messages={"invalid_choice": _GONE, "invalid_pk_value": _GONE},
            **kwargs,
        )

    def offer(self, community: Community) -> None:
        self.queryset = Topic.objects.filter(community=community)
