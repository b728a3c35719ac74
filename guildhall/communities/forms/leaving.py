"""Leave a community, and say why, if one likes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.communities.models import ExitReason


class LeaveForm(forms.Form):
    reason = forms.ChoiceField(
        label=_("Why are you leaving?"),
        required=False,
        choices=[("", _("I'd rather not say")), *ExitReason.Reason.choices],
        initial="",
        widget=forms.RadioSelect,
        help_text=_(
            "Kept without your name. It's counted with the reasons of others, and shown only once "
            "several people have left."
        ),
    )
