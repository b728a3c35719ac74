from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.people.models import Person
from guildhall.web.fields import field_of


class FoldForm(forms.Form):
    """Into a community that the same person looks after."""

    into = forms.ModelChoiceField(
        label=_("Which one does it go into?"), queryset=Community.objects.none(), empty_label=None
    )
    note = forms.CharField(
        label=_("What do you say to everybody?"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Why it goes on there. It stands above the archive."),
    )

    def __init__(self, *args: Any, community: Community, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        looked_after = RolePeriod.objects.stewards().filter(person=by)
        others = (
            Community.objects.going_on()
            .filter(pk__in=looked_after.values("community"))
            .exclude(pk=community.pk)
        )
        field_of(self, "into", forms.ModelChoiceField).queryset = others.order_by("name_key")


class SplitOffForm(forms.Form):
    topics = forms.ModelMultipleChoiceField(
        label=_("Which topics go?"),
        queryset=Topic.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    name = forms.CharField(label=_("What is the new one called?"), max_length=80)
    purpose = forms.CharField(
        label=_("What do you want to get better at there?"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "topics", forms.ModelChoiceField).queryset = Topic.objects.filter(
            community=community
        )
