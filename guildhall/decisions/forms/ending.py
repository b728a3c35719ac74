from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.models import Community
from guildhall.decisions.forms.days import DayField
from guildhall.decisions.models import MOST_IN_ACTED_WORDS, MOST_IN_AN_OUTCOME, MOST_IN_REASONS
from guildhall.decisions.outcome import Outcome
from guildhall.web.fields import field_of


class OutcomeForm(forms.Form):
    """One sentence; the rest helps those who read it in a year."""

    sentence = forms.CharField(
        label=_("What is decided?"),
        max_length=MOST_IN_AN_OUTCOME,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence."),
    )
    reasons = forms.CharField(
        label=_("Why?"),
        max_length=MOST_IN_REASONS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    next_steps = forms.CharField(
        label=_("Who will do what?"),
        max_length=MOST_IN_REASONS,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    look_again_on = DayField(
        label=_("When do we look at it again?"),
        required=False,
        help_text=_("On that day, you and the stewards are asked whether it still holds."),
    )

    def outcome(self) -> Outcome:
        return Outcome(**self.cleaned_data)


class SentenceForm(forms.Form):
    """Why: a sentence that everyone here reads."""

    reason = forms.CharField(max_length=300, widget=forms.Textarea(attrs={"rows": 2}))

    def __init__(self, *args: Any, label: str | Promise, hint: str | Promise, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = str(label)
        self.fields["reason"].help_text = str(hint)


class ActedForm(forms.Form):
    words = forms.CharField(
        label=_("Which part is done, and which isn't?"),
        max_length=MOST_IN_ACTED_WORDS,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_(
            "Everyone who can read the decision reads it. Name nobody who didn't get to it."
        ),
    )


class KeepForm(forms.Form):
    look_again_on = DayField(
        label=_("When do we look at it again?"),
        required=False,
        help_text=_("Leave it empty, and nobody is asked again."),
    )


class DeciderForm(forms.Form):
    decider = MemberField(label=_("Who decides from now on?"), help_text=_("They are told."))

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "decider", MemberField).people = members_here(community)
