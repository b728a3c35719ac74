from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.models import Community
from guildhall.people.models import Person
from guildhall.web.fields import field_of


class SuggestForm(forms.Form):
    """Two members and a sentence."""

    one = MemberField(label=gettext_lazy("Who"))
    other = MemberField(label=gettext_lazy("should talk with"))
    why = forms.CharField(
        label=gettext_lazy("Why? One sentence that both of them will read."),
        max_length=300,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "off",
                "placeholder": gettext_lazy("You both fixed the same fault this month."),
            }
        ),
    )

    def __init__(self, *args: Any, community: Community, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.by = by
        for name in ("one", "other"):
            field_of(self, name, MemberField).people = members_here(community)

    def clean_why(self) -> str:
        why = " ".join(self.cleaned_data["why"].split())
        if not why:
            raise forms.ValidationError(_("Write one sentence."))
        return why

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        one, other = cleaned.get("one"), cleaned.get("other")
        if one and one == other:
            self.add_error("other", _("Name two different people."))
        elif self.by in (one, other):
            name = "one" if one == self.by else "other"
            self.add_error(name, _("To meet someone yourself, just write to them."))
        return cleaned


class MetForm(forms.Form):
    """The one question afterwards."""

    has_met = forms.TypedChoiceField(
        label=gettext_lazy("Did you meet?"),
        choices=[("yes", gettext_lazy("Yes, we met")), ("no", gettext_lazy("No, not yet"))],
        widget=forms.RadioSelect,
        coerce=lambda chosen: chosen == "yes",
    )
    told = forms.CharField(
        label=gettext_lazy("A note to yourself, if you like"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("Only you can read it."),
    )


class ApartForm(forms.Form):
    other = MemberField(label=gettext_lazy("Never introduce me to"))

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field_of(self, "other", MemberField).people = members_here(community)
