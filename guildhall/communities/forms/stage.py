from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.models import Community, Stage
from guildhall.web.fields import field_of


class StageForm(forms.Form):
    stage = forms.ChoiceField(label=_("We are …"), choices=Stage.choices, widget=forms.RadioSelect)
    note = forms.CharField(
        label=_("Why do you think so?"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("All members can read this, with your name."),
    )


class OfferForm(forms.Form):
    to = MemberField(label=_("Who could look after this community, with you or after you?"))

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "to", MemberField).people = members_here(community)


class CloseForm(forms.Form):
    keeper = MemberField(label=_("Contact person for the archive"), required=True)
    note = forms.CharField(
        label=_("What did we get out of it?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "This appears above the archive. Say thanks, and where people can go from here."
        ),
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "keeper", MemberField).people = members_here(community)
