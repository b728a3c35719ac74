"""What Ideas keeps about a person around challenges, besides entries and replies."""

from guildhall.ideas.models import Assessor, Challenge, Score, Switch
from guildhall.people.kept import Kept, OnlyTheirs
from guildhall.people.models import Person


def exports_of_challenges(person: Person) -> Kept:
    return {
        "challenges_to_decide": Challenge.objects.filter(decider=person).values(
            "entry_id", "until_on", "decide_by"
        ),
        "challenges_ended": Challenge.objects.filter(ended_by=person).values(
            "entry_id", "outcome", "ended_at"
        ),
        "challenges_assessed": Assessor.objects.filter(person=person).values(
            "challenge_id", "asked_at", "handed_in_at"
        ),
        "scores_given": OnlyTheirs(
            Score.objects.filter(assessor__person=person).values(
                "idea_id", "criterion__name", "value"
            )
        ),
        "switches_of_ideas": Switch.objects.filter(by=person).values("community_id", "name", "at"),
    }
