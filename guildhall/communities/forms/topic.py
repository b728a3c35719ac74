from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Topic
from guildhall.web.fields import field_of


class TopicForm(forms.Form):
    name = forms.CharField(label=_("Topic"), max_length=60)
    description = forms.CharField(label=_("What belongs here"), max_length=300, required=False)


class ChangeTopicForm(TopicForm):
    parent = forms.ModelChoiceField(
        label=_("Part of"),
        queryset=Topic.objects.none(),
        required=False,
        empty_label=_("no other topic"),
    )

    def __init__(self, *args, topic: Topic, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        others = Topic.objects.filter(community=topic.community_id).exclude(pk=topic.pk)
        field_of(self, "parent", forms.ModelChoiceField).queryset = others


class SynonymForm(forms.Form):
    name = forms.CharField(
        label=_("Another word for it"),
        max_length=60,
        help_text=_("Typed in a search, or as #word in a text, it leads to this topic."),
    )


class MergeTopicForm(forms.Form):
    into = forms.ModelChoiceField(label=_("Topic that stays"), queryset=Topic.objects.none())
    understood = forms.BooleanField(label=_("I understand that this can't be undone."))

    def __init__(self, *args, topic: Topic, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        others = Topic.objects.filter(community=topic.community_id).exclude(pk=topic.pk)
        field_of(self, "into", forms.ModelChoiceField).queryset = others
