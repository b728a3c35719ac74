"""A vote: a question, a day and options are enough; the rest is folded."""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from guildhall.ballots.forms import TermsForm
from guildhall.ballots.models import Way
from guildhall.ballots.terms import Choice
from guildhall.commons.costed import Costed
from guildhall.commons.forms import editor_area
from guildhall.commons.text import MAX_BODY
from guildhall.commons.tray import WithFiles
from guildhall.communities.forms.topics import TopicsField
from guildhall.communities.models import Community, RolePeriod
from guildhall.decisions.days import today_at
from guildhall.decisions.forms.costs import CostField, cost_of
from guildhall.decisions.forms.days import DayField, usual_day
from guildhall.decisions.forms.part import PartField, part_of
from guildhall.decisions.frame import Frame
from guildhall.decisions.models import Decision, Level, VotePlan
from guildhall.decisions.ways import voting
from guildhall.decisions.ways.vote_lines import choices_in
from guildhall.decisions.words import said_of
from guildhall.rounds.queries import people_of
from guildhall.web.fields import field_of

ELECTED = (RolePeriod.Role.FACILITATOR, RolePeriod.Role.BUDDY, RolePeriod.Role.STEWARD)
_LINES = forms.Textarea(attrs={"rows": 5, "data-draft": True})


class VoteForm(TermsForm, WithFiles):
    """Cleaned, it gives the `frame` of a decision by vote."""

    title = forms.CharField(
        label=gettext_lazy("What must we decide?"),
        max_length=200,
        widget=forms.TextInput(attrs={"data-draft": True, "autocomplete": "off"}),
    )
    until_on = DayField(label=gettext_lazy("Until when?"))
    options = forms.CharField(
        label=gettext_lazy("Options"),
        max_length=10_000,
        required=False,
        widget=_LINES,
        help_text=gettext_lazy(
            "One on each line. For an election, write names; leave it empty, and everyone who "
            "takes part can be chosen."
        ),
    )
    body = forms.CharField(
        label=gettext_lazy("What should people know?"),
        max_length=MAX_BODY,
        required=False,
        widget=editor_area(4),
    )
    level = forms.ChoiceField(
        label=gettext_lazy("Who decides?"),
        widget=forms.RadioSelect,
        required=False,
        initial=Level.MEMBERS_DECIDE,
        help_text=gettext_lazy("It's said beforehand. Later, members can get more say, not less."),
    )
    elects_role = forms.ChoiceField(
        label=gettext_lazy("Which role does an election give?"), required=False
    )
    term_ends_on = DayField(label=gettext_lazy("Until which day is it given?"), required=False)
    part = PartField()
    topics = TopicsField()
    since = forms.CharField(max_length=16, required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        *args: Any,
        community: Community,
        ways: Sequence[Way],
        elects: bool,
        sources: Sequence[Costed] = (),
        **kwargs: Any,
    ) -> None:
        """`sources` can be chosen in a budget besides what is typed, by writing what each costs."""
        super().__init__(*args, ways=ways, taking_part=0, **kwargs)
        self.community = community
        self._sources = {cost_of(one.entry.pk): one.entry.pk for one in sources}
        for one in sources:
            self.fields[cost_of(one.entry.pk)] = CostField(one)
        if "budget" in self.fields:
            field_of(self, "options", forms.CharField).help_text = _(
                "One on each line. For a budget, write the cost after it: New benches; 1200. For "
                "an election, write names; leave it empty, and everyone who takes part can be "
                "chosen."
            )
        field_of(self, "part", PartField).offer(community)
        field_of(self, "topics", TopicsField).offer(community)
        levels = [Level(one) for one in voting.WAY.levels]
        field_of(self, "level", forms.ChoiceField).choices = [
            (level, f"{capfirst(level.label)}. {said_of(level)}") for level in levels
        ]
        roles = [(role.value, capfirst(role.label)) for role in ELECTED] if elects else []
        field_of(self, "elects_role", forms.ChoiceField).choices = [("", _("None")), *roles]
        self.initial.setdefault("until_on", usual_day(community))

    @property
    def says_more(self) -> bool:
        named_above = {"title", "until_on", "options", "way", *self._sources}
        return bool(set(self.errors) - named_above)

    @property
    def source_names(self) -> str:
        return ",".join(self._sources)

    @property
    def chooses_sources(self) -> bool:
        return any(self[name].value() or self.errors.get(name) for name in self._sources)

    def clean_title(self) -> str:
        title = " ".join(self.cleaned_data["title"].split())
        if not title:
            raise forms.ValidationError(_("Say in one line what must be decided."))
        return title

    def clean_term_ends_on(self) -> dt.date | None:
        day = self.cleaned_data["term_ends_on"]
        if day and day <= today_at(self.community):
            raise forms.ValidationError(_("Choose a day that is still to come."))
        return day

    def choices_for(self, way: Way, lines: Sequence[str]) -> list[Choice]:
        role, topic = self.cleaned_data["part"]
        plan = VotePlan(kind=way, options="\n".join(lines), sources=self._costs())
        return choices_in(plan, self.community, role=role, topic=topic)

    def how_many_take_part(self) -> int:
        role, topic = self.cleaned_data["part"]
        people = people_of(self.community.pk, role=role, topic_id=topic.pk if topic else None)
        return people.count()

    def frame(self, body: str) -> Frame:
        said = self.cleaned_data
        role, topic = said["part"]
        return Frame(
            said["title"],
            until_on=said["until_on"],
            why=body,
            level=said["level"] or Level.MEMBERS_DECIDE,
            way=voting.NAME,
            role=role,
            topic=topic,
            quorum=said["quorum"] or 0,
            plan=self._plan(),
        )

    def _costs(self) -> dict[str, str]:
        """Of those whose cost was written, by their ids as JSON has them."""
        costs = {pk: self.cleaned_data.get(name) for name, pk in self._sources.items()}
        return {str(pk): str(cost) for pk, cost in costs.items() if cost is not None}

    def _plan(self) -> VotePlan:
        said = self.cleaned_data
        is_election = said["way"] == Way.ELECTION
        return VotePlan(
            kind=said["way"],
            options=said["options"],
            sources=self._costs() if Way(said["way"]).shares_money else {},
            most=said["most"],
            winners=said["winners"],
            budget=said.get("budget"),
            is_anonymous=said["is_anonymous"],
            is_hidden=said["is_hidden"] or said["is_anonymous"],
            elects_role=said["elects_role"] if is_election else "",
            term_ends_on=said["term_ends_on"] if is_election else None,
        )


def planned_in(decision: Decision) -> dict[str, Any]:
    """What a form for it begins with."""
    plan = decision.vote_plan
    names = (
        *("options", "most", "winners", "budget", "is_anonymous", "is_hidden"),
        *("elects_role", "term_ends_on"),
    )
    return {
        **{name: getattr(plan, name) for name in names},
        **{cost_of(int(pk)): cost for pk, cost in plan.sources.items()},
        "way": plan.kind,
        "level": decision.level,
        "title": decision.entry.title,
        "until_on": decision.until_on,
        "quorum": decision.quorum or None,
        "part": part_of(decision.role, decision.topic_id),
    }
