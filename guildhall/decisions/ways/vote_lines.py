"""What was typed as options: lines, with a cost in a budget, or people in an election.

In a budget, what other rooms have can be chosen besides (`commons/costed.py`).
"""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from guildhall.ballots.forms import choices_from, lines_in
from guildhall.ballots.models import Way
from guildhall.ballots.terms import Choice
from guildhall.commons.models import Entry
from guildhall.communities.forms.member import MemberField, members_here
from guildhall.communities.models import Community, Topic
from guildhall.decisions.models import VotePlan
from guildhall.people.models import Person
from guildhall.rounds.queries import people_of

MOST_PEOPLE = 200


def choices_in(
    plan: VotePlan, community: Community, *, role: str = "", topic: Topic | None = None
) -> list[Choice]:
    """Raises ValidationError for a line that can't be meant.

    An election without candidates is between everyone who takes part.
    """
    lines = lines_in(plan.options)
    if plan.kind != Way.ELECTION:
        shares_money = Way(plan.kind).shares_money
        typed = choices_from(lines, has_costs=shares_money)
        return [*typed, *_sources(plan, community)] if shares_money else typed
    if lines:
        named = MemberField()
        named.people = members_here(community)
        people = [one for line in lines if (one := named.clean(line))]
    else:
        everyone = people_of(community.pk, role=role, topic_id=topic.pk if topic else None)
        people = list(everyone.order_by("name", "username")[: MOST_PEOPLE + 1])
    if len(people) > MOST_PEOPLE:
        raise ValidationError(_("Name candidates: more than 200 people take part."))
    return [Choice(_told_apart(one, people), person=one) for one in people]


def _sources(plan: VotePlan, community: Community) -> list[Choice]:
    """Those that are still there for everyone to read."""
    there = Entry.objects.published().filter(community=community, pk__in=plan.sources)
    rows = there.for_list().order_by("created_at", "pk")
    return [Choice(one.title, Decimal(plan.sources[str(one.pk)]), entry=one) for one in rows]


def _told_apart(person: Person, people: list[Person]) -> str:
    """With the username where two have one name."""
    name = person.name
    same = sum(1 for one in people if one.name == name)
    return f"{name} (@{person.username})" if same > 1 else name
