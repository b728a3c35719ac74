import re

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import ChangeForm, editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles
from guildhall.communities.forms.member import MemberField
from guildhall.communities.forms.topics import TopicsField
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.questions.models import Question
from guildhall.web.fields import field_of

NEEDS = [
    (Question.Need.NOW, _("now, I'm on the job")),
    (Question.Need.THIS_WEEK, _("this week")),
    (Question.Need.NO_HURRY, _("no hurry")),
]


class AskForm(WithFiles):
    """One field and a photo are enough."""

    title = forms.CharField(
        label=_("What do you need to know?"),
        max_length=200,
        widget=forms.TextInput(
            attrs={
                "data-draft": True,
                "autocomplete": "off",
                "placeholder": _("Pump trips after ten minutes. Why?"),
            }
        ),
    )
    body = forms.CharField(
        label=_("More, if it helps"), max_length=MAX_BODY, required=False, widget=editor_area(5)
    )
    tried = forms.CharField(
        label=_("What have you tried so far?"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "data-draft": True}),
    )
    topics = TopicsField()
    need = forms.ChoiceField(
        label=_("How soon do you need it?"),
        choices=NEEDS,
        initial=Question.Need.THIS_WEEK,
        widget=forms.RadioSelect,
    )
    through = forms.ModelChoiceField(
        label=_("Rather not ask under your own name?"),
        queryset=Person.objects.none(),
        required=False,
        empty_label=_("I'll ask in my own name"),
        help_text=_(
            "Someone you trust can post it for you, as theirs. Only the two of you know that it's "
            "yours."
        ),
    )

    def __init__(self, *args, community: Community, posters: list[Person], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "topics", TopicsField).offer(community)
        field_of(self, "through", forms.ModelChoiceField).queryset = Person.objects.here().filter(
            pk__in=[person.pk for person in posters]
        )
        if not posters:
            del self.fields["through"]

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if not title:
            raise forms.ValidationError(_("Write in one line what you need to know."))
        return title

    @property
    def says_more(self) -> bool:
        """The folded part of the form holds a text, or something is wrong in it."""
        return bool(
            self["tried"].value() or self.errors.get("topics") or self.errors.get("through")
        )

    def text(self, body: str) -> str:
        """The question's body, with what was tried below it."""
        tried = self.cleaned_data.get("tried", "").strip()
        if not tried:
            return body
        return f"{body}\n\n**{_('What I tried')}:** {tried}".strip()


class ChangeQuestionForm(ChangeForm):
    title = forms.CharField(label=_("Question"), max_length=200)
    body = forms.CharField(
        label=_("More"), max_length=MAX_BODY, required=False, widget=editor_area(8)
    )
    topics = TopicsField()
    need = forms.ChoiceField(
        label=_("How soon do you need it?"), choices=NEEDS, widget=forms.RadioSelect
    )
    note = forms.CharField(
        label=_("What you changed, in a few words"), max_length=160, required=False
    )

    def __init__(self, *args, community: Community, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "topics", TopicsField).offer(community)


class AskByNameForm(forms.Form):
    person = MemberField(label=_("Whom would you like to ask?"))

    def __init__(self, *args, people: QuerySet[Person], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "person", MemberField).people = people


class CloseForm(forms.Form):
    note = forms.CharField(
        label=_("Reason"), max_length=300, help_text=_("One line for people who find this later.")
    )


class SameForm(forms.Form):
    other = forms.CharField(label=_("Address or number of the other question"), max_length=300)

    def clean_other(self) -> int:
        """The number in what was pasted: “…/questions/12-why-…/”, “#12” or “12”."""
        pasted = self.cleaned_data["other"].strip()
        number = re.search(r"/questions/(\d{1,15})|^#?(\d{1,15})$", pasted)
        if not number:
            raise forms.ValidationError(_("Paste the other question's address, or its number."))
        return int(number.group(1) or number.group(2))


class RelayForm(WithFiles):
    title = forms.CharField(
        label=_("Question"),
        max_length=200,
        widget=forms.TextInput(attrs={"data-draft": True, "autocomplete": "off"}),
    )
    body = forms.CharField(
        label=_("More"), max_length=MAX_BODY, required=False, widget=editor_area(5)
    )
