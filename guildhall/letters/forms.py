from django import forms
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles
from guildhall.communities.models import Community
from guildhall.letters.models import Consent, LetterChoice, Message
from guildhall.letters.sharing_places import Place
from guildhall.web.fields import RowsField, field_of


class LetterForm(WithFiles):
    needs_words_or_files = True

    body = forms.CharField(
        label=_("Your message"), max_length=MAX_BODY, required=False, widget=editor_area(5)
    )


class NameForm(forms.Form):
    name = forms.CharField(
        label=_("Name of the circle"),
        max_length=80,
        required=False,
        help_text=_("Only people in it see the name. Without one it's called by its people."),
    )


class ChoiceForm(forms.Form):
    only_answered = forms.BooleanField(
        label=_("Only people I've answered can write to me"),
        required=False,
        help_text=_(
            "Otherwise everyone who shares a community with you can. You can write to them either "
            "way."
        ),
    )
    kept_months = forms.TypedChoiceField(
        label=_("How long I keep my letters"),
        choices=LetterChoice.Kept.choices,
        coerce=int,
        widget=forms.RadioSelect,
        help_text=_(
            "This is for you alone: others keep theirs as they choose. What is gone for everyone "
            "is deleted."
        ),
    )


class MessagesField(RowsField):
    def label_from_instance(self, message: Message) -> str:
        """By its author, its day and its first words."""
        day = date_format(localtime(message.at), "j F")
        return f"{message.author.name}, {day}: {message.excerpt}"


class ReportForm(forms.Form):
    """Who looks at it, why, and what they are shown."""

    to = forms.ChoiceField(label=_("Who should look at it?"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("What's wrong?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    shown = MessagesField(
        label=_("Messages to show"),
        queryset=Message.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args, places: list[Community | None], messages, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.places = {str(place.pk) if place else "owners": place for place in places}
        field_of(self, "to", forms.ChoiceField).choices = [
            (key, _label(place)) for key, place in self.places.items()
        ]
        field_of(self, "shown", MessagesField).queryset = messages
        if not messages:
            del self.fields["shown"]

    @property
    def place(self) -> Community | None:
        return self.places[self.cleaned_data["to"]]


class SharingForm(forms.Form):
    """Which messages, and what they become where."""

    messages = MessagesField(
        label=_("Messages to share"),
        queryset=Message.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one message.")},
    )
    to = forms.ChoiceField(label=_("Share it as"), widget=forms.RadioSelect)

    def __init__(self, *args, places: list[Place], messages, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.places = {place.key: place for place in places}
        field_of(self, "to", forms.ChoiceField).choices = [
            (key, f"{place.community.name}: {place.begin.label}")
            for key, place in self.places.items()
        ]
        field_of(self, "messages", MessagesField).queryset = messages.order_by("pk")

    @property
    def place(self) -> Place:
        return self.places[self.cleaned_data["to"]]


class ConsentForm(forms.Form):
    answer = forms.ChoiceField(
        label=_("May it be shared?"),
        choices=[
            (Consent.Answer.NAMED, _("Yes, with my name")),
            (Consent.Answer.UNNAMED, _("Yes, without my name")),
            (Consent.Answer.NO, _("No")),
        ],
        widget=forms.RadioSelect,
    )


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=_("What came of it, in a few words"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person who reported it reads this. The other person isn't told."),
    )


def _label(place: Community | None) -> object:
    if place is None:
        return _("The owners of this hall")
    return _("The stewards of %(community)s") % {"community": place.name}
