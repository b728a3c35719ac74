import datetime as dt
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.models import Community
from guildhall.ideas.actions.challenges import LONGEST
from guildhall.ideas.brief import Brief
from guildhall.ideas.days import today_at
from guildhall.ideas.forms.small_tests import DayField
from guildhall.ideas.models import MOST_IN_A_RULE
from guildhall.web.fields import field_of

_RULE = {"rows": 2, "data-draft": True, "maxlength": MOST_IN_A_RULE}


class BriefForm(forms.Form):
    """The question, the days, and the rules that everyone reads before they begin."""

    question = forms.CharField(
        label=_("What do you ask for?"),
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "data-draft": True,
                "autocomplete": "off",
                "placeholder": _("How do we lose less time looking for tools?"),
            }
        ),
    )
    why = forms.CharField(
        label=_("Why now, and what would help?"),
        max_length=MAX_BODY - 2 * MOST_IN_A_RULE - 200,
        required=False,
        widget=editor_area(4),
    )
    until_on = DayField(label=_("Ideas until"))
    decider = MemberField(
        label=_("Who decides?"),
        help_text=_("One person by name. They put no ideas in themselves."),
    )
    decide_by = DayField(label=_("Decided by"))
    judged_by = forms.CharField(
        label=_("How is it decided?"),
        max_length=MOST_IN_A_RULE,
        widget=forms.Textarea(attrs=_RULE),
        help_text=_("What matters, said before anyone begins: cost, effort, who gains."),
    )
    afterwards = forms.CharField(
        label=_("What happens with each idea?"),
        max_length=MOST_IN_A_RULE,
        widget=forms.Textarea(attrs=_RULE),
        help_text=_("For example: the best two get 400 € and a small test; all get a reason."),
    )
    hides_counts = forms.BooleanField(
        label=_("Show only after the last day who joins which idea"), required=False
    )
    since = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.community = community
        field_of(self, "decider", MemberField).people = members_here(community)

    def clean_question(self) -> str:
        return " ".join(self.cleaned_data["question"].split())

    def clean_until_on(self) -> dt.date:
        day: dt.date = self.cleaned_data["until_on"]
        if day < today_at(self.community) and day != self.initial.get("kept_until"):
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return day

    def clean_decide_by(self) -> dt.date:
        day: dt.date = self.cleaned_data["decide_by"]
        until = self.cleaned_data.get("until_on")
        if until and day < until:
            raise forms.ValidationError(_("It can only be decided once its last day is over."))
        if day > today_at(self.community) + LONGEST:
            raise forms.ValidationError(_("A challenge takes a year at most. Choose earlier days."))
        return day

    def brief(self) -> Brief:
        names = (
            "question",
            "why",
            "until_on",
            "decider",
            "decide_by",
            "judged_by",
            "afterwards",
            "hides_counts",
        )
        return Brief(**{name: self.cleaned_data[name] for name in names})


class DeciderForm(forms.Form):
    decider = MemberField(
        label=_("Who decides from now on?"),
        help_text=_("They are told. Nobody who put an idea in."),
    )

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "decider", MemberField).people = members_here(community)
