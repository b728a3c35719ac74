from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry
from guildhall.communities.models import Community
from guildhall.reports.actions import MOST_STORIES
from guildhall.reports.queries import stories_to_choose
from guildhall.web.fields import field_of


class StoriesField(forms.ModelMultipleChoiceField):
    """Stories by their first sentence and who told them."""

    def label_from_instance(self, story: Entry) -> str:
        return f"{story.heading} ({story.author.name})"


class SponsorPageForm(forms.Form):
    purpose = forms.CharField(
        label=_("What we are for"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("In words that somebody understands who is not one of us."),
    )
    stories = StoriesField(
        label=_("Three stories"),
        queryset=Entry.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "What it was worth to somebody. Whoever told one can take it off before it is sent."
        ),
    )
    needs = forms.CharField(
        label=_("What we need from you"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_(
            "One thing is best: time for those who carry it, a door to another department, a word in public."
        ),
    )

    def __init__(self, *args, community: Community, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "stories", forms.ModelChoiceField).queryset = stories_to_choose(community)

    def clean_stories(self) -> list[Entry]:
        chosen = list(self.cleaned_data["stories"])
        if len(chosen) > MOST_STORIES:
            raise forms.ValidationError(_("Three are enough: choose those that say most."))
        return chosen


class RemarkForm(forms.Form):
    text = forms.CharField(
        label=_("What is missing, or not right?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
