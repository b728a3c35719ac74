from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import Community, RolePeriod, Topic
from guildhall.web.fields import field_of

TYPES = [
    *((kind.value, kind.label) for kind in Community.Type if kind != Community.Type.UNKNOWN),
    (Community.Type.UNKNOWN.value, _("not sure yet")),
]

# Whether an invitation shows the community before it is accepted tells the last two apart.
VISIBILITIES = [
    (Community.Visibility.OPEN.value, Community.Visibility.OPEN.label),
    (Community.Visibility.LISTED.value, Community.Visibility.LISTED.label),
    (Community.Visibility.PRIVATE.value, _("Only members and people you invite can find it")),
    (Community.Visibility.HIDDEN.value, _("Only members can find it, nobody before they join")),
]


class StartForm(forms.ModelForm):
    """Three answers; who sees it and how people join are folded."""

    class Meta:
        model = Community
        fields = ["name", "purpose", "community_type", "visibility", "joining", "join_question"]
        labels = {
            "name": _("What is it called?"),
            "purpose": _("What do you want to get better at together?"),
            "community_type": _("What is this community mostly for?"),
            "visibility": _("Who sees it"),
            "joining": _("How people join"),
            "join_question": _("A question for people who ask to join"),
        }
        help_texts = {
            "purpose": _(
                "One sentence. For example: Keep the cold-store pumps running through the winter."
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
        field_of(self, "community_type", forms.ChoiceField).choices = TYPES
        field_of(self, "visibility", forms.ChoiceField).choices = VISIBILITIES
        self.fields["community_type"].required = False


class CommunityForm(StartForm):
    """What a steward may change about the community. What the charter has changes there."""

    class Meta(StartForm.Meta):
        fields = [*StartForm.Meta.fields, "accent", "language"]
        labels = {**StartForm.Meta.labels, "accent": _("Colour"), "language": _("Language")}

    accent = forms.TypedChoiceField(
        label=_("Colour"),
        coerce=int,
        choices=[
            (0, _("copper")),
            (1, _("lake")),
            (2, _("moss")),
            (3, _("plum")),
            (4, _("berry")),
            (5, _("straw")),
            (6, _("sea")),
            (7, _("ink")),
        ],
    )
    language = forms.ChoiceField(
        label=_("Language"),
        choices=[
            ("en", "English"),
            ("de", "Deutsch"),
            ("fr", "Français"),
            ("es", "Español"),
            ("it", "Italiano"),
            ("nl", "Nederlands"),
            ("pt", "Português"),
            ("sv", "Svenska"),
        ],
        help_text=_("The language most of you write in. It helps search."),
    )

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.has_charter:
            del self.fields["purpose"]


class RulesForm(forms.Form):
    """Norms and the promise of a first reply."""

    norms = forms.CharField(
        label=_("How we treat each other"),
        required=False,
        max_length=4000,
        help_text=_("One norm on each line. People read a short list and skip a long one."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )
    promise_hours = forms.IntegerField(
        label=_("We promise a first reply within this many working hours"),
        required=False,
        min_value=1,
        max_value=80,
        help_text=_("Leave this empty for no promise. We count Monday to Friday, 9 hours a day."),
    )

    def __init__(self, *args, has_charter: bool = False, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if has_charter:
            del self.fields["norms"]

    def norm_lines(self) -> list[str]:
        return [
            line.strip()[:200] for line in self.cleaned_data["norms"].splitlines() if line.strip()
        ][:12]


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"))
    topic = forms.ModelChoiceField(
        label=_("For"),
        queryset=Topic.objects.none(),
        required=False,
        empty_label=_("the whole community"),
    )
    term_ends_on = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

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
