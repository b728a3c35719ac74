from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from guildhall.commons.models import Entry, Reply
from guildhall.communities.models import Community, Norm
from guildhall.kit.html import text_of
from guildhall.kit.words import excerpt
from guildhall.moderation.queries import mergeable_with
from guildhall.web.fields import RowsField, field_of

MINUTES = [
    (0, _("not slowed")),
    (2, _("2 minutes")),
    (10, _("10 minutes")),
    (60, _("an hour")),
    (720, _("half a day")),
]
DAYS = [(1, _("one day")), (3, _("three days")), (7, _("a week")), (30, _("a month"))]


class WithNorms(forms.Form):
    """Asks which of the community's norms it is about, if there are any."""

    def __init__(self, *args, norms: list[Norm], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.norms = {str(norm.pk): norm for norm in norms}
        field_of(self, "norm", forms.ChoiceField).choices = [
            *((pk, norm.text) for pk, norm in self.norms.items()),
            ("", _("something else")),
        ]
        if not norms:
            del self.fields["norm"]

    @property
    def chosen_norm(self) -> Norm | None:
        return self.norms.get(self.cleaned_data.get("norm", ""))

    @property
    def norm_text(self) -> str:
        return self.chosen_norm.text if self.chosen_norm else ""


class FlagForm(WithNorms):
    """Report a text."""

    norm = forms.ChoiceField(
        label=_("Which norm does it break?"), required=False, widget=forms.RadioSelect
    )
    why = forms.CharField(
        label=_("What's wrong with it?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Only the stewards read this, with your name."),
    )


class ReasonForm(WithNorms):
    """Every measure has a reason that the author reads."""

    norm = forms.ChoiceField(
        label=_("Which norm is it about?"), required=False, widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Reason (the author will read this)"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class SlowForm(ReasonForm):
    minutes = forms.TypedChoiceField(
        label=_("Time between two replies of one person"), choices=MINUTES[1:], coerce=int
    )


class AboutPersonForm(ReasonForm):
    """The same about a person, who reads the reason."""

    reason = forms.CharField(
        label=_("Reason (they will read this)"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PauseForm(AboutPersonForm):
    days = forms.TypedChoiceField(label=_("Length"), choices=DAYS, coerce=int)


class MoveForm(forms.Form):
    to = forms.ModelChoiceField(
        label=_("Community"), queryset=Community.objects.none(), empty_label=None
    )
    reason = forms.CharField(
        label=_("Reason (the author will read this)"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, communities: QuerySet[Community], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "to", forms.ModelChoiceField).queryset = communities


class MergeForm(forms.Form):
    into = forms.CharField(label=_("Address or number of the page that stays"), max_length=300)
    reason = forms.CharField(
        label=_("Reason (the author will read this)"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, entry: Entry, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.entry = entry

    def clean_into(self) -> Entry:
        into = mergeable_with(self.entry, self.cleaned_data["into"])
        if into is None:
            raise forms.ValidationError(
                _("Paste the address or number of another page of the same kind in this community.")
            )
        return into


class RepliesField(RowsField):
    def label_from_instance(self, reply: Reply) -> str:
        """By its author and its first words."""
        return f"{reply.author.name}: {excerpt(text_of(reply.body_html), 90)}"


class SplitForm(forms.Form):
    replies = RepliesField(
        label=_("Replies to move. The first of them starts the new page."),
        queryset=Reply.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    title = forms.CharField(label=_("Title of the new page"), max_length=200)
    reason = forms.CharField(
        label=_("Reason (the author will read this)"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args, replies: QuerySet[Reply], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "replies", RepliesField).queryset = replies


class AppealForm(forms.Form):
    text = forms.CharField(
        label=_("Why should another steward decide differently?"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )


class AnswerForm(forms.Form):
    """Decide an appeal, or close a case."""

    answer = forms.CharField(
        label=_("Your answer"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class CareForm(forms.Form):
    holds_first_links = forms.BooleanField(
        label=_("Hold a newcomer's first three posts with links until a steward has looked"),
        required=False,
        help_text=_(
            "Newcomers are told, and can see their post. "
            "This helps against advertising; leave it off while you know everyone."
        ),
    )
