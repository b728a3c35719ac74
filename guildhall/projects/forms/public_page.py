import hashlib
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.people.forms.traps import TrappedForm
from guildhall.projects.forms.fields import lines, short_text
from guildhall.projects.models import MOST_IN_PUBLIC_THANKS, Project, Shift, StreetQuestion
from guildhall.web.fields import RowsField, field_of

PARTS = (
    ("about", _("What it is for, and the text")),
    ("when", _("When and where")),
    ("shifts", _("Shifts and roles, with free places")),
    ("supplies", _("What is still needed")),
    ("result", _("The result people will see")),
    ("happened", _("What happened, once it is over")),
    ("books", _("The accounts: planned and actual, in money and in kind")),
    ("thanks", _("Thanks to those who gave something")),
)


class PublicPageForm(forms.Form):
    parts = forms.MultipleChoiceField(
        label=_("What does the page show?"),
        choices=PARTS,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_(
            "Never who is in, who does what or who gave something. Sponsors can read the accounts "
            "and your thanks here: send them the link."
        ),
    )
    thanks = forms.CharField(
        label=_("Your words of thanks"),
        max_length=MOST_IN_PUBLIC_THANKS,
        required=False,
        widget=lines(2),
        help_text=_("Shown where you tick the thanks. Name only those who want to be named."),
    )
    takes_help = forms.BooleanField(
        label=_("People can say “I'll help” there, without an account"), required=False
    )
    takes_answers = forms.BooleanField(
        label=_("People can answer your questions to the street there"), required=False
    )


class HelpForm(TrappedForm):
    """“I'll help”, from anyone with the link: a name and one way to be reached."""

    name = forms.CharField(
        label=_("Your name"), max_length=80, widget=short_text(autocomplete="name")
    )
    reach = forms.CharField(
        label=_("How can we reach you?"),
        max_length=120,
        widget=short_text(),
        help_text=_(
            "A phone number or a mail address. Only the organisers see it. It is deleted four "
            "weeks after the end, or half a year from now if no day is planned until then."
        ),
    )
    shifts = RowsField(
        label=_("What would you do?"),
        queryset=Shift.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Choose nothing to help wherever it is needed."),
    )
    field_order = ["name", "reach", "shifts"]

    def __init__(
        self, *args: Any, project: Project, labels: dict[int, str] | None, **kwargs: Any
    ) -> None:
        """`labels` are those with free places, None where the page does not show shifts.

        One that was taken meanwhile is no mistake.
        """
        super().__init__(*args, **kwargs)
        if labels is None or not project.shifts.exists():
            del self.fields["shifts"]
            return
        field = field_of(self, "shifts", RowsField)
        field.queryset = Shift.objects.filter(project=project)
        field.widget.choices = list(labels.items())

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if not any(letter.isalpha() for letter in name):
            raise forms.ValidationError(_("Please use letters."))
        return name

    def clean_reach(self) -> str:
        reach = " ".join(self.cleaned_data["reach"].split())
        if "@" not in reach and sum(letter.isdigit() for letter in reach) < 5:
            raise forms.ValidationError(_("Give a phone number or a mail address."))
        return reach

    @property
    def shift_ids(self) -> list[int]:
        return [one.pk for one in self.cleaned_data.get("shifts") or ()]

    @property
    def sent_key(self) -> str:
        """The same for the same form sent twice; another where something in it was corrected."""
        names = ("ticket", "name", "reach")
        sent = [*(self.cleaned_data[name] for name in names), *map(str, sorted(self.shift_ids))]
        return hashlib.sha256("\n".join(sent).encode()).hexdigest()


class StreetForm(TrappedForm):
    """The three questions to the street. None has to be answered."""

    def __init__(self, *args: Any, questions: list[StreetQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[f"answer_{question.number}"] = forms.CharField(
                label=question.text, max_length=500, required=False, widget=lines(2)
            )
        self.order_fields([f"answer_{question.number}" for question in questions])

    @property
    def answers(self) -> dict[int, str]:
        return {one.number: self.cleaned_data[f"answer_{one.number}"] for one in self.questions}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        names = [f"answer_{one.number}" for one in self.questions]
        if names and not any(cleaned.get(name, "").strip() for name in names):
            self.add_error(names[0], _("Answer at least one of the questions."))
        return cleaned


class PaperForm(forms.Form):
    """The same from paper, typed by someone who runs the project."""

    def __init__(self, *args: Any, questions: list[StreetQuestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.questions = questions
        for question in questions:
            self.fields[f"answer_{question.number}"] = forms.CharField(
                label=question.text, max_length=500, required=False, widget=lines(2)
            )
        self.fields["sheet"] = forms.CharField(max_length=40, widget=forms.HiddenInput)

    @property
    def answers(self) -> dict[int, str]:
        return {one.number: self.cleaned_data[f"answer_{one.number}"] for one in self.questions}
