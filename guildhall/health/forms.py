from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.health.models import Expected, QuietPeriod, Trying
from guildhall.health.words import INDICATORS
from guildhall.web.fields import DayInput


class JudgementForm(forms.Form):
    judgement = forms.ChoiceField(
        label=_("What do you think of it?"), choices=Trying.Judgement, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("In a sentence"), max_length=300, required=False)


class CommentForm(forms.Form):
    text = forms.CharField(
        label=_("Comment from the stewards"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Is it true? Since when, and for whom? It appears together with the figures."),
    )


def _figures() -> list[tuple[str, str]]:
    return [
        (name, f"{str(words.name).capitalize()} ({name})") for name, words in INDICATORS.items()
    ]


class SwitchOffForm(forms.Form):
    indicator = forms.ChoiceField(label=_("Figure"), choices=_figures)
    reason = forms.CharField(
        label=_("Why"), max_length=300, help_text=_("What you agreed on. All members can read it.")
    )


class QuietPeriodForm(forms.ModelForm):
    class Meta:
        model = QuietPeriod
        fields = ("name", "since_on", "until_on")
        labels = {"name": _("Name"), "since_on": _("From"), "until_on": _("To (included)")}
        widgets = {
            "since_on": DayInput(),
            "until_on": DayInput(),
        }


class ExpectedForm(forms.ModelForm):
    class Meta:
        model = Expected
        fields = ("reason", "until_on")
        labels = {"reason": _("Why"), "until_on": _("Until")}
        help_texts = {
            "reason": _("A reorganisation, a season, a choice. Members read it beside the change."),
            "until_on": _("Until then the change is no concern. The figures stay as they are."),
        }
        widgets = {"until_on": DayInput()}
