from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.people.models import Person
from guildhall.web.fields import RowsField, field_of


class FoldForm(forms.Form):
    """Merge into a community that the same person stewards."""

    into = forms.ModelChoiceField(
        label=_("Merge into"), queryset=Community.objects.none(), empty_label=None
    )
    note = forms.CharField(
        label=_("Message to everyone"),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Why things go on there. It appears above the archive."),
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
    topics = RowsField(
        label=_("Topics to split off"),
        queryset=Topic.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    name = forms.CharField(label=_("Name of the new community"), max_length=80)
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
