"""Forms for what a meeting is about: agenda, notes and actions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import ChangeForm, editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.models import Community
from guildhall.meetings.forms.planning import DAY
from guildhall.web.fields import field_of


class PointForm(forms.Form):
    text = forms.CharField(label=_("Suggest an agenda point"), max_length=200)


class NotesForm(ChangeForm):
    body = forms.CharField(
        label=_("Notes"),
        max_length=MAX_BODY,
        required=False,
        widget=editor_area(16, _("A new line for each point.")),
    )


class ActionForm(forms.Form):
    text = forms.CharField(label=_("What needs doing"), max_length=300)
    owner = MemberField(label=_("Who will do it"), required=False)
    due_on = forms.DateField(label=_("Due on"), required=False, widget=DAY)

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "owner", MemberField).people = members_here(community)


class DropForm(forms.Form):
    note = forms.CharField(label=_("Reason, in a few words"), max_length=300, required=False)
