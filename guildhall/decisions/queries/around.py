"""What is around one decision, as its page shows it."""

from dataclasses import dataclass
from functools import cached_property

from django.db.models import Prefetch, QuerySet

from guildhall.commons.models import Entry, Reply, Standing
from guildhall.commons.page.reads import read_once
from guildhall.commons.queries import topics_of_entry
from guildhall.communities.models import Topic
from guildhall.communities.seats import Seat
from guildhall.decisions.models import (
    AskedForAdvice,
    Contribution,
    Decision,
    Proposal,
    ReviewWish,
    Theme,
)
from guildhall.decisions.ways.advice import who_has_not_advised
from guildhall.decisions.ways.hearing import without_theme
from guildhall.kit.prepared import prepared
from guildhall.people.models import Person
from guildhall.rounds.models import Objection, Round
from guildhall.rounds.queries import Answers, answers_to, people_of

MOST_PROPOSALS = 20
MOST_THEMES = 60
MOST_CONTRIBUTIONS = 200


@dataclass(frozen=True, slots=True)
class Earlier:
    """A proposal that was changed, and the objections that the change answered."""

    round: Round
    objections: list[Objection]


class Around:
    """Its proposals and what people said, who was asked, themes, wishes to open it again.

    Each is one query, when it is first needed; `answers` two, `earlier` one more.
    """

    def __init__(self, entry: Entry) -> None:
        self._entry = entry
        self._decision: Decision = entry.decision

    @cached_property
    def topics(self) -> list[Topic]:
        return topics_of_entry(self._entry)

    @cached_property
    def rounds(self) -> list[Round]:
        """The newest first."""
        rounds = [one.round for one in _proposals.rows(decision_id=self._decision.pk)]
        for one in rounds:
            one.community = self._entry.community
        return rounds

    @property
    def round(self) -> Round | None:
        return self.rounds[0] if self.rounds else None

    def answers(self, person: Person | None) -> Answers | None:
        return answers_to(self.round, person=person) if self.round else None

    @cached_property
    def earlier(self) -> list[Earlier]:
        """What was proposed before, without what was withdrawn and asked anew."""
        older = [one for one in self.rounds[1:] if one.state == Round.State.REWORKED]
        if not older:
            return []
        objections = Objection.objects.kept().filter(round__in=[one.pk for one in older])
        rows = list(objections.select_related("person", "answered_by"))
        return [Earlier(one, [row for row in rows if row.round_id == one.pk]) for one in older]

    @cached_property
    def asked(self) -> list[Person]:
        rows = AskedForAdvice.objects.filter(decision=self._decision).select_related("person")
        return [one.person for one in rows]

    @cached_property
    def not_advised(self) -> set[int]:
        return set(who_has_not_advised(self._decision).values_list("pk", flat=True))

    @cached_property
    def themes(self) -> list[Theme]:
        """With their contributions and who wrote them."""
        rows = Theme.objects.filter(decision=self._decision).select_related("by")
        return list(rows.prefetch_related(_contributions())[:MOST_THEMES])

    @cached_property
    def open_contributions(self) -> list[Reply]:
        rows = without_theme(self._decision).select_related("author")
        return list(rows[:MOST_CONTRIBUTIONS])

    @cached_property
    def wish(self) -> ReviewWish | None:
        """The wish that waits for support, with those who support it."""
        rows = ReviewWish.objects.waiting().filter(decision=self._decision).select_related("by")
        return rows.prefetch_related("supports__person").first()

    @cached_property
    def replacement(self) -> Entry | None:
        """The newer decision that is about the same, where it is published."""
        rows = Entry.objects.published().filter(decision__replaces=self._decision)
        rows = rows.filter(community=self._entry.community_id).defer("body", "body_html")
        return rows.order_by("-pk").first()

    @cached_property
    def people(self) -> int:
        """How many take part."""
        one = self._decision
        return people_of(self._entry.community_id, role=one.role, topic_id=one.topic_id).count()


@prepared
def _proposals(decision_id: int) -> QuerySet[Proposal]:
    """The newest first, each with its round."""
    rows = Proposal.objects.filter(decision=decision_id).select_related("round__opened_by")
    return rows[:MOST_PROPOSALS]


@read_once
def around(entry: Entry) -> Around:
    return Around(entry)


def _contributions() -> Prefetch:
    kept = Contribution.objects.filter(reply__standing=Standing.PUBLISHED)
    return Prefetch("contributions", kept.select_related("reply__author"))


def own_theme(seat: Seat, theme_id: int) -> QuerySet[Theme]:
    """Where the seat sees its decision."""
    seen = Entry.objects.at(seat).values("pk")
    return Theme.objects.filter(pk=theme_id, decision__entry__in=seen)
