from typing import Any

from django import forms
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from guildhall.ideas.models import MOST_IN_A_REASON


class ReasonForm(forms.Form):
    """Why: a sentence that the authors read, and everyone else."""

    reason = forms.CharField(max_length=MOST_IN_A_REASON, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(
        self, *args: Any, label: str | Lazy, hint: str | Lazy, is_needed: bool, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["reason"].label = str(label)
        self.fields["reason"].help_text = str(hint)
        self.fields["reason"].required = is_needed


class PromiseForm(forms.Form):
    days = forms.IntegerField(
        label=_("Days until every idea has an answer"),
        min_value=1,
        max_value=365,
        required=False,
        help_text=_("Leave it empty to promise nothing. Ideas that are here keep their date."),
    )
