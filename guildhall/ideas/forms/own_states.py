from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.ideas.actions.own_states import Gate
from guildhall.ideas.models import (
    MEANINGS,
    MOST_IN_A_GATE,
    MOST_IN_A_NAME,
    MOST_IN_A_REASON,
    OwnState,
    State,
)
from guildhall.web.fields import field_of

NONE = "0"  # in none of the community's own states


class OwnStateForm(forms.Form):
    """A state of the community's own, and what must be there before an idea gets into it."""

    name = forms.CharField(
        label=gettext_lazy("What is the state called?"),
        max_length=MOST_IN_A_NAME,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("costs are being checked")}),
    )
    meaning = forms.ChoiceField(
        label=gettext_lazy("Which of these is it a part of?"),
        choices=[(one.value, one.label) for one in MEANINGS],
        initial=State.LOOKED_AT.value,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Lists, search and the promised date go by this."),
    )
    asks = forms.CharField(
        label=gettext_lazy("What has to be answered first, in a sentence?"),
        max_length=MOST_IN_A_GATE,
        required=False,
        widget=forms.TextInput(attrs={"placeholder": gettext_lazy("Who would gain from it?")}),
        help_text=gettext_lazy("Leave it empty to ask nothing."),
    )
    needs_test = forms.BooleanField(
        label=gettext_lazy("Only once a small test of it has ended"), required=False
    )
    needs_helper = forms.BooleanField(
        label=gettext_lazy("Only once someone would help with it"), required=False
    )

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not name:
            raise forms.ValidationError(_("Give the state a name."))
        return name

    def clean_asks(self) -> str:
        return " ".join(self.cleaned_data["asks"].split())

    @property
    def gate(self) -> Gate:
        given = self.cleaned_data
        return Gate(given["asks"], given["needs_test"], given["needs_helper"])


class MoveForm(forms.Form):
    """Into which state, and the sentence that says why or answers what the state asks."""

    into = forms.ChoiceField(label=gettext_lazy("Where is it now?"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=gettext_lazy("Why, in a sentence?"),
        max_length=MOST_IN_A_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("If the state asks for an answer, write it here."),
    )

    def __init__(
        self, *args: Any, states: Sequence[OwnState], usual: str | None = None, **kwargs: Any
    ) -> None:
        """`usual` is the name of the state without one of these, where it is in one now."""
        super().__init__(*args, **kwargs)
        self.states = {str(one.pk): one for one in states}
        back = [(NONE, usual)] if usual else []
        ahead = [(number, _with_gate(one)) for number, one in self.states.items()]
        field_of(self, "into", forms.ChoiceField).choices = [*ahead, *back]

    @property
    def into_state(self) -> OwnState | None:
        return self.states.get(self.cleaned_data["into"])


def _with_gate(state: OwnState) -> str:
    if not state.gate:
        return state.name
    return _("%(state)s, once %(gate)s") % {"state": state.name, "gate": "; ".join(state.gate)}
