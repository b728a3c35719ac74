"""What is said before people are asked: one line and a day; the rest can wait, folded."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles
from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.forms.topics import TopicsField
from guildhall.communities.models import Community
from guildhall.decisions.forms.days import DayField, usual_day
from guildhall.decisions.forms.part import PartField, part_of
from guildhall.decisions.frame import Frame
from guildhall.decisions.models import MOST_IN_A_PROPOSAL, Decision, IfSilent, Level
from guildhall.decisions.ways import WAYS, ways_at
from guildhall.decisions.words import said_of
from guildhall.people.models import Person
from guildhall.web.fields import field_of

MOST_ASKED = 20
_SHORT = {"rows": 2, "data-draft": True}
_FOLDED = "proposal,body,level,way,is_settled,decider,asked,promise,part,quorum,if_silent,topics"


def _line(placeholder: Any = "") -> forms.TextInput:
    attrs = {"data-draft": True, "autocomplete": "off", "placeholder": placeholder}
    return forms.TextInput(attrs=attrs)


class ChangeDecisionForm(WithFiles):
    """What can change while people are asked: the text, the promise, and more say, never less."""

    body = forms.CharField(
        label=gettext_lazy("What should people know?"),
        max_length=MAX_BODY,
        required=False,
        widget=editor_area(4),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Who decides?"),
        choices=Level.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=Level.MEMBERS_DECIDE,
        help_text=gettext_lazy("It's said beforehand. Later, members can get more say, not less."),
    )
    asked = forms.CharField(
        label=gettext_lazy("Whom does it affect? Ask them by name"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs=_SHORT),
        help_text=gettext_lazy("One name a line, where one person decides after asking."),
    )
    promise = forms.CharField(
        label=gettext_lazy("What do you promise with what people say?"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs=_SHORT),
        help_text=gettext_lazy("Leave it empty, and the usual sentence for your choice is shown."),
    )
    since = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.community = community
        field_of(self, "level", forms.ChoiceField).choices = [
            (level.value, f"{capfirst(level.label)}. {said_of(level)}") for level in Level
        ]
        self.named = MemberField()
        self.named.people = members_here(community)

    def clean_asked(self) -> tuple[Person, ...]:
        lines = self.cleaned_data["asked"].replace(",", "\n").splitlines()
        found = [self.named.clean(line.strip()) for line in lines if line.strip()]
        people = tuple(dict.fromkeys(person for person in found if person))
        if len(people) > MOST_ASKED:
            raise forms.ValidationError(_("At most %(most)d people.") % {"most": MOST_ASKED})
        return people

    def frame_of(self, decision: Decision, body: str) -> Frame:
        """As it is, with what can change."""
        return Frame(
            decision.entry.title,
            why=body,
            level=self.cleaned_data["level"] or decision.level,
            promise=" ".join(self.cleaned_data["promise"].split()),
            asked=self.cleaned_data["asked"],
        )


class DecisionForm(ChangeDecisionForm):
    """A question and a day are enough. One that `is_long` is unfolded."""

    is_long = False
    title = forms.CharField(
        label=gettext_lazy("What must we decide?"),
        max_length=200,
        widget=_line(gettext_lazy("Do we start at seven from now on?")),
    )
    until_on = DayField(label=gettext_lazy("Until when?"), required=False)
    proposal = forms.CharField(
        label=gettext_lazy("What do you propose?"),
        max_length=MOST_IN_A_PROPOSAL,
        required=False,
        widget=forms.Textarea(attrs=_SHORT),
        help_text=gettext_lazy("One sentence. It is what is decided if nobody is against it."),
    )
    is_settled = forms.BooleanField(label=gettext_lazy("It's decided already"), required=False)
    way = forms.ChoiceField(label=gettext_lazy("How?"), required=False)
    decider = MemberField(
        label=gettext_lazy("Who decides, where one person does?"),
        required=False,
        help_text=gettext_lazy("Leave it empty, and you decide."),
    )
    part = PartField()
    quorum = forms.IntegerField(
        label=gettext_lazy("How many must agree at least?"),
        min_value=0,
        max_value=10_000,
        required=False,
        help_text=gettext_lazy("Leave it empty where no number is needed."),
    )
    if_silent = forms.ChoiceField(
        label=gettext_lazy("What if nobody answers?"),
        choices=IfSilent.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=IfSilent.AGREED,
    )
    topics = TopicsField()

    def __init__(self, *args: Any, community: Community, **kwargs: Any) -> None:
        super().__init__(*args, community=community, **kwargs)
        field_of(self, "decider", MemberField).people = members_here(community)
        field_of(self, "part", PartField).offer(community)
        field_of(self, "topics", TopicsField).offer(community)
        field_of(self, "way", forms.ChoiceField).choices = [
            ("", _("The usual way")),
            *((way.name, way.label) for way in WAYS.values() if not way.has_own_form),
        ]
        self.initial.setdefault("until_on", usual_day(community))
        self.order_fields(["title", "until_on", *_FOLDED.split(",")])

    @property
    def says_more(self) -> bool:
        """The folded part of the form holds something, or something is wrong in it."""
        usual = {"level": Level.MEMBERS_DECIDE, "if_silent": IfSilent.AGREED}
        names = _FOLDED.split(",")
        if self.is_long or any(self.errors.get(name) for name in names):
            return True
        return any(
            self[name].value() not in (None, "", [], False, usual.get(name)) for name in names
        )

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if not title:
            raise forms.ValidationError(_("Say in one line what must be decided."))
        return title

    def clean(self) -> dict[str, object]:
        cleaned = super().clean()
        level = str(cleaned.get("level") or Level.MEMBERS_DECIDE)
        way = WAYS.get(str(cleaned.get("way"))) or ways_at(level)[0]
        if way.needs_day and not cleaned.get("until_on") and "until_on" not in self.errors:
            self.add_error("until_on", _("Say until when people can answer."))
        return cleaned

    def frame(self, body: str) -> Frame:
        said = self.cleaned_data
        role, topic = said["part"]
        return Frame(
            said["title"],
            until_on=said["until_on"],
            why=body,
            proposal=" ".join(said["proposal"].split()),
            level=said["level"] or Level.MEMBERS_DECIDE,
            way=said["way"],
            promise=" ".join(said["promise"].split()),
            role=role,
            topic=topic,
            quorum=said["quorum"] or 0,
            if_silent=said["if_silent"] or IfSilent.AGREED,
            is_settled=said["is_settled"],
            decider=said["decider"],
            asked=said["asked"],
        )


def said_in(decision: Decision) -> dict[str, Any]:
    """What a form for it begins with."""
    names = (
        "until_on",
        "proposal",
        "level",
        "way",
        "is_settled",
        "decider",
        "promise",
        "if_silent",
    )
    return {
        **{name: getattr(decision, name) for name in names},
        "title": decision.entry.title,
        "part": part_of(decision.role, decision.topic_id),
        "quorum": decision.quorum or None,
        "asked": "\n".join(f"@{one.person.username}" for one in decision.asked.all()),
    }
