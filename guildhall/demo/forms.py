from django import forms
from django.utils.translation import gettext_lazy as _


class RemoveDemoForm(forms.Form):
    """A plain yes, and a second one if real people wrote in the demo."""

    too = forms.BooleanField(
        label=_("Save a copy of what real people wrote, then remove that too.")
    )

    def __init__(self, *args, has_writers: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not has_writers:
            del self.fields["too"]
