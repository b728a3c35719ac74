from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles


class PostForm(WithFiles):
    needs_words_or_files = True

    body = forms.CharField(
        label=_("Your post"),
        max_length=MAX_BODY,
        required=False,
        widget=editor_area(3, _("A photo, a story, a good morning …")),
    )
