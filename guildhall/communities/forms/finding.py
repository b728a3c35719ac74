from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from guildhall.communities.finding import Wanted
from guildhall.people.models import Unit
from guildhall.people.queries import units_as_tree
from guildhall.web.fields import field_of

EVERYWHERE = ("", _("anything"))
PLACES = (
    ("name", _("name")),
    ("ask_me", _("ask me about")),
    ("lend", _("can lend")),
    ("speak", _("language")),
)


class FindMembersForm(forms.Form):
    """One box, what it is about, and where people work. What makes no sense is left out."""

    q = forms.CharField(
        label=_("Search people"),
        max_length=80,
        required=False,
        widget=forms.TextInput(
            attrs={"type": "search", "placeholder": _("A name, a skill, a language …")}
        ),
    )
    by = forms.ChoiceField(label=_("By"), required=False)
    unit = forms.ModelChoiceField(
        label=_("Where they work"), queryset=Unit.objects.all(), required=False
    )

    def __init__(self, asked: QueryDict, *, is_member: bool) -> None:
        super().__init__(asked, auto_id="find_%s")
        places = [place for place in PLACES if is_member or place[0] != "lend"]
        field_of(self, "by", forms.ChoiceField).choices = [EVERYWHERE, *places]
        tree = units_as_tree()
        field_of(self, "unit", forms.ModelChoiceField).choices = [
            ("", _("anywhere")),
            *((unit.pk, f"{'  ' * depth}{unit.name}") for unit, depth in tree),
        ]
        if not tree:
            del self.fields["unit"]

    @property
    def filters(self) -> list:
        """The fields beside the box."""
        return [self[name] for name in self.fields if name != "q"]

    def wanted(self) -> Wanted:
        """What was asked for, as far as it makes sense."""
        self.is_valid()
        unit = self.cleaned_data.get("unit")
        return Wanted(
            words=self.cleaned_data.get("q", ""),
            place=self.cleaned_data.get("by", ""),
            unit_id=unit.pk if unit else None,
        )
