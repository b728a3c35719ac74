from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.reports.actions import MOST_STORIES
from guildhall.reports.queries import stories_to_choose
from guildhall.web.fields import RowsField, field_of


class StoriesField(RowsField):
    """Stories, each by its first sentence and who told it."""

    def label_from_instance(self, story: Entry) -> str:
        return f"{story.heading} ({story.author.name})"


class SponsorPageForm(forms.Form):
    purpose = forms.CharField(
        label=_("What we are for"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In words that people outside the community understand."),
    )
    stories = StoriesField(
        label=_("Three stories"),
        queryset=Entry.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "What it was worth to people. Anyone who told one can take it off before it is sent."
        ),
    )
    needs = forms.CharField(
        label=_("What we need from you"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One request works best: time for the people who keep it going, "
            "an introduction to another department, a word in public."
        ),
    )

    def __init__(self, *args, community: Community, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "stories", forms.ModelChoiceField).queryset = stories_to_choose(community)

    def clean_stories(self) -> list[Entry]:
        chosen = list(self.cleaned_data["stories"])
        if len(chosen) > MOST_STORIES:
            raise forms.ValidationError(_("Choose at most three: the ones that say most."))
        return chosen


class RemarkForm(forms.Form):
    text = forms.CharField(
        label=_("What is missing or wrong?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
