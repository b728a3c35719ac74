"""What was said in a round, and who takes part."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from guildhall.communities.models import Membership, RolePeriod
from guildhall.kit.prepared import prepared
from guildhall.notifications.models import ChosenLevel, Level
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
    def names_agreed(self) -> str:
        return ", ".join([one.person.name for one in self.agreed])

    @property
    def names_abstained(self) -> str:
        return ", ".join([one.person.name for one in self.abstained])

    @property
    def waiting(self) -> int:
        """How many objections have no answer yet."""
        return sum(1 for one in self.objections if one.answered_at is None)


def answers_to(asked: Round, *, person: Person | None) -> Answers:
    """Two queries."""
    voices = _voices.rows(round_id=asked.pk)
    objections = _kept_objections.rows(round_id=asked.pk)
    for one in objections:
        one.round = asked
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


@prepared
def _voices(round_id: int) -> QuerySet[Voice]:
    """What each said, and their names: no more of them is shown."""
    voices = Voice.objects.filter(round=round_id).select_related("person")
    return voices.only("says", "round", "person__name")


@prepared
def _kept_objections(round_id: int) -> QuerySet[Objection]:
    kept = Objection.objects.kept().filter(round=round_id)
    return kept.select_related("person", "answered_by")


def who_takes_part(asked: Round) -> QuerySet[Person]:
    """People of its community who are here: its members, those with its role, or of its topic."""
    return people_of(asked.community_id, role=asked.role, topic_id=asked.topic_id)


def people_of(
    community_id: int, *, role: str = "", topic_id: int | None = None
) -> QuerySet[Person]:
    """Members who are here now; with a role or a topic, those of them who hold or follow it.

    A topic's people look after it, or chose to be told about it.
    """
    members = Membership.objects.current().filter(community=community_id)
    people = Person.objects.here().filter(pk__in=members.values("person"))
    roles = RolePeriod.objects.current().filter(community=community_id)
    if role:
        people = people.filter(pk__in=roles.filter(role=role).values("person"))
    if topic_id:
        told = [Level.EVERYTHING, Level.CONCERNS]
        follow = ChosenLevel.objects.filter(topic=topic_id, level__in=told).values("person")
        look_after = roles.filter(topic=topic_id).values("person")
        people = people.filter(Q(pk__in=follow) | Q(pk__in=look_after))
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
