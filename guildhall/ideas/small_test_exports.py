"""What Ideas keeps about a person besides entries and replies."""

from guildhall.ideas.models import Figure, Helping, SmallTest, Team, Teammate
from guildhall.people.kept import Kept
from guildhall.people.models import Person


def exports_of_small_tests(person: Person) -> Kept:
    owned = SmallTest.objects.filter(owner=person)
    ended = SmallTest.objects.filter(ended_by=person)
    helping = Helping.objects.filter(person=person)
    figures = Figure.objects.filter(by=person)
    return {
        "in_teams": Teammate.objects.filter(person=person).values("team_id", "team__name", "since"),
        "teams_begun": Team.objects.filter(begun_by=person).values("idea_id", "name", "begun_at"),
        "small_tests": owned.values(
            "entry_id", "belief", "until_on", "needs", "looks_at", "unit", "stops_if"
        ),
        "small_tests_ended": ended.values("entry_id", "result", "learned", "saved", "ended_at"),
        "helping_with_small_tests": helping.values("test_id", "since"),
        "figures": figures.values("test_id", "on", "value", "at"),
    }
