from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from guildhall.kit.outside import NotOutside, require_outside
from guildhall.web.fields import field_of
from guildhall.webhooks.models import Webhook
from guildhall.webhooks.subjects import subjects


class WebhookForm(forms.Form):
    form = forms.ChoiceField(
        label=_("Send to"),
        choices=Webhook.Format.choices,
        initial=Webhook.Format.SLACK,
        widget=forms.RadioSelect,
    )
    url = forms.CharField(
        label=_("Address"),
        max_length=Webhook.MOST_LETTERS,
        help_text=_(
            "The address of the “incoming webhook” that the other program gives you. "
            "Keep it secret: anyone who has it can post there."
        ),
    )
    verbs = forms.MultipleChoiceField(label=_("Events"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "verbs", forms.ChoiceField).choices = [
            (subject.verb, subject.label) for subject in subjects
        ]
        if "verbs" not in self.initial:
            self.initial["verbs"] = [subject.verb for subject in subjects if subject.is_preset]

    def clean_url(self) -> str:
        """The address as it is sent to: letters outside ASCII are encoded."""
        try:
            url = require_outside(self.cleaned_data["url"], inside_hosts=settings.INSIDE_HOSTS)
        except NotOutside as problem:
            raise forms.ValidationError(str(problem)) from problem
        if len(url) > Webhook.MOST_LETTERS:
            raise forms.ValidationError(
                _("This address is too long. It can have up to 500 characters.")
            )
        return url
