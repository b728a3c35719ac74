"""What charters keep about a person: what they wrote, agreed to and objected to."""

from django.db.models import F

from guildhall.charters.models import CharterVersion, Objective, Pledge
from guildhall.people.kept import Kept
from guildhall.people.models import Person
from guildhall.rounds.models import Objection, Voice


def exports(person: Person) -> Kept:
    return {
        "charters_written": CharterVersion.objects.filter(written_by=person).values(
            "community__name", "number", "written_at", "note"
        ),
        "charters_agreed_to": Voice.objects.agreeing()
        .filter(person=person, round__charter__isnull=False)
        .values(
            "at",
            version__community__name=F("round__charter__community__name"),
            version__number=F("round__charter__number"),
        ),
        "charter_objections": Objection.objects.filter(
            person=person, round__charter__isnull=False
        ).values(
            "reason",
            "at",
            "withdrawn_at",
            "answer",
            "answered_at",
            version__community__name=F("round__charter__community__name"),
            version__number=F("round__charter__number"),
        ),
        "pledges_written": Pledge.objects.filter(written_by=person).values(
            "community__name", "text", "written_at", "taken_back_at"
        ),
        "pledges_answered": Pledge.objects.filter(answered_by=person).values(
            "community__name", "text", "came_of_it", "answered_at"
        ),
        "objectives": Objective.objects.filter(owner=person).values(
            "text", "due_on", "evidence", "is_met"
        ),
    }
