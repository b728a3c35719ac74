from typing import Any

from django import forms
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Reply
from guildhall.decisions.models import MOST_IN_A_THEME, MOST_IN_AN_ANSWER


class ThemeForm(forms.Form):
    """What several people said, and what you did with it."""

    replies = forms.MultipleChoiceField(
        label=_("Which contributions?"), widget=forms.CheckboxSelectMultiple
    )
    heard = forms.CharField(
        label=_("What we heard"),
        max_length=MOST_IN_A_THEME,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    did = forms.CharField(
        label=_("What we did with it"),
        max_length=MOST_IN_AN_ANSWER,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Also where nothing changes: say why. Everyone who wrote it is told."),
    )

    def __init__(self, *args: Any, contributions: list[Reply], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by_id = {str(one.pk): one for one in contributions}
        self.fields["replies"].choices = [  # type: ignore[attr-defined]
            (pk, f"{one.author.name}: {Truncator(strip_tags(one.body_html)).words(24)}")
            for pk, one in self.by_id.items()
        ]

    def chosen(self) -> list[Reply]:
        return [self.by_id[pk] for pk in self.cleaned_data["replies"]]
