"""What charters keep about a person: what they wrote, agreed to and objected to."""

from guildhall.charters.models import Agreement, CharterVersion, Objection, Objective, Pledge
from guildhall.people.kept import Kept
from guildhall.people.models import Person


def exports(person: Person) -> Kept:
    return {
        "charters_written": CharterVersion.objects.filter(written_by=person).values(
            "community__name", "number", "written_at", "note"
        ),
        "charters_agreed_to": Agreement.objects.filter(person=person).values(
            "version__community__name", "version__number", "at"
        ),
        "charter_objections": Objection.objects.filter(person=person).values(
            "version__community__name",
            "version__number",
            "reason",
            "at",
            "withdrawn_at",
            "answer",
            "answered_at",
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
