from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles


class StoryForm(WithFiles):
    """One sentence, and the consent to share it."""

    text_field = "more"

    sentence = forms.CharField(
        label=_("What did it save or change? One sentence."),
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "data-draft": True,
                "placeholder": _("Saved us a call-out on a Sunday"),
            }
        ),
    )
    more = forms.CharField(
        label=_("More, if you like"), max_length=MAX_BODY, required=False, widget=editor_area(4)
    )
    may_tell = forms.BooleanField(
        label=_("You may share this with my name"),
        error_messages={"required": _("Nothing is shared without your consent: tick the box.")},
        help_text=_(
            "Everyone who can read this community can read it too. "
            "You can take it back at any time."
        ),
    )

    def clean_sentence(self) -> str:
        sentence = " ".join(self.cleaned_data["sentence"].split())
        if not sentence:
            raise forms.ValidationError(_("Write one sentence."))
        return sentence
