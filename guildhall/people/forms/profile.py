from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from guildhall.kit.file_kinds import OWNER_CHOOSES
from guildhall.kit.words import fold
from guildhall.kit.zones import zone_choices
from guildhall.people.models import House, Offer, Person, Unit
from guildhall.people.queries import units_as_tree
from guildhall.people.sign_in_names import is_free
from guildhall.people.usernames import NotAUsername, as_username
from guildhall.web.fields import field_of

_WHY_NOT = {
    NotAUsername.LETTERS: _(
        "Use letters, digits, dots and dashes, beginning and ending with a letter or digit."
    ),
    NotAUsername.SCRIPTS: _(
        "Use letters of one script only: letters of different scripts can look the same."
    ),
    NotAUsername.LONG: _("This username is too long. Please shorten it."),
    NotAUsername.RESERVED: _("This word has a special meaning here. Please choose another one."),
}


class ProfileForm(forms.ModelForm):
    unit = forms.ModelChoiceField(
        label=_("Where you work"), queryset=Unit.objects.none(), required=False
    )
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=zone_choices)
    picture = forms.FileField(
        label=_("Picture"), required=False, widget=forms.FileInput(attrs={"accept": "image/*"})
    )

    class Meta:
        model = Person
        fields = ["name", "username", "headline", "about", "time_zone"]
        labels = {
            "name": _("Name"),
            "username": _("Username"),
            "headline": _("In one line"),
            "about": _("About you"),
        }
        help_texts = {
            "username": _(
                "People mention you with it: @name. Use letters of your own script, digits, dots "
                "and dashes."
            ),
            "headline": _("What you do, in a few words."),
        }
        widgets = {"about": forms.Textarea(attrs={"rows": 5})}

    field_order = ["name", "username", "headline", "unit", "time_zone", "about", "picture"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        tree = units_as_tree()
        field = field_of(self, "unit", forms.ModelChoiceField)
        field.queryset = Unit.objects.all()
        field.choices = [
            ("", _("not specified")),
            *((unit.pk, f"{'  ' * depth}{unit.name}") for unit, depth in tree),
        ]
        if not tree:
            del self.fields["unit"]

    def clean_username(self) -> str:
        """Only a changed one is checked: an older one stays, even if it wouldn't be taken today."""
        username = self.cleaned_data["username"]
        if username != self.initial.get("username"):
            try:
                username = as_username(username)
            except NotAUsername as problem:
                raise forms.ValidationError(_WHY_NOT[problem.reason]) from None
        if not is_free(username, for_id=self.instance.pk or 0):
            raise forms.ValidationError(_("Someone already has this username."))
        return username

    def clean_name(self) -> str:
        """Nobody is called like somebody else who signs in with that name."""
        name: str = self.cleaned_data["name"]
        if fold(name) != fold(self.initial.get("name", "")) and not is_free(
            name, for_id=self.instance.pk or 0
        ):
            raise forms.ValidationError(_("Someone here already has this name. Please add to it."))
        return name


class OffersForm(forms.Form):
    """What a person lists about themselves; joining asks the first two, the profile all.

    A few lines of each kind, and always a free one until the list is full.
    """

    LINES: ClassVar = {
        Offer.Kind.ASK_ME: 5,
        Offer.Kind.LEARN: 3,
        Offer.Kind.LEND: 5,
        Offer.Kind.SPEAK: 5,
    }

    def __init__(self, *args, person: Person, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        texts = {
            kind: [offer.text for offer in person.offers.all() if offer.kind == kind]
            for kind in Offer.MOST
        }
        for kind, most in Offer.MOST.items():
            lines = max(self.LINES[kind], min(len(texts[kind]) + 1, most))
            for number in range(lines):
                self.fields[f"{kind.value}_{number}"] = forms.CharField(
                    label=f"{kind.label} {number + 1}",
                    required=False,
                    max_length=60,
                    initial=texts[kind][number] if number < len(texts[kind]) else "",
                )

    def of(self, kind: str) -> list:
        return [self[name] for name in self.fields if name.startswith(f"{kind}_")]

    @property
    def ask_me(self) -> list:
        return self.of("ask_me")

    @property
    def learn(self) -> list:
        return self.of("learn")

    @property
    def lend(self) -> list:
        return self.of("lend")

    @property
    def speak(self) -> list:
        return self.of("speak")

    def texts(self, kind: str) -> list[str]:
        return [value for name, value in self.cleaned_data.items() if name.startswith(f"{kind}_")]


MOST_MB = 50  # a file is in memory while it is checked


class HouseForm(forms.ModelForm):
    file_kinds = forms.MultipleChoiceField(
        label=_("Files people can share, besides photos"),
        choices=[(kind.value, kind.label) for kind in OWNER_CHOOSES],
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    largest_file_mb = forms.IntegerField(
        label=_("Largest file, in MB"), min_value=1, max_value=MOST_MB, required=False
    )
    quota_of_person_mb = forms.IntegerField(
        label=_("Space for one person's files, in MB"), min_value=1, required=False
    )
    quota_of_community_mb = forms.IntegerField(
        label=_("Space for one community's files, in MB"), min_value=1, required=False
    )

    class Meta:
        model = House
        fields = [
            "name",
            "sign_up",
            "mail_domains",
            "asks_sum",
            "file_kinds",
            "largest_file_mb",
            "quota_of_person_mb",
            "quota_of_community_mb",
        ]
        labels = {
            "name": _("Name of the hall"),
            "sign_up": _("Who may sign up"),
            "mail_domains": _("Mail domains"),
            "asks_sum": _("Slow down automated sign-ups (a small proof-of-work in the browser)"),
        }
        help_texts = {
            "mail_domains": _("Separated by commas or one on each line: example.org, example.com"),
            "asks_sum": _(
                "Makes it slow for programs to create accounts. It contacts no other server, and "
                "it needs JavaScript."
            ),
        }
        widgets = {"sign_up": forms.RadioSelect, "mail_domains": forms.Textarea(attrs={"rows": 2})}

    def clean(self):
        """A number left empty stays as it was."""
        cleaned = super().clean() or {}
        for name in ("largest_file_mb", "quota_of_person_mb", "quota_of_community_mb"):
            if name not in self.errors and cleaned.get(name) is None:
                cleaned[name] = getattr(self.instance, name)
        return cleaned


class UnitForm(forms.Form):
    name = forms.CharField(label=_("Department or site"), max_length=80)
    parent = forms.ModelChoiceField(
        label=_("Part of"),
        queryset=Unit.objects.all(),
        required=False,
        empty_label=_("nothing, it is at the top"),
    )


class LeaveForm(forms.Form):
    left_as = forms.ChoiceField(
        label=_("What you wrote stays here"),
        choices=Person.LeftAs.choices,
        widget=forms.RadioSelect,
    )
    understood = forms.BooleanField(label=_("I understand that my account can't be restored."))
