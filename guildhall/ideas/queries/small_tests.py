"""One small test with what is around it, and the tests of an idea."""

from dataclasses import dataclass

from django.db.models import QuerySet

from guildhall.commons.models import Entry
from guildhall.commons.page.reads import read_once
from guildhall.commons.prepared_at import PreparedAt
from guildhall.communities.models import Membership
from guildhall.communities.seats import Seat
from guildhall.ideas.events import SMALL_TEST
from guildhall.ideas.models import Figure, SmallTest
from guildhall.ideas.queries.teams import TeamOf, team_of_idea
from guildhall.ideas.small_test_policy import RelationToTest, relation_to_test
from guildhall.people.models import Person

MOST_OF_AN_IDEA = 20


@dataclass(frozen=True, slots=True)
class AroundTest:
    """People who help, what was measured (by day), its topics, and whether its owner is here."""

    helpers: list[Person]
    figures: list[Figure]
    topic_ids: set[int]
    has_owner: bool


def small_test_at(seat: Seat, entry_id: int) -> Entry | None:
    """A small test with its row, owner and idea; None where the seat does not see it. One query."""
    rows = _small_test.rows(seat, entry_id)
    if not rows:
        return None
    entry = rows[0]
    entry.community = seat.community
    entry.small_test.entry = entry
    return entry


@PreparedAt
def _small_test(seat: Seat, entry_id: int) -> QuerySet[Entry]:
    entries = Entry.objects.at(seat).filter(pk=entry_id, kind=SMALL_TEST)
    return entries.select_related(
        "author", "small_test__owner", "small_test__ended_by", "small_test__idea"
    ).defer("small_test__idea__body", "small_test__idea__body_html")


@read_once
def around_test(entry: Entry) -> AroundTest:
    """Four queries."""
    test = entry.small_test
    helping = test.helping.select_related("person")
    here = Membership.objects.current().filter(
        community=entry.community_id,
        person__in=[test.owner_id, *(one.person_id for one in helping)],
    )
    present = set(here.values_list("person_id", flat=True))
    return AroundTest(
        [one.person for one in helping if one.person_id in present],
        list(test.figures.select_related("line")),
        set(entry.topics.values_list("pk", flat=True)),
        test.owner_id in present,
    )


def relation_in_test(seat: Seat, entry: Entry) -> RelationToTest:
    """One query more where it tests an idea and someone reads it who could be in its team."""
    around = around_test(entry)
    team = _team_around(entry) if seat.is_member else TeamOf()
    return relation_to_test(
        seat,
        entry.small_test,
        helpers={person.pk for person in around.helpers},
        topics=around.topic_ids,
        has_owner=around.has_owner,
        teammates=team.ids,
    )


@read_once
def _team_around(entry: Entry) -> TeamOf:
    idea_id = entry.small_test.idea_id
    return team_of_idea(idea_id) if idea_id else TeamOf()


def small_tests_of(seat: Seat, idea: Entry) -> list[SmallTest]:
    """The newest first, also of ideas that were merged into it. One query."""
    return _small_tests_of.rows(seat, idea.pk)


@PreparedAt
def _small_tests_of(seat: Seat, entry_id: int) -> QuerySet[SmallTest]:
    seen = Entry.objects.at(seat).published().filter(kind=SMALL_TEST)
    tests = SmallTest.objects.of_idea(entry_id).filter(entry__in=seen)
    rows = tests.select_related("entry", "owner").defer("entry__body", "entry__body_html")
    return rows.order_by("-pk")[:MOST_OF_AN_IDEA]
