from django import forms
from django.utils.translation import gettext_lazy as _


class RemoveDemoForm(forms.Form):
    """A plain yes; where real people wrote in the demo, a second one."""

    too = forms.BooleanField(label=_("Export what real people wrote there, then remove that too."))

    def __init__(self, *args, has_writers: bool, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        if not has_writers:
            del self.fields["too"]
