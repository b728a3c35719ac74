from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import ShowsBoth, editor_area
from guildhall.commons.models import Entry
from guildhall.commons.tray import WithFiles
from guildhall.communities.forms.topics import TopicsField
from guildhall.communities.models import Community
from guildhall.practices.events import PRACTICE, TIP
from guildhall.practices.models import Label
from guildhall.practices.way_parts import MOST_IN_A_PART, PARTS, REQUIRED, Part
from guildhall.web.fields import RowsField, field_of


class WayForm(WithFiles):
    """One field for the title and one for each part of the kind; the first part has the tray."""

    kind = TIP
    title_label: Any = _("What did you see?")
    title_hint: Any = _("The symptom, in one line.")
    placeholder: Any = _("Pump P-12 trips after ten minutes")

    label_name = forms.CharField(
        label=_("What is it about?"),
        max_length=80,
        required=False,
        widget=forms.TextInput(
            attrs={"list": "label-names", "autocomplete": "off", "data-draft": True}
        ),
        help_text=_("A machine, a product or a place. A new name makes a new label."),
    )
    topics = TopicsField()

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "topics", TopicsField).offer(community)
        self.fields["title"] = forms.CharField(
            label=self.title_label,
            max_length=200,
            help_text=self.title_hint,
            widget=forms.TextInput(
                attrs={"data-draft": True, "autocomplete": "off", "placeholder": self.placeholder}
            ),
        )
        for part in PARTS[self.kind]:
            self.fields[part.name] = _field_of(part, part.name in REQUIRED[self.kind])
        self.text_field = PARTS[self.kind][0].name
        if self.kind == PRACTICE:
            del self.fields["label_name"]

    @property
    def required_parts(self) -> list[forms.BoundField]:
        return [self[name] for name in REQUIRED[self.kind]]

    @property
    def more_parts(self) -> list[forms.BoundField]:
        """What is only asked for under “Say more”."""
        return [
            self[part.name] for part in PARTS[self.kind] if part.name not in REQUIRED[self.kind]
        ]

    @property
    def has_said_more(self) -> bool:
        return any(field.value() or field.errors for field in self.more_parts)

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if not title:
            raise forms.ValidationError(_("Please describe it in one line."))
        return title

    def parts(self) -> dict[str, str]:
        return {part.name: self.cleaned_data.get(part.name, "") for part in PARTS[self.kind]}


class TipForm(WayForm):
    """Two fields are enough."""


class ChangeTipForm(ShowsBoth, TipForm):
    note = forms.CharField(
        label=_("What you changed, in a few words"), max_length=160, required=False
    )


class PracticeForm(WayForm):
    kind = PRACTICE
    title_label = _("What is it called?")
    title_hint = _("What people do, in a few words.")
    placeholder = _("Dry the cabinet before the first cold night")


class ChangePracticeForm(ShowsBoth, PracticeForm):
    note = forms.CharField(
        label=_("What you changed, in a few words"), max_length=160, required=False
    )


class BranchForm(PracticeForm):
    """A local version beside the original."""

    place = forms.CharField(
        label=_("Where do you do it like this?"),
        max_length=80,
        help_text=_("Your unit, site or place."),
    )


class GatherForm(PracticeForm):
    """A practice that several tips grow into."""

    tips = RowsField(
        label=_("Which tips is it made from?"),
        queryset=Entry.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Their authors become its authors, too."),
    )

    def __init__(self, *args: Any, tips: QuerySet[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "tips", forms.ModelChoiceField).queryset = tips


class SayMoreForm(forms.Form):
    text = forms.CharField(
        max_length=MOST_IN_A_PART, widget=forms.Textarea(attrs={"rows": 3, "data-draft": True})
    )

    def __init__(self, *args: Any, part: Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["text"].label, self.fields["text"].help_text = part.question, part.hint


def label_names(community: Community) -> list[str]:
    """What the browser offers while someone types."""
    return list(Label.objects.filter(community=community).values_list("name", flat=True)[:300])


def _field_of(part: Part, is_required: bool) -> forms.CharField:
    return forms.CharField(
        label=part.question,
        max_length=MOST_IN_A_PART,
        required=is_required,
        help_text=part.hint,
        widget=editor_area(part.rows),
    )
