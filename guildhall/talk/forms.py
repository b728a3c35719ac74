from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY


class PostForm(forms.Form):
    body = forms.CharField(
        label=_("Your post"),
        max_length=MAX_BODY,
        required=False,
        widget=editor_area(3, _("A photo, a story, a good morning …")),
    )
    photo = forms.FileField(required=False)

    def clean(self):
        cleaned = super().clean() or {}
        if not cleaned.get("body", "").strip() and not cleaned.get("photo"):
            self.add_error("body", _("Write a line or add a picture."))
        return cleaned
