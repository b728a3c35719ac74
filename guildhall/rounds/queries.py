"""What was said in a round, and who takes part."""

from dataclasses import dataclass

from django.db.models import QuerySet

from guildhall.communities.models import Membership, RolePeriod
from guildhall.people.models import Person
from guildhall.rounds.models import Objection, Round, Voice


@dataclass(frozen=True, slots=True)
class Answers:
    """What was said so far, and what one of those who take part said.

    `objections` are those that were not withdrawn.
    """

    agreed: list[Voice]
    abstained: list[Voice]
    objections: list[Objection]
    mine: Objection | None
    has_agreed: bool
    has_abstained: bool
    still_needed: int

    @property
    def waiting(self) -> int:
        """How many objections have no answer yet."""
        return sum(1 for one in self.objections if one.answered_at is None)


def answers_to(asked: Round, *, person: Person | None) -> Answers:
    """Two queries."""
    voices = list(asked.voices.select_related("person"))
    objections = list(asked.objections.kept().select_related("person", "answered_by"))
    agreed = [one for one in voices if one.says == Voice.Says.AGREES]
    abstained = [one for one in voices if one.says == Voice.Says.ABSTAINS]
    me = person.pk if person else None
    own = (one for one in objections if one.person_id == me and one.answered_at is None)
    return Answers(
        agreed=agreed,
        abstained=abstained,
        objections=objections,
        mine=next(own, None),
        has_agreed=any(one.person_id == me for one in agreed),
        has_abstained=any(one.person_id == me for one in abstained),
        still_needed=max(0, asked.needed - len(agreed)),
    )


def who_takes_part(asked: Round) -> QuerySet[Person]:
    """Members of its community now who are here; with a role, those of them who hold it."""
    members = Membership.objects.current().filter(community=asked.community_id)
    people = Person.objects.here().filter(pk__in=members.values("person"))
    if asked.role:
        holders = RolePeriod.objects.current().filter(community=asked.community_id, role=asked.role)
        people = people.filter(pk__in=holders.values("person"))
    return people


def who_has_not_answered(asked: Round) -> QuerySet[Person]:
    """Of those who take part, who said nothing that still counts: only they are reminded."""
    objections = Objection.objects.kept().filter(round=asked)
    voices = Voice.objects.filter(round=asked)
    return (
        who_takes_part(asked)
        .exclude(pk__in=voices.values("person"))
        .exclude(pk__in=objections.values("person"))
    )


def who_spoke(asked: Round) -> set[int]:
    """People who agreed, abstained or objected here, or objected to what this round changed."""
    voices = Voice.objects.filter(round=asked).values_list("person_id", flat=True)
    here = Objection.objects.filter(round=asked)
    before = Objection.objects.filter(changed_in=asked)
    return {*voices, *(here | before).values_list("person_id", flat=True)}
