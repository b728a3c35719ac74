from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.communities.rooms import Room, rooms_of_type
from guildhall.web.fields import DayInput, field_of

# Whether an invitation shows the community before it is accepted tells the last two apart.
VISIBILITIES = [
    (Community.Visibility.OPEN.value, Community.Visibility.OPEN.label),
    (Community.Visibility.LISTED.value, Community.Visibility.LISTED.label),
    (Community.Visibility.PRIVATE.value, _("Only members and people you invite can find it")),
    (Community.Visibility.HIDDEN.value, _("Only members can find it, nobody before they join")),
]


def type_choices() -> list[tuple[str, str]]:
    """What a community mostly does, each with the rooms that it opens."""
    known = (kind for kind in Community.Type if kind != Community.Type.UNKNOWN)
    return [
        *((kind.value, _with_rooms(str(kind.label), rooms_of_type(kind))) for kind in known),
        (Community.Type.UNKNOWN.value, gettext("not sure yet")),
    ]


def _with_rooms(label: str, opened: list[Room]) -> str:
    if not opened:
        return label
    names = " · ".join(str(room.name) for room in opened)
    return gettext("%(label)s (opens %(rooms)s)") % {"label": label, "rooms": names}


class StartForm(forms.ModelForm):
    """Three answers; who sees it and how people join are folded."""

    class Meta:
        model = Community
        fields = ["name", "purpose", "community_type", "visibility", "joining", "join_question"]
        labels = {
            "name": _("What is it called?"),
            "purpose": _("What do you want to get better at together?"),
            "community_type": _("Mostly we …"),
            "visibility": _("Who sees it"),
            "joining": _("How people join"),
            "join_question": _("A question for people who ask to join"),
        }
        help_texts = {
            "purpose": _(
                "One sentence. For example: Keep the cold-store pumps running through the winter."
            ),
            "community_type": _(
                "It decides which rooms are open at first and what your first steps are. "
                "You can open and close every room later."
            ),
            "join_question": _(
                "For example: What do you work on? Leave this empty to ask nothing."
            ),
        }
        widgets = {
            "purpose": forms.Textarea(attrs={"rows": 2}),
            "community_type": forms.RadioSelect,
            "visibility": forms.RadioSelect,
            "joining": forms.RadioSelect,
        }

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "community_type", forms.ChoiceField).choices = type_choices()
        field_of(self, "visibility", forms.ChoiceField).choices = VISIBILITIES
        self.fields["community_type"].required = False


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"))
    topic = forms.ModelChoiceField(
        label=_("For"),
        queryset=Topic.objects.none(),
        required=False,
        empty_label=_("the whole community"),
    )
    term_ends_on = forms.DateField(label=_("Until"), required=False, widget=DayInput())

    def __init__(self, *args, community: Community, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "role", forms.ChoiceField).choices = RolePeriod.Role.choices
        field_of(self, "topic", forms.ModelChoiceField).queryset = Topic.objects.filter(
            community=community
        )


class GuestsForm(forms.Form):
    guests = forms.CharField(
        label=_("Names or mail addresses"),
        max_length=20000,
        help_text=_(
            "One on each line: Ada, or ada@example.org, or Ada <ada@example.org>. "
            "At most 200 at once."
        ),
        widget=forms.Textarea(attrs={"rows": 6}),
    )


class JoinForm(forms.Form):
    answer = forms.CharField(
        required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class LookInForm(forms.Form):
    reason = forms.CharField(
        label=_("Why do you need to look in?"),
        max_length=300,
        help_text=_("The community's stewards see this sentence and your name."),
        widget=forms.Textarea(attrs={"rows": 2}),
    )
